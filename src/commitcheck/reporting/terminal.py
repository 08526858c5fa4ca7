"""The report for people: the verdict first, then what can still be fixed, then the evidence."""

from rich.text import Text

from commitcheck.model.report import Report
from commitcheck.model.severity import Severity
from commitcheck.reporting.cards import Board, board
from commitcheck.reporting.inert import inert, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.terminal_cards import heading_note, show_cards
from commitcheck.reporting.terminal_notes import (
    show_diagnosis,
    show_not_checked,
    show_record,
    show_waived,
)
from commitcheck.reporting.terminal_page import Page, ink
from commitcheck.reporting.terminal_tables import (
    show_deals,
    show_elsewhere,
    show_findings,
    show_unclear,
)
from commitcheck.reporting.terminal_words import DOT, NAME, NOTE, counted, severities


def render(report: Report, options: RenderOptions) -> str:
    """The page as text; `-q` is one line."""
    if options.verbosity < 0:
        return _one_line(report) + "\n"
    page = Page(options.width)
    sorted_out = board(report)
    _opening(page, report)
    _promises(page, sorted_out, report, options)
    show_findings(page, "Could not be read", sorted_out.unread, options)
    show_unclear(page, sorted_out.unclear, options)
    show_elsewhere(page, sorted_out.elsewhere, options)
    show_not_checked(page, report, options)
    show_waived(page, report, options)
    show_record(page, report, options)
    show_diagnosis(page, report.diagnosis, options)
    _metrics(page, report, options)
    _counts(page, report)
    return page.text(color=options.color, unicode=options.unicode)


def _promises(page: Page, sorted_out: Board, report: Report, options: RenderOptions) -> None:
    if sorted_out.preventable:
        page.heading("Before signature", heading_note(sorted_out.preventable))
        show_cards(page, sorted_out.preventable, report, options, limit=4)
    show_deals(page, report, options)
    if sorted_out.signed:
        page.heading("Signed", heading_note(sorted_out.signed))
        show_cards(page, sorted_out.signed, report, options)
    show_findings(page, "Beyond single promises", sorted_out.above, options)
    show_findings(page, "Warnings", sorted_out.beside, options)


def _opening(page: Page, report: Report) -> None:
    page.line(ink(report.verdict.sentence, _mood(report)))
    page.blank()
    verdict = report.verdict
    facts = [shorten(report.product, NAME), f"as of {report.as_of}"]
    if verdict.open:
        facts.append(
            f"{counted(verdict.open, 'open promise')}: {verdict.signed} signed,"
            f" {verdict.pre_signature} before signature"
        )
    page.line(ink(DOT.join(one for one in facts if one), "dim"))
    if report.narrowed_to is not None:
        page.line(ink(f"shown here: {shorten(report.narrowed_to, NOTE)} only"))


def _mood(report: Report) -> str:
    if any(one.severity is Severity.ERROR for one in report.unwaived):
        return "bold red"
    verdict = report.verdict
    if verdict.cannot_tell or not verdict.open:
        return "bold magenta"
    return "bold green"


def _metrics(page: Page, report: Report, options: RenderOptions) -> None:
    if options.verbosity < 1 or not report.metrics:
        return
    page.heading("Metrics")
    width = max(len(one.name) for one in report.metrics)
    for one in report.metrics:
        label = ink(one.name.ljust(width + 2), "cyan")
        if one.value is None:
            page.hang(label, ink(f"none: {one.reason or 'nothing to count'}", "dim"))
            continue
        of = (
            f" = {one.numerator:g} of {one.denominator:g}"
            if one.numerator is not None and one.denominator is not None
            else ""
        )
        page.hang(label, ink(f"{one.value:,.3g} {one.unit}{of}") + Text("  ")
                  + ink(one.formula, "dim"))  # fmt: skip


def _counts(page: Page, report: Report) -> None:
    """The last line, because it is the one that stays in sight."""
    if not report.unwaived:
        return
    page.blank()
    parts = [", ".join(_in_short(report)), severities(report.unwaived)]
    if report.waived:
        parts.append(f"{len(report.waived)} waived")
    page.line(ink(DOT.join(parts), "bold"))
    page.line(ink("commitcheck explain CODE says what a rule looks at, and why", "dim"))


def _one_line(report: Report) -> str:
    """`portline: 24 of 37 promises do not conform, 5 preventable`, for a CI log."""
    words = ", ".join(_in_short(report))
    product = shorten(report.product, NAME)
    return inert(f"{product}: {words}" if product else words)


def _in_short(report: Report) -> list[str]:
    verdict = report.verdict
    if not verdict.open:
        return ["no open promises to check"]
    if verdict.nonconforming:
        do = "does" if verdict.nonconforming == 1 else "do"
        parts = [
            f"{verdict.nonconforming} of {counted(verdict.open, 'promise')} {do} not conform",
            f"{verdict.preventable} preventable",
        ]
    else:
        parts = [f"no problem found in {counted(verdict.open, 'promise')}"]
        errors = sum(one.severity is Severity.ERROR for one in report.unwaived)
        if errors:
            parts = [f"no promise of {verdict.open} in conflict", counted(errors, "other error")]
    if verdict.cannot_tell:
        parts.append(f"{verdict.cannot_tell} cannot be told")
    return parts
