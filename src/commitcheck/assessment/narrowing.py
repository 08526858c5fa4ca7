"""`--deal`, `--customer` and `--promise`: one part of the report, judged by its own counts."""

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from commitcheck.assessment.lost_records import lost_promises
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.verdict import verdict
from commitcheck.errors import UsageError
from commitcheck.model.document import NO_DEAL
from commitcheck.model.figures import KnownFigures
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.project import Project
from commitcheck.model.report import Answer, AsRead, BaselineSummary, Diagnosis, Report
from commitcheck.model.spelling import folded

_OFFERED = 3
"""Names offered for one that is only a part of them."""


def narrow(report: Report, settings: Settings, project: Project) -> Report:
    """The report as it is, or only the deals that `settings` asks for.

    Raises:
        UsageError: there is no such deal or customer; it says which one is near.
    """
    if settings.deal is None and settings.customer is None:
        return report
    answers = report.commitments
    _ask_for_deal(project, {folded(name) for it in answers for name in (it.deal, it.customer)},
                  [settings.deal, settings.customer])  # fmt: skip
    deals = frozenset(answer.deal for answer in answers)
    parts = []
    if settings.deal is not None:
        named = _meant(settings.deal, answers, project) or settings.deal
        names = [(answer.deal, answer.deal) for answer in answers]
        deals &= _known(named, names, [record.deal for record in project.lost], "deal")
        parts.append(f"deal {named}")
    if settings.customer is not None:
        names = [(answer.customer, answer.deal) for answer in answers]
        lost = [record.customer for record in project.lost]
        deals &= _known(settings.customer, names, lost, "customer")
        parts.append(f"customer {settings.customer}")
    return _narrowed(report, deals, " of ".join(parts), lost_promises(project, deals))


def _ask_for_deal(project: Project, known: set[str], wanted: Iterable[str | None]) -> None:
    """A document that the call could not be bound to is what is missing, not the name.

    Raises:
        UsageError: a name is not known, and a document says not which deal or customer it has.
    """
    unbound = next((found for found in project.problems if found.variant == NO_DEAL), None)
    if unbound and any(name and folded(name) not in known for name in wanted):
        raise UsageError(f"{unbound.message}; {unbound.next_step}")


def of_promise(report: Report, promise: str) -> Report:
    """The report as one promise's answer, so that it ends with that promise's exit code."""
    answers = tuple(answer for answer in report.commitments if answer.commitment == promise)
    findings = tuple(filter(_belongs(frozenset(), frozenset((promise,))), report.findings))
    return replace(
        report,
        verdict=verdict(answers, findings, report.as_of, len(answers)),
        findings=findings,
        commitments=answers,
    )


def _meant(wanted: str, answers: Sequence[Answer], project: Project) -> str | None:
    """The deal that is meant where none has the id: the only one that a customer has, or whose
    id or customer has these whole words. A record that was lost counts as a deal of its own.

    Raises:
        UsageError: several deals are meant; it says which.
    """
    rows = [(answer.deal, answer.customer) for answer in answers]
    lost = [(record.deal, record.customer, *record.cells) for record in project.lost]
    name = folded(wanted)
    if any(name == folded(deal) for deal, *_ in (*rows, *lost) if deal):
        return None
    words = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for holds in (name.__eq__, words.search):
        found = [row[0] for row in (*rows, *lost) if any(map(holds, _folded(row)))]
        deals = list(dict.fromkeys(found))
        if len(deals) == 1:
            return deals[0]
        if deals:
            known = [deal for deal in deals if deal][:_OFFERED]
            hint = f"; did you mean {' or '.join(known)}?" if known else ""
            raise UsageError(f"{wanted} is no deal, and may be several{hint}")
    return None


def _folded(row: Iterable[str | None]) -> Iterable[str]:
    return (folded(name) for name in row if name)


