"""An answer says "available" for what is not there.

What: an open promise from an RFP response, a security questionnaire, a demo or marketing that
is claimed as available, while a capability it names is not available or its certification is
not held. Always an error, and no waiver covers it.

Why: an answer to a tender is a statement of fact that the customer buys on. A wrong one is a
misrepresentation, and neither an entire-agreement clause nor a liability cap has saved vendors
from it. It is cheap to correct before signature and very dear after.

Bad:
    certifications: [{id: soc2-type2, status: in_progress, expected_on: 2026-09-30}]
    commitments:
      - {id: C-5, customer: Meridian Bank, title: SOC 2 report, kind: compliance,
         certification: soc2-type2, source: security_questionnaire, claimed_as: available}

Good:
    certifications: [{id: soc2-type2, status: in_progress, expected_on: 2026-09-30}]
    commitments:
      - {id: C-5, customer: Meridian Bank, title: SOC 2 report, kind: compliance,
         certification: soc2-type2, source: security_questionnaire, claimed_as: roadmap}

Resolve: correct the answer in writing now, with the date it is expected, and record the
correction as `claimed_as: roadmap`, custom or not_supported.

Figures: none. BSkyB v EDS: tender answers given without analysis were fraudulent
misrepresentation; the entire-agreement clause and the cap of 30 million pounds did not help.

Configure: nothing; it is not waivable.

Not checked when: no promise has a `claimed_as` or a `source`. A capability or certification that
the vision does not list is INP003.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vision import Capability, Certification
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import in_vision
from commitcheck.rules.terms.quoting import PLACES, certified, promised

INFO = RuleInfo(
    code="COM806",
    name="availability-misrepresented",
    severities=(Severity.ERROR,),
    who="sales",
    roots=("R2",),
    cure=Cure.EDIT,
    doc=__doc__,
    waivable=False,
)

_STATEMENTS = frozenset(("rfp_response", "security_questionnaire", "demo", "marketing"))


def check(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        if promise.claimed_as == "available" and promise.source in _STATEMENTS:
            capabilities = tuple(
                capability
                for capability in context.capabilities_of(promise)
                if capability.status != "available"
            )
            certification = context.project.certifications.get(promise.certification or "")
            if certification is not None and certification.status == "held":
                certification = None
            if capabilities or certification is not None:
                yield _finding(context, promise, capabilities, certification)


def _finding(
    context: Context,
    promise: Commitment,
    capabilities: tuple[Capability, ...],
    certification: Certification | None,
) -> Finding:
    causes = [_cause(thing) for thing in (*capabilities, certification) if thing is not None]
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} answers available {}, but {}",
            ident(promise.id),
            words(PLACES[promise.source]),
            causes,
        ),
        severity=Severity.ERROR,
        at=promise.at("claimed_as"),
        quotes=(promised(promise), *in_vision(capabilities), *_certificate(certification)),
        related=_related(capabilities, certification),
        next_step=phrase("correct the answer in writing now: {}", causes),
    )


def _cause(capability: Capability | Certification) -> Phrase:
    status = words(capability.status or "none")
    if isinstance(capability, Certification) and capability.expected_on is not None:
        return phrase(
            "{} is {} and expected on {}", ident(capability.id), status, capability.expected_on
        )
    return phrase("{} is {}", ident(capability.id), status)


def _certificate(certification: Certification | None) -> tuple[Quote, ...]:
    if certification is None:
        return ()
    return (certified(certification),)


def _related(
    capabilities: tuple[Capability, ...], certification: Certification | None
) -> tuple[Related, ...]:
    related = [Related("capability", capability.id, capability.at("status"), str(capability.status))
               for capability in capabilities]  # fmt: skip
    if certification is not None:
        note = certification.status or "no status"
        at = certification.at("status")
        related.append(Related("certification", certification.id, at, note))
    return tuple(related)


RULE = Rule(
    INFO,
    check,
    needs=(column("claimed_as"), column("source")),
    reads=("claimed_as", "source", "capability", "certification", "status"),
    is_alone=True,
)
