"""What some forms of a report have beyond the report itself, worked out where they are asked for.

Tables that go back to sales have words with which a draft would conform, the page has what
customers want and nothing in the vision answers. No other form depends on them, and a redacted
report has neither.
"""

from commitcheck.cli.options.request import Request, options
from commitcheck.deal_desk import with_demand, with_ways_out
from commitcheck.model.project import Project
from commitcheck.model.report import Report

_TO_SALES, _PAGES = ("csv", "xlsx"), ("html",)

_MOST_PROMISES, _MOST_DEALS = 500, 20
"""They are worked out for so many promises, the words for so many deals, those signed next."""


def worked_out(request: Request, project: Project, report: Report, form: str) -> Report:
    """The report as this form takes it."""
    is_large = len(project.commitments) > _MOST_PROMISES
    if request.redact is not None or is_large or project.vision is None:
        return report
    if form in _TO_SALES and not any(deal.way_out for deal in report.deals):
        return _with_words(request, project, report)
    if form in _PAGES and report.narrowed_to is None:
        return with_demand(project, report)
    return report


def _with_words(request: Request, project: Project, report: Report) -> Report:
    how = options(with_ways_out, request)
    return with_ways_out(project, report, **{**how, "most": _MOST_DEALS})
