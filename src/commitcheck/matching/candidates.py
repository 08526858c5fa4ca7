"""What the matcher answers with: an item, how near it is, and the words that say so."""

from enum import StrEnum

from msgspec import Struct

from commitcheck.matching.items import Field, ItemKind


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
