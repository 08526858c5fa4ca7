"""Days written out: 2026-06-30, 30.06., 04/05/2027, 1 Sept 2026, March 12, jul/27."""

import datetime as dt

from commitcheck.model.dates import calendar_day
from commitcheck.reading.dates.durations import is_unit
from commitcheck.reading.dates.periods import over_links
from commitcheck.reading.dates.scanner import (
    LINKS,
    NEXT_OR_THIS,
    ORDINAL_ENDINGS,
    Part,
    Scanner,
    YearDay,
    categories,
    modifiers,
    month_end,
    months,
    needs_hint,
    nth_weekday,
    ordinals,
    weekdays,
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
    year = third if digits == _FULL_YEAR else 2000 + third
    return _ordered(scan, at, at + 3, order, year)


def _two(scan: Scanner, at: int, mark: str, order: str | None) -> Part | None:
    first, second = scan.number(at), scan.number(at + 1)
    if mark == "-" or (first, second) in _ALWAYS_OPEN or _continues(scan, at + 1):
        return None
    if _is_of_a_number(scan, at, mark):
        return None
    if mark == ".":
        stop = scan.tokens[at + 1].end
        has_dot = scan.text[stop : stop + 1] == "."
        if scan.word(at - 1) in _REFERENCES or not (
            scan.has_hint(at) or (has_dot and len(scan.word(at + 1)) <= 2)
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
            return found
    with_year = scan.year_after(at, short=True) or scan.relative_year(at)
    if with_year:
        year, after = with_year
        if len(scan.word(after)) == _FULL_YEAR and scan.number(after, _FULL_YEAR):
            return None  # March 32, 2027
        return Part(after, "month", lambda y: month_end(y, month), year, months=1)
    if needs_hint(scan.word(at)) and not scan.has_hint(at):
        return None
    if scan.word(at) in _TRAPS and not scan.spelt(at)[:1].isupper() and scan.word(at) != "march":
        return None
    return Part(at + 1, "month", lambda y: month_end(y, month), months=1)


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


# Days that hang on the record's own: Friday, week 40, next month, end of the quarter, tomorrow.

_PAST = listed("last since letzten every each seit dernier")
_WEEK_OF = listed("of commencing beginning starting vom du del da c")
_MOST_WEEKS = 53
_SUNDAY, _FRIDAY = 6, 4


def weekday(scan: Scanner, at: int) -> Part | None:
    """`by Friday`, `next Tuesday`: the first such day after the record's own."""
    wanted, written = weekdays()[scan.word(at)], scan.written_on
    after = at + 1
    is_dated = scan.number(after) is not None or scan.word(after) in months()
    if is_dated and not scan.gap(at).strip(" ."):
        return None  # Monday 18 January: the date says it all
    if scan.word(after) in weekdays() or (scan.word(at - 1) in weekdays() and scan.is_near(at - 1)):
        return None  # Mon-Fri: hours of service
    if needs_hint(scan.word(at)) and not (scan.has_hint(at) or scan.spelt(at)[:1].isupper()):
        return None
    if numbered := _numbered_weekday(scan, at, wanted):
        return numbered
    if scan.word(at - 1) in _PAST:
        return None
    later, after = _a_week_later(scan, at)
    if written is None:
        return Part(after, "day", lambda _: None, is_sure=False)
    day = written + dt.timedelta(days=(wanted - written.weekday() - 1) % 7 + 1 + later)
    return Part(after, "day", lambda _: day, day.year, is_sure=False)


def _a_week_later(scan: Scanner, at: int) -> tuple[int, int]:
    """Seven days for `a week on Tuesday`, `Tuesday week`, and the index after the words."""
    if scan.word(at - 1) in ("on", "from") and scan.word(at - 2) == "week":
        return 7, at + 1
    if scan.word(at + 1) == "week" and scan.gap(at) == " " and scan.number(at + 2) is None:
        return 7, at + 2
    is_french = scan.word(at + 1) == "en" and scan.word(at + 2) == "huit"
    return (7, at + 3) if is_french else (0, at + 1)


def _numbered_weekday(scan: Scanner, at: int, wanted: int) -> Part | None:
    """`the last Friday of March 2027`, `am zweiten Dienstag im Mai`."""
    number = _number_before(scan, at)
    here = over_links(scan, at + 1 + (scan.word(at + 1) == "feira"))
    month = months().get(scan.word(here))
    if number is None or month is None or scan.tokens[here].start - scan.tokens[at].end > _NEAR:
        return None
    year, after = scan.year_after(here, short=True) or (None, here + 1)
    return Part(after, "day", lambda y: nth_weekday(y, month, wanted, number), year)


def _numbered_week(scan: Scanner, at: int) -> Part | None:
    """`the first week of May`: its seventh day; the last one ends with the month."""
    number = _number_before(scan, at)
    here = over_links(scan, at + 1)
    month = months().get(scan.word(here))
    if number is None or month is None or scan.tokens[here].start - scan.tokens[at].end > _NEAR:
        return None
    year, after = scan.year_after(here, short=True) or (None, here + 1)

    def last_day(y: int) -> dt.date | None:
        return calendar_day(y, month, 7 * number) if number else month_end(y, month)

    return Part(after, "week", last_day, year, is_sure=False)


def _number_before(scan: Scanner, at: int) -> int | None:
    """The first to the fourth, 0 for the last one; None where no such word stands before."""
    word = scan.word(at - 1)
    if not scan.is_near(at - 1):
        return None
    return 0 if word in _LAST else ordinals().get(word)


_LAST = listed("last letzter letzte letzten dernier derniere ultimo ultima laatste")
_NEAR = 12


def week(scan: Scanner, at: int) -> Part | None:
    """`week 40`, `KW 8`, `week 10 of 2027`: its Sunday."""
    if numbered := _numbered_week(scan, at):
        return numbered
    if scan.word(at + 1) in _WEEK_OF or scan.word(at) == "w":
        return _week_of(scan, at)
    number = scan.number(at + 1)
    if number is None or not 1 <= number <= _MOST_WEEKS or not scan.is_near(at, 2):
        return relative_period(scan, at)
    if scan.spelt(at) in ("kW", "kw") or scan.spelt(at).endswith("s"):
        return None

    def sunday(year: int) -> dt.date | None:
        try:
            return dt.date.fromisocalendar(year, number, 7)
        except ValueError:
            return None

    year, after = scan.year_after(at + 1, short=False) or (None, at + 2)
    return Part(after, "week", sunday, year, is_sure=False)


def _week_of(scan: Scanner, at: int) -> Part | None:
    """`week of 7 June`, `w/c 7 June`; `w/e 7 June` is that day."""
    if scan.word(at) == "w" and scan.word(at + 1) not in ("b", "c"):
        return None
    here = over_links(scan, at + 2)
    is_day = scan.number(here) is not None
    found = day_and_month(scan, here) if is_day else None
    if found is None and scan.word(here) in months():
        found = named_month(scan, here)
    if found is None or found.precision != "day":
        return relative_period(scan, at) if scan.word(at) != "w" else None

    def sunday(year: int) -> dt.date | None:
        day = found.in_year(year)
        return day + dt.timedelta(days=_SUNDAY - day.weekday()) if day else None

    return Part(found.after, "week", sunday, found.year, is_sure=False)


def relative_period(scan: Scanner, at: int) -> Part | None:
    """`next month`, `end of the quarter`, `this year`, `la próxima semana`."""
    said = categories()[scan.word(at)]
    kind = said.removesuffix(" end")
    offset, after = _offset(scan, at)
    if offset is None or scan.written_on is None:
        return None
    day = period_end(kind, scan.written_on, offset)
    is_end = said != kind or scan.word(after - 1) == "end"  # before it is on it, not a year earlier
    length = 0 if is_end else {"month": 1, "quarter": 3, "year": 12}.get(kind, 0)
    return Part(
        after, "week" if kind == "week" else "month", lambda _: day, day.year, False, length
    )


_TO_COME = {("after", "next"): 2} | dict.fromkeys(
    (("que", "viene"), ("que", "entra"), ("que", "vem"), ("que", "entra")), 1
)
"""`the week after next`, `la semana que viene`"""


def _offset(scan: Scanner, at: int) -> tuple[int | None, int]:
    """How many periods from now, and the index after the words that say so."""
    kind, before = categories()[scan.word(at)], scan.word(at - 1)
    if kind.endswith(" end"):
        return 0, at + 1
    if before in NEXT_OR_THIS:
        return NEXT_OR_THIS[before], at + 1
    behind = (scan.word(at + 1), scan.word(at + 2))
    if behind in _TO_COME:
        return _TO_COME[behind], at + 3
    if scan.word(at + 1) in NEXT_OR_THIS and NEXT_OR_THIS[scan.word(at + 1)]:
        return 1, at + 2
    if scan.word(at + 1) == "end" and scan.gap(at) in ("", " ", "-"):
        return 0, at + 2
    back = at - 1
    while scan.word(back) in LINKS:
        back -= 1
    is_ended = scan.word(back) in modifiers() or scan.word(back) in (
        "turn",
        "out",
        "before",
        "avant",
    )
    is_out = scan.word(at + 1) in ("i", "is") and scan.word(at + 2) in ("out", "over")
    if (is_ended and (back < at - 1 or scan.word(back) != "before")) or is_out:
        return 0, at + (3 if is_out else 1)
    return None, at + 1


def period_end(kind: str, today: dt.date, offset: int) -> dt.date:
    """The last day of the period of a kind that is so many after the one of today."""
    if kind == "week":
        return today + dt.timedelta(days=_SUNDAY - today.weekday() + 7 * offset)
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12}[kind]
    month = ((today.month - 1) // length + 1 + offset) * length
    return month_end(today.year, month) or today


def weekend(scan: Scanner, at: int) -> Part | None:
    """`before the weekend`: that Friday; `the weekend of 16 January` says its own date."""
    if scan.number(over_links(scan, at + 1)) is not None or scan.written_on is None:
        return None
    written = scan.written_on
    friday = written + dt.timedelta(days=(_FRIDAY - written.weekday()) % 7)
    return Part(at + 1, "day", lambda _: friday, friday.year, is_sure=False)


def tomorrow(scan: Scanner, at: int) -> Part | None:
    """`tomorrow`, `ab übermorgen`, `the day after tomorrow`."""
    word, written = scan.word(at), scan.written_on
    if word == "morgen" and (scan.spelt(at)[:1].isupper() or scan.word(at - 1) == "guten"):
        return None
    if word == "manana" and scan.word(at - 1) == "la":
        return None
    days = 2 if categories()[word].startswith("day after") or scan.word(at - 1) == "after" else 1
    if written is None:
        return Part(at + 1, "day", lambda _: None, is_sure=False)
    day = written + dt.timedelta(days=days)
    return Part(at + 1, "day", lambda _: day, day.year)
