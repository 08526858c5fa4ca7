"""A promise was changed after it was approved.

What: an open promise with an approval whose fingerprint is of other words, another due date,
value or capability than the promise has now: error when it is signed, before that a warning
that the signature alone turns into an error. Such an approval counts for nothing: GOV205 asks
for it again. An approval without a fingerprint is taken as it is; with `--history` it is of the
words that stood beside it in git when it was first recorded.

Why: a yes is to something. What sales edits after the meeting is signed under the name of
people who never saw it, and they learn of it at roll-out.

Bad:
    commitments:
      - {id: C-3, customer: Meridian Bank, title: SCIM, status: proposed, due: 2026-06-30,
         approvals: [{role: product, date: 2026-02-20, fingerprint: {due: 0123456789abcdef}}]}

Good:
    commitments:
      - {id: C-3, customer: Meridian Bank, title: SCIM, status: proposed, due: 2026-06-30,
         approvals: [{role: product, date: 2026-02-20, fingerprint: {due: c7badf198fe5c8f8}}]}

Resolve: show the change to whoever approved, and record the answer anew with
`commitcheck approve`; or take the change back.

Figures: none; the fingerprints are your own.

Not checked when: no promise has `approvals`.
"""

from collections.abc import Iterator

from commitcheck.model.approved_parts import parts_changed_since
from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import by_signature, promised

INFO = RuleInfo(
    code="GOV207",
    name="approval-of-other-words",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R3",),
    cure=Cure.DECIDE,
    doc=__doc__,
)

_SPOKEN = {"words": "words", "due": "due date", "value": "value", "capability": "capability"}


def check(context: Context) -> Iterator[Finding]:
    if not any(it.fingerprint for approvals in context.values_of("approvals") for it in approvals):
        return  # no approval says what it was of
    for promise in context.open:
        stale = _stale(promise)
        if stale:
            yield _finding(context, promise, stale)


def _stale(promise: Commitment) -> list[tuple[Approval, tuple[str, ...]]]:
    """Approvals of what is there no longer, but for roles that approved it as it is since."""
    changed = [(approval, parts_changed_since(approval, promise)) for approval in promise.approvals]
    current = {approval.role for approval, parts in changed if not parts}
    return [(a, parts) for a, parts in changed if parts and a.role not in current]


def _finding(
    context: Context, promise: Commitment, stale: list[tuple[Approval, tuple[str, ...]]]
) -> Finding:
    roles = list(dict.fromkeys(approval.role for approval, _ in stale))
    parts = list(dict.fromkeys(_SPOKEN[part] for _, found in stale for part in found))
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} changed after {}: its {}",
            ident(promise.id),
            [_yes(approval) for approval, _ in stale],
            map(words, parts),
        ),
        severity=Severity.ERROR if promise.is_signed else Severity.WARNING,
        at=promise.at("approvals"),
        quotes=(promised(promise),),
        next_step=phrase(
            "get the approval of {} {}", map(words, roles), by_signature(promise, context.as_of)
        ),
        who=roles[0],
        worse_when_signed=promise.is_draft,
    )


def _yes(approval: Approval) -> Phrase:
    if approval.date is None:
        return phrase("{} approved it", words(approval.role))
    return phrase("{} approved it on {}", words(approval.role), approval.date)


RULE = Rule(
    INFO,
    check,
    needs=(column("approvals"),),
    reads=(
        "approvals",
        "status",
        "due",
        "dimension",
        "op",
        "value",
        "certification",
        "capability",
        "roadmap_item",
    ),
)
