"""CSV of a company: the promises of all products in one table, safe to open as one product's is."""

from commitcheck.model.company import Company
from commitcheck.reporting import csv as one_product
from commitcheck.reporting.answer_columns import united
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.tables import tables_of
from commitcheck.reporting.options import RenderOptions


def render(company: Company, _options: RenderOptions, _page_of: PageOf) -> bytes:
    """A row for each promise and each row that is nobody's; a column says the product."""
    return one_product.written(united(tables_of(company)))
