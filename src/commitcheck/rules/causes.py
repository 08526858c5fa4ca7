"""Several causes in one finding, said in one sentence."""

from collections.abc import Iterable

from commitcheck.model.phrase import Phrase, Said


def joined(causes: Iterable[Phrase], between: str = "; ") -> Phrase:
    """The causes one after the other; a single one reads as if there were no list."""
    parts: list[str | Said] = []
    for cause in causes:
        if parts:
            parts.append(between)
        parts += cause.parts
    return Phrase(tuple(parts))
