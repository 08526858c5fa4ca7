"""When two spellings are one name: what the eye does not tell apart, and marks nobody sees."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from commitcheck.model.pattern import pattern

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Marks of no width and of direction, and letters that show nothing, as the inside of a character
class.
"""

_UNSEEN = pattern(f"[{UNSEEN}]")
_BETWEEN = pattern(rf"[{UNSEEN}\s]+")
"""What stands between two parts of a name: marks beside a blank change nothing."""
_MARK = "\ue000"
"""Stands for marks alone: a character that no name has, and that every form leaves as it is."""
_MOST_MARKS = 20
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


def searched(text: str) -> str:
    """A text to look for words in: small, its accents on their letters. Where it has marks that
    nobody sees, it stands there without them and once more with blanks in their place.
    """
    if text.isascii():
        return text.casefold()
    small = unicodedata.normalize("NFC", text).casefold()
    without = _UNSEEN.sub("", small)
    return small if without == small else f"{without}\n{_UNSEEN.sub(' ', small)}"


def as_typed(text: str) -> str:
    """An id as a keyboard writes it: blanks of one kind, and no marks that nobody sees, unless it
    is made of nothing else.
    """
    return text if text.isascii() else " ".join(_UNSEEN.sub("", text).split()) or text


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
    return _folded(shown(text))


def _folded(name: str) -> str:
    wide = unicodedata.normalize("NFKC", name).translate(_HYPHENS).translate(_QUOTES)
    return " ".join(unicodedata.normalize("NFKC", wide.casefold()).split())


def has_unseen(text: str) -> bool:
    """Is there a mark in it that nobody sees?"""
    return not text.isascii() and _UNSEEN.search(text) is not None


class Meant:
    """Folded names, to be asked which one a name means that has unseen marks in it: each of them
    stands for nothing, and as often somebody's program put it where a blank or a hyphen was.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            self._names[_letters(name)].append(name)

    def by(self, text: str) -> str | None:
        """The name without its marks if it is one of them, else the only one with blanks where the
        marks are, else the only one with hyphens there.
        """
        plain = folded(text)
        known = self._names.get(_letters(plain), ())
        if plain in known:
            return plain
        resolved = _resolved(text) if "&" in text else text
        marked = _BETWEEN.sub(lambda it: _MARK if _UNSEEN.sub("", it[0]) == "" else " ", resolved)
        pieces = _folded(marked).strip(_MARK).split(_MARK)
        if len(pieces) > _MOST_MARKS or not known:
            return None
        for between in (" ?", "[ -]?"):
            wanted = re.compile(between.join(map(re.escape, pieces)))
            found = [name for name in known if wanted.fullmatch(name)]
            if found:
                return found[0] if len(found) == 1 else None
        return None


def _letters(name: str) -> str:
    return name.replace(" ", "").replace("-", "")


def alike(text: str) -> str:
    """What two names share that only look the same, for letters of another script in one."""
    known = folded(text)
    return known if known.isascii() else known.translate(_LOOKALIKES)


def lookalikes(text: str) -> tuple[str, ...]:
    """The letters of it that look like other ones, as `U+0410`."""
    strange = (letter for letter in text if alike(letter) != folded(letter))
    return tuple(dict.fromkeys(f"U+{ord(letter):04X}" for letter in strange))
