"""Stemmed TF-IDF over the fields of the items, with idf from the items only."""

import math
from collections import Counter
from collections.abc import Sequence

from commitcheck.matching.tokens import Passage, Tokenizer


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

    def _post(self, counts: Counter[str], lane: int) -> None:
        """Put a text into its lane."""
        for stem, weight in self._unit(counts).items():
            self._postings.setdefault(stem, []).append((lane, weight))

    def _unit(self, counts: Counter[str]) -> dict[str, float]:
        """Weights (1 + ln count) * idf, scaled to length 1."""
        weights = {stem: (1 + math.log(n)) * self.idf(stem) for stem, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {stem: weight / length for stem, weight in weights.items()}

    def _rarity(self, holders: int) -> float:
        return math.log((1 + self._size) / (1 + holders)) + 1


def _stems(text: str, tokenizer: Tokenizer) -> Counter[str]:
    return tokenizer.stems(Counter(tokenizer.forms(text)))
