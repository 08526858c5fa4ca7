"""Text to words: Unicode-aware, with compounds split, stop words out and stems cached."""

import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any

from msgspec import Struct

from commitcheck.matching.normalize import bounded, headline
from commitcheck.matching.wordpiece import known_stem
from commitcheck.model.pattern import pattern

_WORD = pattern(r"[^\W_]+")
_HUMP = pattern(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Scripts written without spaces: two characters at a time stand in for words.
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+"
_MAX_WORD = 100  # as in the WordPiece reference; longer runs are data, not words
_CACHED = 50_000  # words; at about 200 bytes each, 10 MB at most

STOP_WORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below
    between both but by can cannot could did do does doing done down during each either else ever
    every few for from further get had has have having he her here him his how however i if in
    into is it its just let like may me more most much must my no nor not now of off on once only
    or other our out over own per same shall she should since so some such than that the their
    them then there these they this those through to too under until up upon us very via want was
    we were what when where whether which while who whom why will with within without would yet
    you your
    aren couldn d didn doesn don hasn haven isn ll m re s shouldn t ve wasn weren won wouldn
    http https www
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
"""English words that say nothing about the subject of a promise.

Closed word classes only, what is left of them beside an apostrophe, and the start of addresses.
"""


Counts = Mapping[str, int]
"""How often each word of a text stands in it, in the order of their first places."""


def counted(words: Iterable[str]) -> Counts:
    """As a `Counter` counts, for texts of a few words, where that takes longer to be made."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


class UnknownLanguage(ValueError):  # noqa: N818 - it names the state, as EngineUnavailable does
    """The stemmer knows no language of that name."""


class Tokenizer:
    """Cuts text into forms (lower-case words) and forms into stems, for one language.

    Raises:
        UnknownLanguage: if snowballstemmer has no algorithm of that name.
    """

    def __init__(self, language: str = "english") -> None:
        self._stem_word = _stemmer(language).stemWord
        self._is_english = language == "english"
        self._stem = lru_cache(_CACHED)(self._stem_of)
        self._stop = STOP_WORDS if self._is_english else frozenset[str]()
        self._forms = lru_cache(_CACHED)(self._forms_of)

    def forms(self, text: str) -> list[str]:
        """The words of a text in order, lower-case, no stop words; a compound gives its parts too.

        `TypeScript` gives `typescript`, `type`, `script`; hyphens, slashes and `_` separate words.
        """
        return [form for word in _WORD.findall(text) for form in self._forms(word)]

    def stem(self, form: str) -> str:
        """The stem of a lower-case word."""
        return self._stem(form)

    def stems(self, forms: Counts) -> Counts:
        """How often each stem occurs, in order of first occurrence."""
        counts: dict[str, int] = {}
        for form, count in forms.items():
            stem = self._stem(form)
            counts[stem] = counts.get(stem, 0) + count
        return counts

    def words(self, text: str) -> dict[str, str]:
        """For each stem of a text the word it first stands in, as it stands there."""
        first: dict[str, str] = {}
        for word in dict.fromkeys(_WORD.findall(text)):
            for form in self._forms(word):
                first.setdefault(self._stem(form), word)
        return first

    def _stem_of(self, form: str) -> str:
        if form.isdecimal() or (self._is_english and form[-1].isdecimal()):
            return form  # no ending that English takes off has a digit
        known = known_stem(form) if self._is_english else None
        worked_out: str = self._stem_word(form) if known is None else known
        return worked_out

    def _forms_of(self, word: str) -> tuple[str, ...]:
        if len(word) > _MAX_WORD:
            return ()
        if not word.isascii() and re.search(_UNSPACED, word):
            return tuple(_pairs(word))
        lowered = word.lower()
        humps = _HUMP.split(word) if word[1:] != lowered[1:] else ()
        parts = [part.lower() for part in humps] or [lowered]
        forms = parts if len(parts) == 1 else [lowered, *parts]
        return tuple(form for form in forms if form not in self._stop)


@cache
def tokenizer_for(language: str) -> Tokenizer:
    """The tokenizer of a language, made once: the words of one project come again and again.

    Raises:
        UnknownLanguage: as above.
    """
    return Tokenizer(language)


def _pairs(word: str) -> list[str]:
    """Overlapping pairs of the unspaced runs, and what stands between the runs as it is."""
    found: list[str] = []
    for run in re.findall(rf"{_UNSPACED}|.+?(?={_UNSPACED}|$)", word.lower()):
        if len(run) > 1 and re.match(_UNSPACED, run):
            found += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            found.append(run)
    return found


def _stemmer(language: str) -> Any:
    """The pure-Python stemmer, never the C one the package would prefer where it is installed.

    The two can be of different versions, and the same inputs must give the same bytes.
    """
    name = language.lower()
    known = name.replace("_", "").isalpha()
    try:
        module = import_module(f"{_stemmers()}.{name}_stemmer" if known else "")
        return getattr(module, name.title().replace("_", "") + "Stemmer")()
    except (ImportError, AttributeError, ValueError):
        raise UnknownLanguage(f"no stemmer for the language {language!r}") from None


@cache
def _stemmers() -> str:
    """A package of the stemmers' modules less its `__init__`, which loads all thirty of them."""
    spec = PathFinder.find_spec("snowballstemmer")
    package = ModuleType("commitcheck_stemmers")
    package.__path__ = list(spec.submodule_search_locations or ()) if spec else []
    sys.modules[package.__name__] = package
    return package.__name__


# A promise as the engines read it: all of it, and its headline once more.

HEADLINE_SHARE = 0.3
"""How much of a score the headline alone decides.

The first line says what a promise is about, the rest how. On six labelled sets the default
engine's mean MAP was .635, .653, .647, .665, .660 and .656 at 0, .2, .3, .4, .5 and .6; conflicts
found in the first three were .76 up to .3, .72 at .4 and .68 at .6. `docs/matching.md` names the
sets and the command.
"""


class Passage(Struct, frozen=True):
    """A text, its share of the score (the shares of a promise add up to 1) and its word counts."""

    share: float
    text: str
    forms: Counts


class Promise(Struct, frozen=True):
    """A promise read once.

    Attributes:
        text: title and body together, bounded.
        passages: what the engines compare.
        words: for each stem the word it first stands in, as it stands there.
    """

    text: str
    passages: tuple[Passage, ...]
    words: dict[str, str]


def read(text: str, title: str, tokenizer: Tokenizer) -> Promise:
    """Cut a promise into passages; one if it is nothing but its headline.

    Args:
        text: the promise as prose; may repeat the title or not.
        title: its headline, or "" to take the first line or sentence of the text.
        tokenizer: cuts the words.
    """
    body = bounded(text)
    head = bounded(title) or headline(body)
    whole = body if body.startswith(head) else bounded(f"{head}\n\n{body}")
    shares = {whole: 1.0} if whole == head else {whole: 1 - HEADLINE_SHARE, head: HEADLINE_SHARE}
    passages = tuple(
        Passage(share, passage, counted(tokenizer.forms(passage)))
        for passage, share in shares.items()
    )
    return Promise(whole, passages, tokenizer.words(whole))
