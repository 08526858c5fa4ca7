"""Dates as exports write them, and the order of numeric ones."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.tables.values.dates import Several, needs_order, read_date
from commitcheck.loading.tables.values.orders import order_of
from commitcheck.model.config import TableConfig
from commitcheck.model.dates import FiscalYear
from tables import read, said, variants


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-11-10", "2024-11-10"),
        ("2024-01-22T16:14:25.000+0000", "2024-01-22"),
        ("2026-06-15T15:03:28.558Z", "2026-06-15"),
        ("2026/3/4", "2026-03-04"),
        ("8/31/2024", "2024-08-31"),
        ("5/20/2024 7:42", "2024-05-20"),
        ("02/23/26 08:55 PM", "2026-02-23"),
        ("20-11-2025", "2025-11-20"),
        ("09-26-2017", "2017-09-26"),
        ("24/05/2020 09:07 AM BRT", "2020-05-24"),
        ("05.03.2026", "2026-03-05"),
        ("15 Apr, 2021 00:02:00", "2021-04-15"),
        ("22/Sep/25 9:26 AM", "2025-09-22"),
        ("23/Jul/2026 7:36 PM", "2026-07-23"),
        ("04/nov/25", "2025-11-04"),
        ("16/ene/24", "2024-01-16"),
        ("03/dic/25", "2025-12-03"),
        ("1er mars 2026", "2026-03-01"),
        ("16 de enero de 2024", "2024-01-16"),
        ("5. März 2026", "2026-03-05"),
        ("12 mrt 2026", "2026-03-12"),
        ("7 giugno 2026", "2026-06-07"),
        ("9 de março de 2026", "2026-03-09"),
        ("March 5, 2026", "2026-03-05"),
        ("Mon Feb 06 2023 05:00:00 GMT+0000 (GMT)", "2023-02-06"),
        ("Mon, 21 Apr 2025 10:17:06 UTC+0000", "2025-04-21"),
        ("Jul-2024", "2024-07-31"),
        ("Jul-24", "2024-07-31"),
        ("2026-03", "2026-03-31"),
        ("2026-Q3", "2026-09-30"),
        ("Q1 2026", "2026-03-31"),
        ("Q3/26", "2026-09-30"),
        ("3Q26", "2026-09-30"),
        ("1. Quartal 2026", "2026-03-31"),
        ("T2 2026", "2026-06-30"),
        ("H1 2026", "2026-06-30"),
        ("S2 2025", "2025-12-31"),
        ("5/5/2026", "2026-05-05"),
        ("1/1/69", "2069-01-01"),
        ("1/1/70", "1970-01-01"),
        ("20260930", "2026-09-30"),
        ("Dec 31, '26", "2026-12-31"),
        ("31 Dec \u201926", "2026-12-31"),
        ("30. 9. 2026", "2026-09-30"),
        ("2026. 9. 30.", "2026-09-30"),
        ("2026年9月30日", "2026-09-30"),
        ("2026년 9월 30일", "2026-09-30"),
        ("09/2026", "2026-09-30"),
    ],
)
def test_one_reading(text: str, day: str) -> None:
    """Only the day counts, as written; a month, quarter or half stands for its last day."""
    assert read_date(text) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["28 FEB", "May", "10", "1.0", "2026", "45678", "#N/A", "Plan developed by Q4 2017", "Oct 26",
     "2026-02-30", "99/99/9999", "31/02/2026", "Q5 2026", "H3 2026", "Lorem 2026", "0/0/0000",
     "20261330", "20260931", "30092026", "12345678", "2026093", "202609", "Dec 31, 26", "13/2026"],
)  # fmt: skip
def test_no_date_is_no_date(text: str) -> None:
    """What dateutil and dateparser invent dates from."""
    assert read_date(text) is None


def test_a_numeric_date_that_several_orders_allow_has_all_its_readings() -> None:
    """Nothing decides it but its neighbours or the user."""
    day_first, month_first = dt.date(2026, 4, 3), dt.date(2026, 3, 4)
    assert read_date("03/04/2026") == Several((("DMY", day_first), ("MDY", month_first)))
    assert read_date("03/04/2026", "DMY") == day_first
    assert read_date("03/04/2026", "MDY") == month_first
    assert read_date("03/04/2026", "YMD") is None


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("26/09/30", {"DMY": "2030-09-26", "YMD": "2026-09-30"}),
        ("27-01-31", {"DMY": "2031-01-27", "YMD": "2027-01-31"}),
        ("26.09.30", {"DMY": "2030-09-26", "YMD": "2026-09-30"}),
        ("09/08/07", {"DMY": "2007-08-09", "MDY": "2007-09-08", "YMD": "2009-08-07"}),
        ("02/28/26 08:55 PM", {"MDY": "2026-02-28"}),
        ("30/09/99", {"DMY": "1999-09-30"}),
        ("99/09/30", {"YMD": "1999-09-30"}),
        ("1/08/26", {"DMY": "2026-08-01", "MDY": "2026-01-08"}),
        ("30.09.2026", {"DMY": "2026-09-30"}),
        ("26/09/2030", {"DMY": "2030-09-26"}),
    ],
)
def test_two_digits_at_either_end_can_be_the_year(text: str, orders: dict[str, str]) -> None:
    """Only a first or third part that no day has decides; of four digits there is no question."""
    days = {order: dt.date.fromisoformat(day) for order, day in orders.items()}
    found = read_date(text)
    assert found == (Several(tuple(days.items())) if len(days) > 1 else next(iter(days.values())))
    for order, day in days.items():
        assert read_date(text, order) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("FY26 Q1", "2025-06-30"),
        ("FY2026-Q4", "2026-03-31"),
        ("Q2 FY26", "2025-09-30"),
        ("Q1 2026", "2026-03-31"),
    ],
)
def test_a_fiscal_year_counts_only_where_the_text_says_so(text: str, day: str) -> None:
    """It bears the number of the calendar year it ends in."""
    assert read_date(text, fiscal=FiscalYear(4)) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "fiscal", "day"),
    [
        ("FY26 Q1", FiscalYear(4, "start"), "2026-06-30"),
        ("FY2026-Q4", FiscalYear(4, "start"), "2027-03-31"),
        ("FY26 Q1", FiscalYear(1, "end"), "2026-03-31"),
        ("FY26 Q1", FiscalYear(1, "start"), "2026-03-31"),
        ("FY26 Q4", FiscalYear(12, "end"), "2026-11-30"),
    ],
)
def test_a_fiscal_year_can_have_the_number_of_the_year_it_starts_in(
    text: str, fiscal: FiscalYear, day: str
) -> None:
    """The policy says so; one that is the calendar's has its number either way."""
    assert read_date(text, fiscal=fiscal) == dt.date.fromisoformat(day)


