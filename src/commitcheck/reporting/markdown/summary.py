"""The page that people read: what the report says first, ten of each thing, the rest counted.

It is what a pull-request comment shows unfolded, and all of `--summary`: two printed pages.
"""

from collections.abc import Iterator, Sequence

from commitcheck.model.phrase import counted
from commitcheck.model.report import DealAnswer, Report
from commitcheck.reporting.against import Hit, Refusal, against
from commitcheck.reporting.cards import Board, Card, Unjudged, deals_worth_a_line, heading_note
from commitcheck.reporting.inert import statement
from commitcheck.reporting.markdown.page import row
from commitcheck.reporting.markdown.text import cell, escaped, words
from commitcheck.reporting.spoken import (
    CODE_NAME,
    DOT,
    NAME,
    NOTE,
    against_baseline,
    amount,
    away,
    verdict_word,
)
from commitcheck.reporting.summary import at_stake, deal_sheet, next_command

_MOST = 10
"""So many of each are named; of a non-goal's promises the first few."""

_PROMISES = 5


def summary(report: Report, sorted_out: Board) -> Iterator[str]:
    """Its lines, from the verdict to the next step; of one deal its sheet before them."""
    yield from _sheet(report)
    yield from _opening(report)
    yield from _against(sorted_out.refused)
    yield from _ahead(sorted_out.preventable, report)
    yield from _deals(report)
    yield from _unjudged(sorted_out.unjudged)
    if command := next_command(report):
        yield ""
        yield f"Next: {escaped(f'`{command}`')}"


def _sheet(report: Report) -> Iterator[str]:
    """Of a report on one deal whose way out is known; of any other nothing."""
    sheet = deal_sheet(report)
    if sheet is None:
        return
    yield f"## {escaped(sheet.deal)}: {verdict_word(sheet.verdict).text}"
    yield ""
    if sheet.passes:
        yield f"**{escaped(sheet.passes)}**"
        yield ""
    if sheet.roles:
        yield row("who", "what")
        yield "|---|---|"
        yield from (row(escaped(role), escaped(line)) for role, line in sheet.roles)
        yield ""
    if sheet.then:
        yield f"Then: {escaped(sheet.then)}."
        yield ""
    ending = (sheet.deadline, f"`{sheet.words}` has the words" if sheet.words else "")
    if any(ending):
        yield escaped(DOT.join(filter(None, ending)))
        yield ""


def _opening(report: Report) -> Iterator[str]:
    verdict = report.verdict
    if report.baseline is not None:
        yield f"**{against_baseline(report)}**"
        yield ""
    yield f"## {escaped(verdict.sentence)}"
    yield ""
    facts = [cell(report.product, NAME), f"as of {report.as_of}"]
    if verdict.open:
        facts.append(f"{counted(verdict.open, 'open promise')}: {verdict.signed} signed,"
                     f" {verdict.pre_signature} before signature")  # fmt: skip
    if verdict.waived:
        facts.append(f"{counted(verdict.waived, 'finding')} waived")
    yield " · ".join(fact for fact in facts if fact)
    if money := at_stake(report):
        yield f"<br>{escaped(money)}"
    if report.as_read is not None and report.as_read.unwaived:
        yield f"<br>{escaped(report.as_read.sentence)}"
    if report.history is not None:
        yield f"<br>By the history, {escaped(report.history.whole_sentence)}."
    if report.narrowed_to is not None:
        yield f"<br>Shown here: {cell(report.narrowed_to, NOTE)} only."


def _against(refused: Sequence[Refusal]) -> Iterator[str]:
    if not refused:
        return
    yield ""
    yield f"**Against the vision: {against(refused)}**"
    yield ""
    for refusal in refused[:_MOST]:
        said = f" “{cell(refusal.words.text, NOTE)}”" if refusal.words else ""
        worth = f" (ARR {escaped(refusal.arr)})" if refusal.arr else ""
        names = ", ".join(_hit(hit) for hit in refusal.hits[:_PROMISES])
        left = len(refusal.hits) - _PROMISES
        more = f" and {left} more" if left > 0 else ""
        yield f"* **{cell(refusal.id, NAME)}**{said}: {names}{more}{worth}"
    yield from _left(len(refused) - _MOST, "more non-goal")


def _hit(hit: Hit) -> str:
    read = ", as read" if hit.finding.basis == "read" else ""
    return f"{cell(hit.record, CODE_NAME)} {cell(hit.customer, CODE_NAME)}{read}"


def _ahead(cards: Sequence[Card], report: Report) -> Iterator[str]:
    """What can still be fixed: a line a promise, the nearest signature first."""
    if not cards:
        return
    yield ""
    yield f"**Before signature: {heading_note(cards)}**"
    yield ""
    for card in cards[:_MOST]:
        answer = card.answer
        day = f", {away(answer.signature, report.as_of)}" if answer.signature else ""
        said = escaped(statement(card.headline))
        yield f"* **{card.headline.code}** {cell(answer.customer, CODE_NAME)}{day}: {said}"
    yield from _left(len(cards) - _MOST, "more promise")


def _deals(report: Report) -> Iterator[str]:
    listed = deals_worth_a_line(report)
    if not listed:
        return
    yield ""
    yield row("Deal", "Verdict", "Signature", "ARR")
    yield "|---|---|---|---:|"
    yield from (_deal(deal) for deal in listed[:_MOST])
    yield from _left(len(listed) - _MOST, "more deal")


def _deal(deal: DealAnswer) -> str:
    name = cell(deal.id, CODE_NAME)
    if deal.customer != deal.id:
        name += f" {cell(deal.customer, CODE_NAME)}"
    verdict = verdict_word(deal.verdict).text
    if deal.as_read:
        verdict += f" (as read: {verdict_word(deal.as_read).text})"
    day = str(deal.signature) if deal.signature else ""
    worth = escaped(amount(deal.arr, deal.currency)).removeprefix("ARR ")
    return row(name, verdict, day, worth)


def _unjudged(groups: Sequence[Unjudged]) -> Iterator[str]:
    if not groups:
        return
    count = sum(len(group.promises) for group in groups)
    yield ""
    yield f"**Could not be judged: {counted(count, 'promise')}**"
    yield ""
    for group in groups[:_MOST]:
        yield f"* {len(group.promises)}: {words(group.why, NOTE)}"
    yield from _left(len(groups) - _MOST, "more reason")


def _left(number: int, noun: str) -> Iterator[str]:
    if number > 0:
        yield ""
        yield f"And {counted(number, noun)}."
