"""How likely a clause is a promise of ours: a logistic table of 16 kB over its features.

Trained by `tests/benchmarks/reading_fit.py` on labelled texts; docs/reading.md says how well.
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from zlib import crc32

from commitcheck.reading.lexicon import Lexicon
from commitcheck.reading.promise_shape import Scene, features, first_deed

BITS = 14
"""The table has two to this power weights."""
THRESHOLD = 0.52
"""From here on a clause is read as a promise; chosen between the hands that wrote the texts."""
_HEADER = 8


class Table:
    """Int8 weights by the hash of a feature's name, behind eight bytes: scale and intercept,
    each an int32 in ten-thousandths.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._scale = int.from_bytes(data[:4], "little", signed=True) / 10_000
        self._intercept = int.from_bytes(data[4:8], "little", signed=True) / 10_000
        self._weights = memoryview(data)[_HEADER:].cast("b")
        if len(self._weights) != 1 << BITS:
            raise ValueError(f"{len(self._weights)} weights, expected {1 << BITS}")

    def probability(self, names: Iterable[str]) -> float:
        """Of the features of a clause; one that comes twice counts once."""
        weights = self._weights
        total = sum(weights[slot(name)] for name in set(names))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total * self._scale + self._intercept))))

    def weight(self, name: str) -> float:
        """What a feature adds to the logit."""
        return self._weights[slot(name)] * self._scale


def slot(name: str) -> int:
    """Where the weight of a feature stands."""
    return crc32(name.encode()) & ((1 << BITS) - 1)


@lru_cache(1)
def table() -> Table:
    """The table that comes with the program."""
    at = files("commitcheck.reading").joinpath("table", "promise.int8")
    return Table(at.read_bytes())


def probabilities(scene: Scene, words: Lexicon, weights: Table) -> list[float]:
    """Of each clause of a text, that it is a promise of ours."""
    return [
        0.0 if _is_nobodys(scene, at, words) else weights.probability(features(scene, at, words))
        for at in range(len(scene.clauses))
    ]


def _is_nobodys(scene: Scene, at: int, words: Lexicon) -> bool:
    """Is it a question, or what a competitor does? Then it is no promise, whatever its score."""
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last]
    if inside[-1].classes & words.bit["question"]:
        return True
    return bool(first_deed(inside, words).subject & words.bit["competitor"])
