"""What speaks against the vision: each non-goal in its own words once, then a line a promise."""

from collections.abc import Collection, Iterable, Sequence

from commitcheck.assessment.answers import by_commitment
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import counted
from commitcheck.model.report import AsRead, PromiseAsRead, Report
from commitcheck.reporting.against import Hit, Refusal, against
from commitcheck.reporting.cards import Board
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import (
    CODE_NAME,
    DOT,
    NAME,
    NOTE,
    TITLE,
    cap,
    joined,
    no_promises,
    none_of_ours,
    promises_read,
    severities,
)
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, Room, place, quoted, severity

_TO_DO = "strike them, map them to what they are about, or amend the non-goal openly"
_ROOM = Room(10, 2)
_NAMED = 10
"""Promises with a card that are named; the rest are counted."""


def show_against(
    page: Page,
    refused: Sequence[Refusal],
    report: Report,
    options: RenderOptions,
    carded: Collection[str],
    room: Room | None = None,
) -> None:
    """Every non-goal that a promise names, whether anything links the promise to it or not; those
    that are `carded` say more in their cards.
    """
    if not refused:
        return
    page.heading("Against the vision", against(refused))
    if any(refusal.listed(carded) for refusal in refused):
        page.line(ink(f"VIS601: {_TO_DO}; a keyword alone may mislead", "dim"))
    most = (room or _ROOM).against * cap(options) // RenderOptions().cap
    for refusal in refused:
        _refusal(page, refusal, report, carded, Room(most, (room or _ROOM).lines))


def _refusal(
    page: Page, refusal: Refusal, report: Report, carded: Collection[str], room: Room
) -> None:
    name = ink(shorten(refusal.id, NAME), "bold") + blank(2)
    count = counted(len(refusal.hits), "promise") + (f", ARR {refusal.arr}" if refusal.arr else "")
    below = refusal.below(carded)
    listed = refusal.listed(carded)
    if below:
        count += f"; {_below(below)}"
    if not listed:
        page.beside(name, ink(count), place(refusal.at))
        return
    page.blank()
    words = ink("") if refusal.words is None else quoted(refusal.words.text)
    page.beside(name, words, join(ink(count), place(refusal.at)))
    for hit in listed[: room.most]:
        read = promises_read(report).get(hit.finding.subject.id)
        page.at_most(room.lines, blank(2) + padded(severity(hit.finding), 8), _hit(hit, read))
    if len(listed) > room.most:
        left = counted(len(listed) - room.most, "more promise")
        page.line(ink(f"and {left}; -v shows more", "dim"), 2)


def _below(names: Sequence[str]) -> str:
    """`see below: K-05, K-24`."""
    shown = [shorten(name, NAME) for name in names[:_NAMED]]
    more = [f"{len(names) - len(shown)} more"] if len(names) > len(shown) else []
    return f"see below: {joined([*shown, *more])}"


def _hit(hit: Hit, read: PromiseAsRead | None) -> Ink:
    """`C-1  “on-premises edition by May”  Harbour Foods · proposed`."""
    names = (shorten(hit.customer, CODE_NAME), hit.status)
    basis = {"read": "as read", "confirmed": "as confirmed"}.get(hit.finding.basis, "")
    facts = DOT.join(name for name in (*names, basis) if name)
    return join(
        ink(shorten(hit.record, CODE_NAME), "bold"),
        quoted(shorten(hit.words.text, TITLE), read),
        ink(facts, "dim"),
    )


# What the promises' own words add: each promise once, with the words that were read.

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
