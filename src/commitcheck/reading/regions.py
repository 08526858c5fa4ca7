"""Where data is to be: a value of the vision's data region, or the place itself.

A place that no value covers is read as itself, so that a guardrail can say no to it.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Measure, Reading
from commitcheck.reading.context import with_question
from commitcheck.reading.dimensions import STANDARD_IDS
from commitcheck.reading.enum_values import EnumValue, enum_terms, values_of
from commitcheck.reading.places import Place, country_of_region, names_of, places
from commitcheck.reading.terms import Found
from commitcheck.reading.vision_words import VisionWords

_HOSTING = pattern(
    r"\b(?:host\w*|data ?cent(?:er|re)s?|stored?|stor(?:ing|age)|stays?|remains?|resid\w+|kept|"
    r"process\w*|"
    r"servers?|region\w*|locat\w+|data|backups?|gehostet|hosting|daten|\w*daten|rechenzentr\w+|"
    r"serverstandort|"
    r"gespeichert|verarbeit\w*|verbleib\w*|héberg\w*|donnée?s|serveurs?|stockée?s|conservée?s|"
    r"aloj\w+|datos|servidor\w*|almacen\w+|residen\w*|hosped\w*|dados|armazen\w+|ospit\w+|dati|"
    r"gegevens|gehost\w*|opgeslagen)\b",
    2,  # re.IGNORECASE
)
_ASIDE = pattern(
    r"\b(?:save for|except(?: for)?|other than|access from(?: within)?|support from|"
    r"origin\w+ (?:in|from)|"
    r"from|außer|ausgenommen|mit ausnahme|hors|sauf|salvo|excepto|eccetto|tranne|behalve|"
    r"instead of|"
    r"statt|not|nicht|pas|for your|of the|customers? in|subsidiar\w+ in)\b"
    r"(?:(?! to )[^,;.(]){0,24}$",
    2,  # re.IGNORECASE
)
_LOOKED_BACK = 40


class _Region(NamedTuple):
    value: EnumValue
    start: int
    end: int
    band: Band
    reason: str


def read_regions(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,  # noqa: ARG001 - the shape of every reader
    *,
    kind: str | None = None,
) -> tuple[Reading, ...]:
    """One reading `value` (a `Measure`) of the place that holds, where words speak of hosting.

    A word of the vision is `clear`; a country or city that leads to one of its values, or to none,
    is `likely`. Of several places one behind `except`, `access from` or `from` gives way.
    """
    if kind not in (None, "data_residency", "deployment"):
        return ()
    found = _regions(text, start, end, words)
    if not found and kind == "data_residency":
        start = with_question(text, start, end)
        found = _regions(text, start, end, words)
    if not found:
        return ()
    if kind is None and not _HOSTING.search(text, with_question(text, start, end), end):
        return ()
    plain = [
        region
        for region in found
        if not _ASIDE.search(text, max(start, region.start - _LOOKED_BACK), region.start)
    ]
    chosen = (plain or found)[0]
    values = {region.value for region in (plain or found)}
    band: Band = chosen.band if len(values) == 1 and kind is not None else "likely"
    measure = Measure(chosen.value.dimension, "eq", chosen.value.value)
    return (Reading("value", measure, chosen.start, chosen.end, band, chosen.reason),)


def _regions(text: str, start: int, end: int, words: VisionWords) -> list[_Region]:
    own = [
        _Region(found.meaning, found.start, found.end, "clear", "a word of the vision for it")
        for found in enum_terms(words, "region").find(text, start, end)
    ]
    taken = [(region.start, region.end) for region in own]
    general = [
        _placed(text, found, words)
        for found in places().find(text, start, end)
        if not any(found.start < stop and found.end > begin for begin, stop in taken)
    ]
    return sorted([*own, *general], key=lambda region: region.start)


def _placed(text: str, found: Found[Place], words: VisionWords) -> _Region:
    value = _value_of(words, found.meaning.country)
    if value:
        return _Region(value, found.start, found.end, "likely", "a place in that region")
    dimension = words.dimension("region")
    name = dimension.id if dimension else STANDARD_IDS["region"]
    itself = EnumValue(name, text[found.start : found.end])
    return _Region(
        itself, found.start, found.end, "likely", "a place that no region of the vision covers"
    )


@lru_cache(512)
def _value_of(words: VisionWords, country: str) -> EnumValue | None:
    """The vision's only value for a country: by its words, else by the code in its id."""
    terms = enum_terms(words, "region")
    for name in names_of(country):
        found = next(terms.find(name, 0, len(name)), None)
        if found:
            return found.meaning
    return _only(
        [value for value in values_of(words, "region") if country_of_region(value.value) == country]
    )


def _only(values: Sequence[EnumValue]) -> EnumValue | None:
    return values[0] if len(values) == 1 else None
