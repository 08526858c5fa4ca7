"""Days and quarters: the two ways a file names a time."""

import datetime as dt
import unicodedata
from functools import lru_cache

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.model.vocabulary import YearName

_QUARTER = pattern(r"([0-9]{4})-Q([1-4])", needs="-q")
_MONTHS = 12
_MONTHS_OF_QUARTER = 3


class FiscalYear(Struct, frozen=True):
    """The month that a fiscal year begins in, and the calendar year that it has its number from:
    of its first day or of its last. `is_said` if the policy says which.
    """

    start: int = 1
    named_by: YearName = "end"
    is_said: bool = False

    def last_day(self, year: int, months: int) -> dt.date | None:
        """The last day of so many months of a fiscal year; None beyond the calendar."""
        first = year - 1 if self.named_by == "end" and self.start != 1 else year
        month = self.start - 1 + months
        first, month = first + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
        if not dt.MINYEAR <= first <= dt.MAXYEAR:
            return None
        return last_day_of_month(first, month)

    def year_of(self, day: dt.date) -> int:
        """The number of the fiscal year that a day lies in."""
        first = day.year if day.month >= self.start else day.year - 1
        return first + 1 if self.named_by == "end" and self.start != 1 else first


CALENDAR_YEARS = FiscalYear()


@lru_cache(maxsize=10_000)
def is_written_in_full(text: str) -> bool:
    """Is it of the shape `2026-03-16`, whether the calendar has such a day or not?"""
    if len(text) != len("2026-03-16") or text[4] != "-" or text[7] != "-":
        return False
    digits = text[:4] + text[5:7] + text[8:]
    return digits.isdecimal() and digits.isascii()


def parse_day(text: str, *, end: bool = True) -> dt.date:
    """`2026-03-16`, or a quarter `2026-Q3`: its last day when `end`, else its first.

    Raises:
        ValueError: neither of the two, or no day of the calendar (30 February, year 0).
    """
    if is_written_in_full(text):
        return dt.date.fromisoformat(text)
    if (quarter := _QUARTER.fullmatch(text)) is None:
        raise ValueError(f"{text!r} is neither YYYY-MM-DD nor YYYY-Qn")
    year, number = int(quarter[1]), int(quarter[2])
    return last_day_of_quarter(year, number) if end else first_day_of_quarter(year, number)


def still_holds(until: dt.date | None, as_of: dt.date) -> bool:
    """Without an end, or with one that has not passed: the last day itself still counts."""
    return until is None or until >= as_of


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none of that number (30 February, year 0)."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def last_day_of_month(year: int, month: int) -> dt.date:
    if month == _MONTHS:  # the last one of all has none after it
        return dt.date(year, month, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def first_day_of_quarter(year: int, quarter: int) -> dt.date:
    return dt.date(year, _MONTHS_OF_QUARTER * quarter - 2, 1)


def last_day_of_quarter(year: int, quarter: int) -> dt.date:
    return last_day_of_month(year, _MONTHS_OF_QUARTER * quarter)


def quarter_of(day: dt.date, fiscal: FiscalYear = CALENDAR_YEARS) -> tuple[int, int]:
    """(year, quarter) that the day falls in; the year has the number that `fiscal` gives it."""
    months = (day.month - fiscal.start) % _MONTHS
    return fiscal.year_of(day), months // _MONTHS_OF_QUARTER + 1


def quarter_end(day: dt.date, fiscal_start_month: int = 1) -> dt.date:
    """The last day of the quarter that the day falls in."""
    _, quarter = quarter_of(day, FiscalYear(fiscal_start_month))
    month = (fiscal_start_month - 1 + _MONTHS_OF_QUARTER * quarter - 1) % _MONTHS + 1
    year = day.year if month >= day.month else day.year + 1
    return last_day_of_month(year, month)


# Month names of seven languages, as exports write them; frozen from CLDR, no dependency.

MONTH_NAMES = (
    "jan january januar janvier janv enero ene janeiro gennaio gen januari jaenner",
    "feb february februar fevrier fevr febrero fevereiro fev febbraio februari",
    "mar march marz maerz mrz mars marzo marco maart mrt",
    "apr april avril avr abril abr aprile",
    "may mai mayo maio maggio mag mei",
    "jun june juni juin junio junho giugno giu",
    "jul july juli juillet juil julio julho luglio lug",
    "aug august aout agosto ago augustus",
    "sep sept september septembre septiembre setiembre set setembro settembre",
    "oct october oktober okt octobre octubre outubro out ottobre ott",
    "nov november novembre noviembre novembro",
    "dec december dezember dez decembre diciembre dic dezembro dicembre",
)
"""By month, without accents."""
_MONTH = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()}


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or its abbreviation, in any case and with or without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold().rstrip("."))
    return _MONTH.get("".join(char for char in plain if not unicodedata.combining(char)))
