"""Days written out: 2026-06-30, 30.06., 04/05/2027, 1 Sept 2026, March 12, jul/27."""

import datetime as dt

from commitcheck.model.dates import calendar_day
from commitcheck.reading.dates.durations import is_unit
from commitcheck.reading.dates.scanner import (
    LINKS,
    NEXT_OR_THIS,
    ORDINAL_ENDINGS,
    Part,
    Scanner,
    YearDay,
    month_end,
    months,
    needs_hint,
)
from commitcheck.reading.tokens import listed

_REFERENCES = listed(
    """
    section clause see article annex version v item req ziffer abschnitt artikel nr no schedule
    exhibit appendix line r q punkt
    """
)
_TRAPS = frozenset(("may", "out", "set", "ago", "march"))
"""Months that are everyday words in lower case."""
_ALWAYS_OPEN = ((24, 7), (7, 24))
_FULL_YEAR = 4
_FIRST_YEAR, _LAST_YEAR = 2020, 2069
_COMPACT = 8
_MONTHS = 12
_MOST_DAYS = 31
_MUCH_NEARER = 3
"""Years between the two readings of a date with dots."""


def numeric_day(scan: Scanner, at: int) -> Part | None:
    """Three numbers, or two of them: with a slash, or with dots as `30.09.`."""
    if len(scan.word(at)) == _FULL_YEAR:
        return _year_first(scan, at) or _year_and_month(scan, at)
    if len(scan.word(at)) == _COMPACT:
        return _compact(scan, at)
    first, second = scan.number(at), scan.number(at + 1)
    if second is None:
        return _month_and_year(scan, at)
    mark = scan.gap(at).strip()
    if first is None or mark not in ("/", "-", ".") or _continues(scan, at - 1):
        return None
    order = "DMY" if mark == "." else scan.words.date_order
    third = scan.number(at + 2, _FULL_YEAR)
    if third is not None and scan.gap(at + 1).strip() == mark:
        return _three(scan, at, order, third)
    return _two(scan, at, mark, order)


def _year_first(scan: Scanner, at: int) -> Part | None:
    year, month, day = scan.number(at, 4), scan.number(at + 1), scan.number(at + 2)
    mark = scan.gap(at)
    if year is None or month is None or day is None or mark not in ("-", "/", "."):
        return None
    found = calendar_day(year, month, day) if scan.gap(at + 1) == mark else None
    return Part(at + 3, "day", lambda _: found, year) if found else None


def _year_and_month(scan: Scanner, at: int) -> Part | None:
    """`2026-06`, which is no year with something behind it; `2026/27` ends in the second."""
    year, month = scan.number(at, _FULL_YEAR), scan.number(at + 1)
    is_pair = scan.gap(at) in ("-", "/") and len(scan.word(at + 1)) == 2
    if year is None or month is None or not is_pair or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if _continues(scan, at - 1) or _continues(scan, at + 1) or scan.word(at - 1) in _REFERENCES:
        return None
    if month == (year + 1) % 100 and scan.has_hint(at):
        return Part(at + 2, "year", lambda y: month_end(y, _MONTHS), year + 1, is_sure=False)
    if not 1 <= month <= _MONTHS:
        return None
    return Part(at + 2, "month", lambda y: month_end(y, month), year, months=1)


def _compact(scan: Scanner, at: int) -> Part | None:
    """`by 20270331`"""
    word = scan.word(at)
    year, month, day = int(word[:4]), int(word[4:6]), int(word[6:])
    found = calendar_day(year, month, day)
    if found is None or not scan.is_to_come(year) or not scan.has_hint(at):
        return None
    return Part(at + 1, "day", lambda _: found, year)


def _month_and_year(scan: Scanner, at: int) -> Part | None:
    """`03/2027`, `by 3-2027`, `bis 03.2027`."""
    month, year = scan.number(at), scan.number(at + 1, _FULL_YEAR)
    if month is None or year is None or len(scan.word(at + 1)) != _FULL_YEAR:
        return None
    is_known = scan.word(at - 1) in _REFERENCES or not scan.is_to_come(year)
    if is_known or scan.gap(at) not in ("/", "-", ".") or not 1 <= month <= _MONTHS:
        return None
    if _continues(scan, at - 1) or _continues(scan, at + 1) or not _is_alone(scan, at):
        return None
    return Part(at + 2, "month", lambda y: month_end(y, month), year, months=1)


def _is_alone(scan: Scanner, at: int) -> bool:
    """Is it no part of a name or a reference (`AB-12/2027`)?"""
    start = scan.tokens[at].start
    return scan.has_hint(at) or scan.text[start - 1 : start] in ("", " ", "(", "\n", "\t")


def _continues(scan: Scanner, at: int) -> bool:
    """Is the number a part of a longer one (a version, an address, a telephone number)?"""
    is_between = scan.word(at).isdecimal() and scan.word(at + 1).isdecimal()
    return is_between and scan.gap(at) in (".", "-", "/")


