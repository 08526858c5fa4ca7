"""CSV back to sales: the promises as they came, the answers beside them, safe to open.

UTF-8 with a byte order mark, CRLF and every cell in quotation marks, because spreadsheets
want it so; what they would run as a formula is guarded.
"""

import csv
import io

from commitcheck.model.location import guarded
from commitcheck.model.pattern import pattern
from commitcheck.model.report import Report
from commitcheck.reporting.answer_columns import (
    LEFT_OUT,
    Cells,
    ReturnedTable,
    returned_tables,
    united,
)
from commitcheck.reporting.options import RenderOptions

_NO_TEXT = pattern("[\0\ud800-\udfff]")
"""NUL and halves of characters, from a broken file: nothing that reads CSV takes them."""


def render(report: Report, _options: RenderOptions) -> bytes:
    """One table; several exports are united, with a column that says the file.

    Where the run was told to leave something out, the last column says so on every row: a row
    that conforms is read alone.
    """
    table = united(returned_tables(report))
    left_out = ("; ".join(report.left_out),) if report.left_out else ()
    return written(table, left_out)


def written(table: ReturnedTable, left_out: Cells = ()) -> bytes:
    """A table as a file; `left_out` is said on every row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_written((*table.header, *(LEFT_OUT,) * len(left_out))))
    writer.writerows(_written(_with(cells, left_out, len(table.header))) for cells in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _written(cells: Cells) -> list[str]:
    return [guarded(_NO_TEXT.sub("\ufffd", cell)) for cell in cells]


def _with(cells: Cells, left_out: Cells, width: int) -> Cells:
    """The word about what was left out below its header, before cells that no header names."""
    return (*cells[:width], *left_out, *cells[width:]) if left_out else cells
