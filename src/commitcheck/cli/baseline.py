"""`commitcheck baseline write FILE`: adopt the check on a repository that has old debt."""

from pathlib import Path
from typing import Annotated

import typer

from commitcheck.cli import options as o
from commitcheck.errors import InputError
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.model.severity import Severity

baseline = typer.Typer(
    help="Known debt: written down once, so that a check fails only on what is new.",
    rich_markup_mode=None,
)

BaselineFile = Annotated[
    str, typer.Argument(help="Where to write it, as baseline.json; - to print it.")
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[VISION] [COMMITMENTS]...", help="As for check; found when left out."),
]


@baseline.callback()
def _group() -> None:
    """Known debt: written down once, so that a check fails only on what is new."""


@baseline.command()
def write(
    file: BaselineFile,
    paths: Paths = None,
    waivers: o.Waivers = None,
    links: o.Links = None,
    config: o.ConfigPath = None,
    as_of: o.AsOf = None,
    preset: o.Preset = None,
    sheet: o.Sheet = None,
    strict: o.Strict = False,
) -> None:
    """Write every unwaived finding of today into FILE, for `check --baseline FILE`.

    Of a FILE that is a baseline already it says what came and went, and keeps its history of
    dominant root problems. Where an input cannot be read nothing is written.
    """
    from commitcheck.cli.output import refuse_inputs  # noqa: PLC0415 - --help stays quick
    from commitcheck.cli.output import write as write_file  # noqa: PLC0415 - as above
    from commitcheck.cli.progress import Stages  # noqa: PLC0415 - as above
    from commitcheck.cli.request import Request  # noqa: PLC0415 - as above
    from commitcheck.cli.run_check import judge, read  # noqa: PLC0415 - as above
    from commitcheck.editing.baseline_file import baseline_text, updated  # noqa: PLC0415 - as above

    is_there = file != "-" and Path(file).exists()
    request = Request(
        paths=tuple(paths or ()),
        waivers=waivers,
        links=links,
        config=config,
        baseline=file if is_there else None,
        as_of=as_of,
        preset=preset,
        sheet=sheet,
        strict=strict,
        reports=(),
        engine="off",
    )
    stages = Stages(total=1)
    project = read(request, stages)
    refuse_inputs([file], [one.path for one in project.inputs if one.role != "baseline"])
    project = _without_other_baseline(project, file, is_there=is_there)
    report = judge(request, project, stages)
    _refuse_half_read(report)
    made = updated(report, project.baseline)
    write_file(file, baseline_text(made))
    before = {entry.fingerprint for entry in project.baseline.entries} if project.baseline else None
    after = {entry.fingerprint for entry in made.entries}
    typer.echo(_told(file, before, after), err=file == "-")


def _without_other_baseline(project: Project, file: str, *, is_there: bool) -> Project:
    """Only FILE's own past counts; a baseline that the configuration names may not exist yet.

    Raises:
        InputError: FILE holds something else than a baseline.
    """
    from msgspec.structs import replace  # noqa: PLC0415 - --help stays quick

    named = project.config.baseline
    own = [one for one in project.problems if named is not None and one.at.path == named]
    if is_there and own:
        raise InputError(
            f"{file} is there and is no baseline ({own[0].message}); choose another name"
        )
    if is_there:
        return project
    problems = tuple(one for one in project.problems if one not in own)
    return replace(project, baseline=None, problems=problems)


def _refuse_half_read(report: Report) -> None:
    """A baseline of half the input would call the other half new one day.

    Raises:
        InputError: an input error stands; the message has the first one.
    """
    errors = [
        found
        for found in report.unwaived
        if found.rule.startswith("INP") and found.severity is Severity.ERROR
    ]
    if errors:
        from commitcheck.reporting.inert import inert, sentence  # noqa: PLC0415 - rarely needed

        first = f"{inert(errors[0].at.label)}: {sentence(errors[0].message)}"
        count = "1 input error" if len(errors) == 1 else f"{len(errors)} input errors"
        raise InputError(
            f"no baseline written: {count} first, as {first}; `commitcheck check` lists them"
        )


def _told(file: str, before: set[str] | None, after: set[str]) -> str:
    count = "1 known finding" if len(after) == 1 else f"{len(after)} known findings"
    where = "the baseline" if file == "-" else f"wrote {file}"
    if before is None:
        return f"{where}: {count}"
    return f"{where}: {count}, {len(after - before)} new, {len(before - after)} gone"
