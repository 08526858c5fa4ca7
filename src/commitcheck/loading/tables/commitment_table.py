"""A file of promises that is a table: from its bytes to commitments, or to the reason why not."""

from collections.abc import Callable
from hashlib import sha256

from msgspec import Struct

from commitcheck.loading.collector import without_collector
from commitcheck.loading.tables.table import Table
from commitcheck.loading.tables.table_problems import Refusal
from commitcheck.loading.tables.table_reading import Understood, understand
from commitcheck.loading.tables.table_summary import summary_line
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import TableConfig
from commitcheck.model.problem import Problem
from commitcheck.model.project import InputFile, LostRecord

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
    fiscal_year_start: int = 1,
) -> TableReading:
    """Read a CSV file or a workbook of promises. Nothing the file holds raises.

    `read_other` gives the bytes of another file that the configuration names (a table to
    join, a preset), or None when it cannot be read. `fiscal_year_start` is the month.
    """
    digest = sha256(content).hexdigest()
    try:
        with without_collector():
            found = understand(path, content, config, read_other or _nothing, fiscal_year_start)
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
