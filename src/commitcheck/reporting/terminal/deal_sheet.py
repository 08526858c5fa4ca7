"""What a deal desk wants first of one deal: the word, what makes it pass, and who must do what."""

from commitcheck.model.report import DealAnswer, Report
from commitcheck.model.way_out import WayOut
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.spoken import DOT, NAME, signature, who
from commitcheck.reporting.terminal.ink import blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, verdict_ink
from commitcheck.reporting.ways_out import words

_INDENT, _LABEL = 2, 18


def show_deal_sheet(page: Page, report: Report) -> None:
    """Of a report on one deal whose way out is known; of any other nothing."""
    deal = report.deals[0] if len(report.deals) == 1 else None
    found = None if deal is None else deal.way_out
    if deal is None or found is None:
        return
    page.line(join(ink(shorten(deal.id, NAME), "bold"), verdict_ink(deal.verdict), _passes(found)))
    for role, steps in words.by_role(found.steps).items():
        label = blank(_INDENT) + padded(ink(who(role), "cyan"), _LABEL)
        page.hang(label, ink(words.line_of(steps)))
    if found.steps and found.missing:
        page.hang(blank(_INDENT) + padded(ink("then", "cyan"), _LABEL), ink(words.after(found)))
    if deal.signature is not None and found.standing != "sound":
        page.line(ink(_deadline(deal, report), "dim"), _INDENT)
    page.blank()


def _passes(found: WayOut) -> str:
    """`9 changes make it pass, if legal agrees`, or why nothing does."""
    if found.standing == "way_out":
        return words.makes_it_pass(found)
    return "" if found.standing == "sound" else words.headline(found).partition(": ")[2]


def _deadline(deal: DealAnswer, report: Report) -> str:
    assert deal.signature is not None  # noqa: S101 - asked before
    when = signature(deal.signature, report.as_of)
    return DOT.join((when, f"commitcheck fix --deal {shorten(deal.id, NAME)} has the words"))
