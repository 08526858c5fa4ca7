"""Where a run stands in its repository."""

from pathlib import Path

from commitcheck.cli.console.output import repository_top as top


def test_the_nearest_folder_with_git_is_the_top(tmp_path: Path) -> None:
    """A worktree has a file there, a clone a folder."""
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "sub" / "deep"
    inner.mkdir(parents=True)
    assert top(inner) == tmp_path.as_posix()
    (tmp_path / "sub" / ".git").write_text("gitdir: elsewhere")
    assert top(inner) == (tmp_path / "sub").as_posix()
