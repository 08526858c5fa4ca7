"""Company -> text: each format holds the formats of one product, a section each."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from commitcheck.model.company import Company
from commitcheck.reporting.options import RenderOptions

Renderer = Callable[[Company, RenderOptions], str]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        name: f"commitcheck.reporting.company.{name}"
        for name in ("terminal", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
    }
)
"""Every format that holds several products, and its module. A table is handed back to one."""


def render(company: Company, name: str, options: RenderOptions | None = None) -> str:
    """Write all products in the format called `name`.

    Raises:
        KeyError: there is no such format for several products.
    """
    renderer: Renderer = import_module(FORMATS[name]).render
    return renderer(company, options or RenderOptions())
