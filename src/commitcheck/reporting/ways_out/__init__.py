"""A way out -> text: every format is a pure function, imported only when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from commitcheck.model.way_out import WayOut
from commitcheck.reporting.comparison import Format
from commitcheck.reporting.options import RenderOptions

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("terminal", "txt", "for people, on a screen"),
            Format("json", "json", "the record: everything, for machines"),
            Format("markdown", "md", "for a ticket, a mail or a pull request"),
            Format("csv", "csv", "one row per change, for a spreadsheet"),
        )
    }
)
"""Every format of it; each is a module of this folder."""


def render(found: WayOut, name: str, options: RenderOptions | None = None) -> str:
    """Write it in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"{__name__}.{FORMATS[name].name}")
    text: str = module.render(found, options or RenderOptions())
    return text
