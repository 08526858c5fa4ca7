"""Periods that stand for their last day: quarters, halves, years, fiscal ones, seasons."""

import datetime as dt
from collections.abc import Mapping

from commitcheck.model.dates import calendar_day
from commitcheck.reading.dates.scanner import (
    LINKS,
    NEXT_OR_THIS,
    ORDINAL_ENDINGS,
    Part,
    Precision,
    Scanner,
    categories,
    month_end,
    months,
    needs_hint,
    ordinals,
    seasons,
)
from commitcheck.reading.tokens import listed

_LETTERS: Mapping[str, int] = {"q": 3, "t": 3, "h": 6, "s": 6}
"""Months of `Q3`, `H1`, and of the French and Spanish `T3`, `S1`."""
_ROMANCE_HINTS = listed(
    """
    fin pour en au du de del debut mi para por no o el al per entro nel ici d fim ate p 1er
    """
)
_LENGTHS: Mapping[str, int] = {"quarter": 3, "half": 6}
_PRECISIONS: Mapping[int, Precision] = {3: "quarter", 6: "half", 12: "year"}
_YEAR_MONTHS = 12
_FULL_YEAR = 4
_FIRST, _LAST = 2020, 2069
_MARKS = frozenset("-/.")


def lettered(scan: Scanner, at: int, *, is_fiscal: bool = False) -> Part | None:
    """`Q3`, `Q3 2026`, `H1 FY28`, `T3`."""
    letter, number = scan.word(at), scan.number(at + 1, 1)
    length = _LETTERS[letter]
    gap = scan.gap(at)
    if number is None or not 1 <= number <= _YEAR_MONTHS // length or gap not in ("", " "):
        return None
    if gap and letter != "q":
        return None
    followed = scan.gap(at + 1)[:1]
    if followed in (".", ",") and scan.gap(at + 1)[1:2] == "" and scan.word(at + 2).isdecimal():
        return None  # Q3.2 is a question, no quarter
    part = _of_year(scan, at + 1, length, number, is_fiscal=is_fiscal)
    if letter in "ts" and part.year is None and scan.word(at - 1) not in _ROMANCE_HINTS:
        return None
    return part


def ordinal(
    scan: Scanner, at: int, number: int | None = None, here: int | None = None
) -> Part | None:
    """`first quarter of 2027`, `3. Quartal 2027`, `4e trimestre`, `second half`."""
    count = ordinals()[scan.word(at)] if number is None else number
    here = at + 1 if here is None else here
    is_fiscal = categories().get(scan.word(here)) == "fiscal"
    if is_fiscal or scan.word(here) in ("calendar", "contract"):
        here += 1
    if scan.is_near(here - 1) and (half := _half_of_month(scan, here, count)):
        return half
    length = _LENGTHS.get(categories().get(scan.word(here), ""))
    if length is None or not scan.is_near(here - 1):
        return None
    if not 1 <= count <= _YEAR_MONTHS // length:
        return None
    return _of_year(scan, here, length, count, is_fiscal=is_fiscal)


_HALVES = listed("half halfte helft metade meta mitad moitie quinzaine quincena quinzena")


def _half_of_month(scan: Scanner, at: int, count: int) -> Part | None:
    """`the second half of May`, `première quinzaine de mai`: its fifteenth, or its last day."""
    here = over_links(scan, at + 1)
    month = months().get(scan.word(here))
    is_near = all(not scan.gap(near).strip() for near in range(at, here))
    if scan.word(at) not in _HALVES or month is None or count not in (1, 2) or not is_near:
        return None
    year, after = scan.year_after(here, short=True) or scan.relative_year(here) or (None, here + 1)

    def last_day(y: int) -> dt.date | None:
        return month_end(y, month) if count == 2 else calendar_day(y, month, 15)

    return Part(after, "month", last_day, year, is_sure=False)


