"""Days that hang on the record's own, or on a month: Friday, week 40, next month, tomorrow."""

import datetime as dt

from commitcheck.model.dates import calendar_day
from commitcheck.reading.dates.periods import over_links
from commitcheck.reading.dates.scanner import (
    DAY_WORDS,
    LINKS,
    NEXT_OR_THIS,
    ORDINAL_ENDINGS,
    Part,
    Scanner,
    categories,
    modifiers,
    month_end,
    months,
    needs_hint,
    nth_weekday,
    ordinals,
    weekdays,
)
from commitcheck.reading.dates.written_days import day_and_month, named_month
from commitcheck.reading.tokens import listed

_PAST = listed("last since letzten every each seit dernier")
_COUNTED_FROM = listed("after nach apres post from despues tras apos dopo")
_WEEK_OF = listed("of commencing beginning starting vom du del da c")
_MOST_WEEKS, _MOST_DAYS, _FULL_YEAR = 53, 31, 4
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
    is_said = scan.has_hint(at) or scan.word(after) == "feira" or scan.word(at - 1) in NEXT_OR_THIS
    if needs_hint(scan.word(at)) and not (is_said or scan.spelt(at)[:1].isupper()):
        return None
    if numbered := _numbered_weekday(scan, at, wanted):
        return numbered
    if scan.word(at - 1) in _PAST:
        return None
    if written and (of_week := _of_week(scan, at)):
        weeks, after = of_week
        day = written + dt.timedelta(days=wanted - written.weekday() + 7 * weeks)
        return Part(after, "day", lambda _: day, day.year, is_sure=False)
    later, after = _a_week_later(scan, at)
    if written is None:
        return Part(after, "day", lambda _: None, is_sure=False)
    day = written + dt.timedelta(days=(wanted - written.weekday() - 1) % 7 + 1 + later)
    return Part(after, "day", lambda _: day, day.year, is_sure=False)


def _of_week(scan: Scanner, at: int) -> tuple[int, int] | None:
    """How many weeks from now, for `Friday next week`, `vendredi de la semaine prochaine`."""
    here = at + 1 + (scan.word(at + 1) == "feira")
    first = here
    while scan.word(here) in LINKS or scan.word(here) in NEXT_OR_THIS:
        here += 1
    if categories().get(scan.word(at - 1)) == "week" and scan.word(at - 2) in NEXT_OR_THIS:
        return NEXT_OR_THIS[scan.word(at - 2)], at + 1  # next week Friday
    is_near = all(not scan.gap(near).strip(" -") for near in range(first - 1, here))
    if not is_near or categories().get(scan.word(here)) != "week":
        return None
    weeks, after = _offset(scan, here)
    return None if weeks is None or scan.number(here + 1) is not None else (weeks, after)


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
    return 0 if word in LAST else ordinals().get(word)


LAST = listed("last letzter letzte letzten dernier derniere ultimo ultima laatste")
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
    if scan.word(at + 2) in _COUNTED_FROM:
        return None  # week 6 after kick-off: none of the calendar

    year, after = scan.year_after(at + 1, short=False) or (None, at + 2)
    return Part(after, "week", lambda y: _sunday(y, number), year, is_sure=False)


def iso_week(scan: Scanner, at: int) -> Part | None:
    """`2027-W12`, `2027W12`: its Sunday."""
    year, number = scan.number(at, _FULL_YEAR), scan.number(at + 2)
    is_week = scan.word(at + 1) == "w" and scan.gap(at) in ("", "-", " ") and not scan.gap(at + 1)
    if not is_week or year is None or number is None or len(scan.word(at)) != _FULL_YEAR:
        return None
    day = _sunday(year, number)
    return Part(at + 3, "week", lambda _: day, year) if day else None


def week_numbered_before(scan: Scanner, at: int) -> Part | None:
    """`12. KW`"""
    number = scan.number(at)
    is_week = scan.word(at + 1) == "kw" and scan.gap(at) in (".", ". ")
    if not is_week or number is None or not 1 <= number <= _MOST_WEEKS:
        return None
    year, after = scan.year_after(at + 1, short=False) or (None, at + 2)
    return Part(after, "week", lambda y: _sunday(y, number), year, is_sure=False)


