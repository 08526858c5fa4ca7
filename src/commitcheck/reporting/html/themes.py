"""Theme coverage both ways: the promises that serve a theme, and the work planned for it."""

from msgspec import Struct

from commitcheck.model.figures import ThemeRow
from commitcheck.model.report import Report
from commitcheck.reporting.html.limits import cap
from commitcheck.reporting.html.scale import part, percent
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import VerdictWord

_ROW, _GAP = 64, 18
_ROOM = 88.0
"""Percent of the width for the longest bar; its number stands behind it."""


class Pair(Struct, frozen=True):
    """One theme: a bar as wide as its promises above one as wide as its items."""

    row: ThemeRow
    top: int
    note: VerdictWord | None
    promises: str
    items: str


class Themes(Struct, frozen=True):
    pairs: tuple[Pair, ...]
    height: int
    left: int
    homeless: int
    idle: int


def themes(report: Report, options: RenderOptions) -> Themes | None:
    """None where the vision has no themes."""
    named = [row for row in report.themes if row.theme is not None]
    without = [row for row in report.themes if row.theme is None]
    rows = [*named[: 4 * cap(options)], *(row for row in without if row.promises or row.items)]
    if not rows:
        return None
    most = max(max(len(row.promises), len(row.items)) for row in rows)
    return Themes(
        pairs=tuple(_pair(row, _ROW * index, most) for index, row in enumerate(rows)),
        height=_ROW * len(rows) - _GAP,
        left=max(0, len(named) - 4 * cap(options)),
        homeless=sum(len(row.promises) for row in without),
        idle=sum(not row.promises for row in named),
    )


def _pair(row: ThemeRow, top: int, most: int) -> Pair:
    return Pair(
        row=row,
        top=top,
        note=_note(row),
        promises=percent(part(len(row.promises), most, _ROOM)),
        items=percent(part(len(row.items), most, _ROOM)),
    )


def _note(row: ThemeRow) -> VerdictWord | None:
    if row.theme is None:
        return None
    if not row.promises and not row.items:
        return VerdictWord("neither promised nor planned", "unknown")
    if not row.promises:
        return VerdictWord("not promised to anybody", "unknown")
    if not row.items:
        return VerdictWord("promised, nothing planned now or next", "warning")
    return None
