"""From checked data to the frozen records of the model: one builder, driven by their fields.

The data has passed its schema: what is there has the right shape, and what had not was taken
out (and is a Problem already). So a builder only converts, fills in defaults and remembers
where each record stands.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from commitcheck.model.commitment import Amendment, Approval, Commitment, Was
from commitcheck.model.dates import parse_day
from commitcheck.model.location import Where
from commitcheck.model.spelling import as_typed
from commitcheck.model.vision import Record

R = TypeVar("R", bound=Record)
Convert = Callable[[Any, Where, str], Any]
"""From a raw value, its record's place and the field's name: few values need their own place."""

OPENING = frozenset(("earliest", "start"))
"""Days that begin something: a quarter there means its first day, everywhere else its last."""

_CALLED = ("name", "title", "statement", "claim", "role")
_NOT_INPUT = frozenset(("where", "named", "unusable", "linked", "read", "is_due_open"))


def build(record: type[R], data: Mapping[str, Any], where: Where, **fields: Any) -> R:
    """Make one record from its mapping; `fields` are taken as they are."""
    return record(**converted(record, data, where), **fields, where=where)


def converted(record: type, data: Mapping[str, Any], where: Where) -> dict[str, Any]:
    """The values of a record's fields; a null or absent one is left to the default."""
    converters = _converters(record)
    return {
        name: raw if (convert := converters[name]) is None else convert(raw, where, name)
        for name, raw in data.items()
        if raw is not None and name in converters
    }


def inside(where: Where, *keys: str | int) -> Where:
    """A place further down in the same file."""
    outer = where.key if isinstance(where.key, tuple) else (where.key,)
    return Where(where.source, (*outer, *keys))


def day_in(name: str, text: str) -> dt.date:
    """The day a text means in the field of this name."""
    return parse_day(text, end=name not in OPENING)


def approvals(items: Iterable[Mapping[str, Any]]) -> tuple[Approval, ...]:
    """An approval without a role approves nothing and is left out."""
    return tuple(
        Approval(
            role,
            day_in("date", written) if (written := item.get("date")) else None,
            item.get("by"),
            tuple(sorted((item.get("fingerprint") or {}).items())),
        )
        for item in items
        if (role := item.get("role")) is not None
    )


def amendment(item: Mapping[str, Any]) -> Amendment | None:
    """None where it says nothing."""
    before = item.get("was") or {}
    value = before.get("value")
    was = Was(
        day_in("due", written) if (written := before.get("due")) else None,
        tuple(value) if isinstance(value, list) else value,
        before.get("quote"),
    )
    day = day_in("date", written) if (written := item.get("date")) else None
    found = Amendment(item.get("ref"), day, None if was == Was() else was)
    return None if found == Amendment() else found


@cache
def _converters(record: type) -> Mapping[str, Convert | None]:
    hints: dict[str, Any] = {}
    for base in reversed(record.__mro__):
        hints |= vars(base).get("__annotations__", {})
    return {
        name: _convert_id if _is_promise_id(record, name) else _convert(hint)
        for name, hint in hints.items()
        if name not in _NOT_INPUT
    }


def _is_promise_id(record: type, name: str) -> bool:
    return name == "commitment" or (record is Commitment and name in ("id", "depends_on"))


def _convert_id(raw: Any, _where: Where, name: str) -> Any:
    return tuple(map(as_typed, _items(raw))) if name == "depends_on" else as_typed(raw)


def _convert(hint: Any) -> Convert | None:
    """How a raw value becomes what the field's type says; None where it is that already."""
    options = [option for option in _options(hint) if option is not NoneType]
    first = options[0]
    if dt.date in options:
        return lambda raw, _, name: day_in(name, raw)
    if first is Amendment:
        return lambda raw, _where, _name: amendment(raw)
    if get_origin(first) is tuple:
        return _list_of(get_args(first)[0])
    if get_origin(first) is Mapping and get_origin(get_args(first)[1]) is tuple:
        return lambda raw, _where, _name: {
            key: _items(listed) for key, listed in raw.items() if listed is not None
        }
    if isinstance(first, type) and issubclass(first, Record):
        return partial(_nested, first)
    if options in ([float], [int]):
        return lambda raw, _where, _name: first(raw)
    if all(option is str or get_origin(option) is Literal for option in options):
        return None
    return lambda raw, _where, _name: tuple(raw) if isinstance(raw, list) else raw


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _list_of(item: Any) -> Convert:
    if item is Approval:
        return lambda raw, _where, _name: approvals(raw)
    if isinstance(item, type) and issubclass(item, Record):
        return partial(_nested_list, item)
    return lambda raw, _where, _name: _items(raw)


def _items(raw: Any) -> tuple[Any, ...]:
    return tuple(item for item in _as_list(raw) if item is not None)


def _as_list(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else [raw]


def _nested(record: type[R], raw: Mapping[str, Any], outer: Where, name: str) -> R:
    named = {"named": frozenset(raw)} if "named" in record.__struct_fields__ else {}
    return build(record, raw, inside(outer, name), **named)


def _nested_list(
    record: type[R], raw: list[Mapping[str, Any]], outer: Where, name: str
) -> tuple[R, ...]:
    return tuple(
        build(record, _identified(record, item, f"{name}[{index + 1}]"), inside(outer, name, index))
        for index, item in enumerate(raw)
    )


def _identified(record: type[Record], item: Mapping[str, Any], place: str) -> Mapping[str, Any]:
    """Give a record without an id one to be spoken of: what it is called, else its place.

    An absent field is never an input error, but findings and waivers need a name for a thing.
    """
    fields = record.__annotations__
    key = next((name for name in ("id", "dimension") if name in fields), None)
    if key is None or fields[key] is not str or item.get(key) is not None:
        return item
    called = next((item[name] for name in _CALLED if item.get(name)), place)
    return {**item, key: called}
