"""Company -> text: each format holds the formats of one product, a section each."""

from collections.abc import Callable
from importlib import import_module

from msgspec.structs import replace

from commitcheck.model.company import Company, ProductReport
from commitcheck.reporting import FORMATS
from commitcheck.reporting import render as render_product
from commitcheck.reporting.options import RenderOptions

PageOf = Callable[[ProductReport, RenderOptions], str]
"""One product's page in the format that is written."""

Renderer = Callable[[Company, RenderOptions, PageOf], str | bytes]


def render(
    company: Company,
    name: str,
    options: RenderOptions | None = None,
    page_of: PageOf | None = None,
) -> str | bytes:
    """Write all products in the format called `name`; `page_of` gives a product's own page, which
    is its report where nothing else is asked for. Each fails on what its configuration says.

    Raises:
        KeyError: there is no such format.
    """
    renderer: Renderer = import_module(f"{__name__}.{FORMATS[name].name}").render

    def page(product: ProductReport, options: RenderOptions) -> str:
        own = replace(options, fail_on=product.fail_on)
        if page_of is not None:
            return page_of(product, own)
        return str(render_product(product.report, name, own))

    return renderer(company, options or RenderOptions(), page)