@given(st.dates(), st.sampled_from(["DMY", "MDY"]), st.sampled_from("/-"))
def test_numeric_dates_read_back(day: dt.date, order: str, mark: str) -> None:
    """With the order known, every day of the calendar reads back."""
    parts = [f"{day.day:02}", f"{day.month:02}"]
    text = mark.join([*(parts if order == "DMY" else parts[::-1]), f"{day.year:04}"])
    assert read_date(text, order) == day


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    """Any cell has an answer."""
    assert isinstance(read_date(text), dt.date | Several | None)
    assert needs_order(text) in (True, False)


def test_a_column_shows_its_order() -> None:
    """One day beyond the twelfth decides; one of each kind is a conflict."""
    assert order_of(["03/04/2026", "23/04/2026"]).order == "DMY"
    assert order_of(["03/04/2026", "04/23/2026"]).order == "MDY"
    assert order_of(["03/04/2026", "05.03.2026"]).order is None
    assert order_of(["24/03/2026", "03/24/2026"]).conflict == ("24/03/2026", "03/24/2026")


def _due(rows: str, config: TableConfig | None = None, header: str = "due") -> list[str]:
    reading = read(f"id,customer,title,{header}\n{rows}", config)
    return [str(promise.due) for promise in reading.commitments]


def test_the_column_decides_first() -> None:
    """Its own unambiguous cell, wherever it stands."""
    assert _due("1,A,x,03/04/2026\n2,A,y,23/04/2026\n") == ["2026-04-03", "2026-04-23"]


