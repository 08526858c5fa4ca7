"""The value of a confirmed reading as the record's own fields, typed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, get_args

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import parse_day
from commitcheck.model.decision import ReadingDecision
from commitcheck.model.reading import Remedy
from commitcheck.model.vocabulary import KINDS, Binding

NO_VALUE: Mapping[str, Any] = MappingProxyType({})
"""What a decision gives whose value is none of its field."""

GIVEN_FIELDS: tuple[str, ...] = (
    "capability", "roadmap_item", "dimension", "value", "certification", "due", "until",
    "scope_segment", "remedy", "remedy_cap_pct", "payment_contingent", "disclaimer", "binding",
)  # fmt: skip
"""Fields that a row can be judged by, and that can be read from words instead."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "remedy": get_args(Remedy),
    "binding": get_args(Binding),
}


def values_of(decision: ReadingDecision) -> Mapping[str, Any]:
    """The fields that it fills: one, or three for a value of a dimension; NO_VALUE if none."""
    field, value = decision.field or "", decision.value
    if field == "value":
        if not decision.dimension or value is None:
            return NO_VALUE
        return {"dimension": decision.dimension, "op": decision.op or "eq", "value": value}
    convert = _CONVERT.get(field, _name)
    converted = convert(field, value)
    return NO_VALUE if converted is None else {field: converted}


def given(promise: Commitment) -> Callable[[str], bool]:
    """Does the record say something in a field of its own?"""

    def is_given(field: str) -> bool:
        value = getattr(promise, field)
        if field == "kind":
            return bool(value != Commitment._field_defaults["kind"])
        if field == "value":
            return value is not None or promise.dimension is not None
        return value is not None and value != ()

    return is_given


def _day(_: str, value: Any) -> Any:
    try:
        return parse_day(str(value), end=True)
    except ValueError:
        return None


def _names(_: str, value: Any) -> Any:
    names = value if isinstance(value, tuple) else (value,)
    return tuple(map(str, names)) if all(isinstance(name, str) and name for name in names) else None


def _share(_: str, value: Any) -> Any:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and value >= 0 else None


def _truth(_: str, value: Any) -> Any:
    return value if isinstance(value, bool) else None


def _word(field: str, value: Any) -> Any:
    return value if value in _WORDS[field] else None


def _name(_: str, value: Any) -> Any:
    return value if isinstance(value, str) and value else None


_CONVERT: Mapping[str, Callable[[str, Any], Any]] = {
    "due": _day,
    "until": _day,
    "capability": _names,
    "roadmap_item": _names,
    "remedy_cap_pct": _share,
    "payment_contingent": _truth,
    "disclaimer": _truth,
    "kind": _word,
    "remedy": _word,
    "binding": _word,
}
