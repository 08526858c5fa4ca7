"""What changed between two versions of the project, field by field.

A change is the smallest thing that can be taken back: one field of one record, or a record that
came or went.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from commitcheck.model.commitment import Approval
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.project import Project
from commitcheck.variants.record_fields import (
    KINDS,
    compared_fields,
    is_collection,
    is_record,
    keyed,
)

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None
"""A value as JSON has it; a day is text."""

UNUSABLE = "(could not be used)"

_WORDS = frozenset(("title", "description", "quote", "statement", "claim"))
_DAYS = frozenset(
    ("due", "earliest", "latest", "until", "hardening_due", "sunset_on", "expected_on",
     "delivered_on", "expected_signature", "expires_on", "review_by", "start", "end")
)  # fmt: skip


class Key(msgspec.Struct, frozen=True):
    """Which thing changed: a record of a kind by its id and number, and its field; None for all
    of the record.
    """

    kind: str
    id: str
    number: int = 0
    field: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change. `at` is where the new value stands, or stood for what is gone; `commit` and
    `day` say when it was recorded, None where that is not known or it is not committed yet.
    """

    key: Key
    old: Plain
    new: Plain
    at: Location | None = None
    commit: str | None = None
    day: dt.date | None = None

    @property
    def what(self) -> str:
        """`added`, `gone`, `signed`, `reworded`, `moved` or `changed`."""
        if self.key.field is None:
            return "gone" if self.new is None else "added"
        if self.key.kind == "commitment" and self.key.field == "status" and self.new == "signed":
            return "signed"
        if self.key.field in _WORDS:
            return "reworded"
        return "moved" if self.key.field in _DAYS else "changed"

    @property
    def is_shown(self) -> bool:
        """Does it say something that no other change says? Which keys a file names, and which
        columns a table has, are part of the record for a machine only.
        """
        return self.key.kind not in ("section", "column") and self.key.field != "named"


def changes(then: Project, now: Project) -> tuple[Change, ...]:
    """Every change from one project to the other: the vision's, then the promises', then those
    of the files beside them, each in the order of its file.
    """
    return (
        *_vision(then, now),
        *_collection("commitments", then.commitments, now.commitments),
        *_collection("waivers", then.waivers, now.waivers),
        *_collection("links", then.links, now.links),
        *_collection("inputs", then.inputs, now.inputs),
        *_problems(then.problems, now.problems),
        *_names("column", then.fields, now.fields),
    )


def _vision(then: Project, now: Project) -> Iterator[Change]:
    old, new = then.vision, now.vision
    if old is None or new is None:
        if old is not new:
            yield _whole(Key("vision", ""), old, new)
        return
    yield from _record("vision", "", 0, old, new)
    yield from _unusable(old.unusable, new.unusable)


def _record(kind: str, id_: str, number: int, old: Any, new: Any) -> Iterator[Change]:
    """The fields of a record that is on both sides, its inner records after its own."""
    inner: list[Change] = []
    before = dict(compared_fields(old))
    for name, value in compared_fields(new):
        was = before.get(name)
        if is_collection(value) or is_collection(was):
            inner += _collection(name, was or (), value or ())
        elif is_record(value) or is_record(was):
            inner += _single(name, was, value)
        elif isinstance(value, frozenset) and name == "named" and kind == "vision":
            inner += _names("section", was or (), value)
        elif was != value or _is_unusable(old, name) != _is_unusable(new, name):
            yield Change(
                key=Key(kind, id_, number, name),
                old=_shown(old, name),
                new=_shown(new, name),
                at=_place(new, name),
            )
    yield from inner


def _single(kind: str, old: Any, new: Any) -> Iterator[Change]:
    if old is None or new is None:
        yield _whole(Key(kind, ""), old, new)
    else:
        yield from _record(kind, "", 0, old, new)


