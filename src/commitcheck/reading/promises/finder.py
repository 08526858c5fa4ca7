"""How likely a clause is a promise of ours: a logistic table of 16 kB over its features.

Trained by `tests/benchmarks/reading_fit.py` on labelled texts; docs/reading.md says how well. Among
the features are the words of the vision, as phrases of the lexicon: what is ours, and our things.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from commitcheck.model.vision import Vision
from commitcheck.reading.numbers.dimensions import Concept, dimension_of
from commitcheck.reading.promises.answers import (
    HAVE,
    asked_before,
    bears_all_liability,
    claims_a_standard,
    doubting,
    grants_best_terms,
    mask_of,
    plans_a_standard,
)
from commitcheck.reading.promises.lexicon import Lexicon, Phrases, split
from commitcheck.reading.promises.not_ours import not_ours
from commitcheck.reading.promises.shape import Scene, features, first_deed

BITS = 14
"""The table has two to this power weights."""

THRESHOLD = 0.42
"""From here on a clause is read as a promise; chosen between the hands that wrote the texts."""

THRESHOLD_OF_A_NAME = 0.2
"""From here on, where a place, a way to run it or a certification is named and nothing doubts it:
who names one to a customer speaks of what the customer gets."""

QUESTION, THRESHOLD_OF_A_QUESTION = "question", 0.25
"""The source of what sales asks about, and from where on a clause of it is read as a promise: who
asks whether something may be promised means most of the words so."""

THRESHOLD_OF_A_CLAIM = 0.1
"""From here on, where one of ours says that we have a certification that is named."""

_CERTIFIED = ("certif", "zertif", "complian", "konform", "conform")

THRESHOLD_OF_NOTHING = 0.75
"""From here on, where nothing that was promised is known, and not who does it: no capability, no
value, no remedy, no `we will`."""

_HEADER = 8
_CACHED = 50_000
"""Names of features; texts of one table share most of theirs."""


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
        self._weight_of = lru_cache(_CACHED)(lambda name: self._weights[slot(name)])

    def probability(self, names: Iterable[str]) -> float:
        """Of the features of a clause; one that comes twice counts once."""
        total = sum(map(self._weight_of, set(names)))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total * self._scale + self._intercept))))

    def weight(self, name: str) -> float:
        """What a feature adds to the logit."""
        return self._weights[slot(name)] * self._scale


def slot(name: str) -> int:
    """Where the weight of a feature stands."""
    # a broken file holds halves of characters, which no encoding takes by itself
    return crc32(name.encode("utf-8", "surrogatepass")) & ((1 << BITS) - 1)


@lru_cache(1)
def table() -> Table:
    """The table that comes with the program."""
    at = Path(__file__).parents[1].joinpath("table", "promise.int8")
    return Table(at.read_bytes())


def probabilities(scene: Scene, words: Lexicon, weights: Table) -> list[float]:
    """Of each clause of a text, that it is a promise of ours; 0 where `not_ours` says why not."""
    found = []
    for at in range(len(scene.clauses)):
        likely = weights.probability(features(scene, at, words))
        may_be = likely >= THRESHOLD_OF_A_CLAIM or is_said_outright(scene, at, words)
        is_others = may_be and not_ours(scene, at, words)
        found.append(0.0 if is_others else likely)
    return found


def is_said_outright(scene: Scene, at: int, words: Lexicon) -> bool:
    """That we have what a standard asks, or when we will, that we bear all liability, or that
    nobody has better terms: then the score does not matter.
    """
    is_of_a_standard = claims_a_standard(scene, at, words) or plans_a_standard(scene, at, words)
    is_of_terms = bears_all_liability(scene, at, words) or grants_best_terms(scene, at, words)
    return is_of_a_standard or is_of_terms


def threshold(scene: Scene, at: int, words: Lexicon) -> float:
    """From which probability on a clause is read as a promise."""
    clause = scene.clauses[at]
    if is_said_outright(scene, at, words):
        return 0.0
    said, inside = mask_of(scene, clause), scene.found[clause.first : clause.last]
    question = asked_before(scene, at, words)
    asked = mask_of(scene, scene.clauses[question]) if question is not None else 0
    named = words.of("place_name", "model", "certification", "standard")
    names_it = (said | asked) & named or _says_what_and_when(scene, at, said, words)
    doubts = words.of(*_DOUBTS) if question is None else words.of(*_DOUBTS) & ~words.bit["not"]
    if not names_it or doubting(inside, words) & doubts:
        return THRESHOLD_OF_A_QUESTION if scene.source == QUESTION else THRESHOLD
    standard = said & words.of("certification", "standard")
    is_ours = standard and said & words.of("we", "provider")
    has_it = any(word.word in HAVE or word.word.startswith(_CERTIFIED) for word in inside)
    return THRESHOLD_OF_A_CLAIM if is_ours and has_it else THRESHOLD_OF_A_NAME


def _says_what_and_when(scene: Scene, at: int, said: int, words: Lexicon) -> bool:
    """`We deliver SSO next Friday`: one of ours does it, a thing of ours, for a day."""
    when = words.of("month", "weekday", "season", "period", "day_number", "soon", "year")
    if not (said & words.bit["capability"] and said & when):
        return False
    return says_who_does_it(scene, at, words) or _is_a_thing_and_a_day(scene, at, when, words)


def _is_a_thing_and_a_day(scene: Scene, at: int, when: int, words: Lexicon) -> bool:
    """`SSO by June 2027`, and not one word more: what stands around it takes nothing from that."""
    clause = scene.clauses[at]
    plain = when | words.of("capability", "capability_word", "time", "number", "function")
    inside = scene.found[clause.first : clause.last]
    return all(word.classes & plain or not word.word[0].isalnum() for word in inside)


def says_who_does_it(scene: Scene, at: int, words: Lexicon) -> bool:
    """`We will deliver the app`: one of ours does it, whatever the vision knows of the thing."""
    clause = scene.clauses[at]
    deed = first_deed(scene.found[clause.first : clause.last], words)
    is_ours = bool(deed.subject & words.of("we", "i", "provider", "team"))
    does = words.of("shall", "will", "future", "commit", "deliver")
    return is_ours and bool(deed.verb & does)


_DOUBTS = (
    "not", "neg", "want", "ask", "question", "hypo", "competitor", "third", "past", "done",
    "internal", "require", "definition", "talk", "would", "may", "feel", "send", "customer",
    "they", "boiler",
)  # fmt: skip


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
    yield from ((name, "competitor") for name in _rivals(vision))
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
        named_by = _NAMED_BY.get(dimension_of(dimension.id).concept)
        if named_by is not None:
            yield from ((word, named_by) for said in dimension.words.values() for word in said)


_NAMED_BY: Mapping[Concept, str] = {"region": "place_name", "deployment": "model"}
"""What the vision's everyday words for the values of a dimension are."""


def _rivals(vision: Vision) -> Iterator[str]:
    for alternative in vision.positioning.alternatives if vision.positioning else ():
        if alternative.kind == "competitor":
            yield alternative.name or ""


def _of_capability(name: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    yield name, "capability"
    for word in split(name):
        if len(word) >= _SHORTEST and not words.classes(word) & words.bit["function"]:
            yield word, "capability_word"


def _variants(parts: list[str]) -> Iterator[list[str]]:
    """The phrase as it stands and with its last word in the other number."""
    yield parts
    *rest, last = parts
    if last.endswith("s") and len(last) >= _SHORTEST:
        if not last.endswith("ss"):
            yield [*rest, last[:-1]]
    elif last[-1:].isalpha():
        yield [*rest, last + "s"]
