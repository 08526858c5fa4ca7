"""How a table was understood, for a person to look at before anything is checked.

The same steps as the check, which also go on where the check has to refuse: a table that
nobody recognises is shown with its columns, so that they can be mapped.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.loading.tables import notes
from commitcheck.loading.tables.cells import unguarded
from commitcheck.loading.tables.commitment_table import summary_line
from commitcheck.loading.tables.header import ANSWER_COLUMNS
from commitcheck.loading.tables.mapping.mapping import FieldSource, Names
from commitcheck.loading.tables.mapping.preset import Preset
from commitcheck.loading.tables.problems import Refusal
from commitcheck.loading.tables.reading import Gathered, Understood, gather, read
from commitcheck.loading.tables.records import Records
from commitcheck.loading.tables.status_words import StatusWord, may_be_status
from commitcheck.loading.tables.table import Skipped, Table, TableFile
from commitcheck.loading.tables.table_header import ReadOther, guessed_header, header_of, open_table
from commitcheck.model.config import TableConfig
from commitcheck.model.dates import CALENDAR_YEARS, FiscalYear
from commitcheck.model.finding import Problem

IGNORED = "ignored"
"""What stands for a field at a column of our own answers."""


class PreviewColumn(Struct, frozen=True):
    """A column: what gives, how many rows fill it, what stands in it. `maybe` is a suggestion."""

    name: str
    field: str | None
    filled: int
    samples: tuple[str, ...]
    maybe: str | None = None


class Preview(Struct, frozen=True):
    """How a table was understood.

    `sources` says per field which columns give it; the columns of the fields in `empty` hold
    nothing. `config` is what the user said about the table beforehand.
    """

    path: str
    kind: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_line: int | None = None
    preset: str | None = None
    rows: int = 0
    skipped: tuple[Skipped, ...] = ()
    columns: tuple[PreviewColumn, ...] = ()
    summary: str = ""
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    config: TableConfig | None = None
    status: tuple[StatusWord, ...] = ()
    """What each word of the status became."""
    is_guess: bool = False
    """No header was recognised; the columns are those of the row that looks most like one."""

    def as_data(self) -> dict[str, Any]:
        """The shape of `preview --format json`."""
        return {
            "path": self.path,
            "kind": self.kind,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "sheet": self.sheet,
            "header_line": self.header_line,
            "preset": self.preset,
            "rows": self.rows,
            "skipped": [{"line": run.line, "reason": run.told} for run in self.skipped],
            "columns": [
                {
                    "name": column.name,
                    "field": column.field,
                    "filled": column.filled,
                    "samples": list(column.samples),
                }
                for column in self.columns
            ],
            "status": [word._asdict() for word in self.status],
            "summary": self.summary,
        }


def preview_table(
    path: str,
    content: bytes,
    config: TableConfig,
    read_other: ReadOther | None = None,
    fiscal: FiscalYear = CALENDAR_YEARS,
) -> Preview:
    """Understand a table and say how; what the check would refuse is among the problems."""
    read_other = read_other or _nothing
    try:
        file = open_table(path, content, config)
        gathered, refused = _gathered(file, config, read_other)
        is_guess = bool(refused)
    except Refusal as refusal:
        return Preview(path, "unknown", summary="not readable", problems=(refusal.problem,))
    try:
        if not refused:
            notes.refuse_without_text(gathered.table, gathered.chosen, gathered.header.layers)
            return _shown(gathered, read(gathered, config, fiscal), config)
    except Refusal as refusal:
        refused = [refusal.problem]
    problems = (*refused, *gathered.problems)
    table, header = gathered.table, gathered.header
    unread = Understood(
        table, header.preset, header.layers, gathered.chosen, Records(), frozenset(), problems
    )
    return replace(_shown(gathered, unread, config), is_guess=is_guess)


def _nothing(_: str) -> bytes | None:
    return None


def _gathered(
    file: TableFile, config: TableConfig, read_other: ReadOther
) -> tuple[Gathered, list[Problem]]:
    try:
        header = header_of(file, config, read_other)
    except Refusal as refusal:
        return gather(file, guessed_header(file), config, read_other), [refusal.problem]
    return gather(file, header, config, read_other), []


def _shown(gathered: Gathered, found: Understood, config: TableConfig) -> Preview:
    table, file = found.table, found.table.file
    return Preview(
        path=file.path,
        kind=file.kind,
        encoding=file.encoding,
        delimiter=file.delimiter,
        sheet=file.sheet,
        header_line=table.header_line,
        preset=found.preset,
        rows=len(table.lines),
        skipped=tuple(sorted((*_above(table), *table.skipped))),
        columns=_columns(table, gathered.chosen, found.layers),
        summary=summary_line(found),
        problems=found.problems,
        sources={name: _named(table, source) for name, source in gathered.chosen.items()},
        empty=frozenset(
            name
            for name, source in gathered.chosen.items()
            if table.lines and not any(table.filled[index] for index in source.flat)
        ),
        config=config,
        status=found.status,
    )


def _above(table: Table) -> list[Skipped]:
    """The rows above the header: a report's title, its filters."""
    rows = takewhile(lambda row: row[0] < table.header_line, table.file.rows())
    return [Skipped(line, "row above the header") for line, row in rows if any(row)]


def _named(table: Table, source: FieldSource) -> tuple[str, ...]:
    """The columns of a field, as the configuration would name them."""
    groups = (
        " + ".join(unguarded(table.header[index]).strip() for index in group)
        for group in source.columns
    )
    return tuple(dict.fromkeys(groups))


def _columns(
    table: Table, chosen: Mapping[str, FieldSource], layers: Sequence[Preset]
) -> tuple[PreviewColumn, ...]:
    fields = {index: name for name, source in chosen.items() for index in source.flat}
    maybe = _suggested(table, layers, fields)
    return tuple(
        PreviewColumn(
            name=name.strip(),
            field=IGNORED if name.strip() in ANSWER_COLUMNS else fields.get(index),
            filled=table.filled[index],
            samples=tuple(table.samples[index]),
            maybe=maybe.get(index),
        )
        for index, name in enumerate(table.header)
    )


def _suggested(table: Table, layers: Sequence[Preset], used: Mapping[int, str]) -> dict[int, str]:
    """Filled columns that a preset thinks of for a field that nothing filled gives yet."""
    names = Names(table.header)
    given = {name for index, name in used.items() if table.filled[index]}
    found: dict[int, str] = {}
    for layer in layers:
        for field_name, theirs in layer.suggest.items():
            for index in (index for name in theirs for index in names.find(name)):
                if index not in used and field_name not in given and table.filled[index]:
                    found.setdefault(index, field_name)
    if "status" not in given:
        for index in may_be_status(table, {}, layers):
            if index not in used:
                found.setdefault(index, "status")
    return found
