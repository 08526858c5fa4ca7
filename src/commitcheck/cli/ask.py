"""`commitcheck ask`: may this be promised? Sales' question before the promise."""

from typing import Annotated

import typer

from commitcheck import deal_desk
from commitcheck.cli.console.output import as_shown, refuse_inputs, render_options, write
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import Target, command
from commitcheck.cli.options.request import Judging, Timings, files_of, options, read
from commitcheck.errors import UsageError
from commitcheck.loading.files import without_collector
from commitcheck.model.finding import Severity
from commitcheck.model.project import Project
from commitcheck.reporting.asked import json as answer_json
from commitcheck.reporting.asked import terminal as answer_page

_EXIT = {"yes": ExitCode.OK, "could_not_be_judged": ExitCode.NOTHING}


class Request(Judging, frozen=True, kw_only=True):
    """What `ask` can be asked."""

    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="What sales would promise, as they would say it."),
    ] = None
    every: Annotated[
        bool, declare.flag("--list", help="Everything that can be promised, and from when.")
    ] = False
    segment: Annotated[
        str | None, declare.text("--segment", metavar="NAME", help="The customer's segment.")
    ] = None
    customer: Annotated[
        str | None,
        declare.text(
            "--customer", metavar="NAME", help="Who asks: what they were promised is theirs."
        ),
    ] = None
    show: Annotated[
        str | None,
        declare.choice(
            "--show", words=("customers",), metavar="WHAT",
            help="customers: let the answer name other customers.",
        ),
    ] = None  # fmt: skip
    wording: Annotated[
        str | None,
        declare.text("--wording", metavar="FILE", help="Your own sentences for the answer."),
    ] = None
    format: Annotated[str, declare.text_or_json("--format")] = "text"
    timings: Timings = False
    quiet: Annotated[bool, declare.flag("-q", "--quiet", help="One line.")] = False
    # no option here: the files are those of commitcheck.yaml, or found by their names
    paths: tuple[str, ...] = ()
    stdin_filename: str | None = None
    baseline: str | None = None
    redact: str | None = None

    @property
    def show_customers(self) -> bool:
        """As the interface names it."""
        return self.show == "customers"

    @property
    def verbosity(self) -> int:
        """-1 for one line."""
        return -self.quiet

    @property
    def target(self) -> Target:
        """Where the page goes, and as what."""
        return Target("json" if self.format == "json" else "terminal", self.output)


@command
def ask(request: Request) -> int:
    """Say whether something can be promised: yes, from when, with which words, or no and why.

    The text is judged as a draft beside everything promised already; other customers are not
    named. Exit codes: 0 yes, 1 anything else that was decided, 2 something could not be read,
    3 it could not be judged.
    """
    if request.every == (request.text is not None):
        raise UsageError('ask about a promise, commitcheck ask "SCIM by March", or --list them')
    stages = Stages(total=1)
    with stages.shown(), without_collector():
        project = read(request, stages)
        refuse_inputs([request.output], files_of(project))
        with stages.watch("the answer"):
            page, code = (
                _offers_page(request, project) if request.every else _answer_page(request, project)
            )
    with stages.watch(f"writing {request.format}"):
        write(request.output, as_shown(page, request.target))
    if request.timings:
        say_timings(stages)
    return _code(project, code)


def _answer_page(request: Request, project: Project) -> tuple[str, ExitCode]:
    answer = deal_desk.ask(project, request.text or "", **options(deal_desk.ask, request))
    page = answer_json.render(answer)
    if request.format != "json":
        page = answer_page.render(answer, render_options(request, request.target))
    return page, _EXIT.get(answer.answer, ExitCode.FINDINGS)


def _offers_page(request: Request, project: Project) -> tuple[str, ExitCode]:
    found = deal_desk.offers(project, **options(deal_desk.offers, request))
    page = answer_json.render_offers(found)
    if request.format != "json":
        page = answer_page.render_offers(found, render_options(request, request.target))
    return page, ExitCode.OK if found.offers else ExitCode.NOTHING


def _code(project: Project, code: ExitCode) -> ExitCode:
    """What could not be read may have said something else."""
    is_unread = any(it.severity is Severity.ERROR and it.rule for it in project.problems)
    return ExitCode.INPUT if is_unread else code
