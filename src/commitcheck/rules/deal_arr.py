"""What a deal is worth a year, counted once."""

from collections import defaultdict
from collections.abc import Mapping
from math import fsum

from commitcheck.model.commitment import Commitment
from commitcheck.rules.context import Context
from commitcheck.rules.derived import derived


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
        deals[_customer(context.by_deal[deal])].append(arr)
    return {customer: fsum(each) for customer, each in deals.items()}


def rows_with_arr(context: Context, customer: str) -> list[Commitment]:
    """The rows that `arr_by_customer` counts for a customer, the largest first.

    A deal is its first row's customer's, whoever stands on the row that gives the ARR.
    """
    rows = [
        promise
        for deal in arr_by_deal(context)
        if _customer(context.by_deal[deal]) == customer
        for promise in context.by_deal[deal]
        if promise.arr is not None
    ]
    return sorted(rows, key=lambda one: (-(one.arr or 0), one.id))


def currencies(context: Context) -> frozenset[str]:
    """Currencies the input names; with more than one, sums of ARR mean nothing."""
    return frozenset(c.currency for c in context.commitments if c.currency)


def _customer(promises: tuple[Commitment, ...]) -> str:
    return promises[0].customer
