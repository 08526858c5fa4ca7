"""`--deal` and `--customer`: show one deal's part of the report, judged by its own counts."""

from collections.abc import Callable
from dataclasses import replace

from commitcheck.assessment.verdict import verdict
from commitcheck.model.finding import Finding
from commitcheck.model.report import DealAnswer, Report


def narrowed(report: Report, deals: frozenset[str], what: str) -> Report:
    """The report of these deals only; input errors stay, since they touch what was checked.

    Portfolio sections (diagnosis, metrics, themes) are left out: they are not the deal's.
    """
    answers = tuple(one for one in report.commitments if one.deal in deals)
    promises = frozenset(one.commitment for one in answers)
    findings = tuple(filter(_belongs(deals, promises), report.findings))
    return replace(
        report,
        verdict=verdict(answers, findings, report.as_of, len(answers)),
        findings=findings,
        commitments=answers,
        deals=tuple(one for one in report.deals if one.id in deals),
        suggestions=tuple(one for one in report.suggestions if one.commitment in promises),
        timeline=tuple(one for one in report.timeline if one.commitment in promises),
        capacity=report.capacity if any(one.tips in deals for one in report.capacity) else (),
        themes=(),
        metrics=(),
        diagnosis=type(report.diagnosis)(),
        narrowed_to=what,
    )


def deals_of(customer: str, deals: tuple[DealAnswer, ...]) -> frozenset[str]:
    """The deals of a customer, by its name as written, whatever the case."""
    wanted = customer.casefold()
    return frozenset(one.id for one in deals if one.customer.casefold() == wanted)


def _belongs(deals: frozenset[str], promises: frozenset[str]) -> Callable[[Finding], bool]:
    def belongs(found: Finding) -> bool:
        subject = found.subject
        return (
            found.rule.startswith("INP")
            or (subject.kind == "commitment" and subject.id in promises)
            or (subject.kind == "deal" and subject.id in deals)
            or not deals.isdisjoint(found.deals)
        )

    return belongs
