"""Words, stems and phrases with the classes that the lexicon gives them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import filterfalse
from pathlib import Path

from msgspec import Struct

from commitcheck.model.pattern import pattern

TOKEN = pattern(
    r"(?P<number>24[x×]7|\d+(?:[.,:/\-'\u2019]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019](?:t|ll|s|re|ve|d|m)\b)?)"
    r"|(?P<mark>\n|->|=>|[^\w\s])"
)
_LONGEST = 40
_SHORTEST_STEM = 2
_FUTURE = pattern(
    r"[^\W\d_]{3,}(?:erons|irons|drons|eront|iront|dront|erez|irez|drez|aremos|eremos|iremos"
    r"|dremos|aréis|eréis|iréis|dréis|arán|erán|irán|drán|ará|erá|irá|drá|aré|eré|iré|arão|erão|irão|drão"
    r"|livrera|fournira|eremo|iremo|eranno|iranno)",
    needs="rons ront rez remo rá ré rão rera nira ranno",
)

EXTRA = (
    "capability", "capability_word", "certification", "place", "segment", "dimension_word",
    "future", "count", "year", "day_number", "question", "colon", "bar", "bracket", "dash",
    "arrow", "comma", "quotation", "line", "stop", "semicolon", "other_mark", "name",
)  # fmt: skip


class Word(Struct, frozen=True):
    """`word` is in small letters; `classes` has a bit for each class; a span in code points."""

    word: str
    start: int
    end: int
    classes: int


_MARKS = {
    "?": "question", ":": "colon", "|": "bar", "(": "bracket", ")": "bracket", "[": "bracket",
    "]": "bracket", "-": "dash", "\u2013": "dash", "\u2014": "dash", "->": "arrow", "=>": "arrow",
    "→": "arrow", ",": "comma", '"': "quotation", "“": "quotation", "”": "quotation",
    "„": "quotation", "«": "quotation", "»": "quotation", "\n": "line", ".": "stop",
    "!": "stop", "…": "stop", ";": "semicolon",
}  # fmt: skip

Phrases = dict[str, list[tuple[tuple[str, ...], int]]]


class Lexicon:
    """Words, stems and phrases with their classes."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.names: list[str] = []
        self.words: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        self.phrases: Phrases = {}
        for line in lines:
            if line.strip() and not line.startswith("#"):
                name, _, entries = line.partition(":")
                self._add(name, entries.split())
        self.names += EXTRA
        self.bit: Mapping[str, int] = {name: 1 << at for at, name in enumerate(self.names)}
        self.marks = {mark: self.bit[name] for mark, name in _MARKS.items()}
        self.classes = lru_cache(50_000)(self._classes)
        self.names_of = lru_cache(50_000)(self._names_of)
        self.of = lru_cache(1_000)(self._of)
        self.first_name = lru_cache(50_000)(self._first_name)

    def _of(self, *names: str) -> int:
        """The bits of several classes."""
        return sum(self.bit[name] for name in set(names))

    def _names_of(self, mask: int) -> tuple[str, ...]:
        return tuple(name for name in self.names if mask & self.bit[name])

    def _first_name(self, mask: int) -> str:
        """The class that says most: an ordinary function word only where there is no other."""
        names = self._names_of(mask)
        return next((name for name in names if name != "function"), names[0] if names else "")

    def _add(self, name: str, entries: Sequence[str]) -> None:
        bit = 1 << len(self.names)
        self.names.append(name)
        plain = dict.fromkeys(map(str.lower, filter(str.isalpha, entries)), bit)  # most are
        for word in self.words.keys() & plain.keys():
            plain[word] |= self.words[word]
        self.words.update(plain)
        for entry in filterfalse(str.isalpha, entries):
            if entry.endswith("*") and "_" not in entry:
                self.stems[entry[:-1]] = self.stems.get(entry[:-1], 0) | bit
                continue
            parts = tuple(_parts(entry.rstrip("*")))
            if len(parts) == 1:
                self.words[parts[0]] = self.words.get(parts[0], 0) | bit
            elif parts:
                self.phrases.setdefault(parts[0], []).append((parts[1:], bit))

    def _classes(self, word: str) -> int:
        if len(word) > _LONGEST:
            return 0
        found = self.words.get(word, 0)
        for size in range(_SHORTEST_STEM, len(word) + 1):
            found |= self.stems.get(word[:size], 0)
        if "'" in word:
            base, _, tail = word.partition("'")
            if tail == "t":
                found |= self.bit["not"] | self.words.get(base.removesuffix("n"), 0)
                found |= self.bit["will"] if base == "won" else 0
            elif tail != "s":
                found |= self.words.get("'" + tail, 0) | self._classes(base)
            else:
                found |= self._classes(base)
        if _FUTURE.fullmatch(word):
            found |= self.bit["future"]
        return found


@lru_cache(1)
def lexicon() -> Lexicon:
    """The lexicon that comes with the program."""
    at = Path(__file__).parents[1].joinpath("table", "lexicon.txt")
    return Lexicon(at.read_text(encoding="utf-8").splitlines())


def _parts(phrase: str) -> list[str]:
    """The words of an entry, which `_` joins; nearly all are of letters alone."""
    if phrase.replace("_", "").isalpha():
        return phrase.lower().split("_")
    return split(phrase.replace("_", " "))


def split(text: str) -> list[str]:
    """The words and marks of a text in small letters, hyphens between letters left out."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.lower().split()  # as most names are
    return [
        found[0].lower().replace("\u2019", "'")
        for found in TOKEN.finditer(text)
        if not joins(text, found.start(), found.end())
    ]


def joins(text: str, start: int, end: int) -> bool:
    """Is this a hyphen, slash or apostrophe inside a word?"""
    return (
        end - start == 1
        and text[start] in "-/'\u2019_"
        and start > 0
        and end < len(text)
        and text[start - 1].isalnum()
        and text[end].isalnum()
    )
