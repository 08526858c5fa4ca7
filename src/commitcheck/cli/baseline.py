"""`commitcheck baseline write FILE`: adopt the check on a repository that has old debt."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.configured import products_here
from commitcheck.cli.console.output import input_errors, refuse_inputs
from commitcheck.cli.console.output import write as write_file
from commitcheck.cli.console.screen import Stages
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import Sources, judge, read
from commitcheck.editing.baseline_file import baseline_text, of_all_products, updated
from commitcheck.errors import InputError, UsageError
from commitcheck.model.decision import Baseline
from commitcheck.model.phrase import counted
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.reporting.inert import inert, sentence
from commitcheck.rules.context import Context

_HELP = "Known debt: written down once, so that a check fails only on what is new."

baseline = typer.Typer(help=_HELP, rich_markup_mode=None)


class Request(Sources, frozen=True, kw_only=True):
    """What `baseline write` can be asked."""

    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="Where to write it, as baseline.json; - to print it."),
    ]
    drafts_until: Annotated[
        dt.date | None,
        declare.day(
            "--drafts-until", help="Accept what is wrong with today's drafts until this day."
        ),
    ] = None


@baseline.callback(help=_HELP)
def _group() -> None:
    """Make Typer keep a group of one command a group."""


@baseline.command()
@command
def write(request: Request) -> None:
    """Write every unwaived finding of today into FILE, for `check --baseline FILE`.

    Of a FILE that is a baseline already it says what came and went, and keeps its history of
    dominant root problems. Where an input cannot be read nothing is written. What is known about
    drafts still fails a check, because it can be prevented; with --drafts-until not before then.
    """
    several = () if request.product else products_here(request.paths, request.config)
    stages = Stages(total=1)
    parts = [_part(request, name, stages) for name in several or (request.product,)]
    _refuse_past(request.drafts_until, parts[0].report.as_of)
    known = of_all_products({part.product: part.known for part in parts})
    file = request.file
    write_file(file, baseline_text(known))
    before = {key for part in parts for key in part.before} if parts[0].is_there else None
    after = {(entry.product, entry.fingerprint) for entry in known.entries}
    typer.echo(_summary(file, before, after), err=file == "-")
    if said := _drafts(parts, known):
        typer.echo(said, err=file == "-")


Key = tuple[str | None, str]
"""A product, where there are several, and a finding's fingerprint."""


class _Part(Struct, frozen=True):
    """What one product knows from now on, and what it knew."""

    product: str | None
    report: Report
    known: Baseline
    was: Baseline | None
    is_there: bool

    @property
    def before(self) -> Iterator[Key]:
        entries = (*self.was.entries, *self.was.others) if self.was else ()
        return ((entry.product, entry.fingerprint) for entry in entries)


def _part(request: Request, product: str | None, stages: Stages) -> _Part:
    """Judge one product, or the only one.

    Raises:
        InputError: something of it could not be read, or FILE is something else.
    """
    file = request.file
    is_there = file != "-" and Path(file).exists()
    project = read(request, stages, product=product, baseline=file if is_there else None)
    refuse_inputs([file], [input_.path for input_ in project.inputs if input_.role != "baseline"])
    project = _without_other_baseline(project, file, is_there=is_there)
    report = judge(request, project, stages, engine="off")
    _refuse_half_read(report)
    context = Context(project, report.as_of)
    known = updated(report, context, project.baseline, request.drafts_until)
    return _Part(project.config.of_product, report, known, project.baseline, is_there)


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


def _refuse_past(until: dt.date | None, today: dt.date) -> None:
    """A day that has passed accepts nothing, and would look as if it did."""
    if until is not None and until < today:
        raise UsageError(f"--drafts-until is {until}, expected {today} or a later day")


def _drafts(parts: Sequence[_Part], known: Baseline) -> str:
    """What holds of findings about drafts from now on; empty where there are none."""
    count = sum(
        found.preventable and not found.rule.startswith("INP")
        for part in parts
        for found in part.report.unwaived
    )
    if not count:
        return ""
    of_these = f"{count} of them {'is' if count == 1 else 'are'} about drafts"
    if known.drafts_until is not None:
        return f"{of_these}: accepted until {known.drafts_until}, then they fail a check again"
    was = parts[0].was.drafts_until if parts[0].was else None
    ended = f" (accepted until {was} before, no more)" if was else ""
    return f"{of_these}, and their errors fail a check{ended}: --drafts-until DATE accepts them"


def _summary(file: str, before: set[Key] | None, after: set[Key]) -> str:
    count = counted(len(after), "known finding")
    where = "the baseline" if file == "-" else f"wrote {file}"
    if before is None:
        return f"{where}: {count}"
    return f"{where}: {count}, {len(after - before)} new, {len(before - after)} gone"
