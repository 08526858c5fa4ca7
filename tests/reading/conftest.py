"""Short ways to ask the readers of values what they read."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from building import vision
from commitcheck.model.reading import Reading
from commitcheck.reading.dates.read import read_dates
from commitcheck.reading.vision_words import VisionWords, vision_words

MONDAY = dt.date(2026, 3, 16)
"""The day on which every text of these tests was written, unless it says another."""


@pytest.fixture
def words() -> Callable[..., VisionWords]:
    """The words of a vision with these sections."""

    def make(order: str | None = None, **sections: Any) -> VisionWords:
        made = vision_words(vision(**sections))
        return VisionWords(made.vision, order, made.fiscal)

    return make


@pytest.fixture
def due(words: Callable[..., VisionWords]) -> Callable[..., str | None]:
    """The deadline that a text states, as a day, as `P8W after signature`, or both readings."""

    def ask(
        text: str,
        written_on: dt.date | None = MONDAY,
        kind: str | None = "feature",
        field: str | None = None,
        **how: Any,
    ) -> str | None:
        found = read_dates(text, 0, len(text), words(**how), written_on, kind=kind)
        wanted = [
            reading
            for reading in found
            if reading.field == field or (field is None and is_due(reading))
        ]
        return spoken(wanted[-1]) if wanted else None

    return ask


Ask = Callable[..., str | None]
Read = Callable[..., str]


@pytest.fixture
def read(words: Callable[..., VisionWords]) -> Read:
    """All that a text says of days: the field unless it is `due`, the day, its band, its words."""

    def ask(
        text: str, order: str | None = None, kind: str | None = "feature", **sections: Any
    ) -> str:
        known = words(order, **sections)
        found = read_dates(text, 0, len(text), known, MONDAY, kind=kind)
        return " + ".join(told(text, reading) for reading in found)

    return ask


def told(text: str, reading: Reading) -> str:
    if reading.field == "other_day":
        return f"other {spoken(reading)}"
    words = text[reading.start : reading.end]
    return f"{reading.field} {spoken(reading)} {reading.band}: {words}".removeprefix("due ")


def is_due(reading: Reading) -> bool:
    return reading.field.startswith("due") and reading.band != "unclear"


def spoken(reading: Reading) -> str:
    """The value as these tests write it."""
    value: Any = reading.value
    if reading.field == "due_relative":
        return f"{value.offset} {value.anchor}"
    if isinstance(value, tuple):
        return " or ".join(day.isoformat() for day in value)
    return str(value)
