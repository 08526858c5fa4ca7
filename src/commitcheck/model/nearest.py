"""Did you mean: the known word nearest to one that is not known."""

from collections.abc import Iterable

_ALIKE = 0.7
_LONGEST = 80


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `word`, or None; case, `_`, `-` and spaces make no difference.

    A word longer than any name is not compared at all: the comparison is quadratic.
    """
    if len(word) > _LONGEST:
        return None
    by_shape = {_shape(candidate): candidate for candidate in candidates}
    if (exact := by_shape.get(_shape(word))) is not None:
        return exact
    from difflib import get_close_matches  # noqa: PLC0415 - only where a word is wrong

    nearest = get_close_matches(_shape(word), by_shape, n=1, cutoff=_ALIKE)
    return by_shape[nearest[0]] if nearest else None


def _shape(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "").replace(" ", "")
