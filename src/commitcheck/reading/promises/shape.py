"""What a clause looks like, as yes/no features: who, which verb, which value, what is around."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from commitcheck.reading.promises.clauses import Clause
from commitcheck.reading.promises.lexicon import Lexicon, Word

_SOURCES = {
    "order_form": "paper", "msa": "paper", "sow": "paper", "dpa": "paper", "amendment": "paper",
    "side_letter": "paper", "contract": "paper", "rfp_response": "answer",
    "security_questionnaire": "answer", "email": "mail", "call": "talk", "chat": "talk",
    "demo": "talk", "slide_deck": "deck", "roadmap_slide": "deck", "marketing": "deck",
}  # fmt: skip
_SIZES = (2, 4, 7, 12, 20, 35)
_AROUND = (
    "not", "neg", "want", "ask", "question", "competitor", "customer", "colon", "internal",
    "past", "hypo", "yes", "capability", "penalty", "done", "require", "boiler",
)  # fmt: skip
_DOUBTS = (
    "not", "neg", "want", "ask", "question", "competitor", "customer", "they", "internal", "past",
    "hypo", "done", "require", "third", "name", "send",
)  # fmt: skip
_DAYS = ("day_number", "month", "weekday", "season", "period", "soon", "year")


class Scene(Struct, frozen=True):
    """A text with its words and clauses, and where it comes from."""

    text: str
    found: Sequence[Word]
    clauses: Sequence[Clause]
    written_on: dt.date | None
    source: str


def features(scene: Scene, at: int, words: Lexicon) -> Iterator[str]:
    """The features of one clause by name, in a fixed order; one may come twice."""
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last]
    mask = 0
    for word in inside:
        mask |= word.classes
    kind = _SOURCES.get(scene.source, "any")
    yield f"source:{kind}"
    for name in words.names_of(mask):
        yield f"has:{name}"
        yield f"has:{name}:{kind}"
    yield from _size(inside)
    yield from _opening(inside, clause, words)
    yield from _subject(inside, kind, words)
    yield from _values(inside, mask, scene, words)
    yield from _pairs(mask, words)
    yield from _neighbours(scene, at, words)
    yield from _grams(inside, words)


def _classes(prefix: str, mask: int, words: Lexicon) -> Iterator[str]:
    for name in words.names_of(mask):
        yield f"{prefix}:{name}"


def _size(inside: Sequence[Word]) -> Iterator[str]:
    count = sum(1 for word in inside if word.word[0].isalnum())
    for size in _SIZES:
        if count <= size:
            yield f"size:{size}"


def _opening(inside: Sequence[Word], clause: Clause, words: Lexicon) -> Iterator[str]:
    yield f"opens:{clause.opening}"
    for word in inside[:1]:
        yield from _classes("first", word.classes, words)
    mask = 0
    for word in inside[1:4]:
        mask |= word.classes
    yield from _classes("early", mask, words)
    for word in inside[-1:]:
        yield from _classes("last", word.classes, words)


_WHO = (
    "we", "i", "provider", "team", "customer", "you", "they", "third", "competitor", "capability",
    "name",
    "org",
    "segment",
    "require",
)  # fmt: skip
_VERB = (
    "shall", "will", "future", "may", "would", "deliver", "state", "include", "commit", "told",
    "want", "efforts", "intent", "past",
)  # fmt: skip


class Deed(Struct, frozen=True):
    """The first verb of a clause with the classes of who stands last before it."""

    verb: int
    subject: int
    is_negated: bool


def first_deed(inside: Sequence[Word], words: Lexicon) -> Deed:
    """Who does what first; `verb` is nothing where there is no verb of ours."""
    who, verb, negated = words.of(*_WHO), words.of(*_VERB), words.of("not", "neg")
    subject = 0
    for n, word in enumerate(inside):
        if word.classes & verb and (n or not word.classes & who):
            near = inside[max(0, n - 2) : n + 4]
            is_negated = any(other.classes & negated for other in near)
            return Deed(word.classes & verb, subject, is_negated)
        if word.classes & who:
            subject = word.classes & who
    return Deed(0, subject, is_negated=False)


def _subject(inside: Sequence[Word], kind: str, words: Lexicon) -> Iterator[str]:
    """Who stands last before the first verb, and whether it is negated nearby."""
    deed = first_deed(inside, words)
    owners = words.names_of(deed.subject)
    if not deed.verb:
        yield "verb:none"
        yield from (f"about:{owner}" for owner in owners)
        return
    for name in words.names_of(deed.verb):
        yield f"verb:{name}"
        yield f"verb:{name}:{kind}"
        yield f"verb:{name}:{'not' if deed.is_negated else 'plain'}"
        yield from (f"subject:{owner}:{name}" for owner in owners or ("nobody",))
    for owner in owners or ("nobody",):
        yield f"subject:{owner}"
        yield f"subject:{owner}:{kind}"


def _values(inside: Sequence[Word], mask: int, scene: Scene, words: Lexicon) -> Iterator[str]:
    bit = words.bit
    day, count = words.of(*_DAYS), bit["count"]
    days = sum(1 for word in inside if word.classes & day)
    counts = sum(1 for word in inside if word.classes & count)
    yield f"days:{min(days, 4)}"
    yield f"counts:{min(counts, 4)}"
    timed = words.bit["time"]
    if any(a.classes & timed and b.classes & day for a, b in pairwise(inside)):
        yield "by_day"
    if any(
        a.classes & (count | bit["number"]) and b.classes & bit["unit"] for a, b in pairwise(inside)
    ):
        yield "quantity"
        for name in ("sla", "support", "price", "speed", "scale", "keep", "penalty"):
            if mask & bit[name]:
                yield f"quantity:{name}"
    if scene.written_on is not None:
        years = {int(word.word) for word in inside if word.classes & bit["year"]}
        if any(year < scene.written_on.year for year in years):
            yield "past_year"
        if any(year > scene.written_on.year for year in years):
            yield "future_year"


_THINGS = ("capability", "capability_word", "certification", "standard", "place_name", "model")
_DEEDS = ("will", "shall", "future", "deliver", "state", "include", "commit", "time", "yes")
_AGAINST = (
    "not",
    "neg",
    "want",
    "hypo",
    "past",
    "done",
    "customer",
    "competitor",
    "internal",
    "ask",
)


def _pairs(mask: int, words: Lexicon) -> Iterator[str]:
    bit = words.bit
    day = words.of(*_DAYS) & ~bit["year"]
    things = [name for name in _THINGS if mask & bit[name]]
    for thing in things:
        yield f"{thing}+{'day' if mask & day else 'no_day'}"
    if not things:
        yield f"nothing+{'day' if mask & day else 'no_day'}"
    for deed in _DEEDS:
        if mask & bit[deed]:
            yield f"{deed}+{'day' if mask & day else 'no_day'}"
            yield from (f"{deed}+{thing}" for thing in things)
            yield from (f"{deed}+{other}" for other in _AGAINST if mask & bit[other])
    for other in _AGAINST:
        if mask & bit[other] and mask & day:
            yield f"{other}+day"


def _neighbours(scene: Scene, at: int, words: Lexicon) -> Iterator[str]:
    for name, near in (("before", at - 1), ("after", at + 1)):
        if 0 <= near < len(scene.clauses):
            clause = scene.clauses[near]
            mask = 0
            for word in scene.found[clause.first : clause.last + 1]:
                mask |= word.classes
            for around in _AROUND:
                if mask & words.bit[around]:
                    yield f"{name}:{around}"
            if name == "before" and scene.clauses[at].opening == "part":
                yield from _classes("part_of", mask & words.of(*_DOUBTS), words)
    lead = lead_in(scene, at)
    if lead:
        yield "lead"
        yield from _classes("lead", lead, words)


def lead_in(scene: Scene, at: int) -> int:
    """The classes of the line with a colon that a list item hangs on."""
    if scene.clauses[at].opening not in ("bullet", "line", "part"):
        return 0
    for near in range(at - 1, max(-1, at - 12), -1):
        clause = scene.clauses[near]
        if scene.text[clause.end - 1 : clause.end + 1].rstrip()[-1:] == ":":
            mask = 0
            for word in scene.found[clause.first : clause.last]:
                mask |= word.classes
            return mask
        if clause.opening == "sentence":
            return 0
    return 0


_MASKED = (
    ("capability", "<capability>"), ("certification", "<standard>"), ("standard", "<standard>"),
    ("place_name", "<place>"), ("provider", "<provider>"), ("month", "<day>"),
    ("day_number", "<day>"), ("year", "<day>"), ("weekday", "<day>"), ("season", "<day>"),
    ("period", "<day>"), ("count", "#"), ("number", "#"),
)  # fmt: skip


def _grams(inside: Sequence[Word], words: Lexicon) -> Iterator[str]:
    """Masked words and pairs of them, and pairs of classes."""
    masks = [(words.bit[name], mask) for name, mask in _MASKED]
    masked = words.of(*(name for name, _ in _MASKED))
    line: list[tuple[str, int]] = []
    for word in inside:
        said = word.word
        if word.classes & masked:
            said = next(mask for bit, mask in masks if word.classes & bit)
        if not line or line[-1][0] != said or said[0] not in "<#":
            line.append((said, word.classes))
    previous, before = "^", "^"
    for said, classes in line:
        kind = words.first_name(classes)
        yield f"w:{said}"
        yield f"p:{previous} {said}"
        if kind:
            yield f"c:{before} {kind}"
            before = kind
        previous = said
    yield f"p:{previous} $"
    yield f"c:{before} $"
