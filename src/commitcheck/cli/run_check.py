"""One `check` from options to exit code: load, judge, redact, render, write."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from commitcheck.api import check, load
from commitcheck.cli import repository, screen, streams
from commitcheck.cli.exit_codes import exit_code
from commitcheck.cli.output import refuse_inputs, write
from commitcheck.cli.progress import Stages, timings_text
from commitcheck.cli.request import Request
from commitcheck.errors import OutputError, UsageError
from commitcheck.loading.collector import without_collector
from commitcheck.model.dates import parse_day
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.reporting import FORMATS, RenderOptions, render
from commitcheck.rules import ALL_RULES

_FAIL_ON = ("error", "warning", "never")
_OTHER_STAGES = 7
"""Around the rules: finding and reading a vision and a table, waivers, report, suggestions, and
rendering; more files only make the bar end a little early."""


def run_check(request: Request) -> int:
    """Run one check and write every report that was asked for, whatever the outcome.

    Raises:
        CommitcheckError: the call does not make sense, or a report could not be written.
    """
    _validate(request)
    if request.promise is not None:
        from commitcheck.cli.promising import run_why  # noqa: PLC0415 - rarely asked for

        return run_why(request)
    stages = Stages(total=len(ALL_RULES) + _OTHER_STAGES)
    with stages.shown(), without_collector():
        project = read(request, stages)
        refuse_inputs([path for _, path in request.reports], files_of(project))
        report = judge(request, project, stages)
        written: list[tuple[str, str, str | bytes]] = []
        for name, path in request.reports:
            with stages.watch(f"rendering {name}"):
                content = render(report, name, _options(request, project, path))
                written.append((name, path, content))
    _write(written)
    if request.timings:
        streams.say(*timings_text(stages.spent).splitlines())
    return exit_code(report, request.fail_on or project.config.fail_on or "error")


def read(request: Request, stages: Stages) -> Project:
    """The project that the request names."""
    return load(
        *request.paths,
        config=request.config,
        waivers=request.waivers,
        links=request.links,
        baseline=request.baseline,
        preset=request.preset,
        sheet=request.sheet,
        stdin_filename=request.stdin_filename,
        strict=request.strict,
        watch=stages.watch,
    )


def files_of(project: Project) -> Iterator[str]:
    """Every file that belongs to a project, readable or not, joined tables and presets too."""
    yield from (one.path for one in project.inputs)
    yield from (one.at.path for one in project.problems)
    for table in project.config.commitments:
        yield table.file
        yield from (table.join[name] for name in ("file",) if name in table.join)
        if table.preset is not None:
            yield table.preset


def judge(request: Request, project: Project, stages: Stages) -> Report:
    """The report on it, redacted where that was asked for."""
    report = check(
        project,
        as_of=day(request.as_of),
        select=request.select,
        ignore=request.ignore,
        use_waivers=request.use_waivers,
        deal=request.deal,
        customer=request.customer,
        engine=request.engine,
        model_path=request.model_path,
        watch=stages.watch,
    )
    if request.redact is None:
        return report
    from commitcheck.assessment.redaction import redacted  # noqa: PLC0415 - rarely asked for

    return redacted(report, request.redact)


def day(text: str | None) -> dt.date | None:
    """The day of --as-of."""
    if text is None:
        return None
    try:
        return parse_day(text, end=True)
    except ValueError as error:
        raise UsageError(f"--as-of is {text}, expected a day as 2026-08-17") from error


def _validate(request: Request) -> None:
    for option, given in _names(request):
        if given == "":
            raise UsageError(f"{option} is empty, expected a name; is a variable not set?")
    if request.fail_on is not None and request.fail_on not in _FAIL_ON:
        raise UsageError(f"--fail-on is {request.fail_on}, expected one of {', '.join(_FAIL_ON)}")
    if request.colour not in ("auto", "always", "never"):
        raise UsageError(f"--color is {request.colour}, expected auto, always or never")
    for name, _ in request.reports:
        if name not in FORMATS:
            near = did_you_mean(name, FORMATS)
            hint = f"; did you mean {near}?" if near else f", expected one of {', '.join(FORMATS)}"
            raise UsageError(f"there is no format {name}{hint}")
    on_screen = [name for name, path in request.reports if path == "-"]
    if len(on_screen) > 1:
        raise UsageError(f"{' and '.join(on_screen)} cannot both go to standard output")


def _names(request: Request) -> Iterator[tuple[str, str | None]]:
    """Whatever must be the name of something when it is given at all."""
    yield from (("a path", path) for path in request.paths)
    yield from (("the file of a report", path) for _, path in request.reports)
    for name in ("waivers", "links", "config", "baseline", "deal", "customer", "preset", "sheet"):
        yield f"--{name}", getattr(request, name)


def _options(request: Request, project: Project, path: str) -> RenderOptions:
    """Colour and the terminal's width are for the screen; a file is plain and 100 wide."""
    on_screen = path == "-"
    folder = Path.cwd()
    return RenderOptions(
        width=screen.width() if on_screen else 100,
        color=on_screen and screen.use_colour(request.colour),
        unicode=not on_screen or screen.takes_unicode(),
        verbosity=request.verbosity,
        show_waived=request.show_waived,
        fail_on=request.fail_on or project.config.fail_on or "error",
        root=repository.top(folder),
        folder=folder.as_posix(),
    )


def _write(written: list[tuple[str, str, str | bytes]]) -> None:
    """Every report is tried, so that one full disk does not lose the others."""
    failed: list[str] = []
    for name, path, content in written:
        shown = content
        if path == "-" and name in ("terminal", "markdown") and isinstance(content, str):
            shown = screen.encoded(screen.guarded(content))
        try:
            write(path, shown)
        except OutputError as error:
            failed.append(str(error))
    if failed:
        raise OutputError("; ".join(failed))
