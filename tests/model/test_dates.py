"""Days and quarters."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.model.dates import (
    FiscalYear,
    calendar_day,
    first_day_of_quarter,
    is_written_in_full,
    last_day_of_quarter,
    parse_day,
    quarter_end,
    quarter_of,
    still_holds,
)
from commitcheck.model.vocabulary import YearName


def test_a_day_is_itself_from_both_ends() -> None:
    assert parse_day("2026-03-16", end=True) == dt.date(2026, 3, 16)
    assert parse_day("2026-03-16", end=False) == dt.date(2026, 3, 16)


def test_a_promise_in_a_quarter_is_due_on_its_last_day() -> None:
    assert parse_day("2026-Q1", end=True) == dt.date(2026, 3, 31)
    assert parse_day("2026-Q4", end=True) == dt.date(2026, 12, 31)


def test_what_opens_with_a_quarter_starts_on_its_first_day() -> None:
    assert parse_day("2026-Q3", end=False) == dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "0000-01-01",
        "0000-Q1",
        "2026-Q5",
        "20260316",
        "2026-W01-1",
        "\uff12026-03-16",
        "",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    """Forms that the standard library would take as well are not ours."""
    with pytest.raises(ValueError, match=r".+"):
        parse_day(text, end=True)


def test_a_fiscal_year_is_numbered_by_the_year_it_ends_in_or_starts_in() -> None:
    assert quarter_of(dt.date(2026, 2, 1)) == (2026, 1)
    assert quarter_of(dt.date(2026, 2, 1), FiscalYear(4)) == (2026, 4)
    assert quarter_of(dt.date(2026, 4, 1), FiscalYear(4)) == (2027, 1)
    assert quarter_of(dt.date(2026, 2, 1), FiscalYear(4, "start")) == (2025, 4)
    assert quarter_of(dt.date(2026, 4, 1), FiscalYear(4, "start")) == (2026, 1)


@given(st.integers(2, 9998), st.integers(1, 12), st.sampled_from(("start", "end")))
def test_the_last_day_of_a_fiscal_year_lies_in_it(
    year: int, start: int, named_by: YearName
) -> None:
    """And the day after it in the next; every quarter ends in its own year."""
    fiscal = FiscalYear(start, named_by)
    last = fiscal.last_day(year, 12)
    assert last is not None
    assert fiscal.year_of(last) == year
    assert fiscal.year_of(last + dt.timedelta(days=1)) == year + 1
    assert quarter_of(fiscal.last_day(year, 3) or last, fiscal) == (year, 1)


@given(st.dates(max_value=dt.date(9998, 1, 1)), st.integers(1, 12))
def test_a_day_lies_in_its_quarter(day: dt.date, start: int) -> None:
    """The end is in the same quarter and the day after it in another one, whatever the year."""
    end, fiscal = quarter_end(day, start), FiscalYear(start)

    assert day <= end
    assert quarter_of(end, fiscal) == quarter_of(day, fiscal)
    assert quarter_of(end + dt.timedelta(days=1), fiscal) != quarter_of(day, fiscal)


@given(st.integers(1, 9999), st.integers(1, 4))
def test_first_and_last_day_are_the_quarters_own(year: int, quarter: int) -> None:
    assert quarter_of(first_day_of_quarter(year, quarter)) == (year, quarter)
    assert quarter_of(last_day_of_quarter(year, quarter)) == (year, quarter)


def test_the_last_day_itself_still_counts() -> None:
    """Bounds are good on their own day; without an end a thing holds for good."""
    day = dt.date(2026, 3, 16)
    assert still_holds(day, day)
    assert not still_holds(day - dt.timedelta(days=1), day)
    assert still_holds(None, day)


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert calendar_day(2028, 2, 29) == dt.date(2028, 2, 29)
    assert calendar_day(2026, 2, 30) is None
    assert calendar_day(0, 1, 1) is None


@pytest.mark.parametrize(
    ("text", "is_full"),
    [
        ("2026-03-16", True),
        ("2026-02-30", True),
        ("2026-3-16", False),
        ("2026-03-16 ", False),
        ("2026/03/16", False),
        ("2026-03/16", False),
        ("20260-3-16", False),
        ("2026-W1-16", False),
        ("\u0662\u0660\u0662\u0666-03-16", False),
        ("", False),
    ],
)
def test_a_day_written_in_full_has_this_shape(text: str, *, is_full: bool) -> None:
    assert is_written_in_full(text) == is_full
