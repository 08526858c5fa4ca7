"""The check replayed over the history: one row of numbers per week, month or commit.

A point is the last commit of the first parent line at or before its day, judged as on that day by
the rules that today's configuration chooses. What cannot be read at some commit is named and left
out, never taken as zero.

Points of past commits are remembered. A point holds numbers only, no word of a user's. Its name is
a hash over the commit, the day, the rules in force and this version of the program, so that nothing
is ever out of date; the folder is readable by the user alone, and `trend --forget` removes it. It
has a second name by the files that were read in place of the commit: a commit that comes in the
middle, or a rebase, gives every later commit another id and leaves what they say as it was.
"""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal

import msgspec
from msgspec.structs import replace

from commitcheck._version import __version__
from commitcheck.errors import InputError
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.variants.difference import JudgeAsOf, judged_alike, unread_files
from commitcheck.variants.git_history import SHALLOW, Commit
from commitcheck.variants.versions import Past


class NoCache:
    """Remembers nothing."""

    remembers = False

    def get(self, made_from: str, day: dt.date) -> "Point | None":
        """Nothing is known."""

    def put(self, made_from: str, day: dt.date, point: "Point") -> None:
        """Nothing is kept."""


class TrendCache:
    """Points in a folder of the user's. `rules` says all that decides a point besides what it was
    made from, a commit or its content, and its day. What cannot be read or written is judged
    again: a cache never fails a run.
    """

    remembers = True

    def __init__(self, folder: Path, rules: str) -> None:
        self._folder = folder
        self._rules = f"{__version__}\0{rules}"

    def get(self, made_from: str, day: dt.date) -> "Point | None":
        """The point that was made from this on this day."""
        with suppress(OSError, msgspec.MsgspecError):
            point = msgspec.json.decode(self._path(made_from, day).read_bytes(), type=Point)
            if point.day == day:
                return point
        return None

    def put(self, made_from: str, day: dt.date, point: "Point") -> None:
        """Keep a point, whole: no other run ever reads half of it."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            with NamedTemporaryFile(dir=self._folder, delete=False) as draft:
                draft.write(msgspec.json.encode(point))
            Path(draft.name).replace(self._path(made_from, day))

    def _path(self, made_from: str, day: dt.date) -> Path:
        name = sha256(f"{self._rules}\0{made_from}\0{day}".encode("utf-8", "surrogatepass"))
        return self._folder / f"{name.hexdigest()}.json"


Every = Literal["week", "month", "commit"]

EVERY: tuple[Every, ...] = ("week", "month", "commit")

_METRICS = ("arr_in_conflict", "vision_hit", "promise_keeping")


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one day. Ratios are of 1, ARR in `currency`; None is not known. `roots` has
    the level of each root problem by its id.
    """

    day: dt.date
    commit: str
    open: int
    nonconforming: int
    preventable: int
    could_not_be_judged: int
    arr_in_conflict: float | None = None
    currency: str | None = None
    vision_hit: float | None = None
    promise_keeping: float | None = None
    roots: dict[str, str] = {}


