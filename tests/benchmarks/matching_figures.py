"""The figures of merit of a ranking, and how sure they are."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from benchmarks.matching_sets import LabelledSet

Ranking = list[tuple[float, str]]
"""Scores and item ids, best first, ties by id."""

T = TypeVar("T")
RESAMPLES = 1000


def average_precision(ranking: Ranking, right: frozenset[str]) -> float:
    """The mean, over the right items, of the precision down to each."""
    hits, total = 0, 0.0
    for place, (_, name) in enumerate(ranking, start=1):
        if name in right:
            hits += 1
            total += hits / place
    return total / len(right)


def recall(ranking: Ranking, right: frozenset[str], depth: int) -> float:
    """The share of the right items among the first `depth`."""
    return len(right & {name for _, name in ranking[:depth]}) / len(right)


def best_f1(data: LabelledSet, rankings: Sequence[Ranking]) -> float:
    """The best F1 over all pairs that one score threshold for the whole set can reach."""
    pairs = sorted(
        (
            (score, name in promise.right)
            for promise, ranking in zip(data.promises, rankings, strict=True)
            for score, name in ranking
        ),
        reverse=True,
    )
    links = sum(len(promise.right) for promise in data.promises)
    hits, best = 0, 0.0
    for taken, (_, is_right) in enumerate(pairs, start=1):
        hits += is_right
        best = max(best, 2 * hits / (taken + links))
    return best


def interval(values: Sequence[T], figure: Callable[[Sequence[T]], float]) -> str:
    """The 95 % bootstrap interval of a figure over resampled values, always the same draws."""
    draw = random.Random(7)  # noqa: S311 - resampling, no secret
    drawn = sorted(figure(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return f"[{drawn[RESAMPLES // 40]:.3f}, {drawn[-RESAMPLES // 40]:.3f}]"


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