def _number_first(scan: Scanner, at: int) -> Part | None:
    """`3Q27`, `1H 2028`; a small h after a number is an hour."""
    number, letter = scan.number(at, 1), scan.spelt(at + 1)
    length = _LETTERS.get(scan.word(at + 1)) if letter in ("Q", "q", "H", "T", "S") else None
    if not length or not number or number * length > _YEAR_MONTHS or scan.gap(at):
        return None
    part = _of_year(scan, at + 1, length, number)
    return part if part.year is not None or (letter in "Qq" and scan.has_hint(at)) else None


def numbered_end(scan: Scanner, at: int) -> Part | None:
    """The quarter of `EOQ2 27`."""
    number = scan.number(at + 1, 1)
    is_quarter = number is not None and 1 <= number <= _YEAR_MONTHS // _LENGTHS["quarter"]
    return _of_year(scan, at + 1, _LENGTHS["quarter"], number or 1) if is_quarter else None


def numbered(scan: Scanner, at: int) -> Part | None:
    """`3. Quartal 2027`, `4e trimestre 2027`, `1st half`, `3Q27`."""
    number, here = scan.number(at, 1), at + 1
    if number is None:
        return None
    if part := _number_first(scan, at):
        return part
    if scan.word(here) in ORDINAL_ENDINGS and scan.gap(at) in ("", "."):
        here += 1
    elif scan.gap(at).strip() not in (".", "º", "°"):
        return None
    return ordinal(scan, at, number, here)


def _of_year(scan: Scanner, at: int, length: int, count: int, *, is_fiscal: bool = False) -> Part:
    """The period whose last word stands at an index, with the year that follows it."""
    of_fiscal = fiscal_year(scan, over_links(scan, at + 1))
    found = of_fiscal or scan.year_after(at, short=True) or scan.relative_year(at)
    year, after = found or (None, at + 1)
    return _period(scan, after, length, count, year, is_fiscal=is_fiscal or of_fiscal is not None)


def _period(
    scan: Scanner,
    after: int,
    length: int,
    count: int,
    year: int | None,
    *,
    is_fiscal: bool = False,
    is_sure: bool = True,
) -> Part:
    """The third (`count`) quarter (`length`, in months) of a year."""
    end = scan.fiscal_end if is_fiscal else month_end
    return Part(after, _PRECISIONS[length], lambda y: end(y, length * count), year, is_sure, length)


def _year(
    scan: Scanner, after: int, year: int | None, *, is_fiscal: bool = False, is_sure: bool = True
) -> Part:
    return _period(scan, after, _YEAR_MONTHS, 1, year, is_fiscal=is_fiscal, is_sure=is_sure)


def _part_of_year(scan: Scanner, at: int) -> tuple[int, int] | None:
    """`Q3`, `H1`: how long it is in months, and which of its year."""
    letter, number = scan.word(at), scan.number(at + 1, 1)
    if letter not in ("q", "h") or not number or scan.gap(at) not in ("", " "):
        return None
    length = _LETTERS[letter]
    return (length, number) if number * length <= _YEAR_MONTHS else None


def over_links(scan: Scanner, at: int) -> int:
    """The index of the first word from here on that is no small one (of, the, de)."""
    while scan.word(at) in LINKS:
        at += 1
    return at


def fiscal_year(scan: Scanner, at: int) -> tuple[int, int] | None:
    """`FY27`, `FY 2027`, `fiscal year 2027`, `FY26/27` (the year it ends in), and what follows."""
    if categories().get(scan.word(at)) != "fiscal" or not scan.is_near(at, 2):
        return None
    here = at + 1
    if categories().get(scan.word(here)) == "year":
        here += 1
    number = scan.number(here, _FULL_YEAR)
    if number is None or len(scan.word(here)) not in (2, _FULL_YEAR):
        return None
    second = scan.number(here + 1)
    if second is not None and scan.gap(here) in ("/", "-") and second == (number + 1) % 100:
        fiscal_years = scan.words.fiscal
        is_by_start = fiscal_years.named_by == "start" and fiscal_years.start != 1
        return (number % 100 if is_by_start else second) + 2000, here + 2
    return number if number > 99 else 2000 + number, here + 1