class LeftOut(msgspec.Struct, frozen=True):
    """A day without a point, and why."""

    day: dt.date
    commit: str
    why: str


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """Points in the order of their days. `read` of them were judged now, the others remembered."""

    product: str
    every: Every
    points: tuple[Point, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    read: int = 0


class Span(msgspec.Struct, frozen=True):
    """Which points are wanted: from the first day on, up to the last one."""

    every: Every
    last: dt.date
    first: dt.date | None = None


def trend(
    newest: Project, past: Past, judge: JudgeAsOf, span: Span, cache: TrendCache | NoCache
) -> Trend:
    """Replay the check. `newest` is today's project; its rules hold for every point.

    Raises:
        InputError: the history has no commits.
    """
    line = past.history.first_parents(past.history.commit("HEAD"))
    points: list[Point] = []
    left_out: list[LeftOut] = []
    notes: dict[str, None] = dict.fromkeys([SHALLOW] if past.history.is_shallow else [])
    read = 0
    for day, commit in _days(line, span):
        known = _remembered(past, cache, commit, day)
        if known is not None:
            points.append(known)
            continue
        read += 1
        point = _point(newest, past, judge, commit, day)
        if isinstance(point, LeftOut):
            left_out.append(point)
        else:
            cache.put(commit.id, day, point)
            if cache.remembers and past.stood_as_it_does(commit):
                cache.put(past.content(commit), day, point)
            points.append(point)
    if not points and not left_out:
        notes[_no_day(line, span)] = None
    name = newest.vision.product.name if newest.vision else ""
    return Trend(
        product=name,
        every=span.every,
        points=tuple(points),
        left_out=tuple(left_out),
        notes=(*notes, *past.readable.without_history(past.history)),
        read=read,
    )


def _remembered(
    past: Past, cache: TrendCache | NoCache, commit: Commit, day: dt.date
) -> Point | None:
    """The point of this commit, or of another one with the same files."""
    known = cache.get(commit.id, day)
    if known is not None or not cache.remembers:
        return known
    with suppress(InputError):  # what cannot be read is said where it is judged
        alike = cache.get(past.content(commit), day)
        if alike is not None:
            known = replace(alike, commit=commit.id)
            cache.put(commit.id, day, known)
    return known


def _no_day(line: Sequence[Commit], span: Span) -> str:
    """Why no commit has a point, and what shows one."""
    oldest = line[-1].day
    if oldest > span.last:
        return (
            f"the first commit is of {oldest}, later than the last day that was asked for,"
            f" {span.last}; --as-of moves it, over as_of in commitcheck.yaml"
        )
    return f"no commit is of {span.first} to {span.last}; --since and --as-of move these days"


def _days(line: Sequence[Commit], span: Span) -> Iterator[tuple[dt.date, Commit]]:
    """Each day that has a point, oldest first, with the commit that was in force at its end."""
    known = [commit for commit in line if commit.day <= span.last]
    if not known:
        return
    first = max(known[-1].day, span.first or known[-1].day)
    if span.every == "commit":
        yield from ((c.day, c) for c in reversed(known) if c.day >= first)
        return
    for day in _ends(first, span):
        yield day, next(commit for commit in known if commit.day <= day)


def _ends(first: dt.date, span: Span) -> Iterator[dt.date]:
    """The last days of calendar weeks or months, so that a point stays where it is from one run to
    the next; the last day of all is the day of the run.
    """
    day = first
    while True:
        end = _end_of(day, span.every)
        if end >= span.last:
            yield span.last
            return
        yield end
        day = end + dt.timedelta(days=1)


def _end_of(day: dt.date, every: Every) -> dt.date:
    if every == "week":
        return day + dt.timedelta(days=6 - day.weekday())
    after = day.replace(day=28) + dt.timedelta(days=4)
    return after - dt.timedelta(days=after.day)


def _point(
    newest: Project, past: Past, judge: JudgeAsOf, commit: Commit, day: dt.date
) -> Point | LeftOut:
    try:
        project = past.at(commit).project
    except InputError as error:
        return LeftOut(day, commit.id, str(error))
    if project.vision is None:
        return LeftOut(day, commit.id, "its vision is not readable")
    if unread := next(unread_files(project), None):
        return LeftOut(day, commit.id, f"{unread.at.label}: {unread.message}")
    return _numbers(judge(judged_alike(project, newest), day), commit, day)


def _numbers(report: Report, commit: Commit, day: dt.date) -> Point:
    counts = report.verdict
    metrics = {metric.name: metric for metric in report.metrics if metric.name in _METRICS}
    values: Mapping[str, float | None] = {name: metric.value for name, metric in metrics.items()}
    unit = metrics["arr_in_conflict"].unit if "arr_in_conflict" in metrics else ""
    return Point(
        day=day,
        commit=commit.id,
        open=counts.open,
        nonconforming=counts.nonconforming,
        preventable=counts.preventable,
        could_not_be_judged=counts.could_not_be_judged,
        arr_in_conflict=values.get("arr_in_conflict"),
        currency=None if unit == "money" else unit or None,
        vision_hit=values.get("vision_hit"),
        promise_keeping=values.get("promise_keeping"),
        roots={root.id: root.level for root in report.diagnosis.roots},
    )


def cache_folder() -> Path | None:
    """Where this user's points lie; None where the user has no home.

    `XDG_CACHE_HOME` wins everywhere, if it is absolute as its specification demands.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / "commitcheck" / "trend"
    with suppress(RuntimeError):
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA")
            return Path(local) / "commitcheck" / "trend" if local else None
        home = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
        return home / "commitcheck" / "trend"
    return None


def forget() -> bool:
    """Remove every remembered point; was there anything?"""
    folder = cache_folder()
    if folder is None or not folder.is_dir():
        return False
    shutil.rmtree(folder, ignore_errors=True)
    return True
