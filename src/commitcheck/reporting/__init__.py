"""Report -> text or bytes: every format is a pure function, imported only when it is asked for."""

from collections.abc import Iterable, Mapping

from commitcheck.errors import UsageError
from commitcheck.model.report import Report
from commitcheck.reporting.options import Format, RenderOptions, formats, module_of

__all__ = ["FORMATS", "Content", "RenderOptions", "pieces", "render"]

Content = str | bytes | Iterable[str]
"""What a file is to hold: whole, or piece by piece as it is written."""

FORMATS: Mapping[str, Format] = formats(
    Format("terminal", "txt", "the report for people, on a screen", module="terminal.report"),
    Format(
        "json", "json", "the record: everything, for machines",
        module="json.report", has_pieces=True,
    ),
    Format("sarif", "sarif", "SARIF 2.1.0, for code scanning", has_pieces=True),
    Format("junit", "xml", "JUnit XML: a promise is a test case"),
    Format("github", "txt", "annotations on GitHub's changed lines"),
    Format("gitlab", "json", "GitLab Code Quality"),
    Format("markdown", "md", "for pull requests and job summaries", module="markdown.report"),
    Format("html", "html", "a page for people, in one file", module="html.report"),
    Format("csv", "csv", "the promises, answered, for sales", is_binary=True),
    Format("xlsx", "xlsx", "the same as a workbook", is_binary=True),
)  # fmt: skip
"""Every format by the name that --format and --report take. A new one is its line here, its file,
and its file in `company/`, which writes several products in it.
"""


def render(report: Report, name: str, options: RenderOptions | None = None) -> str | bytes:
    """Write a report.

    Args:
        report: What `check` gave.
        name: The format: terminal, json, sarif, junit, github, gitlab, markdown, html, csv or xlsx.
        options: Width, colours and how much to say; default those of a file.

    Returns:
        The text; the bytes of csv and xlsx.

    Raises:
        UsageError: there is no such format.
    """
    content: str | bytes = module_of(__name__, _format(name)).render(
        report, options or RenderOptions()
    )
    return content


def pieces(report: Report, name: str, options: RenderOptions) -> Content:
    """What `render` gives, but piece by piece where the format can be written as it is made.

    Raises:
        UsageError: there is no such format.
    """
    form = _format(name)
    if not form.has_pieces:
        return render(report, name, options)
    content: Iterable[str] = module_of(__name__, form).pieces(report, options)
    return content


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(f"there is no format {name}, expected one of {', '.join(FORMATS)}")
    return FORMATS[name]
