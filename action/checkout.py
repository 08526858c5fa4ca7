"""The files of the checkout, which a stranger may have written: read, never followed outside.

A link in it could lead to a key of the runner or to a token that another step left in the
workspace, and a report would print what stands there. So a link counts only where it leads to a
file that the commit itself holds, and nothing below `.git` is ever read.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase, translate
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from typing import Protocol

from base_commit import Commit
from refusal import RefusalError

_LINKS_ON_A_WAY = 40
_MAGIC = re.compile(r"[*?\[]")
_AT_ONCE = 1024 * 1024


class Checkout:
    """Paths count from the top of the repository, with `/` between the folders; `.` is the top.

    `head` gives the commit that was checked out, or None where git does not know.
    """

    def __init__(self, top: Path, head: Callable[[], Commit | None]) -> None:
        self.top = top
        self._head_of = head

    @cached_property
    def _head(self) -> Commit | None:
        return self._head_of()

    def resolved(self, path: str) -> str:
        """Where a path leads, link by link.

        Raises:
            RefusalError: out of the repository, into `.git`, or to what the commit does not hold.
        """
        place = path
        for _ in range(_LINKS_ON_A_WAY):
            link = next((part for part in _steps(place) if self._is(part, stat.S_ISLNK)), None)
            if link is None:
                is_file = self._mode(place) is not None and not self._is(place, stat.S_ISDIR)
                if place != path and is_file and not self.holds(place):
                    raise RefusalError(f"{path} is a link to what is not of this commit")
                return place
            text = os.fspath((self.top / link).readlink())
            rest = PurePosixPath(place).relative_to(link)
            place = normpath(join(dirname(link), text, rest))
            if is_outside(place):
                raise RefusalError(f"{link} is a link out of the repository, and is not followed")
        raise RefusalError(f"{path} is a link that leads to itself")

    def holds(self, path: str) -> bool:
        """Is it a file of the commit that was checked out, and not one that a step left there?"""
        return self._head is not None and path in self._head.files

    def is_tracked(self, path: str) -> bool:
        """As `holds`; where there is no commit to ask, nothing says that it is not."""
        return self._head is None or self.resolved(path) in self._head.files

    def has_file(self, path: str) -> bool:
        return self._is(self.resolved(path), stat.S_ISREG)

    def has_folder(self, path: str) -> bool:
        return self._is(self.resolved(path), stat.S_ISDIR)

    def has(self, path: str) -> bool:
        """Is anything there, whatever it is, a link that leads nowhere too?"""
        return self._mode(path) is not None

    def is_link(self, path: str) -> bool:
        return self._is(path, stat.S_ISLNK)

    def read(self, path: str) -> bytes | None:
        """What a file holds; None where there is no such file."""
        place = self.resolved(path)
        if not self._is(place, stat.S_ISREG):
            return None
        return b"".join(self._parts(place))

    def copy(self, path: str, target: Path) -> None:
        """Write what the file holds to `target`."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.writelines(self._parts(self.resolved(path)))

    def files_in(self, folder: str) -> list[str]:
        """The files that stand in a folder itself; links to files are among them."""
        names = self._names_in(folder)
        paths = [normpath(join(folder, name)) for name in names]
        return [path for path in paths if not self._is(path, stat.S_ISDIR)]

    def below(self, folder: str) -> Iterator[str]:
        """Every file in a folder and in the folders of it, links to folders left out."""
        return self._walk(folder, lambda _: False)

    def matching(self, pattern: str) -> Iterator[str]:
        """Files that a pattern may mean: all that it does and perhaps some that it does not.

        Raises:
            RefusalError: where the pattern looks lies a link to a folder that is not followed.
        """
        start = fixed_folder(pattern)
        if self.has_folder(start):
            yield from filter(matcher(pattern), self._walk(start, looks_into(pattern)))

    def _walk(self, start: str, follows: Callable[[str], object]) -> Iterator[str]:
        """Whatever is no folder below `start`; of links to folders those that it `follows`."""
        waiting, visited = [start], {self.resolved(start)}
        while waiting:
            folder = waiting.pop()
            for name in self._names_in(folder):
                path = normpath(join(folder, name))
                if self._is(path, stat.S_ISDIR):
                    waiting.append(path)
                elif self._is(path, stat.S_ISLNK) and (self.top / path).is_dir():
                    if follows(path) and (place := self.resolved(path)) not in visited:
                        visited.add(place)
                        waiting.append(path)
                else:
                    yield path

    def _names_in(self, folder: str) -> list[str]:
        found = (self.top / self.resolved(folder)).iterdir()
        return sorted(place.name for place in found if place.name.lower() != ".git")

    def _parts(self, place: str) -> Iterator[bytes]:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        with open(os.open(self.top / place, flags), "rb") as file:  # noqa: PTH123 - a descriptor
            while part := file.read(_AT_ONCE):
                yield part

    def _is(self, path: str, kind: Callable[[int], bool]) -> bool:
        mode = self._mode(path)
        return mode is not None and kind(mode)

    def _mode(self, path: str) -> int | None:
        try:
            return (self.top / path).lstat().st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None  # not there, or no name that a file can have


class HasFiles(Protocol):
    """A checkout or a commit."""

    def matching(self, pattern: str) -> Iterator[str]:
        """Files that a pattern may mean."""


def is_outside(path: str) -> bool:
    """Does a path from the top leave the repository, or enter what is git's own?"""
    parts = PurePosixPath(path).parts
    return path.startswith("/") or ".." in parts or ".git" in map(str.lower, parts)


def is_pattern(path: str) -> bool:
    return _MAGIC.search(path) is not None


def matcher(pattern: str) -> Callable[[str], object]:
    """Tells what a pattern may mean: `*` of ours goes through folders, too."""
    return re.compile(translate(pattern.replace("**/", "*")), re.IGNORECASE).fullmatch


def looks_into(pattern: str) -> Callable[[str], object]:
    """Tells in which folders a pattern looks for what it means."""
    parts = PurePosixPath(pattern).parts
    if "**" in parts:
        return lambda _: True
    steps = ["/".join(parts[: index + 1]) for index in range(len(parts) - 1)]
    return lambda path: any(fnmatchcase(path, step) for step in steps)


def folders_meant(source: HasFiles, pattern: str) -> list[str]:
    """The folders that a pattern stands for in a checkout or a commit, hidden ones left out; git
    keeps none that is empty.
    """
    wanted = PurePosixPath(pattern).parts
    depth = len(wanted)
    every = (PurePosixPath(path).parts for path in source.matching(f"{pattern}/*"))
    found = {parts[:depth] for parts in every if len(parts) > depth}
    return sorted(
        "/".join(parts)
        for parts in found
        if all(map(fnmatchcase, parts, wanted)) and not parts[-1].startswith(".")
    )


def fixed_folder(pattern: str) -> str:
    """The folder that a pattern begins in."""
    parts = PurePosixPath(pattern).parts
    fixed = next((index for index, part in enumerate(parts) if is_pattern(part)), len(parts))
    return str(PurePosixPath(*parts[:fixed]))


def _steps(path: str) -> Iterator[str]:
    """`a`, `a/b`, `a/b/c` of a path."""
    whole = PurePosixPath(path)
    return (str(part) for part in (*list(reversed(whole.parents))[1:], whole))
