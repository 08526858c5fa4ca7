"""`commitcheck baseline write FILE`: adopt the check on a repository that has old debt."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from commitcheck.cli.console.input_errors import input_errors
from commitcheck.cli.console.output import refuse_inputs
from commitcheck.cli.console.output import write as write_file
from commitcheck.cli.console.progress import Stages
from commitcheck.cli.options.command import command
from commitcheck.cli.options.request import Sources
from commitcheck.cli.options.to_api import judge, read
from commitcheck.editing.baseline_file import baseline_text, updated
from commitcheck.errors import InputError
from commitcheck.model.phrase import counted
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.reporting.inert import inert, sentence
from commitcheck.rules.context import Context

_HELP = "Known debt: written down once, so that a check fails only on what is new."

baseline = typer.Typer(help=_HELP, rich_markup_mode=None)


class Request(Sources, frozen=True, kw_only=True):
    """What `baseline write` can be asked."""

    file: Annotated[str, typer.Argument(help="Where to write it, as baseline.json; - to print it.")]


@baseline.callback(help=_HELP)
def _group() -> None:
    """Make Typer keep a group of one command a group."""


@baseline.command()
@command
def write(request: Request) -> None:
    """Write every unwaived finding of today into FILE, for `check --baseline FILE`.

    Of a FILE that is a baseline already it says what came and went, and keeps its history of
    dominant root problems. Where an input cannot be read nothing is written.
    """
    file = request.file
    is_there = file != "-" and Path(file).exists()
    stages = Stages(total=1)
    project = read(request, stages, baseline=file if is_there else None)
    refuse_inputs([file], [input_.path for input_ in project.inputs if input_.role != "baseline"])
    project = _without_other_baseline(project, file, is_there=is_there)
    report = judge(request, project, stages, engine="off")
    _refuse_half_read(report)
    known = updated(report, Context(project, report.as_of), project.baseline)
    write_file(file, baseline_text(known))
    before = {entry.fingerprint for entry in project.baseline.entries} if project.baseline else None
    after = {entry.fingerprint for entry in known.entries}
    typer.echo(_summary(file, before, after), err=file == "-")


def _without_other_baseline(project: Project, file: str, *, is_there: bool) -> Project:
    """Only FILE's own past counts; a baseline that the configuration names may not exist yet.

    Raises:
        InputError: FILE holds something else than a baseline.
    """
    named = project.config.baseline
    own = [problem for problem in project.problems if named and problem.at.path == named]
    if is_there and own:
        raise InputError(
            f"{file} is there and is no baseline ({own[0].message}); choose another name"
        )
    if is_there:
        return project
    problems = tuple(problem for problem in project.problems if problem not in own)
    return replace(project, baseline=None, problems=problems)


def _refuse_half_read(report: Report) -> None:
    """A baseline of half the input would call the other half new one day.

    Raises:
        InputError: an input error stands; the message has the first one.
    """
    errors = input_errors(report)
    if errors:
        first = f"{inert(errors[0].at.label)}: {sentence(errors[0].message)}"
        count = counted(len(errors), "input error")
        raise InputError(
            f"no baseline written: {count} first, as {first}; `commitcheck check` lists them"
        )


def _summary(file: str, before: set[str] | None, after: set[str]) -> str:
    count = counted(len(after), "known finding")
    where = "the baseline" if file == "-" else f"wrote {file}"
    if before is None:
        return f"{where}: {count}"
    return f"{where}: {count}, {len(after - before)} new, {len(before - after)} gone"
