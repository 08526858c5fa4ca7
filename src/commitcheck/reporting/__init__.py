"""Report -> text or bytes: every format is a pure function, imported only when it is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from msgspec import Struct

from commitcheck.model.report import Report
from commitcheck.reporting.options import RenderOptions

__all__ = ["FORMATS", "Format", "RenderOptions", "Renderer", "render"]

Renderer = Callable[[Report, RenderOptions], str | bytes]


class Format(Struct, frozen=True):
    """A way to write a report. `load` imports its module and gives its `render`.

    `is_binary` says that `render` gives bytes, `extension` is the usual end of a file's name,
    without the dot.
    """

    name: str
    load: Callable[[], Renderer]
    extension: str
    description: str
    is_binary: bool = False


def _from(module: str) -> Callable[[], Renderer]:
    def load() -> Renderer:
        render: Renderer = import_module(f"commitcheck.reporting.{module}").render
        return render

    return load


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format_.name: format_
        for format_ in (
            Format(
                "terminal", _from("terminal.report"), "txt", "the report for people, on a screen"
            ),
            Format("json", _from("json.report"), "json", "the record: everything, for machines"),
            Format("sarif", _from("sarif"), "sarif", "SARIF 2.1.0, for code scanning"),
            Format("junit", _from("junit"), "xml", "JUnit XML: a promise is a test case"),
            Format("github", _from("github"), "txt", "annotations on GitHub's changed lines"),
            Format("gitlab", _from("gitlab"), "json", "GitLab Code Quality"),
            Format(
                "markdown", _from("markdown.report"), "md", "for pull requests and job summaries"
            ),
            Format("html", _from("html.report"), "html", "a page for people, in one file"),
            Format("csv", _from("csv"), "csv", "the promises, answered, for sales", is_binary=True),
            Format("xlsx", _from("xlsx"), "xlsx", "the same as a workbook", is_binary=True),
        )
    }
)
"""Every format by the name that --format and --report take; a new one is its file and a line."""


def render(report: Report, name: str, options: RenderOptions | None = None) -> str | bytes:
    """Write `report` in the format called `name`.

    Raises:
        KeyError: there is no such format.
    """
    return FORMATS[name].load()(report, options or RenderOptions())
