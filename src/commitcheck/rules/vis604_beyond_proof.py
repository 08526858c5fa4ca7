"""A promise goes beyond what was ever measured or certified.

What: an open promise names a number stricter than the `proven` fact of its dimension (above it
where `better` is higher, below it where lower), or a certification that is not held and that
was claimed as available, has no `expected_on`, or is due before it is expected. Exactly what
was proven is fine, and so is a certification that is due on the day it is expected.

Why: a number that nobody has measured is a guess with a signature under it. An assurance
answer that is not true yet can come back as a misrepresentation.

Bad:
    facts:
      - {dimension: uptime_pct, proven: 99.93, better: higher}
    commitments:
      - {id: C-3, customer: Meridian, title: Uptime, kind: sla, dimension: uptime_pct, value: 99.99}

Good:
    facts:
      - {dimension: uptime_pct, proven: 99.93, better: higher}
    commitments:
      - {id: C-3, customer: Meridian, title: Uptime, kind: sla, dimension: uptime_pct, value: 99.9}

Resolve: promise what was measured, or measure first. For a certification, say that it is in
progress and promise a date on or after the expected one.

Variants:
    fact: the number is beyond what was measured
    certification: the certification is not held

Figures: measured availability should be better than the promised one (siliceum.com, "SLA
engagements"). The proven values are your own.

Configure: `facts[].better`, `certifications[].expected_on`.

Not checked when: the vision has neither `facts` nor `certifications`; each half when its
section or its columns (`dimension` and `value`, `certification`) are not there.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vision import Certification, Fact
from commitcheck.model.vocabulary import Scalar
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import as_number, beyond
from commitcheck.rules.terms.quoting import certified, promised, stated

INFO = RuleInfo(
    code="VIS604",
    name="beyond-proof",
    severities=(Severity.ERROR,),
    who="engineering",
    roots=("R4",),
    cure=Cure.EDIT,
    doc=__doc__,
    variants=("fact", "certification"),
)

PROVEN = Part("measured half", (section("facts"), column("dimension"), column("value")))
CERTIFIED = Part("certification half", (section("certifications"), column("certification")))


def check(context: Context) -> Iterator[Finding]:
    if PROVEN.runs(context):
        yield from _unproven(context)
    if CERTIFIED.runs(context):
        yield from _uncertified(context)


def _unproven(context: Context) -> Iterator[Finding]:
    measured: dict[str, list[Fact]] = {}
    for fact in context.vision.facts:
        if fact.proven is not None and as_number(fact.proven) is not None:
            measured.setdefault(fact.dimension, []).append(fact)
    for promise in context.open:
        if promise.dimension is None or promise.dimension not in measured:
            continue
        facts = measured[promise.dimension]
        if bad := beyond(promise, partial(_is_proven, facts)):
            yield _beyond_fact(context, promise, facts, bad)


def _is_proven(facts: Iterable[Fact], value: Scalar) -> bool:
    """Was a number at least as strict measured at some time? What is no number is not judged."""
    number = as_number(value)
    if number is None:
        return True
    return any(
        number <= proven if fact.better == "higher" else number >= proven
        for fact in facts
        if (proven := as_number(fact.proven or 0)) is not None
    )


def _beyond_fact(
    context: Context, promise: Commitment, facts: list[Fact], values: tuple[Scalar, ...]
) -> Finding:
    proven = [fact.proven for fact in facts]
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} promises {} {}, but what was measured is {}",
            ident(promise.id),
            ident(promise.dimension or ""),
            values,
            proven,
        ),
        severity=Severity.ERROR,
        variant="fact",
        at=promise.at("value"),
        quotes=(promised(promise), *(_as_measured(fact) for fact in facts)),
        related=tuple(
            Related("fact", fact.dimension, fact.at("proven"), "measured here") for fact in facts
        ),
        next_step=phrase("promise {} at the strictest, or measure first", proven),
    )


def _as_measured(fact: Fact) -> Quote:
    """Where the number comes from; the number itself is in the message."""
    if fact.source:
        return stated(fact.source, fact, "source")
    return stated(fact.dimension, fact, "dimension")


def _uncertified(context: Context) -> Iterator[Finding]:
    known = context.project.certifications
    for promise in context.open:
        certification = known.get(promise.certification or "")
        if certification is None or certification.status == "held":
            continue
        cause = _cause(promise, certification)
        if cause is not None:
            yield _not_held(context, promise, certification, cause)


def _cause(promise: Commitment, certification: Certification) -> Phrase | None:
    """Why a promise of a certification that is not held cannot stand, if it cannot."""
    if promise.claimed_as == "available":
        return words("which is claimed as available")
    if certification.expected_on is None:
        return words("for which no day is expected")
    if promise.due is not None and promise.due < certification.expected_on:
        return phrase("due {}", promise.due)
    return None


def _not_held(
    context: Context, promise: Commitment, certification: Certification, cause: Phrase
) -> Finding:
    status = "not held" if certification.status in (None, "none") else certification.status
    expected = certification.expected_on
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} promises {}, {}, but it is {}{}",
            ident(promise.id),
            ident(certification.id),
            cause,
            words(status.replace("_", " ")),
            phrase(" and expected on {}", expected) if expected else words(""),
        ),
        severity=Severity.ERROR,
        variant="certification",
        at=promise.at("certification"),
        quotes=(promised(promise), certified(certification)),
        related=(
            Related("certification", certification.id, certification.at("status"), "its status"),
        ),
        next_step=phrase("say that it is not held yet, and promise {} or later", expected)
        if expected
        else words("correct the answer, or set a day on which it is expected"),
        who="security",
    )


RULE = Rule(
    INFO,
    check,
    needs=(section("facts", "certifications"), column("value", "certification")),
    parts=(PROVEN, CERTIFIED),
    reads=("dimension", "op", "value", "certification", "claimed_as", "due", "status"),
    is_alone=True,
)
