"""`--deal` and `--customer`: show one deal's part of the report, judged by its own counts."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from commitcheck.assessment.settings import Settings
from commitcheck.assessment.verdict import verdict
from commitcheck.errors import UsageError
from commitcheck.model.finding import Finding
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.report import BaselineSummary, Diagnosis, Report


def narrow(report: Report, settings: Settings) -> Report:
    """The report as it is, or only the deals that `settings` asks for.

    Raises:
        UsageError: there is no such deal or customer; it says which one is near.
    """
    if settings.deal is None and settings.customer is None:
        return report
    deals = frozenset(one.id for one in report.deals)
    told = []
    if settings.deal is not None:
        deals &= _known(settings.deal, {one.id: one.id for one in report.deals}, "deal")
        told.append(f"deal {settings.deal}")
    if settings.customer is not None:
        by_customer = {one.id: one.customer for one in report.deals}
        deals &= _known(settings.customer, by_customer, "customer")
        told.append(f"customer {settings.customer}")
    return _narrowed(report, deals, " of ".join(told))


def _known(wanted: str, names: Mapping[str, str], noun: str) -> frozenset[str]:
    """The deals whose name is the wanted one, whatever the case."""
    found = frozenset(deal for deal, name in names.items() if name.casefold() == wanted.casefold())
    if not found:
        near = did_you_mean(wanted, names.values())
        hint = f"; did you mean {near}?" if near else ""
        raise UsageError(f"there is no {noun} {wanted} among the commitments{hint}")
    return found


def _narrowed(report: Report, deals: frozenset[str], what: str) -> Report:
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
        diagnosis=Diagnosis(),
        baseline=_baseline(report.baseline, findings),
        narrowed_to=what,
    )


def _baseline(
    known: BaselineSummary | None, findings: tuple[Finding, ...]
) -> BaselineSummary | None:
    """The debt among these findings; which entries are gone is the portfolio's to say."""
    if known is None:
        return None
    here = sum(found.in_baseline and found.waived_by is None for found in findings)
    return BaselineSummary(known.path, here)


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
