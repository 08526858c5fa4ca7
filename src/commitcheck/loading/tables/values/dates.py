"""One written date to a day: ISO, month names, numbers, quarters, halves; nothing is guessed.

Purely numeric dates need to be told the order (`DMY`, `MDY`, `YMD`); without it they answer
with every reading they have. A time of day and a zone are dropped: the day stands as written.

Dates inside a promise's own text: worth a suggestion, never a due date.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from itertools import islice

from msgspec import Struct

from commitcheck.model.dates import (
    CALENDAR_YEARS,
    FiscalYear,
    calendar_day,
    last_day_of_month,
    month_number,
    parse_day,
)
from commitcheck.model.pattern import pattern
from commitcheck.model.spelling import plain

_PIVOT = 70

_LONGEST = 64
"""Nothing longer is a date, and no expression has to find that out."""

_MONTHS = 12

_TIME = (
    r"(?:[T ,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,4}(?:[+-]\d{1,4})?)){0,3}(?: ?\([^)]*\))?)?"
)

_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,? +)?"

_I = re.IGNORECASE

_ISO = pattern(r"(\d{4})([-/.]|\. )(\d{1,2})\2(\d{1,2})\.?" + _TIME, _I)

_COMPACT = pattern(r"((?:19|20|21)\d\d)(\d\d)(\d\d)")
"""Of eight digits no other order gives a day of these centuries."""

_SIGNED = pattern(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")

_NUMBERS = pattern(r"(\d{1,2})([-/.]|\. )(\d{1,2})\2(\d{4}|\d{2})" + _TIME, _I)

_MONTH_YEAR = pattern(r"(\d{1,2})[/.](\d{4})")

_DAY_NAME = pattern(
    _WEEKDAY
    + r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ /.-]*(?:de |di )?([^\W\d_]{3,10})\.?"
    + r"[ /.,-]*(?:de |del )?['\u2019]?(\d{4}|\d{2})"
    + _TIME,
    _I,
)

_NAME_DAY = pattern(
    r"(?:[^\W\d_]{2,10}\.?,? +)??([^\W\d_]{3,10})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,? +"
    r"(?:(\d{4})|['\u2019](\d{2}))" + _TIME,
    _I,
)

_NAME_YEAR = pattern(r"([^\W\d_]{3,10})\.?(?:[ /'-]*(?:de |del )?(\d{4})|(?: ?'|[/-])(\d{2}))", _I)

_YEAR_MONTH = pattern(r"(\d{4})[ -/](?:([^\W\d_]{3,10})|(\d{2}))", _I)

_PART = pattern(
    r"(?P<fiscal>FY ?)?"
    r"(?:(?P<year>\d{4}|(?<=FY)\d{2}|(?<=FY )\d{2})[ /-]*(?P<letter>[QTHS])(?P<part>[1-4])"
    r"|(?:(?P<letter2>[QTHS]) ?(?P<part2>[1-4])"
    r"|(?P<part3>[1-4])\.? ?(?P<letter3>[QTHS]|quartal|trimestre|trimester|kwartaal|quarter))"
    r"[ /'.-]*(?P<fiscal2>FY ?)?(?P<year2>\d{4}|\d{2}))",
    _I,
)

ORDERS = ("DMY", "MDY", "YMD")


_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))


class Several(Struct, frozen=True):
    """The days that a numeric date can mean, by the order of its parts."""

    days: tuple[tuple[str, dt.date], ...]


def as_written(text: str) -> str:
    """A date without marks that nobody sees, its hyphens and blanks those of a keyboard."""
    return text if text.isascii() else " ".join(plain(text).translate(_HYPHENS).split())


def read_date(
    text: str, order: str | None = None, fiscal: FiscalYear = CALENDAR_YEARS
) -> dt.date | Several | None:
    """The day; every day when only the order could tell; None when it is no date.

    A month, quarter or half stands for its last day. `fiscal` counts where the text says FY.
    """
    if not text or len(text) > _LONGEST:
        return None
    if text[4:5] == "-":  # as our own files write it, and most others
        try:
            return parse_day(text)
        except ValueError:
            pass
    found = _ISO.fullmatch(text)
    if found:
        return calendar_day(int(found[1]), int(found[3]), int(found[4]))
    found = _COMPACT.fullmatch(text) or _SIGNED.fullmatch(text)
    if found:
        return calendar_day(int(found[1]), int(found[2]), int(found[3]))
    found = _MONTH_YEAR.fullmatch(text)
    if found:
        return month_end(int(found[2]), int(found[1]))
    found = _NUMBERS.fullmatch(text)
    if found:
        return _of_orders(_by_order(found), order)
    return _with_name(text) or _period(text, fiscal)


def needs_order(text: str) -> bool:
    """Is it a numeric date that can be read in several ways?"""
    return isinstance(read_date(text), Several)


def is_fiscal(text: str) -> bool:
    """Does it name a part of a fiscal year (`FY27 Q1`)?"""
    found = _PART.fullmatch(text) if len(text) <= _LONGEST else None
    return found is not None and bool(found["fiscal"] or found["fiscal2"])


def orders_shown(text: str) -> frozenset[str] | None:
    """The orders in which this numeric date can be read; None when it tells nothing."""
    if not text or text[:4].isdecimal():
        return None
    found = _NUMBERS.fullmatch(text)
    if not found or (found[2][0] == "." and len(found[4]) > 2):  # noqa: PLR2004 - a year written out
        return None
    return frozenset(_by_order(found)) or None


def short_parts(text: str) -> tuple[int, int] | None:
    """First and third part of a date that writes every part with two digits, else None."""
    found = _NUMBERS.fullmatch(text)
    if not found or len(found[4]) > 2 or len(found[1]) < 2:  # noqa: PLR2004
        return None
    return int(found[1]), int(found[4])


def month_and_short_year(text: str) -> tuple[int, int] | None:
    """Month and year of `Sep-30`, whose number may be a day as well; None of anything else."""
    is_named = 6 <= len(text) <= _LONGEST and text[0].isalpha()  # noqa: PLR2004 - `Sep-30`
    found = _NAME_YEAR.fullmatch(text) if is_named else None
    month = month_number(found[1]) if found and found[3] and "'" not in text else None
    if not found or not month or not calendar_day(2000, month, int(found[3])):
        return None
    return month, full_year(found[3])


def full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - written out
        return year
    return year + (2000 if year < _PIVOT else 1900)


def month_end(year: int, month: int) -> dt.date | None:
    if not (1 <= month <= _MONTHS and dt.MINYEAR <= year <= dt.MAXYEAR):
        return None
    return last_day_of_month(year, month)


def _by_order(found: re.Match[str]) -> dict[str, dt.date]:
    """The calendar days of a numeric date. Points are never month first; a year of one digit,
    or a day of four, there is not.
    """
    a, mark, b, c = found[1], found[2], found[3], found[4]
    days = {"DMY": calendar_day(full_year(c), int(b), int(a))}
    if mark[0] != ".":
        days["MDY"] = calendar_day(full_year(c), int(a), int(b))
    if len(a) == len(c) == 2:  # noqa: PLR2004 - digits of a short year, or of a day
        days["YMD"] = calendar_day(full_year(a), int(b), int(c))
    return {order: day for order, day in days.items() if day}


def _of_orders(days: Mapping[str, dt.date], order: str | None) -> dt.date | Several | None:
    if order:
        is_other = order == "MDY" and "MDY" not in days  # points: nobody writes months first so
        return days.get("DMY" if is_other and len(days) == 1 else order)
    if len({*days.values()}) > 1:
        return Several(tuple(days.items()))
    return next(iter(days.values()), None)


def _with_name(text: str) -> dt.date | None:
    found = _DAY_NAME.fullmatch(text)
    if found and (month := month_number(found[2])):
        return calendar_day(full_year(found[3]), month, int(found[1]))
    found = _NAME_DAY.fullmatch(text)
    if found and (month := month_number(found[1])):
        return calendar_day(full_year(found[3] or found[4]), month, int(found[2]))
    found = _NAME_YEAR.fullmatch(text)
    if found and (month := month_number(found[1])):
        return month_end(full_year(found[2] or found[3]), month)
    found = _YEAR_MONTH.fullmatch(text)
    if found:
        return month_end(int(found[1]), month_number(found[2]) or 0 if found[2] else int(found[3]))
    return None


def _period(text: str, fiscal: FiscalYear) -> dt.date | None:
    """A quarter (Q, T) or half (H, S) of a year to its last day."""
    found = _PART.fullmatch(text)
    if not found:
        return None
    letter = (found["letter"] or found["letter2"] or found["letter3"])[0].upper()
    part = int(found["part"] or found["part2"] or found["part3"])
    months = 6 if letter in "HS" and len(found["letter3"] or "") < 2 else 3  # noqa: PLR2004 - a word says quarter
    if part * months > _MONTHS:
        return None
    year = full_year(found["year"] or found["year2"])
    if found["fiscal"] or found["fiscal2"]:
        return fiscal.last_day(year, part * months)
    return month_end(year, part * months)


_IN_TEXT = pattern(
    r"\b(?:Q[1-4][ /-]?(?:20)?\d{2}|(?:20\d{2})[ /-]?Q[1-4]|H[12][ /-]?20\d{2}"
    r"|20\d{2}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]20\d{2}|\d{1,2}/\d{1,2}/\d{2}"
    r"|\d{1,2}\.? (?:de )?([^\W\d_]{3,10})(?: (?:de )?\d{4})?)\b"
)

_SEARCHED = 2000

LOOKED_AT = 2000
"""It is a hint: a million titles need not all be searched for it."""


class Dated(Struct, frozen=True):
    """How many texts have a date in them, and the first such date."""

    number: int
    example: str


def dated_titles(titles: Iterable[str]) -> Dated | None:
    """The first texts in which a date stands; a number before a word must be before a month."""
    found = [date for title in islice(titles, LOOKED_AT) if (date := _first_date(title))]
    return Dated(len(found), found[0]) if found else None


def _first_date(text: str) -> str | None:
    for match in _IN_TEXT.finditer(text[:_SEARCHED]):
        if match[1] is None or month_number(match[1]):
            return match[0]
    return None
