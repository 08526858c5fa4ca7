"""Capacity by period: what is available against what is promised, signed and with drafts."""

import math

from msgspec import Struct

from commitcheck.model.figures import CapacityRow
from commitcheck.model.report import Report
from commitcheck.reporting.html.limits import cap
from commitcheck.reporting.html.scale import part, percent
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import VerdictWord, number

_GROUP, _GAP = 74, 18
_ROOM = 78.0
"""Percent of the width for the longest bar; its number stands behind it."""


class Bars(Struct, frozen=True):
    """One period: two bars in percent of the width, and the numbers they show.

    `drafts` begins where `signed` ends; `over` is the part of both beyond what is available.
    """

    row: CapacityRow
    top: int
    note: VerdictWord
    available: str
    signed: str
    drafts: str
    both: str
    over: str
    limit: str
    promised: str


class Capacity(Struct, frozen=True):
    bars: tuple[Bars, ...]
    height: int
    left: int
    over: int


def capacity(report: Report, options: RenderOptions) -> Capacity | None:
    """None where nobody says what can be planned."""
    if not report.capacity:
        return None
    rows = report.capacity[: 4 * cap(options)]
    sizes = [size for row in rows for size in (row.available, row.signed, row.with_drafts)]
    most = max((size for size in sizes if math.isfinite(size)), default=0.0)
    bars = tuple(_bars(row, _GROUP * index, most) for index, row in enumerate(rows))
    return Capacity(
        bars=bars,
        height=_GROUP * len(bars) - _GAP,
        left=len(report.capacity) - len(rows),
        over=sum(bar.row.with_drafts > bar.row.available for bar in bars),
    )


def _bars(row: CapacityRow, top: int, most: float) -> Bars:
    available, signed, both = (
        part(size, most, _ROOM) for size in (row.available, row.signed, row.with_drafts)
    )
    return Bars(
        row=row,
        top=top,
        note=_note(row),
        available=percent(available),
        signed=percent(signed),
        drafts=percent(max(0.0, both - signed)),
        both=percent(max(signed, both)),
        over=percent(max(0.0, max(signed, both) - available)),
        limit=percent(available),
        promised=weeks(row.signed)
        if row.with_drafts == row.signed
        else f"{weeks(row.signed)} / {weeks(row.with_drafts)}",
    )


def weeks(value: float) -> str:
    """Person-weeks; what is no number is said to be none."""
    return number(round(value, 1)) if math.isfinite(value) else "not a number"


def _note(row: CapacityRow) -> VerdictWord:
    if row.signed > row.available:
        return VerdictWord(f"{weeks(row.signed - row.available)} too many signed", "error")
    if row.with_drafts > row.available:
        return VerdictWord(
            f"{weeks(row.with_drafts - row.available)} too many with drafts", "warning"
        )
    if row.with_drafts == row.available:
        return VerdictWord("nothing left", "warning")
    return VerdictWord(f"{weeks(row.available - row.with_drafts)} left", "ok")
