"""A promise was made without the approvals it needs, or before them.

What: an open promise that lacks a role of the approval matrix: error when it is signed, before
that a warning that the signature alone turns into an error. Firm promises of future
functionality need finance and legal on top of their kind's roles; a promise that is not firm
needs product only. And a signed promise with an approval dated after the signature (warning).
An approval without a date counts as a yes, and not as one that came in time: on a signed
promise a line among what was not checked says so.

Why: otherwise you learn of the promise at roll-out, when a yes no longer costs a conversation
but a quarter. An approval after the fact says only that nobody could say no.

Bad:
    commitments:
      - {id: C-3, customer: Meridian Bank, title: Uptime, kind: sla, source: msa,
         status: signed, signed_on: 2026-02-27, approvals: [{role: legal, date: 2026-03-04}]}

Good:
    commitments:
      - {id: C-3, customer: Meridian Bank, title: Uptime, kind: sla, source: msa,
         status: signed, signed_on: 2026-02-27,
         approvals: [{role: product, date: 2026-02-20}, {role: engineering, date: 2026-02-20}]}

Resolve: route the promise to the missing roles before signature, and record each approval with
its date. Where an approval came late, find out which gate was missing.

Variants:
    missing: a role of the matrix has not approved
    retroactive: an approval is dated after the signature

Figures: the matrix is convention. Deal desks ask finance and legal as a rule; product is the
role their published tables leave out.

Configure: `policy.approvals: {kind: [roles]}` replaces the roles of a kind.

Not checked when: no promise has `approvals`.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, first_ids, ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, Unjudged, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import NAMED, missing_roles
from commitcheck.rules.terms.quoting import by_signature, promised

INFO = RuleInfo(
    code="GOV205",
    name="approval-gap",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R3",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("missing", "retroactive"),
)


def check(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        missing = missing_roles(context, promise)
        if missing:
            yield _missing(context, promise, missing)
        if promise.is_signed:
            late = _late(promise)
            if late:
                yield _retroactive(context, promise, late)


def _late(promise: Commitment) -> list[Approval]:
    signed_on = promise.signed_on
    if signed_on is None:
        return []
    return [
        approval
        for approval in promise.approvals
        if approval.date is not None and approval.date > signed_on
    ]


def _missing(context: Context, promise: Commitment, missing: tuple[str, ...]) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase("{} {} {}", ident(promise.id), _approvals_so_far(promise), map(words, missing)),
        variant="missing",
        severity=Severity.ERROR if promise.is_signed else Severity.WARNING,
        at=promise.at("approvals"),
        quotes=(promised(promise),),
        next_step=phrase(
            "get the approval of {} {}", map(words, missing), by_signature(promise, context.as_of)
        ),
        who=missing[0],
        worse_when_signed=promise.is_draft,
    )


def _approvals_so_far(promise: Commitment) -> Phrase:
    if not promise.approvals:
        return phrase("has no approval, expected")
    dated = {approval.role for approval in promise.approvals if approval.date is not None}
    roles = dict.fromkeys(approval.role for approval in promise.approvals)
    shown = (words(role if role in dated else f"{role} (undated)") for role in roles)
    return phrase("is approved by {}, expected also", shown)


def _undated(context: Context) -> Iterator[Unjudged]:
    """Approvals of signed promises that may have come before the signature or after it."""
    every = context.values_of("approvals")
    is_any = any(approval.date is None for approvals in every for approval in approvals)
    undated = [
        promise.id
        for promise in (context.open if is_any else ())
        if promise.is_signed and any(approval.date is None for approval in promise.approvals)
    ]
    if undated:
        said = "approvals of {} are undated: given before the signature or after it"
        yield Unjudged(phrase(said, first_ids(sorted(undated), NAMED)), "the date of each approval")


def _retroactive(context: Context, promise: Commitment, late: list[Approval]) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} was signed on {}, but {}",
            ident(promise.id),
            promise.signed_on,
            [
                phrase("{} approved it on {}", words(approval.role), approval.date)
                for approval in late
            ],
        ),
        variant="retroactive",
        severity=Severity.WARNING,
        at=promise.at("approvals"),
        quotes=(promised(promise),),
        next_step="find the gate that was missing, and route the next one before the signature",
        who="legal",
    )


RULE = Rule(
    INFO,
    check,
    needs=(column("approvals"),),
    reads=(
        "approvals",
        "signed_on",
        "kind",
        "capability",
        "roadmap_item",
        "status",
        "source",
        "binding",
    ),
    leaves=_undated,
)
