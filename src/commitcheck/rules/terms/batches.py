"""Many texts looked through at once: most hold nothing of what is looked for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

AT_ONCE = 500
"""So many texts are one search in C, and still a few hundred kilobytes."""


def holding(words: Iterable[str], texts: Sequence[str]) -> Sequence[int]:
    """Positions of the texts in which the letters of one of the words stand; none is empty."""
    found: set[int] = set()
    listed = tuple(words)
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        together = "\n".join(some)
        ends = list(accumulate(len(text) + 1 for text in some))
        for word in listed:
            found.update(start + at for at in _places(word, together, ends))
    return sorted(found)


def _places(word: str, together: str, ends: Sequence[int]) -> Iterator[int]:
    at = together.find(word)
    while at >= 0:
        text = bisect_right(ends, at)
        yield text
        at = together.find(word, ends[text])
