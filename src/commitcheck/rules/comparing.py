"""Values of a dimension, compared as what they are: numbers, days, yes or no, words."""

import math
from collections.abc import Callable

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import parse_day
from commitcheck.model.vocabulary import Scalar

_TRUE = frozenset(("true", "yes"))
_FALSE = frozenset(("false", "no"))


def in_order(scalar: Scalar, other: Scalar) -> tuple[float, float] | None:
    """Both as numbers, two days as their places in the calendar; None where neither fits."""
    return _both(as_number, scalar, other) or _both(as_day_number, scalar, other)


def are_equal(scalar: Scalar, other: Scalar) -> bool:
    """99.90 and "99.9", 2026-Q1 and 2026-03-31, yes and true, EU-West and eu-west are equal."""
    if (pair := in_order(scalar, other)) is not None:
        return pair[0] == pair[1]
    return _as_word(scalar) == _as_word(other)


Key = tuple[str, float | str]
"""A value by which equal ones are the same: its kind, and a number, a day's place or a word."""


def key_of(value: Scalar) -> Key:
    """Equal, in the sense of `are_equal`, is what has the same key."""
    if (number := as_number(value)) is not None:
        return "number", number
    if (day := as_day_number(value)) is not None:
        return "day", day
    return "word", _as_word(value)


def as_number(value: Scalar) -> float | None:
    """A finite number; text that spells one counts, with a percent sign too (`99.9 %` is 99.9).

    Yes and no are no numbers, and neither is what could be two: `600,000`.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = value.strip().removesuffix("%")
    try:
        made = float(value)
    except ValueError:
        return None
    return made if math.isfinite(made) else None


def as_day_number(value: Scalar) -> float | None:
    """The place in the calendar of a day, or of the last day of a quarter."""
    if not isinstance(value, str):
        return None
    try:
        return parse_day(value.strip()).toordinal()
    except ValueError:
        return None


def as_values(value: Scalar | tuple[Scalar, ...] | None) -> tuple[Scalar, ...]:
    """One value or several as several."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def beyond(promise: Commitment, is_fine: Callable[[Scalar], bool]) -> tuple[Scalar, ...]:
    """The values of a promise that are not fine.

    `in` leaves us the choice, so one fine value is enough; `not_in` promises none of its values.
    """
    if promise.op == "not_in":
        return ()
    values = as_values(promise.value)
    bad = tuple(value for value in values if not is_fine(value))
    return bad if promise.op != "in" or len(bad) == len(values) else ()


def _both(
    read: Callable[[Scalar], float | None], scalar: Scalar, other: Scalar
) -> tuple[float, float] | None:
    left, right = read(scalar), read(other)
    return None if left is None or right is None else (left, right)


def _as_word(value: Scalar) -> str:
    word = str(value).strip().casefold()
    if word in _TRUE:
        return "true"
    return "false" if word in _FALSE else word
