"""Two names and then two values: the values stand in the order of their names."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RPO/RTO 15 min/4 h", "rpo_minutes 15 clear: 15 min + rto_minutes 240 clear: 4 h"),
        ("RTO/RPO: 4 h / 30 min", "rto_minutes 240 clear: 4 h + rpo_minutes 30 clear: 30 min"),
        (
            "RPO and RTO of 15 minutes and 4 hours",
            "rpo_minutes 15 clear: 15 minutes + rto_minutes 240 clear: 4 hours",
        ),
        (
            "Reaktions- und Lösungszeit: 30 Minuten / 8 Stunden",
            (
                "support_response_minutes 30 clear: 30 Minuten "
                "+ resolution_minutes 480 clear: 8 Stunden"
            ),
        ),
        ("RPO 15 min / RTO 4 h", "rpo_minutes 15 clear: 15 min + rto_minutes 240 clear: 4 h"),
        ("RPO/RTO 15 min", "rto_minutes 15 clear: 15 min"),
    ],
)
def test_values_of_a_pair(measured: Callable[..., str], text: str, said: str) -> None:
    assert measured(text, None) == said


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        (
            "resp. 2h, fix 8h",
            "support",
            "support_response_minutes 120 clear: 2h + resolution_minutes 480 clear: 8h",
        ),
        (
            "95 of 100 page requests are answered in under one second",
            None,
            "p95_latency_ms max 1000 clear: one second",
        ),
        ("99 out of 100 calls return in 250 ms", None, "p99_latency_ms 250 clear: 250 ms"),
    ],
)
def test_short_forms_and_shares(
    measured: Callable[..., str], text: str, kind: str | None, said: str
) -> None:
    assert measured(text, kind) == said
