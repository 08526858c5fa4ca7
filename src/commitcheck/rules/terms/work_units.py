"""Promised work against capacity: each piece of work once, added up period by period.

This is what CAP501, CAP502, DEB903 and the report's capacity picture count. A unit is a
roadmap item that is not shipped and that firm dated promises wait for, directly or as a
prerequisite, at the earliest date that any of them promises; or the own effort of a firm
dated promise that waits for no item.

Where promised work has no estimate, every capacity number is a lower bound.
"""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Related
from commitcheck.model.phrase import Phrase, phrase
from commitcheck.model.vision import Period, RoadmapItem
from commitcheck.rules.context import Context, derived
from commitcheck.rules.inp004_contradictory_record import usable
from commitcheck.rules.terms.comparing import Share, exceeds
from commitcheck.rules.terms.parties import LISTED, lateness, named_ids
from commitcheck.rules.terms.promised_capabilities import Prerequisites, capability_ids, named_items


class Alike(Struct, frozen=True):
    """Firm dated promises that name the same things, and so wait for the same work.

    Units hold these and not their promises one by one: a deep chain of prerequisites would
    otherwise copy a long table once for each of its links.
    """

    promises: tuple[Commitment, ...]
    due: dt.date
    signed_due: dt.date | None

    @classmethod
    def of(cls, promises: Sequence[Commitment]) -> "Alike":
        days = [promise.due for promise in promises if promise.due]
        signed = [c.due for c in promises if c.status == "signed" and c.due]
        return cls(tuple(promises), due=min(days), signed_due=min(signed, default=None))


class WorkUnit(Struct, frozen=True):
    """Work that counts once, however many promises need it.

    `item` is None where it is the own effort of its one promise. `due` is the earliest date
    that any of the promises sets, `signed_due` the earliest of the signed ones. `effort` and
    `signed_effort` differ where only promises have an estimate, and that of a draft is larger.
    """

    effort: float
    signed_effort: float
    asked_by: tuple["Alike", ...]
    item: RoadmapItem | None = None

    @property
    def promises(self) -> tuple[Commitment, ...]:
        """Everything that needs it, directly or through something built on it."""
        return tuple(promise for alike in self.asked_by for promise in alike.promises)

    @property
    def due(self) -> dt.date:
        return min(alike.due for alike in self.asked_by)

    @property
    def signed_due(self) -> dt.date | None:
        return min((group.signed_due for group in self.asked_by if group.signed_due), default=None)

    def is_raised_by(self, promise: Commitment) -> bool:
        """Is it a draft whose estimate makes work larger that is signed for anyway?"""
        is_larger = (promise.effort or 0) > self.signed_effort and self.effort > self.signed_effort
        return is_larger and promise.is_draft and self.signed_due is not None

    @property
    def id(self) -> str:
        return self.item.id if self.item else self.promises[0].id


class PeriodDemand(Struct, frozen=True):
    """Person-weeks from the first plannable period to the end of this one, all cumulative.

    `available` is total minus reserved, `signed` what signed promises need, `with_drafts` what
    they and the drafts need together; `ended` is what the periods before had, and is spent.
    """

    period: Period
    end: dt.date
    available: float
    signed: float
    with_drafts: float
    every_unit: tuple[WorkUnit, ...]
    ended: float = 0

    @property
    def units(self) -> tuple[WorkUnit, ...]:
        """The units due by the end of this period, drafts included."""
        return tuple(unit for unit in self.every_unit if unit.due <= self.end)

    @property
    def signed_units(self) -> tuple[WorkUnit, ...]:
        """The units that signed promises need by the end of this period, as large as they say."""
        return tuple(
            replace(unit, effort=unit.signed_effort)
            for unit in self.every_unit
            if unit.signed_effort and _by(unit.signed_due, self.end)
        )

    @property
    def drafted_units(self) -> tuple[WorkUnit, ...]:
        """The units that are due by the end of this period, or as large, only through drafts."""
        return tuple(
            unit
            for unit in self.units
            if unit.effort > unit.signed_effort or not _by(unit.signed_due, self.end)
        )

    @property
    def is_oversold(self) -> bool:
        """Signed promises alone need more than there is."""
        return exceeds(self.signed, self.available)

    def is_through_ended(self, demand: float) -> bool:
        """Would it fit if the periods that have ended were still to come?

        How much of the work was done in them nobody says, so it is no proof that the plan fails.
        """
        return not exceeds(demand, self.available + self.ended)

    @property
    def is_infeasible_if_signed(self) -> bool:
        """The signed ones fit, and the drafts on top do not."""
        return not self.is_oversold and exceeds(self.with_drafts, self.available)


