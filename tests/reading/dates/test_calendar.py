"""Easter, and the first or last weekday of a month, as calendars have them."""

import datetime as dt

import pytest

from commitcheck.reading.dates.holidays import easter
from commitcheck.reading.dates.scanner import nth_weekday

EASTER = (
    *("1818-03-22", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23"),
    *("2008-03-23", "2011-04-24", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09"),
    *("2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01"),
    *("2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25"),
    *("2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01", "2049-04-18"),
    *("2076-04-19", "2100-03-28", "2200-04-06", "2285-03-22", "2299-04-16"),
)


@pytest.mark.parametrize("day", EASTER)
def test_easter(day: str) -> None:
    """Among them the earliest, the latest and the exceptions of the rule."""
    assert easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize(
    ("month", "weekday", "number", "day"),
    [
        (5, 0, 1, 4),
        (5, 4, 1, 1),
        (5, 4, 2, 8),
        (5, 3, 1, 7),
        (5, 6, 5, 31),
        (5, 0, 0, 25),
        (5, 6, 0, 31),
        (5, 5, 0, 30),
        (6, 0, 0, 29),
        (6, 1, 0, 30),
    ],
)
def test_weekdays_of_a_month(month: int, weekday: int, number: int, day: int) -> None:
    """May 2026 begins on a Friday and ends on a Sunday; 0 is the last one."""
    assert nth_weekday(2026, month, weekday, number) == dt.date(2026, month, day)
