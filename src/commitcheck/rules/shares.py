"""So much of so much, held against a threshold whose own value is still fine."""

from math import isclose
from typing import NamedTuple

from commitcheck.model.phrase import Phrase, words


class Share(NamedTuple):
    """A part of a whole. Sums of efforts carry binary dust, so "exactly at" is meant loosely."""

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        """The fraction; None where there is no whole to be a part of."""
        return self.part / self.whole if self.whole > 0 else None

    @property
    def percent(self) -> Phrase:
        """`25%`, `43.6%`; `more than there is` of nothing."""
        return words("more than there is") if self.value is None else percent(self.value)

    def exceeds(self, limit: float) -> bool:
        """Strictly above the limit; something of nothing exceeds every limit."""
        if self.value is None:
            return self.part > 0
        return exceeds(self.value, limit)

    def is_below(self, limit: float) -> bool:
        """Strictly below the limit; nothing is below where there is no whole."""
        return self.value is not None and exceeds(limit, self.value)


def exceeds(one: float, other: float) -> bool:
    """Greater, and not only by the dust of a sum of fractions."""
    return one > other and not isclose(one, other, rel_tol=1e-9)


def percent(fraction: float) -> Phrase:
    """A fraction of 1 as a reader writes it, with one decimal where it has one."""
    return words(f"{fraction * 100:.1f}".removesuffix(".0") + "%")


def weeks(effort: float) -> float:
    """Person-weeks as they are printed: no binary dust."""
    return round(effort, 2)
