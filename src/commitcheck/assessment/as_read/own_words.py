"""Rows whose own words contradict what their columns give (COM808)."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from commitcheck.assessment.as_read.parts import Told, days_quoted
from commitcheck.model.commitment import Commitment
from commitcheck.model.pattern import pattern
from commitcheck.model.reading import ReadPromise
from commitcheck.rules.comparing import are_equal
from commitcheck.rules.context import Context

_QUARTER = dt.timedelta(days=92)
"""The longest stretch of time that words without a day of the month stand for here."""

_DAY_OR_NUMBER = pattern(r"\d")
_NUMBERS = pattern(r"\d+(?:[.,]\d+)*")

Words = tuple[Commitment, tuple[Commitment, ...]]
"""A row, and its own words as if they were its paper."""


def may_contradict(context: Context, promise: Commitment) -> bool:
    """Is a day or a number given, and do its quoted words hold one that is not it?

    A cheap look, because most rows are typed and say in their words what they give. Where only a
    day is given, no other one in the words means nothing to compare.
    """
    quote = promise.quote
    if not quote or not promise.is_open or not _DAY_OR_NUMBER.search(quote):
        return False
    given = promise.value
    if isinstance(given, int | float) and not isinstance(given, bool):
        return f"{given:g}" not in _NUMBERS.findall(quote.replace(",", "."))
    if promise.due is None or promise.due.isoformat() in quote:
        return False
    return given is not None or any(day != promise.due for day in days_quoted(context, promise))


def own_words(told: Iterable[Told]) -> Iterator[Words]:
    """Rows with those of their own quoted words that state another day or value than is given.

    Where one of the words' promises states what is given, the row is about that one.
    """
    for _, texts in groupby(told, lambda text: id(text.record)):
        own = [text for text in texts if text.text is text.record and text.field == "quote"]
        for text in own:
            row, read = text.record, text.ours
            if any(_says_so(row, entry) for entry in read):
                continue
            papers = tuple(
                row._replace(quote=text.words(entry), read=_comparable(row, text, entry))
                for entry in read
            )
            if papers:
                yield row, papers


def _says_so(row: Commitment, entry: ReadPromise) -> bool:
    """Does it state the day that is given, or the value?"""
    is_day = row.due is not None and row.due in (entry.due, *(entry.due_ambiguous or ()))
    is_value = (
        row.value is not None
        and not isinstance(row.value, tuple)
        and entry.value is not None
        and row.dimension == entry.dimension
        and are_equal(row.value, entry.value)
    )
    return is_day or is_value


def _comparable(row: Commitment, text: Told, entry: ReadPromise) -> ReadPromise:
    """What it states, without a day that stands for a stretch of time in which the given one is."""
    if row.due is None or entry.due is None:
        return entry
    words = getattr(text.text, text.field)
    named = (
        words[reading.start : reading.end]
        for reading in entry.readings
        if reading.field == "due" and reading.value == entry.due
    )
    is_to_the_day = any(re.search(rf"(?<!\d)0?{entry.due.day}(?!\d)", said) for said in named)
    if not is_to_the_day and dt.timedelta(0) <= entry.due - row.due <= _QUARTER:
        return replace(entry, due=None)
    return entry
