"""The smallest set of changes with which a deal can be signed, as a value."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase

Action = Literal["move", "lower", "swap", "narrow", "strike", "approve", "decide"]

ASSUMED: frozenset[str] = frozenset(("approve", "decide"))
"""What somebody has to agree to: it is simulated, and no patch writes it."""

Standing = Literal["sound", "way_out", "no_way_out", "could_not_be_judged"]

Cell = str | int | float | bool | None | list[str | int | float]
"""A value of a promise as JSON has it."""


class Wording(Struct, frozen=True):
    """Words of the paper, and words that could stand there instead; never legal advice.

    None is no words: nothing is quoted, or the clause goes without a successor.
    """

    old: str | None = None
    new: str | None = None


class Step(Struct, frozen=True, kw_only=True):
    """One change of one promise. `text` is what to do, `loses` what the customer gives up by it.

    `who` is the role that must act, `by` the day of the signature; `at` is where the field
    stands, or its record where it is absent. `tells_others` says that `new` is what another
    customer was promised.
    """

    commitment: str
    title: str
    action: Action
    field: str
    old: Cell
    new: Cell
    who: str
    text: Phrase
    at: Location
    by: dt.date | None = None
    loses: Phrase | None = None
    words: Wording = Wording()
    tells_others: bool = False

    @property
    def is_assumed(self) -> bool:
        """Does it rest on somebody's agreement, and not on a change of the file?"""
        return self.action in ASSUMED


class WayOut(Struct, frozen=True, kw_only=True):
    """What would make a deal sound, proven by judging everything again with the changes made.

    `before` and `after` are words for a deal, as in a report; `after` is None where no way out
    was found. `is_complete` says that every cheaper set of the offered changes was ruled out.
    `missing` is what a plain yes would rest on and is not there, before as after. `keeps_arr` is
    what the deal is worth with the changes made, in `currency`; None where nobody says it.
    `is_unclear` says that no way out was found because something could not be judged.
    """

    deal: str
    customer: str
    before: str
    as_of: dt.date
    after: str | None = None
    is_complete: bool = True
    is_unclear: bool = False
    steps: tuple[Step, ...] = ()
    alternatives: tuple[tuple[Step, ...], ...] = ()
    why: Phrase | None = None
    missing: tuple[Phrase, ...] = ()
    keeps_arr: float | None = None
    currency: str | None = None
    signature: dt.date | None = None
    note: str = ""
    """What the library of wordings says of itself."""

    @property
    def standing(self) -> Standing:
        """Is it sound as it is, is there a way out or none, or could nobody judge it?"""
        if self.after is not None:
            return "way_out" if self.steps else "sound"
        is_unclear = self.is_unclear or self.before == "could_not_be_judged"
        return "could_not_be_judged" if is_unclear else "no_way_out"

    @property
    def is_if_agreed(self) -> bool:
        """Does it rest on what somebody still has to agree to?"""
        return any(step.is_assumed for step in self.steps)
