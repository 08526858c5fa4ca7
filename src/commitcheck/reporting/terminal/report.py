"""The report for people: the verdict first, then what can still be fixed, then the evidence."""

import sys
from bisect import bisect_left
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from commitcheck.assessment.answers import NO_VISION
from commitcheck.model.finding import Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting.cards import DOUBTFUL, UNREAD, Board, board, heading_note
from commitcheck.reporting.inert import inert, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import (
    DOT,
    NAME,
    NOTE,
    against_baseline,
    figure,
    mood,
    severities,
    share,
)
from commitcheck.reporting.summary import at_stake, deal_sheet, next_command
from commitcheck.reporting.terminal import brief
from commitcheck.reporting.terminal.against import show_against, show_as_read, show_no_promises
from commitcheck.reporting.terminal.cards import conflicts, show_cards, show_elsewhere, show_unclear
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.notes import (
    show_diagnosis,
    show_known,
    show_not_checked,
    show_record,
    show_waived,
)
from commitcheck.reporting.terminal.page import Page, Room, TooLong, spelt, verdict_ink
from commitcheck.reporting.terminal.tables import entries, show_deals, show_findings

LONGEST = 110
"""Lines of a report without -v; longer than that, and it says less of each thing."""

_FEWER = (
    Room(10, 2),
    Room(10, 1),
    Room(6, 1),
    Room(3, 1),
    Room(3, 1, unread=15),
    Room(3, 1, cards=3, unread=15),
    Room(3, 1, cards=3, against=5, unread=8),
    Room(3, 1, cards=1, against=5, unread=8),
    Room(1, 1, cards=0, against=3, unread=8),
    Room(1, 1, cards=0, against=1, unread=8),
)
"""So much of each is shown, until the page is short enough."""

_LEFT_OUT = 3
"""So many things that were left out are named in the one line; of the others their number."""


def render(report: Report, options: RenderOptions) -> str:
    """The page as text; `-q` is one line. Where all of it is longer than anybody reads at first
    sight, less of each: a line a thing, the rest counted, until it is short.
    """
    if options.verbosity < 0:
        line = _one_line(report) + "\n"
        return line if options.unicode else spelt(line)
    sorted_out, money = board(report), at_stake(report)
    most = LONGEST if options.verbosity == 0 else sys.maxsize
    try:
        page = _whole(report, sorted_out, options, money, most)
    except TooLong:
        page = _short(lambda room, most: _brief(report, sorted_out, options, money, room, most))
    return page.text(color=options.color)


def _short(page_in: Callable[[Room, int], Page]) -> Page:
    """The page with the most room that is short enough, else with the least; as less room never
    makes a page longer, three or four are made and not all, none further than it may go.
    """
    pages: dict[int, Page] = {}

    def is_short(at: int) -> bool:
        try:
            pages[at] = page_in(_FEWER[at], LONGEST)
        except TooLong:
            return False
        return True

    last = len(_FEWER) - 1
    first = bisect_left(range(last), 1, key=is_short)
    return pages[first] if first in pages else page_in(_FEWER[first], sys.maxsize)


def _whole(
    report: Report, sorted_out: Board, options: RenderOptions, money: str, most: int
) -> Page:
    calm = _is_calm(report) and options.verbosity < 1
    page = Page(options.width, calm=calm, unicode=options.unicode, most=most)
    if options.verbosity < 1 and _is_unread(report):
        page.line(ink(report.verdict.sentence, "bold"))
        entries(page, report.unwaived, options)
        _next(page, report)
        return page
    _opening(page, report, money)
    show_against(page, sorted_out.refused, report, options, sorted_out.carded)
    if sorted_out.preventable:
        page.heading("Before signature", heading_note(sorted_out.preventable))
        show_cards(page, sorted_out.preventable, report, options, limit=4)
    show_as_read(page, sorted_out, report, options)
    show_deals(page, report, options)
    if sorted_out.signed:
        page.heading("Signed", heading_note(sorted_out.signed))
        show_cards(page, sorted_out.signed, report, options)
    show_findings(page, "Beyond single promises", sorted_out.above, options)
    show_findings(page, "Warnings", sorted_out.beside, options)
    show_unclear(page, sorted_out.unjudged, options)
    show_elsewhere(page, sorted_out.elsewhere, options)
    if options.verbosity > 0:
        _judged().show_promises(page, report, options)
    show_diagnosis(page, report.diagnosis, options)
    _metrics(page, report, options)
    show_findings(page, UNREAD, sorted_out.unread, options)
    show_findings(page, DOUBTFUL, sorted_out.doubtful, options)
    show_not_checked(page, report, options)
    if options.verbosity > 0:
        _judged().show_rules(page, report, options)
    show_waived(page, report, options)
    show_known(page, sorted_out.known, options)
    show_record(page, report, options)
    _counts(page, report)
    return page


