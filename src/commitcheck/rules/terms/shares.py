"""So much of so much, held against a threshold whose own value is still fine.

What a deal is worth a year is counted once.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import fsum, isclose
from typing import NamedTuple

from commitcheck.model.commitment import Commitment
from commitcheck.model.phrase import Phrase, words
from commitcheck.rules.context import Context, derived


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
        if values and any(promise.is_open for promise in promises):
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
    return frozenset(c.currency for c in context.commitments if c.currency)


def customer_of(promises: Sequence[Commitment]) -> str:
    """Whose deal it is, whatever order its rows come in."""
    rows = Counter(promise.customer for promise in promises)
    return min(rows, key=lambda name: (-rows[name], name))
