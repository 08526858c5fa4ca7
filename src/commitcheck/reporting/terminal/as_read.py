"""What the promises' own words add: each promise once, with the words that were read."""

from collections.abc import Iterable, Sequence

from commitcheck.assessment.answers import by_commitment
from commitcheck.model.finding import Finding
from commitcheck.model.report import AsRead, PromiseAsRead, Report
from commitcheck.reporting.cards import Board
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import (
    DOT,
    NAME,
    NOTE,
    cap,
    no_promises,
    none_of_ours,
    severities,
)
from commitcheck.reporting.terminal.ink import blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, place, quoted, severity

_PROMISES = 10
"""Promises shown without -v; the rest are counted."""


def show_as_read(page: Page, sorted_out: Board, report: Report, options: RenderOptions) -> None:
    """The findings that rest on words, and what in words is no promise of ours."""
    as_read = report.as_read
    if as_read is None:
        return
    if sorted_out.as_read:
        _findings(page, as_read, sorted_out.as_read, options)
    show_no_promises(page, as_read.no_promises, options)


def _findings(
    page: Page, as_read: AsRead, found: Sequence[Finding], options: RenderOptions
) -> None:
    """Grouped by promise, those without one below."""
    page.heading("As read", severities(found))
    page.line(ink("read from the promises' own words; nothing here decides the exit code", "dim"))
    page.blank()
    own = by_commitment(found)
    touched = [promise for promise in as_read.promises if promise.commitment in own]
    shown = touched[: _PROMISES * cap(options) // RenderOptions().cap]
    for promise in shown:
        _promise(page, promise, own[promise.commitment])
    if len(touched) > len(shown):
        page.line(ink(f"and {len(touched) - len(shown)} more promises; -v shows more", "dim"))
    named = {promise.commitment for promise in touched}
    for finding in found:
        if finding.subject.id not in named:
            _finding(page, finding)


def _promise(page: Page, promise: PromiseAsRead, findings: Iterable[Finding]) -> None:
    page.hang(
        ink(shorten(promise.customer, NAME), "bold") + blank(2), quoted(promise.words, promise)
    )
    page.line(ink(DOT.join((shorten(promise.commitment, NAME), promise.at.label)), "dim"), 2)
    for found in findings:
        _finding(page, found, 2)


def _finding(page: Page, found: Finding, indent: int = 0) -> None:
    head = blank(indent) + padded(severity(found), 8)
    page.hang(head, join(ink(found.code, "bold"), ink(sentence(found.message))))
    for quote in found.quotes[1:][-1:]:
        page.hang(blank(indent + 8), join(quoted(quote.text), place(quote.at)))
    page.hang(blank(indent + 8), ink(sentence(found.next_step, NOTE), "dim"))


def show_no_promises(page: Page, found: Sequence[PromiseAsRead], options: RenderOptions) -> None:
    """How many and why; with -v the words."""
    if not found:
        return
    counts = no_promises(found)
    page.blank()
    more = "" if options.verbosity > 0 else "; -v quotes them"
    stand = "stands" if len(found) == 1 else "stand"
    page.line(ink(f"read as no promise of ours, and {stand} aside: {counts}{more}", "dim"))
    for promise in found[: 10 * cap(options)] if options.verbosity > 0 else ():
        name = shorten(promise.commitment, NAME)
        label = ink(none_of_ours(promise), "cyan")
        page.beside(label + blank(2), quoted(promise.words), ink(name, "dim"))
