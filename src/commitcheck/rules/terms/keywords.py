"""Finds the keywords of non-goals in promises' texts, whole words in any case.

Most promises contain none, so many texts are asked at once which keywords have all of their
words among theirs; only promises that hold the rarest word of such a keyword are looked at.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.pattern import pattern
from commitcheck.model.vision import NonGoal
from commitcheck.rules.terms.batches import AT_ONCE, holding

_TEXTS = ("title", "description", "quote")
_WORD = pattern(r"\w+")
_TOKEN = pattern(r"\w+|[^\w]")
_GAP = pattern(r"[\s\u2010-\u2013-]+")
_FEW = 20
"""So many words are searched for one by one faster than each text is taken apart."""

_SPACES = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}


class Mention(Struct, frozen=True):
    """A keyword of a non-goal that stands in a field of a promise."""

    non_goal: NonGoal
    keyword: str
    field: str


class _Keyword(Struct, frozen=True):
    place: int
    non_goal: NonGoal
    text: str
    first: str
    words: frozenset[str]


class KeywordIndex:
    """The keywords of some non-goals by their first word.

    Blanks and hyphens between the words of a keyword are alike: `single tenant` finds
    `single-tenant`.
    """

    def __init__(self, non_goals: Iterable[NonGoal]) -> None:
        found: dict[str, list[_Keyword]] = {}
        listed: list[tuple[list[str], _Keyword]] = []
        for non_goal in non_goals:
            for text in non_goal.keywords:
                folded = text.casefold()
                if first := _WORD.search(folded):
                    words = frozenset(_words(folded))
                    keyword = _Keyword(len(listed), non_goal, text, first[0], words)
                    found.setdefault(first[0], []).append(keyword)
                    listed.append((_tokens(folded.strip("- \t\n")), keyword))
        self._by_first_word: Mapping[str, list[_Keyword]] = found
        self._automaton = Automaton(listed)

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
        texts = [f"{it.title}\n{it.description}\n{it.quote}".casefold() for it in some]
        rare = self._rarest_words(_words("\n".join(texts)))
        if len(rare) <= _FEW:
            return [start + at for at in holding(rare, texts)] if rare else ()
        return [start + at for at, text in enumerate(texts) if not rare.isdisjoint(_words(text))]

    def _rarest_words(self, together: list[str]) -> frozenset[str]:
        """One word of each keyword that has all of its words among those of the texts."""
        words = frozenset(together)
        possible = [
            keyword.words
            for first in self._by_first_word.keys() & words
            for keyword in self._by_first_word[first]
            if keyword.words <= words
        ]
        if not possible:
            return frozenset()
        often = Counter(together)
        return frozenset(min(sorted(some), key=often.__getitem__) for some in possible)

    def _in(self, promise: Commitment) -> Iterator[Mention]:
        """In the order in which their first words come up in each text."""
        for field in _TEXTS:
            text = (getattr(promise, field) or "").casefold()
            tokens = _tokens(text)
            found = self._automaton.found_in(tokens)
            if found:
                places = {token: at for at, token in reversed(list(enumerate(tokens)))}
                for keyword in sorted(found, key=lambda it: (places[it.first], it.place)):
                    yield Mention(keyword.non_goal, keyword.text, field)


class Automaton:
    """Aho and Corasick's: all keywords in one pass over a text, whatever their number.

    Tokens are words, single signs and gaps. A word stands only as a whole word, and a keyword
    that begins or ends with a sign does not touch a word there.
    """

    def __init__(self, keywords: Iterable[tuple[list[str], _Keyword]]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._ends: list[list[tuple[int, _Keyword]]] = [[]]
        self._shorter: list[int] = [0]
        self._ending: list[int] = [0]
        for tokens, keyword in keywords:
            self._add(tokens, keyword)
        self._link()

    def found_in(self, tokens: Sequence[str]) -> Sequence[_Keyword]:
        """The keywords that stand in a text, each once."""
        found: dict[int, _Keyword] = {}
        seen: set[int] = set()
        state = 0
        for at, token in enumerate(tokens):
            while state and token not in self._next[state]:
                state = self._shorter[state]
            state = self._next[state].get(token, 0)
            node = state if self._ends[state] else self._ending[state]
            while node and node not in seen:
                whole = [it for it in self._ends[node] if _stands(tokens, at + 1 - it[0], at + 1)]
                found.update((keyword.place, keyword) for _, keyword in whole)
                if len(whole) == len(self._ends[node]):
                    seen.add(node)  # with all that are shorter: nothing is left to find here
                node = self._ending[node]
        return tuple(found.values())

    def _add(self, tokens: Sequence[str], keyword: _Keyword) -> None:
        state = 0
        for token in tokens:
            if token not in self._next[state]:
                self._next[state][token] = len(self._next)
                self._next.append({})
                self._ends.append([])
                self._shorter.append(0)
                self._ending.append(0)
            state = self._next[state][token]
        self._ends[state].append((len(tokens), keyword))

    def _link(self) -> None:
        """Where to go on when a text leaves a keyword's way, nearest to the root first."""
        waiting = deque(self._next[0].values())
        while waiting:
            state = waiting.popleft()
            for token, target in self._next[state].items():
                shorter = self._shorter[state]
                while shorter and token not in self._next[shorter]:
                    shorter = self._shorter[shorter]
                there = self._next[shorter].get(token, 0)
                self._shorter[target] = there
                self._ending[target] = there if self._ends[there] else self._ending[there]
                waiting.append(target)


def _stands(tokens: Sequence[str], start: int, end: int) -> bool:
    """Does no word touch its first or last sign? A whole word touches signs and gaps only."""
    touched_before = start > 0 and _is_word(tokens[start - 1])
    touched_after = end < len(tokens) and _is_word(tokens[end])
    return not (touched_before or touched_after)


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_"


def _tokens(text: str) -> list[str]:
    """Words, single signs, and each run of blanks and hyphens as one blank."""
    return _TOKEN.findall(_GAP.sub(" ", text))


def _words(text: str) -> list[str]:
    """The words of a folded text; plain ASCII takes the way that is three times as fast."""
    return text.translate(_SPACES).split() if text.isascii() else _WORD.findall(text)
