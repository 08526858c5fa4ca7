"""`commitcheck fix`: the smallest set of changes with which a deal can be signed, proven."""

from pathlib import Path
from typing import Annotated

from commitcheck import deal_desk
from commitcheck.cli.console import streams
from commitcheck.cli.console.output import (
    as_shown,
    refuse_inputs,
    refuse_two_on_screen,
    render_options,
    write,
)
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import completion, declare
from commitcheck.cli.options.declare import Target, command
from commitcheck.cli.options.request import Judging, Timings, files_of, options, read
from commitcheck.editing.deal_patch import deal_patch
from commitcheck.errors import UsageError
from commitcheck.loading.files import without_collector
from commitcheck.model.finding import Severity
from commitcheck.model.project import Project
from commitcheck.model.way_out import WayOut
from commitcheck.reporting.inert import inert
from commitcheck.reporting.ways_out import FORMATS, render


class Request(Judging, frozen=True, kw_only=True):
    """What `fix` can be asked."""

    deal: Annotated[
        str | None,
        declare.text(
            "--deal", metavar="DEAL", help="The deal that is to be signed.",
            complete=completion.deals,
        ),
    ] = None  # fmt: skip
    customer: Annotated[
        str | None,
        declare.text("--customer", metavar="NAME", help="Whose a document in the call is."),
    ] = None
    wording: Annotated[
        str | None,
        declare.text("--wording", metavar="FILE", help="Your own sentences for the paper."),
    ] = None
    format: Annotated[
        str,
        declare.format_name("--format", help="How to print it; default terminal.", among=FORMATS),
    ] = "terminal"
    report: Annotated[
        tuple[Target, ...],
        declare.report("--report", help="One more of them; may be repeated.", among=FORMATS),
    ] = ()
    patch: Annotated[
        bool,
        declare.flag("--patch", help="Print a patch of the YAML and CSV files in its place."),
    ] = False
    timings: Timings = False
    quiet: Annotated[bool, declare.flag("-q", "--quiet", help="One line.")] = False
    discreet: Annotated[
        bool,
        declare.flag("--discreet", help="Withhold values that other customers were promised."),
    ] = False
    # no option here: it names no money but the deal's own, and everything is judged anew
    baseline: str | None = None
    redact: str | None = None

    @property
    def show_others(self) -> bool:
        """As the interface names it."""
        return not self.discreet

    @property
    def verbosity(self) -> int:
        """-1 for one line."""
        return -self.quiet


@command
def fix(request: Request) -> int:
    """Find the smallest set of changes to a deal's own drafts with which it can be signed.

    Everything is judged again with the changes made in a copy; nothing is written by itself.

    Exit codes: 0 a proven way out, or none needed; 1 there is none; 2 something could not be read;
    3 the deal, or some of its promises, could not be judged.
    """
    if request.deal is None:
        raise UsageError("name the deal: commitcheck fix --deal DEAL")
    if request.patch and request.discreet:
        raise UsageError("--patch writes every value, and does not go with --discreet")
    targets = (Target(request.format, request.output), *request.report)
    refuse_two_on_screen(targets)
    stages = Stages(total=1)
    with stages.shown(), without_collector():
        project = read(request, stages)
        refuse_inputs([target.path for target in targets], files_of(project))
        how = options(deal_desk.fix, request)
        with stages.watch("the way out"):
            found = deal_desk.fix(project, request.deal, **how)
    if request.patch:
        _write_patch(project, found, request.output)
        targets = request.report
    for target in targets:
        with stages.watch(f"rendering {target.format}"):
            page = render(found, target.format, render_options(request, target))
            write(target.path, as_shown(page, target))
    if request.timings:
        say_timings(stages)
    return _exit_code(project, found)


def _write_patch(project: Project, found: WayOut, path: str) -> None:
    """The patch where it was asked for, and beside it what no patch can do."""
    patch = deal_patch(project, found, lambda name: Path(name).read_bytes())
    write(path, patch.text)
    for line in patch.left_out:
        streams.say(f"not in the patch: {inert(line)}")
    if not found.steps:
        streams.say("there is nothing to change")


def _exit_code(project: Project, found: WayOut) -> ExitCode:
    if any(it.severity is Severity.ERROR and it.rule for it in project.problems):
        return ExitCode.INPUT
    match found.standing:
        case "could_not_be_judged":
            return ExitCode.NOTHING
        case "no_way_out":
            return ExitCode.FINDINGS
        case _:
            return ExitCode.OK
