"""The cards and lists of the page: what stands on each, and where links lead."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.location import Location
from commitcheck.model.report import Answer, Report
from commitcheck.reporting.cards import Board, Card, Entry, most_of, once_a_word, other_promise
from commitcheck.reporting.html.limits import Shown, cap, of_each
from commitcheck.reporting.html.text import NAME, marked, named, safe, short
from commitcheck.reporting.inert import RESTS_ON
from commitcheck.reporting.options import RenderOptions

_SIDES = {"commitments": "promised", "vision": "vision"}


class Side(Struct, frozen=True):
    """One side's words: `name` says whose they are, `other` the promise they stand in."""

    name: str
    text: str
    at: Location
    other: str = ""


class Places(Struct, frozen=True):
    """Where links lead: the element of each promise that has a card on the page."""

    cards: Mapping[str, str]

    def of(self, commitment: str | None) -> str:
        """The element's id, or nothing: ids are ours, no word of a file stands in them."""
        return self.cards.get(commitment or "", "")


def shown_cards(board: Board, options: RenderOptions) -> tuple[Shown[Card], Shown[Card]]:
    """The cards before signature and the signed ones, so many of each rule that leads."""
    return (
        of_each(board.preventable, _leads, 4 * cap(options)),
        of_each(board.signed, _leads, 2 * cap(options)),
    )


def _leads(card: Card) -> str:
    return card.headline.rule


def places(cards: Sequence[Card]) -> Places:
    named: dict[str, str] = {}
    for index, card in enumerate(cards, start=1):
        named.setdefault(card.answer.commitment, f"promise-{index}")
    return Places(named)


def entries(findings: Sequence[Finding], options: RenderOptions) -> Shown[Entry]:
    """Findings without a card: the worst first, a word once, so many of each rule."""
    listed = sorted(findings, key=lambda finding: (-finding.severity, finding.rule))
    most = max((most_of(finding, 2 * cap(options)) for finding in listed), default=0)
    return of_each(once_a_word(listed), lambda entry: entry.found.rule, most)


def sides(found: Finding, report: Report) -> tuple[Side, ...]:
    """The words that a finding quotes, each with whose words they are."""
    roles = {file.path: _SIDES.get(file.role, file.role) for file in report.inputs}
    both: list[Side] = []
    for quote in found.quotes:
        name = roles.get(quote.at.path, "quoted")
        if any(side.name == name for side in both):
            other = other_promise(found, quote)
            both.append(Side("against", quote.text, quote.at, other.id if other else ""))
        else:
            both.append(Side(name, quote.text, quote.at))
    return tuple(both)


def said_once(answer: Answer, found: Finding, most: int) -> str:
    """The title, where the finding quotes just these words: the head of a card has them then."""
    is_quoted = any(quote.text == answer.title for quote in found.quotes)
    return answer.title if is_quoted and len(answer.title) <= most else ""


def statement(found: Finding, *, is_named: bool = False) -> Markup:
    """The message; it begins with its subject where nothing has named that yet."""
    message = marked(found.message)
    name = str(safe(short(found.subject.id, NAME)))
    if not is_named and found.subject.kind != "portfolio" and name not in str(message):
        message = Markup("{}: {}").format(named(found.subject.id), message)
    return message


def conditions(found: Finding) -> tuple[str, ...]:
    """What else must be known of a finding, in a few words each."""
    lines: list[str] = []
    if found.worse_when_signed:
        lines.append(f"an {Severity.ERROR.label} once signed")
    if found.lapsed_waiver is not None:
        lines.append(f"waiver {short(found.lapsed_waiver, NAME)} has lapsed")
    if found.in_baseline:
        lines.append("known debt")
    if found.basis in RESTS_ON:
        lines.append(RESTS_ON[found.basis])
    return tuple(lines)
