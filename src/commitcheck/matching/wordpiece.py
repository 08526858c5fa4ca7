"""WordPiece, the way uncased BERT models cut words: the longest known piece first.

The vocabulary is asked for a piece at a time instead of being read into a dictionary.

A small check looks for a few hundred of its 30,522 pieces, in less time than it takes to split
them into lines. Beside `vocab.txt` lies `vocab.hash`, which `hashed` makes of it: where each
piece is by its CRC, and where its line starts. A test makes it again and compares.

The English stems of the vocabulary's words, looked up instead of worked out.

`vocab.stems` has a byte for each line of `vocab.txt`, made by `mark`: of how many of its letters
the stem is made and what ends it, as in `deliveri`; 0 where that does not say it, or not in every
version of the stemmer that may be installed. A test works all of them out again and compares.
"""

import re
import struct
import unicodedata
from binascii import crc32
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from commitcheck.matching.normalize import without_accents


class Vocabulary:
    """The pieces in their order, each one line of `vocab.txt` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._lines = (folder / "vocab.txt").read_bytes()
        self._hash = (folder / "vocab.hash").read_bytes()

    def __len__(self) -> int:
        return (len(self._hash) - 2 * _SLOTS) // 4 - 1

    def __getitem__(self, number: int) -> bytes:
        start, end = struct.unpack_from("<II", self._hash, 2 * _SLOTS + 4 * number)
        return self._lines[start : end - 1]

    def find(self, piece: bytes) -> int | None:
        """The number of a piece."""
        at = crc32(piece) % _SLOTS
        while found := self._hash[2 * at] + 256 * self._hash[2 * at + 1]:
            if self[found - 1] == piece:
                return found - 1
            at = (at + 1) % _SLOTS
        return None


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
        end, number = next((known for known in numbered if known[1] is not None), (0, None))
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


_SLOTS = 1 << 16
"""Twice as many as pieces, so that a piece is found at the second look on average."""


def hashed(pieces: Sequence[bytes]) -> bytes:
    """`vocab.hash`: 16-bit slots with a piece's number and one added, 0 for none, each piece in
    the first free slot from its CRC on; then the 32-bit offset of each line, and of the end.
    """
    slots = [0] * _SLOTS
    offsets = [0]
    for number, piece in enumerate(pieces):
        at = crc32(piece) % _SLOTS
        while slots[at]:
            at = (at + 1) % _SLOTS
        slots[at] = number + 1
        offsets.append(offsets[-1] + len(piece) + 1)
    return struct.pack(f"<{_SLOTS}H{len(offsets)}I", *slots, *offsets)


_ENDINGS = ("", "i", "e")

_ENDING_AT = 64
"""The sixth bit and those above it say which ending; no word of the vocabulary is as long."""


def mark(word: str, stem: str) -> int:
    """The byte for a word; 0 if its stem is no beginning of it with one of the endings."""
    for number, ending in enumerate(_ENDINGS):
        kept = len(stem) - len(ending)
        if 0 < kept < _ENDING_AT and stem == word[:kept] + ending:
            return number * _ENDING_AT + kept
    return 0


def known_stem(word: str) -> str | None:
    """The stem of a lower-case English word, if it is in the table."""
    number = vocabulary().find(word.encode("utf-8", "surrogatepass"))
    ending, kept = divmod(_marks()[number] if number is not None else 0, _ENDING_AT)
    return word[:kept] + _ENDINGS[ending] if kept else None


@cache
def _marks() -> bytes:
    return (Path(__file__).parent / "table" / "vocab.stems").read_bytes()
