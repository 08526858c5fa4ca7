"""One `sync` from options to written pages, or to the recorded day."""

from collections.abc import Iterable
from pathlib import Path

import typer

from commitcheck.api import load_vision, today
from commitcheck.assessment.packs import packs
from commitcheck.assessment.wordings import read_wordings
from commitcheck.cli.exit_codes import ExitCode, exit_code
from commitcheck.cli.input_errors import tell_input_errors
from commitcheck.cli.output import refuse_inputs, write
from commitcheck.cli.progress import Stages
from commitcheck.cli.request import Request
from commitcheck.cli.run_check import day, files_of, judge, read
from commitcheck.cli.run_signoff import read_file, readable, replace_unchanged
from commitcheck.editing.sign_off import with_sync
from commitcheck.errors import OutputError, UsageError
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.vision import Vision
from commitcheck.model.vocabulary import ROLES
from commitcheck.reporting.inert import inert
from commitcheck.reporting.pack_markdown import MARK, render


def write_packs(request: Request, directory: str, wording: str | None) -> int:
    """Write a page per role into `directory`; only pages of ours are ever replaced.

    Raises:
        CommitcheckError: a page would replace somebody else's file, or cannot be written.
    """
    library = read_wordings(wording)
    stages = Stages(total=1)
    with stages.shown():
        project = read(request, stages)
        report = judge(request, project, stages)
    made = packs(project, report, library)
    pages = {str(Path(directory) / f"sync-{one.role}.md"): render(one) for one in made}
    read_from = [*files_of(project), *([wording] if wording else [])]
    refuse_inputs(pages, read_from)
    _refuse_others(pages)
    _make(directory)
    for pack, (path, page) in zip(made, pages.items(), strict=True):
        write(path, page)
        decisions = len(pack.decisions)
        count = f"{decisions} decision" if decisions == 1 else f"{decisions} decisions"
        typer.echo(f"wrote {inert(path)}: {count}")
    if not made:
        typer.echo("no page: nobody holds a role in the vision, and nothing waits for one")
    tell_input_errors(report)
    return exit_code(report, "never")


def record_sync(
    roles: list[str], vision_path: str | None, config: str | None, as_of: str | None
) -> int:
    """Set last_synced_on of everybody in these roles to the day.

    Raises:
        CommitcheckError: an unknown role, nobody in it, or no way to edit the file.
    """
    project = load_vision(vision_path, config=config)
    vision, path = readable(project)
    names = [name for role in roles for name in _holders(vision, role)]
    on = day(as_of) or project.config.as_of or today()
    content = read_file(path)
    replace_unchanged(path, content, with_sync(content, names, on))
    typer.echo(f"recorded in {inert(path)}: {inert(', '.join(names))} synced on {on}")
    return ExitCode.OK


def _holders(vision: Vision, role: str) -> list[str]:
    if role not in ROLES:
        near = did_you_mean(role, ROLES)
        hint = f"; did you mean {near}?" if near else f", expected one of {', '.join(ROLES)}"
        raise UsageError(f"there is no role {role}{hint}")
    found = [one.id for one in vision.stakeholders if one.role == role]
    if not found:
        held = ", ".join(dict.fromkeys(one.role for one in vision.stakeholders if one.role))
        raise UsageError(f"nobody in the vision has the role {role}; held are {held or 'none'}")
    return found


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


def _make(directory: str) -> None:
    try:
        Path(directory).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make {directory}: {(error.strerror or '').lower()}") from error
