"""Bands: from a lead to what a reader may trust."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.matching import ENGINE_NAMES, Band, ItemKind
from commitcheck.matching.candidates import CALIBRATION, Lead, band

SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("kind", "probability", "expected"),
    [
        (ItemKind.CAPABILITY, 0.7, Band.MATCH),
        (ItemKind.CAPABILITY, 0.69, Band.POSSIBLE),
        (ItemKind.CAPABILITY, 0.4, Band.POSSIBLE),
        (ItemKind.CAPABILITY, 0.39, Band.NONE),
        (ItemKind.NON_GOAL, 0.7, Band.MATCH),
        (ItemKind.NON_GOAL, 0.35, Band.POSSIBLE),
        (ItemKind.NON_GOAL, 0.34, Band.NONE),
    ],
)
def test_borders(kind: ItemKind, probability: float, expected: Band) -> None:
    """A border belongs to the better band; a non-goal is possible sooner."""
    assert band(kind, probability) is expected


@pytest.mark.parametrize("engine", ENGINE_NAMES)
@given(SHARES, SHARES, st.integers(0, 100_000))
def test_more_score_never_means_less(engine: str, score: float, less: float, rivals: int) -> None:
    """Whatever the calibration, a higher score with the same rivals is no less probable."""
    logistic = CALIBRATION[engine]
    high, low = max(score, less), min(score, less)
    above, below = (logistic.probability(Lead(value, value - 0.1, rivals)) for value in (high, low))

    assert 0 <= below <= above <= 1
