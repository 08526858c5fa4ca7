"""Trend -> text: numbers over time, as a table, for machines, and as small multiples."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from commitcheck.reporting.comparison import Format
from commitcheck.reporting.options import RenderOptions
from commitcheck.variants.trend import Trend

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("terminal", "txt", "a table for people, on a screen"),
            Format("json", "json", "the record, for machines"),
            Format("csv", "csv", "one row per point, for a spreadsheet"),
            Format("html", "html", "small multiples on a page, in one file"),
        )
    }
)
"""Every format of it; each is a module of this folder."""


def render(result: Trend, name: str, options: RenderOptions | None = None) -> str:
    """Write it in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"{__name__}.{FORMATS[name].name}")
    text: str = module.render(result, options or RenderOptions())
    return text
