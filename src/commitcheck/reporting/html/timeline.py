"""The timeline: a lane per dated promise, its date against the roadmap's, today and signature."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from commitcheck.model.figures import TimelineRow
from commitcheck.model.report import Report
from commitcheck.reporting.html.limits import cap
from commitcheck.reporting.html.scale import Days, Tick, span
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import VerdictWord, away, counted

_HEAD, _LANE = 40, 44


class Lane(Struct, frozen=True):
    """One promise: where its marks stand, what they mean, and the row of numbers they show.

    `shape` is met, short or open (no dated work); `gap` runs from the promised day to the last
    day on which the work may land, where that is later.
    """

    row: TimelineRow
    top: int
    note: VerdictWord
    shape: str
    due: str
    signature: str | None
    work: tuple[str, str] | None
    gap: tuple[str, str] | None


class Timeline(Struct, frozen=True):
    """The picture: lanes under an axis of months, `today` across them, `left` rows not shown."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: str
    height: int
    left: int
    is_cut: bool
    late: int


def timeline(report: Report, options: RenderOptions) -> Timeline | None:
    """None where no promise has a date."""
    if not report.timeline:
        return None
    rows = _worst(report.timeline, 8 * cap(options))
    days = span((day for row in rows for day in _days(row)), report.as_of)
    lanes = tuple(
        _lane(row, days, _HEAD + _LANE * index, report.as_of) for index, row in enumerate(rows)
    )
    return Timeline(
        lanes=lanes,
        ticks=tuple(days.ticks()),
        today=days.at(report.as_of),
        height=_HEAD + _LANE * len(lanes),
        left=len(report.timeline) - len(rows),
        is_cut=not all(days.holds(day) for row in rows for day in _days(row)),
        late=sum(lane.shape == "short" for lane in lanes),
    )


def _worst(rows: Sequence[TimelineRow], limit: int) -> list[TimelineRow]:
    """The rows in order; of too many those with the worst findings."""
    ranked = sorted(range(len(rows)), key=lambda index: -(rows[index].worst or 0))
    return [rows[index] for index in sorted(ranked[:limit])]


def _days(row: TimelineRow) -> Iterator[dt.date]:
    for day in (row.due, row.earliest, row.latest, row.signature):
        if day is not None:
            yield day


def _lane(row: TimelineRow, days: Days, top: int, as_of: dt.date) -> Lane:
    short = row.latest is not None and row.due < row.latest
    start, end = row.earliest or row.latest, row.latest or row.earliest
    return Lane(
        row=row,
        top=top,
        note=_note(row, as_of),
        shape="short" if short else "open" if row.latest is None else "met",
        due=days.at(row.due),
        signature=days.at(row.signature) if row.signature else None,
        work=(days.at(start), days.at(end)) if start and end else None,
        gap=(days.at(row.due), days.at(row.latest)) if short and row.latest else None,
    )


def _note(row: TimelineRow, as_of: dt.date) -> VerdictWord:
    """What the lane shows, in words."""
    if row.due < as_of:
        return VerdictWord(f"was due {away(row.due, as_of)}", "error")
    if row.latest is None:
        said = "no dated work behind it" if row.item is None else "its work has no date"
        return VerdictWord(said,
                    "unknown")  # fmt: skip
    if row.due >= row.latest:
        return VerdictWord("lands in time", "ok")
    most = (row.latest - row.due).days
    if row.earliest is None or row.earliest == row.latest:
        return VerdictWord(f"lands {counted(most, 'day')} later", "error")
    least = (row.earliest - row.due).days
    if least > 0:
        return VerdictWord(f"lands {least:,} to {most:,} days later", "error")
    return VerdictWord(f"may land up to {counted(most, 'day')} later", "warning")
