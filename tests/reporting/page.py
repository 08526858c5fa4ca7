"""A report as a page of HTML, read back as a tree."""

from functools import cache

from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render
from reporting.document import Element, read
from reporting.reports import sample_report


def written(report: Report, options: RenderOptions | None = None) -> str:
    page = render(report, "html", options)
    assert isinstance(page, str)
    return page


def shown(report: Report, options: RenderOptions | None = None) -> Element:
    return read(written(report, options))


@cache
def sample() -> Element:
    return shown(sample_report())
