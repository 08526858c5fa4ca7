"""Which findings stand together for a reader: one card per promise, the rest beside the cards.

Shared by the formats for people. Nothing is judged here: the answer of a promise and the code
that leads its card come with the report.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from commitcheck.assessment.answers import UNLINKED, by_commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, Said, counted, ident, words
from commitcheck.model.report import Answer, DealAnswer, Report, Suggestion
from commitcheck.model.vocabulary import DRAFT_STATUSES, OPEN_STATUSES
from commitcheck.reporting.against import Refusal, is_against, refusals
from commitcheck.reporting.spoken import BANDS

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


class Unjudged(Struct, frozen=True):
    """Promises that the same thing would make judgeable: `why` says what that is."""

    why: Phrase
    promises: tuple[Unclear, ...]


class Board(Struct, frozen=True):
    """Every unwaived finding once, at the place where a reader looks for it.

    `refused` are the non-goals with every promise that they speak against. `preventable` are
    cards of drafts, nearest signature first; `signed` all other cards; `above` findings about
    something else than a promise; `unclear` promises that could not be judged; `beside` findings
    on promises that are neither. `as_read` rests on words alone, beside what stands under a
    non-goal. `unread` is input that could not be read as it stands, `doubtful` what was read and
    contradicts itself or names what is not there. `elsewhere` are the suggestions about promises
    that have no place of their own. `known` is debt that a baseline knows and nobody can prevent
    any more: counted, not shown.
    """

    refused: tuple[Refusal, ...]
    preventable: tuple[Card, ...]
    signed: tuple[Card, ...]
    above: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    unread: tuple[Finding, ...]
    doubtful: tuple[Finding, ...]
    unclear: tuple[Unclear, ...]
    elsewhere: tuple[Suggestion, ...]
    as_read: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()

    @property
    def carded(self) -> frozenset[str]:
        """The promises that have a card."""
        cards = (*self.preventable, *self.signed)
        return frozenset(card.answer.commitment for card in cards)

    @property
    def unjudged(self) -> tuple[Unjudged, ...]:
        """Those that could not be judged by what would change that, the most of them first."""
        groups: dict[str, list[Unclear]] = {}
        for promise in self.unclear:
            groups.setdefault(str(_why(promise)).casefold(), []).append(promise)
        causes = [Unjudged(_why_of(them), tuple(them)) for them in groups.values()]
        return tuple(sorted(causes, key=lambda group: -len(group.promises)))


def board(report: Report) -> Board:
    """Sort the report's findings and answers into the sections for people."""
    in_sight = [finding for finding in report.unwaived if not is_known_debt(finding)]
    of_input = [finding for finding in in_sight if finding.rule.startswith("INP")]
    judged = [finding for finding in in_sight if not finding.rule.startswith("INP")]
    records = report.as_read.record_of if report.as_read else {}
    hints = _hints(report.suggestions)
    cards = _cards(report.commitments, by_commitment(judged, records), hints)
    carded = {card.answer.commitment for card in cards}
    refused = refusals(report, judged)
    judged = [
        it
        for it in judged
        if not is_against(it) or records.get(it.subject.id, it.subject.id) in carded
    ]
    found = by_commitment(judged, records)
    first = {answer.commitment: answer for answer in reversed(report.commitments)}
    unclear = tuple(
        Unclear(
            answer,
            tuple(found.get(answer.commitment, ())) if answer is first[answer.commitment] else (),
            hints.get(answer.commitment, ()),
        )
        for answer in report.commitments
        if answer.answer == "could_not_be_judged" and answer.status in OPEN_STATUSES
    )
    housed = {card.answer.commitment for card in cards}
    housed |= {card.answer.commitment for card in unclear}
    return Board(
        refused=refused,
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
        as_read=_of_words(report, refused),
        known=tuple(filter(is_known_debt, report.unwaived)),
    )


def heading_note(cards: Sequence[Card]) -> str:
    """`19 promises do not conform, 1 more is over`: only open ones count in the verdict."""
    still_open = sum(card.answer.status in OPEN_STATUSES for card in cards)
    over = len(cards) - still_open
    do = "does" if still_open == 1 else "do"
    more = f", {over} more {'is' if over == 1 else 'are'} over" if over else ""
    return f"{counted(still_open, 'promise')} {do} not conform{more}"


def is_known_debt(found: Finding) -> bool:
    """Does a baseline know it, and is it too late to prevent it?"""
    return found.in_baseline and not found.preventable


_CLOSE = words("their words are close to something in the vision; `commitcheck confirm` asks which")
_UNKNOWN = words(
    "nothing links them to the vision; a column that names a capability or roadmap item would, or"
    " words that the vision knows"
)


_CLOSE_ALONE = words(
    "its words are close to something in the vision; `commitcheck confirm` asks which"
)
_UNKNOWN_ALONE = words(
    "nothing links it to the vision; a column that names a capability or roadmap item would, or"
    " words that the vision knows"
)


