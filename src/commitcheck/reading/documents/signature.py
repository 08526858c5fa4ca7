"""The signature block: who signed, and when. Blank lines sign nothing."""

import datetime as dt
from collections.abc import Sequence

from commitcheck.model.document import Clause, Signature
from commitcheck.model.pattern import pattern
from commitcheck.reading.dates.read import calendar_of
from commitcheck.reading.vision_words import VisionWords

_BLOCK = pattern(
    r"\b(?:in witness whereof|agreed and (?:accepted|signed)|signed (?:by|for|on)|signatures?:?$|"
    r"authori[sz]ed signatur|accepted and agreed|unterschrift|date signed|sign(?:ed)? by)\b",
    2,  # re.IGNORECASE
)
_NAME = pattern(r"\b(?:name|print(?:ed)? name|by|signed by)\s*[:|]\s*([^|:_\[\]{}]{3,60})", 2)
_DATE = pattern(r"\b(?:date(?: signed)?|signed on|datum|dated)\s*[:|]?\s*([^|:_\[\]{}]{4,60})", 2)
_LOOKED_AT = 16
"""Clauses after the words that begin a block; a block for two parties has eight lines."""
_PARTIES = 2


def signature_of(clauses: Sequence[Clause], words: VisionWords) -> Signature | None:
    """The last block with a name or a day; None where nobody signed."""
    starts = [at for at, clause in enumerate(clauses) if _BLOCK.search(clause.text)]
    for start in reversed(starts):
        block = clauses[start : start + _LOOKED_AT]
        text = " | ".join(clause.text for clause in block)
        names = tuple(dict.fromkeys(name.strip(" .,") for name in _NAME.findall(text)))
        names = tuple(name for name in names if any(letter.isalpha() for letter in name))
        days = [day for part in _DATE.findall(text) if (day := _day(part, words))]
        if names or days:
            every = len(days) >= min(_PARTIES, max(1, len(names)))
            return Signature(max(days) if every and days else None, names, block[0].place)
    return None


def _day(text: str, words: VisionWords) -> dt.date | None:
    """The first whole day of a text; one that could be read in two ways is none."""
    for day in calendar_of(text, words, None).days:
        if day.precision == "day" and day.day and day.is_sure:
            return day.day
    return None
