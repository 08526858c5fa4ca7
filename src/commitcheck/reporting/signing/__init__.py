"""SinceSigning -> text: sales or the roadmap, promise by promise."""

from collections.abc import Mapping

from commitcheck.reporting.options import Format, RenderOptions, formats, written
from commitcheck.variants.signing import SinceSigning

FORMATS: Mapping[str, Format] = formats(
    Format("terminal", "txt", "for people, on a screen"),
    Format("json", "json", "the record: everything, for machines"),
    Format("markdown", "md", "for pull requests and job summaries"),
    Format("html", "html", "a page for people, with nothing to load"),
)
"""Every format of it; each is a module of this folder."""


def render(result: SinceSigning, name: str, options: RenderOptions | None = None) -> str:
    """Write it in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    return written(__name__, FORMATS[name], result, options)
