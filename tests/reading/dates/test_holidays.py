"""Holidays in seven languages; all texts are written on Monday, 16 March 2026."""

import datetime as dt

import pytest

from commitcheck.reading.dates.holidays import holidays
from reading.conftest import Read


@pytest.mark.parametrize(
    ("named", "day"),
    [
        ("Rosenmontag", "2027-02-08"),
        ("Mardi Gras", "2027-02-09"),
        ("Aschermittwoch", "2027-02-10"),
        ("Palm Sunday", "2027-03-21"),
        ("Maundy Thursday", "2027-03-25"),
        ("Gründonnerstag", "2027-03-25"),
        ("Viernes Santo", "2027-03-26"),
        ("Goede Vrijdag", "2027-03-26"),
        ("Sexta-feira Santa", "2027-03-26"),
        ("Karsamstag", "2027-03-27"),
        ("lundi de Pâques", "2027-03-29"),
        ("Pasquetta", "2027-03-29"),
        ("Hemelvaartsdag", "2027-05-06"),
        ("Whit Monday", "2027-05-17"),
        ("lundi de Pentecôte", "2027-05-17"),
        ("Tweede Pinksterdag", "2027-05-17"),
        ("Fronleichnam", "2027-05-27"),
        ("Epiphany", "2027-01-06"),
        ("St. Patrick's Day", "2027-03-17"),
        ("Assomption", "2027-08-15"),
        ("Reformationstag", "2027-10-31"),
        ("Ognissanti", "2027-11-01"),
        ("All Souls' Day", "2027-11-02"),
        ("Buß- und Bettag", "2027-11-17"),
        ("Totensonntag", "2027-11-21"),
        ("Sinterklaas", "2027-12-05"),
        ("Inmaculada", "2027-12-08"),
        ("Santo Stefano", "2027-12-26"),
        ("Saint-Sylvestre", "2027-12-31"),
        ("Koningsdag", "2027-04-27"),
        ("Early May bank holiday", "2027-05-03"),
        ("Victoria Day", "2027-05-24"),
        ("Juneteenth", "2027-06-19"),
        ("Summer bank holiday", "2027-08-30"),
        ("Tag der Deutschen Einheit", "2027-10-03"),
        ("Canadian Thanksgiving", "2027-10-11"),
        ("Guy Fawkes Night", "2027-11-05"),
    ],
)
def test_a_holiday_by_its_name(read: Read, named: str, day: str) -> None:
    assert read(f"SSO by {named} 2027") == f"{day} likely: {named} 2027"


@pytest.mark.parametrize(
    ("named", "day"),
    [
        ("SSO bis zum 1. Advent", "2026-11-29 likely: 1. Advent"),
        ("SSO bis zum vierten Advent", "2026-12-20 likely: vierten Advent"),
        ("SSO in der Karwoche", "2026-04-05 likely: Karwoche"),
        ("SSO vor der Karwoche", "2026-03-29 likely: Karwoche"),
        ("SSO antes de Semana Santa", "2026-03-29 likely: Semana Santa"),
        ("SSO before Easter", "2026-04-05 likely: Easter"),
        ("SSO by Monday", "2026-03-23 likely: Monday"),
    ],
)
def test_what_stands_before_a_holiday(read: Read, named: str, day: str) -> None:
    assert read(named) == day


@pytest.mark.parametrize(
    "named",
    ["Chinese New Year", "Lunar New Year", "Orthodox Easter", "Mother's Day", "Nationalfeiertag"],
)
def test_no_day_is_made_up(read: Read, named: str) -> None:
    """The words stay, and neither the first of January nor our Easter is read into them."""
    assert read(f"SSO before {named}") == f"{named} unclear: {named}"


@pytest.mark.parametrize(
    ("year", "advent", "king", "victoria"),
    [
        (2022, "2022-11-27", "2022-04-27", "2022-05-23"),
        (2023, "2023-12-03", "2023-04-27", "2023-05-22"),
        (2025, "2025-11-30", "2025-04-26", "2025-05-19"),
        (2027, "2027-11-28", "2027-04-27", "2027-05-24"),
    ],
)
def test_those_that_hang_on_a_weekday(year: int, advent: str, king: str, victoria: str) -> None:
    """Christmas Eve on a Sunday is the fourth Advent; a king's Sunday moves a day ahead."""

    def worked_out(name: str) -> dt.date | None:
        return next(iter(holidays().find(name, 0, len(name)))).meaning(year)

    found = [worked_out(name) for name in ("first Advent", "King's Day", "Victoria Day")]
    assert found == [dt.date.fromisoformat(day) for day in (advent, king, victoria)]
