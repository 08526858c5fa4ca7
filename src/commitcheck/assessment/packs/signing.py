"""What is about to be signed, clause by clause, with words that could stand there instead."""

import datetime as dt

from commitcheck.assessment.answers import headline
from commitcheck.assessment.deals import nearest_first
from commitcheck.assessment.packs.facts import Clause, Desk, Facts, Signing
from commitcheck.assessment.packs.wordings import WordingLibrary
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import money, number, phrase, words
from commitcheck.model.report import DealAnswer
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import as_number, as_values
from commitcheck.rules.terms.quoting import promised

ROLES = ("sales", "legal", "executive")
_FIELD = pattern(r"\{(\w+)\}")
_MID_YEAR = 6


def signings(desk: Desk, library: WordingLibrary) -> tuple[Signing, ...]:
    """Deals with a draft, the nearest signature first."""
    drafts = {
        deal: [promise for promise in promises if promise.is_draft]
        for deal, promises in desk.context.by_deal.items()
    }
    deals = [deal for deal in desk.report.deals if drafts.get(deal.id)]
    return tuple(
        _signing(
            deal,
            tuple(_clause(desk, library, promise) for promise in drafts[deal.id]),
        )
        for deal in nearest_first(deals)
    )


def _signing(deal: DealAnswer, clauses: tuple[Clause, ...]) -> Signing:
    known = deal.arr is not None
    arr = phrase("ARR {}", money(deal.arr or 0, deal.currency)) if known else words("ARR not known")
    return Signing(deal.id, deal.customer, deal.verdict, deal.signature, arr, clauses, deal.way_out)


def _clause(desk: Desk, library: WordingLibrary, promise: Commitment) -> Clause:
    findings = desk.by_subject.get(("commitment", promise.id), ())
    weighty = [finding for finding in findings if finding.severity >= Severity.WARNING]
    ranked: list[Finding] = []
    while weighty and (first := headline(tuple(weighty))) is not None:
        ranked.append(first)
        weighty.remove(first)
    return Clause(
        commitment=promise.id,
        title=promise.title,
        quote=promised(promise),
        problems=tuple(finding.message for finding in ranked),
        wording=_wording(desk, library, promise, ranked),
    )


def _wording(
    desk: Desk,
    library: WordingLibrary,
    promise: Commitment,
    ranked: list[Finding],
) -> str | None:
    """The first text that fits the first finding that any text fits."""
    for found in ranked:
        for wording in library.wordings:
            if wording.fits(found.code, promise.kind, promise.dimension):
                fields = _fields(desk.context, promise, Facts(desk, found))
                return _FIELD.sub(lambda match: fields.get(match[1], match[0]), wording.text)  # noqa: B023 - used at once
    return None


def _fields(context: Context, promise: Commitment, facts: Facts) -> dict[str, str]:
    segment = context.project.segments.get(promise.segment or "")
    certification = context.project.certifications.get(promise.certification or "")
    target = certification.expected_on if certification else facts.latest if facts.items else None
    return {
        "feature": promise.title,
        "capability": _things(context, promise),
        "customer": promise.customer,
        "segment": (segment.name if segment else None) or promise.segment or "<segment>",
        "target": _half_year(target),
        "dimension": promise.dimension or "<dimension>",
        "bound": str(facts.bound()),
        "limit": _limit(context, promise),
    }


def _things(context: Context, promise: Commitment) -> str:
    """The capabilities by their names, else the promise's own title."""
    named = [capability.name or capability.id for capability in context.capabilities_of(promise)]
    return ", ".join(named) or promise.title


def _half_year(day: dt.date | None) -> str:
    """`in the second half of 2026`: as exact as a target that is no commitment may be."""
    if day is None:
        return "at a date still to be planned"
    return f"in the {'first' if day.month <= _MID_YEAR else 'second'} half of {day.year}"


def _limit(context: Context, promise: Commitment) -> str:
    """The guardrail's own value, and never more than what was measured."""
    values = [
        value
        for guardrail in context.vision.guardrails
        if guardrail.dimension == promise.dimension
        for value in as_values(guardrail.value)
    ]
    proven = [fact.proven for fact in context.vision.facts if fact.dimension == promise.dimension]
    numbers = [as_number(value) for value in values]
    if len(values) == 1 and numbers[0] is not None:
        measured = as_number(proven[0]) if proven and proven[0] is not None else None
        return number(min(numbers[0], measured) if measured is not None else numbers[0])
    return ", ".join(map(str, values)) or "<limit>"
