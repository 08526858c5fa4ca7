"""The report where all of it would be too long: a line a thing, so many of each, the rest counted.

What can still be fixed keeps its cards as long as there is room; `-v` shows everything.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting.against import is_against
from commitcheck.reporting.cards import (
    Board,
    Card,
    Unjudged,
    deals_worth_a_line,
    heading_note,
    once_a_word,
)
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import (
    CODE_NAME,
    DOT,
    NAME,
    promises_read,
    severities,
    verdict_word,
)
from commitcheck.reporting.terminal.cards import because, show_cards
from commitcheck.reporting.terminal.ink import blank, ink, join, padded
from commitcheck.reporting.terminal.page import (
    Page,
    Room,
    place,
    quoted,
    said,
    severity,
    verdict_ink,
)
from commitcheck.reporting.terminal.tables import (
    deal_in_short,
    deals_note,
    entries,
    show_conforming,
)

_LOUDER = "; -v shows more"


def in_full(sorted_out: Board, room: Room) -> Sequence[Card]:
    """The cards that are shown as such: drafts, nearest signature first."""
    return sorted_out.preventable[: room.cards]


def cards(
    page: Page,
    title: str,
    shown: Sequence[Card],
    report: Report,
    options: RenderOptions,
    room: Room,
) -> None:
    """The first ones in full where they are drafts, then an entry each. Those that a non-goal
    leads stand above, under it.
    """
    if not shown:
        return
    page.heading(title, heading_note(shown))
    first = [card for card in shown if card.headline.preventable][: room.cards]
    show_cards(page, first, report, options, limit=max(1, room.cards), is_brief=True)
    rest = [card for card in shown if card not in first]
    listed = [card for card in rest if not is_against(card.headline)]
    if first and listed:
        page.blank()
    for card in listed[: room.most]:
        more = f"{DOT}{len(card.also)} more" if card.also else ""
        _entry(page, card.headline, card.answer.customer, room, more)
    _left(page, len(listed) - room.most, "promise")
    if len(rest) > len(listed):
        above = len(rest) - len(listed)
        stand = "stands" if above == 1 else "stand"
        page.line(ink(f"{above} of them {stand} above, against a non-goal", "dim"))


def as_read(page: Page, sorted_out: Board, report: Report, room: Room) -> None:
    """What words add: whose promise it is, and what stands against it."""
    found = sorted_out.as_read
    if report.as_read is None or not found:
        return
    page.heading("As read", f"{severities(found)}; no exit code rests on it")
    promises, quoted_before = promises_read(report), set[str]()
    for finding in found[: room.most]:
        promise = promises.get(finding.subject.id)
        if promise is None:
            _entry(page, finding, "", room)
            continue
        _entry(page, finding, promise.customer, room)
        if promise.commitment not in quoted_before:
            page.at_most(1, blank(8), join(place(promise.at), quoted(promise.words, promise)))
        quoted_before.add(promise.commitment)
    _left(page, len(found) - room.most, "finding")


def deals(page: Page, report: Report, room: Room) -> None:
    """Each deal's word, when it is signed, what it is worth, and whose it is."""
    listed = deals_worth_a_line(report)
    if not listed:
        return
    page.heading("Deals", deals_note(listed))
    shown = listed[: room.most]
    name_width = max(len(shorten(deal.id, CODE_NAME)) for deal in shown)
    words_width = max(len(verdict_word(deal.verdict).text) for deal in shown)
    for deal in shown:
        name = padded(ink(shorten(deal.id, CODE_NAME), "bold"), name_width)
        verdict = padded(verdict_ink(deal.verdict), words_width)
        page.at_most(1, join(name, verdict) + blank(2), ink(deal_in_short(deal, report)))
    _left(page, len(listed) - room.most, "deal")
    show_conforming(page, report, listed)


def findings(page: Page, title: str, found: Iterable[Finding], room: Room) -> None:
    """Findings without a card: each rule once with its first, and how many more it has."""
    listed = [finding for finding in found if finding.severity > Severity.INFO]
    if not listed:
        return
    page.heading(title, severities(listed))
    totals = Counter(finding.code for finding in listed)
    leads: dict[str, Finding] = {}
    for finding in sorted(listed, key=_is_not_lapsed):
        leads.setdefault(finding.code, finding)
    ranked = sorted(leads.values(), key=lambda finding: (-finding.severity, finding.code))
    for finding in ranked[: room.most]:
        more = totals[finding.code] - 1
        _entry(page, finding, "", room, f"{DOT}{more} more" if more else "")
    _left(page, len(ranked) - room.most, "rule")


def unread(
    page: Page, title: str, errors: Sequence[Finding], options: RenderOptions, room: Room
) -> None:
    """What could not be read, one of every kind before the second of any, so that a look at the
    page says all that there is to mend.
    """
    if not errors:
        return
    page.heading(title, severities(errors))
    once = [entry.found for entry in once_a_word(errors)]
    seen: Counter[str] = Counter()
    turns: dict[int, list[Finding]] = {}
    for found in once:
        turns.setdefault(seen[found.code], []).append(found)
        seen[found.code] += 1
    in_turn = [found for _, turn in sorted(turns.items()) for found in turn]
    chosen = {id(found) for found in in_turn[: room.unread]}
    entries(page, [found for found in errors if id(found) in chosen], options)
    _left(page, len(once) - len(chosen), "error")


def _is_not_lapsed(found: Finding) -> bool:
    """Did no waiver cover it until it ended? Such an end is loud, so it comes first."""
    return found.lapsed_waiver is None


def unjudged(
    page: Page, groups: Sequence[Unjudged], room: Room, quoted_above: Collection[str]
) -> None:
    """What could not be judged, by what would make it judgeable; the id is enough of a promise
    whose words stand above.
    """
    if not groups:
        return
    count = sum(len(group.promises) for group in groups)
    page.heading("Could not be judged", counted(count, "promise"))
    most = max(1, room.most // 2)
    for group in groups[: room.most]:
        page.line(because(group))
        for promise in group.promises[:most]:
            answer = promise.answer
            who = ink(shorten(answer.customer, CODE_NAME))
            is_above = answer.commitment in quoted_above
            words = (
                ink(shorten(answer.commitment, CODE_NAME))
                if is_above
                else quoted(shorten(answer.title, NAME))
            )
            page.at_most(1, blank(2), join(who, words, place(answer.at)))
        _left(page, len(group.promises) - most, "promise", 2)
    _left(page, len(groups) - room.most, "reason")


def _entry(page: Page, found: Finding, customer: str, room: Room, more: str = "") -> None:
    """`error   XCF701  Harbour Foods  C-2 promises what C-7 makes exclusive · 2 more`."""
    name = ink(shorten(customer, CODE_NAME), "dim")
    text = said(found, with_basis=found.basis != "read") + ink(more, "dim")
    label = padded(severity(found), 8)
    page.at_most(room.lines, label, join(ink(found.code, "bold"), name, text))


def _left(page: Page, number: int, noun: str, indent: int = 0) -> None:
    if number > 0:
        page.line(ink(f"and {counted(number, f'more {noun}')}{_LOUDER}", "dim"), indent)
