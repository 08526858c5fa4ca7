"""The points of a trend: their days, their numbers, and what is remembered of them."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from commitcheck.model.figures import KnownFigures, Metric
from commitcheck.model.project import Project
from commitcheck.model.report import Diagnosis, Report, RootProblem, Verdict
from commitcheck.variants.git_history import SHALLOW
from commitcheck.variants.trend import (
    LeftOut,
    NoCache,
    Point,
    Span,
    TrendCache,
    cache_folder,
    forget,
    trend,
)
from variants.timeline import TODAY, Judge, Past, by, day

Anything = Any


class Counting(Judge):
    def __call__(self, judged: Project, on: dt.date | None) -> Report:
        report = super().__call__(judged, on)
        values: list[tuple[str, float | None, str]] = [
            ("arr_in_conflict", 5, "EUR"), ("vision_hit", 0.5, ""), ("promise_keeping", None, ""),
            ("other", 1, ""),
        ]  # fmt: skip
        metrics = tuple(Metric(name, it, None, None, unit, "") for name, it, unit in values)
        roots = (RootProblem("R1", "x", "watch", ()), RootProblem("R2", "y", "clear", ()))
        counts = Verdict(
            "so", open=9, nonconforming=4, preventable=3, could_not_be_judged=2, signed=7
        )
        return replace(
            report,
            verdict=counts,
            figures=KnownFigures(metrics=metrics),
            diagnosis=Diagnosis(roots=roots),
        )


def shown(past: Anything, every: Any, last: str, first: str | None = None) -> list[str]:
    span = Span(every, day(last), day(first) if first else None)
    made = trend(by("now"), past, Judge(), span, NoCache())
    points: list[Point | LeftOut] = sorted([*made.points, *made.left_out], key=lambda it: it.day)
    return [f"{it.day:%m-%d} {it.commit[:2]}" for it in points]


LINE = (("01-05", "a"), ("01-07", "b"), ("01-20", "c"), ("02-10", "d"))
DAYS = [
    # every, the last day, the first one, the days with the number of their commit
    ("commit", "12-31", None, ["01-05 00", "01-07 01", "01-20 02", "02-10 03"]),
    ("commit", "02-09", None, ["01-05 00", "01-07 01", "01-20 02"]),
    ("commit", "12-31", "01-07", ["01-07 01", "01-20 02", "02-10 03"]),
    ("commit", "12-31", "01-08", ["01-20 02", "02-10 03"]),
    ("week", "01-25", None, ["01-11 01", "01-18 01", "01-25 02"]),
    ("week", "01-24", None, ["01-11 01", "01-18 01", "01-24 02"]),
    ("week", "01-26", None, ["01-11 01", "01-18 01", "01-25 02", "01-26 02"]),
    ("week", "01-25", "01-12", ["01-18 01", "01-25 02"]),
    ("week", "01-25", "01-11", ["01-11 01", "01-18 01", "01-25 02"]),
    ("week", "01-25", "01-01", ["01-11 01", "01-18 01", "01-25 02"]),
    ("week", "01-05", None, ["01-05 00"]),
    ("month", "03-15", None, ["01-31 02", "02-28 03", "03-15 03"]),
    ("month", "02-28", None, ["01-31 02", "02-28 03"]),
    ("month", "02-28", "02-01", ["02-28 03"]),
    ("month", "01-04", None, []),
]


@pytest.mark.parametrize(("every", "last", "first", "days"), DAYS)
def test_which_days_have_a_point(every: str, last: str, first: str | None, days: list[str]) -> None:
    assert shown(Past(*LINE), every, last, first) == days


def test_a_point_holds_the_numbers_of_its_day() -> None:
    past: Anything = Past(("01-05", "a"))
    judge = Counting()
    made = trend(by("now"), past, judge, Span("commit", TODAY), NoCache())
    commit = past.history.line[0].id
    assert made.points == (
        Point(
            day=day("01-05"), commit=commit, open=9, nonconforming=4, preventable=3,
            could_not_be_judged=2, arr_in_conflict=5, currency="EUR", vision_hit=0.5,
            promise_keeping=None, roots={"R1": "watch", "R2": "clear"},
        ),
    )  # fmt: skip
    assert judge.asked == [("a", (), day("01-05"))]
    assert (made.product, made.every, made.left_out, made.read) == ("now", "commit", (), 1)
    assert made.notes == ("deals.csv is not kept in git: it is taken as it is today",)
    shallow: Anything = Past(("01-05", "a"), is_shallow=True)
    made = trend(replace(by("now"), vision=None), shallow, Judge(), Span("week", TODAY), NoCache())
    assert (made.notes[0], made.product, made.every) == (SHALLOW, "", "week")
    (point,) = trend(
        by("now"), past, Judge(), Span("commit", TODAY), NoCache()
    ).points  # without any numbers
    assert (point.arr_in_conflict, point.currency, point.vision_hit) == (None, None, None)


@pytest.mark.parametrize(("unit", "currency"), [("EUR", "EUR"), ("money", None), ("", None)])
def test_the_currency_of_a_point(unit: str, currency: str | None) -> None:
    class Money(Judge):
        def __call__(self, judged: Project, on: dt.date | None) -> Report:
            metric = Metric("arr_in_conflict", 5, None, None, unit, "")
            figures = KnownFigures(metrics=(metric,))
            return replace(super().__call__(judged, on), figures=figures)

    past: Anything = Past(("01-05", "a"))
    (point,) = trend(by("now"), past, Money(), Span("commit", TODAY), NoCache()).points
    assert point.currency == currency


def test_what_cannot_be_read_is_left_out_and_never_zero() -> None:
    past: Anything = Past(("01-05", "!"), ("01-06", "-"), ("01-07", "a"))
    made = trend(by("now"), past, Judge(), Span("commit", TODAY), NoCache())
    ids = [commit.id for commit in reversed(past.history.line)]
    assert made.left_out == (
        LeftOut(day("01-05"), ids[0], "it is broken"),
        LeftOut(day("01-06"), ids[1], "its vision is not readable"),
    )
    assert [point.day for point in made.points] == [day("01-07")]
    assert made.read == 3


def test_points_are_remembered_by_their_commit_and_by_what_they_were_made_from(
    tmp_path: Path,
) -> None:
    cache = TrendCache(tmp_path / "points", "rules")
    span = Span("month", day("02-15"))
    first: Anything = Past(("01-05", "a"), ("02-05", "b"))
    made = trend(by("now"), first, Judge(), span, cache)
    assert made.read == 2
    again: Anything = Past(("01-05", "a"), ("02-05", "b"))
    remembered = trend(by("now"), again, Judge(), span, cache)
    assert (remembered.read, remembered.points, again.asked) == (0, made.points, [])
    # another commit in between: the last one has another id, and the same files
    later: Anything = Past(("01-05", "a"), ("02-04", "x"), ("02-05", "b"))
    moved = trend(by("now"), later, Judge(), span, cache)
    assert (moved.read, later.asked) == (0, [])
    newest = later.history.line[0].id
    assert moved.points == (made.points[0], replace(made.points[1], commit=newest))
    assert cache.get(newest, day("02-15")) == moved.points[1]
    others = TrendCache(tmp_path / "points", "other rules")
    assert trend(by("now"), again, Judge(), span, others).read == 2
    assert trend(by("now"), again, Judge(), Span("month", day("02-16")), cache).read == 1
    assert trend(by("now"), again, Judge(), span, NoCache()).read == 2


def test_what_stood_elsewhere_is_remembered_by_its_commit_alone(tmp_path: Path) -> None:
    span = Span("commit", TODAY)
    cache = TrendCache(tmp_path / "points", "rules")
    past: Anything = Past(("01-05", "moved"))
    assert trend(by("now"), past, Judge(), span, cache).read == 1
    assert trend(by("now"), past, Judge(), span, cache).read == 0
    other: Anything = Past(("01-04", "x"), ("01-05", "moved"))
    assert trend(by("now"), other, Judge(), span, cache).read == 2
    unread: Anything = Past(("01-05", "?"))
    made = trend(by("now"), unread, Judge(), span, TrendCache(tmp_path / "new", "r"))
    assert (made.read, [it.why for it in made.left_out]) == (1, ["it is broken"])


def test_a_cache_never_fails_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    point = Point(
        day=TODAY, commit="c", open=1, nonconforming=2, preventable=3, could_not_be_judged=4
    )
    folder = tmp_path / "deep" / "points"
    cache = TrendCache(folder, "rules")
    assert cache.get("c", TODAY) is None
    cache.put("c", TODAY, point)
    assert cache.get("c", TODAY) == point
    assert cache.get("d", TODAY) is None
    assert folder.stat().st_mode & 0o777 == 0o700
    (file,) = folder.iterdir()
    file.write_bytes(b"{")
    assert cache.get("c", TODAY) is None
    cache.put("c", TODAY, replace(point, day=day("01-01")))
    assert cache.get("c", TODAY) is None
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    TrendCache(in_the_way, "rules").put("c", TODAY, point)
    assert in_the_way.read_text() == "x"
    assert (NoCache().get("c", TODAY), NoCache.remembers, cache.remembers) == (None, False, True)


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/commitcheck/trend"),
        ("linux", {"XDG_CACHE_HOME": "x"}, "/home/.cache/commitcheck/trend"),
        ("linux", {}, "/home/.cache/commitcheck/trend"),
        ("darwin", {}, "/home/Library/Caches/commitcheck/trend"),
        ("darwin", {"XDG_CACHE_HOME": "/x"}, "/x/commitcheck/trend"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/commitcheck/trend"),
        ("win32", {}, None),
    ],
)
def test_where_points_lie(
    platform: str,
    variables: dict[str, str],
    folder: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home"))
    assert cache_folder() == (folder and Path(folder))


def test_without_a_home_nothing_is_remembered_or_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None
    assert not forget()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert not forget()
    points = tmp_path / "commitcheck" / "trend"
    points.mkdir(parents=True)
    (points / "a.json").write_text("{}")
    assert forget()
    assert not points.exists()
    assert not forget()