def test_then_the_other_columns_of_the_file() -> None:
    """A column of ours, or one that nothing else reads."""
    assert _due("1,A,x,03/04/2026,04/23/2026\n", header="due,signed_on") == ["2026-03-04"]
    assert _due("1,A,x,03/04/2026,23/04/2026 10:00\n", header="due,Created") == ["2026-04-03"]


def test_then_the_configuration() -> None:
    """The column's own evidence is stronger."""
    config = TableConfig("deals.csv", dates="MDY")
    assert _due("1,A,x,03/04/2026\n", config) == ["2026-03-04"]
    assert _due("1,A,x,03/04/2026\n2,A,y,23/04/2026\n", config) == ["2026-04-03", "2026-04-23"]


def test_otherwise_all_of_them_are_one_problem() -> None:
    """One doubt about the column, however many cells share it; none is guessed."""
    reading = read("id,customer,title,due\n1,A,x,03/04/2026\n2,A,y,05/06/2026\n")
    assert variants(reading) == ["ambiguous_date.due"]
    assert "can be 2026-04-03 or 2026-03-04 (2 cells, first here)" in said(reading)
    assert [promise.unusable for promise in reading.commitments] == [("due",), ("due",)]


def test_both_orders_in_one_column_are_a_conflict() -> None:
    """The two cells that contradict each other are shown."""
    reading = read("id,customer,title,due\n1,A,x,24/03/2026\n2,A,y,03/25/2026\n3,A,z,03/04/2026\n")
    assert variants(reading) == ["conflicting_dates.due", "ambiguous_date.due"]
    assert "24/03/2026 is day first, 03/25/2026 month first" in said(reading)


def test_numbers_are_days_only_where_nearly_all_of_a_date_column_are() -> None:
    """A spreadsheet's days without their format."""
    assert _due("1,A,x,46000\n2,A,y,46001\n") == ["2025-12-09", "2025-12-10"]
    assert _due("1,A,x,2026-01-01\n2,A,y,46001\n") == ["2026-01-01", "None"]


@pytest.mark.parametrize(
    "text", ["4600\u00b2", "9" * 5000, "46000000"], ids=["raised", "long", "far"]
)
def test_what_is_no_number_of_a_day_is_named(text: str) -> None:
    """Among days as numbers; a raised digit looks like one, and a year 127846 is none."""
    days = "".join(f"{number},A,x,{46000 + number}\n" for number in range(9))
    reading = read(f"id,customer,title,due\n{days}9,A,x,{text}\n")
    assert variants(reading) == ["invalid.due"]
    assert reading.commitments[-1].unusable == ("due",)


@pytest.mark.parametrize("word", ["N/A", "tbd", "#N/A", "-", "none", "0000-00-00"])
def test_a_word_for_no_date_is_an_empty_cell(word: str) -> None:
    """Nothing is wrong with a promise that has no date yet."""
    reading = read(f"id,customer,title,due\n1,A,x,{word}\n")
    assert (reading.commitments[0].due, reading.problems) == (None, ())


def test_a_date_in_the_text_is_only_suggested() -> None:
    """It is worth a word, and never a due date."""
    reading = read("ID,Customer,Title\n1,A,Rollout - 28 FEB\n2,A,Billing Q4 2026\n3,A,10 users\n")
    assert "2 promises have a date in the text, like 28 FEB" in said(reading)
    spanish = read("ID,Customer,Title\n1,Acme,SSO para el 31 de marzo de 2027\n")
    assert "1 promise has a date in the text, like 31 de marzo de 2027" in said(spanish)
    assert all(promise.due is None for promise in reading.commitments)
