"""Days that cannot be meant: far from the day of the check, fillers, a signature to come.

They are told and taken out before any rule sees them, wherever they were read.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.commitment import Amendment, Commitment
from commitcheck.model.finding import Problem, Severity, Subject
from commitcheck.model.phrase import Phrase, counted, ident, phrase, words
from commitcheck.model.project import Project

_FIELDS = (
    "due", "original_due", "signed_on", "expected_signature", "delivered_on", "accepted_on",
    "hardening_due", "until",
)  # fmt: skip
_YEARS_AHEAD, _YEARS_BACK = 30, 50
"""Nobody promises software for a day further away."""

_FILLERS = frozenset(
    map(
        dt.date.fromisoformat,
        (
            "0001-01-01", "1601-01-01", "1753-01-01", "1858-11-17", "1899-12-30", "1899-12-31",
            "1900-01-01", "1904-01-01", "1970-01-01", "2099-12-31", "2999-12-31", "9999-01-01",
            "9999-12-30", "9999-12-31",
        ),
    )
)  # fmt: skip
"""The first days of clocks and calendars, and the last ones that tools write for no date."""

_CALENDARS = (("Thai", -543), ("Iranian", 621), ("Nepali", -57), ("Hebrew", -3760))
_SAME_YEARS = 15
_TOLD = 20
_CLOSE_DATE = "close_date"


class _Doubt(Struct, frozen=True):
    """What is wrong with a day. `is_none`: it stands for no date, and the field is empty."""

    variant: str
    why: Phrase
    cure: str
    is_none: bool = False


def with_usable_days(project: Project, as_of: dt.date) -> Project:
    """The project without the days that cannot be meant, each of them told."""
    by_field = {
        field: {*map(attrgetter(field), project.commitments)} for field in (*_FIELDS, "amendment")
    }
    seen = {
        field: {day for value in values if (day := _day(value))}
        for field, values in by_field.items()
    }
    doubts = {
        field: {day: doubt for day in days if (doubt := _doubt(day, as_of))}
        for field, days in seen.items()
    }
    is_early = any(day > as_of for day in seen["signed_on"])
    if not is_early and not any(doubts.values()):
        return project
    promises, problems = [], _Problems()
    for promise in project.commitments:
        found = dict(_found(promise, doubts, as_of))
        for field, doubt in found.items():
            problems.add(promise, field, doubt)
        promises.append(_without(promise, found) if found else promise)
    all_problems = (*project.problems, *problems.each())
    return replace(project, commitments=tuple(promises), problems=all_problems)


def _found(
    promise: Commitment, doubts: Mapping[str, Mapping[dt.date, _Doubt]], as_of: dt.date
) -> Iterator[tuple[str, _Doubt]]:
    for field, days in doubts.items():
        day = _day(getattr(promise, field))
        doubt = days.get(day) if day else None
        if doubt:
            yield field, doubt
    day = promise.signed_on
    if day and day > as_of and day not in doubts["signed_on"] and _closes(promise):
        why = phrase("lies after {}, though the deal is won: no day of signature", as_of)
        yield "signed_on", _Doubt("signed_later", why, "correct it, or map another column")


def _day(value: dt.date | Amendment | None) -> dt.date | None:
    """A field's day; of an amendment the first that somebody wrote: the due date before, or its
    own.
    """
    if not isinstance(value, Amendment):
        return value
    return (value.was.due if value.was else None) or value.date


def _closes(promise: Commitment) -> bool:
    """Is its signature only the close date of a table, which is often the start of a contract?"""
    columns = getattr(promise.where.source, "columns", {})
    return _CLOSE_DATE in columns and "signed_on" not in columns


def _without(promise: Commitment, found: Mapping[str, _Doubt]) -> Commitment:
    empty: dict[str, Any] = dict.fromkeys(found)
    lost = tuple(
        _CLOSE_DATE if doubt.variant == "signed_later" else field
        for field, doubt in found.items()
        if not doubt.is_none
    )
    return promise._replace(**empty, unusable=(*promise.unusable, *lost))


def _doubt(day: dt.date, as_of: dt.date) -> _Doubt | None:
    if day in _FILLERS:
        return _Doubt("filler_day", words("stands for no date"), "leave the cell empty", True)
    away = day.year - as_of.year
    if -_YEARS_BACK <= away <= _YEARS_AHEAD:
        return None
    direction = "after" if away > 0 else "before"
    why = phrase("is {} years {} {}", abs(away), words(direction), as_of)
    calendar = _calendar(day.year, as_of.year)
    if calendar:
        name, year = calendar
        why = phrase("{} ({} in the {} calendar)", why, year, words(name))
    return _Doubt("far_day", why, "correct the year")


def _calendar(year: int, now: int) -> tuple[str, int] | None:
    """The calendar in which the year is one of these days, and which year of ours it is."""
    islamic = round(year * 0.970224 + 621.57)
    known = (*((name, year + offset) for name, offset in _CALENDARS), ("Islamic", islamic))
    return next(((name, ours) for name, ours in known if abs(ours - now) <= _SAME_YEARS), None)


class _Problems:
    """One for each day of a field, with the number of cells that hold it."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str, dt.date], tuple[Commitment, _Doubt]] = {}
        self._count: dict[tuple[str, str, dt.date], int] = {}

    def add(self, promise: Commitment, field: str, doubt: _Doubt) -> None:
        key = (field, doubt.variant, cast("dt.date", _day(getattr(promise, field))))
        self._first.setdefault(key, (promise, doubt))
        self._count[key] = self._count.get(key, 0) + 1

    def each(self) -> Iterator[Problem]:
        for key, (promise, doubt) in list(self._first.items())[:_TOLD]:
            yield _problem(promise, key, doubt, self._count[key])
        left = len(self._first) - _TOLD
        if left > 0:
            promise, doubt = list(self._first.values())[_TOLD]
            message = words(f"{counted(left, 'more day')} cannot be meant")
            subject = Subject("file", promise.where.source.path)
            yield Problem("more_days", message, promise.at(), subject, words(doubt.cure))


def _problem(
    promise: Commitment, key: tuple[str, str, dt.date], doubt: _Doubt, count: int
) -> Problem:
    field, variant, day = key
    place = _CLOSE_DATE if variant == "signed_later" else field
    more = phrase(" ({} cells, first here)", count) if count > 1 else words("")
    message = phrase("{}: {} {} {}{}", ident(promise.id), words(place), day, doubt.why, more)
    return Problem(
        variant=f"{variant}.{field}",
        message=message,
        at=promise.at(place),
        subject=Subject("commitment", promise.id),
        next_step=words(doubt.cure),
        severity=Severity.ERROR if variant == "far_day" else Severity.WARNING,
    )
