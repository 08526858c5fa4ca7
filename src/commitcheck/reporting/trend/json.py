"""JSON of a trend, version 1: `schemas/trend.schema.json`. One point a line."""

from typing import Any

from commitcheck._version import __version__
from commitcheck.reporting.comparison.json import line, rows
from commitcheck.reporting.options import RenderOptions
from commitcheck.variants.trend import LeftOut, Point, Trend

Wire = dict[str, Any]


def render(result: Trend, _options: RenderOptions) -> str:
    """The record. No option changes it, and neither does what was remembered."""
    sections = (
        line("format", "commitcheck-trend"),
        line("version", 1),
        line("tool", {"name": "commitcheck", "version": __version__}),
        line("product", result.product),
        line("every", result.every),
        rows("points", map(_point, result.points)),
        rows("left_out", map(_left_out, result.left_out)),
        line("notes", result.notes),
    )
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _point(point: Point) -> Wire:
    return {
        "day": point.day.isoformat(),
        "commit": point.commit,
        "open": point.open,
        "nonconforming": point.nonconforming,
        "preventable": point.preventable,
        "could_not_be_judged": point.could_not_be_judged,
        "arr_in_conflict": point.arr_in_conflict,
        "currency": point.currency,
        "vision_hit": point.vision_hit,
        "promise_keeping": point.promise_keeping,
        "roots": point.roots,
    }


def _left_out(left: LeftOut) -> Wire:
    return {"day": left.day.isoformat(), "commit": left.commit, "why": left.why}
