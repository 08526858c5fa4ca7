"""`commitcheck check`: the report, or with --promise the why-chain of one promise."""

import math
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module

from msgspec.structs import replace

from commitcheck.assessment.configured import products_here
from commitcheck.cli.console import streams
from commitcheck.cli.console.output import (
    as_shown,
    refuse_inputs,
    refuse_two_on_screen,
    render_options,
    say_first_input_error,
    write,
)
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import ExitCode, exit_code, worst
from commitcheck.cli.options.declare import Target, command
from commitcheck.cli.options.request import Request, files_of, judge, options, read
from commitcheck.errors import OutputError, UsageError
from commitcheck.loading.files import without_collector
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.reporting import Content, RenderOptions, pieces
from commitcheck.rules import ALL_RULES

_OTHER_STAGES = 7
"""Around the rules: finding and reading a vision and a table, waivers, report, suggestions, and
rendering; more files only make the bar end a little early."""

Contents = list[tuple[Target, Content]]

_NARROWING = ("deal", "customer", "owner", "status", "theme", "capability")
"""Options that leave a part of the report."""


@command
def check(request: Request) -> int:
    """Check commitments against the vision and print what does not conform.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read,
    3 nothing to check, 4 a fault of commitcheck's own.
    """
    _validate(request)
    if request.product is None and products_here(request.paths, request.config):
        return _check_company(request)
    stages = Stages(total=len(ALL_RULES) + _OTHER_STAGES)
    if request.explain_selection:
        selected = import_module("commitcheck.cli.console.selected")  # what only this needs
        return int(selected.explain(request, read(request, stages)))
    with without_collector():
        with stages.shown():
            project = read(request, stages)
            refuse_inputs([target.path for target in request.reports], files_of(project))
            report = _with_way_out(request, project, judge(request, project, stages))
            deciding, page = _pages(request, project, report)
            contents: Contents = []
            for target in request.reports:
                with stages.watch(f"rendering {target.format}"):
                    contents.append((target, page(target)))
        _write(contents, stages)
    if request.timings:
        say_timings(stages)
    _name_unread(request, deciding)
    is_since = request.since is not None
    code = exit_code(deciding, _fail_on(request, project), only_new=is_since)
    return code or _below(request, report)


def _with_way_out(request: Request, project: Project, report: Report) -> Report:
    """Of one deal the way out as well; one that nobody may be named in is not looked for."""
    if request.deal is None or request.redact is not None or len(report.deals) != 1:
        return report
    desk = import_module("commitcheck.deal_desk")  # what only this needs is not read otherwise
    with_it: Report = desk.with_ways_out(project, report, **options(desk.with_ways_out, request))
    return with_it


def _with_more(request: Request, project: Project, report: Report, form: str) -> Report:
    """What this form has beyond the report."""
    if form not in ("csv", "xlsx", "html"):  # nothing to import for the others
        return report
    more = import_module("commitcheck.cli.console.worked_out")  # as above
    with_it: Report = more.worked_out(request, project, report, form)
    return with_it


def _check_company(request: Request) -> int:
    """The same for several products in one call."""
    from commitcheck.cli.console import company  # noqa: PLC0415 - most repositories have one

    stages = Stages(total=len(ALL_RULES) + _OTHER_STAGES)
    with stages.shown(), without_collector():
        settings = partial(_render_options, request)
        whole, contents = company.checked(request, stages, settings, _with_more)
    _write([*contents], stages)
    if request.timings:
        say_timings(stages)
    code = worst(whole)
    products = [product for product in whole.products if not product.is_empty]
    below = [_below(request, product.report, f"{product.name}: ") for product in products]
    return code or max(below, default=ExitCode.OK)


def _below(request: Request, report: Report, whose: str = "") -> ExitCode:
    """Say which metric is below what --fail-under asks for; one that is not known is, too."""
    known = {metric.name: metric for metric in report.metrics}
    code = ExitCode.OK
    for floor in request.fail_under:
        metric = known[floor.metric]
        if metric.value is not None and metric.value * 100 >= floor.percent:
            continue
        code = ExitCode.FINDINGS
        stands = f"not known ({metric.reason})" if metric.value is None else _percent(metric.value)
        streams.say(
            f"commitcheck: {whose}{floor.metric} is {stands}, expected {floor.percent} % or more"
        )
    return code


def _percent(share: float) -> str:
    """Never rounded up to what it does not reach."""
    return f"{math.floor(share * 1000) / 10:g} %"


def _pages(
    request: Request, project: Project, report: Report
) -> tuple[Report, Callable[[Target], Content]]:
    """The report that decides how the run ends, and how each target is written."""

    def settings(target: Target) -> RenderOptions:
        return _render_options(request, _fail_on(request, project), target)

    if request.since is None and request.promise is None:
        return report, lambda target: pieces(
            _with_more(request, project, report, target.format), target.format, settings(target)
        )
    from commitcheck.cli.console import check_pages  # noqa: PLC0415 - rarely asked for

    if request.since is not None:
        return check_pages.since(request, request.since, report, settings)
    return check_pages.of_one_promise(request, request.promise or "", project, report, settings)


def _validate(request: Request) -> None:
    """Refuse what does not go together.

    Raises:
        UsageError: the message names both.
    """
    if request.summary and all(target.format != "markdown" for target in request.reports):
        raise UsageError("--summary is for Markdown: --format markdown, or --report md=FILE")
    if request.fail_under and (name := _first(request, _NARROWING)):
        raise UsageError(f"--fail-under is about the whole portfolio, not --{name}")
    if request.since is not None:
        parts = _NARROWING if request.redact else ()
        if name := _first(request, ("baseline", "promise", *parts)):
            raise UsageError(f"--since does not go with --{name}")
    refuse_two_on_screen(request.reports)
    if request.promise is not None:
        _validate_promise(request)


def _validate_promise(request: Request) -> None:
    for target in request.reports:
        if target.format not in ("terminal", "json"):
            raise UsageError(f"--promise is written as terminal or json, not as {target.format}")
    if name := _first(request, (*_NARROWING, "redact")):
        raise UsageError(f"--{name} does not go with --promise, which is about one promise")


def _first(request: Request, names: Iterable[str]) -> str | None:
    """The first of these options that the call has."""
    return next((name for name in names if getattr(request, name) is not None), None)


def _fail_on(request: Request, project: Project) -> str:
    return request.fail_on or project.config.fail_on or "error"


def _render_options(request: Request, fail_on: str, target: Target) -> RenderOptions:
    chosen = render_options(request, target)
    return replace(
        chosen, show_waived=request.show_waived, summary=request.summary, fail_on=fail_on
    )


def _write(contents: Contents, stages: Stages) -> None:
    """Every report is tried, so that one full disk does not lose the others. Some are made only
    as they are written.
    """
    failed: list[str] = []
    for target, content in contents:
        try:
            with stages.watch(f"rendering {target.format}"):
                write(target.path, as_shown(content, target))
        except OutputError as error:
            failed.append(str(error))
    if failed:
        raise OutputError("; ".join(failed))


def _name_unread(request: Request, report: Report) -> None:
    """Say which file could not be read where no page on the screen does."""
    on_screen = any(target.path == "-" for target in request.reports)
    if request.quiet or not on_screen:
        say_first_input_error(report)
