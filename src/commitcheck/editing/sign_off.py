"""Records a stakeholder's answer to the positioning, and the day of their last sync.

A stakeholder is found in vision.yaml by the id that people call them by.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from commitcheck.editing.yaml.same import Entries, Path, Scalar, block
from commitcheck.editing.yaml.splice import EditError, with_entries
from commitcheck.loading.yaml_text.file import read_yaml
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
    return _edited(content, [(stakeholder, entries) for stakeholder in stakeholders])


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


def entries_of(content: bytes, stakeholder: str) -> list[Path]:
    """The places of the entries with this id, or without any id and with this role."""
    data = read_yaml("vision", content).data
    listed = data.get("stakeholders") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        return []
    return [
        ("stakeholders", index)
        for index, entry in enumerate(listed)
        if isinstance(entry, dict) and _name(entry) == stakeholder
    ]


def entry_of(content: bytes, stakeholder: str) -> Path:
    """The place of the one entry with this id.

    Raises:
        EditError: there is none that can be read, or more than one.
    """
    found = entries_of(content, stakeholder)
    if len(found) != 1:
        count = "no entry" if not found else f"{len(found)} entries"
        raise EditError(f"{count} of that id can be found in the file")
    return found[0]


def _name(entry: dict[str, Any]) -> Any:
    """As loading names an entry: its id, else its role."""
    return entry.get("id") if entry.get("id") is not None else entry.get("role")
