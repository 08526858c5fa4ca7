"""Finds the keywords of non-goals in promises' texts, whole words in any case.

Most promises contain none, so many texts are asked at once which keywords have all of their
words among theirs; only promises that hold the rarest word of such a keyword are looked at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.pattern import pattern
from commitcheck.model.vision import NonGoal
from commitcheck.rules.terms.batches import AT_ONCE, holding

_TEXTS = ("title", "description", "quote")
_WORD = pattern(r"\w+")
_GAP = pattern(r"[\s\u2010-\u2013-]+")
_SPACES = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}


class Mention(Struct, frozen=True):
    """A keyword of a non-goal that stands in a field of a promise."""

    non_goal: NonGoal
    keyword: str
    field: str


class _Keyword(Struct, frozen=True):
    non_goal: NonGoal
    text: str
    words: frozenset[str]
    pattern: re.Pattern[str]


class KeywordIndex:
    """The keywords of some non-goals by their first word.

    Blanks and hyphens between the words of a keyword are alike: `single tenant` finds
    `single-tenant`.
    """

    def __init__(self, non_goals: Iterable[NonGoal]) -> None:
        found: dict[str, list[_Keyword]] = {}
        for non_goal in non_goals:
            for text in non_goal.keywords:
                folded = text.casefold()
                if first := _WORD.search(folded):
                    words = frozenset(_words(folded))
                    found.setdefault(first[0], []).append(
                        _Keyword(non_goal, text, words, _pattern(folded))
                    )
        self._by_first_word: Mapping[str, list[_Keyword]] = found

    def mentions(self, promises: tuple[Commitment, ...]) -> Mapping[int, tuple[Mention, ...]]:
        """By position in `promises`, what its texts mention; most are not in there."""
        if not self._by_first_word:
            return {}
        return {
            at: mentions
            for start in range(0, len(promises), AT_ONCE)
            for at in self._worth_a_look(promises, start)
            if (mentions := tuple(self._in(promises[at])))
        }

    def _worth_a_look(self, promises: tuple[Commitment, ...], start: int) -> Sequence[int]:
        """Positions, from `start` on, of promises that may mention something."""
        some = promises[start : start + AT_ONCE]
        texts = [f"{one.title}\n{one.description}\n{one.quote}".casefold() for one in some]
        together = "\n".join(texts)
        rare = self._rarest_words(together)
        if not rare:
            return ()
        return [start + at for at in holding(rare, texts)]

    def _rarest_words(self, together: str) -> frozenset[str]:
        """One word of each keyword that has all of its words among those of the texts."""
        words = frozenset(_words(together))
        possible = [
            keyword.words
            for first in self._by_first_word.keys() & words
            for keyword in self._by_first_word[first]
            if keyword.words <= words
        ]
        return frozenset(min(sorted(one), key=together.count) for one in possible)

    def _in(self, promise: Commitment) -> Iterator[Mention]:
        for field in _TEXTS:
            text = (getattr(promise, field) or "").casefold()
            for first in dict.fromkeys(_words(text)):
                for keyword in self._by_first_word.get(first, ()):
                    if keyword.pattern.search(text):
                        yield Mention(keyword.non_goal, keyword.text, field)


def _words(text: str) -> list[str]:
    """The words of a folded text; plain ASCII takes the way that is three times as fast."""
    return text.translate(_SPACES).split() if text.isascii() else _WORD.findall(text)


def _pattern(keyword: str) -> re.Pattern[str]:
    words = (re.escape(word) for word in _GAP.split(keyword.strip()))
    return pattern(rf"(?<!\w){_GAP.pattern.join(words)}(?!\w)")
