"""Markdown for pull-request comments and job summaries.

The first line is a hidden marker, so that a bot finds its own comment and updates it; the page
never grows beyond what a comment holds.
"""

from collections.abc import Iterator

from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting.cards import DOUBTFUL, UNREAD, board
from commitcheck.reporting.markdown.cards import cards
from commitcheck.reporting.markdown.page import Section, page
from commitcheck.reporting.markdown.tables import (
    as_read,
    deals,
    diagnosis,
    findings,
    how,
    not_checked,
    suggestions,
    unclear,
)
from commitcheck.reporting.markdown.text import cell, escaped
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME, NOTE

MARKER = "<!-- commitcheck-report -->"
"""What the sticky comment is found by."""


def render(report: Report, options: RenderOptions) -> str:
    """The verdict, what can still be fixed, the deals, the signed, and how it was checked."""
    return page(_opening(report), _sections(report, options))


def _opening(report: Report) -> Iterator[str]:
    verdict = report.verdict
    yield MARKER
    yield ""
    yield f"## {escaped(verdict.sentence)}"
    yield ""
    facts = [cell(report.product, NAME), f"as of {report.as_of}"]
    if verdict.open:
        facts.append(f"{counted(verdict.open, 'open promise')}: {verdict.signed} signed,"
                     f" {verdict.pre_signature} before signature")  # fmt: skip
    if verdict.waived:
        facts.append(f"{counted(verdict.waived, 'finding')} waived")
    yield " · ".join(fact for fact in facts if fact)
    if report.as_read is not None and report.as_read.unwaived:
        yield f"<br>{escaped(report.as_read.sentence)}"
    if report.narrowed_to is not None:
        yield f"<br>Shown here: {cell(report.narrowed_to, NOTE)} only."


def _sections(report: Report, options: RenderOptions) -> Iterator[Section]:
    sorted_out = board(report)
    yield findings(UNREAD, sorted_out.unread, options)
    yield findings(DOUBTFUL, sorted_out.doubtful, options)
    yield cards("Before signature", sorted_out.preventable, report, options, limit=4)
    yield as_read(report, options)
    yield deals(report, options)
    yield cards("Signed", sorted_out.signed, report, options)
    yield findings("Beyond single promises", sorted_out.above, options)
    yield findings("Warnings", sorted_out.beside, options)
    yield unclear(sorted_out.unclear, options)
    yield suggestions(sorted_out.elsewhere, options)
    yield diagnosis(report.diagnosis)
    yield not_checked(report, options)
    yield findings("Waived", report.waived, options, is_folded=True)
    yield how(report)
