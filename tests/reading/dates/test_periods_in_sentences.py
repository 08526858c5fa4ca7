"""Months, quarters, halves, seasons and years in sentences: which day each stands for.

All texts are written on Monday, 16 March 2026.
"""

from collections.abc import Callable

import pytest

Ask = Callable[..., str | None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO in June 2026", "2026-06-30"),
        ("SSO by end of May", "2026-05-31"),
        ("SSO mid-June", "2026-06-15"),
        ("SSO late April", "2026-04-30"),
        ("SSO EOM April", "2026-04-30"),
        ("SSO Q3", "2026-09-30"),
        ("SSO Q1", "2026-03-31"),
        ("SSO in Q3/26", "2026-09-30"),
        ("SSO in Q1 '27", "2027-03-31"),
        ("SSO 2026-Q4", "2026-12-31"),
        ("SSO Q1 of next year", "2027-03-31"),
        ("SSO in the first quarter of 2027", "2027-03-31"),
        ("SSO H1 2027", "2027-06-30"),
        ("SSO in the second half of 2026", "2026-12-31"),
        ("SSO in the second half of the year", "2026-12-31"),
        ("SSO EOY", "2026-12-31"),
        ("SSO EOQ", "2026-03-31"),
        ("SSO by the end of next quarter", "2026-06-30"),
        ("SSO by year-end", "2026-12-31"),
        ("SSO before the year is out", "2026-12-31"),
        ("SSO early 2027", "2027-03-31"),
        ("SSO mid-2027", "2027-06-30"),
        ("SSO in 2027", "2027-12-31"),
        ("2027: SSO", "2027-12-31"),
        ("SSO CY27", "2027-12-31"),
        ("SSO by summer", "2026-08-31"),
        ("SSO in spring 2027", "2027-05-31"),
        ("SSO this fall", "2026-11-30"),
        ("SSO next month", "2026-04-30"),
        ("SSO by the end of the month", "2026-03-31"),
        ("SSO in week 22", "2026-05-31"),
        ("SSO week 10 of 2027", "2027-03-14"),
        ("SSO w/c 1 June", "2026-06-07"),
        ("SSO in the week of 1 June", "2026-06-07"),
        ("SSO next week", "2026-03-29"),
        ("SSO by Friday", "2026-03-20"),
        ("SSO by Monday", "2026-03-23"),
        ("SSO before the weekend", "2026-03-20"),
        ("SSO tomorrow", "2026-03-17"),
        ("SSO the day after tomorrow", "2026-03-18"),
    ],
)
def test_a_period_stands_for_its_last_day(due: Ask, text: str, day: str) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO early next month", "2026-04-10"),
        ("SSO mid of next month", "2026-04-15"),
        ("SSO by the end of next month", "2026-04-30"),
        ("SSO in early next quarter", "2026-04-30"),
        ("SSO mid next quarter", "2026-05-15"),
        ("SSO early next year", "2027-03-31"),
        ("SSO mid next year", "2027-06-30"),
        ("SSO late next year", "2027-12-31"),
        ("SSO Mitte nächsten Monats", "2026-04-15"),
    ],
)
def test_a_part_of_the_next_period_is_no_later_than_that_part(
    due: Ask, text: str, day: str
) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO early in May 2026", "2026-05-10"),
        ("SSO mid May 2026", "2026-05-15"),
        ("SSO in early Q3 2026", "2026-07-31"),
        ("SSO mid-Q3 2026", "2026-08-15"),
        ("SSO in early H2 2026", "2026-08-31"),
        ("SSO mid-H2 2026", "2026-09-30"),
        ("SSO early 2027", "2027-03-31"),
        ("SSO mid-2027", "2027-06-30"),
        ("SSO late 2027", "2027-12-31"),
    ],
)
def test_early_and_mid_are_days_inside_of_a_month_quarter_half_and_year(
    due: Ask, text: str, day: str
) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO before next month", "2026-03-31"),
        ("SSO before the next quarter", "2026-03-31"),
        ("SSO vor dem nächsten Quartal", "2026-03-31"),
        ("SSO before next year", "2026-12-31"),
        ("SSO before May 2026", "2026-04-30"),
        ("SSO before Q3 2026", "2026-06-30"),
        ("SSO before the month is out", "2026-03-31"),
        ("SSO before the week is over", "2026-03-22"),
        ("SSO before the turn of the year", "2026-12-31"),
        ("SSO before the end of the year", "2026-12-31"),
        ("SSO before year end", "2026-12-31"),
        ("SSO before EOY", "2026-12-31"),
        ("SSO before quarter end", "2026-03-31"),
        ("SSO before EOM", "2026-03-31"),
        ("SSO vor Jahresende", "2026-12-31"),
    ],
)
def test_before_a_period_is_the_day_before_it_begins_and_before_an_end_is_that_end(
    due: Ask, text: str, day: str
) -> None:
    """A deadline read a year too early or a quarter too late is worse than none."""
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO in 2027 Q3", "2027-09-30"),
        ("SSO 2027Q3", "2027-09-30"),
        ("SSO 2027, Q3", "2027-09-30"),
        ("SSO in 2027 H1", "2027-06-30"),
        ("SSO in 2027 H2", "2027-12-31"),
        ("SSO by the last day of 2028", "2028-12-31"),
        ("SSO bis zum letzten Tag von 2028", "2028-12-31"),
        ("SSO le dernier jour de 2028", "2028-12-31"),
        ("SSO el último dia de 2028", "2028-12-31"),
    ],
)
def test_a_year_in_front_of_its_part_or_behind_its_last_day(due: Ask, text: str, day: str) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    ("text", "policy", "day"),
    [
        ("SSO FY27 Q3", {"fiscal_year_start": 4}, "2026-12-31"),
        ("SSO Q3 FY27", {"fiscal_year_start": 4}, "2026-12-31"),
        ("SSO H1 FY28", {"fiscal_year_start": 4}, "2027-09-30"),
        ("SSO by end of FY27", {"fiscal_year_start": 10}, "2027-09-30"),
        ("SSO FY26/27", {"fiscal_year_start": 4}, "2027-03-31"),
        ("SSO FY27", {"fiscal_year_start": 1}, "2027-12-31"),
        ("SSO FY27 Q3", {"fiscal_year_start": 4, "fiscal_year_named_by": "start"}, "2027-12-31"),
        ("SSO FY27", {"fiscal_year_start": 4, "fiscal_year_named_by": "start"}, "2028-03-31"),
        ("SSO Q3", {"fiscal_year_start": 4}, "2026-09-30"),
        ("SSO fiscal Q1", {"fiscal_year_start": 4}, "2026-06-30"),
    ],
)
def test_a_fiscal_year_has_the_number_of_the_year_it_ends_in(
    due: Ask, text: str, policy: dict[str, object], day: str
) -> None:
    """Unless the policy says start; a quarter without FY is one of the calendar."""
    assert due(text, policy=policy) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SSO by the end of the quarter after go-live", None),
        ("SSO by the end of the month following signature", None),
        ("SSO by the end of the quarter", "2026-03-31"),
        ("SSO by mid next month", "2026-04-15"),
        ("SSO by the end of next month", "2026-04-30"),
    ],
)
def test_a_period_that_is_counted_from_an_event_is_no_day(
    due: Ask, text: str, day: str | None
) -> None:
    assert due(text) == day
