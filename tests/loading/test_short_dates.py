"""Short dates whose year may stand at either end, and marks that nobody sees in dates."""

import datetime as dt

import pytest

from commitcheck.loading.tables.commitment_table import TableReading
from commitcheck.model.config import TableConfig
from tables import read, said, variants


def _read(*dates: str, order: str | None = None, more: str = "") -> TableReading:
    rows = "".join(f"{row},Acme,Audit log,{day}{more}\n" for row, day in enumerate(dates))
    header = "id,customer,title,due" + (",created" if more else "")
    return read(f"{header}\n{rows}", TableConfig("deals.csv", dates=order))


def _dues(reading: TableReading) -> list[str]:
    return [str(promise.due) for promise in reading.commitments]


@pytest.mark.parametrize(
    ("dates", "first", "second"),
    [
        (("26/09/30", "26/12/15"), "2030-09-26", "2026-09-30"),
        (("26-09-30", "27-01-31"), "2030-09-26", "2026-09-30"),
        (("26.09.30", "27.01.31"), "2030-09-26", "2026-09-30"),
    ],
)
def test_both_readings_are_said_and_none_is_taken(
    dates: tuple[str, ...], first: str, second: str
) -> None:
    """The year may be the first part or the last; the cure names the orders there are."""
    reading = _read(*dates)
    assert _dues(reading) == ["None", "None"]
    assert all(promise.unusable == ("due",) for promise in reading.commitments)
    assert f"can be {first} or {second} (2 cells, first here)" in said(reading)
    assert "set dates: DMY or YMD, or write YYYY-MM-DD" in said(reading)


@pytest.mark.parametrize(
    ("dates", "dues"),
    [
        (("26/09/30", "99/01/15"), ["2026-09-30", "1999-01-15"]),
        (("26/09/30", "26/09/32"), ["2030-09-26", "2032-09-26"]),
        (("30/09/26", "5/12/27"), ["2026-09-30", "2027-12-05"]),
    ],
)
def test_a_part_that_is_no_day_decides_for_the_column(
    dates: tuple[str, ...], dues: list[str]
) -> None:
    """Above 31, or a year of one digit, which nobody writes."""
    assert _dues(_read(*dates)) == dues


@pytest.mark.parametrize(
    ("order", "due"), [("YMD", "2027-02-28"), ("DMY", "2028-02-27"), (None, "2028-02-27")]
)
def test_the_configuration_decides_what_the_column_leaves_open(order: str | None, due: str) -> None:
    """It stands over what other columns suggest."""
    assert _dues(_read("27/02/28", order=order, more=",30/08/2028")) == [due]
    assert _dues(_read("27/02/28", order=order)) == [due if order else "None"]


@pytest.mark.parametrize(
    ("told", "dues"),
    [
        (("14/05/2026",), ["2026-05-14", "None"]),
        (("5/12/27",), ["2027-12-05", "None"]),
        (("31/12/2028", "2030-01-01"), ["2028-12-31", "2030-01-01", "2030-09-26"]),
        (("14/05/2030",), ["2030-05-14", "2030-09-26"]),
    ],
)
def test_a_year_at_the_other_end_is_not_read_where_it_suits_the_column_better(
    told: tuple[str, ...], dues: list[str]
) -> None:
    """The column is day first; 2026 stands in it as a year, and 2030 does not."""
    reading = _read(*told, "26/09/30")
    assert _dues(reading) == dues
    if "None" in dues:
        assert "'26/09/30' can be 2030-09-26 or 2026-09-30" in said(reading)


def test_a_day_first_date_whose_year_the_column_has_is_read() -> None:
    """27 January 2028 beside other days of 2028 or of the year before; alone it might be 28
    January 2027, and two years from the others it may be so too.
    """
    assert _dues(_read("5/5/27", "14/05/28", "27/01/28")) == [
        "2027-05-05", "2028-05-14", "2028-01-27",
    ]  # fmt: skip
    assert _dues(_read("30/06/2027", "27/01/28")) == ["2027-06-30", "2028-01-27"]
    assert _dues(_read("30/06/2027", "27/01/29")) == ["2027-06-30", "None"]
    assert _dues(_read("27/01/28")) == ["None"]


def test_the_configuration_reads_a_year_that_may_stand_at_either_end() -> None:
    """Whoever says so knows."""
    assert _dues(_read("14/05/2026", "26/09/30", order="DMY"))[1] == "2030-09-26"
    assert _dues(_read("14/05/2026", "26/09/30", order="YMD"))[1] == "2026-09-30"
    assert _dues(_read("14/05/2026", "26/09/30", order="MDY"))[1] == "None"


