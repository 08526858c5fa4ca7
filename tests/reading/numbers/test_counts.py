"""What a bare number counts: the thing behind it or before it, by the second or by itself."""

from collections.abc import Callable

import pytest

from commitcheck.reading.numbers.amounts import amounts_in
from commitcheck.reading.numbers.counts import count_of, counted_before, nouns_of
from commitcheck.reading.vision_words import VisionWords

IDS = ("users", "sites", "requests_per_second", "messages_per_month", "storage_gb")


@pytest.fixture
def known(words: Callable[..., VisionWords]) -> VisionWords:
    return words(dimensions=[{"id": name, "type": "number"} for name in IDS])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500 users", "users 1"),
        ("500 seats", "users 1"),
        ("500 Nutzer", "users 1"),
        ("500 active users", "users 8"),
        ("500 very active internal users", "users 22"),
        ("500 of the very active internal users", None),
        ("500; users", None),
        ("500 days. users", None),
        ("users: 500", "users 22"),
        ("users per hour: 500", None),
        ("number of users in all of the divisions that are ours: 500", "users 60"),
        ("users in all of the divisions that are ours: 500", None),
        ("users | 500", None),
        ("600 rps", "requests_per_second 1"),
        ("600 requests per second", "requests_per_second 1"),
        ("600 requests a second", "requests_per_second 1"),
        ("600 requests/s", "requests_per_second 1"),
        ("600 requests per minute", None),
        ("600 requests", None),
        ("rps of 600", "requests_per_second 24"),
        ("600 tps", None),
        ("we said 600 rps, they say 900", "requests_per_second 31"),
        ("40,000 messages monthly", "messages_per_month 1"),
        ("40,000 messages a month", "messages_per_month 1"),
        ("40,000 messages a day", None),
        ("2 TB", "storage_gb 1 x1000"),
        ("0,5 To", "storage_gb 1 x1000"),
        ("250 GB", "storage_gb 1 x1"),
        ("250-GB", "storage_gb 1 x1"),
        ("512 MB", "storage_gb 1 x0.001"),
        ("2, TB", None),
        ("2 to", None),
        ("500 things", None),
    ],
)
def test_what_a_number_counts(known: VisionWords, text: str, expected: str | None) -> None:
    """And how far from it the thing stands; what is before it counts for less."""
    amount = amounts_in(text, known, None)[-1]
    found = count_of(text, amount, known, 0, len(text))
    size = f" x{found.times:g}" if found and found.dimension.id == "storage_gb" else ""
    assert (found and f"{found.dimension.id} {found.distance}{size}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sites: 85 connected today, we guarantee 120", "sites"),
        ("sites and users: 85 today, we guarantee 120", "users"),
        ("85 today, we guarantee 120", None),
        ("requests: 85 today, we guarantee 120", None),
        ("sites " + "x " * 24 + "120", "sites"),
        ("sites " + "x " * 25 + "120", None),
    ],
)
def test_what_was_counted_last_before_a_number(
    known: VisionWords, text: str, expected: str | None
) -> None:
    """In the 25 words before it, and never what is counted by the second."""
    amount = amounts_in(text, known, None)[-1]
    found = counted_before(text, amount, known)
    assert (found and found.id) == expected


def test_the_words_that_stand_for_a_thing() -> None:
    assert {"user", "seat", "nutzer"} <= nouns_of("user")
    assert {"seat", "user"} <= nouns_of("seat")
    assert nouns_of("gizmo") == {"gizmo"}
