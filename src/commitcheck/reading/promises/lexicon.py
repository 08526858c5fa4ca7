"""Words, stems and phrases with the classes that the lexicon gives them."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, json

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


class Listed(Struct, frozen=True):
    """`table/lexicon.txt` taken apart (`lexicon_text`), so that no start has to: `classes` are sets
    of numbers of names, and words, stems and phrases, by their first word, name one of them.
    """

    names: list[str]
    classes: list[list[int]]
    words: dict[str, int]
    stems: dict[str, int]
    phrases: dict[str, list[tuple[tuple[str, ...], int]]]


class Lexicon:
    """Words, stems and phrases with their classes."""

    def __init__(self, listed: Listed) -> None:
        masks = [sum(1 << at for at in classes) for classes in listed.classes]
        self.names = [*listed.names, *EXTRA]
        self.words = {word: masks[at] for word, at in listed.words.items()}
        self.stems = {stem: masks[at] for stem, at in listed.stems.items()}
        self.phrases: Phrases = {
            first: [(rest, masks[at]) for rest, at in phrases]
            for first, phrases in listed.phrases.items()
        }
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
    at = Path(__file__).parents[1] / "table" / "lexicon.json"
    return Lexicon(json.decode(at.read_bytes(), type=Listed))


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
