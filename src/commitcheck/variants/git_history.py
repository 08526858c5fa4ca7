"""What a repository remembers: commits on the first parent line, their trees, their files."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

import msgspec

from commitcheck.errors import InputError
from commitcheck.variants.git import (
    GitError,
    GitRefusedError,
    GitTooLargeError,
    Repository,
    lines_of,
)

MOST_BYTES = 200 * 1024 * 1024
"""Of all files of one commit that are read, as much as of any one file of an input."""

_HEAD = 100
"""Bytes that git says of one file before its content, at most."""

_SYMLINK, _SUBMODULE, _FILES = "120000", "160000", ("100644", "100755", "100664")
SHALLOW = (
    "this clone is shallow, so older commits are missing: fetch the whole history"
    " (fetch-depth: 0 in CI, or git fetch --unshallow)"
)
"""What is said wherever a history ends too early."""


class Commit(msgspec.Struct, frozen=True):
    """One commit; `day` is its committer date in UTC."""

    id: str
    day: dt.date


class Tree(msgspec.Struct, frozen=True):
    """The files of one commit by their paths from the top, each with the id of its content.

    `links` are paths that lead elsewhere: symbolic links, which are never followed, and
    submodules. `odd` are names that no file of ours could have (`..`, `.git`).
    """

    files: Mapping[str, str]
    links: frozenset[str] = frozenset()
    odd: tuple[str, ...] = ()


class History(msgspec.Struct, frozen=True, dict=True):
    """Questions to one repository. Contents are remembered by their id for one run."""

    repository: Repository

    @cached_property
    def is_shallow(self) -> bool:
        """Does it lack its older commits?"""
        return self.repository.ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    @cached_property
    def _contents(self) -> dict[str, bytes]:
        return {}

    def has_commits(self) -> bool:
        """Is there anything yet?"""
        try:
            self._id_of("HEAD")
        except GitRefusedError:
            return False
        return True

    def commit(self, ref: str) -> Commit:
        """The commit that a ref, a tag or an id stands for.

        Raises:
            InputError: there is none of that name, and what may be the reason.
        """
        if ref.startswith("-") or not ref.isprintable() or not ref:
            raise InputError(f"there is no ref {ref!r}: a ref does not look like that")
        try:
            id_ = self._id_of(ref)
        except GitRefusedError as error:
            raise InputError(self._unknown(ref)) from error
        return self._commits(id_, "--max-count=1")[0]

    def first_parents(self, newest: Commit, beyond: Commit | None = None) -> tuple[Commit, ...]:
        """The first parent line from `newest` back, newest first; without what `beyond` reaches."""
        return self._commits(newest.id, "--first-parent", without=beyond)

    def merge_base(self, first: Commit, second: Commit) -> Commit | None:
        """Where two lines parted; None where they never were one."""
        try:
            found = self.repository.ask("merge-base", "--end-of-options", first.id, second.id)
        except GitRefusedError:
            return None
        return self._commits(lines_of(found)[0], "--max-count=1")[0]

    def tree(self, commit: Commit) -> Tree:
        """Every file of a commit.

        Raises:
            GitError: the tree is not all here, or was built to be endless.
        """
        listing = self.repository.ask(
            "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit.id
        )
        files: dict[str, str] = {}
        links: set[str] = set()
        odd: list[str] = []
        for line in listing.split(b"\0")[:-1]:
            head, _, raw = line.partition(b"\t")
            mode, _, id_ = head.decode("ascii", "replace").split(" ")
            path = raw.decode("utf-8", "surrogateescape")
            if not _is_plain(path):
                odd.append(path)
            elif mode in _FILES:
                files[path] = id_
            elif mode in (_SYMLINK, _SUBMODULE):
                links.add(path)
        return Tree(files, frozenset(links), tuple(odd))

    def contents(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """What the files of these ids hold.

        Raises:
            GitError: one is not here (a partial clone), or together they are too large.
        """
        wanted = list(dict.fromkeys(ids))
        missing = [id_ for id_ in wanted if id_ not in self._contents]
        if missing:
            self._contents.update(self._read(missing))
        return {id_: self._contents[id_] for id_ in wanted}

    def _read(self, ids: list[str]) -> Mapping[str, bytes]:
        request = "".join(f"{id_}\n" for id_ in ids).encode("ascii")
        room = MOST_BYTES + _HEAD * len(ids)
        try:
            return _unpacked(self.repository.ask("cat-file", "--batch", stdin=request, most=room))
        except GitTooLargeError as error:
            size = MOST_BYTES // 1024**2
            raise GitError(f"its files are larger than {size} MB together") from error

    def _id_of(self, ref: str) -> str:
        answer = self.repository.ask(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
        )
        return answer.decode("ascii", "replace").strip()

    def _commits(
        self, id_: str, *options: str, without: Commit | None = None
    ) -> tuple[Commit, ...]:
        excluded = (f"^{without.id}",) if without is not None else ()
        listed = self.repository.ask(
            "rev-list", "--timestamp", *options, "--end-of-options", id_, *excluded, "--"
        )
        return tuple(map(_commit, lines_of(listed)))

    def _unknown(self, ref: str) -> str:
        if not self.has_commits():
            return f"there is no {ref}: the repository has no commits yet"
        if self.is_shallow:
            return f"there is no {ref} here; {SHALLOW}"
        return f"there is no ref {ref} in the repository"


def _commit(line: str) -> Commit:
    """A date that no calendar has counts as the last one that it has."""
    seconds, id_ = line.split(" ")
    try:
        return Commit(id_, dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC).date())
    except (OverflowError, ValueError, OSError):
        return Commit(id_, dt.date.max)


def _is_plain(path: str) -> bool:
    """A relative path that stays below its top on every system."""
    parts = path.split("/")
    return (
        not any(
            part in ("", ".", "..") or part.lower().rstrip(". ") == ".git" or "\\" in part
            for part in parts
        )
        and not PurePosixPath(path).is_absolute()
    )


def _unpacked(packed: bytes) -> Mapping[str, bytes]:
    """`ID blob SIZE`, the content, a line end; again.

    Raises:
        GitError: one is `missing`, as in a partial clone.
    """
    found: dict[str, bytes] = {}
    at = 0
    while at < len(packed):
        end = packed.index(b"\n", at)
        id_, _, size = packed[at:end].decode("ascii").partition(" blob ")
        if not size:
            raise GitError("a file of it is not in this clone, and nothing is fetched for a check")
        start = end + 1
        found[id_] = packed[start : start + int(size)]
        at = start + int(size) + 1
    return found


# Where a file stood at another commit, when it was renamed or moved in between.

_MOST_CANDIDATES = 50
_ALIKE = 0.3
"""Share of lines in common from which two files count as one: a vision may change a lot between
two commits a year apart, and its candidates are few.
"""


def earlier_path(
    history: History, then: Tree, path: str, content: bytes, is_here_now: Callable[[str], bool]
) -> str | None:
    """The path at `then` of the file that is now at `path`; None where there was none.

    The same path; else, of the files that are no longer there, the one with the same content,
    the only one of the same name, or the one with the most lines in common.
    """
    if path in then.files:
        return path
    suffix, name = PurePosixPath(path).suffix, PurePosixPath(path).name
    left = [
        other
        for other in sorted(then.files)
        if PurePosixPath(other).suffix == suffix and not is_here_now(other)
    ]
    named = [other for other in left if PurePosixPath(other).name == name]
    contents = history.contents(then.files[other] for other in left[:_MOST_CANDIDATES])
    alike = {
        other: _alike(contents[then.files[other]], content) for other in left[:_MOST_CANDIDATES]
    }
    best = max(alike, key=lambda other: alike[other], default=None)
    if best is not None and alike[best] == 1:
        return best
    if len(named) == 1:
        return named[0]
    return best if best is not None and alike[best] >= _ALIKE else None


def _alike(first: bytes, second: bytes) -> float:
    """Lines in common, of the lines of the longer."""
    ours, theirs = _lines(first), _lines(second)
    longer = max(ours.total(), theirs.total())
    return (ours & theirs).total() / longer if longer else 0.0


def _lines(content: bytes) -> Counter[bytes]:
    lines: Iterable[bytes] = (line.strip() for line in content.splitlines())
    return Counter(line for line in lines if line)


def commit_of(line: Sequence[Commit], day: dt.date, *, with_day: bool = True) -> Commit | None:
    """The last commit of a line, newest first, at or before the end of a day, or before the day
    began.
    """
    return next((it for it in line if it.day < day or (with_day and it.day == day)), None)
