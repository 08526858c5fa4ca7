"""A comparison for people, on a screen: what changed, what follows and why, what hangs on it."""

from commitcheck.model.finding import Finding
from commitcheck.reporting.comparison import words
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, NOTE, amount, cap, more
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, place, said, severity, spelt
from commitcheck.variants.comparison import ComparedFinding, Comparison

_INDENT, _LABEL = 2, 10


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The page as text; `-q` is one line."""
    if options.verbosity < 0:
        line = f"{words.headline(comparison)}\n"
        return line if options.unicode else spelt(line)
    page = Page(options.width, unicode=options.unicode)
    _opening(page, comparison)
    show_changes(page, comparison, options)
    show_findings(page, comparison, options)
    show_money(page, comparison)
    show_notes(page, comparison)
    return page.text(color=options.color)


def _opening(page: Page, comparison: Comparison) -> None:
    mood = "red" if comparison.bad else "green"
    page.line(ink(words.headline(comparison), f"bold {mood}"))
    page.blank()
    page.line(ink(DOT.join((words.sides(comparison), f"as of {comparison.as_of}")), "dim"))
    for line in words.safe_days(comparison):
        page.line(ink(line, "bold"))


def show_changes(page: Page, comparison: Comparison, options: RenderOptions) -> None:
    """What changed, a line each, with the commit that recorded it."""
    limit = 4 * cap(options)
    for title, indexes in words.sections(comparison.changes):
        page.heading(title, str(len(indexes)))
        for index in indexes[:limit]:
            change = comparison.changes[index]
            when = words.recorded(change)
            page.beside(blank(_INDENT), ink(words.change_words(change)), ink(when, "dim"))
        if len(indexes) > limit:
            page.line(ink(more(len(indexes) - limit, "changes", options), "dim"), _INDENT)


def show_findings(page: Page, comparison: Comparison, options: RenderOptions) -> None:
    """New and worse ones with their causes, gone ones by a line."""
    limit = 4 * cap(options)
    for title, group in (("New", comparison.new), ("Worse", comparison.worse)):
        if not group:
            continue
        page.heading(title, str(len(group)))
        for compared in sorted(group, key=lambda finding: -finding.finding.severity)[:limit]:
            _finding(page, comparison, compared)
        if len(group) > limit:
            page.line(ink(more(len(group) - limit, "findings", options), "dim"), _INDENT)
    if comparison.gone:
        page.heading("Gone", str(len(comparison.gone)))
        for found in comparison.gone[:limit]:
            page.hang(_severity(found), join(ink(found.code), said(found, is_named=False)))
        if len(comparison.gone) > limit:
            page.line(ink(more(len(comparison.gone) - limit, "findings", options), "dim"), _INDENT)


def _finding(page: Page, comparison: Comparison, compared: ComparedFinding) -> None:
    found = compared.finding
    page.hang(_severity(found), join(ink(found.code, "bold"), said(found, "bold")))
    was = words.was(compared)
    if was:
        page.hang(_label("before"), ink(was))
    label = "because"
    for line in words.causes(comparison, compared):
        page.hang(_label(label), ink(line))
        label = "and"
    page.hang(_label("at"), place(found.at))
    page.hang(_label("do"), ink(sentence(found.next_step, NOTE)))
    page.hang(_label("decides"), ink(words.deciders(compared)))
    page.blank()


def show_money(page: Page, comparison: Comparison) -> None:
    """What hangs on the new and worse errors, and who must be told."""
    if comparison.deals or comparison.remedies:
        page.heading("At stake", words.money(comparison))
        for deal in comparison.deals:
            worth = amount(deal.arr, deal.currency) or "no amount named"
            names = dict.fromkeys((shorten(deal.id, NAME), shorten(deal.customer, NAME)))
            page.hang(blank(_INDENT), join(ink(DOT.join(names)), ink(worth, "dim")))
        for remedy in comparison.remedies:
            page.hang(blank(_INDENT), ink(words.remedy_words(remedy)))
    if comparison.tell:
        page.heading("To be told", str(len(comparison.tell)))
        for message in comparison.tell:
            by = f"by {message.by}" if message.by else "no day known"
            names = dict.fromkeys((shorten(message.customer, NAME), shorten(message.deal, NAME)))
            page.hang(
                blank(_INDENT),
                join(ink(DOT.join(names), "bold"), ink(by), ink(sentence(message.why))),
            )


def show_notes(page: Page, comparison: Comparison) -> None:
    """What could not be read, and what a reader must know."""
    if comparison.unread or comparison.notes:
        page.heading("How it was compared")
        for line in comparison.unread:
            page.hang(blank(_INDENT), ink(f"not read: {shorten(line, NOTE)}", "red"))
        for line in comparison.notes:
            page.hang(blank(_INDENT), ink(shorten(line, NOTE), "dim"))


def _severity(found: Finding) -> Ink:
    return blank(_INDENT) + padded(severity(found), _LABEL)


def _label(word: str) -> Ink:
    return blank(_INDENT) + padded(ink(word, "cyan"), _LABEL)
