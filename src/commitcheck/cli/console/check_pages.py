"""What `check` writes with --promise and --since: the why-chain of one promise, or what is new."""

from collections.abc import Callable

from commitcheck.api import why
from commitcheck.assessment.narrowing import of_promise
from commitcheck.cli.options.declare import Target
from commitcheck.cli.options.request import Request, options
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.over_time import diff
from commitcheck.reporting import RenderOptions
from commitcheck.reporting.comparison.since import render_since
from commitcheck.reporting.json import why as why_json
from commitcheck.reporting.terminal import why as why_page
from commitcheck.variants.comparison import set_apart
from commitcheck.variants.hiding import redacted

Pages = tuple[Report, Callable[[Target], str | bytes]]
"""The report that decides how the run ends, and how each target is written."""

Settings = Callable[[Target], RenderOptions]


def of_one_promise(
    request: Request, promise: str, project: Project, report: Report, settings: Settings
) -> Pages:
    """The report of that promise alone, and its why-chain."""
    chain = why(project, report, promise, select=request.select, ignore=request.ignore)

    def page(target: Target) -> str:
        if target.format == "json":
            return why_json.render(report, chain)
        return why_page.render(report, chain, settings(target))

    return of_promise(report, chain.answer.commitment), page


def since(request: Request, revision: str, report: Report, settings: Settings) -> Pages:
    """The report with what was there already set apart, and the comparison beside it."""
    comparison = diff(revision, **options(diff, request))
    if request.redact is not None:
        comparison = redacted(comparison, request.redact)
        report = comparison.report
    marked = set_apart(report, comparison)
    return marked, lambda target: render_since(marked, comparison, target.format, settings(target))
