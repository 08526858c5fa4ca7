"""The numbers behind the pictures: timeline of promises, themes both ways.

And capacity by period, promised against available, with the deal that tips it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from operator import attrgetter

from commitcheck.model.commitment import Commitment
from commitcheck.model.figures import CapacityRow, ThemeRow, TimelineRow
from commitcheck.model.finding import Finding
from commitcheck.model.vision import RoadmapItem
from commitcheck.rules.context import Context
from commitcheck.rules.terms.work_units import demand_by_period, tipping_deal


def timeline(
    context: Context, findings: Mapping[str, tuple[Finding, ...]]
) -> tuple[TimelineRow, ...]:
    """Open promises with a date, nearest first, against the work behind them."""
    last = {names: _lands_last(context.backing(promise)) for names, promise in _alike(context)}
    rows = [
        _timeline_row(promise, last[_names(promise)], findings.get(promise.id, ()))
        for promise in context.open
        if promise.due
    ]
    return tuple(sorted(rows, key=attrgetter("due", "commitment")))


_names = attrgetter("capability", "roadmap_item")
"""What a promise names: few things in a long table, and the same work stands behind them."""


def _alike(context: Context) -> Iterable[tuple[tuple[tuple[str, ...], ...], Commitment]]:
    """For all open promises that name the same one of them."""
    return {_names(promise): promise for promise in context.open}.items()


def _lands_last(items: tuple[RoadmapItem, ...]) -> RoadmapItem | None:
    return max(items, key=lambda item: item.latest or dt.date.max, default=None)


def _timeline_row(
    promise: Commitment, last: RoadmapItem | None, findings: tuple[Finding, ...]
) -> TimelineRow:
    return TimelineRow(
        commitment=promise.id,
        customer=promise.customer,
        title=promise.title,
        due=promise.due or dt.date.max,
        item=last.id if last else None,
        earliest=last.earliest if last else None,
        latest=last.latest if last else None,
        signature=promise.expected_signature if promise.is_draft else promise.signed_on,
        is_signed=promise.is_signed,
        worst=max((found.severity for found in findings), default=None) if findings else None,
    )


def themes(context: Context) -> tuple[ThemeRow, ...]:
    """Open promises and now/next items of each theme, then those that have none."""
    if not context.vision.has("themes"):
        return ()
    promises: dict[str | None, list[str]] = {}
    themes_of = {
        names: _themes_of(context, promise) or {None: None} for names, promise in _alike(context)
    }
    for promise in context.open:
        for theme in themes_of[_names(promise)]:
            promises.setdefault(theme, []).append(promise.id)
    items: dict[str | None, list[str]] = {}
    for item in context.vision.roadmap:
        if item.horizon in ("now", "next") and item.status not in ("dropped", "shipped"):
            theme = item.theme if item.theme in context.project.themes else None
            items.setdefault(theme, []).append(item.id)
    named = [(theme.id, theme.name) for theme in context.vision.themes]
    return tuple(
        ThemeRow(theme, name, tuple(promises.get(theme, ())), tuple(items.get(theme, ())))
        for theme, name in [*named, (None, None)]
    )


def _themes_of(context: Context, promise: Commitment) -> dict[str | None, None]:
    """Themes of its capabilities and of the items behind it; a dict, for its order."""
    found = [cap.theme for cap in context.capabilities_of(promise)]
    found += [item.theme for item in context.backing(promise)]
    return {theme: None for theme in found if theme in context.project.themes}


def capacity(context: Context) -> tuple[CapacityRow, ...]:
    """One row per plannable period, cumulative; none where the vision has no capacity."""
    return tuple(
        CapacityRow(
            period=row.period.id,
            start=row.period.start or row.end,
            end=row.end,
            available=row.available,
            signed=row.signed,
            with_drafts=row.with_drafts,
            tips=tipping_deal(row),
        )
        for row in demand_by_period(context)
    )
