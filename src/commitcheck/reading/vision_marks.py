"""The words of a vision as phrases of the lexicon, for the finder: what is ours, and our things."""

from collections.abc import Iterator

from commitcheck.model.vision import Vision
from commitcheck.reading.lexicon import Lexicon, Phrases, split

_SHORTEST = 4
"""Shorter words of a name say nothing about it by themselves."""


def vision_marks(vision: Vision | None, words: Lexicon) -> Phrases:
    """For each first word the rest of the phrases that begin with it, and their classes."""
    marks: Phrases = {}
    if vision is None:
        return marks
    for phrase, name in _phrases(vision, words):
        parts = split(phrase)
        if parts:
            for variant in _variants(parts):
                entry = (tuple(variant[1:]), words.bit[name])
                listed = marks.setdefault(variant[0], [])
                if entry not in listed:
                    listed.append(entry)
    return marks


def _phrases(vision: Vision, words: Lexicon) -> Iterator[tuple[str, str]]:
    yield vision.product.name, "provider"
    for capability in vision.capabilities:
        for name in (capability.name or "", *capability.aliases, capability.id):
            yield from _of_capability(name.replace("_", " "), words)
    for item in vision.roadmap:
        yield item.title or "", "capability"
    for certification in vision.certifications:
        yield certification.id.replace("_", " "), "certification"
    for segment in vision.segments:
        yield segment.name or "", "segment"
        yield from ((word, "segment") for word in split(segment.name or "")[-1:])
    for dimension in vision.dimensions:
        for word in split(dimension.id.replace("_", " ")):
            if len(word) >= _SHORTEST:
                yield word, "dimension_word"


def _of_capability(name: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    yield name, "capability"
    for word in split(name):
        if len(word) >= _SHORTEST and not words.classes(word) & words.bit["function"]:
            yield word, "capability_word"


def _variants(parts: list[str]) -> Iterator[list[str]]:
    """The phrase as it stands and with its last word in the other number."""
    yield parts
    *rest, last = parts
    if last.endswith("s") and len(last) > _SHORTEST:
        yield [*rest, last[:-1]]
    elif last[-1:].isalpha():
        yield [*rest, last + "s"]
