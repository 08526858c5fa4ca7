"""A promise as the engines read it: all of it, and its headline once more."""

from collections import Counter

from msgspec import Struct

from commitcheck.matching.normalize import bounded, headline
from commitcheck.matching.tokens import Tokenizer

HEADLINE_SHARE = 0.3
"""How much of a score the headline alone decides.

The first line says what a promise is about, the rest how. On six labelled sets the default
engine's mean MAP was .635, .653, .647, .665, .660 and .656 at 0, .2, .3, .4, .5 and .6; conflicts
found in the first three were .76 up to .3, .72 at .4 and .68 at .6. `docs/matching.md` names the
sets and the command.
"""


class Passage(Struct, frozen=True):
    """A text, its share of the score (the shares of a promise add up to 1) and its word counts."""

    share: float
    text: str
    forms: Counter[str]


class Promise(Struct, frozen=True):
    """A promise read once.

    Attributes:
        text: title and body together, bounded.
        passages: what the engines compare.
        words: for each stem the word it first stands in, as it stands there.
    """

    text: str
    passages: tuple[Passage, ...]
    words: dict[str, str]


def read(text: str, title: str, tokenizer: Tokenizer) -> Promise:
    """Cut a promise into passages; one if it is nothing but its headline.

    Args:
        text: the promise as prose; may repeat the title or not.
        title: its headline, or "" to take the first line or sentence of the text.
        tokenizer: cuts the words.
    """
    body = bounded(text)
    head = bounded(title) or headline(body)
    whole = body if body.startswith(head) else bounded(f"{head}\n\n{body}")
    shares = {whole: 1.0} if whole == head else {whole: 1 - HEADLINE_SHARE, head: HEADLINE_SHARE}
    passages = tuple(
        Passage(share, passage, Counter(tokenizer.forms(passage)))
        for passage, share in shares.items()
    )
    return Promise(whole, passages, tokenizer.words(whole))
