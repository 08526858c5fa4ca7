"""One `match` from options to exit code: load, decide where that was asked for, rank, print."""

import sys

from msgspec import Struct

from commitcheck.api import load, today
from commitcheck.assessment.near import KINDS
from commitcheck.assessment.settings import Settings
from commitcheck.assessment.suggest import ranking
from commitcheck.cli import screen
from commitcheck.cli.deciding import accept, go_through
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.links_file import is_absence, links_path
from commitcheck.cli.output import write
from commitcheck.cli.run_check import day
from commitcheck.errors import UsageError
from commitcheck.loading.files import STDIN
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.project import Project
from commitcheck.model.severity import Severity
from commitcheck.reporting.inert import inert, sentence
from commitcheck.reporting.match_json import match_json
from commitcheck.reporting.match_table import match_table
from commitcheck.rules.context import Context

_FORMATS = {"table": match_table, "json": match_json}
_ENGINES = ("default", "semantic")


class MatchRequest(Struct, frozen=True, kw_only=True):
    """The options of one match as they were given."""

    paths: tuple[str, ...] = ()
    top: int = 3
    kinds: tuple[str, ...] = ()
    engine: str | None = None
    model_path: str | None = None
    format: str = "table"
    accept: bool = False
    review: bool = False
    by: str | None = None
    links: str | None = None
    config: str | None = None
    as_of: str | None = None
    preset: str | None = None
    sheet: str | None = None
    stdin_filename: str | None = None


def run_match(request: MatchRequest) -> int:
    """Print what every promise may be about; record decisions where that was asked for.

    Raises:
        CommitcheckError: the call does not make sense, or links could not be written.
    """
    kinds = _kinds(request)
    _validate(request)
    project = _read(request)
    context, settings = _settled(request, project)
    failed = _tell_problems(project, links_path(project, request.links))
    if request.review:
        go_through(context, settings, request.links, request.by)
    if request.accept:
        accept(context, settings, request.links, request.by)
    if not request.review:
        text = _FORMATS[request.format](ranking(context, settings, request.top, kinds))
        write(STDIN, screen.guarded(text) if request.format == "table" else text)
    if failed:
        return ExitCode.INPUT
    return ExitCode.OK if project.commitments else ExitCode.NOTHING


def _kinds(request: MatchRequest) -> tuple[str, ...]:
    """The kinds to look among; `--kinds capability,non-goal` and repeated are both fine."""
    named = [name.strip() for words in request.kinds for name in words.split(",")]
    for name in named:
        if name.replace("-", "_") not in KINDS:
            near = did_you_mean(name, KINDS)
            hint = f"; did you mean {near}?" if near else f", expected some of {', '.join(KINDS)}"
            raise UsageError(f"there is no kind {name or 'without a name'}{hint}")
    chosen = {name.replace("-", "_") for name in named}
    return tuple(kind for kind in KINDS if kind in chosen or not chosen)


def _validate(request: MatchRequest) -> None:
    if request.format not in _FORMATS:
        raise UsageError(f"--format is {request.format}, expected table or json")
    if request.engine is not None and request.engine not in _ENGINES:
        raise UsageError(f"--engine is {request.engine}, expected default or semantic")
    if request.accept and request.review:
        raise UsageError("--accept and --review exclude each other: accept first, then review")
    if request.review and STDIN in request.paths:
        raise UsageError("--review reads keys from standard input, which holds an input (-) here")


def _read(request: MatchRequest) -> Project:
    return load(
        *request.paths,
        config=request.config,
        links=request.links,
        preset=request.preset,
        sheet=request.sheet,
        stdin_filename=request.stdin_filename,
    )


def _settled(request: MatchRequest, project: Project) -> tuple[Context, Settings]:
    """The day and the engine; `engine: off` in commitcheck.yaml is about checks only."""
    as_of = day(request.as_of) or project.config.as_of or today()
    named = request.engine or project.config.engine
    engine = named if named in _ENGINES else "default"
    language = project.config.language or "english"
    return Context(project, as_of), Settings(
        as_of, engine=engine, language=language, model_path=request.model_path
    )


def _tell_problems(project: Project, links: str) -> bool:
    """Say what could not be read; a links file that is still to be written is no problem."""
    errors = [
        one
        for one in project.problems
        if one.severity is Severity.ERROR and not is_absence(one, links)
    ]
    for one in errors:
        print(  # noqa: T201 - beside the result, as every command says it
            f"{inert(one.at.label)}: error: {sentence(one.message)}\n    {sentence(one.next_step)}",
            file=sys.stderr,
        )
    return bool(errors)
