"""A text as tokens, each with the classes that the lexicon gives its word."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.pattern import pattern

_TOKEN = pattern(
    r"(?P<number>24[x×]7|\d+(?:[.,:/\-'\u2019]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019](?:t|ll|s|re|ve|d|m)\b)?)"
    r"|(?P<mark>\n|->|=>|[^\w\s])"
)
_LONGEST = 40
_SHORTEST_STEM = 2
_FUTURE = pattern(
    r"[^\W\d_]{3,}(?:erons|irons|drons|eront|iront|dront|erez|irez|drez|aremos|eremos|iremos"
    r"|dremos|arán|erán|irán|drán|ará|erá|irá|drá|aré|eré|iré|arão|erão|irão|drão"
    r"|livrera|fournira|eremo|iremo|eranno|iranno)",
    needs="rons ront rez remo rá ré rão rera nira ranno",
)
_ALWAYS = frozenset(("24/7", "7/24", "24x7", "24×7"))
_YEAR_DIGITS = 4
_DECADES = ("202", "203", "204")
_DAY_NUMBER = pattern(
    r"\d{1,4}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}", needs="/ - ."
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
        words = self.words
        for entry in entries:
            if entry.isalpha():  # most are
                word = entry.lower()
                words[word] = words.get(word, 0) | bit
                continue
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
        for found in _TOKEN.finditer(text)
        if not _joins(text, found.start(), found.end())
    ]


def _joins(text: str, start: int, end: int) -> bool:
    """Is this a hyphen, slash or apostrophe inside a word?"""
    return (
        end - start == 1
        and text[start] in "-/'\u2019_"
        and start > 0
        and end < len(text)
        and text[start - 1].isalnum()
        and text[end].isalnum()
    )


def classed_words(text: str, words: Lexicon, vision: Phrases) -> list[Word]:
    """The tokens of a text in order, with the classes of words, phrases and the vision's words."""
    found: list[Word] = []
    for part in _TOKEN.finditer(text):
        start, end = part.span()
        group = part.lastgroup
        if group == "word":
            word = part[0].lower().replace("\u2019", "'")
            classes = words.classes(word)
            if not classes and text[start].isupper():
                classes = words.bit["name"]
        elif group == "number":
            word = part[0]
            classes = _number_classes(word, words)
        elif _joins(text, start, end):
            continue
        else:
            word = part[0]
            classes = (
                words.marks.get(word, 0) or words.words.get(word, 0) or words.bit["other_mark"]
            )
        found.append(Word(word, start, end, classes))
    denies = words.of("not", "neg")
    harmless = words.of("yes", "time", "scale", "unit", "exclusive", "parity")
    nothing = denies | words.bit["stop"]
    _mark_phrases(found, words.phrases, says_nothing=nothing, within=harmless)
    _mark_phrases(found, vision, whole=True, says_nothing=denies)
    _mark_months(found, words)
    _mark_look_alikes(found, words)
    return found


def _number_classes(word: str, words: Lexicon) -> int:
    if word in _ALWAYS:
        return words.bit["support"]
    if word.isdecimal():
        is_year = len(word) == _YEAR_DIGITS and word[:3] in _DECADES
        return words.bit["year" if is_year else "count"]
    return words.bit["day_number" if _DAY_NUMBER.fullmatch(word) else "count"]


_FEW = 8
"""Phrases of one first word that are compared each by itself."""

_ByRest = dict[int, dict[tuple[str, ...], list[tuple[int, int]]]]
"""By length and words what follows a first word, with the place in the list and the classes."""


def _by_rest(phrases: Sequence[tuple[tuple[str, ...], int]]) -> _ByRest:
    found: _ByRest = {}
    for place, (rest, classes) in enumerate(phrases):
        found.setdefault(len(rest), {}).setdefault(rest, []).append((place, classes))
    return found


def _said_at(phrases: _ByRest, said: tuple[str, ...], at: int) -> list[tuple[tuple[str, ...], int]]:
    """Those that are said there, in the order in which they are listed."""
    found = [
        (place, rest, classes)
        for length, alike in phrases.items()
        for rest in (said[at : at + length],)
        for place, classes in alike.get(rest, ())
    ]
    return [(rest, classes) for _, rest, classes in sorted(found)]


