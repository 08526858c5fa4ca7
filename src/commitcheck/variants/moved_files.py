"""Where a file stood at another commit, when it was renamed or moved in between."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from commitcheck.variants.git_history import History, Tree

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
