"""The kind of a document's promise: its words, then its lead-in and heading, then its document."""

import math
from collections.abc import Mapping
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


_BY_WORDS_ALONE: tuple[Kind, ...] = ("mfn", "exclusivity", "ip_escrow")
"""Too rare to be learned, and too grave to be missed: their own words decide."""
_DOCUMENT = (
    "security", "standard", "development", "schedule", "service", "support", "shall", "you", "we",
    "present", "legal", "enabling", "people", "level",
)  # fmt: skip
_MANY = 3


class KindTable(msgspec.Struct, frozen=True):
    """Weights of each kind, trained by `tests/benchmarks/documents/fit_kinds.py`."""

    kinds: Mapping[Kind, Weights]


@lru_cache(1)
def kind_table() -> KindTable:
    """The table that comes with the program."""
    at = files("commitcheck.reading").joinpath("table", "document_kinds.json")
    return msgspec.json.decode(at.read_bytes(), type=KindTable)


def kind_of(clause: Clause, overall: Mapping[str, float], table: KindTable | None = None) -> Kind:
    """The kind with the most for it; `overall` are the shares of topics in the document."""
    found = kind_features(clause, overall)
    for kind in _BY_WORDS_ALONE:
        if f"{kind}:words" in found:
            return kind
    weights = (table or kind_table()).kinds
    return max(weights, key=lambda kind: (weights[kind].probability(found), kind))


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
    return found
