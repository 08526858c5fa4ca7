"""What the matcher answers with: an item, how near it is, and the words that say so.

The items of a vision are what a promise can be about.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct


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
