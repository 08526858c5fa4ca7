"""The logistic behind the bands, fitted: ridge-penalised maximum likelihood by Newton's steps."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from commitcheck.matching.candidates import Lead, Logistic

_PENALTY = 1e-3
_STEPS = 50


@dataclass(frozen=True)
class Sample:
    """The lead of a promise's top candidate, and whether that was a right item."""

    lead: Lead
    is_right: bool


def fitted(samples: Sequence[Sample]) -> Logistic:
    """The coefficients that make the samples most likely, every sample weighing the same."""
    weights = [0.0] * 4
    for _ in range(_STEPS):
        gradient = [-_PENALTY * weight for weight in weights]
        curvature = [[_PENALTY * (row == column) for column in range(4)] for row in range(4)]
        for sample in samples:
            inputs = Logistic.inputs(sample.lead)
            expected = Logistic(*weights).probability(sample.lead)
            for row, value in enumerate(inputs):
                gradient[row] += value * (sample.is_right - expected)
                for column, other in enumerate(inputs):
                    curvature[row][column] += value * other * expected * (1 - expected)
        steps = solved(curvature, gradient)
        weights = [weight + step for weight, step in zip(weights, steps, strict=True)]
        if math.hypot(*steps) < 1e-9:
            break
    return Logistic(*weights)


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The x with matrix x = right, for a small positive definite matrix; by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            factor = below[at] / pivot[at]
            below[:] = [x - factor * y for x, y in zip(below, pivot, strict=True)]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][other] * found[other] for other in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found
