"""Values that are shown and not used: what they stand in leaves too much doubt."""

import datetime as dt
from collections.abc import Callable

import pytest

from commitcheck.model.reading import Measure, Reading
from commitcheck.reading.promises.withholding import withheld
from commitcheck.reading.vision_words import VisionWords

Words = Callable[..., VisionWords]
COUNTED = {"dimensions": [{"id": "harbours", "better": "higher"}]}


def number(text: str, said: str, dimension: str, value: float) -> Reading:
    at = text.index(said)
    return Reading("value", Measure(dimension, "eq", value), at, at + len(said), "clear", "read")


def day(text: str, said: str) -> Reading:
    at = text.index(said)
    return Reading("due", dt.date(2027, 5, 3), at, at + len(said), "clear", "read")


def is_used(
    words: VisionWords, text: str, *values: Reading, likely: float = 0.9, source: str = "email"
) -> bool:
    """Is the first of these values still used?"""
    found = list(withheld(values, text, likely, source, words))
    assert [reading.value for reading in found] == [reading.value for reading in values]
    assert (found[0].band == "unclear") is (found[0].reason != "read")
    return found[0].band != "unclear"


@pytest.mark.parametrize(("likely", "used"), [(0.64, False), (0.65, True)])
def test_a_day_alone_needs_words_that_surely_promise(
    words: Words, likely: float, used: object
) -> None:
    text = "Second shift from 3 May."
    assert is_used(words(), text, day(text, "3 May"), likely=likely) == used


def test_beside_what_is_promised_it_needs_no_more_than_the_promise(words: Words) -> None:
    text = "Pilot app 3 May."
    thing = Reading("capabilities", ("pilot-app",), 0, 9, "clear", "named")
    assert is_used(words(), text, day(text, "3 May"), thing, likely=0.5)


@pytest.mark.parametrize(
    ("likely", "source", "used"),
    [(0.74, "call", False), (0.75, "call", True), (0.74, "order_form", True)],
)
def test_a_number_of_things_in_notes_needs_more(
    words: Words, likely: float, source: str, used: object
) -> None:
    text = "They run 12 harbours."
    held = number(text, "12", "harbours", 12)
    assert is_used(words(**COUNTED), text, held, likely=likely, source=source) == used


@pytest.mark.parametrize(
    ("text", "said", "used"),
    [
        ("Kept for 10 years.", "10 years", True),
        ("They want an answer (10 years?) today.", "10 years", False),
        ("Kept for 10 years. Enough?", "10 years", True),
        ("10 years of storage, not yet decided.", "10 years", True),
        ("10 years of storage not yet decided.", "10 years", False),
        ("10 Jahre Aufbewahrung nicht entschieden.", "10 Jahre", False),
        ("10 ans de conservation pas encore convenu.", "10 ans", False),
    ],
)
def test_what_is_asked_or_not_settled_is_not_used(
    words: Words, text: str, said: str, used: object
) -> None:
    assert is_used(words(), text, number(text, said, "retention_days", 3650)) == used
    assert is_used(words(), text, day(text, said)) == used


@pytest.mark.parametrize(
    ("text", "said", "used"),
    [
        ("Availability of 99.5% each month.", "99.5%", True),
        ("99.0%-99.5%: credit of 10%.", "99.0%", False),
        ("99.0% - 99.5%: credit of 10%.", "99.5%", False),
        ("Availability - 99.5% each month.", "99.5%", True),
    ],
)
def test_one_end_of_a_range_is_no_availability(
    words: Words, text: str, said: str, used: object
) -> None:
    assert is_used(words(), text, number(text, said, "uptime_pct", 99.5)) == used


@pytest.mark.parametrize(
    ("text", "used"),
    [("Login by SAML 2.0, no fee.", False), ("TLS v2.0, no fee.", False), ("Discount 2.0", True)],
)
def test_a_version_is_no_discount(words: Words, text: str, used: object) -> None:
    assert is_used(words(), text, number(text, "2.0", "discount_pct", 2)) == used
