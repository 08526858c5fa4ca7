"""What the promises' own words add: each promise once, with the words that were read."""

from collections import Counter
from collections.abc import Sequence

from commitcheck.model.finding import Finding
from commitcheck.model.report import AsRead, PromiseAsRead, Report
from commitcheck.reporting.cards import by_worst
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, NOTE, cap, severities
from commitcheck.reporting.terminal.ink import blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, place, quoted, severity

_PROMISES = 10
"""Promises shown without -v; the rest are counted."""


def show_as_read(page: Page, report: Report, options: RenderOptions) -> None:
    """The findings that rest on words, and what in words is no promise of ours."""
    as_read = report.as_read
    if as_read is None:
        return
    if as_read.unwaived:
        _findings(page, as_read, options)
    if as_read.no_promises:
        _no_promises(page, as_read.no_promises, options)


def _findings(page: Page, as_read: AsRead, options: RenderOptions) -> None:
    """Grouped by promise, those without one below."""
    page.heading("As read", severities(as_read.unwaived))
    page.line(ink("read from the promises' own words; nothing here decides the exit code", "dim"))
    page.blank()
    touched = [promise for promise in as_read.promises if as_read.of(promise.commitment)]
    shown = touched[: _PROMISES * cap(options) // RenderOptions().cap]
    for promise in shown:
        _promise(page, promise, as_read)
    if len(touched) > len(shown):
        page.line(ink(f"and {len(touched) - len(shown)} more promises; -v shows more", "dim"))
    named = {promise.commitment for promise in touched}
    for found in by_worst(as_read.unwaived):
        if found.subject.id not in named:
            _finding(page, found)


def _promise(page: Page, promise: PromiseAsRead, as_read: AsRead) -> None:
    page.hang(
        ink(shorten(promise.customer, NAME), "bold") + blank(2), quoted(promise.words, promise)
    )
    page.line(ink(DOT.join((shorten(promise.commitment, NAME), promise.at.label)), "dim"), 2)
    for found in by_worst(as_read.of(promise.commitment)):
        _finding(page, found, 2)


def _finding(page: Page, found: Finding, indent: int = 0) -> None:
    head = blank(indent) + padded(severity(found), 8)
    page.hang(head, join(ink(found.code, "bold"), ink(sentence(found.message))))
    for quote in found.quotes[1:][-1:]:
        page.hang(blank(indent + 8), join(quoted(quote.text), place(quote.at)))
    page.hang(blank(indent + 8), ink(sentence(found.next_step, NOTE), "dim"))


def _no_promises(page: Page, found: Sequence[PromiseAsRead], options: RenderOptions) -> None:
    """How many and why; with -v the words."""
    why = Counter(promise.read.modality.replace("_", " ") for promise in found)
    counts = ", ".join(f"{number} {word}" for word, number in sorted(why.items()))
    page.blank()
    more = "" if options.verbosity > 0 else "; -v quotes them"
    stand = "stands" if len(found) == 1 else "stand"
    page.line(ink(f"read as no promise of ours, and {stand} aside: {counts}{more}", "dim"))
    for promise in found[: 10 * cap(options)] if options.verbosity > 0 else ():
        name = shorten(promise.commitment, NAME)
        label = ink(promise.read.modality.replace("_", " "), "cyan")
        page.beside(label + blank(2), quoted(promise.words), ink(name, "dim"))
