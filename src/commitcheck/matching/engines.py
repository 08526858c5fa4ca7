"""The engines by name: shared words, and one of two ways to compare meaning."""

from collections.abc import Sequence
from pathlib import Path

from commitcheck.matching.similarity import Similarity, StaticSimilarity
from commitcheck.matching.tokens import Tokenizer

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
