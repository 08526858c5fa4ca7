"""The words that say why an item is near a promise."""

from collections.abc import Callable, Mapping
from operator import itemgetter

from msgspec import Struct

from commitcheck.matching.candidates import Field, Item
from commitcheck.matching.tokens import Tokenizer

_MOST_WORDS = 8  # what a reader takes in at a glance


class ItemWords(Struct, frozen=True):
    """The stems of an item, together and field by field."""

    stems: frozenset[str]
    fields: tuple[tuple[Field, frozenset[str]], ...]

    @classmethod
    def of(cls, item: Item, tokenizer: Tokenizer) -> "ItemWords":
        """The stems of an item's fields."""
        fields = [
            (field, frozenset(map(tokenizer.stem, tokenizer.forms(text))))
            for field, text in item.fields()
        ]
        return cls(frozenset[str]().union(*(stems for _, stems in fields)), tuple(fields))


def shared_words(
    words: Mapping[str, str], item: ItemWords, idf: Callable[[str], float]
) -> tuple[tuple[str, ...], Field | None]:
    """The words a promise shares with an item, and the field that holds most of their weight.

    Args:
        words: for each stem of the promise the word it first stands in, in order.
        item: the item's stems.
        idf: how telling a stem is.

    Returns:
        At most eight words, the most telling first, and the field; `((), None)` if none is shared.
    """
    weights = {stem: idf(stem) for stem in words if stem in item.stems}
    if not weights:
        return (), None
    telling = sorted(weights, key=weights.__getitem__, reverse=True)
    field, _ = max(
        (
            (field, sum(weights[stem] for stem in weights if stem in held))
            for field, held in item.fields
        ),
        key=itemgetter(1),
    )
    return tuple(dict.fromkeys(words[stem] for stem in telling))[:_MOST_WORDS], field
