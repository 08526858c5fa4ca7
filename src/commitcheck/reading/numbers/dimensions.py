"""What a dimension measures, told from its id: `p95_latency_ms` is a latency in ms."""

from itertools import pairwise
from typing import Literal

import msgspec

from commitcheck.reading.tokens import words_of

Concept = Literal[
    "availability", "response", "resolution", "rpo", "rto", "retention", "discount",
    "price_increase", "latency", "region", "deployment", "until", "share", "count", "other",
]  # fmt: skip

STANDARD_IDS: dict[Concept, str] = {
    "availability": "uptime_pct",
    "response": "support_response_minutes",
    "resolution": "resolution_minutes",
    "rpo": "rpo_minutes",
    "rto": "rto_minutes",
    "retention": "retention_days",
    "discount": "discount_pct",
    "price_increase": "price_increase_pct",
    "region": "data_region",
    "deployment": "deployment_model",
}
"""How a dimension is called where the vision has none for what was read."""

SECONDS: dict[str, float] = {
    "ms": 0.001, "millisecond": 0.001, "sec": 1, "second": 1, "s": 1, "min": 60, "minute": 60,
    "hour": 3600, "hr": 3600, "h": 3600, "day": 86_400, "week": 604_800, "month": 2_592_000,
    "year": 31_536_000,
}  # fmt: skip
"""Seconds of a unit of time as dimension ids name it; a month is 30 days, a year 365."""

_BY_WORDS: tuple[tuple[Concept, tuple[frozenset[str], ...]], ...] = (
    ("availability", (frozenset(("uptime", "availability", "available")),)),
    ("rpo", (frozenset(("rpo",)),)),
    ("rto", (frozenset(("rto",)),)),
    ("latency", (frozenset(("latency", "response", "load")), frozenset(("ms", "millisecond")))),
    ("latency", (frozenset(("latency",)),)),
    ("resolution", (frozenset(("resolution", "resolve", "fix", "repair")),)),
    ("response", (frozenset(("response", "reaction", "reply", "acknowledgement")),)),
    ("retention", (frozenset(("retention", "archive", "backup", "kept")),)),
    ("discount", (frozenset(("discount", "rebate")),)),
    ("price_increase", (frozenset(("increase", "uplift", "escalation", "indexation")),)),
    ("region", (frozenset(("region", "residency", "location", "hosting", "country")),)),
    ("deployment", (frozenset(("deployment", "tenancy", "edition")),)),
)
_PERCENT = frozenset(("pct", "percent", "percentage"))


class Dimension(msgspec.Struct, frozen=True):
    """A dimension that words can give a value for.

    `seconds` are those of its unit of time, `per` is the time that a rate counts by (`second`),
    `percentile` the `95` of `p95`, `nouns` the folded words of what it counts or is a share of.
    """

    id: str
    concept: Concept
    seconds: float | None = None
    per: str | None = None
    percentile: str | None = None
    nouns: tuple[str, ...] = ()


def dimension_of(identifier: str, kind: str | None = None) -> Dimension:
    """What an id says about its dimension; `kind` is the type that the vision declares."""
    words = words_of(identifier)
    if kind == "date" or words[-1:] == ("until",):
        nouns = tuple(word for word in words if word not in ("available", "until", "supported"))
        return Dimension(identifier, "until", nouns=nouns)
    concept = _concept(words)
    if kind == "enum" and concept not in ("region", "deployment"):
        return Dimension(identifier, "other")
    percentile = next((b for a, b in pairwise(words) if a == "p"), None)
    per, rest = _rate(words)
    if concept is None:
        is_share = words[-1:] and words[-1] in _PERCENT
        nouns = tuple(word for word in rest if word not in _PERCENT)
        return Dimension(identifier, "share" if is_share else "count", per=per, nouns=nouns)
    seconds = next((SECONDS[word] for word in reversed(words) if word in SECONDS), None)
    return Dimension(identifier, concept, seconds, percentile=percentile)


def _concept(words: tuple[str, ...]) -> Concept | None:
    held = frozenset(words)
    for concept, wanted in _BY_WORDS:
        if all(held & some for some in wanted):
            return concept
    return None


def _rate(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """`requests_per_second` counts requests by the second."""
    if "per" not in words:
        return None, words
    at = words.index("per")
    return " ".join(words[at + 1 : at + 2]) or None, words[:at]