def _why_of(promises: Sequence[Unclear]) -> Phrase:
    """Of all of them, in the singular where it is one."""
    why = _why(promises[0])
    if len(promises) > 1:
        return why
    return {id(_CLOSE): _CLOSE_ALONE, id(_UNKNOWN): _UNKNOWN_ALONE}.get(id(why), why)


def _why(unclear: Unclear) -> Phrase:
    """Why it could not be judged, and what would make it judgeable."""
    why = unclear.answer.why
    if why is not None and (why != UNLINKED or unclear.answer.is_left_out):
        return without_name(why, unclear.answer.commitment)
    is_close = any(hint.why == "unlinked" and hint.band in BANDS for hint in unclear.hints)
    return _CLOSE if is_close else _UNKNOWN


_LABELLED = ": "
"""`C-1: due: '31.2.' is not a date`: the name is a label, and no part of the sentence."""


def without_name(message: Phrase, name: str) -> Phrase:
    """The same of any other promise: what is wrong with a word is said once for all its rows."""
    named = [part for part in message.parts if isinstance(part, Said)]
    if ident(name) not in named[:1] or named.count(ident(name)) != 1:
        return message  # of somebody else's record, or nothing says whose it is
    at = message.parts.index(ident(name))
    before, after = message.parts[:at], message.parts[at + 1 :]
    if after and isinstance(after[0], str) and after[0].startswith(_LABELLED):
        return Phrase((*before, after[0].removeprefix(_LABELLED), *after[1:]))
    return Phrase((*before, "it", *after))


class Entry(Struct, frozen=True):
    """A finding of a list, and how many more it speaks for."""

    found: Finding
    others: int = 0


def once_a_word(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """What to list, in its order: a word that nobody knows is one thing, however many rows have
    it, and the first of them speaks for all.
    """
    first: dict[tuple[object, ...], Finding] = {}
    rows: Counter[tuple[object, ...]] = Counter()
    for found in findings:
        word = _of_word(found)
        first.setdefault(word, found)
        rows[word] += 1
    return tuple(Entry(found, rows[word] - 1) for word, found in first.items())


def _of_word(found: Finding) -> tuple[object, ...]:
    """What a finding is told apart by: one about a name that nothing has by that name, however
    it is spelt; any other is itself.
    """
    if found.rule != "INP003" or found.subject.kind != "commitment":
        return (found.fingerprint, found.sort_key)
    said = str(without_name(found.message, found.subject.id)).casefold()
    return (found.code, found.severity, said)


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


def other_promise(found: Finding, said: Quote) -> Related | None:
    """The related promise that the words stand in: the last one that begins before them."""
    before = [
        thing
        for thing in found.related
        if thing.kind == "commitment"
        and thing.at.path == said.at.path
        and thing.at.line <= said.at.line
    ]
    return max(before, key=lambda thing: thing.at.line, default=None)


def _of_words(report: Report, refused: Sequence[Refusal]) -> tuple[Finding, ...]:
    """Unwaived findings as read that no non-goal says already."""
    read = report.as_read
    if read is None:
        return ()
    records = read.record_of
    said = {hit.record for refusal in refused for hit in refusal.hits}
    return tuple(
        found
        for found in by_worst(read.unwaived)
        if not is_against(found) or records.get(found.subject.id) not in said
    )


def _hints(suggestions: Sequence[Suggestion]) -> Mapping[str, tuple[Suggestion, ...]]:
    groups: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in suggestions:
        groups[suggestion.commitment].append(suggestion)
    return {promise: tuple(found) for promise, found in groups.items()}


def _cards(
    answers: Sequence[Answer],
    findings: Mapping[str, Sequence[Finding]],
    hints: Mapping[str, tuple[Suggestion, ...]],
) -> list[Card]:
    cards = []
    shown: set[str] = set()
    for answer in answers:
        found = findings.get(answer.commitment, ())
        is_again = answer.commitment in shown  # rows of one id, of which INP002 says how many
        if answer.answer != "does_not_conform" or not _has_error(found) or is_again:
            continue  # of known debt alone, or there already
        shown.add(answer.commitment)
        leads = next((finding for finding in found if finding.code == answer.headline), None)
        headline = leads or max(found, key=lambda finding: finding.severity)
        also = sorted((finding for finding in found if finding is not headline), key=_worst_first)
        cards.append(Card(answer, headline, tuple(also), hints.get(answer.commitment, ())))
    return cards


def _has_error(findings: Sequence[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _worst_first(found: Finding) -> tuple[int, str]:
    return (-found.severity, found.code)


def _is_draft(card: Card) -> bool:
    return card.answer.status in DRAFT_STATUSES


def _nearest(card: Card) -> dt.date:
    return card.answer.signature or dt.date.max


def by_worst(findings: Sequence[Finding]) -> list[Finding]:
    """The worst first, then by rule."""
    return sorted(findings, key=lambda found: (-found.severity, found.rule, found.subject.id))
