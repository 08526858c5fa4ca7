"""What of the vision a promise meets: a capability, a certification, a bound, a non-goal."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from commitcheck.model.reading import ReadPromise
from commitcheck.model.vision import NonGoal, Vision


class Touch(NamedTuple):
    """`what` is "capability", "roadmap item", "certification", "guardrail" or "non-goal"."""

    what: str
    id: str


def touches_of(vision: Vision | None, text: str, promise: ReadPromise) -> tuple[Touch, ...]:
    """In the order above; nothing without a vision."""
    if vision is None:
        return ()
    return tuple(dict.fromkeys(_touches(vision, text, promise)))


def _touches(vision: Vision, text: str, promise: ReadPromise) -> Iterator[Touch]:
    yield from (Touch("capability", name) for name in promise.capabilities)
    yield from (Touch("roadmap item", name) for name in promise.roadmap_items)
    if promise.certification:
        yield Touch("certification", promise.certification)
    if promise.dimension:
        bounds = [bound.id for bound in vision.guardrails if bound.dimension == promise.dimension]
        yield from (Touch("guardrail", name) for name in bounds)
        if not bounds and any(fact.dimension == promise.dimension for fact in vision.facts):
            yield Touch("fact", promise.dimension)
    for goal in vision.non_goals:
        met = set(goal.capabilities) & set(promise.capabilities)
        if met or (goal.keywords and _keywords(goal).search(text)):
            yield Touch("non-goal", goal.id)


@lru_cache(256)
def _keyword_pattern(keywords: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, any white space between them, also with an ending of up to three letters."""
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in keywords if word.strip())
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})\w{{0,3}}(?!\w)", re.IGNORECASE)


def _keywords(goal: NonGoal) -> re.Pattern[str]:
    return _keyword_pattern(goal.keywords)
