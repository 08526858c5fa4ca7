"""The report for people: the verdict first, then what can still be fixed, then the evidence."""

from commitcheck.model.finding import Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting.cards import DOUBTFUL, UNREAD, Board, board
from commitcheck.reporting.inert import inert, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, NOTE, number, severities
from commitcheck.reporting.terminal.as_read import show_as_read
from commitcheck.reporting.terminal.cards import heading_note, show_cards
from commitcheck.reporting.terminal.hints import conflicts, show_elsewhere, show_unclear
from commitcheck.reporting.terminal.ink import blank, ink
from commitcheck.reporting.terminal.notes import (
    show_diagnosis,
    show_record,
    show_waived,
)
from commitcheck.reporting.terminal.page import Page, spelt
from commitcheck.reporting.terminal.silence import show_not_checked
from commitcheck.reporting.terminal.tables import entries, show_deals, show_findings

_LEFT_OUT = 3
"""So many things that were left out are named in the one line; of the others their number."""


def render(report: Report, options: RenderOptions) -> str:
    """The page as text; `-q` is one line."""
    if options.verbosity < 0:
        line = _one_line(report) + "\n"
        return line if options.unicode else spelt(line)
    page = Page(
        options.width,
        calm=_is_calm(report) and options.verbosity < 1,
        unicode=options.unicode,
    )
    if options.verbosity < 1 and _is_unread(report):
        page.line(ink(report.verdict.sentence, "bold"))
        entries(page, report.unwaived, options)
        return page.text(color=options.color)
    sorted_out = board(report)
    _opening(page, report)
    show_findings(page, UNREAD, sorted_out.unread, options)
    show_findings(page, DOUBTFUL, sorted_out.doubtful, options)
    _promises(page, sorted_out, report, options)
    show_unclear(page, sorted_out.unclear, options)
    show_elsewhere(page, sorted_out.elsewhere, options)
    show_not_checked(page, report, options)
    show_waived(page, report, options)
    show_record(page, report, options)
    show_diagnosis(page, report.diagnosis, options)
    _metrics(page, report, options)
    _counts(page, report)
    return page.text(color=options.color)


def _promises(page: Page, sorted_out: Board, report: Report, options: RenderOptions) -> None:
    if sorted_out.preventable:
        page.heading("Before signature", heading_note(sorted_out.preventable))
        show_cards(page, sorted_out.preventable, report, options, limit=4)
    show_as_read(page, report, options)
    show_deals(page, report, options)
    if sorted_out.signed:
        page.heading("Signed", heading_note(sorted_out.signed))
        show_cards(page, sorted_out.signed, report, options)
    show_findings(page, "Beyond single promises", sorted_out.above, options)
    show_findings(page, "Warnings", sorted_out.beside, options)


def _opening(page: Page, report: Report) -> None:
    words, colon, rest = report.verdict.sentence.partition(": ")
    page.line(ink(words + colon, f"bold {_mood(report)}") + ink(rest, "bold"))
    page.blank()
    verdict = report.verdict
    facts = [shorten(report.product, NAME), f"as of {report.as_of}"]
    if verdict.open:
        facts.append(
            f"{counted(verdict.open, 'open promise')}: {verdict.signed} signed,"
            f" {verdict.pre_signature} before signature"
        )
    page.line(ink(DOT.join(fact for fact in facts if fact), "dim"))
    if report.as_read is not None and report.as_read.unwaived:
        page.line(ink(report.as_read.sentence, "yellow"))
    if report.narrowed_to is not None:
        page.line(ink(f"shown here: {shorten(report.narrowed_to, NOTE)} only"))


def _is_unread(report: Report) -> bool:
    """Nothing was read, so that there is nothing to say but why."""
    errors = [found for found in report.unwaived if found.severity is Severity.ERROR]
    unread = [found for found in errors if found.rule.startswith("INP")]
    return not report.commitments and bool(unread) and len(unread) == len(report.unwaived)


def _is_calm(report: Report) -> bool:
    """Nothing to report but the verdict, the deals and how it was checked."""
    return not (
        report.findings
        or report.suggestions
        or report.not_checked
        or any(answer.answer == "could_not_be_judged" for answer in report.commitments)
    )


def _mood(report: Report) -> str:
    if any(finding.severity is Severity.ERROR for finding in report.unwaived):
        return "red"
    verdict = report.verdict
    if verdict.could_not_be_judged or not verdict.open:
        return "magenta"
    return "green"


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
        of = (
            f" = {number(metric.numerator)} of {number(metric.denominator)}"
            if metric.numerator is not None and metric.denominator is not None
            else ""
        )
        page.hang(label, ink(f"{number(metric.value)} {metric.unit}{of}") + blank(2)
                  + ink(metric.formula, "dim"))  # fmt: skip


def _counts(page: Page, report: Report) -> None:
    """The last line, because it is the one that stays in sight."""
    in_text = conflicts(report)
    page.blank()
    if in_text:
        page.line(ink(in_text, "yellow"))
    if not report.unwaived:
        return
    parts = [", ".join(_in_short(report)), severities(report.unwaived)]
    if report.waived:
        parts.append(f"{len(report.waived)} waived")
    page.line(ink(DOT.join(parts), "bold"))
    page.line(ink("commitcheck explain CODE says what a rule looks at, and why", "dim"))


def _one_line(report: Report) -> str:
    """`portline: 24 of 37 promises do not conform, 5 preventable`, for a CI log."""
    words = ", ".join((*_in_short(report), *_left_out(report)))
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
    errors = [finding for finding in report.unwaived if finding.severity is Severity.ERROR]
    unread = sum(error.rule.startswith("INP") for error in errors)
    parts: list[str] = []
    if not verdict.open:
        parts.append("no open promises to check")
    elif verdict.nonconforming:
        do = "does" if verdict.nonconforming == 1 else "do"
        parts.append(f"{verdict.nonconforming} of {promises} {do} not conform")
        parts.append(f"{verdict.preventable} preventable")
    elif len(errors) > unread:
        parts.append(f"no conflict in {promises}")
        parts.append(f"{counted(len(errors) - unread, 'error')} elsewhere")
    elif verdict.could_not_be_judged < verdict.open:
        parts.append(f"no problem found in {promises}")
    if verdict.could_not_be_judged:
        total = "" if parts else f" of {promises}"
        parts.append(f"{verdict.could_not_be_judged}{total} could not be judged")
    if report.as_read is not None and report.as_read.errors:
        parts.append(f"{report.as_read.errors} more as read")
    if unread:
        parts.append(counted(unread, "input error"))
    return parts
