"""How far a candidate can be trusted: a logistic on its score, its lead and its competition."""

import math
from operator import mul

from msgspec import Struct

from commitcheck.matching.candidates import Band, ItemKind

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
