"""Values of a dimension, compared as what they are: numbers, days, yes or no, words; and shares,
held against a threshold.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import fsum, isclose
from typing import NamedTuple

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import parse_day
from commitcheck.model.phrase import Phrase, words
from commitcheck.model.vocabulary import OPEN_STATUSES, Scalar
from commitcheck.rules.context import Context, derived

_OPEN = frozenset(OPEN_STATUSES)
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
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


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


# So much of so much, held against a threshold whose own value is still fine.
#
# What a deal is worth a year is counted once.


class Share(NamedTuple):
    """A part of a whole. Sums of efforts carry binary dust, so "exactly at" is meant loosely."""

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        """The fraction; None where there is no whole to be a part of."""
        return self.part / self.whole if self.whole > 0 else None

    @property
    def percent(self) -> Phrase:
        """`25%`, `43.6%`; `more than there is` of nothing."""
        return words("more than there is") if self.value is None else percent(self.value)

    def exceeds(self, limit: float) -> bool:
        """Strictly above the limit; something of nothing exceeds every limit."""
        if self.value is None:
            return self.part > 0
        return exceeds(self.value, limit)

    def is_below(self, limit: float) -> bool:
        """Strictly below the limit; nothing is below where there is no whole."""
        return self.value is not None and exceeds(limit, self.value)


def exceeds(value: float, other: float) -> bool:
    """Greater, and not only by the dust of a sum of fractions."""
    return value > other and not isclose(value, other, rel_tol=1e-9)


def percent(fraction: float) -> Phrase:
    """A fraction of 1 as a reader writes it, with one decimal where it has one."""
    return words(f"{fraction * 100:.1f}".removesuffix(".0") + "%")


def weeks(effort: float) -> float:
    """Person-weeks as they are printed: no binary dust."""
    return round(effort, 2)


@derived
def arr_by_deal(context: Context) -> Mapping[str, float]:
    """ARR of each deal with an open promise, wherever in its rows it stands.

    Equal values on several rows count once; of different ones the largest counts (INP004 says
    so). A deal whose rows give none is left out.
    """
    found: dict[str, float] = {}
    for deal, promises in context.by_deal.items():
        values = [promise.arr for promise in promises if promise.arr is not None]
        if values and not _OPEN.isdisjoint([promise.status for promise in promises]):
            found[deal] = max(values)
    return found


@derived
def arr_by_customer(context: Context) -> Mapping[str, float]:
    """ARR of each customer over its deals with an open promise."""
    deals: defaultdict[str, list[float]] = defaultdict(list)
    for deal, arr in arr_by_deal(context).items():
        deals[customer_of(context.by_deal[deal])].append(arr)
    return {customer: fsum(each) for customer, each in deals.items()}


def rows_with_arr(context: Context, customer: str) -> list[Commitment]:
    """The rows that `arr_by_customer` counts for a customer, the largest first.

    A deal is the customer's that most of its rows name, of as many the first by name, whoever
    stands on the row that gives the ARR.
    """
    rows = [
        promise
        for deal in arr_by_deal(context)
        if customer_of(context.by_deal[deal]) == customer
        for promise in context.by_deal[deal]
        if promise.arr is not None
    ]
    return sorted(rows, key=lambda row: (-(row.arr or 0), row.id))


def currencies(context: Context) -> frozenset[str]:
    """Currencies the input names; with more than one, sums of ARR mean nothing."""
    return frozenset(filter(None, context.values_of("currency")))


def customer_of(promises: Sequence[Commitment]) -> str:
    """Whose deal it is, whatever order its rows come in."""
    names = {promise.customer for promise in promises}
    if len(names) == 1:  # nearly every deal
        return names.pop()
    rows = Counter(promise.customer for promise in promises)
    return min(rows, key=lambda name: (-rows[name], name))
