"""The latest day that a roadmap item may slip to without breaking anything more."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.variants.causes import Judge
from commitcheck.variants.comparing import compared
from commitcheck.variants.what_if import Assumption, assumed, moved

_BEYOND = dt.timedelta(days=366)
"""Past every day of the project nothing more can break."""


def latest_safe(
    project: Project, report: Report, made: Iterable[Assumption], judge: Judge
) -> dict[str, dt.date | None]:
    """For each roadmap item that is moved: the last day with nothing new and nothing worse, moved
    alone; None where no day is too late.
    """
    found: dict[str, dt.date | None] = {}
    for assumption in made:
        if assumption.latest is None:
            continue
        item = project.roadmap[assumption.id]
        first = item.latest or item.earliest or min(report.as_of, assumption.latest)
        last = max([first, assumption.latest, *_days(project)]) + _BEYOND

        def is_safe(day: dt.date, id_: str = assumption.id) -> bool:
            values = moved(project.roadmap[id_], day)
            version = assumed(project, [Assumption("", "roadmap_item", id_, values)])
            result = compared(report.findings, judge(version).findings)
            return not (result.new or result.worse)

        found[assumption.id] = None if is_safe(last) else _boundary(first, last, is_safe)
    return found


def _boundary(first: dt.date, last: dt.date, is_safe: Callable[[dt.date], bool]) -> dt.date:
    """The last safe day before the first that is not, which lies between the two."""
    low, high = first.toordinal(), last.toordinal()
    while high - low > 1:
        middle = (low + high) // 2
        if is_safe(dt.date.fromordinal(middle)):
            low = middle
        else:
            high = middle
    return dt.date.fromordinal(low)


def _days(project: Project) -> Iterator[dt.date]:
    """Every day that a promise, an item or a period names."""
    for promise in project.commitments:
        yield from (value for value in promise if type(value) is dt.date)
    for item in project.roadmap.values():
        yield from (day for day in (item.earliest, item.latest) if day)
    capacity = project.vision.capacity if project.vision else None
    for period in capacity.periods if capacity else ():
        yield from (day for day in (period.start, period.end) if day)
