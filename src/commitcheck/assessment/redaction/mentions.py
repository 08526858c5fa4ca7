"""Finds known names inside free text, however people spell them there."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from commitcheck.model.pattern import pattern
from commitcheck.rules.terms.lexicon import lexicon

_TOKEN = pattern(r"[^\W_]+")
_DISTINCTIVE = 4
"""A shorter first word ("Dr", "The") does not stand for its customer."""
_JOINABLE = 6
"""A name of fewer letters, written as one word, is found alone only and not within a longer one."""
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe"}
)
_FORMS = """
ab ag aps as asa bv bvba co corp corporation company eg ev gbr gmbh group holding inc incorporated
kft kg kgaa limited llc llp ltd ltda mbh nv ohg oy oyj plc pte pty pvt sa sarl sas sca se sl spa srl
srls sro ug und and
"""
_LEGAL_FORMS = frozenset(_FORMS.split())
"""Also what joins them: `GmbH & Co. KG`."""


def spellings(word: str) -> frozenset[str]:
    """A word in small letters, its umlauts spelt out, and without its accents."""
    small = unicodedata.normalize("NFC", word).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    spelt = unicodedata.normalize("NFC", word).lower().translate(_SPELT_OUT)
    spelt = "".join(c for c in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(c))
    return frozenset((small, plain, spelt, plain.translate(_SPELT_OUT)))


def without_legal_form(words: Sequence[str]) -> Sequence[str]:
    """`Alder Bank GmbH & Co. KG` is `Alder Bank` in everybody's mouth; one word always stays."""
    end = len(words)
    while end > 1 and words[end - 1].casefold() in _LEGAL_FORMS:
        end -= 1
    return words[:end]


class Mentions:
    """Replaces names by their codenames.

    A whole name is found in any case, with its umlauts spelt out or without its legal form, with
    anything or nothing between its words ("Acme Retail GmbH" in "acme-retail_2026" and in
    "AcmeRetailDeal"). People also write the first word alone: "exclusive to Helix" means Helix
    Chemicals. It is found as the name spells it, in capitals, and in any case within an id.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._whole: defaultdict[str, list[tuple[Sequence[frozenset[str]], str]]]
        self._whole = defaultdict(list)
        self._first: dict[str, str] = {}
        self._signs: list[tuple[str, str]] = []
        self._joined: dict[str, str] = {}
        for name, codename in names:
            words = _TOKEN.findall(name)
            if words:
                self._add(words, codename)
            elif name.strip():
                self._signs.append((name, codename))
        for found in self._whole.values():
            found.sort(key=lambda pair: -len(pair[0]))
        self._first_folded = {
            spelling: codename
            for word, codename in self._first.items()
            for spelling in spellings(word)
        }
        self._within = _any_of(self._joined)
        self._starts = _any_of(word for word in self._first_folded if len(word) >= _JOINABLE)

    def _add(self, words: Sequence[str], codename: str) -> None:
        short = without_legal_form(words)
        for name in (words, short) if len(short) < len(words) else (words,):
            if len(name) == 1 and len(name[0]) < _DISTINCTIVE and name is not words:
                self._first.setdefault(name[0], codename)
                continue
            spelt = [spellings(word) for word in name]
            for first in spelt[0]:
                self._whole[first].append((spelt, codename))
            for joined in _joinings(spelt):
                if len(joined) >= _JOINABLE and len(name) > 1:
                    self._joined.setdefault(joined, codename)
        if len(words[0]) >= _DISTINCTIVE and not _is_common(words[0]):
            self._first.setdefault(words[0], codename)

    def replaced(self, text: str) -> str:
        """The text with every known name replaced."""
        if not self._whole and not self._signs:
            return text
        parts: list[str] = []
        end = 0
        tokens = list(_TOKEN.finditer(text))
        index = 0
        while index < len(tokens):
            length, codename = self._found(tokens, index)
            if codename is not None:
                parts += [text[end : tokens[index].start()], codename]
                end = tokens[index + length - 1].end()
            index += max(1, length)
        result = "".join(parts) + text[end:]
        for name, codename in self._signs:
            result = result.replace(name, codename)
        return result

    def is_in_id(self, name: str) -> bool:
        """Does an id give a name away?"""
        tokens = {spelling for word in _TOKEN.findall(name) for spelling in spellings(word)}
        return self.replaced(name) != name or not tokens.isdisjoint(self._first_folded)

    def _found(self, tokens: Sequence[re.Match[str]], index: int) -> tuple[int, str | None]:
        word = tokens[index].group()
        spelt = spellings(word)
        for spelling in spelt:
            for name, codename in self._whole.get(spelling, ()):
                here = tokens[index : index + len(name)]
                if len(here) == len(name) and all(
                    not known.isdisjoint(spellings(token.group()))
                    for known, token in zip(name, here, strict=True)
                ):
                    return len(name), codename
        alone = self._alone(word, spelt) or self._joined_in(word, spelt)
        return (1, alone) if alone else (0, None)

    def _alone(self, word: str, spelt: frozenset[str]) -> str | None:
        """The first word of a name as the name spells it, or another spelling with a capital."""
        if word in self._first:
            return self._first[word]
        if not word[:1].isupper():
            return None
        return next((self._first_folded[s] for s in sorted(spelt) if s in self._first_folded), None)

    def _joined_in(self, word: str, spelt: frozenset[str]) -> str | None:
        """A name written as one word, or its first word with something put to it."""
        if len(word) < _JOINABLE:
            return None
        for spelling in sorted(spelt):
            within = self._within.search(spelling)
            if within:
                return self._joined[within.group()]
            start = self._starts.match(spelling)
            if start and _goes_on(word, start.end()):
                return self._first_folded[start.group()]
        return None


def _goes_on(word: str, at: int) -> bool:
    """Does a second part begin there: a capital, a digit, or the s of a genitive?"""
    rest = word[at:]
    return rest in ("s", "S") or rest[:1].isupper() or rest[:1].isdigit()


def _joinings(name: Sequence[frozenset[str]]) -> Iterator[str]:
    """A name as one word, every word in the same manner of spelling."""
    for take in (min, max):
        yield "".join(take(spelt) for spelt in name)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest of these; nothing where there are none."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, listed)) or r"(?!)")


def _is_common(word: str) -> bool:
    """A word of everyday language stands for nobody."""
    return not lexicon("stopwords").without(word).strip()
