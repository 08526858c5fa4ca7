"""`commitcheck waivers list|lint|prune`: exceptions stay sanctioned, owned and expiring."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from commitcheck.cli.console.output import input_errors, say_input_errors, write
from commitcheck.cli.console.screen import Stages, guarded
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import Sources, judge, read
from commitcheck.editing.waivers import SECTION, pruned, unified_diff
from commitcheck.errors import InputError
from commitcheck.model.decision import Waiver
from commitcheck.model.digest import sha256_of
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.project import InputFile, Project
from commitcheck.model.report import Report, WaiverUse
from commitcheck.reporting.inert import inert, sentence, shorten
from commitcheck.reporting.json.text import json_text

_STATES = ("expired", "expiring", "refused", "unused", "active")
"""What asks for a decision comes first."""

_NAME, _REASON = 60, 160
_SCOPES = ("commitment", "deal", "object")

waivers = typer.Typer(
    help="Exceptions: which hold, what is wrong with them, which are over.",
    rich_markup_mode=None,
)


class ListRequest(Sources, frozen=True, kw_only=True):
    """What `waivers list` can be asked."""

    format: Annotated[str, declare.text_or_json("--format")] = "text"


class PruneRequest(Sources, frozen=True, kw_only=True):
    """What `waivers prune` can be asked."""

    write: Annotated[bool, declare.flag("--write", help="Change the file.")] = False


@waivers.command("list")
@command
def list_(request: ListRequest) -> int:
    """List every waiver: active, expiring within 14 days, expired, unused, or refused and why.

    Exit codes: 0 listed, 2 something could not be read, so that a state may be wrong.
    """
    project, report = _judged(request)
    if request.format == "json":
        typer.echo(_listing_json(report, project.waivers), nl=False)
    else:
        typer.echo(guarded(_listing_text(report, project.waivers)), nl=False)
    return _unless_half_read(report, ExitCode.OK)


@waivers.command()
@command
def lint(request: Sources) -> int:
    """Say what is wrong with the waivers themselves, and nothing else.

    Exit codes: 0 nothing above a warning, 1 errors, 2 something could not be read.
    """
    project, report = _judged(request)
    file = _waivers_file(project)
    findings = [found for found in report.unwaived if _is_about_waivers(found, file)]
    errors = sum(found.severity is Severity.ERROR for found in findings)
    lines = [
        f"{inert(found.at.label)}: {found.severity.label} {found.code}: {sentence(found.message)}"
        f"\n    {sentence(found.next_step)}"
        for found in findings
    ]
    counts = f"{counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}"
    lines.append(f"{_counts_line(report, project.waivers)}: {counts}")
    typer.echo(guarded("\n".join(lines) + "\n"), nl=False)
    return _unless_half_read(report, ExitCode.FINDINGS if errors else ExitCode.OK)


@waivers.command()
@command
def prune(request: PruneRequest) -> int:
    """Show waivers.yaml without the unused and the expired ones; --write changes it.

    Comments and layout of everything else stay as they are. Nothing is pruned where something
    could not be read, so that a waiver may only look unused.
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
        typer.echo(f"nothing to prune: {_counts_line(report, project.waivers)}", err=True)
        return ExitCode.OK
    before = _unchanged(file)
    after = pruned(file.path, before, over)
    shown = [inert(line) for line in unified_diff(file.path, before, after)]
    typer.echo(guarded("\n".join(shown) + "\n"), nl=False)
    count = "1 waiver" if len(over) == 1 else f"{len(over)} waivers"
    if request.write:
        write(file.path, after)
        typer.echo(f"removed {count} from {inert(file.path)}", err=True)
    else:
        typer.echo(f"{count} would go; --write removes {'it' if len(over) == 1 else 'them'}",
                   err=True)  # fmt: skip
    return ExitCode.OK


def _judged(request: Sources) -> tuple[Project, Report]:
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
    silent = {entry.rule for entry in report.not_checked}
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
    if sha256_of(content) != file.sha256:
        raise InputError(f"{file.path} changed while it was checked; run it again")
    return content


def _waivers_file(project: Project) -> InputFile | None:
    return next((file for file in project.inputs if file.role == "waivers"), None)


