"""The numbers of a trend as series, each with its name and how a person writes its values."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from commitcheck.model.phrase import counted
from commitcheck.reporting.spoken import number
from commitcheck.variants.trend import Point, Trend


class Series(NamedTuple):
    """One number of every point; None is not known."""

    name: str
    title: str
    is_ratio: bool
    value: Callable[[Point], float | None]


SERIES: Sequence[Series] = (
    Series("open", "open promises", False, lambda point: point.open),
    Series("nonconforming", "do not conform", False, lambda point: point.nonconforming),
    Series("preventable", "still preventable", False, lambda point: point.preventable),
    Series(
        "could_not_be_judged", "could not be judged", False,
        lambda point: point.could_not_be_judged,
    ),
    Series("arr_in_conflict", "ARR in conflict", False, lambda point: point.arr_in_conflict),
    Series("vision_hit", "against the vision", True, lambda point: point.vision_hit),
    Series("promise_keeping", "promises kept", True, lambda point: point.promise_keeping),
)  # fmt: skip
"""In the order of every format."""


def written(series: Series, value: float | None) -> str:
    """`17`, `1,250,000`, `12 %`; a dash where nothing is known."""
    if value is None:
        return "-"
    return f"{value * 100:.0f} %" if series.is_ratio else number(value)


def roots(result: Trend) -> Sequence[str]:
    """The ids of root problems that any point has a level of."""
    return sorted({name for point in result.points for name in point.roots})


def headline(result: Trend) -> str:
    """`12 of 40 open promises do not conform; 8 of 36 at the first point`."""
    if not result.points:
        return "there is no point to show"
    first, last = result.points[0], result.points[-1]
    do = "does" if last.nonconforming == 1 else "do"
    promises = counted(last.open, "open promise")
    now = f"{last.nonconforming} of {promises} {do} not conform on {last.day}"
    if len(result.points) == 1:
        return now
    return f"{now}; {first.nonconforming} of {first.open} did on {first.day}"


def notes(result: Trend) -> Iterator[str]:
    """What a reader must know, the days without a point first."""
    for left in result.left_out:
        yield f"{left.day} is left out: {left.why} ({left.commit[:7]})"
    yield from result.notes
