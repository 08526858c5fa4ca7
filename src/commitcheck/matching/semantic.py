"""The semantic engine's `Similarity`: sentence vectors, compared exactly."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commitcheck.matching.minilm import WIDTH, SentenceModel, required
from commitcheck.matching.passages import Passage
from commitcheck.matching.vector_cache import VectorCache, cache_folder

_SCALE = 1 << 20
"""Vectors are compared as integers, so that no library's order of adding decides a tie.

384 products of 2**20 by 2**20 stay below 2**49, well within 64 bits.
"""


class SentenceSimilarity:
    """Compares promises with items by their sentence vectors.

    Args:
        texts: one for each item, all its fields together.
        model_path: the model file, or None to find it in its installed package.

    Raises:
        EngineUnavailable: if a package or the model is missing or damaged.
    """

    def __init__(self, texts: Sequence[str], model_path: Path | None = None) -> None:
        self._numpy = required("numpy")
        self._model = SentenceModel(model_path)
        cache = VectorCache(cache_folder())
        nothing = self._numpy.zeros(WIDTH)
        vectors = [cache.vector(text, self._model.vector) if text else nothing for text in texts]
        rows = [self._quantized(vector) for vector in vectors]
        self._items = self._numpy.array(rows, dtype=self._numpy.int64).reshape(-1, WIDTH)

    def cosines(self, passages: Sequence[Passage]) -> list[float]:
        """For each item a cosine, the passages weighed by their shares; 0 for a wordless text."""
        blend = sum(
            passage.share * self._model.vector(passage.text)
            for passage in passages
            if passage.forms
        )
        if isinstance(blend, int):
            return [0.0] * len(self._items)
        products = self._items @ self._quantized(blend)
        return [product / _SCALE**2 for product in products.tolist()]

    def _quantized(self, vector: Any) -> Any:
        return self._numpy.rint(vector * float(_SCALE)).astype(self._numpy.int64)
