"""The lists of the terminal's report: deals, findings without a card, what could not be judged."""

from collections import Counter
from collections.abc import Sequence

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Change, DealAnswer, Report
from commitcheck.reporting.cards import (
    alike,
    deals_in_order,
    deals_worth_a_line,
    has_draft,
    most_of,
    once_a_word,
)
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import (
    DOT,
    NAME,
    NOTE,
    actions,
    amount,
    away,
    cap,
    more,
    severities,
    signature,
    verdict_word,
    who,
)
from commitcheck.reporting.terminal.ink import blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, place, said, severity, verdict_ink


def show_deals(page: Page, report: Report, options: RenderOptions) -> None:
    """Deals with a draft and what to change in them; of the signed, those that owe something."""
    listed = deals_in_order(report.deals) if options.verbosity > 0 else deals_worth_a_line(report)
    if not listed:
        return
    page.heading("Deals", deals_note(listed))
    shown = listed[: 4 * cap(options)]
    widths = (
        max(len(shorten(deal.id, NAME)) for deal in shown),
        max(len(verdict_word(deal.verdict).text) for deal in shown),
    )
    for deal in shown:
        _deal(page, deal, widths, report, options)
    _what_a_yes_needs(page, shown)
    if len(listed) > len(shown):
        page.line(ink(more(len(listed) - len(shown), "deals", options), "dim"))
    show_conforming(page, report, listed)


def show_conforming(page: Page, report: Report, listed: Sequence[DealAnswer]) -> None:
    """How many signed deals conform and have no line for that."""
    fine = len(report.deals) - len(listed)
    if fine:
        conform = "conforms" if fine == 1 else "conform"
        page.line(ink(f"{counted(fine, 'signed deal')} {conform}", "dim"))


_NAMED = 3
"""Deals named in one line; of the others only their number."""


def _what_a_yes_needs(page: Page, deals: Sequence[DealAnswer]) -> None:
    """What is missing where no conflict was seen: each thing once, with the deals that lack it."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for deal in deals:
        if deal.verdict == "no_conflict_seen":
            texts = tuple(sentence(missing) for missing in deal.missing)
            lacking.setdefault(texts, []).append(shorten(deal.id, NAME))
    for texts, names in lacking.items():
        needed = "; ".join(texts)
        page.hang(blank(2), ink(f"{_few(names)}: a yes also needs {needed}", "dim"))
    if lacking:
        page.blank()


def _few(names: Sequence[str]) -> str:
    """The first three names, and how many more."""
    more_names = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return f"{shown} and {more_names} more" if more_names > 0 else shown


def deals_note(deals: Sequence[DealAnswer]) -> str:
    words: Counter[str] = Counter(verdict_word(deal.verdict).text for deal in deals)
    return ", ".join(f"{number} {word}" for word, number in words.items())


def _deal(
    page: Page,
    deal: DealAnswer,
    widths: tuple[int, int],
    report: Report,
    options: RenderOptions,
) -> None:
    is_told = has_draft(deal) or options.verbosity > 0
    facts = deal_facts(deal, report, is_told=is_told)
    name = padded(ink(shorten(deal.id, NAME), "bold"), widths[0])
    verdict = padded(verdict_ink(deal.verdict), widths[1])
    page.hang(join(name, verdict) + blank(2), ink(facts))
    if is_told and (deal.changes or deal.owed):
        _changes(page, deal.changes, options)
        _changes(page, deal.owed, options, owed=True)
        page.blank()


def deal_facts(deal: DealAnswer, report: Report, *, is_told: bool = False) -> str:
    """`as read: do not sign · Harbour Foods · signature 2026-08-31, in 14 days · ARR 450,000`;
    what it takes in numbers, where that is not told below.
    """
    facts = [
        f"as read: {verdict_word(deal.as_read).text}" if deal.as_read else "",
        shorten(deal.customer, NAME) if deal.customer != deal.id else "",
        signature(deal.signature, report.as_of) if deal.signature else "",
        amount(deal.arr, deal.currency),
        "" if is_told else actions(deal),
    ]
    return DOT.join(fact for fact in facts if fact)


def deal_in_short(deal: DealAnswer, report: Report) -> str:
    """`ARR 450,000 · 2026-08-31, in 14 days · 1 to strike · Harbour Foods`."""
    day = deal.signature
    facts = [
        amount(deal.arr, deal.currency),
        f"{day}, {away(day, report.as_of)}" if day else "",
        actions(deal),
        f"as read: {verdict_word(deal.as_read).text}" if deal.as_read else "",
        shorten(deal.customer, NAME) if deal.customer != deal.id else "",
    ]
    return DOT.join(fact for fact in facts if fact)


def _changes(
    page: Page, changes: Sequence[Change], options: RenderOptions, *, owed: bool = False
) -> None:
    limit = 2 * cap(options)
    for change in changes[:limit]:
        name = shorten(change.commitment, NAME) if change.commitment else ""
        action = padded(ink("owed" if owed else change.action, "dim" if owed else "cyan"), 8)
        body = join(ink(name), ink(change.rule, "dim"), ink(sentence(change.text, NOTE)))
        page.hang(blank(2) + action, join(body, ink(f"({who(change.who)})", "dim"), gap=" "))
    if len(changes) > limit:
        page.line(ink(more(len(changes) - limit, "changes", options), "dim"), 10)


def show_findings(
    page: Page, title: str, findings: Sequence[Finding], options: RenderOptions
) -> None:
    """A section of findings without a card: the worst first, so many of each rule."""
    least = Severity.INFO if options.verbosity > 0 else Severity.WARNING
    listed = sorted(
        (finding for finding in findings if finding.severity >= least),
        key=lambda finding: (-finding.severity, finding.rule),
    )
    if listed:
        page.heading(title, severities(listed))
        entries(page, listed, options)


def entries(page: Page, findings: Sequence[Finding], options: RenderOptions) -> None:
    """A finding each: its sentence, and below it who decides, where it stands and what to do,
    which is said once where it is the same for several.
    """
    steps: set[str] = set()
    once = once_a_word(findings)
    totals = Counter(alike(entry.found) for entry in once)
    shown: Counter[tuple[str, bool]] = Counter()
    for entry in once:
        found = entry.found
        kind, most = alike(found), most_of(found, cap(options))
        shown[kind] += 1
        if shown[kind] > most:
            continue
        text = join(ink(found.code, "bold"), said(found))
        if entry.others:
            text += ink(f", as in {entry.others:,} more", "dim")
        page.hang(padded(severity(found), 8), text)
        decider = join(ink(who(found.who), "dim"), place(found.at), gap=DOT)
        step = sentence(found.next_step, NOTE)
        page.beside(blank(8), ink("" if step in steps else step, "dim"), decider)
        steps.add(step)
        if options.verbosity > 1:
            page.line(ink(f"fingerprint {found.fingerprint}", "dim"), 8)
        left = totals[kind] - shown[kind]
        if shown[kind] == most and left:
            page.line(ink(more(left, f"of {found.rule}", options), "dim"), 8)
