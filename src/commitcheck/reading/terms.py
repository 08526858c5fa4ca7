"""Which of many phrases stand in a text: one look at each word, however many phrases there are."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from commitcheck.reading.tokens import Token, is_joined, listed, tokens, words_of

T = TypeVar("T")

_ALSO_WORDS = listed(
    """
    am as at be de do en es i in is it la le me no on or pa se si so to us
    """
)
"""Abbreviations that are words as well: they count in capitals only (US, but not us)."""


class Found(NamedTuple, Generic[T]):
    """A phrase that stands in a text, and what it stands for."""

    meaning: T
    start: int
    end: int


class Terms(Generic[T]):
    """Phrases with their meanings; of several that start at a word the longest counts.

    Case, accents and a plural's `s` do not matter, nor whether parts are joined by a space or a
    hyphen. The meaning that was put in first for a phrase stays.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        known: set[tuple[str, ...]] = set()
        for phrase, meaning in entries:
            words = words_of(phrase)
            if words and words not in known:
                known.add(words)
                self._by_first.setdefault(words[0], []).append((words, meaning))
        for entries_of in self._by_first.values():
            entries_of.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, start: int, end: int) -> Iterator[Found[T]]:
        """Every phrase in this part of the text, in order and without overlap."""
        found = tokens(text, start, end)
        at = 0
        while at < len(found):
            hit = self._at(text, found, at)
            if hit is None:
                at += 1
                continue
            length, meaning = hit
            yield Found(meaning, found[at].start, found[at + length - 1].end)
            at += length

    def _at(self, text: str, found: tuple[Token, ...], at: int) -> tuple[int, T] | None:
        candidates = self._by_first.get(found[at].word)
        if candidates is None:
            return None
        for words, meaning in candidates:
            if len(words) > 1:
                rest = found[at : at + len(words)]
                if tuple(token.word for token in rest) != words or not all(
                    is_joined(text, left, right) for left, right in pairwise(rest)
                ):
                    continue
            elif words[0] in _ALSO_WORDS and not text[found[at].start : found[at].end].isupper():
                continue
            return len(words), meaning
        return None
