"""A short way to ask what the numbers of a text measure."""

from collections.abc import Callable
from typing import Any

import pytest

from commitcheck.model.reading import Reading
from commitcheck.reading.numbers.quantities import read_quantities
from commitcheck.reading.vision_words import VisionWords

IDS = (
    *("uptime_pct", "support_response_minutes", "resolution_minutes", "rpo_minutes"),
    *("rto_minutes", "retention_days", "p95_latency_ms", "p99_latency_ms", "discount_pct"),
    *("price_increase_pct", "users", "sites", "requests_per_second", "messages_per_month"),
    "detection_rate_pct",
)


@pytest.fixture
def measured(words: Callable[..., VisionWords]) -> Callable[..., str]:
    """All values that a text states, the surest first: dimension, value, band and words."""
    known = words(dimensions=[{"id": name, "type": "number"} for name in IDS])

    def ask(text: str, kind: str | None) -> str:
        found = read_quantities(text, 0, len(text), known, kind=kind)
        return " + ".join(told(text, reading) for reading in found)

    return ask


def told(text: str, reading: Reading) -> str:
    value: Any = reading.value
    op = "" if value.op == "eq" else f" {value.op}"
    words = text[reading.start : reading.end]
    return f"{value.dimension}{op} {value.value} {reading.band}: {words}"
