"""A record contradicts itself, its neighbours or the calendar.

What: signed without `signed_on`, or delivered without `delivered_on`; either of these days
after today (a day of acceptance or amendment too); a due date before the signature; a draft that
has been signed; a promise accepted before it was delivered, or amended before it was signed;
work whose earliest day is after its latest; work that delivers two capabilities which rule each
other out;
dependencies that come back to where they started (one finding for each circle, on the member
whose id sorts first; none of the promises in it can be judged); a capacity period
that ends before it starts, overlaps another or reserves more than there is (the first and the
last are counted by no rule). Warnings: a deal
with several different ARR values (the largest counts), and an export older than
`export_max_age_days`. Equal dates are fine.

Why: garbage in, false comfort out. A promise with a wrong date is judged against the wrong plan
and found to conform.

Bad:
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, status: negotiating, signed_on: 2026-02-27}

Good:
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, status: signed, signed_on: 2026-02-27}

Resolve: correct it at the source, so that the next export is right too.

Variants:
    signed_on_missing: signed, and nobody knows when
    delivered_on_missing: delivered, and nobody knows when
    in_the_future: signed, delivered, accepted or amended on a day to come
    due_before_signature: due before it was signed
    signed_draft: a draft with a signature
    accepted_early: accepted, and not delivered by then
    amended_early: amended before there was anything to amend
    interval: earliest after latest
    excluding: a roadmap item delivers two capabilities that rule each other out
    cycle: dependencies go round in a circle
    period: a capacity period that cannot be
    arr: different ARR values in one deal
    old_export: the export is too old

Figures: 14 days is a convention.

Configure: `policy.export_max_age_days`.

Not checked when: a missing signature or delivery date, where no record has that field.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import PurePath

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, ident, money, phrase, words
from commitcheck.model.vision import Period
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column
from commitcheck.rules.context import Context, derived
from commitcheck.rules.terms.identified import Identified, reported
from commitcheck.rules.terms.promised_capabilities import (
    Cycle,
    cycles,
    delivered_by,
    excluding_pairs,
)
from commitcheck.rules.terms.quoting import deal_name, joined

INFO = RuleInfo(
    code="INP004",
    name="contradictory-record",
    severities=(Severity.ERROR, Severity.WARNING),
    who="sales",
    roots=(),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=(
        "signed_on_missing", "delivered_on_missing", "in_the_future", "due_before_signature",
        "signed_draft", "accepted_early", "amended_early", "interval", "excluding", "cycle",
        "period", "arr", "old_export",
    ),
    waivable=False,
)  # fmt: skip

_HAPPENED = ("signed_on", "delivered_on", "accepted_on")
"""What the days of these fields stand for is in the past."""

_STEPS = 12
"""So many steps of a circle are printed, in any case enough to see it by."""

SIGNED_ON = Part("search for a missing signature date", (column("signed_on"),))

DELIVERED_ON = Part("search for a missing delivery date", (column("delivered_on"),))


def check(context: Context) -> Iterator[Finding]:
    yield from reported(INFO, context)
    yield from _missing_days(context)
    yield from _impossible_days(context)
    yield from _different_arr(context)
    yield from _old_exports(context)
    yield from _roadmap_intervals(context)
    yield from _excluding_items(context)
    yield from _capability_cycles(context)
    yield from _promise_cycles(context)
    yield from _periods(context)


def _missing_days(context: Context) -> Iterator[Finding]:
    for status, field, part in (
        ("signed", "signed_on", SIGNED_ON),
        ("delivered", "delivered_on", DELIVERED_ON),
    ):
        if not part.runs(context):
            continue
        fields = {field, "close_date"} if field == "signed_on" else {field}
        for promise in context.commitments if None in context.values_of(field) else ():
            is_missing = promise.status == status and getattr(promise, field) is None
            if is_missing and fields.isdisjoint(promise.unusable):
                cause = phrase("is {}, but has no {}", words(status), words(field))
                step = f"fill in {field}"
                yield _of_promise(context, promise, f"{field}_missing", field, cause, step)


def _impossible_days(context: Context) -> Iterator[Finding]:
    may_be_late = _is_any_late(context)
    for promise in context.commitments:
        signed, due = promise.signed_on, promise.due
        if may_be_late:
            late = {name: day for name, day in _days_of(promise) if day > context.as_of}
            if late:
                yield _in_the_future(context, promise, late)
        if signed is not None and due is not None and due < signed:
            cause = phrase("is due {}, before it was signed on {}", due, signed)
            step = "correct the due date or the signature date"
            yield _of_promise(context, promise, "due_before_signature", "due", cause, step)
        if signed is not None and promise.status in DRAFT_STATUSES:
            cause = phrase("is {}, but was signed on {}", words(promise.status), signed)
            step = "make its status signed, or remove signed_on"
            yield _of_promise(context, promise, "signed_draft", "signed_on", cause, step)
        if promise.accepted_on is not None or promise.amendment is not None:
            yield from _what_became_of_it(context, promise)


def _is_any_late(context: Context) -> bool:
    """Does any promise say that something happened on a day to come?"""
    days = {day for name in _HAPPENED for day in context.values_of(name)}
    days |= {amended.date for amended in context.values_of("amendment") if amended}
    return any(day is not None and day > context.as_of for day in days)


def _what_became_of_it(context: Context, promise: Commitment) -> Iterator[Finding]:
    """What the customer accepted was delivered, and what was amended was signed."""
    accepted, delivered = promise.accepted_on, promise.delivered_on
    if accepted is not None and promise.is_open:
        cause = phrase("is {}, but was accepted on {}", words(promise.status), accepted)
        step = "make its status delivered, or remove accepted_on"
        yield _of_promise(context, promise, "accepted_early", "accepted_on", cause, step)
    elif accepted is not None and delivered is not None and accepted < delivered:
        cause = phrase("was accepted on {}, before it was delivered on {}", accepted, delivered)
        step = "correct accepted_on or delivered_on"
        yield _of_promise(context, promise, "accepted_early", "accepted_on", cause, step)
    amended = promise.amendment.date if promise.amendment else None
    if amended is not None and promise.signed_on is not None and amended < promise.signed_on:
        cause = phrase("was amended on {}, before it was signed on {}", amended, promise.signed_on)
        step = "correct the day of the amendment or the signature date"
        yield _of_promise(context, promise, "amended_early", "amendment", cause, step)


def _days_of(promise: Commitment) -> Iterator[tuple[str, dt.date]]:
    """What has happened, and when."""
    for name in _HAPPENED:
        day = getattr(promise, name)
        if day is not None:
            yield name, day
    if promise.amendment is not None and promise.amendment.date is not None:
        yield "amendment", promise.amendment.date


def _in_the_future(context: Context, promise: Commitment, late: Mapping[str, dt.date]) -> Finding:
    causes = (phrase("{} {}", words(name), day) for name, day in late.items())
    cause = phrase("has {}, which is after today, {}", joined(causes, " and "), context.as_of)
    step = "correct the date; what is still to come is expected_signature or due"
    return _of_promise(context, promise, "in_the_future", next(iter(late)), cause, step)


def _of_promise(
    context: Context, promise: Commitment, variant: str, field: str, cause: Phrase, step: str
) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase("{} {}", ident(promise.id), cause),
        severity=Severity.ERROR,
        variant=variant,
        at=promise.at(field),
        next_step=step,
    )


def _different_arr(context: Context) -> Iterator[Finding]:
    for deal_id, promises in context.by_deal.items():
        by_value = {row.arr: row for row in reversed(promises) if row.arr is not None}
        if len(by_value) > 1:
            largest_first = sorted(by_value.items(), reverse=True, key=itemgetter(0))
            yield _arr_finding(context, deal_id, [row for _, row in largest_first])


def _arr_finding(context: Context, deal_id: str, rows: list[Commitment]) -> Finding:
    amounts = [money(row.arr or 0, row.currency) for row in rows]
    return INFO.finding(
        context.deal_subject(deal_id),
        phrase(
            "the deal {} has different ARR values, {}: the largest counts",
            deal_name(rows[0]),
            amounts,
        ),
        severity=Severity.WARNING,
        variant="arr",
        at=rows[1].at("arr"),
        related=tuple(
            Related("commitment", row.id, row.at("arr"), "another value")
            for row in (rows[0], *rows[2:])
        ),
        next_step="give the deal's ARR once, or the same value on each of its rows",
    )


def _old_exports(context: Context) -> Iterator[Finding]:
    allowed = context.policy.export_max_age_days
    for file in context.project.inputs:
        if file.exported_on is None or (age := (context.as_of - file.exported_on).days) <= allowed:
            continue
        yield INFO.finding(
            Subject("file", PurePath(file.path).name),
            phrase("the export is {} days old, more than {} days", age, allowed),
            severity=Severity.WARNING,
            variant="old_export",
            at=file.exported_at or Location(file.path),
            next_step="export the commitments again",
        )


def _roadmap_intervals(context: Context) -> Iterator[Finding]:
    for item in context.vision.roadmap:
        if item.earliest is None or item.latest is None or item.earliest <= item.latest:
            continue
        yield INFO.finding(
            Subject("roadmap_item", item.id),
            phrase(
                "{} lands at the earliest on {}, but at the latest on {}",
                ident(item.id),
                item.earliest,
                item.latest,
            ),
            severity=Severity.ERROR,
            variant="interval",
            at=item.at("earliest"),
            next_step="swap the two, or correct one",
            who="product",
        )


def _excluding_items(context: Context) -> Iterator[Finding]:
    """What an item contradicts itself in is said of it, and of no promise that names it."""
    pairs = excluding_pairs(context)
    for item in context.vision.roadmap if pairs else ():
        delivered = delivered_by(context, item)
        causes = [
            phrase("{}, which cannot stand beside {}", ident(first), ident(second))
            for first, second in pairs
            if first in delivered and second in delivered
        ]
        if causes and item.status != "dropped":
            yield INFO.finding(
                Subject("roadmap_item", item.id),
                phrase("{} delivers {}", ident(item.id), joined(causes, " and ")),
                severity=Severity.ERROR,
                variant="excluding",
                at=item.at("capabilities"),
                next_step="split the item, or take the exclusion out of the vision",
                who="product",
            )


def _capability_cycles(context: Context) -> Iterator[Finding]:
    for cycle in capability_cycles(context):
        first = context.project.capabilities[cycle.members[0]]
        yield _cycle(Subject("capability", first.id), first, cycle.way, "product")


@derived
def capability_cycles(context: Context) -> tuple[Cycle, ...]:
    """Capabilities that depend on each other in a circle; no promise of one can be judged."""
    known = context.project.capabilities
    graph = {
        capability.id: [known[name].id for name in capability.depends_on if name in known]
        for capability in context.vision.capabilities
    }
    return tuple(cycles(graph))


def _promise_cycles(context: Context) -> Iterator[Finding]:
    for cycle in promise_cycles(context):
        first = context.project.by_id[cycle.members[0]]
        yield _cycle(context.subject(first), first, cycle.way, INFO.who)


@derived
def promise_cycles(context: Context) -> tuple[Cycle, ...]:
    """Promises that depend on each other in a circle; none of their members can be judged."""
    graph = {c.id: c.depends_on for c in context.project.commitments if c.depends_on}
    return tuple(cycles(graph))


def round_about(way: Sequence[str]) -> Phrase:
    """`C-1 depends on itself: C-1 needs C-2 needs C-1`; of a long way only its beginning."""
    shown = [phrase("{}", ident(name)) for name in way[:_STEPS]]
    if len(way) > len(shown):
        shown.append(phrase("{} more", len(way) - len(shown)))
    return phrase("{} depends on itself: {}", ident(way[0]), joined(shown, " needs "))


def _cycle(subject: Subject, first: Identified, way: Sequence[str], who: str) -> Finding:
    return INFO.finding(
        subject,
        round_about(way),
        severity=Severity.ERROR,
        variant="cycle",
        at=first.at("depends_on"),
        next_step="take one of these dependencies out",
        who=who,
    )


def _periods(context: Context) -> Iterator[Finding]:
    capacity = context.vision.capacity
    for period, causes in faults(capacity.periods) if capacity else ():
        yield INFO.finding(
            Subject("period", period.id),
            phrase("the period {} {}", ident(period.id), joined(causes, " and ")),
            severity=Severity.ERROR,
            variant="period",
            at=period.at("start"),
            next_step="correct the period: capacity is added up over periods in a row",
            who="product",
        )


# No `reads`: each pair of cells is held together on its own, and one that could not be used
# hides nothing that the others say.
RULE = Rule(INFO, check, parts=(SIGNED_ON, DELIVERED_ON))


def faults(periods: Sequence[Period]) -> Iterator[tuple[Period, list[Phrase]]]:
    """The periods that cannot be, in file order, with everything that is wrong with each."""
    overlapped = _overlapped(periods)
    for place, period in enumerate(periods):
        causes = [*_of_its_own(period)]
        if place in overlapped:
            causes.append(phrase("begins before {} has ended", ident(overlapped[place].id)))
        if causes:
            yield period, causes


def usable(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Without those whose own numbers or days contradict each other: no rule counts them."""
    return tuple(period for period in periods if not any(True for _ in _of_its_own(period)))


def _of_its_own(period: Period) -> Iterator[Phrase]:
    if period.start is not None and period.end is not None and period.end < period.start:
        yield phrase("ends on {}, before it starts on {}", period.end, period.start)
    if period.reserved > period.total:
        yield phrase("reserves {} of {} person-weeks", period.reserved, period.total)


def _overlapped(periods: Sequence[Period]) -> dict[int, Period]:
    """By place, a period that is still running when another begins: the one that ends last."""
    dated = [
        (period.start, period.end, place)
        for place, period in enumerate(periods)
        if period.start is not None and period.end is not None and period.start <= period.end
    ]
    overlapped: dict[int, Period] = {}
    latest: tuple[dt.date, int] | None = None
    for start, end, place in sorted(dated):
        if latest is not None and start < latest[0]:
            overlapped[place] = periods[latest[1]]
        if latest is None or end > latest[0]:
            latest = (end, place)
    return overlapped
