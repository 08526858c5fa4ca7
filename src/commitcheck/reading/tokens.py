"""A text as words, each with its place, and the phrases among them.

Letters and digits stand apart, case and accents are folded away. Phrases are found with one look
at each word, however many phrases there are.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import filterfalse, pairwise
from typing import Generic, TypeVar

from msgspec import Struct

from commitcheck.model.pattern import pattern

_WORD = pattern(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d])*|\d{1,40}")

_JOINED = frozenset(
    " -/_.&+'\u2019\t\r\n\u00a0\u202f\u2010\u2011\u2012\u2013\u00ad\u200b()\"\u201c\u201d*"
)

_WIDEST_JOINT = 3

_LONGEST_WORD = 60

_SHORTEST_PLURAL = 4

_START = 2
"""Letters that phrases are first put in order by."""

_CACHED = 20_000

_INVISIBLE = {0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None}


class Token(Struct, frozen=True):
    """A word or a number: `word` is folded, the place is that of the text's own characters."""

    word: str
    start: int
    end: int


@lru_cache(16)
def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of a part of a text in order; `SOC2` are two, `soc` and `2`."""
    return tuple(
        Token(folded(found[0]), found.start(), found.end())
        for found in _WORD.finditer(text, start, end)
    )


@lru_cache(_CACHED)
def folded(word: str) -> str:
    """Lower case, without accents and without an `s` at its end: what two spellings share."""
    if len(word) > _LONGEST_WORD:
        return word
    return _singular(plain(word))


def _singular(low: str) -> str:
    return low[:-1] if low[-1:] == "s" and len(low) >= _SHORTEST_PLURAL and low[-2] != "s" else low


@lru_cache(_CACHED)
def plain(word: str) -> str:
    """Lower case, without accents and invisible characters."""
    low = word.casefold()
    if low.isascii():
        return low
    split = unicodedata.normalize("NFKD", low.translate(_INVISIBLE))
    return "".join(filterfalse(unicodedata.combining, split))


def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase of the vision, as `tokens` gives those of a text."""
    if phrase.isascii() and len(phrase) <= _LONGEST_WORD:
        low = phrase.lower()
        if low.isalpha():
            return (_singular(low),)
        is_plain = low.replace(" ", "").isalpha()
        return tuple(map(_singular, low.split() if is_plain else _WORD.findall(low)))
    return tuple(map(folded, _WORD.findall(phrase)))


def listed(words: str) -> frozenset[str]:
    """A list of words, folded as those of a text are."""
    return frozenset(folded_words(words))


def folded_words(words: str) -> list[str]:
    """The words of a list in its order, folded: tables are read at every start, so all at once."""
    return [
        word[:-1] if word[-1] == "s" and len(word) >= _SHORTEST_PLURAL and word[-2] != "s" else word
        for word in plain(words).split()  # `_singular` of five thousand words at every start
    ]


def is_joined(text: str, left: Token, right: Token) -> bool:
    """Do two words belong together: nothing between them but a space, a hyphen or the like?"""
    gap = text[left.end : right.start]
    return len(gap) <= _WIDEST_JOINT and all(char in _JOINED for char in gap)


def first_index(found: Sequence[Token], place: int) -> int:
    """The index of the first token that starts at a place or after it."""
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if found[middle].start < place:
            low = middle + 1
        else:
            high = middle
    return low


T = TypeVar("T")

_ALSO_WORDS = listed(
    """
    am as at be de do en es i in is it la le me no on or pa se si so to us
    """
)
"""Abbreviations that are words as well: they count in capitals only (US, but not us)."""


def each_name(lists: Iterable[tuple[T, str]]) -> Iterator[tuple[str, T]]:
    """Each name of a list in commas (`PCI DSS, PCI`), with what the list stands for."""
    for meaning, names in lists:
        yield from ((name, meaning) for name in names.split(", "))


class Found(Struct, Generic[T], frozen=True):
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
        self._unread: dict[str, list[tuple[str, T]]] = {}
        """Phrases by the first two letters of their first word, until a text has such a word."""
        for phrase, meaning in entries:
            start = phrase[:_START].lower()
            if not (start.isascii() and start.isalpha()):
                start = next(iter(words_of(phrase)), "")[:_START]
            self._unread.setdefault(start, []).append((phrase, meaning))

    def _take_apart(self, entries: Iterable[tuple[str, T]]) -> None:
        known: set[tuple[str, ...]] = set()
        firsts: set[str] = set()
        for phrase, meaning in entries:
            words = words_of(phrase)
            if words and words not in known:
                known.add(words)
                firsts.add(words[0])
                self._by_first.setdefault(words[0], []).append((words, meaning))
        for first in firsts:
            self._by_first[first].sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, start: int, end: int) -> Iterator[Found[T]]:
        """Every phrase in this part of the text, in order and without overlap."""
        found = tokens(text, start, end)
        at = 0
        while at < len(found):
            word = found[at].word
            if unread := self._unread.get(word[:_START]):
                self._take_apart(unread)
                self._unread.pop(word[:_START], None)  # last, for whoever reads beside us
            hit = self._at(text, found, at) if word in self._by_first else None
            if hit is None:
                at += 1
                continue
            length, meaning = hit
            yield Found(meaning, found[at].start, found[at + length - 1].end)
            at += length

    def _at(self, text: str, found: tuple[Token, ...], at: int) -> tuple[int, T] | None:
        second = found[at + 1].word if at + 1 < len(found) else None
        for words, meaning in self._by_first[found[at].word]:
            if len(words) > 1:
                if second != words[1]:
                    continue
                rest = found[at : at + len(words)]
                if tuple(token.word for token in rest) != words or not all(
                    is_joined(text, left, right) for left, right in pairwise(rest)
                ):
                    continue
            elif words[0] in _ALSO_WORDS and not text[found[at].start : found[at].end].isupper():
                continue
            return len(words), meaning
        return None
