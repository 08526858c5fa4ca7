"""A file of promises that is a table: from its bytes to commitments, or to the reason why not.

One line that says how a table was understood.

A table of promises as it came, kept as a way to read its records once more.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from commitcheck.loading.files import without_collector
from commitcheck.loading.tables.csv.body import TOO_LONG
from commitcheck.loading.tables.exports import Exports
from commitcheck.loading.tables.mapping.mapping import CLOSE_DATE
from commitcheck.loading.tables.mapping.preset import OWN
from commitcheck.loading.tables.reading import Understood, understand
from commitcheck.loading.tables.status_words import left_out
from commitcheck.loading.tables.table import (
    ELSEWHERE,
    UNCLAIMED,
    Refusal,
    Skipped,
    Table,
    TableFile,
)
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import TableConfig
from commitcheck.model.dates import CALENDAR_YEARS, FiscalYear
from commitcheck.model.digest import digest_of
from commitcheck.model.finding import Problem
from commitcheck.model.location import RowsOfFile, SourceRow, SourceTable, unguarded
from commitcheck.model.phrase import counted
from commitcheck.model.project import InputFile, LostRecord

if TYPE_CHECKING:
    from commitcheck.loading.tables.reading import Understood

ReadOther = Callable[[str], bytes | None]


class TableReading(Struct, frozen=True):
    """What one table gave. `table` still yields the header and the rows as written."""

    commitments: tuple[Commitment, ...]
    fields: frozenset[str]
    problems: tuple[Problem, ...]
    input: InputFile
    rows_lost: int
    lost: tuple[LostRecord, ...] = ()
    table: Table | None = None
    understood: Understood | None = None


def read_table(
    path: str,
    content: bytes,
    config: TableConfig,
    read_other: ReadOther | None = None,
    fiscal: FiscalYear = CALENDAR_YEARS,
    exports: Exports | None = None,
) -> TableReading:
    """Read a CSV file or a workbook of promises. Nothing the file holds raises.

    `read_other` gives the bytes of another file that the configuration names (a table to
    join, a preset), or None when it cannot be read. `fiscal` says what a fiscal year in it is;
    `exports` has those that other products were read from.
    """
    digest = digest_of(content)
    try:
        with without_collector():
            found = understand(path, content, config, read_other or _nothing, fiscal, exports)
    except Refusal as refusal:
        listed = InputFile(path, "commitments", "not readable", digest)
        return TableReading((), frozenset(), (refusal.problem, *refusal.others), listed, 0)
    listed = InputFile(path, "commitments", summary_line(found), digest)
    return TableReading(
        commitments=found.records.commitments,
        fields=found.fields,
        problems=found.problems,
        input=listed,
        rows_lost=found.table.rows_lost + len(found.records.lost),
        lost=(*found.table.lost, *found.records.lost),
        table=found.table,
        understood=found,
    )


def _nothing(_: str) -> bytes | None:
    return None


_PLAIN = (
    "footer", "total row", "heading", "repeated header", "second header", "line of dashes",
    "ignored row",
)  # fmt: skip

_PLURALS = {"line of dashes": "lines of dashes"}

_SAID = ("id", "customer", "title", "deal", "due", CLOSE_DATE, "status", "arr")

_FULL = 0.995


def summary_line(found: "Understood") -> str:
    """`UTF-8, comma, header on line 5, preset salesforce, 120 rows (2 footers left out); ...`."""
    file, table = found.table.file, found.table
    parts = [part for part in (file.encoding, file.delimiter) if part]
    if file.sheet is not None:
        parts.append(f"sheet {file.sheet}")
    if file.besides:
        parts.append(f"not read: {file.besides}")
    if table.header_line > 1:
        parts.append(f"header on line {table.header_line}")
    parts.append("our column names" if found.preset == OWN else f"preset {found.preset}")
    incomplete = len(found.records.lost)
    rows = counted(len(table.lines) - incomplete, "row")
    closed = left_out(found.records.commitments)
    parts.append(rows + _left_out(table, incomplete) + closed)
    if found.preset == OWN:
        return ", ".join(parts)
    fields = (_field(found, name) for name in _SAID if _is_said(found, name))
    return f"{', '.join(parts)}; {', '.join(fields)}"


def _left_out(table: Table, incomplete: int) -> str:
    counts: Counter[str] = Counter()
    for skipped in table.skipped:
        counts[skipped.reason] += skipped.rows
    told = [
        counted(counts[reason], reason, _PLURALS.get(reason)) for reason in _PLAIN if counts[reason]
    ]
    if elsewhere := counts[ELSEWHERE]:
        told.append(counted(elsewhere, ELSEWHERE, "rows of other products"))
    if other := counts["row of a second table"]:
        told.append(counted(other, "row of a second table", "rows of a second table"))
    if unclaimed := counts[UNCLAIMED]:
        told.append(counted(unclaimed, UNCLAIMED, "rows of no product"))
    told += [counted(incomplete, "incomplete row")] if incomplete else []
    told += [counted(table.rows_lost, "unreadable row")] if table.rows_lost else []
    return f" ({', '.join(told)} left out)" if told else ""


def _is_said(found: "Understood", name: str) -> bool:
    return name in found.sources or name in ("customer", "title", "due")


def _field(found: "Understood", name: str) -> str:
    source = found.sources.get(name)
    if source is None:
        return f"{name}: not found"
    table = found.table
    names = " or ".join(
        dict.fromkeys(
            " + ".join(table.header[index].strip() for index in group) for group in source.columns
        )
    )
    rows = len(table.lines)
    filled = max(table.filled[index] for index in source.flat)
    percent = max(round(100 * filled / rows), min(filled, 1)) if rows else 100
    share = f" ({percent} % filled)" if rows and filled < rows * _FULL else ""
    return f"{name}<-{names}{share}"


IGNORED = "ignored row"
"""Left out by the configuration only: it is a record of the user's all the same."""
_KEPT = frozenset((IGNORED, TOO_LONG, UNCLAIMED))


def source_of_table(table: Table, commitments: Sequence[Commitment]) -> SourceTable:
    """A CSV file or a sheet: every record below its header, furniture left out. One with
    more cells than the header keeps them all: cut short, it would read back as a promise.
    """
    header = tuple(map(unguarded, table.header[: table.width]))
    file, start, width = table.file, table.header_line, table.width
    skipped = tuple(row for row in table.skipped if row.reason not in _KEPT)

    def rows() -> Iterator[SourceRow]:
        ids = {promise.where.key: promise.id for promise in commitments}
        for line, cells in _records(file, start, width, skipped):
            yield SourceRow(ids.get(line), tuple(map(unguarded, cells)), line)

    return SourceTable(file.path, header, RowsOfFile(rows))


def _records(
    file: TableFile, header_line: int, width: int, skipped: Sequence[Skipped]
) -> Iterator[tuple[int, Sequence[str]]]:
    left_out = {line for run in skipped for line in range(run.line, run.line + run.rows)}
    for line, row in file.rows():
        if line > header_line and line not in left_out and any(row):
            yield line, [*row, *[""] * (width - len(row))]
