"""A promise is something that the vision says we do not do.

What: an open promise meets a non-goal that is in force (no `until`, or `until` not past). It
meets it explicitly when the non-goal lists one of its capabilities (its own, or those of the
roadmap items it names) or its kind, or when a person accepted a link between the two: error for
a hard non-goal, warning for a soft one. It meets it by keyword when one of the non-goal's
keywords stands in its title, description or quote, as whole words in any case; blanks and
hyphens between words are alike. A keyword is always a warning, because only a person can tell
"no on-premises edition needed" from the opposite.

Why: a non-goal is a decision that was made once, with everybody in the room. A promise against
it reopens that decision with nobody in the room, and the product pays for both answers.

Bad:
    non_goals:
      - {id: NG1, statement: We do not ship an on-premises edition, capabilities: [onprem-install]}
    commitments:
      - {id: C-2, customer: Meridian Bank, title: On-premises install, capability: onprem-install}

Good:
    non_goals:
      - {id: NG1, statement: We do not ship an on-premises edition, capabilities: [onprem-install]}
    commitments:
      - {id: C-2, customer: Meridian Bank, title: Single sign-on, capability: sso-saml}

Resolve: strike the promise, or change the vision openly: drop the non-goal, make it soft or
give it an `until`, and have the positioning signed off again. For a keyword that misleads, map
the promise and waive `VIS601:keyword`, or sharpen the keyword.

Variants:
    explicit: a capability, a kind or an accepted link says so
    keyword: only the words say so

Configure: `non_goals[].enforcement` and `until`.

Not checked when: the vision has no `non_goals`.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.spelling import plain, searched
from commitcheck.model.vision import NonGoal
from commitcheck.rules.base import Cure, Rule, RuleInfo, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.lexicon import AT_ONCE, holding
from commitcheck.rules.terms.promised_capabilities import capability_ids
from commitcheck.rules.terms.quoting import joined, promised, stated

# Finds the keywords of non-goals in promises' texts, whole words in any case.
#
# Most promises contain none, so many texts are asked at once which keywords have all of their
# words among theirs; only promises that hold the rarest word of such a keyword are looked at.

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
                folded = searched(plain(text))
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
        texts = [searched(f"{it.title}\n{it.description}\n{it.quote}") for it in some]
        rare = self._rarest_words("\n".join(texts))
        if len(rare) <= _FEW:
            return [start + at for at in holding(rare, texts)] if rare else ()
        return [start + at for at, text in enumerate(texts) if not rare.isdisjoint(_words(text))]

    def _rarest_words(self, together: str) -> frozenset[str]:
        """One word of each keyword that has all of its words among those of the texts; how rare it
        is, as a part of longer words too, is a guess that costs less than to count all words.
        """
        often = cache(together.count)
        possible = self._possible(frozenset(_words(together)))
        return frozenset(min(sorted(some), key=often) for some in possible)

    def _possible(self, words: frozenset[str]) -> Sequence[frozenset[str]]:
        """The words of each keyword that has all of them among these."""
        return [
            keyword.words
            for first in self._by_first_word.keys() & words
            for keyword in self._by_first_word[first]
            if keyword.words <= words
        ]

    def _in(self, promise: Commitment) -> Iterator[Mention]:
        """In the order in which their first words come up in each text."""
        seen: list[str] = []
        for field in _TEXTS:
            text = searched(getattr(promise, field) or "")
            if text in seen:
                continue  # a title is often the quote once more
            seen.append(text)
            if not self._possible(frozenset(_words(text))):
                continue
            tokens = _tokens(text)
            found = self._automaton.found_in(tokens)
            if len(found) > 1:
                places = {token: at for at, token in reversed(list(enumerate(tokens)))}
                found = sorted(found, key=lambda it: (places[it.first], it.place))
            for keyword in found:
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
        state, first = 0, self._next[0]
        for at, token in enumerate(tokens):
            if not state and token not in first:
                continue
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
    is_plain = text.isascii() and text.isprintable() and "-" not in text and "  " not in text
    if is_plain:
        return _TOKEN.findall(text)
    return _TOKEN.findall(_GAP.sub(" ", text))


def _words(text: str) -> list[str]:
    """The words of a folded text; plain ASCII takes the way that is three times as fast."""
    return text.translate(_SPACES).split() if text.isascii() else _WORD.findall(text)


INFO = RuleInfo(
    code="VIS601",
    name="non-goal-hit",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R2",),
    cure=Cure.STRIKE,
    doc=__doc__,
    variants=("explicit", "keyword"),
)


class _Hit(Struct, frozen=True):
    non_goal: NonGoal
    cause: Phrase
    field: str


class _Refusals(Struct, frozen=True):
    """The non-goals in force by what they rule out."""

    by_capability: Mapping[str, tuple[NonGoal, ...]]
    by_kind: Mapping[str, tuple[NonGoal, ...]]
    by_link: Mapping[str, tuple[NonGoal, ...]]


def check(context: Context) -> Iterator[Finding]:
    in_force = [goal for goal in context.vision.non_goals
                if still_holds(goal.until, context.as_of)]  # fmt: skip
    if not in_force:
        return
    refusals = _refusals(context, in_force)
    mentioned = KeywordIndex(in_force).mentions(context.open)
    is_any = bool(refusals.by_capability or refusals.by_kind)
    for position, promise in enumerate(context.open):
        hits = list(_explicit(context, promise, refusals)) if is_any or promise.linked else ()
        if hits:
            yield _finding(context, promise, hits, "explicit")
        if position in mentioned:
            known = {id(hit.non_goal) for hit in hits}
            by_word = [
                mention for mention in mentioned[position] if id(mention.non_goal) not in known
            ]
            if by_word:
                yield _finding(
                    context, promise, [_mention(mention) for mention in by_word], "keyword"
                )


def _refusals(context: Context, in_force: list[NonGoal]) -> _Refusals:
    known = context.project.capabilities
    by_capability: dict[str, tuple[NonGoal, ...]] = {}
    by_kind: dict[str, tuple[NonGoal, ...]] = {}
    by_link: dict[str, tuple[NonGoal, ...]] = {}
    for non_goal in in_force:
        for name in non_goal.capabilities:
            key = known[name].id if name in known else name
            by_capability[key] = (*by_capability.get(key, ()), non_goal)
        for kind in non_goal.kinds:
            by_kind[kind] = (*by_kind.get(kind, ()), non_goal)
        by_link[f"non_goal:{non_goal.id}"] = (*by_link.get(f"non_goal:{non_goal.id}", ()), non_goal)
    return _Refusals(by_capability, by_kind, by_link)


def _explicit(context: Context, promise: Commitment, refusals: _Refusals) -> Iterator[_Hit]:
    field = "capability" if promise.capability else "roadmap_item"
    for name in capability_ids(context, promise) if refusals.by_capability else ():
        for non_goal in refusals.by_capability.get(name, ()):
            cause = phrase("is about {}, which {} rules out", ident(name), ident(non_goal.id))
            yield _Hit(non_goal, cause, field)
    for non_goal in refusals.by_kind.get(promise.kind, ()):
        kind = words(promise.kind.replace("_", " "))
        cause = phrase("is of the kind {}, which {} rules out", kind, ident(non_goal.id))
        yield _Hit(non_goal, cause, "kind")
    for link in promise.linked:
        for non_goal in refusals.by_link.get(link, ()):
            cause = phrase("is linked to {}, which rules it out", ident(non_goal.id))
            yield _Hit(non_goal, cause, "title")


def _mention(mention: Mention) -> _Hit:
    cause = phrase(
        'says "{}" in its {}, a keyword of {}',
        mention.keyword,
        words(mention.field),
        ident(mention.non_goal.id),
    )
    return _Hit(mention.non_goal, cause, mention.field)


def _finding(context: Context, promise: Commitment, hits: Sequence[_Hit], variant: str) -> Finding:
    non_goals = tuple({id(hit.non_goal): hit.non_goal for hit in hits}.values())
    names = [ident(goal.id) for goal in non_goals]
    is_hard = variant == "explicit" and any(goal.enforcement == "hard" for goal in non_goals)
    return INFO.finding(
        context.subject(promise),
        phrase("{} {}", ident(promise.id), joined(hit.cause for hit in hits)),
        severity=Severity.ERROR if is_hard else Severity.WARNING,
        variant=variant,
        at=promise.at(hits[0].field),
        quotes=(promised(promise), *(_refusal(goal) for goal in non_goals)),
        related=tuple(
            Related("non_goal", goal.id, goal.at("statement"), "ruled out here")
            for goal in non_goals
        ),
        next_step=phrase("strike the promise, or amend {} openly in the vision", names)
        if variant == "explicit"
        else phrase("read it against {}: strike it, or map it to what it is about", names),
        cure=Cure.STRIKE if is_hard else Cure.DECIDE,
    )


def _refusal(non_goal: NonGoal) -> Quote:
    if non_goal.statement:
        return stated(non_goal.statement, non_goal, "statement")
    return stated(non_goal.id, non_goal, "id")


RULE = Rule(
    INFO,
    check,
    needs=(section("non_goals"),),
    reads=("kind", "capability", "roadmap_item", "status", "description", "quote"),
    is_alone=True,
)
