"""A waiver was not approved by someone who may, or covers what none may.

What: the approver is not a known stakeholder; or is neither in product nor executive, nor (for
VIS603) in the role that approves the guardrail; or is also the waiver's owner; or is not
independent of the promise it covers. Or the rule cannot be waived: input errors, the waiver
rules themselves, an availability that was misrepresented (COM806) and a side letter
(COM802:side_letter). Such a waiver does not apply.

Why: self-approval is no approval. A waiver is the one place where a conflict with the vision
is accepted on purpose, so it takes someone who answers for the vision and gains nothing from
the promise. What was answered wrongly or agreed beside the paper has to be corrected, not
accepted.

Bad:
    stakeholders: [{id: kim, role: sales}]
    waivers:
      - {id: W-02, rule: GOV205, commitment: K-05, reason: Verbal approval, owner: kim,
         approved_by: kim, approved_on: 2026-07-02, expires_on: 2026-09-28}

Good:
    stakeholders: [{id: kim, role: sales}, {id: raj, role: executive}]
    waivers:
      - {id: W-02, rule: GOV205, commitment: K-05, reason: Pilot, owner: kim,
         approved_by: raj, approved_on: 2026-07-02, expires_on: 2026-09-28}

Resolve: have someone in product or executive, or the guardrail's approver, decide it; delete a
waiver for a rule that cannot be waived and correct the thing itself.

Not checked when: there are no waivers. A waiver without `approved_by` is WVR952's business.
Cannot be waived itself.
"""

from collections.abc import Iterator, Sequence

from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import Phrase, ident, person, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import joined
from commitcheck.rules.terms.waiver_terms import UNAUTHORISED, Refusal, approving_roles, refusals

INFO = RuleInfo(
    code="WVR953",
    name="not-authorised",
    severities=(Severity.ERROR,),
    who="product",
    roots=("R3",),
    cure=Cure.DECIDE,
    doc=__doc__,
    waivable=False,
)


def check(context: Context) -> Iterator[Finding]:
    for waiver in context.project.waivers:
        found = [refusal for refusal in refusals(waiver, context) if refusal in UNAUTHORISED]
        if found:
            yield _finding(context, waiver, found)


def _finding(context: Context, waiver: Waiver, found: Sequence[Refusal]) -> Finding:
    is_hopeless = Refusal.NOT_WAIVABLE in found
    return INFO.finding(
        Subject("waiver", waiver.id),
        phrase(
            "{} is not authorised: {}",
            ident(waiver.id),
            joined(_cause(context, waiver, refusal) for refusal in found),
        ),
        severity=Severity.ERROR,
        at=waiver.at("rule" if is_hopeless else "approved_by"),
        next_step=phrase("delete {} and correct what it covers", ident(waiver.id))
        if is_hopeless
        else phrase(
            "have someone in {} approve {} who neither owns it nor made the promise",
            _roles(context, waiver),
            ident(waiver.id),
        ),
    )


def _cause(context: Context, waiver: Waiver, refusal: Refusal) -> Phrase:
    """The refusal with its particulars; who made a promise is never said."""
    if refusal is Refusal.NOT_WAIVABLE:
        return phrase("{} cannot be waived", words(waiver.rule))
    if refusal is Refusal.UNKNOWN_APPROVER:
        return phrase("{} is not among the stakeholders", person(waiver.approved_by or ""))
    if refusal is Refusal.WRONG_ROLE:
        approver = context.project.stakeholders[waiver.approved_by or ""]
        return phrase(
            "its approver is in {}, not in {}",
            words(approver.role or "no role"),
            _roles(context, waiver),
        )
    return words(refusal.value)


def _roles(context: Context, waiver: Waiver) -> Phrase:
    """`product, executive or engineering`."""
    *first, last = approving_roles(waiver, context)
    return words(f"{', '.join(first)} or {last}")


RULE = Rule(INFO, check, reads=("promised_by",), second_pass=True)
