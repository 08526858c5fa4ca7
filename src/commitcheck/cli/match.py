"""`commitcheck match`: what promises' texts are about, and the decisions people make on it."""

from typing import Annotated

from commitcheck.api import today
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.near import KINDS
from commitcheck.assessment.suggestions.suggest import ranking
from commitcheck.cli.console import screen, streams
from commitcheck.cli.console.decisions import accept, go_through, is_absence, links_path
from commitcheck.cli.console.output import write
from commitcheck.cli.console.progress import Stages
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.command import command
from commitcheck.cli.options.request import ModelPath, Sources
from commitcheck.cli.options.to_api import read
from commitcheck.errors import UsageError
from commitcheck.loading.files import STDIN
from commitcheck.model.finding import Severity
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.project import Project
from commitcheck.reporting.inert import inert, sentence
from commitcheck.reporting.json.match import match_json
from commitcheck.reporting.terminal.match import match_table
from commitcheck.rules.context import Context

_FORMATS = {"table": match_table, "json": match_json}
_ENGINES = ("default", "semantic")


class Request(Sources, frozen=True, kw_only=True):
    """What `match` can be asked."""

    top: Annotated[
        int, declare.number("--top", least=1, help="How many candidates; default 3.")
    ] = 3
    kinds: Annotated[
        tuple[str, ...],
        declare.words(
            "--kinds", metavar="KINDS", help="Only capability, roadmap_item, theme, goal, non_goal."
        ),
    ] = ()
    engine: Annotated[
        str | None,
        declare.choice("--engine", words=_ENGINES, metavar="NAME", help="default or semantic."),
    ] = None
    model_path: ModelPath = None
    format: Annotated[
        str,
        declare.choice(
            "--format", words=("table", "json"), metavar="NAME", help="table (default) or json."
        ),
    ] = "table"
    accept: Annotated[
        bool, declare.flag("--accept", help="Record every sure match of an unlinked promise.")
    ] = False
    review: Annotated[
        bool, declare.flag("--review", help="Go through the suggestions, one key per promise.")
    ] = False
    by: Annotated[
        str | None,
        declare.text("--by", metavar="NAME", help="Who decides; default the git user."),
    ] = None


@command
def match(request: Request) -> int:
    """Rank what every promise's text may be about: capabilities, roadmap, themes, non-goals.

    --accept and --review write decisions to links.yaml, where an accepted link counts as an id
    in the promise itself. Exit codes: 0 done, 2 something could not be read, 3 no promises.
    """
    wanted = _kinds(request)
    _validate(request)
    project = read(request, Stages(total=1))
    context, settings = _settled(request, project)
    is_half_read = _say_problems(project, links_path(project, request.links))
    if request.review:
        go_through(context, settings, request.links, request.by)
    if request.accept:
        accept(context, settings, request.links, request.by)
    if not request.review:
        text = _FORMATS[request.format](ranking(context, settings, request.top, wanted))
        write(STDIN, screen.guarded(text) if request.format == "table" else text)
    if is_half_read:
        return ExitCode.INPUT
    return ExitCode.OK if project.commitments else ExitCode.NOTHING


def _kinds(request: Request) -> tuple[str, ...]:
    """The kinds to look among; `--kinds capability,non-goal` and repeated are both fine."""
    names = [name.strip() for words in request.kinds for name in words.split(",")]
    for name in names:
        if name.replace("-", "_") not in KINDS:
            near = did_you_mean(name, KINDS)
            hint = f"; did you mean {near}?" if near else f", expected some of {', '.join(KINDS)}"
            raise UsageError(f"there is no kind {name or 'without a name'}{hint}")
    chosen = {name.replace("-", "_") for name in names}
    return tuple(kind for kind in KINDS if kind in chosen or not chosen)


def _validate(request: Request) -> None:
    if request.accept and request.review:
        raise UsageError("--accept and --review exclude each other: accept first, then review")
    if request.review and STDIN in request.paths:
        raise UsageError("--review reads keys from standard input, which holds an input (-) here")


def _settled(request: Request, project: Project) -> tuple[Context, Settings]:
    """The day and the engine; `engine: off` in commitcheck.yaml is about checks only."""
    as_of = request.as_of or project.config.as_of or today()
    engine = request.engine or project.config.engine
    return Context(project, as_of), Settings(
        as_of,
        engine=engine if engine in _ENGINES else "default",
        language=project.config.language or "english",
        model_path=request.model_path,
    )


def _say_problems(project: Project, links: str) -> bool:
    """Say what could not be read; a links file that is still to be written is no problem."""
    errors = [
        problem
        for problem in project.problems
        if problem.severity is Severity.ERROR and not is_absence(problem, links)
    ]
    for problem in errors:
        streams.say(
            f"{inert(problem.at.label)}: error: {sentence(problem.message)}",
            f"    {sentence(problem.next_step)}",
        )
    return bool(errors)
