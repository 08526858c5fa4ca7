"""The days that a text names, whatever they are for: dates, months, quarters, weeks, holidays.

A period stands for its last day, with `mid` and `early` for one inside it. Where the year is left
out, it is the first such day on or after the day of the record.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from commitcheck.model.dates import calendar_day
from commitcheck.model.pattern import pattern
from commitcheck.reading.dates import named_days, periods, written_days
from commitcheck.reading.dates.holidays import HOLY_WEEK, Holiday, holidays
from commitcheck.reading.dates.scanner import (
    DAY_WORDS,
    LINKS,
    NEXT_OR_THIS,
    Part,
    Precision,
    Scanner,
    YearDay,
    categories,
    modifiers,
    month_end,
    months,
    ordinals,
    seasons,
    weekdays,
)
from commitcheck.reading.tokens import Found, listed
from commitcheck.reading.vision_words import VisionWords

Handler = Callable[[Scanner, int], Part | None]

_WEEK = dt.timedelta(days=7)
_BEFORE = listed("before prior ahead vor avant antes prima voor")
_TO = frozenset(("to",))


class Day(Struct, frozen=True):
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
        named_days.iso_week(scan, at)
        or named_days.week_numbered_before(scan, at)
        or written_days.numeric_day(scan, at)
        or written_days.day_and_month(scan, at)
        or periods.numbered(scan, at)
        or periods.bare_year(scan, at)
        or periods.apostrophe_year(scan, at)
        or named_days.day_of_month(scan, at)
    )


def _ordinal(scan: Scanner, at: int) -> Part | None:
    if scan.word(at) == "prima" and scan.word(at + 1) in LINKS:
        return None  # prima di giugno: before it
    if ordinals()[scan.word(at)] == 1:
        return written_days.first_of_month(scan, at) or periods.ordinal(scan, at)
    return periods.ordinal(scan, at)


def _month_end(scan: Scanner, at: int) -> Part | None:
    """`EOM Feb`, or this month's."""
    return None if scan.word(at + 1) in months() else named_days.relative_period(scan, at)


def _quarter_end(scan: Scanner, at: int) -> Part | None:
    """`EOQ2`, or this quarter's."""
    numbered = periods.numbered_end(scan, at) if not scan.gap(at) else None
    return numbered or named_days.relative_period(scan, at)


@cache
def _handlers() -> Mapping[str, Handler]:
    """The handler of each word that can begin a day or be its last word."""
    by_category: dict[str, Handler] = {
        "quarter": named_days.relative_period,
        "half": named_days.relative_period,
        "year": named_days.relative_period,
        "month": named_days.relative_period,
        "year end": named_days.relative_period,
        "quarter end": _quarter_end,
        "week end": named_days.relative_period,
        "month end": _month_end,
        "week": named_days.week,
        "weekend": named_days.weekend,
        "tomorrow": named_days.tomorrow,
        "day after tomorrow": named_days.tomorrow,
        "fiscal": periods.fiscal,
        "calendar year": periods.calendar_year,
    }
    found: dict[str, Handler] = {word: by_category[kind] for word, kind in categories().items()}
    found["w"] = named_days.week
    found |= dict.fromkeys(seasons(), periods.season)
    found |= dict.fromkeys(weekdays(), named_days.weekday)
    found |= dict.fromkeys(ordinals(), _ordinal)
    found |= dict.fromkeys(months(), written_days.named_month)
    return found | dict.fromkeys("qths", periods.lettered)


def _feast(scan: Scanner, at: int, found: Found[Holiday]) -> Part:
    after = at
    while after < len(scan.tokens) and scan.tokens[after].end <= found.end:
        after += 1
    found_year = scan.year_after(after - 1, short=True) or scan.relative_year(after - 1)
    year, after = found_year or (None, after)
    precision: Precision = "week" if found.meaning is HOLY_WEEK else "day"
    return Part(after, precision, found.meaning, year, is_sure=False)


