"""The fast path: a whole document read against its schema, or the word that it is invalid.

What a scalar of a YAML file means where a schema expects something: one rule for all.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from msgspec import Struct

from commitcheck.loading.schemas.compile import ANYTHING, Node, type_name
from commitcheck.loading.yaml_text.scalars import (
    SUSPECT_START,
    TIMESTAMP,
    Plain,
    disagreement,
    number_of,
    truth_of,
)
from commitcheck.model.dates import calendar_day, is_written_in_full, parse_day
from commitcheck.model.pattern import pattern

# A day or quarter as people write it: what it means, or why nobody can tell.

_SHORT_YEAR = 100
_SPELT_QUARTER = pattern(r"[0-9]{4}-Q[1-4]", needs="-q")
_SLASHED = pattern(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = pattern(r"([0-9]{4})([/.-]?)([0-9]{1,2})\2([0-9]{1,2})")
_QUARTER = pattern(r"([0-9]{4})[ -/]?q([1-4])|q([1-4])[ -/]?([0-9]{4})", re.IGNORECASE)


class DayRefusal(Struct, frozen=True):
    """Why a text is no day. `readings` holds the days it could mean, one or two, day first."""

    reason: str
    readings: tuple[dt.date, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        return len(self.readings) > 1


def read_day(text: str) -> str | DayRefusal:
    """The text of a day or a quarter; a timestamp stands for its date as written."""
    day = text
    if not is_written_in_full(text) and _SPELT_QUARTER.fullmatch(text) is None:
        match = TIMESTAMP.fullmatch(text)
        if match is None:
            return _refusal(text)
        day = match[1]
    try:
        parse_day(day, end=True)
    except ValueError:
        return DayRefusal("is no day of the calendar")
    return day


def suggestion(text: str) -> str | None:
    """How a day or quarter in another spelling would be written here, if there is no doubt."""
    if (quarter := _QUARTER.fullmatch(text)) is not None:
        return f"{quarter[1] or quarter[4]}-Q{quarter[2] or quarter[3]}"
    refusal = _refusal(text)
    return refusal.readings[0].isoformat() if len(refusal.readings) == 1 else None


def _refusal(text: str) -> DayRefusal:
    if (match := _YEAR_FIRST.fullmatch(text)) is not None:
        day = calendar_day(int(match[1]), int(match[3]), int(match[4]))
        return DayRefusal("is no date as expected here", (day,) if day else ())
    if (match := _SLASHED.fullmatch(text)) is None:
        return DayRefusal("is no date")
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if year < _SHORT_YEAR and len(match[4]) == 2 else 0  # noqa: PLR2004 - two digits
    days = [calendar_day(year, second, first), calendar_day(year, first, second)]
    readings = tuple(dict.fromkeys(day for day in days if day is not None))
    if not readings:
        return DayRefusal("is no day of the calendar")
    reason = "can be read in two ways" if len(readings) > 1 else "is no date as expected here"
    return DayRefusal(reason, readings)


Reader = Callable[[Any], Any]
"""Gives the meaning of raw YAML data, or INVALID."""


class Invalid:
    """The answer of a reader that found anything at all to object to."""

    __slots__ = ()


INVALID = Invalid()

_REMEMBERED = 5000


@cache
def reader_of(node: Node) -> Reader:
    """Closures built once per schema: looking up rules for each value would cost ten times more."""
    read_object = _object_reader(node.option_for("object")) if "object" in node.types else _refuse
    read_list = _list_reader(node.option_for("array")) if "array" in node.types else _refuse
    read_text = _text_reader(node)
    if node.types.isdisjoint(("object", "array")):
        return read_text
    nothing = None if "null" in node.types else INVALID

    def read(raw: Any) -> Any:
        kind = raw.__class__
        if kind is Plain or kind is str:
            return read_text(raw)
        if kind is dict:
            return read_object(raw)
        if kind is list:
            return read_list(raw)
        return nothing if raw is None else INVALID

    return read


def scalar_nodes(node: Node) -> tuple[Node, ...]:
    return node.options or (node,)


def scalar_fault(node: Node, value: Any) -> tuple[Node, str] | None:
    """The keyword a scalar fails, with the branch that speaks about it."""
    faults = [(option, value_fault(option, value)) for option in scalar_nodes(node)]
    if any(fault is None for _, fault in faults):
        return None
    option, fault = next(((o, f) for o, f in faults if f != "type"), faults[0])
    return option, fault or ""


def read_meaning(node: Node, raw: str) -> Any:
    """`read_scalar` where the branches of an `anyOf` count as one."""
    return read_scalar(_merged(node) if node.options else node, raw)


@cache
def _merged(node: Node) -> Node:
    text = node.option_for("string")
    merged = Node({}, {})
    merged.types, merged.choices, merged.is_date = node.types, text.choices, text.is_date
    merged.may_be_open = text.may_be_open
    return merged


def _text_reader(node: Node) -> Reader:
    """Words come again and again, so what was found out about one is remembered."""
    plain: dict[str, Any] = {}
    quoted: dict[str, Any] = {}
    nothing = None if "null" in node.types else INVALID
    free = _free_text(node)

    def read(raw: Any) -> Any:
        kind = raw.__class__
        if kind is not Plain and kind is not str:
            return nothing if raw is None else INVALID
        known = plain if kind is Plain else quoted
        if raw in known:
            return known[raw]
        if free is not None and raw[:1] not in SUSPECT_START:
            value: Any = str(raw) if _text_fault(free, raw) is None else INVALID
        else:
            value = read_meaning(node, raw)
            if isinstance(value, Refusal) or scalar_fault(node, value) is not None:
                value = INVALID
        if len(known) < _REMEMBERED:
            known[raw] = value
        return value

    return read


def _free_text(node: Node) -> Node | None:
    """The one branch that takes any words of some length and form; None where there is none."""
    branches = [option for option in scalar_nodes(node) if "string" in option.types]
    if len(branches) != 1 or branches[0].is_date or branches[0].choices is not None:
        return None
    return branches[0]


def _object_reader(node: Node) -> Reader:
    readers: dict[str, Reader] = {}
    extra = node.extra
    other = reader_of(extra) if isinstance(extra, Node) else _anything if extra else _refuse
    required = frozenset(node.required)

    def reader_for(name: str) -> Reader:
        inner = node.properties.get(name)
        if inner is not None:
            readers[name] = reader_of(inner)
        return readers.get(name, other)

    def read(raw: dict[str, Any]) -> Any:
        found = {}
        for name, inner in raw.items():
            value = (readers.get(name) or reader_for(name))(inner)
            if inner is None and value is INVALID and name in readers:
                continue  # null is an empty cell everywhere
            if value is INVALID:
                return INVALID
            found[name] = value
        return found if required <= found.keys() else INVALID

    return read


def _list_reader(node: Node) -> Reader:
    read_item = reader_of(node.items) if node.items is not None else _anything

    def read(raw: list[Any]) -> Any:
        found = [read_item(item) for item in raw]
        if INVALID in found or value_fault(node, found) is not None:
            return INVALID
        return found

    return read


def _refuse(_: Any) -> Any:
    return INVALID


def _anything(raw: Any) -> Any:
    """Where a schema says nothing, a scalar is what YAML readers agree it is."""
    return reader_of(ANYTHING)(raw)


_NUMBERS = frozenset(("number", "integer"))
OPEN = "open"
"""Stands for a day where none was promised."""


class Refusal(Struct, frozen=True):
    """Why a scalar means nothing here, by `kind`: `text` has another reading, `day` is no date,
    `quoted` is text where none belongs, `type` is the rest.
    """

    kind: str
    text: str
    reading: str = ""
    day: DayRefusal | None = None


def read_scalar(node: Node, raw: str) -> Any:
    """The text, number or truth value that was meant, or a `Refusal`.

    Text in quotes is text and nothing else. A plain scalar is what the schema expects; text is
    taken as written unless YAML readers disagree about it.
    """
    text = str(raw)
    if node.is_date:
        return OPEN if node.may_be_open and text.casefold() == OPEN else _day(text)
    if not isinstance(raw, Plain):
        return text if "string" in node.types else Refusal("quoted", text)
    if node.choices is not None and text in node.choices:
        return text
    value = _number(node, text)
    if value is None:
        value = _truth(node, text)
    if value is not None:
        return value
    return _plain_text(node, text) if "string" in node.types else Refusal("type", text)


def _day(text: str) -> str | Refusal:
    day = read_day(text)
    return Refusal("day", text, day=day) if isinstance(day, DayRefusal) else day


def _number(node: Node, text: str) -> int | float | None:
    if not node.types & _NUMBERS:
        return None
    value = number_of(text)
    if isinstance(value, float) and "number" not in node.types:
        return int(value) if value.is_integer() else value
    return value


def _truth(node: Node, text: str) -> bool | None:
    """Where text could be meant as well only `true` and `false` are beyond doubt."""
    if "boolean" not in node.types:
        return None
    if "string" in node.types and text.lower() not in ("true", "false"):
        return None
    return truth_of(text)


def _plain_text(node: Node, text: str) -> str | Refusal:
    reading = disagreement(text)
    if reading is None or (reading == "a date" and node.types & _NUMBERS):
        return text  # a value that can be anything can be a day
    return Refusal("text", text, reading)


# Is a value as a schema wants it, and which keyword says no.


def is_valid(node: Node, value: Any) -> bool:
    """JSON Schema's own verdict on JSON data; a property test holds it to `jsonschema`."""
    if node.options:
        return any(is_valid(option, value) for option in node.options)
    if value_fault(node, value) is not None:
        return False
    if isinstance(value, dict):
        return all(_is_valid_field(node, name, inner) for name, inner in value.items())
    if isinstance(value, list) and node.items is not None:
        items = node.items
        return all(is_valid(items, item) for item in value)
    return True


