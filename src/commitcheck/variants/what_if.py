"""A change that nobody has made yet, applied to the project as if its file had been edited.

`RM04=2027-Q2` moves a roadmap item, `cap:scim=rejected` changes a status, `capacity:2027-Q1=300` a
number. The kind may be left out where one thing only has the id.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

import msgspec

from commitcheck.errors import UsageError
from commitcheck.model.dates import parse_day
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.model.vision import RoadmapItem
from commitcheck.model.vocabulary import CapabilityStatus, Status
from commitcheck.variants.causes import Judge
from commitcheck.variants.comparing import compared
from commitcheck.variants.record_fields import with_fields

_PREFIXES: Mapping[str, str] = {
    "item": "roadmap_item", "roadmap": "roadmap_item", "roadmap_item": "roadmap_item",
    "cap": "capability", "capability": "capability",
    "capacity": "period", "period": "period",
    "guardrail": "guardrail",
    "certification": "certification", "cert": "certification",
    "promise": "commitment", "commitment": "commitment",
}  # fmt: skip
"""What may stand before the colon, and the kind that it means."""

_ITEM_STATUS = ("planned", "in_progress", "shipped", "dropped")
_CERTIFICATION_STATUS = ("held", "in_progress", "planned", "none")


class Assumption(msgspec.Struct, frozen=True):
    """One thing that is assumed: which record, which fields of it, and their new values."""

    text: str
    kind: str
    id: str
    values: tuple[tuple[str, Any], ...]

    @property
    def latest(self) -> dt.date | None:
        """The day that a roadmap item is moved to."""
        return dict(self.values).get("latest") if self.kind == "roadmap_item" else None


def assumptions(project: Project, texts: Iterable[str]) -> tuple[Assumption, ...]:
    """Read what is to be assumed.

    Raises:
        UsageError: there is no such thing, two things have the id, or the value fits none of its
            fields; the message says what would.
    """
    return tuple(_assumption(project, text) for text in texts)


def assumed(project: Project, every: Iterable[Assumption]) -> Project:
    """The project as it would be."""
    for assumption in every:
        project = _applied(project, assumption)
    return project


def moved(item: RoadmapItem, day: dt.date) -> tuple[tuple[str, Any], ...]:
    """A roadmap item that lands by a day: its earliest day is the lesser of the two, and follows
    where the file gives one day only.
    """
    is_given = item.has_earliest and item.earliest is not None
    earliest = min(item.earliest or day, day) if is_given else day
    return (("earliest", earliest), ("latest", day))


def _assumption(project: Project, text: str) -> Assumption:
    name, equals, value = text.partition("=")
    if not equals or not name or not value:
        raise UsageError(f"--if is {text}, expected WHAT=VALUE, as RM04=2027-Q2")
    prefix, colon, rest = name.partition(":")
    is_kind = bool(colon) and prefix in _PREFIXES
    kinds = [_PREFIXES[prefix]] if is_kind else list(_COLLECTIONS)
    id_ = rest if is_kind else name
    found = [(kind, record) for kind in kinds if (record := _find(project, kind, id_)) is not None]
    if not found:
        raise UsageError(_unknown(project, kinds, id_))
    if len(found) > 1:
        named = " and ".join(f"{_prefix_of(kind)}:{id_}" for kind, _ in found)
        raise UsageError(f"{id_} is two things: write {named}")
    kind, record = found[0]
    return Assumption(text, kind, id_, _READERS[kind](record, value))


def _item(item: RoadmapItem, value: str) -> tuple[tuple[str, Any], ...]:
    if value in _ITEM_STATUS:
        return (("status", value),)
    return moved(item, _day(value, f"a day, a quarter, or {_listed(_ITEM_STATUS)}"))


def _capability(_: Any, value: str) -> tuple[tuple[str, Any], ...]:
    return (("status", _word(value, get_args(CapabilityStatus))),)


def _certification(_: Any, value: str) -> tuple[tuple[str, Any], ...]:
    if value in _CERTIFICATION_STATUS:
        return (("status", value),)
    return (("expected_on", _day(value, f"a day or {_listed(_CERTIFICATION_STATUS)}")),)


def _promise(_: Any, value: str) -> tuple[tuple[str, Any], ...]:
    if value in get_args(Status):
        return (("status", value),)
    return (("due", _day(value, f"a day, a quarter, or {_listed(get_args(Status))}")),)


def _period(_: Any, value: str) -> tuple[tuple[str, Any], ...]:
    return (("total", _number(value)),)


def _guardrail(guardrail: Any, value: str) -> tuple[tuple[str, Any], ...]:
    """Of the kind that it has now: a list for `in` and `not_in`, else a number, a truth or text."""
    if guardrail.op in ("in", "not_in"):
        return (("value", tuple(part.strip() for part in value.split(",") if part.strip())),)
    if isinstance(guardrail.value, bool):
        return (("value", _word(value, ("true", "false")) == "true"),)
    if isinstance(guardrail.value, int | float):
        return (("value", _number(value)),)
    return (("value", value),)


_READERS: Mapping[str, Callable[[Any, str], tuple[tuple[str, Any], ...]]] = {
    "roadmap_item": _item,
    "capability": _capability,
    "period": _period,
    "guardrail": _guardrail,
    "certification": _certification,
    "commitment": _promise,
}

_COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    "roadmap_item": ("vision", "roadmap"),
    "capability": ("vision", "capabilities"),
    "period": ("vision", "capacity", "periods"),
    "guardrail": ("vision", "guardrails"),
    "certification": ("vision", "certifications"),
    "commitment": ("commitments",),
}


def _records(project: Project, kind: str) -> Sequence[Any]:
    holder: Any = project
    for name in _COLLECTIONS[kind]:
        holder = getattr(holder, name) if holder is not None else None
    return holder or ()


def _find(project: Project, kind: str, id_: str) -> Any:
    return next((record for record in _records(project, kind) if record.id == id_), None)


def _applied(project: Project, assumption: Assumption) -> Project:
    *outer, name = _COLLECTIONS[assumption.kind]
    values = dict(assumption.values)
    records = tuple(
        with_fields(record, **values) if record.id == assumption.id else record
        for record in _records(project, assumption.kind)
    )
    changed = _within(project, tuple(outer), name, records)
    if assumption.kind == "commitment":
        changed = with_fields(changed, fields=changed.fields | values.keys())
    return changed  # type: ignore[no-any-return]


def _within(holder: Any, path: tuple[str, ...], name: str, value: Any) -> Any:
    if not path:
        return with_fields(holder, **{name: value})
    inner = _within(getattr(holder, path[0]), path[1:], name, value)
    return with_fields(holder, **{path[0]: inner})


def _unknown(project: Project, kinds: Iterable[str], id_: str) -> str:
    names = [record.id for kind in kinds for record in _records(project, kind)]
    near = did_you_mean(id_, names)
    hint = f"; did you mean {near}?" if near else ""
    return f"--if names {id_}, and there is no such thing{hint}"


def _day(text: str, expected: str) -> dt.date:
    try:
        return parse_day(text, end=True)
    except ValueError as error:
        raise UsageError(f"--if gives {text}, expected {expected}") from error


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not number < float("inf"):
        raise UsageError(f"--if gives {text}, expected a number")
    return number


def _word(text: str, words: Sequence[str]) -> str:
    if text not in words:
        raise UsageError(f"--if gives {text}, expected {_listed(words)}")
    return text


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _prefix_of(kind: str) -> str:
    return next(prefix for prefix, meant in _PREFIXES.items() if meant == kind)


# The latest day that a roadmap item may slip to without breaking anything more.

_BEYOND = dt.timedelta(days=366)
"""Past every day of the project nothing more can break."""


def latest_safe(
    project: Project, report: Report, every: Iterable[Assumption], judge: Judge
) -> dict[str, dt.date | None]:
    """For each roadmap item that is moved: the last day with nothing new and nothing worse, moved
    alone; None where no day is too late.
    """
    found: dict[str, dt.date | None] = {}
    for assumption in every:
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