def fiscal(scan: Scanner, at: int) -> Part | None:
    """`FY28`, `FY27 Q3`, `end of the fiscal year`, `fiscal Q3`."""
    found = fiscal_year(scan, at)
    if found is None:
        here = at + 1
        if scan.word(here) in ("q", "h") and (part := lettered(scan, here, is_fiscal=True)):
            return part
        here += categories().get(scan.word(here)) == "year"
        first = at - (scan.word(at - 1) == "our")
        if NEXT_OR_THIS.get(scan.word(at - 1)) == 1:
            return _fiscal_year_to_come(scan, here)
        if not (scan.has_hint(first) or scan.is_modified(first)):
            return None
        return _year(scan, here, None, is_fiscal=True, is_sure=False)
    year, after = found
    if scan.is_near(after - 1) and (inside := _part_of_year(scan, after)):
        return _period(scan, after + 2, *inside, year, is_fiscal=True)
    return _year(scan, after, year, is_fiscal=True)


def _fiscal_year_to_come(scan: Scanner, after: int) -> Part | None:
    """`next fiscal year`: the one that begins when the running one ends."""
    running = scan.upcoming(lambda year: scan.fiscal_end(year, _YEAR_MONTHS))
    if running is None:
        return None
    day = month_end(running.year + 1, running.month)
    return Part(after, "year", lambda _: day, running.year + 1, is_sure=False)


def bare_year(scan: Scanner, at: int) -> Part | None:
    """`2027 Q3`, `in 2027`, `end of 2028`, `2027: ...`."""
    year = scan.number(at, _FULL_YEAR)
    if year is None or not _FIRST <= year <= _LAST:
        return None
    if scan.number(at + 1) and scan.number(at + 2) and {scan.gap(at), scan.gap(at + 1)} <= _MARKS:
        return None  # 2026-13-30 is no day of the calendar, and not the year either
    if scan.is_near(at) and (inside := _part_of_year(scan, at + 1)):
        return _period(scan, at + 3, *inside, year)
    if not (
        scan.has_hint(at)
        or scan.word(at - 1) == "day"
        or _is_heading(scan, at)
        or _of_day(scan, at)
    ):
        return None
    return _year(scan, at + 1, year, is_sure=False)


def _of_day(scan: Scanner, at: int) -> bool:
    """`the last day of 2028`"""
    return scan.word(at - 1) in LINKS and scan.word(at - 2) in ("day", "tag", "jour", "dia")


def _is_heading(scan: Scanner, at: int) -> bool:
    is_first = at == 0 or "\n" in scan.gap(at - 1)
    return (is_first and scan.gap(at)[:1] in (":", "|")) or scan.word(at - 1) == "cy"


def apostrophe_year(scan: Scanner, at: int) -> Part | None:
    """`thru '28`"""
    number, start = scan.number(at), scan.tokens[at].start
    if number is None or len(scan.word(at)) != 2 or scan.text[start - 1 : start] not in ("'", "’"):
        return None
    if not scan.has_hint(at) or not scan.is_to_come(2000 + number):
        return None
    return _year(scan, at + 1, 2000 + number, is_sure=False)


def calendar_year(scan: Scanner, at: int) -> Part | None:
    """`CY2027`, `CY 27`"""
    number = scan.number(at + 1, _FULL_YEAR)
    if number is None or not scan.is_near(at, 1) or len(scan.word(at + 1)) not in (2, _FULL_YEAR):
        return None
    year = number if number > 99 else 2000 + number
    if inside := _part_of_year(scan, at + 2):
        return _period(scan, at + 4, *inside, year)
    return _year(scan, at + 2, year)


def season(scan: Scanner, at: int) -> Part | None:
    """`by summer`, `Frühjahr 2027`; a winter ends in February."""
    word = scan.word(at)
    month = seasons()[word]
    found = scan.year_after(at, short=True) or scan.relative_year(at)
    is_said = found or scan.has_hint(at) or scan.word(at - 1) in NEXT_OR_THIS
    if needs_hint(word) and not is_said:
        return None
    year, after = found or (None, at + 1)
    return Part(after, "season", lambda y: month_end(y, month), year, is_sure=False, months=3)
