"""`commitcheck diagnose`: which root problem it is, and the smallest cure."""

from typing import Annotated

from commitcheck import deal_desk
from commitcheck.cli.console import screen
from commitcheck.cli.console.output import refuse_inputs, write
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import exit_code
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import History, Judging, Timings, files_of, judge, read
from commitcheck.errors import UsageError
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions
from commitcheck.reporting import demand as demand_page
from commitcheck.reporting.json import diagnosis as diagnosis_json
from commitcheck.reporting.terminal import diagnosis as diagnosis_page


class Request(Judging, frozen=True, kw_only=True):
    """What `diagnose` can be asked."""

    history: History = False
    format: Annotated[
        str,
        declare.choice(
            "--format", words=("text", "json", "html"), metavar="NAME",
            help="text (default), json, or with --demand html.",
        ),
    ] = "text"  # fmt: skip
    timings: Timings = False
    demand: Annotated[
        bool,
        declare.flag("--demand", help="What customers want that nothing in the vision answers."),
    ] = False


@command
def diagnose(request: Request) -> int:
    """Name the root problem: signals for and against, the smallest remedy, the metrics.

    Findings do not decide the exit code, a diagnosis is material for a conversation: 0 diagnosed,
    2 something could not be read, 3 nothing to check.
    """
    if request.demand and request.redact is not None:
        raise UsageError("--demand names customers, and is not written with --redact")
    if request.format == "html" and not request.demand:
        raise UsageError("only --demand is written as html; commitcheck check --format html has it")
    stages = Stages(total=1)
    with stages.shown():
        project = read(request, stages)
        refuse_inputs([request.output], files_of(project))
        report = judge(request, project, stages, engine="off")
    with stages.watch("demand" if request.demand else f"rendering {request.format}"):
        if request.demand:
            _write_demand(request, project)
        else:
            is_json = request.format == "json"
            page = diagnosis_json.render(report) if is_json else _page(report, request)
            write(request.output, page)
    if request.timings:
        say_timings(stages)
    return exit_code(report, "never")


def _write_demand(request: Request, project: Project) -> None:
    found = deal_desk.demand(project, as_of=request.as_of)
    on_screen = request.output == "-"
    if request.format == "json":
        write(request.output, demand_page.render_json(found))
    elif request.format == "html":
        write(request.output, demand_page.render_html(found))
    elif not on_screen:
        write(request.output, demand_page.render(found, RenderOptions(width=100)))
    else:
        page = demand_page.render(found, _screen(request))
        write(request.output, screen.encoded(screen.guarded(page)))


def _screen(request: Request) -> RenderOptions:
    return RenderOptions(
        width=screen.width(),
        color=screen.use_colour(request.color),
        unicode=screen.takes_unicode(),
    )


def _page(report: Report, request: Request) -> str | bytes:
    if request.output != "-":
        return diagnosis_page.render(report, RenderOptions(width=100))
    options = _screen(request)
    return screen.encoded(screen.guarded(diagnosis_page.render(report, options)))
