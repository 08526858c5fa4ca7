"""Records a stakeholder's answer to the positioning, and the day of their last sync."""

import datetime as dt
from collections.abc import Iterable

from commitcheck.editing.stakeholder_entry import entry_of
from commitcheck.editing.yaml_splice import EditError, with_entries
from commitcheck.editing.yaml_words import Entries, Scalar, block
from commitcheck.model.vision import SignOff, Stakeholder

DECISIONS: tuple[str, ...] = ("approved", "approved_with_reservations", "rejected")


def with_sign_off(content: bytes, stakeholder: Stakeholder, answer: SignOff) -> bytes:
    """vision.yaml with this answer, all else as it was. A note of an earlier answer goes.

    Raises:
        EditError: not without changing something else; the message has the lines to paste.
    """
    has_note = stakeholder.signoff is not None and stakeholder.signoff.note is not None
    entries: Entries = {"signoff": _entries(answer, has_note=has_note)}
    return _edited(content, [(stakeholder.id, entries)])


def with_sync(content: bytes, stakeholders: Iterable[str], day: dt.date) -> bytes:
    """vision.yaml with this day as the last sync of these stakeholders.

    Raises:
        EditError: as above; then nobody's day is set.
    """
    entries: Entries = {"last_synced_on": Scalar(day.isoformat(), plain=True)}
    return _edited(content, [(one, entries) for one in stakeholders])


def _entries(answer: SignOff, *, has_note: bool) -> Entries:
    written: dict[str, Scalar | Entries] = {
        "version": Scalar(answer.version),
        "decision": Scalar(answer.decision, plain=True),
        "date": Scalar(answer.date.isoformat() if answer.date else None, plain=True),
    }
    if answer.note is not None or has_note:
        written["note"] = Scalar(answer.note)
    written["fingerprint"] = {part: Scalar(mark) for part, mark in answer.fingerprint.items()}
    return written


def _edited(content: bytes, edits: list[tuple[str, Entries]]) -> bytes:
    edited = content
    for name, entries in edits:
        try:
            edited = with_entries(edited, entry_of(edited, name), entries)
        except EditError as error:
            raise EditError(_refusal(str(error), edits)) from error
    return edited


def _refusal(why: str, edits: list[tuple[str, Entries]]) -> str:
    """Why nothing was changed, and what to put in by hand."""
    lines = [f"nothing was changed: {why}. Put this in by hand:"]
    for name, entries in edits:
        lines += ["", f"in the entry of {name} under stakeholders", *block(entries, 4)]
    return "\n".join(lines)
