"""A waiver has expired.

What: `expires_on` lies before today. What the waiver covered counts again. The day itself is
still covered.

Why: an exception that outlives its date has become a policy, and nobody decided that. Expiry
is loud on purpose: the finding comes back, and the waiver is named beside it.

Bad:
    waivers:
      - {id: W-1, rule: VIS603, commitment: C-03, expires_on: 2026-03-10}   # today is later

Good:
    waivers:
      - {id: W-1, rule: VIS603, commitment: C-03, expires_on: 2026-06-10}   # decided again

Resolve: fix what it covered and delete it, or decide again: a new approval with a new date.

Not checked when: there are no waivers. Cannot be waived itself.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context
from commitcheck.rules.terms.waiver_terms import is_expired, owner_role

INFO = RuleInfo(
    code="WVR951",
    name="expired",
    severities=(Severity.ERROR,),
    who="product",
    roots=("R3",),
    cure=Cure.DECIDE,
    doc=__doc__,
    waivable=False,
)


def check(context: Context) -> Iterator[Finding]:
    for waiver in context.project.waivers:
        if is_expired(waiver, context):
            yield INFO.finding(
                Subject("waiver", waiver.id),
                phrase(
                    "{} for {} expired on {}, and what it covered counts again",
                    ident(waiver.id),
                    words(waiver.rule),
                    waiver.expires_on,
                ),
                severity=Severity.ERROR,
                at=waiver.at("expires_on"),
                next_step=phrase(
                    "fix what {} covered and delete it, or approve it again with a new date",
                    ident(waiver.id),
                ),
                who=owner_role(waiver, context),
            )


RULE = Rule(INFO, check, second_pass=True)
