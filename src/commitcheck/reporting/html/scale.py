"""From days and amounts to places in a picture, in percent of its width.

Pictures stretch with the page while their words keep their size, so every horizontal place is
a percentage; a margin on both sides keeps marks at the edges whole.
"""

import datetime as dt
import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

_MARGIN = 2.0
_PAST, _FUTURE = 2 * 366, 4 * 366
"""Days around today that a picture spans at most; what lies beyond is drawn at its edge."""

_MONTHS = 12
_STEPS = ((9, 1), (27, 3), (54, 6), (math.inf, 12))
"""Up to so many months, a tick every so many of them."""

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAST = dt.date.max.toordinal()


def percent(value: float) -> str:
    """`12.5%`: two digits are a tenth of a pixel on the widest screen."""
    return f"{round(value, 2):g}%"


def part(value: float, whole: float, room: float = 100.0) -> float:
    """The share of `room` that a value takes; nothing for what is no amount."""
    if not (math.isfinite(value) and math.isfinite(whole)) or whole <= 0 or value <= 0:
        return 0.0
    return min(value / whole, 1.0) * room


class Tick(Struct, frozen=True):
    """The first day of a month; `label` is its name, or the year in January."""

    at: str
    label: str
    year: str = ""


class Days(Struct, frozen=True):
    """A span of days, from the first of a month to the first of a later one, as ordinals."""

    first: int
    last: int

    def at(self, day: dt.date) -> str:
        """Where the day stands; a day outside the span stands at its edge."""
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return percent(_MARGIN + (100 - 2 * _MARGIN) * min(1.0, max(0.0, share)))

    def holds(self, day: dt.date) -> bool:
        return self.first <= day.toordinal() <= self.last

    def ticks(self) -> Iterator[Tick]:
        start = dt.date.fromordinal(self.first)
        months = (self.last - self.first) / 30.4
        step = next(step for limit, step in _STEPS if months <= limit)
        index = -(-(_MONTHS * start.year + start.month - 1) // step) * step
        year = ""
        while index < _MONTHS * (dt.MAXYEAR + 1):
            day = dt.date(index // _MONTHS, index % _MONTHS + 1, 1)
            if day.toordinal() >= self.last:
                return
            name = str(day.year) if day.month == 1 else _NAMES[day.month - 1]
            yield Tick(self.at(day), name, "" if year or day.month == 1 else f" {day.year}")
            year = str(day.year)
            index += step


def span(days: Iterable[dt.date], today: dt.date) -> Days:
    """The whole months that hold these days and today, as far as a picture goes."""
    now = today.toordinal()
    ordinals = [now, *(day.toordinal() for day in days)]
    first = dt.date.fromordinal(max(1, now - _PAST, min(ordinals))).replace(day=1)
    last = dt.date.fromordinal(min(_LAST, now + _FUTURE, max(ordinals)))
    end = min(_LAST, (last.replace(day=28) + _days_left(last)).toordinal())
    return Days(first.toordinal(), max(end, first.toordinal() + 28))


def _days_left(day: dt.date) -> dt.timedelta:
    """From the 28th to the first of the next month; nothing after the last month there is."""
    if (day.year, day.month) == (dt.date.max.year, dt.date.max.month):
        return dt.timedelta()
    following = dt.date(day.year + day.month // _MONTHS, day.month % _MONTHS + 1, 1)
    return following - day.replace(day=28)
