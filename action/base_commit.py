"""The files of one commit, as git keeps them: no filter, no hook, no link out of the repository."""

import re
from collections.abc import Iterator
from fnmatch import translate
from functools import lru_cache
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from typing import NamedTuple

from programs import git
from refusal import RefusalError

LINK = "120000"
_SUBMODULE = "160000"
_LINKS_ON_A_WAY = 40
_KEPT = 1_000_000
"""Bytes of a file that is asked for again without git: each question to it is a process."""
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Entry(NamedTuple):
    """One line of a tree: what it is, and the object that holds it."""

    mode: str
    object: str


class Commit:
    """A commit's files by their path from the top of the repository, `/` between the folders."""

    def __init__(self, git_folder: Path, workspace: Path, name: str) -> None:
        self.id = name
        self._git_folder = git_folder
        self._workspace = workspace
        self._contents: dict[str, bytes] = {}
        listed = git(git_folder, workspace, "ls-tree", "-r", "-z", "--full-tree", name)
        if listed.returncode:
            raise RefusalError("the base's files are not in this clone; check out without a filter")
        lines = listed.stdout.decode("utf-8", "surrogateescape").split("\0")
        self.files = dict(map(_entry, filter(None, lines)))
        self.folders = frozenset(
            str(folder) for path in self.files for folder in PurePosixPath(path).parents
        ) - {"."}

    def resolved(self, path: str) -> str:
        """Where a path leads when its links are followed within the commit.

        Raises:
            RefusalError: into a submodule, which another commit holds, or out of the repository.
        """
        for _ in range(_LINKS_ON_A_WAY):
            for part in (*reversed(PurePosixPath(path).parents), PurePosixPath(path)):
                entry = self.files.get(str(part))
                if entry is not None and entry.mode == _SUBMODULE:
                    raise RefusalError(f"{part} is a submodule, so base-ref cannot hold {path}")
                if entry is not None and entry.mode == LINK:
                    break
            else:
                return path
            text = self._content(entry).decode("utf-8", "surrogateescape")
            rest = PurePosixPath(path).relative_to(part)
            path = normpath(join(dirname(part), text, rest))
            if path.startswith(("/", "../")) or path == "..":
                raise RefusalError(f"{part} is a link out of the repository in the base")
        raise RefusalError(f"{path} is a link that leads to itself in the base")

    def read(self, path: str) -> bytes | None:
        """What a file holds; None where there is no such file."""
        entry = self.files.get(self.resolved(path))
        return None if entry is None else self._content(entry)

    def has_folder(self, path: str) -> bool:
        return path in ("", ".") or self.resolved(path) in self.folders

    def matching(self, pattern: str) -> Iterator[str]:
        """Files that a pattern may mean."""
        return filter(re.compile(translate(pattern.replace("**/", "*"))).fullmatch, self.files)

    def below(self, folder: str) -> Iterator[str]:
        """Every file in a folder and in the folders of it, as paths that begin with its own."""
        place = self.resolved(folder)
        inside = "" if place in ("", ".") else f"{place}/"
        for path in self.files:
            if path.startswith(inside):
                yield normpath(join(folder, path[len(inside) :]))

    def _content(self, entry: Entry) -> bytes:
        kept = self._contents.get(entry.object)
        if kept is not None:
            return kept
        shown = git(self._git_folder, self._workspace, "cat-file", "blob", entry.object)
        if shown.returncode:
            raise RefusalError(
                "a file of the base is not in this clone; check out without a filter"
            )
        if len(shown.stdout) <= _KEPT:
            self._contents[entry.object] = shown.stdout
        return shown.stdout


def find_commit(git_folder: Path, workspace: Path, name: str) -> Commit | None:
    """The commit that a ref stands for, or None."""
    for full in _meanings(name):
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{full}^{{commit}}")
        found = git(git_folder, workspace, *words)
        if found.returncode == 0:
            return _commit(git_folder, workspace, found.stdout.decode().strip())
    return None


def merge_base(git_folder: Path, workspace: Path, base: Commit) -> Commit | None:
    """The commit that the checked-out one and a base both come from; None where there is none, or
    where the clone does not reach back to it.
    """
    found = git(git_folder, workspace, "merge-base", base.id, "HEAD")
    if found.returncode:
        return None
    return _commit(git_folder, workspace, found.stdout.decode().strip())


@lru_cache(maxsize=4)
def _commit(git_folder: Path, workspace: Path, name: str) -> Commit:
    """One value for a commit, whichever ref led to it: a step looks at two or three."""
    return Commit(git_folder, workspace, name)


def _meanings(name: str) -> Iterator[str]:
    """What a name may stand for, whole names only, so that git never guesses.

    Branches come before tags, and those of the remote first: whoever may push a tag could call it
    `origin/main`, which git itself would take for the base.
    """
    head = re.split(r"[\^~]", name, maxsplit=1)[0]
    if head == "HEAD" or head.startswith("refs/") or _OBJECT.fullmatch(head):
        yield name
    else:
        yield from (f"refs/{kind}/{name}" for kind in ("remotes", "heads", "tags"))


def _entry(line: str) -> tuple[str, Entry]:
    head, path = line.split("\t", 1)
    mode, _, name = head.split(" ")
    return path, Entry(mode, name)