def _three(scan: Scanner, at: int, order: str | None, third: int) -> Part | None:
    digits = len(scan.word(at + 2))
    if digits not in (2, _FULL_YEAR) or _continues(scan, at + 2):
        return None
    if digits == _FULL_YEAR:
        return _ordered(scan, at, at + 3, order, third)
    day = _of_year_first(scan, at) if scan.words.date_order == "YMD" else None
    if day and scan.is_to_come(day.year):
        return Part(at + 3, "day", lambda _: day, day.year)
    found = _ordered(scan, at, at + 3, order, 2000 + third)
    return _with_year_first(scan, at, found) if found else None


def _of_year_first(scan: Scanner, at: int) -> dt.date | None:
    """The day of `26/09/30` if it begins with its year."""
    year, month, day = (scan.number(at + part) or 0 for part in range(3))
    return calendar_day(2000 + year, month, day) if len(scan.word(at)) == 2 else None


def _with_year_first(scan: Scanner, at: int, found: Part) -> Part:
    """Both readings of `26/09/30`, where the year at its front is nearer to the text's own; with
    dots, as nobody here writes a year first, only where it is much nearer.
    """
    day, now = _of_year_first(scan, at), scan.written_on
    is_told = scan.words.date_order in ("DMY", "MDY")
    if day is None or now is None or is_told or found.other or found.year is None:
        return found
    nearer = abs(found.year - now.year) - abs(day.year - now.year)
    if nearer < (_MUCH_NEARER if scan.gap(at) == "." else 1):
        return found
    return Part(found.after, "day", found.in_year, found.year, found.is_sure, other=lambda _: day)


def _two(scan: Scanner, at: int, mark: str, order: str | None) -> Part | None:
    first, second = scan.number(at), scan.number(at + 1)
    if mark == "-" or (first, second) in _ALWAYS_OPEN or _continues(scan, at + 1):
        return None
    if _is_of_a_number(scan, at, mark):
        return None
    if mark == ".":
        stop = scan.tokens[at + 1].end
        has_dot = scan.text[stop : stop + 1] == "."
        is_clause = scan.word(at - 1) == "in" and not has_dot  # the credits in 5.2
        if (
            is_clause
            or scan.word(at - 1) in _REFERENCES
            or not (scan.has_hint(at) or (has_dot and len(scan.word(at + 1)) <= 2))
        ):
            return None
        if not has_dot and scan.gap(at + 1).lstrip(" ")[:1] in ("%", "€", "$"):
            return None
    elif scan.word(at + 2) in months() and scan.is_near(at + 1):
        return None  # 16/17 January: a range of days
    elif month := _of_short_year(scan, at, order):
        return month
    return _ordered(scan, at, at + 2, order, None)


def _of_short_year(scan: Scanner, at: int, order: str | None) -> Part | None:
    """`03/27`: March 2027 where days come first, 27 March where months do, else either."""
    month, year = scan.number(at) or 0, 2000 + (scan.number(at + 1) or 0)
    is_year = year > 2000 + _MONTHS and scan.is_to_come(year) and len(scan.word(at + 1)) == 2
    if order == "MDY" or not is_year or not 1 <= month <= _MONTHS:
        return None

    def end_of_month(_: int) -> dt.date | None:
        return month_end(year, month)

    if order == "DMY":
        return Part(at + 2, "month", end_of_month, year, months=1)
    return Part(at + 2, "day", _day_of(month, year - 2000), other=end_of_month)


def _is_of_a_number(scan: Scanner, at: int, mark: str) -> bool:
    """`in 1.5 hrs` counts, and so does the half of `12 1/2 %`."""
    if mark == ".":
        return is_unit(scan.word(at + 2)) and scan.gap(at + 1) in ("", " ", "-", "\u00a0")
    is_part = (scan.number(at), scan.number(at + 1)) in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))
    return is_part and scan.word(at - 1).isdecimal() and scan.gap(at - 1) == " "


def _ordered(
    scan: Scanner, at: int, after: int, order: str | None, year: int | None
) -> Part | None:
    first, second = scan.number(at) or 0, scan.number(at + 1) or 0

    def day_first(y: int) -> dt.date | None:
        return calendar_day(y, second, first)

    def month_first(y: int) -> dt.date | None:
        return calendar_day(y, first, second)

    probe = year if year is not None else 2000  # a leap year has every day
    readings = [make for make in (day_first, month_first) if make(probe)]
    if order in ("DMY", "MDY"):
        wanted = day_first if order == "DMY" else month_first
        readings = [wanted] if wanted in readings else readings
    if not readings:
        return None
    is_two = len(readings) > 1 and first != second
    return Part(
        after,
        "day",
        readings[0],
        year,
        is_sure=year is not None or order is not None,
        other=readings[1] if is_two else None,
    )


