"""Comparison -> text: every format is a pure function, imported only when it is asked for."""

from collections.abc import Mapping

from commitcheck.reporting.options import Format, RenderOptions, formats, written
from commitcheck.variants.comparison import Comparison

FORMATS: Mapping[str, Format] = formats(
    Format("terminal", "txt", "for people, on a screen"),
    Format("json", "json", "the record: everything, for machines"),
    Format("markdown", "md", "for pull requests and job summaries"),
    Format("html", "html", "a page for people, in one file"),
    Format("github", "txt", "annotations on GitHub's changed lines"),
    Format("sarif", "sarif", "SARIF 2.1.0 with baselineState"),
)
"""Every format of a comparison."""


def render(comparison: Comparison, name: str, options: RenderOptions | None = None) -> str:
    """Write a comparison in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    return written(__name__, FORMATS[name], comparison, options)