def _collection(name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Change]:
    if old == new and name != "commitments":
        return
    kind = KINDS.get(name, name)
    before, after = keyed(old), keyed(new)
    for (id_, number), record in after.items():
        was = before.get((id_, number))
        if was is None:
            yield _whole(Key(kind, id_, number), None, record)
        else:
            yield from _record(kind, id_, number, was, record)
    for (id_, number), record in before.items():
        if (id_, number) not in after:
            yield _whole(Key(kind, id_, number), record, None)


def _whole(key: Key, old: Any, new: Any) -> Change:
    return Change(
        key=key,
        old=None if old is None else _headline(old),
        new=None if new is None else _headline(new),
        at=_place(old if new is None else new, None),
    )


def _names(kind: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Change]:
    """Keys that a file names, or columns that a table has."""
    before, after = frozenset(old), frozenset(new)
    for name in sorted(before ^ after):
        yield Change(
            key=Key(kind, name),
            old=name if name in before else None,
            new=name if name in after else None,
        )


def _unusable(
    old: Mapping[tuple[str, str], tuple[str, ...]], new: Mapping[tuple[str, str], tuple[str, ...]]
) -> Iterator[Change]:
    for kind, id_ in sorted({*old, *new}):
        before, after = old.get((kind, id_), ()), new.get((kind, id_), ())
        if before != after:
            yield Change(key=Key(kind, id_, 0, "unusable"), old=plain(before), new=plain(after))


def _problems(old: Iterable[Problem], new: Iterable[Problem]) -> Iterator[Change]:
    """What could not be read, as a record of the file that it stands in."""
    before, after = problems_by_key(old), problems_by_key(new)
    for key in [*after, *(key for key in before if key not in after)]:
        if (key in before) != (key in after):
            problem = after.get(key) or before[key]
            message = str(problem.message)
            yield Change(
                key=key,
                old=message if key in before else None,
                new=message if key in after else None,
                at=problem.at,
            )


def problems_by_key(problems: Iterable[Problem]) -> dict[Key, Problem]:
    """Each problem under a name of its own that does not depend on its line."""
    found: dict[Key, Problem] = {}
    for problem in problems:
        name = f"{problem.subject.kind} {problem.subject.id} {problem.variant}: {problem.message}"
        number = 0
        while (key := Key("problem", name, number)) in found:
            number += 1
        found[key] = problem
    return found


def _is_unusable(record: Any, name: str) -> bool:
    """Is the cell filled with something that no rule may look at?"""
    unusable = getattr(record, "unusable", ())
    return isinstance(unusable, tuple) and name in unusable


def _shown(record: Any, name: str) -> Plain:
    return UNUSABLE if _is_unusable(record, name) else plain(getattr(record, name))


def _headline(record: Any) -> Plain:
    for name in ("title", "statement", "claim", "name", "rule", "role", "id"):
        value = getattr(record, name, None)
        if isinstance(value, str) and value:
            return value
    return "added"


def _place(record: Any, name: str | None) -> Location | None:
    at = getattr(record, "at", None)
    if not callable(at):
        return None
    place = at(name)
    return place if isinstance(place, Location) and place.path != "<memory>" else None


def plain(value: Any) -> Plain:
    """A value of a record as JSON has it."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case dt.date():
            return value.isoformat()
        case Approval():
            return _approval(value)
        case frozenset():
            return [plain(part) for part in sorted(value)]
        case tuple() | list():
            return [plain(part) for part in value]
        case Mapping():
            return {str(key): plain(part) for key, part in value.items()}
        case _:
            return {name: plain(part) for name, part in compared_fields(value) if part is not None}


def _approval(approval: Approval) -> str:
    """`product@2026-03-16@Ines`, and behind it which words it is of."""
    said = "@".join(
        str(plain(part)) for part in (approval.role, approval.date, approval.by) if part is not None
    )
    words = ", ".join(f"{part} {mark}" for part, mark in approval.fingerprint)
    return f"{said} ({words})" if words else said