def day_and_month(scan: Scanner, at: int) -> Part | None:
    """`1 Sept 2026`, `1. September`, `the 1st of February 2027`, `30 de octubre de 2026`."""
    day = scan.number(at)
    here = at + 1
    if day is None or not 1 <= day <= _MOST_DAYS:
        return None
    if _continues(scan, at - 1) and scan.word(here) in ("in", "im"):
        return None  # version 3.2 in June
    if scan.word(here) in ORDINAL_ENDINGS and scan.gap(at) in ("", "-", "'"):
        here += 1
    return _of_month(scan, at, here, day)


def first_of_month(scan: Scanner, at: int) -> Part | None:
    """`the first of February 2027`."""
    return _of_month(scan, at, at + 1, 1)


def _of_month(scan: Scanner, at: int, here: int, day: int) -> Part | None:
    linked = here
    while scan.word(linked) in LINKS and linked - here < 2 and not scan.gap(linked - 1).strip(" "):
        linked += 1
    month = months().get(scan.word(linked))
    if month is None or not scan.is_near(linked - 1):
        return None
    found = scan.year_after(linked, short=True) or scan.relative_year(linked)
    if scan.word(linked) in _TRAPS and linked == here and found is None:
        is_name = scan.spelt(linked)[:1].isupper() and scan.word(linked) not in ("out", "set")
        if not is_name and not (scan.word(linked) == "march" and scan.has_hint(at)):
            return None
    in_year = _day_of(month, day)
    if found:
        year, after = found
        return Part(after, "day", in_year, year)
    return Part(linked + 1, "day", in_year)


def _day_of(month: int, day: int) -> YearDay:
    return lambda year: calendar_day(year, month, day)


def named_month(scan: Scanner, at: int) -> Part | None:
    """`March 12, 2027`, `Jan 22`, `September 2026`, `Sept`, `June '27`."""
    month = months()[scan.word(at)]
    number, gap = scan.number(at + 1), scan.gap(at).strip()
    if number is not None and scan.is_near(at) and 1 <= number <= _MOST_DAYS and gap in ("", "."):
        found = _day_after_month(scan, at, month, number)
        if found:
            return _to_its_end(scan, found, month)
    with_year = scan.year_after(at, short=True) or scan.relative_year(at)
    if with_year:
        year, after = with_year
        if len(scan.word(after)) == _FULL_YEAR and scan.number(after, _FULL_YEAR):
            return None  # March 32, 2027
        return Part(after, "month", lambda y: month_end(y, month), year, months=1)
    is_said = scan.has_hint(at) or scan.word(at - 1) in NEXT_OR_THIS
    if needs_hint(scan.word(at)) and not is_said:
        return None
    if scan.word(at) == "dez" and is_unit(scan.word(at + 1)):
        return None  # por dez anos: ten of them
    if scan.word(at) in _TRAPS and not scan.spelt(at)[:1].isupper() and scan.word(at) != "march":
        return None
    return Part(at + 1, "month", lambda y: month_end(y, month), months=1)


def _to_its_end(scan: Scanner, part: Part, month: int) -> Part:
    """`March 15-17`: the later day of a range within the month."""
    first, last, mark = (
        scan.number(part.after - 1),
        scan.number(part.after),
        scan.gap(part.after - 1),
    )
    is_range = mark.strip() in ("-", "\u2013") and len(mark) <= 3
    if not is_range or first is None or last is None or not first < last <= _MOST_DAYS:
        return part
    year, after = scan.year_after(part.after, short=False) or (part.year, part.after + 1)
    return Part(after, "day", _day_of(month, last), year, part.is_sure)


def _day_after_month(scan: Scanner, at: int, month: int, number: int) -> Part | None:
    """A number after a month is its day; where days come first it can be a year (`June 27`)."""
    here = at + 1
    if scan.word(here + 1) in ORDINAL_ENDINGS and scan.gap(here) == "":
        here += 1
    in_year = _day_of(month, number)
    full = scan.year_after(here, short=False)
    if full and len(scan.word(full[1] - 1)) == _FULL_YEAR and scan.gap(here).strip() in ("", ","):
        return Part(full[1], "day", in_year, full[0])
    is_clock = scan.gap(here) == ":" or scan.gap(here).startswith(("%", "€", "$"))
    if is_clock or (scan.spelt(at).islower() and scan.word(at) in _TRAPS and not scan.has_hint(at)):
        return None
    looks_like_year = here == at + 1 and scan.is_to_come(2000 + number)
    if looks_like_year and number > _MONTHS and scan.is_modified(at):
        return None  # end of April 27: a month has one end
    if scan.words.date_order == "DMY" and looks_like_year and len(scan.word(here)) == 2:
        return None
    is_sure = scan.words.date_order == "MDY" or not looks_like_year or here > at + 1
    return Part(here + 1, "day", in_year, is_sure=is_sure) if in_year(2000) else None
