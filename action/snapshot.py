"""The files of one commit where a checkout's would stand: what a change is compared with.

It answers what `Checkout` answers, so that both sides of a comparison are laid out by the same
rules. Everything comes out of git's objects; nothing of the checkout is looked at.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from posixpath import dirname

from base_commit import LINK, Commit
from checkout import is_outside
from refusal import RefusalError


class Snapshot:
    """Paths count from the top of the repository; `top` is where the checkout of it stands."""

    def __init__(self, top: Path, commit: Commit) -> None:
        self.top = top
        self._commit = commit

    def resolved(self, path: str) -> str:
        """Where a path leads within the commit.

        Raises:
            RefusalError: out of it.
        """
        place = self._commit.resolved(path)
        if is_outside(place):
            raise RefusalError(f"{path} is a link out of the repository, and is not followed")
        return place

    def holds(self, path: str) -> bool:
        return path in self._commit.files

    def is_tracked(self, path: str) -> bool:
        return self.has_file(path)

    def has_file(self, path: str) -> bool:
        place = self.resolved(path)
        return place in self._commit.files and not self.is_link(place)

    def has_folder(self, path: str) -> bool:
        return self._commit.has_folder(path)

    def has(self, path: str) -> bool:
        return path in self._commit.files or self.has_folder(path)

    def is_link(self, path: str) -> bool:
        entry = self._commit.files.get(path)
        return entry is not None and entry.mode == LINK

    def read(self, path: str) -> bytes | None:
        return self._commit.read(path)

    def copy(self, path: str, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._commit.read(path) or b"")

    def files_in(self, folder: str) -> list[str]:
        place = "" if folder == "." else self.resolved(folder)
        names = (path.rpartition("/")[2] for path in self._by_folder.get(place, ()))
        return [f"{folder}/{name}" if place else name for name in names]

    def below(self, folder: str) -> Iterator[str]:
        return self._commit.below(folder)

    def matching(self, pattern: str) -> Iterator[str]:
        return self._commit.matching(pattern)

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self._commit.files:
            found.setdefault(dirname(path), []).append(path)
        return found
