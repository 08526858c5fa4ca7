"""What git tells about the promises of today: did they hold when they were signed?

A plain value beside the project, made where a history is asked for. WVR955 reads the waivers that
were taken out of their file.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from commitcheck.model.decision import Waiver
from commitcheck.model.phrase import counted

Outcome = Literal["held", "broken_since", "wrong_from_the_start", "healed", "could_not_be_judged"]

TOLD: tuple[tuple[Outcome, str], ...] = (
    ("broken_since", "broken since signing"),
    ("wrong_from_the_start", "wrong from the first day"),
    ("healed", "healed"),
    ("could_not_be_judged", "could not be judged"),
)
"""The outcomes that a reader is told, in their order; promises that held are counted only."""


class SinceSigned(Struct, frozen=True):
    """An open signed promise, then and now. `since` is the day of the change of the vision that
    broke it; None where it is not broken, or not by the vision.
    """

    commitment: str
    outcome: Outcome
    signed_on: dt.date | None = None
    since: dt.date | None = None


class PastWaiver(Struct, frozen=True):
    """A waiver that is not in the file any more. `things` are kind and id of what the findings
    that it took stood against, `deals` whose they were; one that never `stood` counts for nothing.
    """

    waiver: Waiver
    stood: bool = False
    things: tuple[tuple[str, str], ...] = ()
    deals: tuple[str, ...] = ()


_MOST_GAPS = 3


class History(Struct, frozen=True):
    """Every open signed promise, and the dominant root problems of the two months before, oldest
    first. Of the `notes`, `gaps` are those about what is missing: a shallow clone, a commit that
    cannot be read.
    """

    promises: tuple[SinceSigned, ...] = ()
    dominant_roots: tuple[str | None, ...] = ()
    notes: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    past_waivers: tuple[PastWaiver, ...] = ()

    def of(self, outcome: Outcome) -> tuple[SinceSigned, ...]:
        """The promises with an outcome."""
        return tuple(signed for signed in self.promises if signed.outcome == outcome)

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each outcome that a reader is told."""
        return counts_of(signed.outcome for signed in self.promises)

    @property
    def sentence(self) -> str:
        """`of 3 signed promises 1 broken since signing, 1 wrong from the first day`."""
        return signed_sentence(self.counts, len(self.promises))

    @property
    def whole_sentence(self) -> str:
        """The same with what is missing in it, as many words as a page has room for."""
        first, rest = self.gaps[:_MOST_GAPS], self.gaps[_MOST_GAPS:]
        more = (f"{len(rest)} more like it",) if rest else ()
        return "; ".join((self.sentence, *first, *more))


def counts_of(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """How many there are of each outcome that a reader is told."""
    number = Counter(outcomes)
    return {outcome: number[outcome] for outcome, _ in TOLD}


def signed_sentence(counts: Mapping[str, int], total: int) -> str:
    """How many signed promises had which outcome."""
    if not total:
        return "no open promise is signed"
    parts = [f"{counts[outcome]} {said}" for outcome, said in TOLD if counts[outcome]]
    whole = counted(total, "signed promise")
    return f"of {whole} {', '.join(parts)}" if parts else f"all of {whole} held as signed"
