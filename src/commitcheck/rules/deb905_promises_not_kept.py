"""Too few promises were kept by their original date.

What: of promises to build, deliver or reach something that were due before today, the share
delivered on or before the date first promised (`original_due`, else what the due date was before
an `amendment`, else `due`). From five on:
below `promise_keeping_floor` a warning, below `promise_keeping_error` an error. Exactly at the
floor is fine. Signed and delivered promises count whatever their binding; released,
withdrawn and lapsed ones do not, nor does a delivered one without a day.

Why: credibility is the currency. A date that was moved still counts as missed to the customer
who was given the first one, and a team that keeps half of its dates is not believed about the
other half.

Bad:
    # today is 2026-08-17
    - {id: K-32, status: delivered, due: 2026-05-31, delivered_on: 2026-05-20}
    - {id: K-33, status: delivered, due: 2026-06-30, delivered_on: 2026-07-24}
    - {id: K-34, status: delivered, due: 2026-04-30, delivered_on: 2026-04-28}
    - {id: K-14, status: signed, due: 2026-12-31, original_due: 2026-06-30}
    - {id: K-40, status: signed, due: 2026-07-31}

Good:
    # today is 2026-08-17
    - {id: K-32, status: delivered, due: 2026-05-31, delivered_on: 2026-05-20}
    - {id: K-33, status: delivered, due: 2026-06-30, delivered_on: 2026-06-30}
    - {id: K-34, status: delivered, due: 2026-04-30, delivered_on: 2026-04-28}
    - {id: K-14, status: delivered, due: 2026-06-30, delivered_on: 2026-06-12}
    - {id: K-40, status: signed, due: 2026-07-31}

Resolve: promise less, and tell the truth about a date as soon as it is known: before the day,
with a new one that holds.

Figures: 70 to 85 % is called healthy and below 60 % broken (delivery predictability); 90 % and
more is a sign of sandbagging. Folk wisdom, not citation-grade.

Configure: `policy.promise_keeping_floor` (.80), `policy.promise_keeping_error` (.60),
`policy.promise_keeping_min_n` (5).

Not checked when: the commitments have no column `delivered_on`.
"""

import datetime as dt
from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase
from commitcheck.model.vocabulary import WORK_KINDS
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context, derived
from commitcheck.rules.terms.comparing import Share, percent
from commitcheck.rules.terms.parties import LISTED, named_ids

INFO = RuleInfo(
    code="DEB905",
    name="promises-not-kept",
    severities=(Severity.ERROR, Severity.WARNING),
    who="engineering",
    roots=("R4", "R2"),
    cure=Cure.DECIDE,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    policy = context.policy
    due = _due(context)
    if len(due) < policy.promise_keeping_min_n:
        return
    broken = sorted((promise for promise in due if not _is_kept(promise)), key=_longest_ago)
    share = Share(len(due) - len(broken), len(due))
    if share.is_below(policy.promise_keeping_error):
        yield _finding(broken, share, Severity.ERROR, policy.promise_keeping_error)
    elif share.is_below(policy.promise_keeping_floor):
        yield _finding(broken, share, Severity.WARNING, policy.promise_keeping_floor)


def promise_keeping(context: Context) -> Share:
    """Kept promises of those due before today, however few they are."""
    due = _due(context)
    return Share(sum(_is_kept(promise) for promise in due), len(due))


@derived
def _due(context: Context) -> tuple[Commitment, ...]:
    return tuple(promise for promise in context.commitments if _was_due(promise, context.as_of))


def _was_due(promise: Commitment, as_of: dt.date) -> bool:
    if promise.status not in ("signed", "delivered") or promise.kind not in WORK_KINDS:
        return False
    if promise.status == "delivered" and promise.delivered_on is None:
        return False  # nobody can say whether it was kept
    first = promise.first_due
    return first is not None and first < as_of


def _is_kept(promise: Commitment) -> bool:
    first = promise.first_due
    return promise.delivered_on is not None and first is not None and promise.delivered_on <= first


def _longest_ago(promise: Commitment) -> tuple[dt.date, str]:
    return promise.first_due or dt.date.max, promise.id


def _finding(broken: list[Commitment], share: Share, severity: Severity, limit: float) -> Finding:
    return INFO.finding(
        Subject("portfolio", "portfolio"),
        phrase(
            "{} of {} promises due so far were kept by their first date: {}, less than {}",
            share.part,
            share.whole,
            share.percent,
            percent(limit),
        ),
        severity=severity,
        at=_place(broken[0]),
        related=tuple(
            Related("commitment", promise.id, _place(promise), _how(promise))
            for promise in broken[:LISTED]
        ),
        next_step=phrase(
            "tell the customers of {} a date that holds, and promise less", named_ids(broken)
        ),
    )


def _place(promise: Commitment) -> Location:
    return promise.at(promise.first_due_field)


def _how(promise: Commitment) -> str:
    first = promise.first_due
    if promise.delivered_on is None:
        return f"due {first}, not delivered"
    return f"due {first}, delivered {promise.delivered_on}"


RULE = Rule(
    INFO,
    check,
    needs=(column("delivered_on"),),
    reads=("kind", "status", "due", "original_due", "amendment", "delivered_on"),
)