def _judged() -> ModuleType:
    """How each promise and rule was judged is told with -v only, and not loaded without."""
    return import_module("commitcheck.reporting.terminal.judged")


def _brief(
    report: Report, sorted_out: Board, options: RenderOptions, money: str, room: Room, most: int
) -> Page:
    page = Page(options.width, dense=True, unicode=options.unicode, most=most)
    _opening(page, report, money)
    carded = {card.answer.commitment for card in brief.in_full(sorted_out, room)}
    show_against(page, sorted_out.refused, report, options, carded, room)
    brief.cards(page, "Before signature", sorted_out.preventable, report, options, room)
    brief.as_read(page, sorted_out, report, room)
    show_no_promises(page, report.as_read.no_promises if report.as_read else (), options)
    brief.deals(page, report, room)
    brief.cards(page, "Signed", sorted_out.signed, report, options, room)
    brief.findings(page, "Beyond single promises", sorted_out.above, room)
    inside = [found for unclear in sorted_out.unclear for found in unclear.findings]
    brief.findings(page, "Warnings", [*sorted_out.beside, *inside], room)
    against = [it.listed(carded)[: room.against] for it in sorted_out.refused]
    above = {hit.record for hits in against for hit in hits}
    brief.unjudged(page, sorted_out.unjudged, room, above)
    show_diagnosis(page, report.diagnosis, options, is_brief=True)
    unread = [*sorted_out.unread, *sorted_out.doubtful]
    errors = [found for found in unread if found.severity is Severity.ERROR]
    brief.unread(page, UNREAD, errors, options, room)
    brief.findings(page, "The input", (found for found in unread if found not in errors), room)
    show_not_checked(page, report, options, is_brief=True)
    show_waived(page, report, options)
    show_known(page, sorted_out.known, options)
    show_record(page, report, options, is_brief=True)
    _counts(page, report)
    return page


def _opening(page: Page, report: Report, money: str) -> None:
    _show_deal_sheet(page, report)
    if report.baseline is not None:
        page.line(ink(against_baseline(report), "bold"))
    words, colon, rest = report.verdict.sentence.partition(": ")
    page.line(ink(words + colon, f"bold {_INKS[mood(report)]}") + ink(rest, "bold"))
    page.blank()
    verdict = report.verdict
    facts = [shorten(report.product, NAME), f"as of {report.as_of}"]
    if verdict.open:
        facts.append(
            f"{counted(verdict.open, 'open promise')}: {verdict.signed} signed,"
            f" {verdict.pre_signature} before signature"
        )
    page.line(ink(DOT.join(fact for fact in facts if fact), "dim"))
    if money:
        page.line(ink(money))
    if report.as_read is not None and report.as_read.unwaived:
        page.line(ink(report.as_read.sentence, "yellow"))
    if report.history is not None:
        page.line(ink(f"by the history, {inert(report.history.whole_sentence)}"))
    if report.narrowed_to is not None:
        page.line(ink(f"shown here: {shorten(report.narrowed_to, NOTE)} only"))


def _show_deal_sheet(page: Page, report: Report) -> None:
    """Of a report on one deal whose way out is known; of any other nothing."""
    sheet = deal_sheet(report)
    if sheet is None:
        return
    page.line(join(ink(sheet.deal, "bold"), verdict_ink(sheet.verdict), sheet.passes))
    for role, line in sheet.roles:
        page.hang(_role(role), ink(line))
    if sheet.then:
        page.hang(_role("then"), ink(sheet.then))
    ending = (sheet.deadline, f"{sheet.words} has the words" if sheet.words else "")
    if any(ending):
        page.line(ink(DOT.join(filter(None, ending)), "dim"), 2)
    page.blank()


