"""When two spellings are one name: what the eye does not tell apart, and marks nobody sees."""

import unicodedata
from functools import lru_cache

from commitcheck.model.pattern import pattern

UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Marks of no width and of direction, as the inside of a character class."""

_UNSEEN = pattern(f"[{UNSEEN}]")
_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"))
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def plain(text: str) -> str:
    """The text without marks that nobody sees, for dates and numbers."""
    return text if text.isascii() else _UNSEEN.sub("", text).strip()


def shown(text: str) -> str:
    """A name as it is shown: entities resolved, composed, single blanks, no unseen marks."""
    is_plain = text.isascii() and "&" not in text and "  " not in text and text.isprintable()
    if is_plain and text == text.strip():
        return text
    resolved = _resolved(text) if "&" in text else text
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", resolved)).split())


def _resolved(text: str) -> str:
    from html import unescape  # noqa: PLC0415 - two thousand entities that names rarely hold

    return _ENTITY.sub(lambda found: unescape(found[0]), text)


@lru_cache(1 << 16)
def folded(text: str) -> str:
    """What two spellings of one name share: case, width, hyphens and quotes do not count."""
    if text.isascii() and "&" not in text:
        return " ".join(text.casefold().split())
    wide = unicodedata.normalize("NFKC", shown(text)).translate(_HYPHENS).translate(_QUOTES)
    return " ".join(unicodedata.normalize("NFKC", wide.casefold()).split())
