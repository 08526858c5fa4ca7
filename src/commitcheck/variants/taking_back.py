"""A version of the project in which some changes were never made."""

from collections.abc import Collection, Mapping
from typing import Any

from commitcheck.model.project import Project
from commitcheck.variants.changes import Key, problems_by_key
from commitcheck.variants.record_fields import (
    KINDS,
    compared,
    is_collection,
    is_record,
    keyed,
    with_fields,
)


def taken_back(then: Project, now: Project, back: Collection[Key]) -> Project:
    """`now` with the changes of these keys undone; with all of them it says what `then` says.

    Everything else stays, where it stands too: a field that is taken back stands where its
    record stands now.
    """
    keys = frozenset(back)
    kinds = {key.kind for key in keys}
    values: dict[str, Any] = {}
    if kinds - {"commitment", "waiver", "link", "file", "problem", "column"}:
        values["vision"] = _vision(then, now, keys)
    for name in ("commitments", "waivers", "links", "inputs"):
        if KINDS[name] in kinds:
            values[name] = _collection(name, getattr(then, name), getattr(now, name), keys)
    if "problem" in kinds:
        values["problems"] = _problems(then, now, keys)
        values["lost"] = _lost(then, now, values["problems"])
    if "column" in kinds:
        values["fields"] = _names("column", then.fields, now.fields, keys)
    return with_fields(now, **values)  # type: ignore[no-any-return]


def _vision(then: Project, now: Project, keys: frozenset[Key]) -> Any:
    if then.vision is None or now.vision is None:
        return then.vision if Key("vision", "") in keys else now.vision
    mixed = _record("vision", "", 0, then.vision, now.vision, keys)
    unusable = _unusable(then.vision.unusable, now.vision.unusable, keys)
    return mixed if unusable == now.vision.unusable else with_fields(mixed, unusable=unusable)


def _record(kind: str, id_: str, number: int, old: Any, new: Any, keys: frozenset[Key]) -> Any:
    values: dict[str, Any] = {}
    for name, value in compared(new):
        was = getattr(old, name)
        if is_collection(value) or is_collection(was):
            values[name] = _collection(name, was or (), value or (), keys)
        elif is_record(value) or is_record(was):
            values[name] = _single(name, was, value, keys)
        elif isinstance(value, frozenset) and name == "named" and kind == "vision":
            values[name] = _names("section", was, value, keys)
        elif Key(kind, id_, number, name) in keys:
            values[name] = was
    values = {name: value for name, value in values.items() if value is not getattr(new, name)}
    if isinstance(getattr(new, "unusable", None), tuple):
        values |= _usable(
            old, new, [name for name in values if Key(kind, id_, number, name) in keys]
        )
    return with_fields(new, **values)


def _usable(old: Any, new: Any, names: Collection[str]) -> dict[str, Any]:
    """A cell that is taken back is as usable as it was."""
    kept = [name for name in new.unusable if name not in names]
    again = [name for name in old.unusable if name in names]
    return {"unusable": (*kept, *again)} if (*kept, *again) != new.unusable else {}


def _single(kind: str, old: Any, new: Any, keys: frozenset[Key]) -> Any:
    if old is None or new is None:
        return old if Key(kind, "") in keys else new
    return _record(kind, "", 0, old, new, keys)


def _collection(
    name: str, old: tuple[Any, ...], new: tuple[Any, ...], keys: frozenset[Key]
) -> tuple[Any, ...]:
    """What is there now, without what came, and with what went after what it followed."""
    kind = KINDS.get(name, name)
    if not any(key.kind == kind for key in keys) and not _has_inner(new):
        return new
    before, after = keyed(old), keyed(new)
    mixed = {
        (id_, number): record
        if (id_, number) not in before
        else _record(kind, id_, number, before[id_, number], record, keys)
        for (id_, number), record in after.items()
        if (id_, number) in before or Key(kind, id_, number) not in keys
    }
    return tuple(_with_gone(mixed, before, after, kind, keys))


def _has_inner(records: tuple[Any, ...]) -> bool:
    return bool(records) and any(is_record(value) for _, value in compared(records[0]))


def _with_gone(
    mixed: dict[tuple[str, int], Any],
    before: Mapping[tuple[str, int], Any],
    after: Mapping[tuple[str, int], Any],
    kind: str,
    keys: frozenset[Key],
) -> list[Any]:
    order = list(mixed)
    values = dict(mixed)
    previous: tuple[str, int] | None = None
    for id_, number in before:
        if (id_, number) not in after and Key(kind, id_, number) in keys:
            place = order.index(previous) + 1 if previous in order else 0
            order.insert(place, (id_, number))
            values[id_, number] = before[id_, number]
        previous = (id_, number)
    return [values[key] for key in order]


def _names(
    kind: str, old: frozenset[str], new: frozenset[str], keys: frozenset[Key]
) -> frozenset[str]:
    back = {name for name in old ^ new if Key(kind, name) in keys}
    return (new - back) | (old & back)


def _unusable(
    old: Mapping[tuple[str, str], tuple[str, ...]],
    new: Mapping[tuple[str, str], tuple[str, ...]],
    keys: frozenset[Key],
) -> dict[tuple[str, str], tuple[str, ...]]:
    mixed = dict(new)
    for kind, id_ in {*old, *new}:
        if Key(kind, id_, 0, "unusable") in keys:
            mixed.pop((kind, id_), None)
            if (kind, id_) in old:
                mixed[kind, id_] = old[kind, id_]
    return mixed


def _problems(then: Project, now: Project, keys: frozenset[Key]) -> tuple[Any, ...]:
    before, after = problems_by_key(then.problems), problems_by_key(now.problems)
    kept = [problem for key, problem in after.items() if key in before or key not in keys]
    again = [problem for key, problem in before.items() if key not in after and key in keys]
    return (*kept, *again)


def _lost(then: Project, now: Project, problems: tuple[Any, ...]) -> tuple[Any, ...]:
    """Records that could not be read are as many as the problems that say so."""
    if problems == now.problems:
        return now.lost
    return then.lost if len(problems) == len(then.problems) else now.lost
