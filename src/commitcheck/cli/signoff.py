"""`commitcheck signoff STAKEHOLDER`: records an answer to the positioning in vision.yaml."""

from typing import Annotated

import typer

from commitcheck.cli import options as o


def signoff(
    stakeholder: Annotated[str, typer.Argument(help="The stakeholder's id in the vision.")],
    vision: o.Vision = None,
    config: o.ConfigPath = None,
    as_of: o.AsOf = None,
    decision: Annotated[
        str | None,
        typer.Option("--decision", help="approved, approved_with_reservations or rejected."),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", help="What the reservation or rejection is about.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; needs --decision.")] = False,
) -> int:
    """Record whether a stakeholder agrees to the current positioning.

    Prints what is being agreed to, asks, and writes version, decision, date, note and one
    fingerprint per part into vision.yaml; comments and layout stay as they are. A part that
    changes later makes the sign-off stale (GOV201).
    """
    from commitcheck.cli.run_signoff import Answer, sign  # noqa: PLC0415 - --help stays quick

    return sign(stakeholder, vision, config, Answer(decision, note, as_of, is_sure=yes))
