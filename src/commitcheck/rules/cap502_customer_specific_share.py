"""Too much of a period's capacity goes to what only one customer wants.

What: the own effort of open firm promises with `reuse: one_off` that are due in a period,
against the period's capacity (`total` minus `reserved`). Above `max_one_off_share`: warning;
above twice of it: error. Exactly at the share is fine. What is overdue counts in the first
period that has not ended.

Why: a services company by accident. Each one-off is paid once and maintained for ever, and
the team that builds it is not building what every customer could buy.

Bad:
    capacity: {periods: [{id: 2026-Q2, start: 2026-04-01, end: 2026-06-30, total: 48,
                          reserved: 12}]}
    promise: {id: C-06, source: sow, reuse: one_off, due: 2026-05-15, effort: 9}

Good:
    promise: {id: C-06, source: sow, reuse: one_off, due: 2026-05-15, effort: 7}

Resolve: put a price on one-offs that pays for the people, cap them, or turn the largest into
something that more than one customer uses.

Figures: convention. No sourced threshold exists; 20 % is known as an engineering reserve, not
as a limit for one-offs.

Configure: `policy.max_one_off_share` (default .20, mature products .15).

Not checked when: the vision has no `capacity`, or the commitments have no column `reuse`,
`effort` or `due`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import Phrase, ident, phrase
from commitcheck.model.vision import Period
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import Share, percent, weeks
from commitcheck.rules.terms.work_units import (
    as_one_offs,
    largest_first,
    period_of,
    plannable_periods,
)

INFO = RuleInfo(
    code="CAP502",
    name="customer-specific-share",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R2",),
    cure=Cure.DECIDE,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    limit = context.policy.max_one_off_share
    due = _due_in(context)
    for period, _ in plannable_periods(context):
        promises = due.get(period.id, ())
        share = Share(fsum(promise.effort or 0 for promise in promises), period.available)
        if share.exceeds(limit):
            yield _finding(period, promises, share, limit)


def _due_in(context: Context) -> Mapping[str, Sequence[Commitment]]:
    """Firm one-offs with an effort, by the period they are due in."""
    periods = plannable_periods(context)
    groups: defaultdict[str, list[Commitment]] = defaultdict(list)
    for promise in context.open if periods else ():
        if promise.reuse == "one_off" and promise.effort and promise.due and promise.is_firm:
            period = period_of(periods, promise.due)
            if period is not None:
                groups[period.id].append(promise)
    return groups


def _finding(period: Period, promises: Sequence[Commitment], share: Share, limit: float) -> Finding:
    is_error = share.exceeds(2 * limit)
    largest = largest_first(promises)
    return INFO.finding(
        Subject("period", period.id),
        phrase(
            "{} of {} plannable person-weeks in {} go to one-offs: {}, more than {}{}",
            weeks(share.part),
            weeks(share.whole),
            ident(period.id),
            share.percent,
            phrase("twice the ") if is_error else phrase(""),
            percent(limit),
        ),
        severity=Severity.ERROR if is_error else Severity.WARNING,
        at=period.at("total"),
        related=as_one_offs(largest),
        next_step=phrase(
            "price or refuse one-offs until {} person-weeks are left; the largest: {}",
            weeks(limit * max(share.whole, 0)),
            [_sized(promise) for promise in largest[:3]],
        ),
    )


def _sized(promise: Commitment) -> Phrase:
    return phrase("{} ({})", ident(promise.id), weeks(promise.effort or 0))


RULE = Rule(
    INFO,
    check,
    needs=(section("capacity"), column("reuse"), column("effort"), column("due")),
    reads=("reuse", "effort", "due", "status", "source", "binding"),
)
