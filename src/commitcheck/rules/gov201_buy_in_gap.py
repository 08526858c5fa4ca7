"""A stakeholder whose agreement is required has not agreed.

What: a required stakeholder without a sign-off, or with a pending one (error); who rejected the
positioning (error); who signed off another version than the current one, or before a part of it
changed (warning); or who approved with reservations (warning).

Why: people who did not agree to the positioning sell, build and budget for another product, in
good faith. The gap is cheap to close in a conversation and dear to discover in a contract.

Bad:
    positioning: {version: "1.1"}
    stakeholders:
      - {id: elena, role: executive, required: true,
         signoff: {version: "1.0", decision: approved, date: 2025-10-02}}

Good:
    positioning: {version: "1.1"}
    stakeholders:
      - {id: elena, role: executive, required: true,
         signoff: {version: "1.1", decision: approved, date: 2026-01-20}}

Resolve: hold the sign-off conversation, on one page: slots, non-goals, guardrails. Record the
answer, whatever it is; a reservation on record is worth more than a nod.

Variants:
    missing: no sign-off, or a pending one
    rejected: the answer was no
    stale: another version, or a part that changed since; the changed parts are named
    reserved: approved with reservations

Figures: none; that everyone concerned must agree is the founding essay's first root problem.

Configure: `required: true` on a stakeholder; `severity: {GOV201: warning}` in commitcheck.yaml
changes its weight everywhere.

Not checked when: the vision has no `positioning` or no `stakeholders`.
"""

from collections.abc import Iterator, Mapping

from commitcheck.model.approved_parts import changed_parts, part_fingerprints
from commitcheck.model.finding import Finding, Quote, Related, Severity, Subject
from commitcheck.model.phrase import Phrase, ident, person, phrase, words
from commitcheck.model.vision import Positioning, SignOff, Stakeholder
from commitcheck.rules.base import Cure, Rule, RuleInfo, section
from commitcheck.rules.context import Context

INFO = RuleInfo(
    code="GOV201",
    name="buy-in-gap",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R1",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("missing", "rejected", "stale", "reserved"),
)


def check(context: Context) -> Iterator[Finding]:
    positioning = context.positioning
    if positioning is None:
        return
    stakeholders = context.vision.stakeholders
    is_marked = any(it.signoff is not None and it.signoff.fingerprint for it in stakeholders)
    now = part_fingerprints(context.vision) if is_marked else {}
    for stakeholder in stakeholders:
        if stakeholder.required:
            yield from _judged(stakeholder, positioning, now)


def _judged(
    stakeholder: Stakeholder, positioning: Positioning, now: Mapping[str, str]
) -> Iterator[Finding]:
    signoff = stakeholder.signoff
    if signoff is None or signoff.decision in (None, "pending"):
        yield _missing(stakeholder, positioning)
    elif signoff.decision == "rejected":
        yield _rejected(stakeholder, signoff, positioning)
    else:
        changed = changed_parts(signoff.fingerprint, now)
        if changed or signoff.version != positioning.version:
            yield _stale(stakeholder, signoff, positioning, changed)
        if signoff.decision == "approved_with_reservations":
            yield _reserved(stakeholder, signoff, positioning)


def _missing(stakeholder: Stakeholder, positioning: Positioning) -> Finding:
    pending = stakeholder.signoff is not None and stakeholder.signoff.decision == "pending"
    return _finding(
        stakeholder,
        positioning,
        "missing",
        phrase(
            "{} {}, expected a sign-off of version {}",
            person(stakeholder.id),
            words("has a pending sign-off" if pending else "has no sign-off"),
            _version(positioning.version),
        ),
    )


def _rejected(stakeholder: Stakeholder, signoff: SignOff, positioning: Positioning) -> Finding:
    return _finding(
        stakeholder,
        positioning,
        "rejected",
        phrase(
            "{} rejected version {}, expected an approval of version {}",
            person(stakeholder.id),
            _version(signoff.version),
            _version(positioning.version),
        ),
        _noted(signoff),
    )


def _stale(
    stakeholder: Stakeholder,
    signoff: SignOff,
    positioning: Positioning,
    changed: tuple[str, ...],
) -> Finding:
    since = phrase(" and {} changed since", map(words, changed)) if changed else words("")
    if signoff.version == positioning.version:
        current = since
    else:
        current = phrase(", the current one is {}{}", _version(positioning.version), since)
    return _finding(
        stakeholder,
        positioning,
        "stale",
        phrase(
            "{} signed off version {}{}",
            person(stakeholder.id),
            _version(signoff.version),
            current,
        ),
    )


def _reserved(stakeholder: Stakeholder, signoff: SignOff, positioning: Positioning) -> Finding:
    return _finding(
        stakeholder,
        positioning,
        "reserved",
        phrase(
            "{} approved version {} with reservations, expected an approval without",
            person(stakeholder.id),
            _version(signoff.version),
        ),
        _noted(signoff),
    )


def _finding(
    stakeholder: Stakeholder,
    positioning: Positioning,
    variant: str,
    message: Phrase,
    quotes: tuple[Quote, ...] = (),
) -> Finding:
    fatal = variant in ("missing", "rejected")
    at = positioning.at("version")
    return INFO.finding(
        Subject("stakeholder", stakeholder.id),
        message,
        variant=variant,
        severity=Severity.ERROR if fatal else Severity.WARNING,
        at=stakeholder.at("signoff"),
        quotes=quotes,
        related=(Related("positioning", "positioning", at, "the current version"),),
        next_step=phrase(
            "hold the sign-off conversation about version {} with {} and record the answer",
            _version(positioning.version),
            person(stakeholder.id),
        ),
        who=stakeholder.role,
    )


def _version(version: str | None) -> Phrase:
    return phrase("{}", ident(version)) if version else words("none")


def _noted(signoff: SignOff) -> tuple[Quote, ...]:
    return (Quote(signoff.note, signoff.at("note")),) if signoff.note else ()


RULE = Rule(INFO, check, needs=(section("positioning"), section("stakeholders")))
