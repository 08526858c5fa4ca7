"""`commitcheck trend`: the check replayed, one point per week, month or commit."""

import csv
import datetime as dt
import io
import json
import stat
from pathlib import Path

import jsonschema
import pytest

from cli.calling import call
from commitcheck.api import check, load
from commitcheck.over_time import trend
from commitcheck.variants.trend import Trend
from variants.repositories import CONFIG, PROMISES, VISION, Repository, slipped

SCHEMA = Path(__file__).parents[2] / "schemas" / "trend.schema.json"
LATE = slipped("2026-10-31").replace("earliest: 2026-05-01", "earliest: 2026-09-01")
START = {"vision.yaml": VISION, "commitments.csv": PROMISES, "commitcheck.yaml": CONFIG}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """In time from Monday 5 January, late from Thursday 5 March; the day of the run is 1 April."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Repository(tmp_path / "repository")
    made.commit(START, day="2026-01-05")
    made.commit({"vision.yaml": LATE}, day="2026-03-05")
    monkeypatch.chdir(made.folder)
    return made


def broken(result: Trend) -> dict[str, int]:
    return {point.day.isoformat(): point.nonconforming for point in result.points}


def test_months_end_on_their_last_day_and_the_last_point_is_the_day_of_the_run(
    repository: Repository,
) -> None:
    assert broken(trend(every="month")) == {
        "2026-01-31": 0, "2026-02-28": 0, "2026-03-31": 1, "2026-04-01": 1,
    }  # fmt: skip
    assert repository.folder.exists()


def test_weeks_end_on_sunday(repository: Repository) -> None:
    days = [point.day for point in trend(every="week").points]

    assert days[0] == dt.date(2026, 1, 11)
    assert {day.weekday() for day in days[:-1]} == {6}
    assert days[-1] == dt.date(2026, 4, 1)
    assert repository.folder.exists()


def test_the_state_of_a_day_is_the_last_commit_at_or_before_its_end(
    repository: Repository,
) -> None:
    """The slip of 5 March counts on that day and not on the day before."""
    last = {day: trend(as_of=day).points[-1].nonconforming for day in ("2026-03-04", "2026-03-05")}

    assert last == {"2026-03-04": 0, "2026-03-05": 1}
    assert repository.folder.exists()


def test_commits_and_a_first_day(repository: Repository) -> None:
    assert broken(trend(every="commit")) == {"2026-01-05": 0, "2026-03-05": 1}
    assert broken(trend(every="month", first="2026-03-10")) == {"2026-03-31": 1, "2026-04-01": 1}
    assert repository.folder.exists()


def test_a_point_equals_a_check_of_that_day(repository: Repository) -> None:
    point = trend(every="month").points[2]
    report = check(load(), as_of=dt.date(2026, 3, 31), engine="off")
    metrics = {metric.name: metric.value for metric in report.metrics}

    assert point.commit == repository.git("rev-parse", "HEAD")
    assert (point.open, point.nonconforming, point.preventable, point.could_not_be_judged) == (
        report.verdict.open,
        report.verdict.nonconforming,
        report.verdict.preventable,
        report.verdict.could_not_be_judged,
    )
    assert (point.arr_in_conflict, point.vision_hit, point.promise_keeping) == (
        metrics["arr_in_conflict"],
        metrics["vision_hit"],
        metrics["promise_keeping"],
    )
    assert point.arr_in_conflict == 120_000
    assert point.currency == "EUR"
    assert point.roots == {root.id: root.level for root in report.diagnosis.roots}


def test_what_cannot_be_read_is_named_and_left_out(repository: Repository) -> None:
    bad = repository.commit({"vision.yaml": "roadmap: [\n"}, day="2026-03-10")
    repository.commit({"vision.yaml": LATE}, day="2026-03-20")
    result = trend(every="commit")

    assert list(broken(result)) == ["2026-01-05", "2026-03-05", "2026-03-20"]
    assert [(left.day.isoformat(), left.commit, left.why) for left in result.left_out] == [
        ("2026-03-10", bad, "its vision is not readable")
    ]
    shown = " ".join(call("trend", "--every", "commit").out.split())
    assert f"2026-03-10 is left out: its vision is not readable ({bad[:7]})" in shown


def test_a_commit_without_a_project_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Repository(tmp_path / "repository")
    made.commit({"README.md": "soon\n"}, day="2026-01-05")
    made.commit(START, day="2026-03-05")
    monkeypatch.chdir(made.folder)
    result = trend(every="commit")

    assert list(broken(result)) == ["2026-03-05"]
    assert "found no vision.yaml" in result.left_out[0].why


def test_points_are_remembered_by_what_they_were_made_from(repository: Repository) -> None:
    first, second = trend(every="month"), trend(every="month")
    assert (first.read, second.read) == (4, 0)
    assert second.points == first.points

    repository.commit({"vision.yaml": VISION}, day="2026-03-20")
    third = trend(every="month")
    assert third.read == 2
    assert broken(third) == {
        "2026-01-31": 0, "2026-02-28": 0, "2026-03-31": 0, "2026-04-01": 0,
    }  # fmt: skip
    assert trend(every="month", ignore="TIM").read == 4
    assert trend(every="month", use_cache=False).read == 4


def test_an_export_without_history_is_part_of_what_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Repository(tmp_path / "repository")
    made.commit(
        {"vision.yaml": LATE, "commitcheck.yaml": CONFIG, ".gitignore": "*.csv\n"},
        day="2026-03-05",
    )
    monkeypatch.chdir(made.folder)
    made.write({"commitments.csv": PROMISES})
    before = trend(every="commit")
    made.write({"commitments.csv": PROMISES.replace("2026-07-31", "2026-12-31")})
    after = trend(every="commit")

    assert (broken(before), broken(after)) == ({"2026-03-05": 1}, {"2026-03-05": 0})
    assert before.notes == after.notes
    assert before.notes == (
        "commitments.csv is not kept in git: it is taken as it is today",
    )  # fmt: skip


def test_what_is_remembered_is_for_the_user_alone_and_can_be_forgotten(
    repository: Repository, tmp_path: Path
) -> None:
    call("trend", "--every", "month")
    folder = tmp_path / "cache" / "commitcheck" / "trend"
    kept = list(folder.iterdir())

    assert len(kept) == 2 * 4, "each by its commit and by its content"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    text = "".join(path.read_text("utf-8") for path in kept)
    assert not any(word in text for word in ("Acme", "Birch", "SCIM", "Auditrail"))
    assert call("trend", "--forget").code == 0
    assert not folder.exists()
    assert "nothing was remembered" in call("trend", "--forget").err
    call("trend", "--no-cache")
    assert not folder.exists()
    assert repository.folder.exists()


def test_what_is_damaged_is_judged_again(repository: Repository, tmp_path: Path) -> None:
    before = trend(every="month")
    for path in (tmp_path / "cache" / "commitcheck" / "trend").iterdir():
        path.write_text('{"day": "2026-01-01"', "utf-8")

    after = trend(every="month")
    assert (after.read, after.points) == (4, before.points)
    assert repository.folder.exists()


def test_the_record_fits_its_schema(repository: Repository) -> None:
    called = call("trend", "--every", "month", "--format", "json")
    document = json.loads(called.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))

    assert called.code == 0
    assert (document["format"], document["every"]) == ("commitcheck-trend", "month")
    assert [point["nonconforming"] for point in document["points"]] == [0, 0, 1, 1]
    assert call("trend", "--every", "month", "--format", "json").out == called.out
    assert repository.folder.exists()


def test_the_table_has_a_row_per_point_within_80_columns(repository: Repository) -> None:
    lines = call("trend", "--every", "month").out.splitlines()

    assert lines[0].startswith("1 of 2 open promises does not conform on 2026-04-01; 0 of 2 did on")
    assert max(map(len, lines)) <= 80
    rows = [line.split() for line in lines if line.startswith("2026-")]
    assert [row[:3] for row in rows] == [
        ["2026-01-31", "2", "0"], ["2026-02-28", "2", "0"],
        ["2026-03-31", "2", "1"], ["2026-04-01", "2", "1"],
    ]  # fmt: skip
    assert repository.folder.exists()


def test_a_spreadsheet_reads_the_same_numbers(repository: Repository) -> None:
    rows = list(csv.DictReader(io.StringIO(call("trend", "--every=month", "--format=csv").out)))

    assert [row["nonconforming"] for row in rows] == ["0", "0", "1", "1"]
    assert [row["arr_in_conflict"] for row in rows] == ["0", "0", "120000", "120000"]
    assert {row["promise_keeping"] for row in rows} == {""}
    assert repository.folder.exists()


def test_the_page_has_a_picture_per_number_and_nothing_that_acts(repository: Repository) -> None:
    page = call("trend", "--every", "month", "--format", "html").out

    assert page.count('<figure class="multiple">') == 7 + 4
    assert 'aria-label="do not conform: 0 on 2026-01-31, 1 on 2026-04-01, scale to 1"' in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page
    assert repository.folder.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("--every", "day"), 2, "--every is day, expected week, month or commit"),
        (("--since", "soon"), 2, "--since is soon"),
        (("--format", "sarif"), 2, "there is no format sarif"),
    ],
)
def test_what_has_no_points_or_makes_no_sense(
    repository: Repository, arguments: tuple[str, ...], code: int, why: str
) -> None:
    called = call("trend", *arguments)

    assert called.code == code
    assert why in called.err
    assert repository.folder.exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            ("--as-of", "2026-01-04"),
            (
                "the first commit is of 2026-01-05, later than the last day that was asked for,"
                " 2026-01-04; --as-of moves it, over as_of in commitcheck.yaml"
            ),
        ),
        (
            ("--every", "commit", "--since", "2026-03-06"),
            "no commit is of 2026-03-06 to 2026-04-01; --since and --as-of move these days",
        ),
    ],
)
def test_no_point_is_no_riddle(
    repository: Repository, arguments: tuple[str, ...], why: str
) -> None:
    called = call("trend", *arguments)

    assert called.code == 3
    assert " ".join(called.out.split()) == (
        f"there is no point to show ── How it was replayed {'─' * 57} {why}"
    )
    assert repository.folder.exists()


def test_the_day_of_the_first_commit_has_a_point(repository: Repository) -> None:
    called = call("trend", "--as-of", "2026-01-05")

    assert called.code == 0
    assert "no commit" not in called.out
    assert repository.folder.exists()


def test_without_commits_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Repository(tmp_path)
    made.write(START)
    monkeypatch.chdir(tmp_path)

    assert "no commits yet" in call("trend").err
    assert call("trend").code == 2
