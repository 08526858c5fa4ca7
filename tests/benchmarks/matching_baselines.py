"""What the engines are measured against: plain comparisons of whole texts."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module

from benchmarks.matching_sets import LabelledSet, whole
from commitcheck.matching import EngineUnavailable
from commitcheck.matching.tokens import Tokenizer

Scores = Callable[[str], Sequence[float]]
"""For the text of a promise a score for each item of the set."""


def plain_tfidf(data: LabelledSet) -> Scores:
    """Plain stemmed TF-IDF: raw counts, idf from both sides, cosine of whole texts."""
    tokenizer = Tokenizer()
    counts = {
        text: tokenizer.stems(Counter(tokenizer.forms(text)))
        for text in [whole(item) for item in data.items]
        + [promise.text for promise in data.promises]
    }
    held = Counter(
        stem
        for text in [whole(item) for item in data.items]
        + [promise.text for promise in data.promises]
        for stem in counts[text]
    )
    size = len(data.items) + len(data.promises)

    def vector(text: str) -> dict[str, float]:
        weights = {
            stem: count * (math.log((1 + size) / (1 + held[stem])) + 1)
            for stem, count in counts[text].items()
        }
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}

    items = [vector(whole(item)) for item in data.items]

    def scores(text: str) -> list[float]:
        mine = vector(text)
        return [
            sum(weight * other.get(stem, 0.0) for stem, weight in mine.items()) for other in items
        ]

    return scores


def rapidfuzz(data: LabelledSet) -> Scores:
    """The `token_set_ratio` of rapidfuzz on whole texts, as a share.

    Raises:
        EngineUnavailable: if rapidfuzz is not installed.
    """
    try:
        fuzz, utils = import_module("rapidfuzz.fuzz"), import_module("rapidfuzz.utils")
    except ImportError:
        raise EngineUnavailable("rapidfuzz is not installed") from None
    items = [utils.default_process(whole(item)) for item in data.items]
    return lambda text: [
        fuzz.token_set_ratio(utils.default_process(text), item) / 100 for item in items
    ]
