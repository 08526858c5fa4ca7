"""What git is asked, and what it answers in every kind of repository."""

import datetime as dt
from pathlib import Path

import pytest

from commitcheck.errors import InputError
from commitcheck.variants.git import repository_at
from commitcheck.variants.git_history import History
from variants.repositories import Repository


def history_of(repository: Repository) -> History:
    found = repository_at(repository.folder)
    assert found is not None
    return History(found)


@pytest.fixture
def three(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "three")
    for month in (1, 2, 3):
        repository.commit({"a.txt": f"{month}\n"}, day=f"2026-0{month}-05")
    return repository


def test_commits_of_the_first_parent_line_come_newest_first_with_their_days(
    three: Repository,
) -> None:
    history = history_of(three)
    line = history.first_parents(history.commit("HEAD"))

    assert [commit.day for commit in line] == [dt.date(2026, m, 5) for m in (3, 2, 1)]
    assert line[0].id == three.git("rev-parse", "HEAD")


def test_a_day_is_the_committers_in_utc(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.write({"a.txt": "1"})
    repository.git("add", "--all")
    environment_day = "2026-03-01"
    repository.git("commit", "--quiet", "-m", "late", day=environment_day)
    repository.git(
        "-c", "user.name=x", "commit", "--quiet", "--amend", "-m", "later",
        "--date=2020-01-01T00:00:00Z", day="2026-03-02",
    )  # fmt: skip

    assert history_of(repository).commit("HEAD").day == dt.date(2026, 3, 2)


def test_a_merge_counts_on_the_line_that_took_it_in(three: Repository) -> None:
    three.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    three.commit({"b.txt": "side\n"}, day="2026-02-20")
    three.git("checkout", "--quiet", "main")
    three.git("merge", "--quiet", "--no-ff", "-m", "merge", "side", day="2026-03-20")
    history = history_of(three)

    days = [commit.day.isoformat() for commit in history.first_parents(history.commit("HEAD"))]
    assert days == ["2026-03-20", "2026-03-05", "2026-02-05", "2026-01-05"]


@pytest.mark.parametrize("ref", ["--output=x", "-h", "", "a\nb", "a\0b"])
def test_what_looks_like_an_option_or_two_lines_is_no_ref(three: Repository, ref: str) -> None:
    with pytest.raises(InputError, match="there is no ref"):
        history_of(three).commit(ref)
    assert not (three.folder / "x").exists()


@pytest.mark.parametrize("ref", ["nowhere", "HEAD:a.txt", "HEAD~17", "main^2"])
def test_an_unknown_ref_is_named(three: Repository, ref: str) -> None:
    with pytest.raises(InputError, match="there is no ref"):
        history_of(three).commit(ref)


def test_a_repository_without_commits_says_so(tmp_path: Path) -> None:
    history = history_of(Repository(tmp_path))

    assert not history.has_commits()
    with pytest.raises(InputError, match="no commits yet"):
        history.commit("HEAD")


def test_a_shallow_clone_is_named_with_its_cure(three: Repository, tmp_path: Path) -> None:
    three.git("clone", "--quiet", "--depth=1", f"file://{three.folder}", str(tmp_path / "shallow"))
    found = repository_at(tmp_path / "shallow")
    assert found is not None
    history = History(found)

    assert history.is_shallow
    with pytest.raises(InputError, match="fetch-depth: 0"):
        history.commit("HEAD~1")


def test_worktree_submodule_and_bare_repository_are_found(
    three: Repository, tmp_path: Path
) -> None:
    newest = three.git("rev-parse", "HEAD")
    three.git("worktree", "add", "--quiet", str(tmp_path / "tree"), "HEAD")
    three.git("clone", "--quiet", "--bare", str(three.folder), str(tmp_path / "bare"))
    outer = Repository(tmp_path / "outer")
    outer.git("submodule", "--quiet", "add", str(three.folder), "inner")
    (tmp_path / "tree" / "deep").mkdir()

    for folder, top in (
        (tmp_path / "tree" / "deep", tmp_path / "tree"),
        (tmp_path / "bare", None),
        (tmp_path / "outer" / "inner", tmp_path / "outer" / "inner"),
    ):
        found = repository_at(folder)
        assert found is not None
        assert found.top == (None if top is None else str(top))
        assert History(found).commit("HEAD").id == newest


def test_no_repository_is_none(tmp_path: Path) -> None:
    assert repository_at(tmp_path) is None


def test_contents_are_exact_bytes_of_any_kind(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    binary = bytes(range(256)) * 3
    (tmp_path / "b.bin").write_bytes(binary)
    repository.commit({"empty.txt": "", "strange name\u00e9 \u2028.txt": "\n\n"})
    history = history_of(repository)
    files = history.tree(history.commit("HEAD")).files
    contents = history.contents(files.values())

    assert {path: contents[id_] for path, id_ in files.items()} == {
        "b.bin": binary,
        "empty.txt": b"",
        "strange name\u00e9 \u2028.txt": b"\n\n",
    }


def test_links_and_submodules_are_named_and_not_files(three: Repository, tmp_path: Path) -> None:
    outer = Repository(tmp_path / "outer")
    outer.git("submodule", "--quiet", "add", str(three.folder), "inner")
    (outer.folder / "link.yaml").symlink_to("/etc/passwd")
    outer.commit()
    history = history_of(outer)
    tree = history.tree(history.commit("HEAD"))

    assert tree.links == {"inner", "link.yaml"}
    assert set(tree.files) == {".gitmodules"}


def test_where_two_lines_parted(three: Repository) -> None:
    three.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    three.commit({"b.txt": "side\n"}, day="2026-02-20")
    history = history_of(three)
    main, side = history.commit("main"), history.commit("side")

    assert history.merge_base(main, side) == history.commit("main~1")
    three.git("checkout", "--quiet", "--orphan", "other")
    three.commit({"c.txt": "other\n"}, day="2026-02-21")
    assert history.merge_base(main, history.commit("other")) is None