def _known(
    wanted: str, names: Sequence[tuple[str, str]], lost: Sequence[str | None], noun: str
) -> frozenset[str]:
    """The deals behind a name, whatever its case, out of all names with the deals behind them;
    `lost` are the names in records that could not be read.
    """
    found = frozenset(deal for name, deal in names if folded(name) == folded(wanted))
    if found:
        return found
    if folded(wanted) in (folded(name) for name in lost if name):
        raise UsageError(
            f"nothing that names the {noun} {wanted} could be read;"
            f" check without --{noun} to see why"
        )
    near = _near(wanted, (name for name, _ in names))
    hint = f"; did you mean {near}?" if near else ""
    raise UsageError(f"there is no {noun} {wanted} among the commitments{hint}")


def _near(wanted: str, names: Iterable[str]) -> str:
    """`Acme Retail` for `Acme`; where several names hold the word, the first of them."""
    names = tuple(dict.fromkeys(names))
    holding = [name for name in names if wanted.casefold() in name.casefold()][:_OFFERED]
    return did_you_mean(wanted, names) or " or ".join(holding)


def _narrowed(report: Report, deals: frozenset[str], what: str, lost: frozenset[str]) -> Report:
    """The report of these deals only, with the input errors that touch them; `lost` are the
    ids of those of their promises that could not be read.

    Portfolio sections (diagnosis, metrics, themes) are left out: they are not the deal's.
    """
    answers = tuple(answer for answer in report.commitments if answer.deal in deals)
    promises = frozenset(answer.commitment for answer in answers)
    findings = tuple(filter(_belongs(deals, promises | lost), report.findings))
    return replace(
        report,
        verdict=verdict(answers, findings, report.as_of, len(answers)),
        findings=findings,
        commitments=answers,
        deals=tuple(deal for deal in report.deals if deal.id in deals),
        suggestions=tuple(
            suggestion for suggestion in report.suggestions if suggestion.commitment in promises
        ),
        figures=KnownFigures(
            timeline=tuple(row for row in report.timeline if row.commitment in promises),
            capacity=report.capacity if any(row.tips in deals for row in report.capacity) else (),
        ),
        diagnosis=Diagnosis(),
        baseline=_baseline(report.baseline, findings),
        as_read=_words_of(report.as_read, deals),
        narrowed_to=what,
    )


def _words_of(as_read: AsRead | None, deals: frozenset[str]) -> AsRead | None:
    """What was read from the words of these deals' promises."""
    if as_read is None:
        return None
    promises = tuple(promise for promise in as_read.promises if promise.deal in deals)
    own = frozenset(promise.commitment for promise in promises)
    return replace(
        as_read,
        findings=tuple(filter(_belongs(deals, own), as_read.findings)),
        promises=promises,
        deals=tuple(pair for pair in as_read.deals if pair[0] in deals),
    )


def _baseline(
    known: BaselineSummary | None, findings: tuple[Finding, ...]
) -> BaselineSummary | None:
    """The debt among these findings; which entries are gone is the portfolio's to say."""
    if known is None:
        return None
    here = sum(found.in_baseline and found.waived_by is None for found in findings)
    own = {f"{found.code} {found.subject.id}" for found in findings}
    return BaselineSummary(
        known.path,
        here,
        worse=tuple(entry for entry in known.worse if entry.finding in own),
        uncompared=min(here, known.uncompared),
    )


def _belongs(deals: frozenset[str], promises: frozenset[str]) -> Callable[[Finding], bool]:
    """What is about these, and what could not be read of files, the vision and waivers."""

    def belongs(found: Finding) -> bool:
        subject = found.subject
        is_common = subject.kind not in ("commitment", "deal")
        return (
            (is_common and found.rule.startswith("INP"))
            or (subject.kind == "commitment" and subject.id in promises)
            or (subject.kind == "deal" and subject.id in deals)
            or not deals.isdisjoint(found.deals)
        )

    return belongs
