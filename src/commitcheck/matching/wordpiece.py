"""WordPiece, the way uncased BERT models cut words: the longest known piece first."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from commitcheck.matching.normalize import without_accents
from commitcheck.matching.vocabulary import Vocabulary

_MAX_WORD = 100  # characters; the reference calls anything longer unknown
_TABLE = Path(__file__).parent / "table"


@cache
def vocabulary() -> Vocabulary:
    """The 30,522 pieces; the number of one is its id."""
    return Vocabulary(_TABLE)


@lru_cache(20_000)
def pieces(word: str) -> tuple[int, ...]:
    """The ids of one lower-case word without accents; empty if no pieces make it up."""
    if len(word) > _MAX_WORD:
        return ()
    rest = word.encode("utf-8", "surrogatepass")  # a cut within a character is no piece
    whole = vocabulary().find(rest)
    if whole is not None:
        return (whole,)
    found: list[int] = []
    while rest:
        mark = b"##" if found else b""
        ends = range(len(rest), 0, -1)
        numbered = ((at, vocabulary().find(mark + rest[:at])) for at in ends)
        end, number = next((one for one in numbered if one[1] is not None), (0, None))
        if number is None:
            return ()
        found.append(number)
        rest = rest[end:]
    return tuple(found)


def encode(text: str, limit: int) -> list[int]:
    """The ids of a text as the model expects them, `[CLS]` first and `[SEP]` last.

    Args:
        text: any text.
        limit: the greatest number of ids, at least 2.
    """
    first, unknown, last = map(_special, (b"[CLS]", b"[UNK]", b"[SEP]"))
    ids: list[int] = []
    for word in _basic_words(text):
        ids += pieces(word) or (unknown,)
        if len(ids) > limit:
            break
    return [first, *ids[: limit - 2], last]


def _special(name: bytes) -> int:
    number = vocabulary().find(name)
    if number is None:
        raise LookupError(f"the vocabulary has no {name.decode()}")
    return number


def _basic_words(text: str) -> Iterator[str]:
    """Words and single punctuation marks, lower-case, without accents and control characters."""
    spaced = _ideograph().sub(r" \1 ", "".join(map(_cleaned, text)))
    for chunk in without_accents(spaced.lower()).split():
        yield from _split_at_punctuation(chunk)


@cache
def _ideograph() -> re.Pattern[str]:
    """Only the semantic engine asks, so only it waits for so large a class to compile."""
    return re.compile(
        "([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002ceaf"
        "\U0002f800-\U0002fa1f])"
    )


def _cleaned(char: str) -> str:
    if char in "\t\n\r":
        return " "
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "" if category.startswith("C") or char == "\ufffd" else char


def _split_at_punctuation(chunk: str) -> Iterator[str]:
    word = ""
    for char in chunk:
        if not _is_punctuation(char):
            word += char
            continue
        if word:
            yield word
        yield char
        word = ""
    if word:
        yield word


def _is_punctuation(char: str) -> bool:
    """Unicode punctuation, and every ASCII sign that is no letter and no digit."""
    if char.isascii():
        return not char.isalnum() and char.isprintable() and not char.isspace()
    return unicodedata.category(char).startswith("P")
