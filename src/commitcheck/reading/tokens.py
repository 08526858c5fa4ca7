"""A text as words, each with its place: letters and digits apart, case and accents folded away."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from commitcheck.model.pattern import pattern

_WORD = pattern(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d])*|\d{1,40}")
_JOINED = frozenset(
    " -/_.&+'\u2019\t\r\n\u00a0\u202f\u2010\u2011\u2012\u2013\u00ad\u200b()\"\u201c\u201d*"
)
_WIDEST_JOINT = 3
_LONGEST_WORD = 60
_SHORTEST_PLURAL = 4
_CACHED = 20_000
_INVISIBLE = {0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None}


class Token(NamedTuple):
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
    low = plain(word)
    return low[:-1] if low[-1:] == "s" and len(low) >= _SHORTEST_PLURAL and low[-2] != "s" else low


@lru_cache(_CACHED)
def plain(word: str) -> str:
    """Lower case, without accents and invisible characters."""
    low = word.casefold()
    if low.isascii():
        return low
    split = unicodedata.normalize("NFKD", low.translate(_INVISIBLE))
    return "".join(char for char in split if not unicodedata.combining(char))


def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase of the vision, as `tokens` gives those of a text."""
    return tuple(token.word for token in tokens(phrase, 0, len(phrase)))


def listed(words: str) -> frozenset[str]:
    """A list of words, folded as those of a text are."""
    return frozenset(map(folded, words.split()))


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
