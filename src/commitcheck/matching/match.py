"""The matcher: items are indexed once, then any promise is ranked against them."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.matching.candidates import (
    CALIBRATION,
    Band,
    Candidate,
    Evidence,
    Field,
    Item,
    ItemKind,
    ItemWords,
    Lead,
    band,
    differences,
    shared_words,
)
from commitcheck.matching.normalize import bounded, is_negated, without_refusal
from commitcheck.matching.similarity import Similarity, StaticSimilarity
from commitcheck.matching.tokens import (
    Counts,
    Passage,
    Promise,
    Tokenizer,
    counted,
    read,
    tokenizer_for,
)

# Stemmed TF-IDF over the fields of the items, with idf from the items only.


class LexicalIndex:
    """An inverted index that gives the cosine of a promise with every item.

    idf comes from the items only, so a promise's score never depends on the other promises of a
    run. An item is indexed whole and by field; its best lane counts.

    Args:
        items: for each item the texts of its fields.
        tokenizer: cuts the words.
    """

    def __init__(self, items: Sequence[Sequence[str]], tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        counts = [[_stems(text, tokenizer) for text in fields] for fields in items]
        wholes = [_together(fields) for fields in counts]
        self._size = len(items)
        self._holders = Counter(stem for whole in wholes for stem in whole)
        self._unseen = self._rarity(0)
        self._idf = {stem: self._rarity(held) for stem, held in self._holders.items()}
        self._postings: dict[str, list[tuple[int, float]]] = {}
        # Lane by lane over all items, so that the best of an item's lanes is found in C.
        texts = [[whole, *fields] if len(fields) > 1 else [whole]
                 for fields, whole in zip(counts, wholes, strict=True)]  # fmt: skip
        self._planes = max(map(len, texts), default=0)
        for item, parts in enumerate(texts):
            for plane, part in enumerate(parts):
                self._post(part, plane * self._size + item)

    def idf(self, stem: str) -> float:
        """How telling a stem is: 1 if every item has it, more the fewer do."""
        return self._idf.get(stem, self._unseen)

    def holders(self, stem: str) -> int:
        """How many items have it."""
        return self._holders[stem]

    def cosines(self, passages: Sequence[Passage]) -> list[float]:
        """For each item the cosine of its best lane, the passages weighed by their shares."""
        query: dict[str, float] = {}
        for passage in passages:
            for stem, weight in self._unit(self._tokenizer.stems(passage.forms)).items():
                query[stem] = query.get(stem, 0.0) + passage.share * weight
        size = self._size
        lanes = [0.0] * (size * self._planes)
        for stem, weight in query.items():
            for lane, value in self._postings.get(stem, ()):
                lanes[lane] += weight * value
        if self._planes == 1:
            return lanes
        planes = (lanes[start : start + size] for start in range(0, len(lanes), size or 1))
        return list(map(max, *planes)) if size else lanes

    def _post(self, counts: Counts, lane: int) -> None:
        """Put a text into its lane."""
        for stem, weight in self._unit(counts).items():
            self._postings.setdefault(stem, []).append((lane, weight))

    def _unit(self, counts: Counts) -> dict[str, float]:
        """Weights (1 + ln count) * idf, scaled to length 1."""
        weights = {stem: (1 + math.log(n)) * self.idf(stem) for stem, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {stem: weight / length for stem, weight in weights.items()}

    def _rarity(self, holders: int) -> float:
        return math.log((1 + self._size) / (1 + holders)) + 1


def _stems(text: str, tokenizer: Tokenizer) -> Counts:
    return tokenizer.stems(counted(tokenizer.forms(text)))


def _together(fields: Sequence[Counts]) -> Counts:
    whole: dict[str, int] = {}
    for counts in fields:
        for stem, count in counts.items():
            whole[stem] = whole.get(stem, 0) + count
    return whole


# The engines by name: shared words, and one of two ways to compare meaning.

ENGINE_NAMES = ("default", "semantic")

LEXICAL_SHARE = 0.7
"""How much of a score the shared words decide; nearness of meaning decides the rest.

