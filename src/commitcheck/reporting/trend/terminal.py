"""A trend as a table for people: one row per point."""

from collections.abc import Iterator, Sequence

from commitcheck.reporting.inert import shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NOTE
from commitcheck.reporting.terminal.ink import blank, ink
from commitcheck.reporting.terminal.page import Page, spelt
from commitcheck.reporting.trend.series import SERIES, headline, notes, roots, written
from commitcheck.variants.trend import Trend

_HEADS = ("day", "open", "broken", "unsigned", "unjudged", "ARR", "vision", "kept", "roots")
_MEANING = """\
broken: open promises that do not conform, unsigned: those of them that can still be prevented,
ARR: of deals with a broken promise, vision: share of open promises against the vision, kept: share
of promises kept, roots: R1 to R4, . clear, w watch, P present, ? could not be told"""
_LEVELS = {"clear": ".", "watch": "w", "present": "P", "could_not_be_judged": "?"}


def render(result: Trend, options: RenderOptions) -> str:
    """The table as text; `-q` is one line."""
    if options.verbosity < 0:
        line = f"{headline(result)}\n"
        return line if options.unicode else spelt(line)
    page = Page(max(options.width, 80), unicode=options.unicode)
    page.line(ink(headline(result), "bold"))
    page.blank()
    if result.points:
        lines = list(_table(result))
        page.line(ink(lines[0], "dim"))
        for line in lines[1:]:
            page.line(ink(line))
        page.blank()
        page.line(ink(_MEANING.replace("\n", " "), "dim"))
    said = list(notes(result))
    if said:
        page.heading("How it was replayed")
        for line in said:
            page.hang(blank(2), ink(shorten(line, NOTE), "dim"))
    return page.text(color=options.color)


def _table(result: Trend) -> Iterator[str]:
    names = roots(result)
    rows: list[Sequence[str]] = [_HEADS]
    for point in result.points:
        values = [written(series, series.value(point)) for series in SERIES]
        levels = "".join(_LEVELS.get(point.roots.get(name, ""), " ") for name in names)
        rows.append((point.day.isoformat(), *values, levels))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
