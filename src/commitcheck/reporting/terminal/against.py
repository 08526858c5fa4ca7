"""What speaks against the vision: each non-goal in its own words once, then a line a promise."""

from collections.abc import Collection, Sequence

from commitcheck.model.phrase import counted
from commitcheck.model.report import PromiseAsRead, Report
from commitcheck.reporting.against import Hit, Refusal, against
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.read_words import promises_read
from commitcheck.reporting.spoken import CODE_NAME, DOT, NAME, TITLE, cap, joined
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
