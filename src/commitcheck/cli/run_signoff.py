"""One `signoff` from options to the written vision: show, ask, record."""

import sys
from pathlib import Path

import typer
from msgspec import Struct

from commitcheck.api import load_vision, today
from commitcheck.assessment.vision_page import VisionPage, vision_page
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.output import write
from commitcheck.cli.run_check import day
from commitcheck.cli.screen import guarded, width
from commitcheck.editing.sign_off import DECISIONS, with_sign_off
from commitcheck.errors import InputError, UsageError
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.positioning_parts import part_fingerprints
from commitcheck.model.project import Project
from commitcheck.model.vision import SignOff, Stakeholder, Vision
from commitcheck.reporting.inert import inert
from commitcheck.reporting.vision_text import page_text


class Answer(Struct, frozen=True):
    """The options of `signoff` as they were given."""

    decision: str | None
    note: str | None
    as_of: str | None
    is_sure: bool


def sign(stakeholder: str, vision_path: str | None, config: str | None, answer: Answer) -> int:
    """Record one stakeholder's answer to the current positioning.

    Raises:
        CommitcheckError: nobody of that id, nothing to agree to, or no way to edit the file.
    """
    _validate(answer)
    project = load_vision(vision_path, config=config)
    vision, path = readable(project)
    who = _stakeholder(vision, stakeholder)
    page = vision_page(vision)
    if page.version is None:
        raise UsageError("the positioning has no version; a sign-off is of one version")
    content = read_file(path)
    typer.echo(guarded(page_text(page, min(width(), 100))), nl=False)
    decision = _decision(answer, who, page)
    if decision is None:
        typer.echo("nothing was recorded")
        return ExitCode.OK
    note = _note(answer, decision)
    on = day(answer.as_of) or project.config.as_of or today()
    made = SignOff(page.version, decision, on, note, part_fingerprints(vision))
    replace_unchanged(path, content, with_sign_off(content, who, made))
    said = decision.replace("_", " ")
    typer.echo(f"recorded in {inert(path)}: {inert(who.id)} {said} version {inert(page.version)}")
    return ExitCode.OK


def readable(project: Project) -> tuple[Vision, str]:
    """The vision and its file's path.

    Raises:
        InputError: it could not be read, or stands on standard input.
    """
    path = next((one.path for one in project.inputs if one.role == "vision"), None)
    if project.vision is None or path is None:
        first = next(iter(project.problems), None)
        why = f": {first.at.label}: {first.message}" if first else ""
        raise InputError(f"the vision cannot be read{inert(why)}")
    if not Path(path).is_file():
        raise InputError(f"the vision is {inert(path)}, expected a file that can be written")
    return project.vision, path


def read_file(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from error


def replace_unchanged(path: str, before: bytes, after: bytes) -> None:
    """Write the edited file, unless somebody else edited it while we asked.

    Raises:
        InputError: it is no longer what it was.
    """
    if read_file(path) != before:
        raise InputError(f"{path} was changed in the meantime; nothing was recorded, run it again")
    write(path, after)


def is_at_terminal() -> bool:
    """Is somebody there to be asked?"""
    return sys.stdin.isatty()


def _validate(answer: Answer) -> None:
    if answer.decision is not None and answer.decision not in DECISIONS:
        near = did_you_mean(answer.decision, DECISIONS)
        hint = f"; did you mean {near}?" if near else f", expected one of {', '.join(DECISIONS)}"
        raise UsageError(f"--decision is {answer.decision}{hint}")
    if answer.is_sure and answer.decision is None:
        raise UsageError("--yes needs --decision: a sign-off without an answer is none")


def _stakeholder(vision: Vision, name: str) -> Stakeholder:
    for one in vision.stakeholders:
        if one.id == name:
            return one
    known = [one.id for one in vision.stakeholders]
    if not known:
        raise UsageError(
            inert(f"there is no stakeholder {name}: the vision lists none, add them to it first")
        )
    near = did_you_mean(name, known)
    hint = f"; did you mean {near}?" if near else f", expected one of {', '.join(known)}"
    raise UsageError(inert(f"there is no stakeholder {name} in the vision{hint}"))


def _decision(answer: Answer, who: Stakeholder, page: VisionPage) -> str | None:
    """What was decided; None when the person takes it back."""
    if answer.is_sure:
        return answer.decision
    if not is_at_terminal():
        raise UsageError("signoff asks before it records; use --decision and --yes in a script")
    name = inert(f"{who.id} ({(who.role or 'no role').replace('_', ' ')})")
    if answer.decision is not None:
        said = answer.decision.replace("_", " ")
        question = f"Record that {name} {said} version {inert(page.version or '')}?"
        return answer.decision if typer.confirm(question) else None
    typer.echo(f"Does {name} agree? 1 yes, 2 with reservations, 3 no; anything else stops.")
    choice = typer.prompt("answer", default="", show_default=False).strip()
    return dict(zip("123", DECISIONS, strict=True)).get(choice)


def _note(answer: Answer, decision: str) -> str | None:
    """A reservation on record is worth more than a nod, so it is asked for."""
    if answer.note is not None or answer.is_sure or decision == "approved":
        return answer.note or None
    return typer.prompt("what about", default="", show_default=False).strip() or None
