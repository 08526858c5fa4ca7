"""What the matcher answers with: an item, how near it is, and the words that say so.

The items of a vision are what a promise can be about.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from itertools import pairwise
from operator import itemgetter, mul

from msgspec import Struct

from commitcheck.matching.tokens import Tokenizer
from commitcheck.model.pattern import pattern


class ItemKind(StrEnum):
    """The five kinds of item; only `NON_GOAL` is something the product says no to."""

    CAPABILITY = "capability"
    ROADMAP = "roadmap"
    THEME = "theme"
    GOAL = "goal"
    NON_GOAL = "non_goal"

    @property
    def spoken(self) -> str:
        """The kind in words: `non-goal`, `roadmap item`."""
        return {"roadmap": "roadmap item", "non_goal": "non-goal"}.get(self.value, self.value)


class Field(StrEnum):
    """The part of an item that a promise's words were found in."""

    TITLE = "title"
    DESCRIPTION = "description"
    ALIASES = "aliases"


class Band(StrEnum):
    """How far a candidate can be trusted.

    `NONE` never means "not in the vision": most promises that end there do have a home.
    """

    MATCH = "match"
    POSSIBLE = "possible"
    NONE = "no confident match"


class Evidence(Struct, frozen=True):
    """Why a candidate is one.

    Attributes:
        words: the shared words as they stand in the promise, the most telling first; empty when
            only the meaning is near.
        field: the part of the item that holds most of them, or None when there are none.
        notes: sentences to show beside the candidate: quantities that differ, a negation.
    """

    words: tuple[str, ...] = ()
    field: Field | None = None
    notes: tuple[str, ...] = ()


class Candidate(Struct, frozen=True):
    """One item near a promise; `score` lies within 0 and 1 and has four decimals."""

    kind: ItemKind
    id: str
    score: float
    band: Band
    evidence: Evidence


class Item(Struct, frozen=True):
    """One item of the vision.

    Attributes:
        kind: what the item is; it alone decides the polarity, never the words.
        id: unique within its kind.
        title: a name, a statement, or any text.
        description: more text, or "".
        aliases: other names and keywords, each as it would stand in a promise.
    """

    kind: ItemKind
    id: str
    title: str
    description: str = ""
    aliases: tuple[str, ...] = ()

    def fields(self) -> Iterator[tuple[Field, str]]:
        """The parts that hold any text, title first."""
        texts = (self.title, self.description, ", ".join(self.aliases))
        return ((field, text) for field, text in zip(Field, texts, strict=True) if text.strip())


# How far a candidate can be trusted: a logistic on its score, its lead and its competition.

MATCH_AT = 0.7
"""`match` from this probability on; the precision reached is in `docs/matching.md`."""

POSSIBLE_AT = 0.4
"""`possible` from this probability on, for what the product offers: precision first."""

POSSIBLE_NON_GOAL_AT = 0.35
"""`possible` for a non-goal: a missed conflict is dearer than a look in vain, so recall first.

What it finds and what it suggests in vain is the last table of `docs/matching.md`.
"""

_FEWEST_RIVALS = 8  # the smallest labelled set has nine items


class Lead(Struct, frozen=True):
    """What the probability is read from.

    Attributes:
        score: the candidate's score, within 0 and 1.
        margin: less the best score among its rivals; negative behind the best.
        rivals: how many items the candidate was compared with, at least 0.
    """

    score: float
    margin: float
    rivals: int


class Logistic(Struct, frozen=True):
    """Coefficients of a logistic regression on `Lead`."""

    intercept: float
    score: float
    margin: float
    competition: float

    @staticmethod
    def inputs(lead: Lead) -> tuple[float, float, float, float]:
        """What the coefficients multiply, in their order.

        With fewer rivals than any labelled set had, the competition counts as if there were eight:
        one item alone would otherwise seem a sure match.
        """
        return 1.0, lead.score, lead.margin, math.log(1 + max(lead.rivals, _FEWEST_RIVALS))

    def probability(self, lead: Lead) -> float:
        """The share of candidates with such a lead that were the right item, within 0 and 1."""
        coefficients = (self.intercept, self.score, self.margin, self.competition)
        return 1 / (1 + math.exp(-sum(map(mul, coefficients, self.inputs(lead)))))


