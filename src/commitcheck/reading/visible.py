"""A text without what nobody sees in it, and where its characters stood.

A soft hyphen or a zero-width space inside a word hides it from every expression, and so does a
letter whose accent is a character of its own. So a text is read without them, and what was found
is put back to the very characters of the text as it came. Where spaces of no width are all that
parts the words of a text, they are its blanks.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import ReadPromise
from commitcheck.model.spelling import UNSEEN

_TO_MEND = pattern(rf"[{UNSEEN}]+|[^\W\d_][\u0300-\u036f]+")
_NO_SPACE = pattern("[\u200b\u2060\u2800\u3164\ufeff]+(?=\\w)")
"""Spaces of no width, and blanks that Unicode counts among the signs, before a word."""
_FEW = 2
_SPACE = pattern(r"\s+")


class Visible(Struct, frozen=True):
    """`places` are where each character begins and ends in the text as it came; none where the
    text is as it came.
    """

    text: str
    places: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A part of the visible text as a part of the text as it came."""
        if not self.places or start >= end:
            return start, end
        return self.places[start][0], self.places[end - 1][1]


def visible(text: str) -> Visible:
    """The text with its accents on their letters and without characters that nobody sees."""
    if text.isascii() or not _TO_MEND.search(text):
        return Visible(text)
    if _NO_SPACE.search(text) and _stand_for_blanks(text):
        text = _NO_SPACE.sub(lambda found: " " * len(found[0]), text)
        if not _TO_MEND.search(text):
            return Visible(text)
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for found in _TO_MEND.finditer(text):
        parts.append(text[at : found.start()])
        places += _each(at, found.start())
        at = found.end()
        if found[0][0].isalpha():
            composed = unicodedata.normalize("NFC", found[0])
            parts.append(composed)
            places += [found.span()] * len(composed)
    parts.append(text[at:])
    places += _each(at, len(text))
    return Visible("".join(parts), tuple(places))


def _stand_for_blanks(text: str) -> bool:
    """Are there more spaces of no width than blanks? Then they are what parts its words."""
    return len(_NO_SPACE.findall(text)) > max(_FEW, len(_SPACE.findall(text)))


def _each(start: int, end: int) -> Iterable[tuple[int, int]]:
    return zip(range(start, end), count(start + 1), strict=False)


def as_it_came(entries: Iterable[ReadPromise], shown: Visible) -> Iterator[ReadPromise]:
    """What was read in the visible text, at the places of the text as it came."""
    for entry in entries:
        start, end = shown.span(entry.start, entry.end)
        readings = []
        for reading in entry.readings:
            first, last = shown.span(reading.start, reading.end)
            readings.append(replace(reading, start=first, end=last))
        yield replace(entry, start=start, end=end, readings=tuple(readings))
