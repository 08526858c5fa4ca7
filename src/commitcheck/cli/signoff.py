"""`commitcheck signoff STAKEHOLDER`: records an answer to the positioning in vision.yaml."""

import datetime as dt
import sys
from typing import Annotated

import msgspec
import typer

from commitcheck.api import load, load_vision, today
from commitcheck.assessment.packs.wordings import VisionPage, vision_page
from commitcheck.cli.console.decisions import read_file, readable, replace_unchanged
from commitcheck.cli.console.screen import guarded, width
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import AsOf, ConfigPath, ProductName
from commitcheck.editing.sign_off import DECISIONS, with_sign_off
from commitcheck.errors import UsageError
from commitcheck.model.approved_parts import part_fingerprints
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.vision import SignOff, Stakeholder, Vision
from commitcheck.reporting.inert import inert
from commitcheck.reporting.packs.vision import page_text


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What `signoff` can be asked."""

    stakeholder: Annotated[
        str, typer.Argument(metavar="STAKEHOLDER", help="The stakeholder's id in the vision.")
    ]
    vision: Annotated[
        str | None,
        typer.Argument(
            metavar="[VISION]",
            help="vision.yaml; found by commitcheck.yaml or by name when left out.",
        ),
    ] = None
    config: ConfigPath = None
    product: ProductName = None
    as_of: AsOf = None
    decision: Annotated[
        str | None,
        declare.text(
            "--decision", metavar="ANSWER", help="approved, approved_with_reservations or rejected."
        ),
    ] = None
    note: Annotated[
        str | None,
        typer.Option("--note", metavar="TEXT", help="What the reservation or rejection is about."),
    ] = None
    yes: Annotated[bool, declare.flag("--yes", "-y", help="Do not ask; needs --decision.")] = False


@command
def signoff(request: Request) -> int:
    """Record whether a stakeholder agrees to the current positioning.

    Prints what is being agreed to, asks, and writes version, decision, date, note and one
    fingerprint per part into vision.yaml; comments and layout stay as they are. A part that
    changes later makes the sign-off stale (GOV201).
    """
    _validate(request)
    if request.product is None:
        project = load_vision(request.vision, config=request.config)
    else:
        named = () if request.vision is None else (request.vision,)
        project = load(*named, config=request.config, product=request.product)
    vision, path = readable(project)
    who = _stakeholder(vision, request.stakeholder)
    page = vision_page(vision)
    if page.version is None:
        raise UsageError("the positioning has no version; a sign-off is of one version")
    content = read_file(path)
    typer.echo(guarded(page_text(page, min(width(), 100))), nl=False)
    decision = _decision(request, who, page)
    if decision is None:
        typer.echo("nothing was recorded")
        return ExitCode.OK
    note = _note(request, decision)
    on: dt.date = request.as_of or project.config.as_of or today()
    sign_off = SignOff(page.version, decision, on, note, part_fingerprints(vision))
    replace_unchanged(path, content, with_sign_off(content, who, sign_off))
    words = decision.replace("_", " ")
    typer.echo(f"recorded in {inert(path)}: {inert(who.id)} {words} version {inert(page.version)}")
    return ExitCode.OK


def is_at_terminal() -> bool:
    """Is somebody there to be asked?"""
    return sys.stdin.isatty()


def _validate(request: Request) -> None:
    if request.decision is not None and request.decision not in DECISIONS:
        near = did_you_mean(request.decision, DECISIONS)
        hint = f"; did you mean {near}?" if near else f", expected one of {', '.join(DECISIONS)}"
        raise UsageError(f"--decision is {request.decision}{hint}")
    if request.yes and request.decision is None:
        raise UsageError("--yes needs --decision: a sign-off without an answer is none")


def _stakeholder(vision: Vision, name: str) -> Stakeholder:
    for stakeholder in vision.stakeholders:
        if stakeholder.id == name:
            return stakeholder
    known = [stakeholder.id for stakeholder in vision.stakeholders]
    if not known:
        raise UsageError(
            inert(f"there is no stakeholder {name}: the vision lists none, add them to it first")
        )
    near = did_you_mean(name, known)
    hint = f"; did you mean {near}?" if near else f", expected one of {', '.join(known)}"
    raise UsageError(inert(f"there is no stakeholder {name} in the vision{hint}"))


def _decision(request: Request, who: Stakeholder, page: VisionPage) -> str | None:
    """What was decided; None when the person takes it back."""
    if request.yes:
        return request.decision
    if not is_at_terminal():
        raise UsageError("signoff asks before it records; use --decision and --yes in a script")
    name = inert(f"{who.id} ({(who.role or 'no role').replace('_', ' ')})")
    if request.decision is not None:
        words = request.decision.replace("_", " ")
        question = f"Record that {name} {words} version {inert(page.version or '')}?"
        return request.decision if typer.confirm(question) else None
    typer.echo(f"Does {name} agree? 1 yes, 2 with reservations, 3 no; anything else stops.")
    choice = typer.prompt("answer", default="", show_default=False).strip()
    return dict(zip("123", DECISIONS, strict=True)).get(choice)


def _note(request: Request, decision: str) -> str | None:
    """A reservation on record is worth more than a nod, so it is asked for."""
    if request.note is not None or request.yes or decision == "approved":
        return request.note or None
    return typer.prompt("what about", default="", show_default=False).strip() or None
