"""Which findings stand together for a reader: one card per promise, the rest beside the cards.

Shared by the formats for people. Nothing is judged here: the answer of a promise and the code
that leads its card come with the report.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.report import Answer, DealAnswer, Report, Suggestion
from commitcheck.model.vocabulary import DRAFT_STATUSES

_DEAL_ORDER = (
    "do_not_sign", "sign_with_changes", "sign", "conflicts", "owes_changes", "could_not_be_judged",
    "no_conflict_seen", "conforms",
)  # fmt: skip


class Card(Struct, frozen=True):
    """A promise that does not conform: the finding that leads, the others worst first, and what
    its words are close to. Rows that share an id have one card, for they share its findings.
    """

    answer: Answer
    headline: Finding
    also: tuple[Finding, ...] = ()
    hints: tuple[Suggestion, ...] = ()

    @property
    def worst(self) -> Severity:
        """What makes it not conform may be another finding than the one that leads."""
        return max(finding.severity for finding in (self.headline, *self.also))


class Unclear(Struct, frozen=True):
    """A promise that could not be judged, with what is said of it all the same."""

    answer: Answer
    findings: tuple[Finding, ...] = ()
    hints: tuple[Suggestion, ...] = ()


class Board(Struct, frozen=True):
    """Every unwaived finding once, at the place where a reader looks for it.

    `preventable` are cards of drafts, nearest signature first; `signed` all other cards;
    `above` findings about something else than a promise; `unclear` promises that cannot be
    told; `beside` findings on promises that are neither. `unread` is input that could not be read
    as it stands, `doubtful` what was read and contradicts itself or names what is not there.
    `elsewhere` are the suggestions about promises that have no place of their own.
    """

    preventable: tuple[Card, ...]
    signed: tuple[Card, ...]
    above: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    unread: tuple[Finding, ...]
    doubtful: tuple[Finding, ...]
    unclear: tuple[Unclear, ...]
    elsewhere: tuple[Suggestion, ...]


def board(report: Report) -> Board:
    """Sort the report's findings and answers into the sections for people."""
    of_input = [finding for finding in report.unwaived if finding.rule.startswith("INP")]
    judged = [finding for finding in report.unwaived if not finding.rule.startswith("INP")]
    found = _by_promise(judged, report.as_read.record_of if report.as_read else {})
    hints = _hints(report.suggestions)
    cards = _cards(report.commitments, found, hints)
    first = {answer.commitment: answer for answer in reversed(report.commitments)}
    unclear = tuple(
        Unclear(
            answer,
            tuple(found.get(answer.commitment, ())) if answer is first[answer.commitment] else (),
            hints.get(answer.commitment, ()),
        )
        for answer in report.commitments
        if answer.answer == "could_not_be_judged"
    )
    housed = {card.answer.commitment for card in cards}
    housed |= {card.answer.commitment for card in unclear}
    return Board(
        preventable=tuple(sorted((card for card in cards if _is_draft(card)), key=_nearest)),
        signed=tuple(card for card in cards if not _is_draft(card)),
        above=tuple(finding for finding in judged if finding.subject.kind != "commitment"),
        beside=tuple(
            finding for name, own in found.items() if name not in housed for finding in own
        ),
        unread=tuple(finding for finding in of_input if finding.rule == "INP001"),
        doubtful=tuple(finding for finding in of_input if finding.rule != "INP001"),
        unclear=unclear,
        elsewhere=tuple(
            suggestion for suggestion in report.suggestions if suggestion.commitment not in housed
        ),
    )


UNREAD, DOUBTFUL = "Could not be read", "Contradictions and references"
"""Headings of the findings about the input; they come first, for the rest stands on it."""

_INPUT_ERRORS = 50


def most_of(found: Finding, cap: int) -> int:
    """How many findings like this one are listed: nearly all errors of the input, so that they
    are mended in one go.
    """
    is_input_error = found.rule.startswith("INP") and found.severity is Severity.ERROR
    return max(cap, _INPUT_ERRORS) if is_input_error else cap


def alike(found: Finding) -> tuple[str, bool]:
    """What findings are counted by where so many of each are listed."""
    return found.rule, most_of(found, 0) > 0


def deals_in_order(deals: Sequence[DealAnswer]) -> list[DealAnswer]:
    """Those to be signed first, nearest signature first; then the worst of the signed."""

    def key(deal: DealAnswer) -> tuple[object, ...]:
        rank = _DEAL_ORDER.index(deal.verdict) if deal.verdict in _DEAL_ORDER else 0
        return (not has_draft(deal), deal.signature or dt.date.max, rank)

    return sorted(deals, key=key)


def deals_worth_a_line(report: Report) -> list[DealAnswer]:
    """Deals with a draft, and of the signed those that owe something; all that were asked for."""
    return [
        deal
        for deal in deals_in_order(report.deals)
        if has_draft(deal) or deal.verdict != "conforms" or report.narrowed_to is not None
    ]


def has_draft(deal: DealAnswer) -> bool:
    """Is part of it still to be signed?"""
    return deal.drafts > 0


def other_promise(found: Finding, words: Quote) -> Related | None:
    """The related promise that the words stand in: the last one that begins before them."""
    before = [
        thing
        for thing in found.related
        if thing.kind == "commitment"
        and thing.at.path == words.at.path
        and thing.at.line <= words.at.line
    ]
    return max(before, key=lambda thing: thing.at.line, default=None)


def _by_promise(
    findings: Sequence[Finding], record_of: Mapping[str, str]
) -> Mapping[str, list[Finding]]:
    """By record: a promise that was read from its words has no card of its own."""
    groups: defaultdict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        if found.subject.kind == "commitment":
            groups[record_of.get(found.subject.id, found.subject.id)].append(found)
    return groups


def _hints(suggestions: Sequence[Suggestion]) -> Mapping[str, tuple[Suggestion, ...]]:
    groups: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in suggestions:
        groups[suggestion.commitment].append(suggestion)
    return {promise: tuple(found) for promise, found in groups.items()}


def _cards(
    answers: Sequence[Answer],
    findings: Mapping[str, list[Finding]],
    hints: Mapping[str, tuple[Suggestion, ...]],
) -> list[Card]:
    cards = []
    shown: set[str] = set()
    for answer in answers:
        found = findings.get(answer.commitment, [])
        is_again = answer.commitment in shown  # rows of one id, of which INP002 says how many
        if answer.answer != "does_not_conform" or not found or is_again:
            continue
        shown.add(answer.commitment)
        leads = next((finding for finding in found if finding.code == answer.headline), None)
        headline = leads or max(found, key=lambda finding: finding.severity)
        also = sorted((finding for finding in found if finding is not headline), key=_worst_first)
        cards.append(Card(answer, headline, tuple(also), hints.get(answer.commitment, ())))
    return cards


def _worst_first(found: Finding) -> tuple[int, str]:
    return (-found.severity, found.code)


def _is_draft(card: Card) -> bool:
    return card.answer.status in DRAFT_STATUSES


def _nearest(card: Card) -> dt.date:
    return card.answer.signature or dt.date.max


def by_worst(findings: Sequence[Finding]) -> list[Finding]:
    """The worst first, then by rule."""
    return sorted(findings, key=lambda found: (-found.severity, found.rule, found.subject.id))
