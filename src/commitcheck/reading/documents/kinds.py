"""The kind of a document's promise: its words, then its lead-in and heading, then its document."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from commitcheck.model.document import Clause
from commitcheck.model.vocabulary import Kind
from commitcheck.reading.documents.shape import Setting, features, without_addresses, word_patterns

# How likely a clause of a document is a promise: a logistic table over its named features.
#
# Trained by `tests/benchmarks/documents/fit.py` on labelled clauses;
# docs/documents.md says how well.

THRESHOLD = 0.38
"""From here on a clause is a promise; the best for whole publishers left out of the training."""
NOTES_THRESHOLD = 0.7
"""In minutes and retrospectives, which tell what was and promise little."""


class Weights(msgspec.Struct, frozen=True):
    """What each feature adds to the logit, beside the intercept."""

    intercept: float
    weights: Mapping[str, float]

    def logit(self, found: Mapping[str, float]) -> float:
        """Of a clause with these features."""
        known = self.weights
        return self.intercept + sum(known.get(name, 0.0) * size for name, size in found.items())

    def probability(self, found: Mapping[str, float]) -> float:
        """Of a clause with these features."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.logit(found)))))


@lru_cache(1)
def weights() -> Weights:
    """The table that comes with the program."""
    at = files("commitcheck.reading").joinpath("table", "document.json")
    return msgspec.json.decode(at.read_bytes(), type=Weights)


def probabilities(document: Setting, table: Weights) -> list[float]:
    """Of each clause that is no heading, that it is a promise."""
    return [table.probability(features(document, at)) for at in range(len(document.seen))]


_BY_WORDS_ALONE: tuple[Kind, ...] = (
    "mfn", "exclusivity", "ip_escrow", "eol_support", "data_residency", "performance", "pricing",
)  # fmt: skip
"""Too rare to be learned: their own words decide. The first three are too grave to be missed."""
_DOCUMENT = (
    "security", "standard", "development", "schedule", "service", "support", "shall", "you", "we",
    "present", "legal", "enabling", "people", "level",
)  # fmt: skip
_MANY = 3
_BESIDE = 10
_OF_NEIGHBOURS = 0.4
"""How much the promises on both sides count; chosen with whole publishers left out."""
_SURE = 4.0


class KindTable(msgspec.Struct, frozen=True):
    """Weights of each kind, trained by `tests/benchmarks/documents/fit_kinds.py`."""

    kinds: Mapping[Kind, Weights]


@lru_cache(1)
def kind_table() -> KindTable:
    """The table that comes with the program."""
    at = files("commitcheck.reading").joinpath("table", "document_kinds.json")
    return msgspec.json.decode(at.read_bytes(), type=KindTable)


def spoken_of(document: Setting) -> dict[str, float]:
    """The document as its kinds need it: what is said of all of it, and twice the share of its
    clauses that have words of a kind: a statement of work promises other things than a policy.
    """
    count: Counter[str] = Counter()
    for item in document.seen:
        text = without_addresses(item.clause.text)
        count.update(
            f"all:{kind}:words"
            for kind, words in word_patterns("document_kinds.txt")
            if words.search(text)
        )
    shares = {name: 2 * found / len(document.seen) for name, found in sorted(count.items())}
    return {**document.overall, **shares}


def kind_of(clause: Clause, overall: Mapping[str, float], table: KindTable | None = None) -> Kind:
    """The kind of a promise that stands alone."""
    return kinds_of((clause,), overall, table)[0]


def kinds_of(
    clauses: Sequence[Clause], overall: Mapping[str, float], table: KindTable | None = None
) -> list[Kind]:
    """The kinds of a document's promises, in its order: of each what speaks most for it in its
    own words, and some in those of its neighbours below the same headings, which are often alike.

    `overall` is what the document speaks of (`spoken_of`).
    """
    weights = (table or kind_table()).kinds
    found = [kind_features(clause, overall) for clause in clauses]
    scores = [{kind: weights[kind].logit(features) for kind in weights} for features in found]
    sections: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, clause in enumerate(clauses):
        sections[clause.headings].append(at)
    kinds: dict[int, Kind] = {}
    for section in sections.values():
        for place, at in enumerate(section):
            near = section[max(0, place - _BESIDE) : place] + section[place + 1 :][:_BESIDE]
            own = next((kind for kind in _BY_WORDS_ALONE if f"{kind}:words" in found[at]), None)
            kinds[at] = own or _smoothed(scores[at], [scores[other] for other in near])
    return [kinds[at] for at in range(len(clauses))]


def _smoothed(own: Mapping[Kind, float], near: Sequence[Mapping[Kind, float]]) -> Kind:
    """The kind with the most for it; no neighbour counts more than it is sure."""

    def score(kind: Kind) -> float:
        beside = sum(max(-_SURE, min(_SURE, other[kind])) for other in near)
        return own[kind] + _OF_NEIGHBOURS * beside / max(1, len(near))

    return max(own, key=lambda kind: (score(kind), kind))


def kind_features(clause: Clause, overall: Mapping[str, float]) -> dict[str, float]:
    """Which kinds the clause, its lead-in, heading and title speak of, and its document."""
    text = without_addresses(clause.text)
    title = clause.headings[0] if clause.headings else ""
    found = {}
    for kind, words in word_patterns("document_kinds.txt"):
        count = len({match.casefold() for match in words.findall(text)})
        if count:
            found[f"{kind}:words"] = 1.0
            found[f"{kind}:many"] = min(count, _MANY) / _MANY
        for where, other in (
            ("lead", clause.lead_in),
            ("heading", clause.heading),
            ("title", title),
        ):
            if other and words.search(other):
                found[f"{kind}:{where}"] = 1.0
    found.update((f"all:{name}", overall.get(f"all:{name}", 0.0)) for name in _DOCUMENT)
    found.update((name, share) for name, share in overall.items() if name.endswith(":words"))
    return found
