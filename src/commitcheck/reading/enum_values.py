"""The values of the vision's enums and the words that stand for them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from commitcheck.model.vision import Vision
from commitcheck.reading.dimensions import Concept
from commitcheck.reading.terms import Terms
from commitcheck.reading.vision_words import VisionWords


class EnumValue(NamedTuple):
    """A value of a dimension of the vision."""

    dimension: str
    value: str


@lru_cache(64)
def enum_terms(words: VisionWords, concept: Concept) -> Terms[EnumValue]:
    """The everyday words for the values of the dimension that is a concept's, and the values."""
    if words.vision is None:
        return Terms(())
    names = {item.id for item in words.dimensions if item.concept == concept}
    return Terms(_entries(words.vision, names))


def values_of(words: VisionWords, concept: Concept) -> tuple[EnumValue, ...]:
    """Every value that the vision names for a concept's dimension, in its order."""
    if words.vision is None:
        return ()
    names = {item.id for item in words.dimensions if item.concept == concept}
    return tuple(dict.fromkeys(value for _, value in _entries(words.vision, names)))


def _entries(vision: Vision, names: set[str]) -> Iterator[tuple[str, EnumValue]]:
    for dimension in vision.dimensions:
        if dimension.id in names:
            for value, spelt in dimension.words.items():
                yield from ((word, EnumValue(dimension.id, value)) for word in spelt)
    for dimension in vision.dimensions:
        if dimension.id in names:
            yield from ((value, EnumValue(dimension.id, value)) for value in dimension.words)
    for bound in vision.guardrails:
        if bound.dimension in names:
            listed = bound.value if isinstance(bound.value, tuple) else (bound.value,)
            yield from (
                (value, EnumValue(bound.dimension, value))
                for value in listed
                if isinstance(value, str)
            )
