"""The days that a text names, whatever they are for: dates, months, quarters, weeks, holidays.

A period stands for its last day, with `mid` and `early` for one inside it. Where the year is left
out, it is the first such day on or after the day of the record.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from commitcheck.model.dates import calendar_day
from commitcheck.reading import periods, running_days, written_days
from commitcheck.reading.calendar_words import (
    LINKS,
    categories,
    modifiers,
    months,
    ordinals,
    seasons,
    weekdays,
)
from commitcheck.reading.date_scanner import Part, Precision, Scanner, YearDay, month_end
from commitcheck.reading.holidays import holidays
from commitcheck.reading.terms import Found
from commitcheck.reading.tokens import listed
from commitcheck.reading.vision_words import VisionWords

Handler = Callable[[Scanner, int], Part | None]
_BEFORE = listed("before prior ahead vor avant antes prima voor")


class Day(NamedTuple):
    """A day that words name.

    `day` is None where two readings are left (`both`) or where the record's own day is needed
    and not known. `is_sure` if the words leave no other meaning.
    """

    start: int
    end: int
    day: dt.date | None
    precision: Precision
    is_sure: bool
    both: tuple[dt.date, dt.date] | None = None


def days_in(
    text: str, start: int, end: int, words: VisionWords, written_on: dt.date | None
) -> Iterator[Day]:
    """Every day that a part of a text names, in its order."""
    scan = Scanner(text, start, end, words, written_on)
    feasts = {found.start: found for found in holidays().find(text, start, end)}
    handlers = _handlers()
    at = 0
    while at < len(scan.tokens):
        token = scan.tokens[at]
        feast = feasts.get(token.start) if feasts else None
        if feast:
            part: Part | None = _feast(scan, at, feast)
        else:
            handler = _number if token.word.isdecimal() else handlers.get(token.word)
            part = handler(scan, at) if handler else None
        if part is None:
            at += 1
            continue
        yield _day(scan, at, part)
        at = max(part.after, at + 1)


def _number(scan: Scanner, at: int) -> Part | None:
    return (
        written_days.numeric_day(scan, at)
        or written_days.day_and_month(scan, at)
        or periods.numbered(scan, at)
        or periods.bare_year(scan, at)
        or periods.apostrophe_year(scan, at)
    )


def _ordinal(scan: Scanner, at: int) -> Part | None:
    if ordinals()[scan.word(at)] == 1:
        return written_days.first_of_month(scan, at) or periods.ordinal(scan, at)
    return periods.ordinal(scan, at)


def _month_end(scan: Scanner, at: int) -> Part | None:
    """`EOM Feb`, or this month's."""
    return None if scan.word(at + 1) in months() else running_days.relative_period(scan, at)


@cache
def _handlers() -> Mapping[str, Handler]:
    """The handler of each word that can begin a day or be its last word."""
    by_category: dict[str, Handler] = {
        "quarter": running_days.relative_period,
        "half": running_days.relative_period,
        "year": running_days.relative_period,
        "month": running_days.relative_period,
        "year end": running_days.relative_period,
        "quarter end": running_days.relative_period,
        "week end": running_days.relative_period,
        "month end": _month_end,
        "week": running_days.week,
        "weekend": running_days.weekend,
        "tomorrow": running_days.tomorrow,
        "day after tomorrow": running_days.tomorrow,
        "fiscal": periods.fiscal,
        "calendar year": periods.calendar_year,
    }
    found: dict[str, Handler] = {word: by_category[kind] for word, kind in categories().items()}
    found["w"] = running_days.week
    found |= dict.fromkeys(seasons(), periods.season)
    found |= dict.fromkeys(weekdays(), running_days.weekday)
    found |= dict.fromkeys(ordinals(), _ordinal)
    found |= dict.fromkeys(months(), written_days.named_month)
    return found | dict.fromkeys("qths", periods.lettered)


def _feast(scan: Scanner, at: int, found: Found[Callable[[int], dt.date]]) -> Part:
    after = at
    while after < len(scan.tokens) and scan.tokens[after].end <= found.end:
        after += 1
    year, after = scan.year_after(after - 1, short=True) or (None, after)
    return Part(after, "day", found.meaning, year, is_sure=False)


def _day(scan: Scanner, at: int, part: Part) -> Day:
    modifier, first = _modifier(scan, at)
    if not modifier and scan.word(at - 1) in _BEFORE and part.months:
        modifier = "before"
    in_year = _inside(part, modifier) if modifier and modifier != "end" else part.in_year
    start, end = scan.tokens[first].start, scan.tokens[part.after - 1].end
    is_sure = part.is_sure and modifier in ("", "end", "mid")
    if part.other:
        both = _both(scan, part)
        if both:
            return Day(start, end, None, part.precision, is_sure=True, both=both)
    day = in_year(part.year) if part.year is not None else scan.upcoming(in_year)
    return Day(start, end, day, part.precision, is_sure)


def _both(scan: Scanner, part: Part) -> tuple[dt.date, dt.date] | None:
    makers = [part.in_year, part.other] if part.other else [part.in_year]
    found = sorted(
        day
        for make in makers
        if (day := make(part.year) if part.year is not None else scan.upcoming(make))
    )
    return (found[0], found[1]) if len(found) == 2 and found[0] != found[1] else None


def _modifier(scan: Scanner, at: int) -> tuple[str, int]:
    """`end`, `mid`, `early` before the words at an index, and where they begin with it."""
    back = at - 1
    while scan.word(back) in LINKS and at - back <= 3:
        back -= 1
    found = modifiers().get(scan.word(back), "") if back >= 0 else ""
    if found and len(scan.gap(back)) <= 2:
        return found, back
    return "", at


def _inside(part: Part, modifier: str) -> YearDay:
    """The day inside of a period; the tables of the reading page say which."""
    length = part.months

    def inside(year: int) -> dt.date | None:
        last = part.in_year(year)
        if last is None or not length:
            return last
        if modifier == "before":
            return month_end(last.year, last.month - length)
        if length == 1:
            return calendar_day(last.year, last.month, 15 if modifier == "mid" else 10)
        if modifier == "mid":
            if length == 3:
                return calendar_day(*_month_before(last, 1), 15)
            return month_end(*_month_before(last, length // 2))
        return month_end(*_month_before(last, {3: 2, 6: 4}.get(length, 9)))

    return inside


def _month_before(day: dt.date, months_back: int) -> tuple[int, int]:
    count = day.year * 12 + day.month - 1 - months_back
    return count // 12, count % 12 + 1
