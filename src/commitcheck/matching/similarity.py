"""Nearness of meaning: the small interface that the default and the semantic engine share."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul
from pathlib import Path
from typing import Protocol

from commitcheck.matching.lanes import PackedVectors, pack, unpack
from commitcheck.matching.normalize import without_accents
from commitcheck.matching.npy import Int8Rows
from commitcheck.matching.passages import Passage
from commitcheck.matching.tokens import Tokenizer
from commitcheck.matching.wordpiece import pieces

_CACHED = 20_000  # words; one packed vector is about 560 bytes, so 12 MB at most
_FINE = 16  # steps per unit, so that the mean of a word's pieces keeps its fraction
_OFFSET = 128 * _FINE  # int8 values never go below, so lanes stay positive
_SHIFTED = bytes((byte + 128) % 256 for byte in range(256))  # an int8 byte, 128 added


class Similarity(Protocol):
    """Compares a promise with the items it was made for."""

    def cosines(self, passages: Sequence[Passage]) -> Sequence[float]:
        """For each item a cosine within -1 and 1, the passages weighed by their shares."""
        ...


class StaticTable:
    """Text vectors from the static table: a text is the sum of its words, no model is run.

    A word is the mean of its WordPiece rows, not their sum, so that a rare name cut into many
    pieces does not drown the rest; the table and how it was made: `table/NOTICE`.
    """

    def __init__(self) -> None:
        self._rows = Int8Rows(Path(__file__).parent / "table" / "static128_int8.npy")
        self.width = self._rows.width
        self._word = lru_cache(_CACHED)(self._packed_word)

    def vector(self, forms: Counter[str]) -> list[float]:
        """A vector of length 1 and `width` values; all zero if no word is in the table."""
        return self.blend([(1.0, forms)])

    def blend(self, texts: Iterable[tuple[float, Counter[str]]]) -> list[float]:
        """The vectors of texts by their shares, added up.

        A lane holds at most 4,080 times the sum of the weights; a text of `MAX_CHARS` has fewer
        than 10,000 words and compounds, each worth at most 16, which stays below 2**32.
        """
        parts = [(*self._lanes(forms), share) for share, forms in texts]
        scaled = [
            (lanes, offset, share / length) for lanes, offset, length, share in parts if length
        ]
        shift = sum(offset * factor for _, offset, factor in scaled)
        if not scaled:
            return [0.0] * self.width
        first, _, factor = scaled[0]
        values = [factor * lane - shift for lane in first]
        for lanes, _, factor in scaled[1:]:
            values = [value + factor * lane for value, lane in zip(values, lanes, strict=True)]
        return values

    def _lanes(self, forms: Counter[str]) -> tuple[Sequence[int], int, float]:
        """The sum of a text's words, what each lane is too high by, and its length without that."""
        once = total = weights = 0
        for form, count in forms.items():
            if word := self._word(form):
                if count == 1:  # most are, and are weighted together
                    once += word
                    weights += _FINE
                else:
                    weight = round(_FINE * (1 + math.log(count)))
                    total += weight * word
                    weights += weight
        lanes, offset = unpack(_FINE * once + total, self.width), weights * _OFFSET
        square = sum(map(mul, lanes, lanes)) - offset * (2 * sum(lanes) - self.width * offset)
        return lanes, offset, math.sqrt(square)

    def _packed_word(self, form: str) -> int:
        """The word's vector in 32-bit lanes, `_OFFSET` added; 0 if the table lacks the word."""
        rows = pieces(without_accents(form))
        if not rows:
            return 0
        total = sum(map(self._packed_row, rows))
        if len(rows) == 1:
            return total
        return pack([lane // len(rows) for lane in unpack(total, self.width)])

    def _packed_row(self, at: int) -> int:
        """A row of the table, every value `_FINE` times as large and `_OFFSET` above zero."""
        lanes = bytearray(4 * self.width)
        lanes[::4] = self._rows.row(at).translate(_SHIFTED)
        return _FINE * int.from_bytes(lanes, "little")


class StaticSimilarity:
    """The default engine's `Similarity`.

    Args:
        texts: one for each item, all its fields together.
        tokenizer: cuts the words.
    """

    def __init__(self, texts: Sequence[str], tokenizer: Tokenizer) -> None:
        self._table = StaticTable()
        vectors = [self._table.vector(Counter(tokenizer.forms(text))) for text in texts]
        self._items = PackedVectors(vectors, self._table.width)

    def cosines(self, passages: Sequence[Passage]) -> list[float]:
        return self._items.dot(self._table.blend((one.share, one.forms) for one in passages))