CALIBRATION = {
    "default": Logistic(-0.76, 5.17, 11.89, -0.58),
    "semantic": Logistic(0.0, 5.2, 11.23, -0.7),
}
"""Fitted on the top candidate of every promise in six labelled sets (450 promises).

Four sets are requirement traces, two are feature requests against a project's own goals, non-goals
and roadmap. `tests/benchmarks/matching.py DATA_DIR --fit` prints these lines anew: ridge-penalised
maximum likelihood, all promises weighing the same; its table shows the precision reached on each
set by a fit on the others.
"""


def band(kind: ItemKind, probability: float) -> Band:
    """The band of an item of this kind."""
    if probability >= MATCH_AT:
        return Band.MATCH
    possible = POSSIBLE_NON_GOAL_AT if kind is ItemKind.NON_GOAL else POSSIBLE_AT
    return Band.POSSIBLE if probability >= possible else Band.NONE


# The words that say why an item is near a promise.

_MOST_WORDS = 8  # what a reader takes in at a glance


class ItemWords(Struct, frozen=True):
    """The stems of an item, together and field by field."""

    stems: frozenset[str]
    fields: tuple[tuple[Field, frozenset[str]], ...]

    @classmethod
    def of(cls, item: Item, tokenizer: Tokenizer) -> "ItemWords":
        """The stems of an item's fields."""
        fields = [
            (field, frozenset(map(tokenizer.stem, tokenizer.forms(text))))
            for field, text in item.fields()
        ]
        return cls(frozenset[str]().union(*(stems for _, stems in fields)), tuple(fields))


def shared_words(
    words: Mapping[str, str], item: ItemWords, idf: Callable[[str], float]
) -> tuple[tuple[str, ...], Field | None]:
    """The words a promise shares with an item, and the field that holds most of their weight.

    Args:
        words: for each stem of the promise the word it first stands in, in order.
        item: the item's stems.
        idf: how telling a stem is.

    Returns:
        At most eight words, the most telling first, and the field; `((), None)` if none is shared.
    """
    weights = {stem: idf(stem) for stem in words if stem in item.stems}
    if not weights:
        return (), None
    telling = sorted(weights, key=weights.__getitem__, reverse=True)
    field, _ = max(
        (
            (field, sum(weights[stem] for stem in weights if stem in held))
            for field, held in item.fields
        ),
        key=itemgetter(1),
    )
    return tuple(dict.fromkeys(words[stem] for stem in telling))[:_MOST_WORDS], field


# Quantities in prose, and where a promise asks for another one than the item states.
#
# Percentages, durations, amounts of data and counts of one thing are compared within their own
# dimension only, and only for a pair of texts that is matched already.

_NUMBER = pattern(
    r"(?<![\w.,/-])(\d{1,12}(?:[.,]\d{1,12}){0,4})[\s\u00a0-]?"
    r"((?:k|m|bn|thousand|million|billion)\b[\s\u00a0-]?)?"
    r"(%|[^\W\d_]+)(?:[\s\u00a0-]([^\W\d_]+))?"
)
_MULTIPLES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_PERCENT = ("%", "percent", "pct")
_SECONDS = {
    "ms": 0.001,
    "millisecond": 0.001,
    "s": 1,
    "sec": 1,
    "second": 1,
    "min": 60,
    "minute": 60,
    "h": 3600,
    "hr": 3600,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_800,
    "quarter": 7_889_400,
    "year": 31_557_600,
}
_PREFIXES = {"": 0, "k": 1, "kilo": 1, "m": 2, "mega": 2, "g": 3, "giga": 3, "t": 4, "tera": 4}
# `Mb` and `Gb` are bits by convention, so a capital prefix wants a capital B.
_DATA = pattern(r"(?:([kKMGT])(i?)B|([kmgt])b|(kilo|mega|giga|tera|)bytes?)")
_SAME_DURATION = 0.02  # "30 days" and "1 month" are one and the same in a contract
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SHORTEST_NOUN = 4


