"""A day or quarter as people write it: what it means, or why nobody can tell."""

import datetime as dt
import re

from msgspec import Struct

from commitcheck.loading.yaml_text.scalars import TIMESTAMP
from commitcheck.model.dates import calendar_day, parse_day
from commitcheck.model.pattern import pattern

_SHORT_YEAR = 100
_SPELT = pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-Q[1-4])")
_SLASHED = pattern(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = pattern(r"([0-9]{4})([/.-]?)([0-9]{1,2})\2([0-9]{1,2})")
_QUARTER = pattern(r"([0-9]{4})[ -/]?q([1-4])|q([1-4])[ -/]?([0-9]{4})", re.IGNORECASE)


class DayRefusal(Struct, frozen=True):
    """Why a text is no day. `readings` holds the days it could mean, one or two, day first."""

    reason: str
    readings: tuple[dt.date, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        return len(self.readings) > 1


def read_day(text: str) -> str | DayRefusal:
    """The text of a day or a quarter; a timestamp stands for its date as written."""
    day = text
    if _SPELT.fullmatch(text) is None:
        match = TIMESTAMP.fullmatch(text)
        if match is None:
            return _refusal(text)
        day = match[1]
    try:
        parse_day(day, end=True)
    except ValueError:
        return DayRefusal("is no day of the calendar")
    return day


def in_words(day: dt.date) -> str:
    """`3 April 2026`, in English on every machine."""
    months = "January February March April May June July August September October November December"
    return f"{day.day} {months.split()[day.month - 1]} {day.year}"


def suggestion(text: str) -> str | None:
    """How a day or quarter in another spelling would be written here, if there is no doubt."""
    if (quarter := _QUARTER.fullmatch(text)) is not None:
        return f"{quarter[1] or quarter[4]}-Q{quarter[2] or quarter[3]}"
    refusal = _refusal(text)
    return refusal.readings[0].isoformat() if len(refusal.readings) == 1 else None


def _refusal(text: str) -> DayRefusal:
    if (match := _YEAR_FIRST.fullmatch(text)) is not None:
        day = calendar_day(int(match[1]), int(match[3]), int(match[4]))
        return DayRefusal("is no date as expected here", (day,) if day else ())
    if (match := _SLASHED.fullmatch(text)) is None:
        return DayRefusal("is no date")
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if year < _SHORT_YEAR and len(match[4]) == 2 else 0  # noqa: PLR2004 - two digits
    days = [calendar_day(year, second, first), calendar_day(year, first, second)]
    readings = tuple(dict.fromkeys(day for day in days if day is not None))
    if not readings:
        return DayRefusal("is no day of the calendar")
    reason = "can be read in two ways" if len(readings) > 1 else "is no date as expected here"
    return DayRefusal(reason, readings)
