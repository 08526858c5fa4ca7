"""XLSX of a company: a sheet per file with a column that says the product, then all findings, then
a summary that begins with the company.
"""

from collections.abc import Iterator
from pathlib import PurePath

from commitcheck.model.company import Company
from commitcheck.model.report import Report
from commitcheck.reporting import xlsx as one_product
from commitcheck.reporting.answer_columns import PRODUCT, Cells
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.tables import tables_of
from commitcheck.reporting.company.words import above, notes, rows, title
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME


def render(company: Company, options: RenderOptions, _page_of: PageOf) -> bytes:
    """One workbook.

    Raises:
        OutputError: a file has more promises than a sheet has rows.
    """
    tables = [
        one_product.sheet(table.path, PurePath(table.path).stem, table.header, table.rows)
        for table in tables_of(company)
    ]
    reports = [("", above(company)), *_named(company)]
    findings = [
        (name, *cells)
        for name, report in reports
        for cells in one_product.findings_rows(report, options)
    ]
    sheets = [
        *tables,
        ("commitcheck findings", (PRODUCT, *one_product.FINDINGS), findings),
        ("commitcheck summary", (PRODUCT, *one_product.SUMMARY), list(_summary(company))),
    ]
    return one_product.workbook(sheets, company.as_of, company.version)


def _named(company: Company) -> Iterator[tuple[str, Report]]:
    yield from ((shorten(it.name, NAME), it.report) for it in company.products)


def _summary(company: Company) -> Iterator[Cells]:
    yield ("", "verdict", company.verdict.sentence, "")
    yield ("", "products", title(company), "")
    for row in rows(company):
        yield (row.name, "product", row.says, "")
    for note in notes(company):
        yield ("", "all products", note, "")
    for name, report in _named(company):
        _, *cells = one_product.summary_rows(report)
        yield from ((name, *line) for line in cells)
