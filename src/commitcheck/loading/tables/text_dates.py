"""Dates inside a promise's own text: worth a suggestion, never a due date."""

from collections.abc import Iterable
from itertools import islice

from msgspec import Struct

from commitcheck.model.month_names import month_number
from commitcheck.model.pattern import pattern

_IN_TEXT = pattern(
    r"\b(?:Q[1-4][ /-]?(?:20)?\d{2}|(?:20\d{2})[ /-]?Q[1-4]|H[12][ /-]?20\d{2}"
    r"|20\d{2}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]20\d{2}|\d{1,2}/\d{1,2}/\d{2}"
    r"|\d{1,2}\.? ([^\W\d_]{3,10})(?: \d{4})?)\b"
)
_SEARCHED = 2000
LOOKED_AT = 2000
"""It is a hint: a million titles need not all be searched for it."""


class Dated(Struct, frozen=True):
    """How many texts have a date in them, and the first such date."""

    number: int
    example: str


def dated_titles(titles: Iterable[str]) -> Dated | None:
    """The first texts in which a date stands; a number before a word must be before a month."""
    found = [date for title in islice(titles, LOOKED_AT) if (date := _first_date(title))]
    return Dated(len(found), found[0]) if found else None


def _first_date(text: str) -> str | None:
    for match in _IN_TEXT.finditer(text[:_SEARCHED]):
        if match[1] is None or month_number(match[1]):
            return match[0]
    return None
