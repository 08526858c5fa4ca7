"""How likely a clause of a document is a promise: a logistic table over its named features.

Trained by `tests/benchmarks/documents/fit.py` on labelled clauses; docs/documents.md says how well.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from commitcheck.reading.documents.shape import Setting, features

THRESHOLD = 0.38
"""From here on a clause is a promise; the best for whole publishers left out of the training."""
NOTES_THRESHOLD = 0.7
"""In minutes and retrospectives, which tell what was and promise little."""


class Weights(msgspec.Struct, frozen=True):
    """What each feature adds to the logit, beside the intercept."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, found: Mapping[str, float]) -> float:
        """Of a clause with these features."""
        known = self.weights
        total = self.intercept + sum(known.get(name, 0.0) * size for name, size in found.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def reasons(self, found: Mapping[str, float], count: int = 3) -> tuple[str, ...]:
        """The features that spoke most for it."""
        known = self.weights
        ranked = sorted(found, key=lambda name: (-known.get(name, 0.0) * found[name], name))
        return tuple(name for name in ranked[:count] if known.get(name, 0.0) > 0)


@lru_cache(1)
def weights() -> Weights:
    """The table that comes with the program."""
    at = files("commitcheck.reading").joinpath("table", "document.json")
    return msgspec.json.decode(at.read_bytes(), type=Weights)


def probabilities(document: Setting, table: Weights) -> list[float]:
    """Of each clause that is no heading, that it is a promise."""
    return [table.probability(features(document, at)) for at in range(len(document.seen))]
