"""Trend -> text: numbers over time, as a table, for machines, and as small multiples."""

from collections.abc import Mapping

from commitcheck.reporting.options import Format, RenderOptions, formats, written
from commitcheck.variants.trend import Trend

FORMATS: Mapping[str, Format] = formats(
    Format("terminal", "txt", "a table for people, on a screen"),
    Format("json", "json", "the record, for machines"),
    Format("csv", "csv", "one row per point, for a spreadsheet"),
    Format("html", "html", "small multiples on a page, in one file"),
)
"""Every format of it; each is a module of this folder."""


def render(result: Trend, name: str, options: RenderOptions | None = None) -> str:
    """Write it in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    return written(__name__, FORMATS[name], result, options)
