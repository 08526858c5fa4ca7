"""The second and third sheet of the workbook: the findings, and a summary, as rows of text."""

from collections.abc import Iterator

from commitcheck.model.finding import Finding
from commitcheck.model.report import Report
from commitcheck.reporting.answer_columns import Cells
from commitcheck.reporting.cards import deals_in_order
from commitcheck.reporting.finding_text import decider, statement
from commitcheck.reporting.inert import inert, sentence, shorten

FINDINGS = (
    "commitcheck_severity",
    "commitcheck_rule",
    "commitcheck_about",
    "commitcheck_finding",
    "commitcheck_next_step",
    "commitcheck_decides",
    "commitcheck_where",
    "commitcheck_preventable",
    "commitcheck_waived_by",
    "commitcheck_baseline",
)
"""Prefixed, so that our reader never takes this sheet for one of promises."""

_NAME = 120


def findings_rows(report: Report) -> list[Cells]:
    """Every finding, waived ones too, in the order of the report."""
    return [_finding(found) for found in report.findings]


def summary_rows(report: Report) -> list[Cells]:
    """The verdict, a line per deal, and what was read, under a header."""
    return [("commitcheck_summary", "commitcheck_value", "commitcheck_more"), *_summary(report)]


def _finding(found: Finding) -> Cells:
    return (
        found.severity.label,
        found.code,
        f"{found.subject.kind.replace('_', ' ')} {shorten(found.subject.id, _NAME)}",
        statement(found),
        sentence(found.next_step),
        decider(found.who),
        inert(found.at.label),
        "yes" if found.preventable else "no",
        shorten(found.waived_by or "", _NAME),
        "known" if found.in_baseline else "",
    )


def _summary(report: Report) -> Iterator[Cells]:
    verdict = report.verdict
    yield ("verdict", inert(verdict.sentence), "")
    yield ("product", shorten(report.product, _NAME), "")
    yield ("as of", report.as_of.isoformat(), "")
    if report.narrowed_to is not None:
        yield ("only", inert(report.narrowed_to), "")
    for label, number in (
        ("open promises", verdict.open),
        ("do not conform", verdict.nonconforming),
        ("of these not signed yet", verdict.preventable),
        ("cannot be told", verdict.cannot_tell),
        ("waived findings", verdict.waived),
    ):
        yield (label, str(number), "")
    for deal in deals_in_order(report.deals):
        name = f"{shorten(deal.id, _NAME)}, {shorten(deal.customer, _NAME)}"
        yield (f"deal {name}", deal.verdict.replace("_", " "), _changes(len(deal.changes)))
    for one in report.loosened:
        yield ("loosened", inert(one.what), inert(one.by))
    for silent in report.not_checked:
        yield ("not checked", f"{inert(silent.rule)}: {sentence(silent.reason)}",
               inert(silent.needs))  # fmt: skip
    for file in report.inputs:
        yield (f"read as {file.role}", inert(file.path), inert(file.summary))


def _changes(number: int) -> str:
    return "" if not number else "1 change" if number == 1 else f"{number} changes"