@derived
def demand_by_period(context: Context) -> tuple[PeriodDemand, ...]:
    """Demand at the end of each plannable period; empty without capacity.

    What is due before the first period counts in it, what is due after the last counts nowhere.
    """
    periods = plannable_periods(context)
    units = work_units(context) if periods else ()
    ended = fsum(period.available for period in _ended_periods(context))
    rows: list[PeriodDemand] = []
    available = 0.0
    for period, end in periods:
        available += period.available
        rows.append(
            PeriodDemand(
                period,
                end,
                available,
                signed=fsum(unit.signed_effort for unit in units if _by(unit.signed_due, end)),
                with_drafts=fsum(unit.effort for unit in units if unit.due <= end),
                every_unit=units,
                ended=ended,
            )
        )
    return tuple(rows)


def committed_capacity(context: Context) -> Share | None:
    """What signed firm promises need of all plannable capacity; None without capacity."""
    rows = demand_by_period(context)
    return Share(rows[-1].signed, rows[-1].available) if rows else None


def tipping_deal(row: PeriodDemand) -> str | None:
    """The deal with which demand first exceeds what is available at this period's end.

    Deals come in the order of their signature, signed before drafts.
    """
    first_asked = sorted(
        (pair for unit in row.units for pair in _askers(unit, row.end)),
        key=lambda pair: lateness(pair[0]),
    )
    demand = 0.0
    for promise, effort in first_asked:
        demand += effort
        if exceeds(demand, row.available):
            return promise.deal_id
    return None


def plannable_periods(context: Context) -> tuple[tuple[Period, dt.date], ...]:
    """Capacity that is still to come, in order, each with its end.

    A period that has ended is left out: nothing that is still owed can be built in it. So is
    one that contradicts itself: what it holds is not known.
    """
    capacity = context.vision.capacity
    periods = usable(capacity.periods) if capacity else ()
    dated = [(period, period.end) for period in periods if period.end]
    return tuple(sorted((pair for pair in dated if pair[1] >= context.as_of), key=_end))


def _ended_periods(context: Context) -> tuple[Period, ...]:
    capacity = context.vision.capacity
    periods = usable(capacity.periods) if capacity else ()
    return tuple(period for period in periods if period.end and period.end < context.as_of)


def period_of(periods: Sequence[tuple[Period, dt.date]], day: dt.date) -> Period | None:
    """The period that work due on a day falls in: the first one that has not ended by then."""
    index = bisect_left(periods, day, key=_end)
    return periods[index][0] if index < len(periods) else None


def own_efforts(context: Context) -> Iterator[Commitment]:
    """Open firm promises with an effort of their own that wait for no roadmap item.

    What a promise with a dangling reference waits for is not known.
    """
    waits: dict[tuple[tuple[str, ...], ...], bool] = {}  # the same for all that name the same
    for promise in context.open:
        if promise.effort and promise.is_firm:
            names = promise.capability, promise.roadmap_item
            if names not in waits:
                waits[names] = bool(context.awaited(promise)) or context.is_dangling(promise)
            if not waits[names]:
                yield promise


@derived
def work_units(context: Context) -> tuple[WorkUnit, ...]:
    """Every unit of work that open firm dated promises need."""
    wanting: defaultdict[str, list[Alike]] = defaultdict(list)
    estimates: defaultdict[str, float] = defaultdict(float)
    signed: defaultdict[str, float] = defaultdict(float)
    items: dict[str, RoadmapItem] = {}
    prerequisites = Prerequisites(context)
    for alike in _alike(context):
        first = alike.promises[0]
        awaited = context.awaited(first)
        own = max([promise.effort or 0 for promise in alike.promises])
        own_signed = max([c.effort or 0 for c in alike.promises if c.is_signed], default=0)
        for item in awaited:
            estimates[item.id] = max(estimates[item.id], own)
            signed[item.id] = max(signed[item.id], own_signed)
        before = _prerequisite_items(context, first, prerequisites)
        for item in {item.id: item for item in (*awaited, *before)}.values():
            items[item.id] = item
            wanting[item.id].append(alike)
    item_units = (
        _item_unit(item, wanting[item.id], estimates[item.id], signed[item.id])
        for item in items.values()
    )
    own_units = (_own_unit(c, c.effort or 0) for c in own_efforts(context) if c.due)
    return tuple(unit for unit in (*item_units, *own_units) if unit.effort)


