"""A table of promises as it came, kept as a way to read its records once more."""

from collections.abc import Iterator, Sequence

from commitcheck.loading.tables.csv_body import TOO_LONG
from commitcheck.loading.tables.table import Skipped, Table, TableFile
from commitcheck.model.commitment import Commitment
from commitcheck.model.source_table import RowsOfFile, SourceRow, SourceTable, unguarded

IGNORED = "ignored row"
"""Left out by the configuration only: it is a record of the user's all the same."""


def source_of_table(table: Table, commitments: Sequence[Commitment]) -> SourceTable:
    """A CSV file or a sheet: every record below its header, furniture left out; of one with more
    cells than the header those that have a name.
    """
    header = tuple(map(unguarded, table.header[: table.width]))
    file, start, width = table.file, table.header_line, table.width
    skipped = tuple(one for one in table.skipped if one.reason not in (IGNORED, TOO_LONG))

    def rows() -> Iterator[SourceRow]:
        ids = {promise.where.key: promise.id for promise in commitments}
        for line, cells in _records(file, start, width, skipped):
            yield SourceRow(ids.get(line), tuple(map(unguarded, cells)))

    return SourceTable(file.path, header, RowsOfFile(rows))


def _records(
    file: TableFile, header_line: int, width: int, skipped: Sequence[Skipped]
) -> Iterator[tuple[int, Sequence[str]]]:
    left_out = {line for one in skipped for line in range(one.line, one.line + one.rows)}
    for line, row in file.rows():
        if line > header_line and line not in left_out and any(row):
            yield line, [*row[:width], *[""] * (width - len(row))]
