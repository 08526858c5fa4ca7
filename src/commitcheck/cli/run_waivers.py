"""The waiver commands from options to exit code: load, judge, look at the waivers only."""

from pathlib import Path

import typer
from msgspec.structs import replace

from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.input_errors import input_errors, tell_input_errors
from commitcheck.cli.output import write as write_file
from commitcheck.cli.progress import Stages
from commitcheck.cli.request import Request
from commitcheck.cli.run_check import judge, read
from commitcheck.cli.screen import guarded
from commitcheck.cli.waiver_listing import counts_line, listing_json, listing_text
from commitcheck.editing.waivers import SECTION, pruned, unified_diff
from commitcheck.errors import InputError
from commitcheck.model.counting import counted
from commitcheck.model.finding import Finding
from commitcheck.model.project import InputFile, Project
from commitcheck.model.report import Report
from commitcheck.model.severity import Severity
from commitcheck.reporting.inert import inert, sentence


def asked(
    paths: list[str] | None,
    file: str | None,
    links: str | None,
    config: str | None,
    as_of: str | None,
    preset: str | None,
    sheet: str | None,
) -> Request:
    """What the options of a waiver command ask for."""
    return Request(
        paths=tuple(paths or ()),
        waivers=file,
        links=links,
        config=config,
        as_of=as_of,
        preset=preset,
        sheet=sheet,
        reports=(),
        engine="off",
    )


def run_list(request: Request, format_: str) -> int:
    """Print every waiver with what became of it."""
    project, report = _judged(request)
    if format_ == "json":
        typer.echo(listing_json(report, project.waivers), nl=False)
    else:
        typer.echo(guarded(listing_text(report, project.waivers)), nl=False)
    return _unless_half_read(report, ExitCode.OK)


def run_lint(request: Request) -> int:
    """Print the findings that are about waivers."""
    project, report = _judged(request)
    file = _waivers_file(project)
    found = [one for one in report.unwaived if _is_about_waivers(one, file)]
    errors = sum(one.severity is Severity.ERROR for one in found)
    lines = [
        f"{inert(one.at.label)}: {one.severity.label} {one.code}: {sentence(one.message)}"
        f"\n    {sentence(one.next_step)}"
        for one in found
    ]
    told = f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}"
    lines.append(f"{counts_line(report, project.waivers)}: {told}")
    typer.echo(guarded("\n".join(lines) + "\n"), nl=False)
    return _unless_half_read(report, ExitCode.FINDINGS if errors else ExitCode.OK)


def run_prune(request: Request, *, write: bool) -> int:
    """Show, or make, the change that takes out what is over.

    Raises:
        InputError: something could not be read, so that a waiver may only look unused; or the
            file cannot be changed without touching anything else.
    """
    project, report = _judged(request)
    if project.vision is None or input_errors(report):
        raise InputError(
            "nothing pruned: something could not be read, so a waiver may only look unused; "
            "`commitcheck check` says what"
        )
    over, kept = _over(project, report)
    for line in kept:
        typer.echo(line, err=True)
    file = _waivers_file(project)
    if file is None or not over:
        typer.echo(f"nothing to prune: {counts_line(report, project.waivers)}", err=True)
        return ExitCode.OK
    before = _unchanged(file)
    after = pruned(file.path, before, over)
    shown = [inert(line) for line in unified_diff(file.path, before, after)]
    typer.echo(guarded("\n".join(shown) + "\n"), nl=False)
    count = "1 waiver" if len(over) == 1 else f"{len(over)} waivers"
    if write:
        write_file(file.path, after)
        typer.echo(f"removed {count} from {inert(file.path)}", err=True)
    else:
        typer.echo(f"{count} would go; --write removes {'it' if len(over) == 1 else 'them'}",
                   err=True)  # fmt: skip
    return ExitCode.OK


def _judged(request: Request) -> tuple[Project, Report]:
    """All rules run, whatever the configuration leaves out: a waiver of a rule that is ignored
    is not unused, and an ignored WVR rule is not what these commands are asked for.
    """
    stages = Stages(total=1)
    project = read(request, stages)
    project = replace(project, config=replace(project.config, select=(), ignore=()))
    return project, judge(request, project, stages)


def _over(project: Project, report: Report) -> tuple[list[int], list[str]]:
    """The places in the list of the waivers that are over, and a line on each that only looks
    so: a rule that did not run, or not in full, may need its waiver yet.
    """
    silent = {one.rule for one in report.not_checked}
    over, kept = [], []
    for waiver, use in zip(project.waivers, report.waivers, strict=True):
        is_expired = waiver.expires_on is not None and waiver.expires_on < report.as_of
        rule = waiver.rule.partition(":")[0]
        if not is_expired and use.state == "unused" and rule in silent:
            kept.append(f"{inert(waiver.id)} stays: {rule} did not run in full")
        elif is_expired or use.state == "unused":
            key = waiver.where.key
            assert isinstance(key, tuple)  # noqa: S101 - waivers come from a YAML list only
            over.append(int(key[-1]))
    return over, kept


def _unchanged(file: InputFile) -> bytes:
    """The file's bytes, the same that were judged.

    Raises:
        InputError: it came from standard input, or somebody changed it in between.
    """
    try:
        content = Path(file.path).read_bytes()
    except OSError as error:
        raise InputError(f"{SECTION} cannot be pruned in {file.path}: no such file") from error
    if _digest(content) != file.sha256:
        raise InputError(f"{file.path} changed while it was checked; run it again")
    return content


def _digest(content: bytes) -> str:
    from hashlib import sha256  # noqa: PLC0415 - only where something is pruned

    return sha256(content).hexdigest()


def _waivers_file(project: Project) -> InputFile | None:
    return next((one for one in project.inputs if one.role == "waivers"), None)


def _is_about_waivers(found: Finding, file: InputFile | None) -> bool:
    if found.rule.startswith("WVR") or found.subject.kind == "waiver":
        return True
    in_file = file is not None and found.at.path == file.path
    return found.rule.startswith("INP") and (in_file or found.subject.kind == "waivers")


def _unless_half_read(report: Report, code: ExitCode) -> ExitCode:
    """What could not be read may hide what a waiver is for: such a run is not clean."""
    return ExitCode.INPUT if tell_input_errors(report) else code
