"""Days that hang on the record's own: Friday, week 40, next month, end of the quarter, tomorrow."""

import datetime as dt

from commitcheck.reading.dates.calendar_words import (
    LINKS,
    categories,
    modifiers,
    months,
    needs_hint,
    weekdays,
)
from commitcheck.reading.dates.periods import over_links
from commitcheck.reading.dates.scanner import NEXT_OR_THIS, Part, Scanner, month_end
from commitcheck.reading.dates.written_days import day_and_month, named_month
from commitcheck.reading.tokens import listed

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
    if scan.word(at - 1) in _PAST:
        return None
    if written is None:
        return Part(after, "day", lambda _: None, is_sure=False)
    day = written + dt.timedelta(days=(wanted - written.weekday() - 1) % 7 + 1)
    return Part(after, "day", lambda _: day, day.year, is_sure=False)


def week(scan: Scanner, at: int) -> Part | None:
    """`week 40`, `KW 8`, `week 10 of 2027`: its Sunday."""
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
    """`week of 7 June`, `w/c 7 June`"""
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
    kind = categories()[scan.word(at)].removesuffix(" end")
    offset, after = _offset(scan, at)
    if offset is None or scan.written_on is None:
        return None
    day = period_end(kind, scan.written_on, offset)
    length = {"month": 1, "quarter": 3, "year": 12}.get(kind, 0)
    return Part(
        after, "week" if kind == "week" else "month", lambda _: day, day.year, False, length
    )


def _offset(scan: Scanner, at: int) -> tuple[int | None, int]:
    """How many periods from now, and the index after the words that say so."""
    kind, before = categories()[scan.word(at)], scan.word(at - 1)
    if kind.endswith(" end"):
        return 0, at + 1
    if before in NEXT_OR_THIS:
        return NEXT_OR_THIS[before], at + 1
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
