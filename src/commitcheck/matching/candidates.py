"""What the matcher answers with: an item, how near it is, and the words that say so.

The items of a vision are what a promise can be about.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from operator import itemgetter, mul

from msgspec import Struct

from commitcheck.matching.tokens import Tokenizer


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
