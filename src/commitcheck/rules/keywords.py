"""Finds the keywords of non-goals in promises' texts, whole words in any case.

Most promises contain none, so many texts are asked at once whether the first word of any
keyword is among their words; only where it is, each text is looked at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from commitcheck.model.commitment import Commitment
from commitcheck.model.vision import NonGoal

_TEXTS = ("title", "description", "quote")
_AT_ONCE = 500
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[\s\u2010-\u2013-]+")
_SPACES = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}


class Mention(NamedTuple):
    """A keyword of a non-goal that stands in a field of a promise."""

    non_goal: NonGoal
    keyword: str
    field: str


class _Keyword(NamedTuple):
    non_goal: NonGoal
    text: str
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
                if first := _WORD.search(text.casefold()):
                    found.setdefault(first[0], []).append(
                        _Keyword(non_goal, text, _pattern(text.casefold()))
                    )
        self._by_first_word: Mapping[str, list[_Keyword]] = found

    def mentions(self, promises: tuple[Commitment, ...]) -> Mapping[int, tuple[Mention, ...]]:
        """By position in `promises`, what its texts mention; most are not in there."""
        if not self._by_first_word:
            return {}
        return {
            at: mentions
            for start in range(0, len(promises), _AT_ONCE)
            for at in self._worth_a_look(promises, start)
            if (mentions := tuple(self._in(promises[at])))
        }

    def _worth_a_look(self, promises: tuple[Commitment, ...], start: int) -> range:
        end = min(start + _AT_ONCE, len(promises))
        together = "\n".join(
            [f"{one.title}\n{one.description}\n{one.quote}" for one in promises[start:end]]
        )
        words = _words(together.casefold())
        return range(0) if self._by_first_word.keys().isdisjoint(words) else range(start, end)

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
    return re.compile(rf"(?<!\w){_GAP.pattern.join(words)}(?!\w)")
