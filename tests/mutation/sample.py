"""A sample of mutants, drawn by dice that always fall alike, and what it says of all."""

import random
from collections.abc import Sequence
from math import sqrt

from mutation.making import Mutant

_SURE = 1.96
"""Standard deviations of 95 %."""


def drawn_from(every: Sequence[Mutant], count: int, seed: int) -> list[Mutant]:
    return sorted(random.Random(seed).sample(every, min(count, len(every))))  # noqa: S311 - dice


def interval(killed: int, drawn: int) -> tuple[float, float]:
    """Wilson's, in which the share of all lies with 95 %; drawing from few makes it narrower."""
    share, spread = killed / drawn, _SURE**2 / drawn
    middle = (share + spread / 2) / (1 + spread)
    half = _SURE * sqrt(share * (1 - share) / drawn + spread / (4 * drawn)) / (1 + spread)
    return middle - half, middle + half