def _alike(context: Context) -> Iterator[Alike]:
    groups: defaultdict[tuple[tuple[str, ...], ...], list[Commitment]] = defaultdict(list)
    for promise in context.open:
        if promise.due and (promise.capability or promise.roadmap_item) and promise.is_firm:
            groups[promise.capability, promise.roadmap_item].append(promise)
    return map(Alike.of, groups.values())


def _prerequisite_items(
    context: Context, promise: Commitment, prerequisites: Prerequisites
) -> Iterator[RoadmapItem]:
    """Planned work behind everything that its capabilities need first and that is not there."""
    known = context.project.capabilities
    for name in capability_ids(context, promise):
        for needed in prerequisites.unmet(known[name]) if name in known else ():
            item = context.backing_of(needed.id)
            if item is not None and item.status != "shipped":
                yield item


def _item_unit(
    item: RoadmapItem, asked_by: Sequence[Alike], estimate: float, signed: float
) -> WorkUnit:
    """An item that nobody estimated counts with the largest estimate of its promises."""
    if item.effort is not None:
        estimate = signed = item.effort
    return WorkUnit(estimate, signed, tuple(asked_by), item)


def _own_unit(promise: Commitment, effort: float) -> WorkUnit:
    return WorkUnit(effort, effort if promise.is_signed else 0, (Alike.of((promise,)),))


def _askers(unit: WorkUnit, end: dt.date) -> Iterator[tuple[Commitment, float]]:
    """Who asks first for how much of a unit by a day; what only drafts estimate is theirs."""
    raising = [promise for promise in unit.promises if unit.is_raised_by(promise)]
    if not (raising and _by(unit.signed_due, end)):
        yield _first_by(unit, end), unit.effort
        return
    yield _first_by(unit, end), unit.signed_effort
    yield min(raising, key=lateness), unit.effort - unit.signed_effort


def _first_by(unit: WorkUnit, end: dt.date) -> Commitment:
    """The first signed of the promises that want the unit by a day."""
    return min((promise for promise in unit.promises if _by(promise.due, end)), key=lateness)


def _by(day: dt.date | None, end: dt.date) -> bool:
    return day is not None and day <= end


def _end(pair: tuple[Period, dt.date]) -> dt.date:
    return pair[1]


def unestimated(context: Context) -> Iterator[tuple[Commitment, Sequence[str]]]:
    """Firm promises of future functionality with no effort of their own or via backing.

    Each with the roadmap items and unplanned capabilities that lack one.
    """
    known: dict[tuple[tuple[str, ...], ...], Sequence[str] | None] = {}  # as in `own_efforts`
    for promise in context.future:
        if promise.effort is None and promise.is_firm and not context.is_dangling(promise):
            names = promise.capability, promise.roadmap_item
            if names not in known:
                known[names] = _gaps(context, promise)
            if (gaps := known[names]) is not None:
                yield promise, gaps


def _gaps(context: Context, promise: Commitment) -> Sequence[str] | None:
    """What stands behind it without an estimate, nothing known at all too; None where all has."""
    behind = _behind(context, promise)
    gaps = [name for name, item in behind if item is None or item.effort is None]
    return gaps if gaps or not behind else None


def with_bound(context: Context, message: Phrase) -> Phrase:
    """A sentence with a capacity number, and that it is a lower bound where it is one."""
    missing = [promise for promise, _ in unestimated(context)]
    if not missing:
        return message
    verb = phrase("has") if len(missing) == 1 else phrase("have")
    return phrase("{} (a lower bound: {} {} no estimate)", message, named_ids(missing), verb)


def _behind(context: Context, promise: Commitment) -> list[tuple[str, RoadmapItem | None]]:
    """What stands behind it: its named items unless dropped, else the work of each capability."""
    if items := named_items(context, promise):
        return [(item.id, item) for item in items]
    missing = (cap for cap in context.capabilities_of(promise) if cap.status != "available")
    backed = ((cap.id, context.backing_of(cap.id)) for cap in missing)
    return [(item.id if item else name, item) for name, item in backed]


# One-offs, as findings name them.


def largest_first(promises: Iterable[Commitment]) -> list[Commitment]:
    """By their own effort."""
    return sorted(promises, key=lambda promise: (-(promise.effort or 0), promise.id))


def as_one_offs(promises: Sequence[Commitment]) -> tuple[Related, ...]:
    """The first of them, each with its effort."""
    return tuple(
        Related(
            "commitment", promise.id, promise.at("effort"),
            f"one-off, {promise.effort:g} person-weeks",
        )
        for promise in promises[:LISTED]
    )  # fmt: skip
