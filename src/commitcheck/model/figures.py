"""The figures of a report: metrics, the timeline, capacity, themes, and the demand that nothing in
the vision answers.
"""

import datetime as dt
from typing import Protocol

from msgspec import Struct

from commitcheck.model.finding import Severity
from commitcheck.model.location import Location


class Metric(Struct, frozen=True):
    """A ratio or a sum. `value` is None, with a `reason`, where nothing can be counted."""

    name: str
    value: float | None
    numerator: float | None
    denominator: float | None
    unit: str
    formula: str
    reason: str | None = None


class TimelineRow(Struct, frozen=True):
    """A dated promise against the work behind it: the numbers behind the timeline picture."""

    commitment: str
    customer: str
    title: str
    due: dt.date
    item: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    signature: dt.date | None = None
    is_signed: bool = False
    worst: Severity | None = None


class CapacityRow(Struct, frozen=True):
    """Cumulative person-weeks at a period's end: available, promised by signed promises, and by
    signed and drafts together. `tips` is the deal with which demand first exceeds capacity.
    """

    period: str
    start: dt.date
    end: dt.date
    available: float
    signed: float
    with_drafts: float
    tips: str | None = None


class ThemeRow(Struct, frozen=True):
    """Both ways: open promises and now/next items per theme. `theme` None: without a theme."""

    theme: str | None
    name: str | None
    promises: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


class Figures(Protocol):
    """The numbers that only some formats show."""

    @property
    def timeline(self) -> tuple[TimelineRow, ...]: ...

    @property
    def capacity(self) -> tuple[CapacityRow, ...]: ...

    @property
    def themes(self) -> tuple[ThemeRow, ...]: ...

    @property
    def metrics(self) -> tuple[Metric, ...]: ...


class KnownFigures(Struct, frozen=True):
    timeline: tuple[TimelineRow, ...] = ()
    capacity: tuple[CapacityRow, ...] = ()
    themes: tuple[ThemeRow, ...] = ()
    metrics: tuple[Metric, ...] = ()


# What customers were promised or asked for and nothing in the vision answers, as values.


class Wish(Struct, frozen=True):
    """One promise that nothing answers; `words` are those of the paper, else its title."""

    commitment: str
    customer: str
    deal: str
    status: str
    words: str
    at: Location
    due: dt.date | None = None


class Money(Struct, frozen=True):
    """ARR of deals, each counted once, in one currency; an empty one is not named."""

    amount: float
    currency: str = ""


class Group(Struct, frozen=True):
    """Wishes for one thing: `capability` where they name it, else only their meaning is near.

    `why` is unknown, candidate, rejected or unplanned; `money` is that of the deals behind it.
    """

    name: str
    why: str
    wishes: tuple[Wish, ...]
    capability: str | None = None
    money: tuple[Money, ...] = ()

    @property
    def customers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(wish.customer for wish in self.wishes))

    @property
    def first_due(self) -> dt.date | None:
        return min((wish.due for wish in self.wishes if wish.due), default=None)


class Demand(Struct, frozen=True):
    """Every group, the one that most customers share first."""

    as_of: dt.date
    groups: tuple[Group, ...] = ()
