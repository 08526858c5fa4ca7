"""What is known of a promise when its kind is asked for."""

from collections.abc import Sequence

from msgspec import Struct

from commitcheck.reading.promises.lexicon import Lexicon, Word


class Matter(Struct, frozen=True):
    """What is known of a promise when its kind is asked for.

    `dimension` and `certification` are what was read; `capability_words` are the words of the
    names of the capability it is about; `rejected` that the vision said no to it.
    """

    inside: Sequence[Word]
    mask: int
    dimension: str | None
    certification: str | None
    capability_words: frozenset[str]
    rejected: bool
    modality: str
    source: str


def has(matter: Matter, words: Lexicon, *names: str) -> bool:
    return bool(matter.mask & words.of(*names))
