"""A remedy can cost more than the deal brings in.

What: an open promise with one of three faults. Its remedy is a termination right, a refund,
liquidated damages or uncapped, and legal or finance has not approved it (error). Its service
credit, refund or liquidated damages have no cap (warning). Payment waits for functionality
that is not available today (error).

Why: with such a clause one missed date ends the contract, or pays the customer for leaving, and
the roadmap turns into a liability. Service credits with a cap, as the sole remedy, make the same
point without the cliff.

Bad:
    commitments:
      - {id: C-3, customer: Meridian Bank, title: Uptime, kind: sla, remedy: termination_right,
         approvals: [{role: engineering, date: 2026-02-25}]}

Good:
    commitments:
      - {id: C-3, customer: Meridian Bank, title: Uptime, kind: sla, remedy: service_credit,
         remedy_cap_pct: 10}

Resolve: offer service credits with a cap as the sole remedy, or take the clause to legal and
finance before signature. Tie payments to what is there today or to a calendar date.

Variants:
    unapproved: a dangerous remedy without the approval of both legal and finance
    no_cap: a credit, a refund or liquidated damages without `remedy_cap_pct`
    contingent: payment depends on future functionality

Figures: a published fallback playbook takes credits up to 10 % of the monthly fee as normal and
up to 30 % with a review (BrianCLong/summit, playbook_fallback.md). The rule compares with
neither: any cap is a cap, also 0.

Configure: `severity: {COM804: warning}` in commitcheck.yaml changes its weight everywhere.

Not checked when: no promise has a `remedy` or `payment_contingent`; the approval half needs
`approvals`, the cap half `remedy_cap_pct`.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import approved_roles
from commitcheck.rules.terms.promised_capabilities import (
    as_related,
    in_vision,
    missing_today,
    with_status,
)
from commitcheck.rules.terms.quoting import by_signature, promised

INFO = RuleInfo(
    code="COM804",
    name="dangerous-remedy",
    severities=(Severity.ERROR, Severity.WARNING),
    who="legal",
    roots=("R2",),
    cure=Cure.EDIT,
    doc=__doc__,
    variants=("unapproved", "no_cap", "contingent"),
)
APPROVAL = Part("approval half", (column("remedy"), column("approvals")))
CAP = Part("cap half", (column("remedy"), column("remedy_cap_pct")))

_NEED_APPROVAL = frozenset(("termination_right", "refund", "liquidated_damages", "uncapped"))
_NEED_CAP = frozenset(("service_credit", "refund", "liquidated_damages"))
_APPROVERS = ("legal", "finance")


def check(context: Context) -> Iterator[Finding]:
    approvals, caps = APPROVAL.runs(context), CAP.runs(context)
    for promise in context.open:
        if promise.remedy is not None:
            if approvals and promise.remedy in _NEED_APPROVAL:
                yield from _unapproved(context, promise)
            if caps and promise.remedy in _NEED_CAP and promise.remedy_cap_pct is None:
                yield _no_cap(context, promise)
        if promise.payment_contingent and context.is_future(promise):
            yield _contingent(context, promise)


def _unapproved(context: Context, promise: Commitment) -> Iterator[Finding]:
    approved = approved_roles(promise)
    missing = [role for role in _APPROVERS if role not in approved]
    if not missing:
        return
    yield INFO.finding(
        context.subject(promise),
        phrase(
            "{} grants {} without the approval of {}, expected legal and finance",
            ident(promise.id),
            words(promise.remedy or ""),
            map(words, missing),
        ),
        variant="unapproved",
        severity=Severity.ERROR,
        at=promise.at("remedy"),
        quotes=(promised(promise),),
        next_step=phrase(
            "make service credits with a cap the sole remedy, or have {} approve it {}",
            words(" and ".join(missing)),
            by_signature(promise, context.as_of),
        ),
    )


def _no_cap(context: Context, promise: Commitment) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} grants {} without a cap, expected one in percent of the fee",
            ident(promise.id),
            words(promise.remedy or ""),
        ),
        variant="no_cap",
        severity=Severity.WARNING,
        at=promise.at("remedy_cap_pct"),
        quotes=(promised(promise),),
        next_step=phrase(
            "write a cap into the clause {}, or record as remedy_cap_pct the one it has",
            by_signature(promise, context.as_of),
        ),
    )


def _contingent(context: Context, promise: Commitment) -> Finding:
    things = missing_today(context, promise)
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} makes a payment wait for {}, expected payment for what is available today",
            ident(promise.id),
            with_status(things),
        ),
        variant="contingent",
        severity=Severity.ERROR,
        at=promise.at("payment_contingent"),
        quotes=(promised(promise), *in_vision(things)),
        related=as_related(things),
        next_step=phrase(
            "tie the payment to what is available today or to a calendar date {}",
            by_signature(promise, context.as_of),
        ),
    )


RULE = Rule(
    INFO,
    check,
    needs=(column("remedy", "payment_contingent"),),
    parts=(APPROVAL, CAP),
    reads=(
        "remedy",
        "remedy_cap_pct",
        "approvals",
        "payment_contingent",
        "kind",
        "capability",
        "roadmap_item",
        "status",
    ),
    is_alone=True,
)
