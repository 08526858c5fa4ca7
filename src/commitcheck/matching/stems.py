"""The English stems of the vocabulary's words, looked up instead of worked out.

`vocab.stems` has a byte for each line of `vocab.txt`: of how many letters its stem is made, or 0
where the stem is no beginning of the word, or not the same in every version of the stemmer that
may be installed. A test works all of them out again and compares.
"""

from functools import cache
from pathlib import Path

from commitcheck.matching.wordpiece import vocabulary


@cache
def _lengths() -> bytes:
    return (Path(__file__).parent / "table" / "vocab.stems").read_bytes()


def known_stem(word: str) -> str | None:
    """The stem of a lower-case English word, if it is in the table."""
    number = vocabulary().find(word.encode("utf-8", "surrogatepass"))
    length = 0 if number is None else _lengths()[number]
    return word[:length] if length else None
