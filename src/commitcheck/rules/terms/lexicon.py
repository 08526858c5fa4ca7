"""Word lists of the rules: data files in `lexica/`, read when a rule first asks for one."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.model.spelling import plain

# Many texts looked through at once: most hold nothing of what is looked for.

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


_FOLDER = Path(__file__).parent / "lexica"
_WORD = pattern(r"\w+")
_GAP = r"[\s\-\u2010\u2011]+"
"""Between the words of an entry: any white space, a line break of the paper too, or a hyphen."""


class Lexicon(Struct, frozen=True, dict=True):
    """Entries that are found as whole words, in any case and spacing; the longest is taken."""

    entries: tuple[str, ...]

    @cached_property
    def cues(self) -> tuple[tuple[str, ...], ...]:
        """The words that a text must hold for an entry to be in it at all: looking for them
        first is ten times cheaper than a pattern, and most texts hold none.
        """
        return _cues(self.entries)

    def in_some(self, texts: Sequence[str]) -> Sequence[int]:
        """Positions of the texts that an entry may be in; `find` tells."""
        return holding((words[0] for words in self.cues), [plain(text).lower() for text in texts])

    def find(self, text: str) -> tuple[str, ...]:
        """What the text says of these entries: each once, in its order and spelling, and without
        marks that nobody sees.
        """
        text = plain(text)
        lowered = text.lower()
        for words in self.cues:
            if words[0] in lowered and all(word in lowered for word in words):
                break
        else:
            return ()
        found: dict[str, str] = {}
        for match in _pattern(self.entries).finditer(text):
            said = " ".join(match.group().split())
            found.setdefault(said.lower(), said)
        return tuple(found.values())

    def without(self, text: str) -> str:
        """The text with its entries taken out.

        A pattern of a whole list takes milliseconds to compile, one of what can be there none.
        """
        lowered = text.lower()
        words = frozenset(_WORD.findall(lowered))
        there = tuple(
            entry
            for entry in self.entries
            if (
                entry in words if entry.isalnum() else all(map(lowered.__contains__, entry.split()))
            )
        )
        return _pattern(there).sub(" ", text) if there else text


@cache
def lexicon(name: str) -> Lexicon:
    """The list in `lexica/<name>.txt`: one entry a line, `#` begins a comment line."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return lexicon_of(line.strip() for line in lines if line.strip() and line[0] != "#")


def lexicon_of(entries: Iterable[str]) -> Lexicon:
    # Longest first, so that "best in class" is taken whole and not as "best".
    listed = sorted({entry.lower() for entry in entries}, key=lambda entry: (-len(entry), entry))
    return Lexicon(tuple(listed))


@cache
def _pattern(entries: tuple[str, ...]) -> re.Pattern[str]:
    phrases = (_GAP.join(map(re.escape, entry.split())) for entry in entries)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def _cues(entries: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Each entry's words, longest first; one that holds another entry needs no cue of its own."""
    split = {tuple(sorted(entry.split(), key=lambda word: (-len(word), word))) for entry in entries}
    single = {words[0] for words in split if len(words) == 1}
    return tuple(
        sorted(
            words
            for words in split
            if not any(cue in words[0] and (cue,) != words for cue in single)
        )
    )
