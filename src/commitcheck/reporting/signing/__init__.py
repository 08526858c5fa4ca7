"""SinceSigning -> text: sales or the roadmap, promise by promise."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from commitcheck.reporting.comparison import Format
from commitcheck.reporting.options import RenderOptions
from commitcheck.variants.signing import SinceSigning

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("terminal", "txt", "for people, on a screen"),
            Format("json", "json", "the record: everything, for machines"),
            Format("markdown", "md", "for pull requests and job summaries"),
            Format("html", "html", "a page for people, with nothing to load"),
        )
    }
)
"""Every format of it; each is a module of this folder."""


def render(result: SinceSigning, name: str, options: RenderOptions | None = None) -> str:
    """Write it in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"{__name__}.{FORMATS[name].name}")
    text: str = module.render(result, options or RenderOptions())
    return text
