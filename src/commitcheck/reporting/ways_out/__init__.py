"""A way out -> text: every format is a pure function, imported only when it is asked for."""

from collections.abc import Mapping

from commitcheck.model.way_out import WayOut
from commitcheck.reporting.options import Format, RenderOptions, formats, written

FORMATS: Mapping[str, Format] = formats(
    Format("terminal", "txt", "for people, on a screen"),
    Format("json", "json", "the record: everything, for machines"),
    Format("markdown", "md", "for a ticket, a mail or a pull request"),
    Format("csv", "csv", "one row per change, for a spreadsheet"),
)
"""Every format of it; each is a module of this folder."""


def render(found: WayOut, name: str, options: RenderOptions | None = None) -> str:
    """Write it in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    return written(__name__, FORMATS[name], found, options)
