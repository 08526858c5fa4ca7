"""Promises that do not conform, a row each: both sides quoted, what to do, who decides."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.report import Answer, Report
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.reporting.cards import Card, heading_note
from commitcheck.reporting.inert import decider, statement
from commitcheck.reporting.markdown.page import Section, row
from commitcheck.reporting.markdown.text import cell, escaped, words
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME, NOTE, QUOTE, TITLE, cap, deadline, signature

_COLUMNS = ("Promise", "Does not conform", "What to do")


def cards(
    title: str, shown: Sequence[Card], report: Report, options: RenderOptions, limit: int = 1
) -> Section:
    """One section of cards: of each leading rule so many, the others by their ids."""
    allowed = limit * cap(options)
    sides = {file.path: file.role for file in report.inputs}
    count: Counter[str] = Counter()
    rows: list[str] = []
    left: list[str] = []
    for card in shown:
        count[card.headline.rule] += 1
        if count[card.headline.rule] <= allowed:
            rows.append(_card(card, report, sides))
        else:
            left.append(cell(card.answer.commitment, NAME))
    some = ", ".join(left[:20]) + (", …" if len(left) > 20 else "")  # noqa: PLR2004 - a line's worth
    more = f"And {len(left)} more: {some}." if left else ""
    return Section(f"{title}: {heading_note(shown)}", rows, _COLUMNS, more=more)


def _card(card: Card, report: Report, sides: Mapping[str, str]) -> str:
    found = card.headline
    wrong = [f"**{found.severity.label} {found.code}** {escaped(statement(found))}"]
    wrong += _both_sides(found, sides)
    wrong += _also(card.also)
    by = f" {deadline(card.answer.by, report.as_of)}" if card.answer.by else ""
    do = f"{words(found.next_step, NOTE)}<br>**{escaped(decider(found.who))}**{by}"
    return row("<br>".join(_promise(card.answer, report)), "<br>".join(wrong), do)


def _promise(answer: Answer, report: Report) -> Iterator[str]:
    yield f"**{cell(answer.commitment, NAME)}** {cell(answer.title, TITLE)}"
    deal = answer.deal if answer.deal != answer.customer else ""
    yield " · ".join(cell(name, NAME) for name in (answer.customer, deal) if name)
    if answer.signature and answer.status in DRAFT_STATUSES:
        yield f"{answer.status}, {signature(answer.signature, report.as_of)}"
    elif answer.signature and answer.status == "signed":
        yield f"signed {answer.signature}"
    else:
        yield answer.status


def _both_sides(found: Finding, sides: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for quote in found.quotes:
        side = {"commitments": "promised", "vision": "vision"}.get(sides.get(quote.at.path, ""), "")
        yield _quote("against" if side in seen else side or "quoted", quote)
        seen.add(side)
    if not found.quotes:
        yield f"at {cell(found.at.label, NOTE)}"


def _quote(side: str, quote: Quote) -> str:
    return f"{side}: “{cell(quote.text, QUOTE)}” ({cell(quote.at.label, NOTE)})"


def _also(findings: Sequence[Finding]) -> Iterator[str]:
    for severity in sorted(Severity, reverse=True):
        codes = [finding.code for finding in findings if finding.severity is severity]
        if codes:
            yield f"also {severity.label} {', '.join(codes)}"
