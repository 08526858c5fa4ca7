"""The kind of a document's promise: its words, then its lead-in and heading, then its document."""

import math
from collections import Counter
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


_BY_WORDS_ALONE: tuple[Kind, ...] = (
    "mfn", "exclusivity", "ip_escrow", "eol_support", "data_residency", "performance", "pricing",
)  # fmt: skip
"""Too rare to be learned: their own words decide. The first three are too grave to be missed."""
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
    """The kind with the most for it; `overall` is what the document speaks of (`spoken_of`)."""
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
    found.update((name, share) for name, share in overall.items() if name.endswith(":words"))
    return found