class Quantity(Struct, frozen=True):
    """A number with its dimension: `value` in percent, seconds, bytes or things."""

    dimension: str
    value: float
    spoken: str

    def is_same(self, other: "Quantity") -> bool:
        """Whether both state the same; durations of different units have some slack."""
        slack = _SAME_DURATION if self.dimension == "duration" else 1e-9
        return math.isclose(self.value, other.value, rel_tol=slack)

    def distance(self, other: "Quantity") -> float:
        """How far apart two values are, as the logarithm of their ratio."""
        return abs(math.log((self.value or 1e-9) / (other.value or 1e-9)))


def differences(promise: str, stated: str, speaker: str) -> tuple[str, ...]:
    """One sentence for each dimension in which a promise and an item name different values.

    Args:
        promise: the text of the promise.
        stated: the item.
        speaker: what the item is, as `non-goal`.

    Returns:
        Such as `asks 99.99 %, the non-goal says 99.9 %`, in the promise's order; nothing where
        any two values of a dimension agree.
    """
    theirs = list(quantities(stated))
    mine = list(quantities(promise)) if theirs else []
    notes = []
    for dimension in dict.fromkeys(quantity.dimension for quantity in mine):
        pairs = [
            (quantity, other)
            for quantity in mine
            for other in theirs
            if quantity.dimension == dimension == other.dimension
        ]
        if pairs and not any(quantity.is_same(other) for quantity, other in pairs):
            quantity, other = min(pairs, key=lambda pair: pair[0].distance(pair[1]))
            notes.append(f"asks {quantity.spoken}, the {speaker} says {other.spoken}")
    return tuple(notes)


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a text in order; numbers that measure nothing known are left out."""
    if not any(char.isdecimal() and not before.isalnum() for before, char in pairwise(f" {text}")):
        return  # none but those in names, as `CO2`
    for found in _NUMBER.finditer(text):
        number, multiple, unit, after = found.groups()
        value = _value(number) * _MULTIPLES.get((multiple or "").strip(" -\u00a0").lower(), 1)
        if not (measure := _measure(unit, after or "", number)):
            continue
        dimension, factor, spoken_until = measure
        end = found.end(4) if spoken_until == "after" else found.end(3)
        yield Quantity(dimension, value * factor, " ".join(text[found.start() : end].split()))


def _measure(unit: str, after: str, number: str) -> tuple[str, float, str] | None:
    """Dimension, factor to its base unit, and the last word that belongs to it."""
    word, singular = unit.lower(), unit.lower().removesuffix("s") or "s"
    if word in _PERCENT:
        return "percent", 1.0, "unit"
    if word == "per" and after.lower() == "cent":
        return "percent", 1.0, "after"
    for name in (word, singular):
        if name in _SECONDS:
            return "duration", _SECONDS[name], "unit"
    if word in {"business", "working"} and after.lower().removesuffix("s") in _SECONDS:
        return "working time", _SECONDS[after.lower().removesuffix("s")], "after"
    is_data = word.endswith(("b", "byte", "bytes"))
    if is_data and (data := _DATA.fullmatch(unit)):
        big, binary, small, name = data.groups()
        power = _PREFIXES[(big or small or name or "").lower()]
        return "data", (1024.0 if binary else 1000.0) ** power, "unit"
    return _count(word, after.lower(), number)


def _count(word: str, after: str, number: str) -> tuple[str, float, str] | None:
    """A count of things: a whole number before a plural, with one word between at most."""
    is_year = number.isdigit() and _FIRST_YEAR <= int(number) <= _LAST_YEAR
    if is_year or not _value(number).is_integer():
        return None
    for noun, last in ((word, "unit"), (after, "after")):
        if noun.endswith("s") and not noun.endswith("ss") and len(noun) >= _SHORTEST_NOUN:
            return f"count of {noun}", 1.0, last
    return None


def _value(number: str) -> float:
    """`1,000` and `1.000.000` are thousands, `99.9` and `99,9` decimals."""
    if number.isdecimal():
        return float(number)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        return float(number.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", number):
        return float(number.replace(".", "").replace(",", "."))
    whole, *rest = re.split(r"[.,]", number)
    return float(f"{whole}.{''.join(rest) or 0}")
