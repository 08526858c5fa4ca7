"""Markdown for pull-request comments and job summaries.

The first line is a hidden marker, so that a bot finds its own comment and updates it; the page
never grows beyond what a comment holds.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from commitcheck.model.report import Report
from commitcheck.reporting.cards import DOUBTFUL, UNREAD, Board, board
from commitcheck.reporting.markdown.page import Section, page
from commitcheck.reporting.markdown.summary import summary
from commitcheck.reporting.markdown.tables import (
    against,
    as_read,
    cards,
    deals,
    diagnosis,
    findings,
    how,
    not_checked,
    set_aside,
    suggestions,
    unclear,
)
from commitcheck.reporting.options import RenderOptions

MARKER = "<!-- commitcheck-report -->"
"""What the sticky comment is found by."""


def render(report: Report, options: RenderOptions) -> str:
    """The summary; below it, folded, the cards, the deals, and how it was checked."""
    sorted_out = board(report)
    opening = [MARKER, "", *summary(report, sorted_out)]
    details = () if options.summary else _details(report, sorted_out, options)
    return page(opening, (replace(section, is_folded=True) for section in details))


def _details(report: Report, sorted_out: Board, options: RenderOptions) -> Iterator[Section]:
    yield against(sorted_out.refused, options)
    yield cards("Before signature", sorted_out.preventable, report, options, limit=4)
    yield as_read(report, sorted_out, options)
    yield deals(report, options)
    yield cards("Signed", sorted_out.signed, report, options)
    yield findings("Beyond single promises", sorted_out.above, options)
    yield findings("Warnings", sorted_out.beside, options)
    yield unclear(sorted_out.unclear, options)
    yield set_aside(report, options)
    yield suggestions(sorted_out.elsewhere, options)
    yield diagnosis(report.diagnosis)
    yield findings(UNREAD, sorted_out.unread, options)
    yield findings(DOUBTFUL, sorted_out.doubtful, options)
    yield not_checked(report, options)
    yield findings("Known debt", sorted_out.known, options)
    yield findings("Waived", report.waived, options)
    yield how(report)