def _sunday(year: int, week_number: int) -> dt.date | None:
    try:
        return dt.date.fromisocalendar(year, week_number, 7)
    except ValueError:
        return None


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
    is_last = scan.word(back) in DAY_WORDS and scan.word(back - 1) in LAST
    is_ended = (
        is_last
        or scan.word(back) in modifiers()
        or scan.word(back)
        in (
            "turn",
            "out",
            "before",
            "avant",
        )
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


_BEFORE_A_DAY = listed(
    """
    by on before until till til thru through from starting be date
    """
) | {"is"}
_GERMAN = frozenset("am zum bis vom ab".split())  # noqa: SIM905 - a word list
_ROMANCE = frozenset("le el il dia".split())  # noqa: SIM905 - as above
_DUTCH = frozenset(("op", "voor", "tegen", "tot", "uiterlijk"))
_GO_ON = listed("and or at we you if so but with as in for then latest already")
_EVERY = listed("each every jeden jedes chaque cada ogni elke any")
_FAR = 8


def day_of_month(scan: Scanner, at: int) -> Part | None:
    """`by the 30th`, `am 15.`, `le 15`, `on the 5th of next month`: a day that names no month."""
    day = scan.number(at)
    if day is None or not 1 <= day <= _MOST_DAYS:
        return None
    has_ending = scan.word(at + 1) in ORDINAL_ENDINGS and not scan.gap(at)
    last = at + has_ending
    month = _month_behind(scan, last)
    if month is None or not (month[1] > last + 1 or _ends_a_day(scan, at, last)):
        return None
    if not _is_said_as_a_day(scan, at, has_ending=has_ending):
        return None
    found = _day_in(scan, at, day, month[0])
    year = found.year if found else None
    return Part(month[1], "day", lambda _: found, year, is_sure=False)


def _is_said_as_a_day(scan: Scanner, at: int, *, has_ending: bool) -> bool:
    before, further = scan.word(at - 1), scan.word(at - 2)
    if before == "the":
        is_second = further in ("and", "to", "or") and scan.word(at - 3) in ORDINAL_ENDINGS
        return has_ending and (further in _BEFORE_A_DAY or is_second)
    if before == "de":
        return has_ending and further in _DUTCH
    is_thousands = scan.gap(at) == "." and scan.spelt(at + 1)[:1].isdecimal()  # bis 8.000 Zimmer
    is_german = before in _GERMAN and scan.gap(at)[:1] == "." and not is_thousands
    return is_german or before in _ROMANCE


def _ends_a_day(scan: Scanner, at: int, last: int) -> bool:
    """Does nothing follow that the number could count: the end, a mark, a small word, a verb?"""
    gap, after = scan.gap(last), scan.word(last + 1)
    if scan.word(at - 1) in _GERMAN:  # am 15. gehen wir live: a noun would have a capital
        return not after or gap[:1] != "." or not scan.spelt(last + 1)[:1].isupper() or "\n" in gap
    is_over = not gap.strip() or gap[:1] in ",;:!?)\n|" or gap[:2] in (". ", ".\n", ".", " (", " -")
    return (is_over and (not after or bool(gap.strip()))) or (
        scan.word(at - 1) == "the" and after in _GO_ON
    )


def _month_behind(scan: Scanner, last: int) -> tuple[int | None, int] | None:
    """Months from now for `of next month`, and the index after it; None for `of each month`."""
    here = last + 1
    while scan.word(here) in LINKS or scan.word(here) in NEXT_OR_THIS:
        here += 1
    if scan.word(here) in _EVERY:
        return None
    if categories().get(scan.word(here)) != "month" or here == last + 1:
        return None, last + 1
    offset, after = _offset(scan, here)
    return offset, after


def _day_in(scan: Scanner, at: int, day: int, offset: int | None) -> dt.date | None:
    """That day of the month that was said, or named just before, else the first to come."""
    written = scan.written_on
    if written is None:
        return None
    if offset is not None:
        return calendar_day(*_month_from(written, offset), day)
    named = (months().get(scan.word(back)) for back in range(at - 1, max(-1, at - _FAR), -1))
    month = next(filter(None, named), None)
    if month:
        return scan.upcoming(lambda year: calendar_day(year, month, day))
    ahead = (calendar_day(*_month_from(written, more), day) for more in range(_FAR))
    return next((found for found in ahead if found and found >= written), None)


def _month_from(day: dt.date, months_on: int) -> tuple[int, int]:
    count = day.year * 12 + day.month - 1 + months_on
    return count // 12, count % 12 + 1


def weekend(scan: Scanner, at: int) -> Part | None:
    """`before the weekend`: that Friday; `the weekend of 16 January` says its own date."""
    if scan.number(over_links(scan, at + 1)) is not None or scan.written_on is None:
        return None
    if scan.spelt(at).endswith("s"):
        return None  # weekends: hours of service
    written = scan.written_on
    friday = written + dt.timedelta(days=(_FRIDAY - written.weekday()) % 7)
    return Part(at + 1, "day", lambda _: friday, friday.year, is_sure=False)


_DAY_AFTER = listed("after apres pasado depois")


def tomorrow(scan: Scanner, at: int) -> Part | None:
    """`tomorrow`, `ab übermorgen`, `the day after tomorrow`."""
    word, written = scan.word(at), scan.written_on
    if word == "morgen" and (scan.spelt(at)[:1].isupper() or scan.word(at - 1) == "guten"):
        return None
    if word == "manana" and scan.word(at - 1) == "la":
        return None
    back = at - 1 - (scan.word(at - 1) == "de")
    is_next = categories()[word].startswith("day after") or scan.word(back) in _DAY_AFTER
    days = 2 if is_next else 1
    if written is None:
        return Part(at + 1, "day", lambda _: None, is_sure=False)
    day = written + dt.timedelta(days=days)
    return Part(at + 1, "day", lambda _: day, day.year)
