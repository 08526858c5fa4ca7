"""Comparison -> text: every format is a pure function, imported only when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import msgspec

from commitcheck.reporting.options import RenderOptions
from commitcheck.variants.comparison import Comparison


class Format(msgspec.Struct, frozen=True):
    """A way to write a comparison; its module here has its name. `extension` is the usual end of
    a file's name, without the dot.
    """

    name: str
    extension: str
    description: str


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("terminal", "txt", "for people, on a screen"),
            Format("json", "json", "the record: everything, for machines"),
            Format("markdown", "md", "for pull requests and job summaries"),
            Format("html", "html", "a page for people, in one file"),
            Format("github", "txt", "annotations on GitHub's changed lines"),
            Format("sarif", "sarif", "SARIF 2.1.0 with baselineState"),
        )
    }
)
"""Every format of a comparison."""


def render(comparison: Comparison, name: str, options: RenderOptions | None = None) -> str:
    """Write a comparison in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"{__name__}.{FORMATS[name].name}")
    text: str = module.render(comparison, options or RenderOptions())
    return text
