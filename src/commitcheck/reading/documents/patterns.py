"""Lists of words as regular expressions, read from the files that come with the program."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from commitcheck.model.pattern import pattern

_BAR = pattern(r"\s*\|\s*")
_ADDRESS = pattern(r"https?:\S+|\S+@\S+")


@lru_cache(4)
def word_patterns(file: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of each entry, in the file's order; whole words in any case.

    An entry is a line `name:` and indented lines of alternatives between bars.
    """
    at = Path(__file__).parents[1].joinpath("table", file)
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
        for name, words in _entries(at.read_text("utf-8"))
    )


def without_addresses(text: str, instead: str = " ") -> str:
    """An address says that there is one; its words say nothing."""
    return _ADDRESS.sub(instead, text)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    name, words = "", ""
    for line in [*text.splitlines(), ":"]:
        if line.startswith("#"):
            continue
        if line.startswith(" "):
            words += line.strip()
        else:
            if name:
                yield name, "|".join(part for part in _BAR.split(words) if part)
            name, words = line.rstrip(":"), ""
