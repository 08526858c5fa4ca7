"""How much a trend does, counted in versions that are read and judged, not in seconds."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from commitcheck.over_time import trend
from commitcheck.variants.past_folder import PastFolder
from commitcheck.variants.trend import Trend
from variants.repositories import CONFIG as SOON
from variants.repositories import PROMISES, VISION, Repository, slipped

FIRST = dt.date(2026, 1, 5)
CONFIG = SOON.replace("2026-04-01", "2026-05-01")


def at(week: int) -> str:
    return (FIRST + dt.timedelta(weeks=week)).isoformat()


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Twelve weekly commits, each of which moves the roadmap item by a day."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Repository(tmp_path / "year")
    made.write({"vision.yaml": VISION, "commitments.csv": PROMISES, "commitcheck.yaml": CONFIG})
    for week in range(12):
        made.commit({"vision.yaml": slipped(f"2026-07-{week + 1:02}")}, day=at(week))
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def written() -> Iterator[mock.MagicMock]:
    """Each time that the files of a commit are written out to be loaded."""
    stand = PastFolder.standing_at
    with mock.patch.object(PastFolder, "standing_at", autospec=True, side_effect=stand) as spy:
        yield spy


def steps(spy: mock.MagicMock) -> tuple[Trend, int]:
    spy.reset_mock()
    result = trend(every="commit")
    return result, spy.call_count


def test_work_grows_with_new_commits_only(year: Repository, written: mock.MagicMock) -> None:
    first, loaded = steps(written)
    assert (len(first.points), first.read, loaded) == (12, 12, 12)
    again, loaded = steps(written)
    assert (again.points, again.read, loaded) == (first.points, 0, 0)
    for week in (12, 13):
        year.commit({"vision.yaml": slipped(f"2026-07-{week + 1:02}")}, day=at(week))
        more, loaded = steps(written)
        assert (len(more.points), more.read, loaded) == (week + 1, 1, 1)
    assert more.points[:12] == first.points


def test_other_ids_for_the_same_files_cost_nothing(
    year: Repository, written: mock.MagicMock
) -> None:
    """A rebase: every commit is another one, and says what it said."""
    before, _ = steps(written)
    tree = year.git("rev-list", "--reverse", "HEAD").split()
    parent: list[str] = []
    for week, commit in enumerate(tree):
        made = year.git("commit-tree", f"{commit}^{{tree}}", *parent, "-m", "again", day=at(week))
        parent = ["-p", made]
    year.git("reset", "--quiet", "--hard", parent[1])
    after, loaded = steps(written)

    assert (after.read, loaded) == (0, 0)
    assert [point.commit for point in after.points] != [point.commit for point in before.points]
    numbers = [[(p.day, p.nonconforming, p.roots) for p in it.points] for it in (before, after)]
    assert numbers[0] == numbers[1]
    assert [point.commit for point in after.points][-1] == year.git("rev-parse", "HEAD")


@pytest.mark.parametrize("file", ["notes.txt", "vision.yaml"])
def test_a_commit_in_the_middle_costs_itself_alone(
    year: Repository, written: mock.MagicMock, file: str
) -> None:
    """All that come after it have other ids, and the same files: a note beside the project costs
    nothing, for what is read is what it was; another vision costs its one point.
    """
    steps(written)
    ids = year.git("rev-list", "--reverse", "HEAD").split()
    year.git("checkout", "--quiet", ids[5])
    year.commit({file: slipped("2026-06-29")}, day=at(5))
    made = year.git("rev-parse", "HEAD")
    for week, commit in enumerate(ids[6:], start=6):
        made = year.git("commit-tree", f"{commit}^{{tree}}", "-p", made, "-m", "on", day=at(week))
    year.git("checkout", "--quiet", "--force", "main")
    year.git("reset", "--quiet", "--hard", made)
    result, loaded = steps(written)

    changed = int(file == "vision.yaml")
    assert (len(result.points), result.read, loaded) == (13, changed, changed)


def test_what_stands_elsewhere_is_never_remembered_by_its_content_alone(
    year: Repository, written: mock.MagicMock
) -> None:
    """Where a file stood before depends on where it stands today."""
    first, _ = steps(written)
    (year.folder / "vision.yaml").unlink()
    moved = {
        "product/vision.yaml": VISION,
        "commitcheck.yaml": CONFIG + "vision: product/vision.yaml\n",
    }
    year.commit(moved, day=at(12))
    after, _ = steps(written)

    assert [point.nonconforming for point in after.points] == [
        *(point.nonconforming for point in first.points), 0,
    ]  # fmt: skip
    assert after.read == 13, "another configuration is other rules"
    assert steps(written)[0].read == 0
