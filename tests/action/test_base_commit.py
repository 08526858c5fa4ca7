"""What git is asked about the base: each question is a process."""

from pathlib import Path
from typing import Any

import pytest

from action.steps import BAD, repository
from base_commit import find_commit
from programs import git


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands of git, as they are given."""
    found: list[str] = []

    def noted(folder: Path, workspace: Path, *words: str) -> Any:
        found.append(words[0])
        return git(folder, workspace, *words)

    monkeypatch.setattr("base_commit.git", noted)
    return found


@pytest.mark.parametrize(("bound", "times"), [(len(BAD), 1), (len(BAD) - 1, 4)])
def test_a_file_is_read_once_unless_it_is_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], bound: int, times: int
) -> None:
    """By whichever ref it is found, and under whichever name it stands."""
    monkeypatch.setattr("base_commit._KEPT", bound)
    clone = repository(tmp_path / "clone", {"a.csv": BAD, "b.csv": BAD})
    for ref in ("base", "HEAD"):
        commit = find_commit(clone / ".git", clone, ref)
        assert commit is not None
        assert [commit.read(name) for name in ("a.csv", "b.csv")] == [BAD.encode()] * 2
    assert (asked.count("ls-tree"), asked.count("cat-file")) == (1, times)
