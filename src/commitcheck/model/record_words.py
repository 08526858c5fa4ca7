"""The words of a record that promises are read from, and how a decision knows them again.

A decision is about the sentences that its words stand in: another sentence put in before changes
nothing, a word changed or put into one of them makes the decision suspect.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from commitcheck.model.commitment import Commitment
from commitcheck.model.digest import short_digest
from commitcheck.model.pattern import pattern
from commitcheck.model.spelling import folded

FIELDS: tuple[str, ...] = ("quote", "description", "title")
"""Where promises are stated, the most telling first."""

_END = pattern(r"(?<=[.!?;])\s+|\s*\n\s*", re.UNICODE)
_PART = pattern(r"(?<=.)~[0-9a-f]{6}$", needs="~")
_LONGEST_RUN = 4
"""Sentences that a promise's words may go over; beyond that they are the whole text."""


def words_of(promise: Commitment) -> Iterator[tuple[str, str]]:
    """Each field with words in it and its text; the same text stands once."""
    seen: set[str] = set()
    for field in FIELDS:
        text: str | None = getattr(promise, field)
        if text and text.strip() and text not in seen:
            seen.add(text)
            yield field, text


def part_id(record_id: str, words: str) -> str:
    """The id of one of several promises of a record: `ID~` and six hex digits of its words."""
    return f"{record_id}~{part_mark(words)}"


def record_of_part(name: str) -> str:
    """The id of the record that a part is of; any other id as it is."""
    return name[: -len("~123456")] if _PART.search(name) else name


def part_mark(words: str) -> str:
    """Six hex digits of words; case and white space do not count."""
    return words_mark(words)[:6]


@lru_cache(64)
def words_mark(words: str) -> str:
    """16 hex digits of words; case and white space do not count."""
    return short_digest(folded(words))


def sentences_mark(text: str, start: int, end: int) -> str:
    """16 hex digits of the sentences that a stretch of a text stands in."""
    spans = [span for span in _sentences(text) if span[0] < end and span[1] > start]
    if not spans or len(spans) > _LONGEST_RUN:
        return words_mark(text)
    return words_mark(text[spans[0][0] : spans[-1][1]])


def sentence_marks(promise: Commitment) -> frozenset[str]:
    """Every mark that `sentences_mark` can give for a text of the record."""
    return frozenset(mark for _, text in words_of(promise) for mark in _marks(text))


def _marks(text: str) -> Iterator[str]:
    for start, end in _runs(text):
        yield words_mark(text[start:end])


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the whole text and of a few sentences in a row, the shortest first."""
    spans = _sentences(text)
    for count in range(_LONGEST_RUN):
        for at in range(len(spans) - count):
            yield spans[at][0], spans[at + count][1]
    yield 0, len(text)


@lru_cache(64)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence or line that holds something: asked for anew by each promise
    of a text.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for gap in _END.finditer(text):
        if text[start : gap.start()].strip():
            found.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return tuple(found)


def text_of_mark(promise: Commitment, mark: str) -> tuple[str, str] | None:
    """The field and the sentences that have a mark of `sentences_mark`; None where none has it."""
    for field, text in words_of(promise):
        for start, end in _runs(text):
            if words_mark(text[start:end]) == mark:
                return field, text[start:end]
    return None