def test_other_columns_do_not_tell_the_order_of_dates_that_speak_against_it() -> None:
    """None of them is read then, not even one whose year is known at both ends."""
    years_first = ("26/09/30", "26/12/15", "27/01/26")
    assert _dues(_read(*years_first, more=",14/05/2026")) == ["None"] * 3
    assert _dues(_read("30/09/27", "28/02/27", more=",14/05/2026")) == ["2027-09-30", "2027-02-28"]
    assert _dues(_read("30/09/27", "27/01/28", more=",14/05/2026")) == ["2027-09-30", "None"]


def test_a_year_first_date_is_seen_behind_marks_that_nobody_sees() -> None:
    """As any other date is."""
    assert _dues(_read("14/05/2026", "26/09/30\u200b")) == ["2026-05-14", "None"]
    assert _dues(_read("23/04/2026\u200b", "03/04/2026")) == ["2026-04-23", "2026-04-03"]


@pytest.mark.parametrize(
    ("dates", "dues"),
    [
        (("Sep-26", "Jul-27"), ["2026-09-30", "2027-07-31"]),
        (("2026-05-05", "Sep-28"), ["2026-05-05", "2028-09-30"]),
        (("2026-05-05", "Sep-30"), ["2026-05-05", "None"]),
        (("2026-05-05", "Sep '30"), ["2026-05-05", "2030-09-30"]),
        (("Sep-15", "Dec-31"), ["None", "None"]),
        (("Sep-30",), ["None"]),
        (("Sep-32",), ["2032-09-30"]),
        (("Sep-29",), ["2029-09-30"]),
    ],
)
def test_two_digits_behind_a_month_may_be_a_day(dates: tuple[str, ...], dues: list[str]) -> None:
    """Far from the years of the column, at the end of the month, or running through it."""
    reading = _read(*dates)
    assert _dues(reading) == dues
    if "Sep-30" in dates:
        assert "can be 2030-09, or day 30 of a year that is not said" in said(reading)


def test_days_that_run_through_the_month_beside_one_year_are_days() -> None:
    """A German column of one year is no riddle; two cells would be no pattern."""
    assert _dues(_read("30.09.26", "15.10.26", "05.11.26", "21.01.27")) == [
        "2026-09-30", "2026-10-15", "2026-11-05", "2027-01-21",
    ]  # fmt: skip
    assert variants(_read("30.09.26", "15.10.26")) == ["ambiguous_date.due"]


def test_years_first_never_look_like_days() -> None:
    """Their first parts are neighbours."""
    dates = ("26/09/30", "26/10/15", "26/11/05", "27/01/21", "27/03/31")
    assert variants(_read(*dates)) == ["ambiguous_date.due"]
    assert _dues(_read(*dates, order="YMD"))[-1] == "2027-03-31"


@pytest.mark.parametrize(
    "written",
    ["31\u00a0December\u00a02026", "2026\u221212\u221231",
     "\u200e2026-12-31", "2026-12-31\u200f", "\u202a2026-12-31\u202c", "\ufeff2026-12-31",
     "2026\u201112\u201131", "2026\u201012\u201031", "2026\u201312\u201331", "2026-\u200b12-31"],
)  # fmt: skip
def test_marks_that_nobody_sees_do_not_count_in_a_date(written: str) -> None:
    """Direction marks, marks of no width, and hyphens of every kind."""
    reading = _read(written)
    assert _dues(reading) == ["2026-12-31"]
    assert not reading.problems


def test_a_letter_in_a_date_is_still_none() -> None:
    """A small L looks like a one and is none."""
    assert "is not a date" in said(_read("2026-12-3l"))


def test_marks_do_not_count_in_an_amount() -> None:
    """As little as in a date."""
    [promise] = read("id,customer,title,arr\n1,Acme,SSO,\u200e1200\u200b\n").commitments
    assert promise.arr == 1200


def test_a_clock_time_and_a_zone_change_nothing() -> None:
    """The day as written."""
    reading = _read("30/09/26 08:55 PM", "1/10/26 09:00 AM")
    assert [promise.due for promise in reading.commitments] == [
        dt.date(2026, 9, 30), dt.date(2026, 10, 1),
    ]  # fmt: skip