On six labelled sets (`docs/matching.md`) at .6, .7 and .8: mean MAP .647, .647 and .645 with the
default engine, .675, .683 and .678 with the semantic one; conflicts found in the first three .76,
.76 and .68, and .74, .74 and .72.
"""


def similarity(
    engine: str, texts: Sequence[str], tokenizer: Tokenizer, model_path: Path | None
) -> Similarity:
    """The comparison of meaning that belongs to an engine, made for these item texts.

    Raises:
        ValueError: if there is no engine of that name.
        EngineUnavailable: if its packages or its model are missing or damaged.
    """
    match engine:
        case "default":
            return StaticSimilarity(texts, tokenizer)
        case "semantic":
            from commitcheck.matching.semantic import SentenceSimilarity  # noqa: PLC0415 - an extra

            return SentenceSimilarity(texts, model_path)
        case _:
            raise ValueError(f"engine {engine!r} is none of {', '.join(ENGINE_NAMES)}")


class Ranking(Struct, frozen=True):
    """What one promise scores, as far as anybody asks: the first of the items compared.

    `order` and `against` (the non-goals) are best first, `rivals` and `rivals_against` say how
    many items stand in each in all; `scores` holds those of the listed ones.
    """

    scores: dict[int, float]
    order: Sequence[int]
    against: Sequence[int]
    rivals: int
    rivals_against: int

    def near(self, order: Sequence[int], top: int) -> list[int]:
        """The first of an order, those at zero left out."""
        return [at for at in order[:top] if self.scores[at] > 0]


_LAST_DECIMAL = 0.0001

_AGREES = "may agree with this non-goal, check"


class Answer(Struct, frozen=True):
    """What text says about one promise.

    Attributes:
        nearest: the nearest items of every kind, best first.
        conflicts: the non-goals in `match` or `possible`, best first, whether among the nearest
            or not.
    """

    nearest: tuple[Candidate, ...]
    conflicts: tuple[Candidate, ...]


class Matcher:
    """Ranks promises against the items of one vision; the same inputs give the same bytes.

    Args:
        items: what a promise can be about; none is fine, and so is one without any text.
        engine: `default`, or `semantic` where the extra is installed.
        language: the stemmer's language, a name snowballstemmer knows.
        model_path: where the semantic engine's model lies, if not in its installed package.

    Raises:
        EngineUnavailable: if the engine's packages or model are missing or damaged.
        UnknownLanguage: if there is no stemmer for the language.
        ValueError: if there is no engine of that name.
    """

    def __init__(
        self,
        items: Iterable[Item],
        *,
        engine: str = "default",
        language: str = "english",
        model_path: Path | None = None,
    ) -> None:
        by_id = sorted(items, key=lambda item: (item.id, item.kind))
        self._items = tuple(_readable(item) for item in by_id)
        self._by_kind = {
            kind: [at for at, item in enumerate(self._items) if item.kind is kind]
            for kind in ItemKind
        }
        self._against = frozenset(self._by_kind[ItemKind.NON_GOAL])
        self._tokenizer = tokenizer_for(language)
        fields = [[text for _, text in item.fields()] for item in self._items]
        texts = ["\n\n".join(texts) for texts in fields]
        self._meaning = similarity(engine, texts, self._tokenizer, model_path)
        self._index = LexicalIndex(fields, self._tokenizer)
        self._words = tuple(ItemWords.of(item, self._tokenizer) for item in self._items)
        self._logistic = CALIBRATION[engine]

    def rank(
        self,
        text: str,
        title: str = "",
        *,
        top: int = 3,
        kinds: Collection[ItemKind] = tuple(ItemKind),
    ) -> tuple[Candidate, ...]:
        """The nearest items of these kinds, best first, ties by id; items at zero are left out.

        Args:
            text: the promise as prose, any text; beyond 10,000 characters it is cut.
            title: the promise's headline, or "" to take the first line or sentence of the text.
            top: how many candidates at most.
            kinds: what to look among.
        """
        promise = read(text, title, self._tokenizer)
        ranking = self._ranking(promise, kinds, top)
        return tuple(
            self._candidate(promise, ranking, item) for item in ranking.near(ranking.order, top)
        )

    def answer(self, text: str, title: str = "", *, top: int = 3) -> Answer:
        """The nearest items, and every non-goal near enough to be a possible conflict.

        Takes what `rank` takes, and costs little more.
        """
        promise = read(text, title, self._tokenizer)
        ranking = self._ranking(promise, tuple(ItemKind), top)
        nearest = ranking.near(ranking.order, top)
        against = ranking.near(ranking.against, top)
        candidates = {item: self._candidate(promise, ranking, item) for item in nearest}
        for item in against:
            if item in candidates or self._words[item].stems.isdisjoint(promise.words):
                continue  # what shares no word is in no band
            if self._judged(ranking, item) is not Band.NONE:
                candidates[item] = self._candidate(promise, ranking, item)
        conflicts = (candidates[item] for item in against if item in candidates)
        return Answer(
            nearest=tuple(candidates[item] for item in nearest),
            conflicts=tuple(conflict for conflict in conflicts if conflict.band is not Band.NONE),
        )

    def lead(
        self, text: str, title: str = "", *, kinds: Collection[ItemKind] = tuple(ItemKind)
    ) -> Lead | None:
        """What the band of the nearest item is read from, for the calibration; None without one."""
        ranking = self._ranking(read(text, title, self._tokenizer), kinds, 1)
        near = ranking.near(ranking.order, 1)
        return self._lead(ranking, near[0]) if near else None

    def rests_on_a_common_word(self, candidate: Candidate) -> bool:
        """Is all it shares one word that other items have as well, and that is no alias of it?"""
        if len(candidate.evidence.words) != 1:
            return False
        at = next(n for n in self._by_kind[candidate.kind] if self._items[n].id == candidate.id)
        aliases = dict(self._words[at].fields).get(Field.ALIASES, frozenset())
        stems = set(map(self._tokenizer.stem, self._tokenizer.forms(candidate.evidence.words[0])))
        return stems.isdisjoint(aliases) and all(self._index.holders(stem) > 1 for stem in stems)

    def _ranking(self, promise: Promise, kinds: Collection[ItemKind], top: int) -> Ranking:
        """Scores rounded to 4 decimals before they are compared; equal ones stay in order of id."""
        other = 1 - LEXICAL_SHARE
        raw = [
            LEXICAL_SHARE * words + other * meaning
            for words, meaning in zip(
                self._index.cosines(promise.passages),
                self._meaning.cosines(promise.passages),
                strict=True,
            )
        ]
        wanted = self._wanted(kinds)
        against = self._by_kind[ItemKind.NON_GOAL] if ItemKind.NON_GOAL in kinds else ()
        scores: dict[int, float] = {}
        return Ranking(
            scores,
            _first(raw, wanted, top, scores),
            _first(raw, against, top, scores),
            len(wanted) - 1,
            len(against) - 1,
        )

    def _wanted(self, kinds: Collection[ItemKind]) -> Sequence[int]:
        if len(kinds) == len(ItemKind):
            return range(len(self._items))
        return sorted(at for kind in ItemKind if kind in kinds for at in self._by_kind[kind])

    def _lead(self, ranking: Ranking, own: int) -> Lead:
        """The lead of one item of a ranking over its rivals.

        A non-goal has only other non-goals for rivals: that a promise is also about something the
        product does must not hide a conflict. All else competes with everything. A lead over
        nobody is none.
        """
        is_against = own in self._against
        field = ranking.against if is_against else ranking.order
        score = ranking.scores[own]
        best = next((ranking.scores[at] for at in field[:2] if at != own), score)
        return Lead(score, score - best, ranking.rivals_against if is_against else ranking.rivals)

    def _judged(self, ranking: Ranking, own: int) -> Band:
        """The band by the scores alone."""
        probability = self._logistic.probability(self._lead(ranking, own))
        return band(self._items[own].kind, probability)

    def _candidate(self, promise: Promise, ranking: Ranking, own: int) -> Candidate:
        item = self._items[own]
        words, field = shared_words(promise.words, self._words[own], self._index.idf)
        judged = self._judged(ranking, own) if words else Band.NONE
        notes: tuple[str, ...] = ()
        if judged is not Band.NONE:
            notes = differences(promise.text, _prose(item), item.kind.spoken)
            if item.kind is ItemKind.NON_GOAL and is_negated(promise.text, words):
                judged, notes = Band.POSSIBLE, (_AGREES, *notes)
        evidence = Evidence(words, field, notes)
        return Candidate(item.kind, item.id, ranking.scores[own], judged, evidence)


def _first(
    raw: Sequence[float], among: Sequence[int], top: int, scores: dict[int, float]
) -> list[int]:
    """The first `top` and two more by rounded score, ties in order of id; `scores` gets theirs.

    Only what can be among them is rounded: rounding moves a score by half of the last decimal.
    """
    order = sorted(among, key=raw.__getitem__, reverse=True)
    if len(order) > top + 2:
        least = raw[order[top + 1]] - _LAST_DECIMAL
        end = next((n for n in range(top + 2, len(order)) if raw[order[n]] < least), len(order))
        order = order[:end]
    for at in order:
        scores[at] = min(1.0, max(0.0, round(raw[at], 4)))
    return sorted(order, key=lambda at: (-scores[at], at))


def _readable(item: Item) -> Item:
    """The item with bounded texts, a non-goal without its refusal."""
    strip = without_refusal if item.kind is ItemKind.NON_GOAL else str
    return replace(
        item,
        title=strip(bounded(item.title)),
        description=bounded(item.description),
        aliases=tuple(bounded(alias) for alias in item.aliases),
    )


def _prose(item: Item) -> str:
    return f"{item.title}\n{item.description}"
