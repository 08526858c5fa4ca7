"""What is wrong with capacity periods."""

import datetime as dt
from collections.abc import Iterator, Sequence

from commitcheck.model.phrase import Phrase, ident, phrase
from commitcheck.model.vision import Period


def faults(periods: Sequence[Period]) -> Iterator[tuple[Period, list[Phrase]]]:
    """The periods that cannot be, in file order, with everything that is wrong with each."""
    overlapped = _overlapped(periods)
    for place, period in enumerate(periods):
        causes = [*_of_its_own(period)]
        if place in overlapped:
            causes.append(phrase("begins before {} has ended", ident(overlapped[place].id)))
        if causes:
            yield period, causes


def usable(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Without those whose own numbers or days contradict each other: no rule counts them."""
    return tuple(period for period in periods if not any(True for _ in _of_its_own(period)))


def _of_its_own(period: Period) -> Iterator[Phrase]:
    if period.start is not None and period.end is not None and period.end < period.start:
        yield phrase("ends on {}, before it starts on {}", period.end, period.start)
    if period.reserved > period.total:
        yield phrase("reserves {} of {} person-weeks", period.reserved, period.total)


def _overlapped(periods: Sequence[Period]) -> dict[int, Period]:
    """By place, a period that is still running when another begins: the one that ends last."""
    dated = [
        (period.start, period.end, place)
        for place, period in enumerate(periods)
        if period.start is not None and period.end is not None and period.start <= period.end
    ]
    overlapped: dict[int, Period] = {}
    latest: tuple[dt.date, int] | None = None
    for start, end, place in sorted(dated):
        if latest is not None and start < latest[0]:
            overlapped[place] = periods[latest[1]]
        if latest is None or end > latest[0]:
            latest = (end, place)
    return overlapped
