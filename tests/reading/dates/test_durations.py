"""Lengths of time in words: their number, their unit, and what stands between the two."""

import pytest

from commitcheck.reading.dates.durations import Duration, duration_at
from commitcheck.reading.tokens import tokens


def first_length(text: str) -> Duration | None:
    """The first duration of a text."""
    found = tokens(text, 0, len(text))
    every = (duration_at(text, found, at, len(text)) for at in range(len(found)))
    return next(filter(None, every), None)


@pytest.mark.parametrize(
    ("text", "length", "words"),
    [
        ("90 days of notice", "P90D", "90 days"),
        ("90-day trial", "P90D", "90-day"),
        ("90 - days", "P90D", "90 - days"),
        ("90\ndays", "P90D", "90\ndays"),
        ("1,000 days later", "P1000D", "1,000 days"),
        ("1.5 hours", "PT1.5H", "1.5 hours"),
        ("0.5 day", "P0.5D", "0.5 day"),
        ("3 min", "PT3M", "3 min"),
        ("30 sec", "PT30S", "30 sec"),
        ("250 ms", "P250MS", "250 ms"),
        ("acht Wochen Zeit", "P8W", "acht Wochen"),
        ("24 mois", "P24M", "24 mois"),
        ("5 Werktage", "P5WD", "5 Werktage"),
        ("ten (10) Business Days of notice", "P10WD", "ten (10) Business Days"),
        ("six ten (10) days", "P10D", "ten (10) days"),
        ("in the first ten days", "P10D", "ten days"),
        ("3 further working days", "P3WD", "3 further working days"),
        ("15 bank days", "P15WD", "15 bank days"),
        ("2 days business", "P2WD", "2 days business"),
        ("dix jours ouvrés", "P10WD", "dix jours ouvrés"),
        ("30 jours calendaires", "P30D", "30 jours"),
        ("2 full calendar consecutive months", "P2M", "2 full calendar consecutive months"),
        ("1 full full full full full day", "P1D", "1 full full full full full day"),
    ],
)
def test_a_number_and_its_unit(text: str, length: str, words: str) -> None:
    found = first_length(text)
    assert found is not None
    assert (found.iso, text[found.start : found.end]) == (length, words)
    assert found.after == len(tokens(text, 0, found.end))


@pytest.mark.parametrize("text", ["3 business weeks", "10 working hours", "2 working months"])
def test_only_days_are_working_days(text: str) -> None:
    found = first_length(text)
    assert found is not None
    assert found.unit in ("W", "H", "M")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        *((f"4{unit}", f"PT4{unit.upper()}") for unit in ("h", "s", "H")),
        *((f"4{unit}", f"P4{unit.upper()}") for unit in ("d", "w", "y")),
        ("4mo", "P4M"),
        ("4an", "P4Y"),
        *((f"4{space}{unit}", f"PT4{unit.upper()}") for unit in "hs" for space in " \u00a0"),
        ("4 an", "P4Y"),
        ("4 ans", "P4Y"),
        ("4 mos", "P4M"),
        *((f"4 {unit}", None) for unit in ("H", "S", "d", "w", "y", "m", "mo", "D")),
        *((f"4{unit}", None) for unit in ("S", "D", "W", "Y", "MO", "m", "AN")),
    ],
)
def test_a_short_unit_stands_right_behind_its_number(text: str, length: str | None) -> None:
    """In lower case; of hours, seconds and years a space may be between: `5 d` can be a grade."""
    found = first_length(text)
    assert (found and found.iso) == length


@pytest.mark.parametrize(
    "text",
    [
        *("99 problems", "10", "10 full", "two", "two and days", "half hours", "days"),
        *("90.days", "90, days", "90  -  days", "90; days", "1 full, day"),
        "1 " + "full " * 6 + "day",
    ],
)
def test_what_is_no_length(text: str) -> None:
    assert first_length(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("250 ms", 0.25),
        ("30 seconds", 30),
        ("3 minutes", 180),
        ("4 hours", 14_400),
        ("2 days", 172_800),
        ("2 working days", 172_800),
        ("2 weeks", 1_209_600),
        ("1 month", 2_592_000),
        ("11 months", 28_512_000),
        ("12 months", 31_536_000),
        ("13 months", 33_696_000),
        ("24 months", 63_072_000),
        ("1 year", 31_536_000),
        ("0 months", 0),
    ],
)
def test_a_month_has_thirty_days_but_twelve_are_a_year(text: str, seconds: float) -> None:
    found = first_length(text)
    assert found is not None
    assert found.seconds == seconds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for a second engineer", False),
        ("in a second step", False),
        ("in a second", True),
        ("within a second of the request", True),
        ("in a minute", True),
    ],
)
def test_a_second_thing_is_no_second(text: str, found: bool) -> None:  # noqa: FBT001 - a row
    at = text.split().index("a")
    length = duration_at(text, tokens(text, 0, len(text)), at, len(text))
    assert (length is not None) == found
