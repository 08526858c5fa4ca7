"""A promise is overdue, or its work should have begun by now.

What: a signed promise of work (kinds feature, integration, custom development, deployment,
compliance, services, scale, performance) whose due date has passed without delivery is an
error. What the vision calls available or shipped is there and not overdue for want of a
`delivered_on`; one line among what was not checked says that its delivery has no date. For
running obligations such as an SLA or a price, a past due date means "in force", and nothing is
said. Any other firm promise of future functionality, draft or signed, is a warning
when its work is not in progress and today is past the day on which it would have to begin: due
date less its effort, shared by `parallel_people`, in whole weeks. Due today is fine, and so is
beginning on the last safe day. Where the effort is not known it counts as none.

Why: the customer forgives a date that moves early and with a reason, not one that passes in
silence. The last safe start is the last day on which moving it is still news, not an excuse.

Bad:
    # today is 2026-03-16
    roadmap: []
    commitments:
      - {id: C-5, customer: Meridian Bank, title: SOC 2 report, kind: compliance,
         status: signed, signed_on: 2026-02-27, due: 2026-03-01}

Good:
    # today is 2026-03-16
    roadmap: []
    commitments:
      - {id: C-5, customer: Meridian Bank, title: SOC 2 report, kind: compliance,
         status: delivered, signed_on: 2026-02-20, due: 2026-03-01, delivered_on: 2026-02-27}

Resolve: tell the customer before they ask, agree on a new date and record it, or have the
promise released. For a late start: begin now, move the date, or split the scope.

Variants:
    overdue: due, signed and not delivered
    late_start: not begun, and too late to begin

Figures: 3 people working in parallel on one item is a convention.

Configure: `policy.parallel_people`.

Not checked when: the vision has no `roadmap`, or the commitments have no `due`.
"""

import datetime as dt
import math
from collections.abc import Iterator

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, first_ids, ident, phrase, words
from commitcheck.model.vision import RoadmapItem
from commitcheck.model.vocabulary import WORK_KINDS
from commitcheck.rules.base import Cure, Rule, RuleInfo, Unjudged, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import NAMED
from commitcheck.rules.terms.promised_capabilities import is_there
from commitcheck.rules.terms.quoting import joined, planned, promised

INFO = RuleInfo(
    code="TIM402",
    name="overdue-or-late-start",
    severities=(Severity.ERROR, Severity.WARNING),
    who="engineering",
    roots=("R2",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("overdue", "late_start"),
)


class _Start(Struct, frozen=True):
    """The last day on which work can begin; `item` is None for work nobody planned."""

    day: dt.date
    weeks: int
    item: RoadmapItem | None


def check(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        if promise.due is not None and _is_overdue(context, promise):
            yield _overdue(context, promise, promise.due)
    for promise in context.future:
        if promise.due is None or not promise.is_firm or _is_overdue(context, promise):
            continue
        late = [start for start in _starts(context, promise, promise.due)
                if start.day < context.as_of]  # fmt: skip
        if late and not context.is_dangling(promise):
            yield _late_start(context, promise, late)


def _is_overdue(context: Context, promise: Commitment) -> bool:
    return _is_past_due(context, promise) and not is_there(context, promise)


def _is_past_due(context: Context, promise: Commitment) -> bool:
    return (
        promise.due is not None
        and promise.due < context.as_of
        and promise.is_signed
        and promise.delivered_on is None
        and promise.kind in WORK_KINDS
    )


def _undated_deliveries(context: Context) -> Iterator[Unjudged]:
    """What is there, and nobody says since when: it may have come late."""
    undated = [
        promise.id
        for promise in context.open
        if _is_past_due(context, promise) and is_there(context, promise)
    ]
    if undated:
        said = "the delivery has no date: what {} promises is there, in time or not"
        yield Unjudged(
            phrase(said, first_ids(sorted(undated), NAMED)), "delivered_on of these promises"
        )


def _starts(context: Context, promise: Commitment, due: dt.date) -> Iterator[_Start]:
    """The safe start of all work that has not begun; none for work in progress or done."""
    backing = context.backing(promise)
    awaited = context.awaited(promise) if backing else ()
    for item in awaited:
        if item.status == "planned":
            effort = promise.effort if item.effort is None else item.effort
            yield _start(context, due, effort, item)
    if not backing or context.unbacked(promise):
        yield _start(context, due, promise.effort, None)


def _start(
    context: Context, due: dt.date, effort: float | None, item: RoadmapItem | None
) -> _Start:
    weeks = math.ceil((effort or 0) / context.policy.parallel_people)
    return _Start(_weeks_before(due, weeks), weeks, item)


def _weeks_before(day: dt.date, weeks: int) -> dt.date:
    """The first day of the calendar where the weeks reach beyond it."""
    days = min(7 * weeks, day.toordinal() - 1)
    return day - dt.timedelta(days=days)


def _overdue(context: Context, promise: Commitment, due: dt.date) -> Finding:
    days = (context.as_of - due).days
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} was due {} and is not delivered, {} {} later",
            ident(promise.id),
            due,
            days,
            words("day" if days == 1 else "days"),
        ),
        severity=Severity.ERROR,
        variant="overdue",
        at=promise.at("due"),
        quotes=(promised(promise),),
        next_step="tell the customer now, and agree on a new date or on a release",
    )


def _late_start(context: Context, promise: Commitment, late: list[_Start]) -> Finding:
    items = [start.item for start in late if start.item is not None]
    quotes: tuple[Quote, ...] = tuple(planned(item) for item in items)
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} is due {}, but {}",
            ident(promise.id),
            promise.due,
            joined(_cause(start) for start in late),
        ),
        severity=Severity.WARNING,
        variant="late_start",
        at=promise.at("due"),
        quotes=(promised(promise), *quotes),
        related=tuple(
            Related("roadmap_item", item.id, item.at("status"), "not begun") for item in items
        ),
        next_step="begin now, move the date, or split the scope",
    )


def _cause(start: _Start) -> Phrase:
    work = (
        phrase("{} has not begun", ident(start.item.id)) if start.item else words("nobody plans it")
    )
    if not start.weeks:
        return phrase("{} and that day has passed", work)
    return phrase(
        "{} and needs {} {}: the last safe start was {}",
        work,
        start.weeks,
        words("week" if start.weeks == 1 else "weeks"),
        start.day,
    )


RULE = Rule(
    INFO,
    check,
    needs=(section("roadmap"), column("due")),
    reads=(
        "due", "kind", "status", "delivered_on", "capability", "roadmap_item", "effort",
        "source", "binding",
    ),
    is_alone=True,
    leaves=_undated_deliveries,
)  # fmt: skip
