"""The bytes of an input: read once, never without a limit, never from what is no file."""

import errno
import gc
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import AnyStr, BinaryIO

from msgspec import Struct

from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.model.digest import DigestOf, digest_of
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, Said, did_you_mean, phrase, words

STDIN = "-"
STDIN_NAME = "<stdin>"
MAX_BYTES = 200 * 1024 * 1024


class FileContent(Struct, frozen=True):
    """What a file holds, under the name it is spoken of."""

    path: str
    content: bytes

    @property
    def digest(self) -> str | DigestOf:
        return digest_of(self.content)


def read_file(path: str) -> FileContent | Problem:
    """Read a regular file; whatever else the path names is a problem with its cure."""
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            return unreadable(path, "is a folder, expected a file", "name a file in it")
        if not stat.S_ISREG(mode):
            return unreadable(path, "is no regular file", "pipe it into standard input (-)")
        with Path(path).open("rb") as file:
            return _limited(path, file)
    except (OSError, ValueError) as error:
        return _refused(path, error)


def read_head(path: str, size: int) -> bytes:
    """The first bytes of a regular file; nothing of what is none, cannot be read or would wait."""
    try:
        if not Path(path).is_file():
            return b""
        with Path(path).open("rb") as file:
            return file.read(size)
    except (OSError, ValueError):
        return b""


def read_stdin(name: str | None, stream: BinaryIO | None = None) -> FileContent | Problem:
    """Read standard input, spoken of by the name that was given to it."""
    path = name or STDIN_NAME
    source = stream or getattr(sys.stdin, "buffer", None)
    if source is None:
        return unreadable(path, "is closed", "pipe something into it, or name a file")
    try:
        return _limited(path, source)
    except OSError as error:
        return _refused(path, error)


def unreadable(path: str, what: str | Phrase, next_step: str) -> Problem:
    """A file that cannot be used at all."""
    return Problem(
        variant="unreadable",
        message=phrase("{} {}", Said("path", path), words(what) if isinstance(what, str) else what),
        at=Location(path),
        subject=file_subject(path),
        next_step=words(next_step),
    )


def _limited(path: str, file: BinaryIO) -> FileContent | Problem:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return unreadable(
            path,
            f"is larger than {MAX_BYTES // 1024**2} MB",
            "export fewer rows or columns, or split the file",
        )
    return FileContent(path, content)


def other_file(path: str) -> bytes | None:
    """A table to join or a preset that a configuration names; who wanted it tells its absence."""
    other = read_file(path)
    return other.content if isinstance(other, FileContent) else None


def _refused(path: str, error: OSError | ValueError) -> Problem:
    """Say why the system did not hand out the file."""
    reason = error.errno if isinstance(error, OSError) else None
    if reason in (errno.ENOENT, errno.ENOTDIR):
        return unreadable(path, "does not exist", _nearby(path))
    if reason in (errno.EACCES, errno.EPERM):
        return unreadable(path, "may not be read", "give yourself permission to read it")
    if reason == errno.ELOOP:
        return unreadable(path, "is a link that leads to itself", "name the file itself")
    why = error.strerror if isinstance(error, OSError) else None
    return unreadable(path, f"cannot be read: {(why or str(error)).lower()}", "check the path")


def _nearby(path: str) -> str:
    folder = Path(path).parent
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return "check the path"
    close = did_you_mean(Path(path).name, names)
    return f"did you mean {folder / close}?" if close else "check the path"


# Python's cyclic collector, kept from walking what has no cycles.


_MANY = 100_000


@contextmanager
def without_collector() -> Iterator[None]:
    """Millions of tuples without a cycle: the cyclic collector would only walk them in vain.

    Freezing and unfreezing moves them among the old objects, so that the first collection
    afterwards does not walk them either. Of a few they stay young: what is garbage among old
    objects waits long, and a process that reads small files all day would grow.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if gc.get_count()[0] > _MANY and gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()
            gc.enable()


# Where the lines of a file start, in bytes or characters: editors' lines, not a format's.

_BREAK = pattern(r"\r\n|\r|\n")
_BREAK_IN_BYTES = pattern(rb"\r\n|\r|\n")


def ends_in_feeds(content: AnyStr) -> bool:
    """Does a line feed end every line, with a return before it or none?

    Nearly always: such lines are found, or counted, ten times faster than by a pattern.
    """
    if isinstance(content, bytes):
        return b"\r" not in content or content.count(b"\r") == content.count(b"\r\n")
    return "\r" not in content or content.count("\r") == content.count("\r\n")


def starts_in_text(text: str) -> Iterator[int]:
    """0, and the index behind every line end, whatever it is."""
    yield 0
    yield from (end.end() for end in _BREAK.finditer(text))


def starts_in_bytes(content: bytes) -> Iterator[int]:
    """The same for what is not decoded yet."""
    yield 0
    if ends_in_feeds(content):
        at = 0
        while at := content.find(b"\n", at) + 1:
            yield at
    else:
        yield from (end.end() for end in _BREAK_IN_BYTES.finditer(content))


# Marks that an unresolved merge leaves in a file: nothing of such a file was agreed to.
#
# Version control writes them at the start of a line: `<<<<<<< ours`, `|||||||`, `=======`,
# `>>>>>>> theirs`. A line of equals signs alone is no mark; a title may hold any of them.

_MARK = pattern(r"^(?:<{7}|>{7}|\|{7})(?: [^\r\n]*)?\r?$", re.MULTILINE)
_QUOTE = '"'

CURE = words("decide between the two versions and delete the marks")


class MergeMarks(Struct, frozen=True):
    """The lines of the first and the last mark, and where the first stands in the text."""

    first: int
    last: int
    at: int

    @property
    def message(self) -> Phrase:
        """What is said of the file."""
        if self.first == self.last:
            return phrase("line {} is the mark of an unresolved merge", self.first)
        return phrase("lines {} to {} are an unresolved merge", self.first, self.last)


def merge_marks(text: str, *, may_quote: bool = False) -> MergeMarks | None:
    """The marks in a text; `may_quote` where text in double quotes may go over several lines."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    found = [
        mark.start()
        for mark in _MARK.finditer(text)
        if not may_quote or text.count(_QUOTE, 0, mark.start()) % 2 == 0
    ]
    if not found:
        return None
    first, last = (text.count("\n", 0, at) + 1 for at in (found[0], found[-1]))
    return MergeMarks(first, last, found[0])
