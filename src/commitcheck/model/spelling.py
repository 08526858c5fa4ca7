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


_LOOKALIKES = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455"
    "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0131",
    "abekmhopctyxijsabezhikmnoptyxi",
    "\u0307",
)
"""Letters of Cyrillic and Greek, small ones by the look of their capitals, and those of Latin."""


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


def alike(text: str) -> str:
    """What two names share that only look the same, for letters of another script in one."""
    known = folded(text)
    return known if known.isascii() else known.translate(_LOOKALIKES)


def lookalikes(text: str) -> tuple[str, ...]:
    """The letters of it that look like other ones, as `U+0410`."""
    strange = (letter for letter in text if alike(letter) != folded(letter))
    return tuple(dict.fromkeys(f"U+{ord(letter):04X}" for letter in strange))
