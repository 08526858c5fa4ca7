"""One customer brings too much of the ARR or gets too much one-off work.

What: with three or more customers, the largest share of ARR over the deals with an open
promise above `max_top_arr`, or the largest share of the own effort of open firm one-offs above
`max_top_effort`. Exactly at the share is fine. A deal's ARR counts once, for the customer that
most of its rows name (of as many the first by name).

Why: the roadmap is held hostage. When one account pays a third of the bills or takes half of
the special work, its wishes decide, whatever the vision says; that is a decision for the
board, and it should be made on purpose.

Bad:
    - {id: K-05, customer: BlueOcean, source: order_form, reuse: one_off, effort: 30}
    - {id: K-24, customer: Fjord, source: sow, reuse: one_off, effort: 11}
    - {id: K-26, customer: Helix, source: order_form, reuse: one_off, effort: 10}

Good:
    - {id: K-05, customer: BlueOcean, source: order_form, reuse: one_off, effort: 14}
    - {id: K-24, customer: Fjord, source: sow, reuse: one_off, effort: 11}
    - {id: K-26, customer: Helix, source: order_form, reuse: one_off, effort: 10}

Resolve: decide at the executive level what this customer may cost: a ceiling for its one-offs,
a price that pays for them, and a plan to win others.

Variants:
    arr: the customer's share of ARR
    effort: the customer's share of one-off work

Figures: for revenue, 10 % is where major customers are disclosed and above 30 % is called
severe. The share of effort is convention.

Configure: `policy.max_top_arr` (default .30), `policy.max_top_effort` (default .40).

Not checked when: the commitments have neither a column `arr` nor `effort`; the half about
effort without a column `reuse`; the half about ARR with more than one currency. A customer
whose ARR nobody gives is not one of the three.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import fsum

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.phrase import counted, customer, money, phrase, words
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column
from commitcheck.rules.context import Context, derived
from commitcheck.rules.terms.comparing import (
    Share,
    arr_by_customer,
    arr_by_deal,
    currencies,
    percent,
    rows_with_arr,
    weeks,
)
from commitcheck.rules.terms.parties import LISTED
from commitcheck.rules.terms.work_units import as_one_offs, largest_first

INFO = RuleInfo(
    code="CAP504",
    name="one-customer-dependence",
    severities=(Severity.WARNING,),
    who="executive",
    roots=("R2",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("arr", "effort"),
)

ARR = Part("half about ARR", needs=(column("arr"),))
EFFORT = Part("half about effort", needs=(column("effort"), column("reuse")))

MIN_CUSTOMERS = 3
"""With one or two customers somebody always dominates."""


def check(context: Context) -> Iterator[Finding]:
    if ARR.runs(context):
        yield from _by_arr(context)
    if EFFORT.runs(context):
        yield from _by_effort(context)


@derived
def top_arr(context: Context) -> tuple[str, Share] | None:
    """The customer with the largest ARR and its share; None where that says nothing."""
    sums = arr_by_customer(context)
    if len(sums) < MIN_CUSTOMERS or len(currencies(context)) > 1:
        return None
    return _top(sums)


@derived
def top_effort(context: Context) -> tuple[str, Share] | None:
    """The customer with the most firm one-off effort and its share."""
    if len({promise.customer for promise in context.open}) < MIN_CUSTOMERS:
        return None
    efforts: defaultdict[str, list[float]] = defaultdict(list)
    for promise in _one_offs(context):
        efforts[promise.customer].append(promise.effort or 0)
    return _top({name: fsum(each) for name, each in efforts.items()})


def _top(sums: Mapping[str, float]) -> tuple[str, Share] | None:
    if not sums:
        return None
    name, most = min(sums.items(), key=lambda customer: (-customer[1], customer[0]))
    return name, Share(most, fsum(sums.values()))


def _one_offs(context: Context) -> Iterator[Commitment]:
    for promise in context.open:
        if promise.reuse == "one_off" and promise.effort and promise.is_firm:
            yield promise


def _by_arr(context: Context) -> Iterator[Finding]:
    limit, top = context.policy.max_top_arr, top_arr(context)
    if top is None or not top[1].exceeds(limit):
        return
    name, share = top
    currency = next(iter(currencies(context)), None)
    rows = rows_with_arr(context, name)
    yield INFO.finding(
        Subject("customer", name),
        phrase(
            "{} brings {} of {} ARR{}: {}, more than {}",
            customer(name),
            money(share.part, currency),
            money(share.whole, currency),
            words(_left_out(context)),
            share.percent,
            percent(limit),
        ),
        severity=Severity.WARNING,
        variant="arr",
        at=rows[0].at("arr"),
        related=tuple(
            Related("commitment", row.id, row.at("arr"), "ARR of this deal")
            for row in rows[:LISTED]
        ),
        next_step=phrase(
            "decide at the executive level what the roadmap may owe {}", customer(name)
        ),
    )


def _left_out(context: Context) -> str:
    """Deals whose ARR is known and does not count: a cell of theirs could not be used."""
    if not context.skipped:
        return ""
    counts = arr_by_deal(context)
    promises = context.project.commitments
    deals = {it.deal for it in promises if it.id in context.skipped and it.arr is not None}
    left = len(deals - counts.keys())
    return f", {counted(left, 'deal')} left out" if left else ""


def _by_effort(context: Context) -> Iterator[Finding]:
    limit, top = context.policy.max_top_effort, top_effort(context)
    if top is None or not top[1].exceeds(limit):
        return
    name, share = top
    largest = largest_first(row for row in _one_offs(context) if row.customer == name)
    yield INFO.finding(
        Subject("customer", name),
        phrase(
            "{} gets {} of {} person-weeks of one-off work: {}, more than {}",
            customer(name),
            weeks(share.part),
            weeks(share.whole),
            share.percent,
            percent(limit),
        ),
        severity=Severity.WARNING,
        variant="effort",
        at=largest[0].at("effort"),
        related=as_one_offs(largest),
        next_step=phrase(
            "decide at the executive level which one-offs {} still gets, and at what price",
            customer(name),
        ),
    )


RULE = Rule(
    INFO,
    check,
    needs=(column("arr", "effort"),),
    parts=(ARR, EFFORT),
    reads=(
        "customer", "deal", "arr", "currency", "effort", "reuse", "status", "source", "binding",
    ),
)  # fmt: skip
