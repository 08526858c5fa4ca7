"""`commitcheck sync`: one page per stakeholder role, and the record that a sync took place."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from commitcheck.api import load_vision, today
from commitcheck.assessment.packs.packs import packs
from commitcheck.assessment.packs.wordings import read_wordings
from commitcheck.cli.console.decisions import read_file, readable, replace_unchanged
from commitcheck.cli.console.output import make_folder, refuse_inputs, say_input_errors, write
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import ExitCode, exit_code
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import History, Sources, Timings, files_of, judge, read
from commitcheck.deal_desk import demand, with_ways_out
from commitcheck.editing.sign_off import with_sync
from commitcheck.errors import OutputError, UsageError
from commitcheck.loading.packs import REPLACEMENTS, shared_wording
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.vision import Vision
from commitcheck.model.vocabulary import ROLES
from commitcheck.reporting.inert import inert
from commitcheck.reporting.packs.page import MARK, render
from commitcheck.reporting.packs.paper import DEALS


class Request(Sources, frozen=True, kw_only=True):
    """What `sync` can be asked."""

    output: Annotated[
        str, declare.text("-o", "--output", metavar="DIR", help="Where to write the pages.")
    ] = "sync"
    baseline: Annotated[
        str | None,
        declare.text("--since", metavar="BASELINE", help="Say what is new since this baseline."),
    ] = None
    history: History = False
    wording: Annotated[
        str | None, declare.text("--wording", metavar="FILE", help="Your own replacement wording.")
    ] = None
    timings: Timings = False
    record: Annotated[
        tuple[str, ...],
        declare.words(
            "--record",
            metavar="ROLE",
            help="Write no pages; set last_synced_on of this role to today.",
        ),
    ] = ()


@command
def sync(request: Request) -> int:
    """Write one page per stakeholder role for 25 minutes: what only they can decide, by when.

    With --record ROLE the sync is recorded in vision.yaml instead, comments and layout kept.
    """
    return _record(request) if request.record else _write_pages(request)


def _write_pages(request: Request) -> int:
    """Write a page per role; only pages of ours are ever replaced.

    Raises:
        CommitcheckError: a page would replace somebody else's file, or cannot be written.
    """
    stages = Stages(total=1)
    with stages.shown():
        project = read(request, stages)
        wording = request.wording or shared_wording(project.config, REPLACEMENTS)
        library = read_wordings(wording)
        report = judge(request, project, stages, engine="off")
        with stages.watch("ways out"):
            report = with_ways_out(project, report, most=DEALS)  # of the others no page says more
        with stages.watch("demand"):
            wishes = demand(project, as_of=report.as_of)
        with stages.watch("pages"):
            by_role = [
                replace(pack, demand=wishes) if pack.role == "executive" else pack
                for pack in packs(project, report, library)
            ]
    folder = Path(request.output)
    pages = {str(folder / f"sync-{pack.role}.md"): render(pack) for pack in by_role}
    refuse_inputs(pages, [*files_of(project), *([wording] if wording else [])])
    _refuse_others(pages)
    make_folder(folder)
    for pack, (path, page) in zip(by_role, pages.items(), strict=True):
        write(path, page)
        decisions = len(pack.decisions)
        count = f"{decisions} decision" if decisions == 1 else f"{decisions} decisions"
        typer.echo(f"wrote {inert(path)}: {count}")
    if not by_role:
        typer.echo("no page: nobody holds a role in the vision, and nothing waits for one")
    if request.timings:
        say_timings(stages)
    say_input_errors(report)
    return exit_code(report, "never")


def _record(request: Request) -> int:
    """Set last_synced_on of everybody in these roles to the day.

    Raises:
        CommitcheckError: an unknown role, nobody in it, or no way to edit the file.
    """
    project = load_vision(next(iter(request.paths), None), config=request.config)
    vision, path = readable(project)
    names = [name for role in request.record for name in _holders(vision, role)]
    on = request.as_of or project.config.as_of or today()
    content = read_file(path)
    replace_unchanged(path, content, with_sync(content, names, on))
    typer.echo(f"recorded in {inert(path)}: {inert(', '.join(names))} synced on {on}")
    return ExitCode.OK


def _holders(vision: Vision, role: str) -> list[str]:
    if role not in ROLES:
        near = did_you_mean(role, ROLES)
        hint = f"; did you mean {near}?" if near else f", expected one of {', '.join(ROLES)}"
        raise UsageError(f"there is no role {role}{hint}")
    holders = [holder.id for holder in vision.stakeholders if holder.role == role]
    if not holders:
        held = ", ".join(dict.fromkeys(who.role for who in vision.stakeholders if who.role))
        raise UsageError(f"nobody in the vision has the role {role}; held are {held or 'none'}")
    return holders


def _refuse_others(paths: Iterable[str]) -> None:
    """A file that does not begin like a page of ours is somebody's work."""
    for path in paths:
        file = Path(path)
        try:
            if not file.exists() and not file.is_symlink():
                continue
            with file.open("rb") as opened:
                is_ours = file.is_file() and opened.read(len(MARK)) == MARK.encode()
        except OSError as error:
            raise OutputError(f"cannot look at {path}: {error.strerror}") from error
        if not is_ours or file.is_symlink():
            raise UsageError(f"{path} was not written by commitcheck sync; move it or choose -o")
