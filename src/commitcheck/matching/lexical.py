"""Stemmed TF-IDF over the fields of the items, with idf from the items only."""

import math
from collections import Counter
from collections.abc import Sequence

from commitcheck.matching.passages import Passage
from commitcheck.matching.tokens import Tokenizer


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
        wholes = [sum(fields, Counter[str]()) for fields in counts]
        self._size = len(items)
        self._holders = Counter(stem for whole in wholes for stem in whole)
        self._unseen = self._rarity(0)
        self._idf = {stem: self._rarity(held) for stem, held in self._holders.items()}
        self._postings: dict[str, list[tuple[int, float]]] = {}
        self._lanes: list[tuple[int, int]] = []  # of each item: first lane, first lane after
        self._width = 0
        for fields, whole in zip(counts, wholes, strict=True):
            start = self._width
            for text in [whole, *fields] if len(fields) > 1 else [whole]:
                self._post(text)
            self._lanes.append((start, self._width))

    def idf(self, stem: str) -> float:
        """How telling a stem is: 1 if every item has it, more the fewer do."""
        return self._idf.get(stem, self._unseen)

    def cosines(self, passages: Sequence[Passage]) -> list[float]:
        """For each item the cosine of its best lane, the passages weighed by their shares."""
        query: dict[str, float] = {}
        for passage in passages:
            for stem, weight in self._unit(self._tokenizer.stems(passage.forms)).items():
                query[stem] = query.get(stem, 0.0) + passage.share * weight
        lanes = [0.0] * self._width
        for stem, weight in query.items():
            for lane, value in self._postings.get(stem, ()):
                lanes[lane] += weight * value
        return [max(lanes[start:end]) for start, end in self._lanes]

    def _post(self, counts: Counter[str]) -> None:
        """Open one more lane for a text."""
        for stem, weight in self._unit(counts).items():
            self._postings.setdefault(stem, []).append((self._width, weight))
        self._width += 1

    def _unit(self, counts: Counter[str]) -> dict[str, float]:
        """Weights (1 + ln count) * idf, scaled to length 1."""
        weights = {stem: (1 + math.log(n)) * self.idf(stem) for stem, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {stem: weight / length for stem, weight in weights.items()}

    def _rarity(self, holders: int) -> float:
        return math.log((1 + self._size) / (1 + holders)) + 1


def _stems(text: str, tokenizer: Tokenizer) -> Counter[str]:
    return tokenizer.stems(Counter(tokenizer.forms(text)))
