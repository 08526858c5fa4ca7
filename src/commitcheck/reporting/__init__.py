"""Report -> text or bytes: every format is a pure function, imported only when it is asked for."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from types import MappingProxyType

from msgspec import Struct

from commitcheck.model.report import Report
from commitcheck.reporting.options import RenderOptions

__all__ = ["FORMATS", "Content", "Format", "RenderOptions", "Renderer", "pieces", "render"]

Content = str | bytes | Iterable[str]
"""What a file is to hold: whole, or piece by piece as it is written."""

Renderer = Callable[[Report, RenderOptions], str | bytes]
InPieces = Callable[[Report, RenderOptions], Iterable[str]]


class Format(Struct, frozen=True):
    """A way to write a report. `load` imports its module and gives its `render`.

    `is_binary` says that `render` gives bytes, `extension` is the usual end of a file's name,
    without the dot. `load_pieces` gives the module's `pieces`, where a file of this format can
    be written as it is made.
    """

    name: str
    load: Callable[[], Renderer]
    extension: str
    description: str
    is_binary: bool = False
    load_pieces: Callable[[], InPieces] | None = None


def _from(module: str) -> Callable[[], Renderer]:
    def load() -> Renderer:
        render: Renderer = import_module(f"commitcheck.reporting.{module}").render
        return render

    return load


def _pieces_from(module: str) -> Callable[[], InPieces]:
    def load() -> InPieces:
        pieces: InPieces = import_module(f"commitcheck.reporting.{module}").pieces
        return pieces

    return load


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format_.name: format_
        for format_ in (
            Format(
                "terminal", _from("terminal.report"), "txt", "the report for people, on a screen"
            ),
            Format(
                "json",
                _from("json.report"),
                "json",
                "the record: everything, for machines",
                load_pieces=_pieces_from("json.report"),
            ),
            Format(
                "sarif",
                _from("sarif"),
                "sarif",
                "SARIF 2.1.0, for code scanning",
                load_pieces=_pieces_from("sarif"),
            ),
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
    """Write a report.

    Args:
        report: What `check` gave.
        name: The format: terminal, json, sarif, junit, github, gitlab, markdown, html, csv or xlsx.
        options: Width, colours and how much to say; default those of a file.

    Returns:
        The text; the bytes of csv and xlsx.

    Raises:
        KeyError: there is no such format.
    """
    return FORMATS[name].load()(report, options or RenderOptions())


def pieces(report: Report, name: str, options: RenderOptions) -> Content:
    """What `render` gives, but piece by piece where the format can be written as it is made.

    Raises:
        KeyError: there is no such format.
    """
    load = FORMATS[name].load_pieces
    return load()(report, options) if load else render(report, name, options)