def _role(word: str) -> Ink:
    return blank(2) + padded(ink(word, "cyan"), 18)


def _is_unread(report: Report) -> bool:
    """No promise was read, or a vision that is not there: there is nothing to say but why."""
    errors = [found for found in report.unwaived if found.severity is Severity.ERROR]
    unread = [found for found in errors if found.rule.startswith("INP")]
    is_blind = all(answer.why == NO_VISION for answer in report.commitments)
    return is_blind and bool(unread) and len(unread) == len(report.unwaived)


def _is_calm(report: Report) -> bool:
    """Nothing to report but the verdict, the deals and how it was checked."""
    return not (
        report.findings
        or report.suggestions
        or report.not_checked
        or any(answer.answer == "could_not_be_judged" for answer in report.commitments)
    )


_INKS = {"error": "red", "unknown": "magenta", "ok": "green"}


def _metrics(page: Page, report: Report, options: RenderOptions) -> None:
    if options.verbosity < 1 or not report.metrics:
        return
    page.heading("Metrics")
    width = max(len(metric.name) for metric in report.metrics)
    for metric in report.metrics:
        label = ink(metric.name.ljust(width + 2), "cyan")
        if metric.value is None:
            page.hang(label, ink(f"none: {metric.reason or 'nothing to count'}", "dim"))
            continue
        parts = f" = {share(metric)}" if share(metric) else ""
        page.hang(label, ink(figure(metric) + parts) + blank(2) + ink(metric.formula, "dim"))


def _counts(page: Page, report: Report) -> None:
    """The last line, because it is the one that stays in sight."""
    in_text = conflicts(report)
    page.blank()
    if in_text:
        page.line(ink(in_text, "yellow"))
    if not report.unwaived:
        _next(page, report)
        return
    parts = [", ".join(_in_short(report)), severities(report.unwaived)]
    if report.waived:
        parts.append(f"{len(report.waived)} waived")
    page.line(ink(DOT.join(parts), "bold"))
    page.line(ink("commitcheck explain CODE says what a rule looks at, and why", "dim"))
    _next(page, report)


def _next(page: Page, report: Report) -> None:
    if command := next_command(report):
        page.hang(ink("next: ", "bold cyan"), ink(command, "bold"))


def _one_line(report: Report) -> str:
    """`portline: 24 of 37 promises do not conform, 5 preventable`, for a CI log."""
    known = [against_baseline(report)] if report.baseline is not None else []
    words = ", ".join((*known, *_in_short(report), *_left_out(report)))
    product = shorten(report.product_id or report.product, NAME)
    return inert(f"{product}: {words}" if product else words)


def _left_out(report: Report) -> list[str]:
    """The page has a place of its own for it; a line alone must not look like a whole check."""
    said = [f"left out: {shorten(said, NOTE)}" for said in report.left_out[:_LEFT_OUT]]
    more = len(report.left_out) - len(said)
    return [*said, f"{more} more left out"] if more else said


def _in_short(report: Report) -> list[str]:
    verdict = report.verdict
    promises = counted(verdict.open, "promise")
    judged = verdict.open - verdict.could_not_be_judged
    errors = [finding for finding in report.unwaived if finding.severity is Severity.ERROR]
    unread = sum(error.rule.startswith("INP") for error in errors)
    parts: list[str] = []
    if not verdict.open:
        parts.append("no open promises to check")
    elif verdict.nonconforming:
        do = "does" if verdict.nonconforming == 1 else "do"
        parts.append(f"{verdict.nonconforming} of {promises} {do} not conform")
        parts.append(f"{verdict.preventable} preventable")
    elif judged:
        what = "no conflict" if len(errors) > unread else "no problem found"
        parts.append(f"{what} in {counted(judged, 'promise')}")
    if verdict.could_not_be_judged:
        total = "" if parts else f" of {promises}"
        parts.append(f"{verdict.could_not_be_judged}{total} could not be judged")
    if verdict.against_non_goals:
        parts.append(f"{verdict.against_non_goals} against a non-goal")
    if not verdict.nonconforming and len(errors) > unread:
        parts.append(f"{counted(len(errors) - unread, 'error')} elsewhere")
    if report.as_read is not None and report.as_read.errors:
        parts.append(f"{report.as_read.errors} more as read")
    if unread:
        parts.append(counted(unread, "input error"))
    return parts