def _is_valid_field(node: Node, name: str, value: Any) -> bool:
    inner = node.properties.get(name, node.extra)
    return inner if isinstance(inner, bool) else is_valid(inner, value)


def value_fault(node: Node, value: Any) -> str | None:
    """The keyword that a value itself fails, what it contains left aside; None when it passes."""
    if not _has_type(node, value):
        return "type"
    if node.choices is not None and not any(is_same(value, choice) for choice in node.choices):
        return "enum"
    match value:
        case str():
            return _text_fault(node, value)
        case bool() | None:
            return None
        case int() | float():
            return _number_fault(node, value)
        case dict():
            return "required" if any(name not in value for name in node.required) else None
        case _:
            return _list_fault(node, value)


def is_same(value: Any, other: Any) -> bool:
    """JSON's equality: 1 is 1.0 but not true."""
    if isinstance(value, list) and isinstance(other, list):
        return len(value) == len(other) and all(map(is_same, value, other))
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys() and all(
            is_same(value[key], other[key]) for key in value
        )
    return isinstance(value, bool) == isinstance(other, bool) and bool(value == other)


def _has_type(node: Node, value: Any) -> bool:
    name = type_name(value)
    if name in node.types:
        return True
    if name == "integer":
        return "number" in node.types
    return name == "number" and "integer" in node.types and value.is_integer()


def _text_fault(node: Node, text: str) -> str | None:
    if node.min_length is not None and len(text) < node.min_length:
        return "minLength"
    if node.max_length is not None and len(text) > node.max_length:
        return "maxLength"
    if node.pattern is not None and re.search(node.pattern, text) is None:
        return "pattern"
    return None


def _number_fault(node: Node, value: float) -> str | None:
    if node.minimum is not None and value < node.minimum:
        return "minimum"
    if node.exclusive_minimum is not None and value <= node.exclusive_minimum:
        return "exclusiveMinimum"
    if node.maximum is not None and value > node.maximum:
        return "maximum"
    return None


def _list_fault(node: Node, items: list[Any]) -> str | None:
    if node.min_items is not None and len(items) < node.min_items:
        return "minItems"
    if node.max_items is not None and len(items) > node.max_items:
        return "maxItems"
    if node.unique_items and not _are_unique(items):
        return "uniqueItems"
    return None


def _are_unique(items: Iterable[Any]) -> bool:
    seen: list[Any] = []
    for item in items:
        if any(is_same(item, other) for other in seen):
            return False
        seen.append(item)
    return True
