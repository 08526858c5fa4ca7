"""Named future functionality was promised without a revenue conclusion.

What: an open promise of functionality that is not generally available today, with a date or
on a firm source, whose `revenue_review` is empty or pending. Error when it is signed and firm,
else a warning; on a firm draft the signature alone turns the warning into an error.

Why: a specified future feature can be a promise of its own in the revenue standards, written
or implied. Part of the deal's revenue may then wait until the feature is delivered, and that
surprise lands on the launch you answer for. The check routes the promise to finance; it never
concludes, and it is no accounting advice.

Bad:
    capabilities: [{id: scim, status: planned}]
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim, due: 2026-06-30,
         revenue_review: pending}

Good:
    capabilities: [{id: scim, status: planned}]
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim, due: 2026-06-30,
         revenue_review: deferred}

Resolve: send finance the quote and its source before signature, and record the written
conclusion as `revenue_review`: cleared, deferred or not_applicable.

Figures: none. The pattern follows the guidance on promised goods and services of ASC 606 and
IFRS 15 (PwC Viewpoint RR 3.2 on ASC 606-10-25-16; IFRS 15.24) and Deloitte's example of an
implied specified upgrade.

Configure: `policy.revenue_checks: warn` lowers every finding to a warning, `off` switches the
rule off. `severity: {COM801: info}` in commitcheck.yaml changes its weight everywhere.

Not checked when: no promise has a `revenue_review`, or `policy.revenue_checks` is off.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import (
    as_related,
    in_vision,
    missing_today,
    with_status,
)
from commitcheck.rules.terms.quoting import by_signature, promised

INFO = RuleInfo(
    code="COM801",
    name="revenue-trigger",
    severities=(Severity.ERROR, Severity.WARNING),
    who="finance",
    roots=("R2", "R3"),
    cure=Cure.DECIDE,
    doc=__doc__,
)

_CONCLUDED = frozenset(("cleared", "deferred", "not_applicable"))


def check(context: Context) -> Iterator[Finding]:
    if context.policy.revenue_checks == "off":
        return
    for promise in context.future:
        if promise.revenue_review in _CONCLUDED:
            continue
        if promise.due is not None or promise.is_firm:
            yield _finding(context, promise)


def _finding(context: Context, promise: Commitment) -> Finding:
    things = missing_today(context, promise)
    review = promise.revenue_review
    fatal = promise.is_firm and context.policy.revenue_checks == "error"
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} promises {} {}, expected cleared, deferred or not_applicable",
            ident(promise.id),
            with_status(things),
            words(f"with revenue_review {review}" if review else "without a revenue_review"),
        ),
        severity=Severity.ERROR if fatal and promise.is_signed else Severity.WARNING,
        at=promise.at("revenue_review"),
        quotes=(promised(promise), *in_vision(things)),
        related=as_related(things),
        next_step=phrase(
            "ask finance for a written conclusion {} and record it as revenue_review",
            by_signature(promise, context.as_of),
        ),
        worse_when_signed=fatal and promise.is_draft,
    )


RULE = Rule(
    INFO,
    check,
    needs=(column("revenue_review"),),
    reads=(
        "revenue_review",
        "due",
        "kind",
        "capability",
        "roadmap_item",
        "status",
        "source",
        "binding",
    ),
)
