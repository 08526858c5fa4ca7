"""What is at stake, in money: ARR of the deals with open promises, and of which in conflict.

A deal counts once, with its own ARR. Currencies are not added up: each has its own sum.
"""

from collections.abc import Collection, Iterable
from math import fsum

from commitcheck.model.finding import Severity
from commitcheck.model.report import DealAnswer, Report
from commitcheck.model.vocabulary import OPEN_STATUSES
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.spoken import NO_CURRENCY, joined

_CURRENCY = 8


def at_stake(report: Report) -> str:
    """`ARR 3,190,000 EUR: 2,620,000 EUR in conflict, 90,000 EUR more as its words read`.

    Nothing where no deal says its ARR. Every deal counts in one part only: in conflict, else
    with words that speak against it, else not judged; what is left over has no conflict.
    """
    still_open = {it.deal for it in report.commitments if it.status in OPEN_STATUSES}
    deals = [deal for deal in report.deals if deal.id in still_open and deal.arr is not None]
    if not deals:
        return ""
    bad = _in_conflict(report)
    doubted = {deal.id for deal in deals if deal.as_read is not None} | _by_word(report)
    unclear = {deal.id for deal in deals if deal.verdict == "could_not_be_judged"}
    parts = [f"{arr_of(deals, bad) or 'nothing'} in conflict"]
    if more := arr_of(deals, doubted - bad):
        parts.append(f"{more} {'more ' if bad else ''}where words speak against it")
    if unknown := arr_of(deals, unclear - doubted - bad):
        parts.append(f"{unknown} not judged")
    return f"ARR {_sum(deals, is_whole=True)}: {', '.join(parts)}"


def arr_of(deals: Iterable[DealAnswer], ids: Collection[str]) -> str:
    """The ARR of those deals that have one of the ids, in words; empty where none names any."""
    return _sum([deal for deal in deals if deal.id in ids and deal.arr is not None])


def _in_conflict(report: Report) -> set[str]:
    """Deals with an open promise that does not conform, or with an error of their own."""
    answers = (it for it in report.commitments if it.status in OPEN_STATUSES)
    promises = {it.deal for it in answers if it.answer == "does_not_conform"}
    return promises | {
        found.subject.id
        for found in report.unwaived
        if found.subject.kind == "deal"
        and found.severity is Severity.ERROR
        and not found.rule.startswith("INP")
    }


def _by_word(report: Report) -> set[str]:
    """Deals with a promise that a non-goal speaks against."""
    deal_of = {answer.commitment: answer.deal for answer in report.commitments}
    return {
        deal_of[found.subject.id]
        for found in report.unwaived
        if found.rule == "VIS601" and found.subject.id in deal_of
    }


def _sum(deals: Iterable[DealAnswer], *, is_whole: bool = False) -> str:
    """`1,330,000 EUR and 20,000 USD`; the whole says where nobody named a currency."""
    sums: dict[str, list[float]] = {}
    for deal in deals:
        sums.setdefault(shorten(deal.currency or "", _CURRENCY), []).append(deal.arr or 0)
    named = [name for name in sums if name]
    if len(named) == 1:  # the only currency that anybody named is that of all
        sums = {named[0]: [arr for each in sums.values() for arr in each]}
    missing = f" {NO_CURRENCY}" if is_whole else ""
    return joined(
        f"{fsum(each):,.0f}{f' {name}' if name else missing}" for name, each in sums.items()
    )