def _day(scan: Scanner, at: int, part: Part) -> Day:
    modifier, first = _modifier(scan, at)
    is_week = part.precision == "week" and scan.word(part.after - 1) not in ("over", "out")
    before = first if modifier == "early" else at
    if (part.months or is_week) and _is_before(scan, before, modifier, part.after, is_week=is_week):
        modifier = "before"
    in_year = _inside(part, modifier) if modifier and modifier != "end" else part.in_year
    start, end = scan.tokens[first].start, scan.tokens[part.after - 1].end
    is_sure = part.is_sure and modifier in ("", "end", "mid")
    if part.other:
        both = _both(scan, part)
        if both:
            return Day(start, end, None, part.precision, is_sure=True, both=both)
    year = part.year if part.year is not None or not part.months else _year_above(scan, start)
    day = in_year(year) if year is not None else scan.upcoming(in_year)
    return Day(start, end, day, part.precision, is_sure)


_HEADING = pattern(
    r"[^\n|:;.]{0,40}?\b(?:roadmap|release[- ]?plan|produktplan|feuille de route|hoja de ruta|"
    r"roteiro)\b[^\n|:;.\d]{0,20}\b(20\d\d)\b\s*(?:[|:\u2013\n]|- )",
    2,  # re.IGNORECASE
    needs="roadmap plan feuille ruta roteiro",
)


def _year_above(scan: Scanner, start: int) -> int | None:
    """`Roadmap 2027 | H1: ...`: the year of the plan, where it is not over."""
    found = _HEADING.match(scan.text, 0, start)
    year = int(found[1]) if found else None
    is_over = year is not None and scan.written_on is not None and year < scan.written_on.year
    return None if is_over else year


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
    back = _in_front(scan, at)
    while scan.word(back) in LINKS and at - back <= 3:
        back -= 1
    if scan.word(at - 1) == "half" and scan.word(at) in months() and not _is_numbered(scan, at - 1):
        return "mid", at - 1  # half juni
    if scan.word(back) in DAY_WORDS and (day := _day_of_period(scan, back)):
        return day, back - 1
    is_verb = scan.spelt(back).casefold() == "ends"  # the contract ends 31 December
    found = modifiers().get(scan.word(back), "") if back >= 0 and not is_verb else ""
    if found and len(scan.gap(back)) <= 2:
        return found, back
    return "", at - (scan.word(at - 1) in NEXT_OR_THIS and not scan.gap(at - 1).strip())


def _is_numbered(scan: Scanner, at: int) -> bool:
    return scan.word(at - 1) in ordinals() or scan.word(at - 1).isdecimal()


def _day_of_period(scan: Scanner, at: int) -> str:
    """`the last day of May`, `the first day of Q3`"""
    word = scan.word(at - 1)
    if word in named_days.LAST:
        return "end"
    return "first" if ordinals().get(word) == 1 else ""


def _is_before(scan: Scanner, at: int, modifier: str, after: int, *, is_week: bool) -> bool:
    """`before May`, `prior to the third quarter`, and `before the start of May`."""
    if modifier not in ("", "early"):
        return False
    back = _in_front(scan, at)
    if is_week and scan.word(back) in ordinals():
        return False  # la prima settimana: the first one
    is_named = is_week and after > at + 1  # "before the week of 7 June"
    is_relative = scan.word(at) in categories() and not is_named  # "the quarter": it runs already
    while not is_relative and at - back <= 3 and scan.word(back) in _TO | LINKS:
        back -= 1
    return scan.word(back) in _BEFORE


def _in_front(scan: Scanner, at: int) -> int:
    """The index of the word before a period, and before `the next` that belongs to it."""
    if not NEXT_OR_THIS.get(scan.word(at - 1)):
        return at - 1
    back = at - 2
    while scan.word(back) in LINKS and at - back <= 3:
        back -= 1
    return back


def _inside(part: Part, modifier: str) -> YearDay:
    """The day inside of a period; the tables of the reading page say which."""
    length = part.months

    def inside(year: int) -> dt.date | None:
        last = part.in_year(year)
        if last and modifier == "before" and part.precision == "week":
            return last - _WEEK
        if last is None or not length:
            return last
        if modifier == "before":
            return month_end(last.year, last.month - length)
        if modifier == "first":
            return calendar_day(*_month_before(last, length - 1), 1)
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