def _is_about_waivers(found: Finding, file: InputFile | None) -> bool:
    if found.rule.startswith("WVR") or found.subject.kind == "waiver":
        return True
    in_file = file is not None and found.at.path == file.path
    return found.rule.startswith("INP") and (in_file or found.subject.kind == "waivers")


def _unless_half_read(report: Report, code: ExitCode) -> ExitCode:
    """What could not be read may hide what a waiver is for: such a run is not clean."""
    return ExitCode.INPUT if say_input_errors(report) else code


def _listing_text(report: Report, waivers: Sequence[Waiver]) -> str:
    """One entry per waiver under a line of counts, by state and then in file order."""
    lines = [f"{_counts_line(report, waivers)} as of {report.as_of}"]
    judged = list(zip(waivers, report.waivers, strict=True)) if report.waivers else []
    for state in _STATES:
        for waiver, use in judged:
            if use.state == state:
                lines += ["", *_entry(waiver, use, report)]
    return "\n".join(lines) + "\n"


def _counts_line(report: Report, waivers: Sequence[Waiver]) -> str:
    """`3 waivers: 1 refused, 2 active`; without a vision no waiver is judged."""
    total = len(waivers)
    if not total:
        return "no waivers"
    if not report.waivers:
        return f"{counted(total, 'waiver')}, not judged without a vision"
    counts = [(sum(use.state == state for use in report.waivers), state) for state in _STATES]
    by_state = ", ".join(f"{count} {state}" for count, state in counts if count)
    return f"{counted(total, 'waiver')}: {by_state}"


def _listing_json(report: Report, waivers: Sequence[Waiver]) -> str:
    """An object a line: the waiver as written, and what became of it; null where there was no
    vision to judge it by.
    """
    uses = report.waivers or (None,) * len(waivers)
    rows = [json_text(_record(waiver, use)) for waiver, use in zip(waivers, uses, strict=True)]
    lines = ",\n".join(f"    {row}" for row in rows)
    body = f"[\n{lines}\n  ]" if rows else "[]"
    return (
        '{\n  "format": "commitcheck/waivers",\n  "version": 1,\n'
        f'  "as_of": "{report.as_of}",\n  "waivers": {body}\n}}\n'
    )


def _entry(waiver: Waiver, use: WaiverUse, report: Report) -> Iterator[str]:
    scope = next(
        (f"{kind} {shorten(name, _NAME)}" for kind in _SCOPES if (name := getattr(waiver, kind))),
        "nothing in particular",
    )
    yield f"{use.state:9} {shorten(waiver.id, _NAME)}  {shorten(waiver.rule, _NAME)} for {scope}"
    indent = " " * 10
    yield f"{indent}{', '.join(_facts(waiver, use, report))}"
    if use.state == "refused" and use.note is not None:
        yield f"{indent}{sentence(use.note)}"
    if waiver.reason:
        yield f"{indent}{shorten(waiver.reason, _REASON)}"


def _facts(waiver: Waiver, use: WaiverUse, report: Report) -> Iterator[str]:
    if waiver.expires_on is None:
        yield "without an end"
    else:
        days = (waiver.expires_on - report.as_of).days
        span = counted(abs(days), "day")
        away = "today" if days == 0 else f"in {span}" if days > 0 else f"{span} ago"
        yield f"{'ends' if days >= 0 else 'ended'} {waiver.expires_on} ({away})"
    yield f"covers {counted(use.covers, 'finding')}"
    if waiver.owner:
        yield f"owned by {shorten(waiver.owner, _NAME)}"
    if waiver.approved_by:
        yield f"approved by {shorten(waiver.approved_by, _NAME)}"


def _record(waiver: Waiver, use: WaiverUse | None) -> dict[str, object]:
    at = waiver.at()
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "state": None if use is None else use.state,
        "why": None if use is None or use.note is None else str(use.note),
        "covers": None if use is None else use.covers,
        **{kind: getattr(waiver, kind) for kind in _SCOPES},
        "reason": waiver.reason,
        "owner": waiver.owner,
        "approved_by": waiver.approved_by,
        "approved_on": _day(waiver.approved_on),
        "expires_on": _day(waiver.expires_on),
        "ticket": waiver.ticket,
        "renewals": waiver.renewals,
        "location": {"path": at.path, "line": at.line, "column": at.column},
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)
