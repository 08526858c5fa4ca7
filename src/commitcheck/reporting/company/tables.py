"""Every product's promises in one table for each file: what csv and xlsx of a company are made of.

An export for all comes back as it came, each row once with the answer of the product that it
belongs to, also those that no product takes.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import merge

from commitcheck.model.company import Company, ProductReport
from commitcheck.reporting.answer_columns import (
    ANSWERS,
    BESIDE,
    LEFT_OUT,
    PRODUCT,
    Cells,
    Lined,
    ReturnedTable,
    returned_tables,
)
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.spoken import NAME

Part = tuple[str, ReturnedTable, str]
"""A product's name, its table, and what its run left out."""


def tables_of(company: Company) -> list[ReturnedTable]:
    """The files of all products in the order in which they are first met, whose rows say their
    product before the answers; each may be gone through once.
    """
    parts: dict[tuple[str, Cells], list[Part]] = {}
    columns: set[str] = set()
    for product in [*filter(_has_promises, company.products)] or company.products[:1]:
        left_out = "; ".join(product.report.left_out)
        for table in returned_tables(product.report):
            own = table.header[: -len(table.answers)]
            parts.setdefault((table.path, own), []).append(
                (shorten(product.name, NAME), table, left_out)
            )
            columns |= {*table.answers, *((LEFT_OUT,) if left_out else ())}
    answers = tuple(name for name in (PRODUCT, *ANSWERS, *BESIDE, LEFT_OUT)
                    if name in columns or name in (PRODUCT, *ANSWERS))  # fmt: skip
    return [
        ReturnedTable(path, own + answers, _rows(every, len(own), answers), answers)
        for (path, own), every in parts.items()
    ]


def _has_promises(product: ProductReport) -> bool:
    """Is there anything to hand back?"""
    return bool(product.report.tables or product.report.commitments)


def _rows(parts: Sequence[Part], width: int, answers: Cells) -> Iterator[Cells]:
    """In the order of the file; what several products left unanswered stands there once."""
    every = [_lined(part, width, answers) for part in parts]
    waiting: Lined | None = None
    for row in merge(*every, key=lambda row: row.line):
        if waiting is not None and (row.line == 0 or row.line != waiting.line):
            yield waiting.cells
            waiting = None
        if waiting is None or row.is_answered:
            waiting = row
    if waiting is not None:
        yield waiting.cells


def _lined(part: Part, width: int, answers: Cells) -> Iterator[Lined]:
    """A product's rows with its name and every answer's column, empty where it has none."""
    name, table, left_out = part
    rows = table.lined or (Lined(0, True, cells) for cells in table.rows)
    for row in rows:
        said: Mapping[str, str] = {
            **dict(zip(table.answers, row.cells[width:], strict=False)),
            PRODUCT: name if row.is_answered else "",
            LEFT_OUT: left_out if row.is_answered else "",
        }
        beyond = row.cells[width + len(table.answers) :]
        cells = (*row.cells[:width], *(said.get(column, "") for column in answers), *beyond)
        yield row._replace(cells=cells)
