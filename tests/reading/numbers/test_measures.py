"""What numbers measure, how surely, by which words, and what a promise's kind says."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("99.9 % availability", None, "uptime_pct 99.9 clear: 99.9 %"),
        ("99.9 availability", None, "uptime_pct 99.9 clear: 99.9"),
        ("availability: 50 %", None, ""),
        ("availability: 51 %", None, "uptime_pct 51 clear: 51 %"),
        ("availability 98 guaranteed", None, ""),
        ("availability 98.5 guaranteed", None, "uptime_pct 98.5 clear: 98.5"),
        ("availability 97.5 guaranteed", None, ""),
        ("availability 100.5 guaranteed", None, ""),
        ("98.5", None, "uptime_pct 98.5 likely: 98.5"),
        ("98.5", "sla", "uptime_pct 98.5 likely: 98.5"),
        ("98 %", None, ""),
        ("99 %", None, "uptime_pct 99 likely: 99 %"),
        ("100 %", None, "uptime_pct 100 likely: 100 %"),
        ("101 %", None, ""),
        ("89 %", "sla", ""),
        ("90 %", "sla", "uptime_pct 90 likely: 90 %"),
        ("99.9 %", "performance", ""),
        ("99.9 % availability", "performance", ""),
        ("downtime of 0.5 %", None, "uptime_pct 99.5 clear: 0.5 %"),
        ("downtime of at most 0.5 %", None, "uptime_pct min 99.5 clear: 0.5 %"),
        ("downtime of at least 0.5 %", None, "uptime_pct max 99.5 clear: 0.5 %"),
        ("downtime of 0.5 %", "pricing", ""),
        ("2 nines", None, "uptime_pct 99 clear: 2 nines"),
        ("2.5 nines", None, "uptime_pct 99.5 clear: 2.5 nines"),
        ("3 nines", None, "uptime_pct 99.9 clear: 3 nines"),
        ("three nines five", None, "uptime_pct 99.95 clear: three nines five"),
        ("4 nines", None, "uptime_pct 99.99 clear: 4 nines"),
        ("4.5 nines", None, "uptime_pct 99.995 clear: 4.5 nines"),
        ("five nines", None, "uptime_pct 99.999 clear: five nines"),
        ("6 nines", None, "uptime_pct 99.9999 clear: 6 nines"),
        ("7 nines", None, ""),
        ("three nines", "pricing", ""),
    ],
)
def test_availability(measured: Callable[..., str], text: str, kind: str | None, said: str) -> None:
    """More than half of the time, by its word or by its size; a downtime is what is left of it."""
    assert measured(text, kind) == said


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("discount of 20 %", None, "discount_pct 20 clear: 20 %"),
        ("discount of 100 %", None, "discount_pct 100 clear: 100 %"),
        ("discount of 101 %", None, ""),
        ("discount of 20 %", "sla", ""),
        ("credit of 10 %", None, ""),
        ("credit of 10 %, discount of 5 %", None, "discount_pct 5 clear: 5 %"),
        ("10 % of the fee", None, ""),
        ("10 % of the annual licence fee", "pricing", ""),
        ("10 %", "pricing", "discount_pct 10 likely: 10 %"),
        ("89 %", "pricing", "discount_pct 89 likely: 89 %"),
        ("90 %", "pricing", ""),
        ("14 %", None, "discount_pct 14 likely: 14 %"),
        ("14 % and 15 %", None, ""),
        ("this is a text which says 14 %", None, ""),
        ("we agreed to 14 % in the end", None, "discount_pct 14 likely: 14 %"),
        ("we agreed, after some time and long talks with them, to 14 %", None, ""),
        ("payment of 14 %", "pricing", ""),
        ("payment and discount of 14 %", "pricing", "discount_pct 14 clear: 14 %"),
        ("rebate of one fifth", None, "discount_pct 20 clear: fifth"),
        ("a fifth of it", None, ""),
        ("a fifth off", None, "discount_pct 20 clear: fifth"),
        ("at half the price", None, "discount_pct 50 clear: half"),
        ("price at a much larger and wider half", None, ""),
        ("half price", "sla", ""),
        ("20", "pricing", "discount_pct 20 likely: 20"),
        ("60", "pricing", "discount_pct 60 likely: 60"),
        ("61", "pricing", ""),
        ("0", "pricing", ""),
        ("20, 5 min", "pricing", ""),
        ("we gave 14", None, "discount_pct 14 likely: 14"),
        ("we gave 14, as agreed", None, "discount_pct 14 likely: 14"),
        ("we gave 14 oranges", None, ""),
        ("we gave 60", None, "discount_pct 60 likely: 60"),
        ("we gave 61", None, ""),
        ("we gave 0", None, ""),
        ("we gave them all of 14", None, ""),
        ("price increase of 3 %", None, "price_increase_pct 3 clear: 3 %"),
        ("price increase of at most 3 %", None, "price_increase_pct max 3 clear: 3 %"),
        ("price increase: floor 3 %", None, ""),
        ("price increase of 3 %", "sla", ""),
        ("prices are frozen", None, "price_increase_pct 0 clear: frozen"),
        ("prices are frozen", "pricing", "price_increase_pct 0 clear: frozen"),
        ("prices are frozen", "sla", ""),
        ("fee is fixed", None, "price_increase_pct 0 clear: fixed"),
        ("frozen", None, ""),
        ("Preisbindung", None, "price_increase_pct 0 clear: Preisbindung"),
        ("no price increase", None, "price_increase_pct 0 clear: increase"),
        ("without any price increase", None, "price_increase_pct 0 clear: increase"),
        ("price increase", None, ""),
        ("no, we do not want to say a price increase", None, ""),
        ("prices frozen and 3 % increase", None, "price_increase_pct 3 clear: 3 %"),
    ],
)
def test_discounts_and_prices(
    measured: Callable[..., str], text: str, kind: str | None, said: str
) -> None:
    """A share of a fee, a credit and a floor are none."""
    assert measured(text, kind) == said


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("fixed in 8 hours", None, "resolution_minutes 480 clear: 8 hours"),
        ("fixed in 8 weeks", None, ""),
        ("fix: 8 days", None, "resolution_minutes 11520 clear: 8 days"),
        ("answer in 30m", None, "support_response_minutes 30 clear: 30m"),
        ("answer in 30 m", None, ""),
        ("an answer to all that anyone asks in writing or by any means comes in 30m", None, ""),
        ("answer in 2 days", None, "support_response_minutes 2880 clear: 2 days"),
        ("answer in 2 weeks", None, ""),
        ("RPO 15 min", None, "rpo_minutes 15 clear: 15 min"),
        ("kept for 90 days", None, "retention_days 90 clear: 90 days"),
        ("kept for 90 hours", None, ""),
        ("kept for 2 weeks", None, "retention_days 14 clear: 2 weeks"),
        ("kept 2 years", None, "retention_days 730 clear: 2 years"),
        ("2 hours", "support", "support_response_minutes 120 likely: 2 hours"),
        ("5 min", "support", "support_response_minutes 5 likely: 5 min"),
        ("2 days", "support", ""),
        ("90 days", "data_retention", "retention_days 90 likely: 90 days"),
        ("90 hours", "data_retention", ""),
        ("RPO 0", "sla", "rpo_minutes 0 clear: 0"),
        ("RTO of 0", "sla", "rto_minutes 0 clear: 0"),
        ("0", "sla", ""),
        ("response 0", "sla", ""),
        (
            "Rival: 60 min. Contract says 45 (P1)",
            "support",
            "support_response_minutes 60 likely: 60 min",
        ),
        ("Contract says 45", "support", ""),
    ],
)
def test_times_of_service(
    measured: Callable[..., str], text: str, kind: str | None, said: str
) -> None:
    """Up to days, by the word that says what for; or by the kind, in minutes or hours."""
    assert measured(text, kind) == said


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("95 % of calls in 200 ms", None, "p95_latency_ms 200 clear: 200 ms"),
        ("95 % of calls in 2 s", None, "p95_latency_ms 2000 clear: 2 s"),
        ("94 % of calls in 200 ms", None, "p95_latency_ms 200 likely: 200 ms"),
        ("95 % of calls in 200 min", None, ""),
        ("95 % of calls in 200 ms", "sla", "p95_latency_ms 200 clear: 200 ms"),
        ("p95 of 200 ms", None, "p95_latency_ms 200 clear: 200 ms"),
        ("p99 of 0.5 s", None, "p99_latency_ms 500 clear: 0.5 s"),
        ("p90 of 200 ms", None, "p95_latency_ms 200 likely: 200 ms"),
        ("latency of 200 ms", None, "p95_latency_ms 200 likely: 200 ms"),
        ("95th percentile 200 ms", None, "p95_latency_ms 200 clear: 200 ms"),
        ("p95 of 200 ms", "support", ""),
    ],
)
def test_latencies(measured: Callable[..., str], text: str, kind: str | None, said: str) -> None:
    """The percentile stands beside; without it, any of the vision's is likely."""
    assert measured(text, kind) == said


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("5 users", None, "users 5 clear: 5"),
        ("5 users", "sla", ""),
        ("5 users", "scale", "users 5 clear: 5"),
        ("5 named seats", None, "users 5 clear: 5"),
        ("a user has 5 of them", None, "users 5 clear: 5"),
        ("5 of the many different kinds of users", None, ""),
        ("5. Users", None, ""),
        ("5; users", None, ""),
        ("number of users that we agree to host for them is 5", None, "users 5 likely: 5"),
        ("users that we agree to host for them are 5", None, ""),
        (
            "users: 85 connected today, we guarantee 120",
            "scale",
            "users 85 likely: 85 + users 120 likely: 120",
        ),
        ("5 messages per month", None, "messages_per_month 5 clear: 5"),
        ("5 messages each month", None, "messages_per_month 5 clear: 5"),
        ("5 messages/month", None, "messages_per_month 5 clear: 5"),
        ("5 messages monthly", None, "messages_per_month 5 clear: 5"),
        ("5 messages per day", None, ""),
        ("5 messages", None, ""),
        ("5 users per month", None, ""),
        ("5 rps", None, "requests_per_second 5 clear: 5"),
        ("5 tps", None, ""),
        (
            "SE says 4k requests per second. Contract says 2k",
            None,
            "requests_per_second 4000 clear: 4k",
        ),
        ("detection rate of 92 %", None, "detection_rate_pct 92 clear: 92 %"),
        ("rate of 92 % in detection", None, "detection_rate_pct 92 clear: 92 %"),
        ("detection of 92 %", "pricing", ""),
        ("from 120 to 210 users", None, "users 210 clear: 210"),
        ("within 6 weeks after signature 5 users", None, "users 5 clear: 5"),
    ],
)
def test_counts(measured: Callable[..., str], text: str, kind: str | None, said: str) -> None:
    """What is counted stands near, or was counted last."""
    assert measured(text, kind) == said
