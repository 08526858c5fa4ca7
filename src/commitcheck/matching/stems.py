"""The English stems of the vocabulary's words, looked up instead of worked out.

`vocab.stems` has a byte for each line of `vocab.txt`, made by `mark`: of how many of its letters
the stem is made and what ends it, as in `deliveri`; 0 where that does not say it, or not in every
version of the stemmer that may be installed. A test works all of them out again and compares.
"""

from functools import cache
from pathlib import Path

from commitcheck.matching.wordpiece import vocabulary

_ENDINGS = ("", "i", "e")
_ENDING_AT = 64
"""The sixth bit and those above it say which ending; no word of the vocabulary is as long."""


def mark(word: str, stem: str) -> int:
    """The byte for a word; 0 if its stem is no beginning of it with one of the endings."""
    for number, ending in enumerate(_ENDINGS):
        kept = len(stem) - len(ending)
        if 0 < kept < _ENDING_AT and stem == word[:kept] + ending:
            return number * _ENDING_AT + kept
    return 0


def known_stem(word: str) -> str | None:
    """The stem of a lower-case English word, if it is in the table."""
    number = vocabulary().find(word.encode("utf-8", "surrogatepass"))
    ending, kept = divmod(_marks()[number] if number is not None else 0, _ENDING_AT)
    return word[:kept] + _ENDINGS[ending] if kept else None


@cache
def _marks() -> bytes:
    return (Path(__file__).parent / "table" / "vocab.stems").read_bytes()
