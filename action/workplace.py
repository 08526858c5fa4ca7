"""Where a step works: the folder that was asked for, and the repository that it lies in."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath

from base_commit import Commit, find_commit, merge_base
from checkout import Checkout, is_outside
from refusal import RefusalError


@dataclass(frozen=True)
class Workplace:
    """`top` is the repository's top, or the workspace where there is no repository; `here` is the
    folder of the run, counted from it.
    """

    workspace: Path
    top: Path
    here: str
    is_repository: bool

    @property
    def checkout(self) -> Checkout:
        return Checkout(self.top, self._head)

    def base(self, name: str) -> Commit:
        """The commit that decides what counts.

        Raises:
            RefusalError: it is not in this clone. To trust the pull request instead would be worse
                than no check at all.
        """
        if (self.top / ".git").is_file() and any(
            (folder / ".git").exists() for folder in _upwards(self.top.parent, self.workspace)
        ):
            raise RefusalError(f"{self.top.name} is a submodule, whose commit base-ref cannot hold")
        found = find_commit(self._git_folder, self.workspace, name) if self.is_repository else None
        if found is None:
            raise RefusalError("cannot find base-ref in this clone; check out with fetch-depth: 0")
        return found

    def before(self, base: Commit) -> Commit:
        """What the change began with; the base itself where git knows no such commit."""
        return merge_base(self._git_folder, self.workspace, base) or base

    def levels(self) -> list[str]:
        """The folder of the run and those above it, up to the top."""
        folders = _upwards(self.top / self.here, self.top)
        return [folder.relative_to(self.top).as_posix() for folder in folders]

    def place(self, text: str) -> str | None:
        """A path of the workflow's, counted from the top; None where it leaves the repository."""
        path = normpath(os.path.relpath(self.top / self.here / text, self.top))
        if not is_outside(path):
            return path
        if path.startswith("../") or path == "..":
            return None
        raise RefusalError(f"{text} lies in .git")

    @property
    def _git_folder(self) -> Path:
        return self.top / ".git"

    def _head(self) -> Commit | None:
        try:
            return find_commit(self._git_folder, self.workspace, "HEAD")
        except RefusalError:  # no git: nothing is known of the commit
            return None


def workplace(workspace: Path, asked: str) -> Workplace:
    """The folder that was asked for, below the workspace and through no link.

    Raises:
        RefusalError: it is not there, is no folder, or lies elsewhere.
    """
    folder = Path(os.path.abspath(workspace / asked))  # noqa: PTH100 - links are not followed
    if not folder.is_relative_to(workspace):
        raise RefusalError(f"working-directory {asked} lies outside of the workspace")
    place = workspace
    for part in folder.relative_to(workspace).parts:
        place /= part
        if place.is_symlink():
            shown = place.relative_to(workspace).as_posix()
            raise RefusalError(f"working-directory {asked} leads through the link {shown}")
        if not place.is_dir():
            raise RefusalError(f"working-directory {asked} is not there, or is no folder")
    above = _upwards(folder, workspace)
    top = next((one for one in above if (one / ".git").exists()), None)
    here = folder.relative_to(top or workspace).as_posix()
    return Workplace(workspace, top or workspace, here, is_repository=top is not None)


def _upwards(folder: Path, last: Path) -> Iterator[Path]:
    """A folder and those above it, up to `last`."""
    for one in (folder, *folder.parents):
        if not one.is_relative_to(last):
            return
        yield one
