"""Most deals are signed in the last days of a quarter.

What: five or more signed deals, and at least half of them signed within the last ten days of
a fiscal quarter. A deal's day is the latest `signed_on` of its promises, also of those that
are delivered, released or lapsed by now.

Why: it is a pattern of pressure, not a person. Under a closing date the promise that closes
the deal is made faster than anyone can check it, so the check has to come earlier.

Bad:
    - {id: K-01, deal: D-201, status: signed, signed_on: 2026-06-29}
    - {id: K-02, deal: D-202, status: signed, signed_on: 2026-06-30}
    - {id: K-03, deal: D-203, status: signed, signed_on: 2026-06-21}
    - {id: K-04, deal: D-204, status: signed, signed_on: 2026-05-12}
    - {id: K-05, deal: D-205, status: signed, signed_on: 2026-06-26}

Good:
    - {id: K-01, deal: D-201, status: signed, signed_on: 2026-06-29}
    - {id: K-02, deal: D-202, status: signed, signed_on: 2026-06-02}
    - {id: K-03, deal: D-203, status: signed, signed_on: 2026-06-20}
    - {id: K-04, deal: D-204, status: signed, signed_on: 2026-05-12}
    - {id: K-05, deal: D-205, status: signed, signed_on: 2026-06-26}

Resolve: open the gate two weeks earlier: every draft that wants to close in the quarter is
checked before its last fortnight.

Figures: convention.

Configure: `policy.quarter_end_days` (10), `policy.quarter_end_min_deals` (5),
`policy.quarter_end_share` (.50; at the share it counts as a rush), and
`policy.fiscal_year_start` (month, 1).

Not checked when: the commitments have no column `signed_on`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import quarter_end
from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.phrase import phrase
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import Share, percent
from commitcheck.rules.terms.parties import LISTED

INFO = RuleInfo(
    code="DEB902",
    name="quarter-end-rush",
    severities=(Severity.WARNING,),
    who="sales",
    roots=("R2",),
    cure=Cure.DECIDE,
    doc=__doc__,
)

_EARLIER = dt.timedelta(weeks=2)


def check(context: Context) -> Iterator[Finding]:
    policy = context.policy
    signed = _last_signed(context)
    if len(signed) < policy.quarter_end_min_deals:
        return
    days = {day for day in context.values_of("signed_on") if _is_rushed(context, day)}
    rushed = [promise for promise in signed if promise.signed_on in days]
    share = Share(len(rushed), len(signed))
    if rushed and not share.is_below(policy.quarter_end_share):
        yield _finding(context, rushed, share)


def _last_signed(context: Context) -> list[Commitment]:
    """For each signed deal the promise that was signed last; the latest deal first."""
    last: dict[str, Commitment] = {}
    for promise in context.commitments:
        if promise.signed_on is None or promise.is_draft:
            continue
        deal = promise.deal_id
        known = last.get(deal)
        if known is None or promise.signed_on > (known.signed_on or dt.date.min):
            last[deal] = promise
    by_name = sorted(last.values(), key=lambda promise: promise.deal_id)
    return sorted(by_name, key=lambda promise: promise.signed_on or dt.date.min, reverse=True)


def _is_rushed(context: Context, day: dt.date | None) -> bool:
    """Within the last N days of its quarter, the Nth from the end included."""
    if day is None:
        return False
    left = quarter_end(day, context.policy.fiscal_year_start) - day
    return left.days < context.policy.quarter_end_days


def _finding(context: Context, rushed: Sequence[Commitment], share: Share) -> Finding:
    return INFO.finding(
        Subject("portfolio", "portfolio"),
        phrase(
            "{} of {} signed deals were signed in the last {} days of a quarter: {}, "
            "where {} is a rush",
            share.part,
            share.whole,
            context.policy.quarter_end_days,
            share.percent,
            percent(context.policy.quarter_end_share),
        ),
        severity=Severity.WARNING,
        at=rushed[0].at("signed_on"),
        related=tuple(
            Related(
                "deal", promise.deal_id, promise.at("signed_on"), f"signed on {promise.signed_on}"
            )
            for promise in rushed[:LISTED]
        ),
        next_step=phrase(
            "open the gate two weeks earlier: check every draft of the quarter by {}",
            _gate(context),
        ),
    )


def _gate(context: Context) -> dt.date:
    """Two weeks before the end of the running quarter, or of the next when that has passed."""
    start = context.policy.fiscal_year_start
    end = quarter_end(context.as_of, start)
    if end - _EARLIER < context.as_of:
        end = quarter_end(end + dt.timedelta(days=1), start)
    return end - _EARLIER


RULE = Rule(
    INFO,
    check,
    needs=(column("signed_on"),),
    reads=("signed_on", "status", "deal", "customer"),
)
