"""The kind of a document's promise: its words, then its lead-in and heading, then its document."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from commitcheck.model.document import Clause
from commitcheck.model.vocabulary import Kind
from commitcheck.reading.documents.finder import Weights
from commitcheck.reading.documents.patterns import without_addresses, word_patterns

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
