"""`commitcheck confirm`: what was read from promises' words, decided by a person, a key each."""

import sys
from typing import Annotated

from commitcheck.api import today
from commitcheck.assessment.confirming.question import Question
from commitcheck.assessment.confirming.questions import all_questions, listing, sure_by
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.near import KINDS
from commitcheck.cli.console import screen, streams
from commitcheck.cli.console.decisions import (
    DecisionsFile,
    Keyboard,
    decider_name,
    decisions_path,
    is_absence,
)
from commitcheck.cli.console.output import write
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import ModelPath, Sources, Timings, read
from commitcheck.editing.walk import Decider, Walk
from commitcheck.errors import UsageError
from commitcheck.loading.files import STDIN
from commitcheck.model.finding import Severity
from commitcheck.model.phrase import counted, did_you_mean
from commitcheck.model.project import Project
from commitcheck.reporting.inert import inert, sentence
from commitcheck.reporting.json.confirm import candidates_json
from commitcheck.reporting.terminal.question import candidates_table, question_page
from commitcheck.rules.context import Context

_FORMATS = {"table": candidates_table, "json": candidates_json}
_ENGINES = ("default", "semantic")


class Request(Sources, frozen=True, kw_only=True):
    """What `confirm` can be asked."""

    list: Annotated[
        bool, declare.flag("--list", help="Print candidates and readings; decide nothing.")
    ] = False
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
            "--format", words=("table", "json"), metavar="NAME",
            help="Of the list: table (default) or json.",
        ),
    ] = "table"  # fmt: skip
    accept: Annotated[
        str | None,
        declare.text(
            "--accept", metavar="WHAT",
            help="At once: clear readings, sure links (match), or a product's WORD=CAPABILITY.",
        ),
    ] = None  # fmt: skip
    timings: Timings = False
    keep_words: Annotated[
        bool, declare.flag("--keep-words", help="Keep the words themselves, too.")
    ] = False
    by: Annotated[
        str | None,
        declare.text("--by", metavar="NAME", help="Who decides; default the git user."),
    ] = None


@command
def confirm(request: Request) -> int:
    """Decide on what was read from promises' words and what their texts are about, a key each.

    Most money and nearest signature come first, equal words once. What you accept counts like
    a given value; every decision is kept in decisions.yaml as it is taken. Exit codes: 0 done,
    2 something could not be read or written, 3 nothing to do.
    """
    wanted = _kinds(request)
    _validate(request)
    stages = Stages(total=1)
    project = read(request, stages)
    context, settings = _settled(request, project)
    is_half_read = _say_problems(project, decisions_path(project, request.decisions))
    is_done = True
    if request.list:
        with stages.watch("the list"):
            text = _FORMATS[request.format](listing(context, settings, request.top, wanted))
        write(STDIN, screen.guarded(text) if request.format == "table" else text)
        is_done = bool(project.commitments)
    elif request.accept is not None:
        with stages.watch("the decisions"):
            is_done = _accept(context, settings, request, request.accept)
    else:
        with stages.watch("the questions"):
            is_done = _go_through(context, settings, request)
    if request.timings:
        say_timings(stages)
    if is_half_read:
        return ExitCode.INPUT
    return ExitCode.OK if is_done else ExitCode.NOTHING


def _accept(context: Context, settings: Settings, request: Request, what: str) -> bool:
    """Record everything that is sure by that word; a conflict is never accepted unseen."""
    keeper = DecisionsFile(context.project, request.decisions)
    decider = Decider(
        decider_name(request.by), settings.as_of, is_bulk=True, keeps_words=request.keep_words
    )
    chosen = sure_by(what, all_questions(context, settings), context)
    new = tuple(
        decision for question, choices in chosen for decision in decider.accepted(question, choices)
    )
    merged = keeper.record(new) if new else None
    recorded = len(merged.recorded) if merged else 0
    streams.say(
        f"{recorded} accepted, in {inert(keeper.path)}"
        if recorded
        else "nothing to accept, nothing written"
    )
    for standing in merged.standing if merged else ():
        streams.say(f"left alone: {inert(standing.by or 'somebody')} decided otherwise meanwhile")
    return recorded > 0


def _go_through(context: Context, settings: Settings, request: Request) -> bool:
    """Ask about everything that is open; whether there was anything to ask."""
    keeper = DecisionsFile(context.project, request.decisions)
    decider = Decider(decider_name(request.by), settings.as_of, keeps_words=request.keep_words)
    questions = all_questions(context, settings)

    def show(question: Question | None, at: int, word: str) -> None:
        width = screen.width() if sys.stdout.isatty() else None  # anew: it may be resized
        page = "" if question is None else question_page(question, at + 1, len(questions), width)
        print(f"{inert(word)}\n{page}" if word else page, flush=True)  # noqa: T201 - a dialogue

    recorded = Walk(questions, decider, keeper).go(Keyboard(), show)
    said = f"{counted(recorded, 'decision')} in {inert(keeper.path)}"
    nothing = "nothing decided, nothing written" if questions else "nothing is open to decide"
    streams.say(said if recorded else nothing)
    return bool(questions)


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
    if request.accept is not None and request.list:
        raise UsageError("--accept and --list exclude each other: list first, then accept")
    if request.format != "table" and not request.list:
        raise UsageError(f"--format {request.format} is for --list")
    if not request.list and request.accept is None and STDIN in request.paths:
        raise UsageError("keys are read from standard input, which holds an input (-) here")


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


def _say_problems(project: Project, decisions: str) -> bool:
    """Say what could not be read; a decisions file that is still to be written is no problem."""
    errors = [
        problem
        for problem in project.problems
        if problem.severity is Severity.ERROR and not is_absence(problem, decisions)
    ]
    for problem in errors:
        streams.say(
            f"{inert(problem.at.label)}: error: {sentence(problem.message)}",
            f"    {sentence(problem.next_step)}",
        )
    return bool(errors)
