"""What hangs on findings that are new or worse: deals, money, remedies, who must be told."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import Answer, Report
from commitcheck.variants.comparison import Message, TouchedDeal, TouchedRemedy

_SUBSTANCE = ("VIS", "XCF", "TIM")


def deals(report: Report, findings: Iterable[Finding]) -> tuple[TouchedDeal, ...]:
    """Deals with such a finding, in the order of the report."""
    names = {deal for found in _grave(findings) for deal in _deals_of(report, found)}
    return tuple(
        TouchedDeal(deal.id, deal.customer, deal.arr, deal.currency)
        for deal in report.deals
        if deal.id in names
    )


def remedies(
    promises: Mapping[str, Commitment], findings: Iterable[Finding]
) -> tuple[TouchedRemedy, ...]:
    """Remedies and payments that hang on promises with such a finding."""
    names = dict.fromkeys(
        found.subject.id for found in _grave(findings) if found.subject.kind == "commitment"
    )
    found = (promises[name] for name in names if name in promises)
    return tuple(
        TouchedRemedy(
            promise.id,
            promise.customer,
            promise.remedy if promise.remedy != "none" else None,
            promise.remedy_cap_pct,
            bool(promise.payment_contingent),
        )
        for promise in found
        if promise.remedy not in (None, "none") or promise.payment_contingent
    )


def messages(report: Report, findings: Iterable[Finding]) -> tuple[Message, ...]:
    """One message a deal, the most urgent first: for a draft before it is signed, else before the
    first of its broken promises is due.
    """
    answers = {answer.commitment: answer for answer in report.commitments}
    gravest: dict[tuple[str, str], tuple[dt.date | None, Finding]] = {}
    for found in _grave(findings):
        answer = answers.get(found.subject.id) if found.subject.kind == "commitment" else None
        if answer is None:
            continue
        key, day = (answer.customer, answer.deal), _day_of(answer)
        known = gravest.get(key)
        if known is None or _urgency(day) < _urgency(known[0]):
            gravest[key] = (day, found)
    told = [
        Message(customer, deal, day, found.message)
        for (customer, deal), (day, found) in gravest.items()
    ]
    return tuple(sorted(told, key=lambda message: _urgency(message.by)))


def _grave(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What a promise may break on: errors, and warnings that it is late or against the vision. An
    input error or a missing estimate is nothing to tell a customer.
    """
    for found in findings:
        family = found.rule[:3]
        is_error = found.severity is Severity.ERROR and family not in ("INP", "WVR", "POS")
        if is_error or (found.severity is Severity.WARNING and family in _SUBSTANCE):
            yield found


def _deals_of(report: Report, found: Finding) -> Iterator[str]:
    if found.subject.kind == "deal":
        yield found.subject.id
    if found.subject.kind == "commitment":
        yield from (a.deal for a in report.commitments if a.commitment == found.subject.id)
    yield from found.deals


def _day_of(answer: Answer) -> dt.date | None:
    return answer.by or answer.due


def _urgency(day: dt.date | None) -> dt.date:
    return day or dt.date.max
