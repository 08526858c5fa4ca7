"""A report as a terminal shows it."""

from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render


def shown(report: Report, options: RenderOptions | None = None) -> str:
    text = render(report, "terminal", options)
    assert isinstance(text, str)
    return text
