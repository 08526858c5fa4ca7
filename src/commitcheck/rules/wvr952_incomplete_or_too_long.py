"""A waiver lacks what makes it an exception, or lasts too long for one.

What: `reason`, `owner`, `approved_by` or `expires_on` is missing: error, and the waiver does
not apply. It lasts longer than `waiver_max_days` from its approval (from today where it has no
`approved_on`): warning, and it still applies. Exactly so many days are fine.

Why: an exception is sanctioned, owned and expiring. Without a reason nobody can judge it
later, without an owner nobody ends it, and without a near end it is a change of policy.

Bad:
    waivers:
      - {id: W-03, rule: TIM401, commitment: K-01, owner: otto, approved_by: dana,
         approved_on: 2026-06-20, expires_on: 2026-12-31}

Good:
    waivers:
      - {id: W-03, rule: TIM401, commitment: K-01, reason: September is achievable, owner: otto,
         approved_by: dana, approved_on: 2026-06-20, expires_on: 2026-09-18}

Resolve: fill in what is missing; end it earlier and decide again then.

Variants:
    incomplete: a field that it needs is missing
    too_long: it lasts longer than the policy allows

Figures: convention.

Configure: `policy.waiver_max_days` (90).

Not checked when: there are no waivers. Cannot be waived itself.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context
from commitcheck.rules.terms.waiver_terms import missing_fields, owner_role

INFO = RuleInfo(
    code="WVR952",
    name="incomplete-or-too-long",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R3",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("incomplete", "too_long"),
    waivable=False,
)


def check(context: Context) -> Iterator[Finding]:
    longest = dt.timedelta(days=context.policy.waiver_max_days)
    for waiver in context.project.waivers:
        missing = missing_fields(waiver)
        if missing:
            yield _incomplete(context, waiver, missing)
        start = waiver.approved_on or context.as_of
        if waiver.expires_on is not None and waiver.expires_on - start > longest:
            yield _too_long(context, waiver, start, waiver.expires_on)


def _incomplete(context: Context, waiver: Waiver, missing: Sequence[str]) -> Finding:
    return INFO.finding(
        Subject("waiver", waiver.id),
        phrase(
            "{} for {} has no {}, so it covers nothing",
            ident(waiver.id),
            words(waiver.rule),
            words(", no ".join(missing)),
        ),
        severity=Severity.ERROR,
        variant="incomplete",
        at=waiver.at(),
        next_step=phrase("fill in {} of {}", words(", ".join(missing)), ident(waiver.id)),
        who=owner_role(waiver, context),
    )


def _too_long(context: Context, waiver: Waiver, start: dt.date, end: dt.date) -> Finding:
    longest = context.policy.waiver_max_days
    return INFO.finding(
        Subject("waiver", waiver.id),
        phrase(
            "{} for {} lasts {} days, until {}, more than the {} allowed",
            ident(waiver.id),
            words(waiver.rule),
            (end - start).days,
            end,
            longest,
        ),
        severity=Severity.WARNING,
        variant="too_long",
        at=waiver.at("expires_on"),
        next_step=phrase(
            "end {} by {} and decide again then", ident(waiver.id), start + dt.timedelta(longest)
        ),
        who=owner_role(waiver, context),
    )


RULE = Rule(INFO, check, second_pass=True)
