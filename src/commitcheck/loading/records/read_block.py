"""What a commitments file keeps of a reading (`read:`): values that words state, never given ones.

A block holds for the words that it was read from. Where they are others now it says nothing, and
the words are read again.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from commitcheck.loading.records.build import day_in
from commitcheck.model.reading import (
    OUR_MODALITIES,
    Band,
    Measure,
    Reading,
    ReadPromise,
    ReadValue,
    RelativeDay,
    Remedy,
)
from commitcheck.model.record_words import words_mark
from commitcheck.model.vocabulary import KINDS

_PLAIN = ("scope_segment", "certification", "remedy_cap_pct", "payment_contingent", "disclaimer")
_LISTS = {"capability": "capabilities", "roadmap_item": "roadmap_items"}
_REASON = "as the file keeps it"
_OPEN = "left open, as the file keeps it"


def read_of(item: Mapping[str, Any]) -> ReadPromise | None:
    """The reading that a record keeps, its values found in the record's quote.

    None where it keeps none, or where the quote changed since. A value without a band is likely.
    """
    block, quote = item.get("read"), item.get("quote")
    if not block or not quote or is_of_other_words(item) or not _is_ours(block):
        return None
    values = dict(_values(block))
    kind = block.get("kind")
    if kind in KINDS:
        values["kind"] = kind
    measured: dict[str, Any] = {
        name: values.pop(name) for name in ("op", "value") if name in values
    }
    readings = (*_readings(values, measured, block, quote), *_unclear(block, quote))
    return ReadPromise(
        0,
        len(quote),
        **values,
        **measured,
        modality=block.get("modality") or "firm",
        reason=_REASON,
        readings=readings,
    )


def is_of_other_words(item: Mapping[str, Any]) -> bool:
    """Was what it keeps read from other words than its quote has now?"""
    block = item.get("read") or {}
    mark = block.get("text")
    return mark is not None and mark != words_mark(item.get("quote") or "")


def _is_ours(block: Mapping[str, Any]) -> bool:
    return (block.get("modality") or "firm") in OUR_MODALITIES


def _values(block: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The attributes of a reading that the block states; a null states nothing."""
    said = {name: value for name, value in block.items() if value is not None}
    yield from _days(said)
    for name in _PLAIN:
        if name in said:
            yield name, said[name]
    for name, attribute in _LISTS.items():
        if said.get(name):
            yield attribute, tuple(said[name])
    if said.get("remedy") in get_args(Remedy):
        yield "remedy", said["remedy"]
    if "dimension" in said:
        yield "dimension", said["dimension"]
        yield "op", said.get("op") or "eq"
        yield "value", said.get("value")


def _days(said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("due", "until"):
        if name in said:
            yield name, day_in(name, said[name])
    if both := said.get("due_ambiguous"):
        first, last = sorted(day_in("due", day) for day in both)
        yield "due_ambiguous", (first, last)
    if counted := said.get("due_relative"):
        yield "due_relative", RelativeDay(counted["anchor"], counted["offset"])


def _readings(
    values: Mapping[str, Any], measured: Mapping[str, Any], block: Mapping[str, Any], quote: str
) -> Iterator[Reading]:
    for name, value in values.items():
        band, held = _band(block, name), value
        if name == "dimension":
            held = Measure(value, measured["op"], measured["value"])
        yield _reading("value" if name == "dimension" else name, held, band, block, quote)


def _unclear(block: Mapping[str, Any], quote: str) -> Iterator[Reading]:
    """Words that stay open: shown with the promise, never used."""
    for name, words in (block.get("unclear") or {}).items():
        at = quote.find(words) if isinstance(words, str) and words else -1
        if at >= 0:
            yield Reading(name, words, at, at + len(words), "unclear", _OPEN)


def _reading(
    name: str, value: ReadValue, band: Band, block: Mapping[str, Any], quote: str
) -> Reading:
    """In the very words that the block names for it, else in the whole quote."""
    words = (block.get("said") or {}).get(name)
    at = quote.find(words) if isinstance(words, str) and words else -1
    start, end = (at, at + len(words)) if at >= 0 and words else (0, len(quote))
    return Reading(name, value, start, end, band, _REASON)


def _band(block: Mapping[str, Any], name: str) -> Band:
    bands: tuple[Band, ...] = get_args(Band)
    written = (block.get("bands") or {}).get(name)
    return next((band for band in bands if band == written), "likely")


def said_of(readings: Iterable[Reading], quote: str) -> Mapping[str, str]:
    """The words of each value, as a block names them; `readings` have their places in the quote."""
    return _words(quote, (reading for reading in readings if reading.band != "unclear"))


def unclear_of(readings: Iterable[Reading], quote: str) -> Mapping[str, str]:
    """The words of each value that they leave open and that no other words settle."""
    readings = tuple(readings)
    settled = {reading.field for reading in readings if reading.band != "unclear"}
    return _words(
        quote,
        (
            reading
            for reading in readings
            if reading.band == "unclear" and reading.field not in settled
        ),
    )


def _words(quote: str, readings: Iterable[Reading]) -> Mapping[str, str]:
    """By field, those of the first of several."""
    return {
        reading.field: quote[reading.start : reading.end]
        for reading in reversed(tuple(readings))
        if reading.field not in ("kind", "modality", "other_day")
    }