def _mark_phrases(
    found: list[Word], phrases: Phrases, *, whole: bool = False, says_nothing: int = 0,
    within: int = -1,
) -> None:  # fmt: skip
    """Give the first word of each phrase its class, or every word of it.

    `says_nothing` are the classes that words lose within a phrase of the classes `within`:
    `works without wifi` is a name and denies nothing, nor do `no problem`,
    `no later than` and `no more than`; nor does the dot of `v. H.` end a sentence.
    """
    said = tuple([token.word for token in found])
    many: dict[str, _ByRest] = {}
    for at, word in enumerate(said):
        if word not in phrases:
            continue
        meant = phrases[word]
        if len(meant) > _FEW:
            if word not in many:
                many[word] = _by_rest(meant)
            meant = _said_at(many[word], said, at + 1)
        following = said[at + 1 : at + 2]
        for rest, classes in meant:
            if rest[:1] in ((), following) and said[at + 1 : at + 1 + len(rest)] == rest:
                last = at + len(rest)
                kept = ~says_nothing if rest and classes & within else -1
                for n in range(at, last + 1 if whole or kept != -1 else at + 1):
                    given = classes if whole or n == at else 0
                    found[n] = replace(found[n], classes=(found[n].classes & kept) | given)


_BETWEEN = frozenset(("between", "zwischen", "entre", "tra", "fra", "tussen"))


def is_of_a_range(found: Sequence[Word], at: int, numbers: int) -> bool:
    """Does an `and` join the ends of a range: `between 3 and 5 seats`?"""
    behind = found[at + 1 : at + 2]
    opens = any(word.word in _BETWEEN for word in found[max(0, at - 4) : at])
    return opens and any(word.classes & numbers for word in behind)


_PORTUGUESE = frozenset(("não", "ao", "aos", "à", "pelo", "pela", "após", "até", "mês", "são"))
_FRENCH_ARTICLES = frozenset("le un du au notre leur son votre ce autre de premier".split())  # noqa: SIM905 - a word list reads and changes better as text
_IN_THE = frozenset("prazo mês início âmbito país brasil máximo mínimo terceiro".split())  # noqa: SIM905 - as above


def _mark_look_alikes(found: list[Word], words: Lexicon) -> None:
    """Words that say something else in another language: Portuguese `no` is `in the`, and
    `concurrent` is a competitor in French alone.
    """
    said = {token.word for token in found}
    if "no" in said:
        _mark_contractions(found, words)
    if "concurrent" in said:
        for before, token in enumerate(found[1:]):
            if token.word == "concurrent" and found[before].word not in _FRENCH_ARTICLES:
                found[before + 1] = replace(token, classes=words.bit["scale"])
        if found[0].word == "concurrent" and len(found) > 1 and found[1].word not in ":,-–":
            found[0] = replace(found[0], classes=words.bit["scale"])


def _mark_contractions(found: list[Word], words: Lexicon) -> None:
    """What tells Portuguese is its own words and endings, or what stands behind the `no`."""
    is_portuguese = any(
        token.word in _PORTUGUESE or token.word.endswith(("ão", "ões")) for token in found
    )
    for at, token in enumerate(found):
        after = found[at + 1].word if at + 1 < len(found) else ""
        if token.word == "no" and (after in _IN_THE or (is_portuguese and after.isalpha())):
            found[at] = replace(token, classes=words.bit["function"])


def _mark_months(found: list[Word], words: Lexicon) -> None:
    """Tell May from may, and a late summer from a late payment, by what stands beside."""
    month, may = words.bit["month"], words.bit["may"]
    day = words.of("count", "year", "time", "period")
    dated = words.of("month", "year", "season", "soon")
    for at, token in enumerate(found):
        if token.word == "may":
            beside = found[max(0, at - 1) : at] + found[at + 1 : at + 2]
            is_month = any(
                near.classes & day or near.word in ("in", "of", "for") for near in beside
            )
            found[at] = replace(token, classes=token.classes & ~(may if is_month else month))
        elif token.word in ("early", "late", "mid") and not any(
            near.classes & dated for near in found[at + 1 : at + 3]
        ):
            found[at] = replace(token, classes=token.classes & ~words.bit["period"])
