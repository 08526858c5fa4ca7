"""All that the readers of one kind of value find in a part of a text."""

import datetime as dt

from commitcheck.model.reading import Measure, Reading
from commitcheck.reading.certifications import read_certifications
from commitcheck.reading.dates import RESTRICTING, read_dates
from commitcheck.reading.deployments import read_deployments
from commitcheck.reading.quantities import KIND_CONCEPTS, read_quantities
from commitcheck.reading.regions import read_regions
from commitcheck.reading.remedies import read_remedies
from commitcheck.reading.restrictions import read_restrictions
from commitcheck.reading.tokens import tokens
from commitcheck.reading.vision_words import VisionWords

_PLACED = frozenset(("data_residency", "deployment"))
_PLACELESS = frozenset(
    (
        "pricing",
        "mfn",
        "exclusivity",
        "eol_support",
        "compliance",
        "support",
        "sla",
        "data_retention",
    )
)


def read_values(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None,
    kind: str,
    *,
    is_named: bool,
) -> tuple[Reading, ...]:
    """Every value of this part of a text, reader by reader; one `Measure` at most, the surest.

    `kind` is what the words alone say, and `is_named` that they name a capability: where they do
    not, a number may be any value of the vision.
    """
    part = (text, start, end, words, written_on)
    days = read_dates(*part, kind=kind)
    restriction = [
        reading
        for reading in read_restrictions(*part, kind=kind if kind in RESTRICTING else None)
        if reading.field not in ("kind", "until") and kind in RESTRICTING
    ]
    standards = read_certifications(*part) if kind not in KIND_CONCEPTS else ()
    measures = _measures(text, start, end, words, written_on, kind, is_named=is_named)
    ends = _ends_of_a_dimension(text, start, end, words, days) if kind in RESTRICTING else ()
    remedies = read_remedies(*part)
    return (*days, *restriction, *standards[:1], *(ends or measures)[:1], *remedies)


def _measures(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None,
    kind: str,
    *,
    is_named: bool,
) -> tuple[Reading, ...]:
    """Numbers, places and deployment models, those of the promise's own kind first."""
    part = (text, start, end, words, written_on)
    known = kind if kind in KIND_CONCEPTS or is_named else None
    numbers = read_quantities(*part, kind=known)
    if numbers or kind in _PLACELESS:
        return numbers
    place = kind if kind in _PLACED else None
    if place is None and is_named:
        return ()
    models, regions = read_deployments(*part, kind=place), read_regions(*part, kind=place)
    return regions or models if kind == "data_residency" else models or regions


def _ends_of_a_dimension(
    text: str, start: int, end: int, words: VisionWords, days: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    """`API v1 stays until 30 September`: the value of `api_v1_available_until`."""
    until = next(
        (day for day in days if day.field == "until" and isinstance(day.value, dt.date)), None
    )
    if until is None:
        return ()
    held = {token.word for token in tokens(text, start, end)}
    for dimension in words.dimensions:
        is_meant = dimension.nouns and all(noun in held for noun in dimension.nouns)
        if dimension.concept == "until" and is_meant:
            day = until.value.isoformat() if isinstance(until.value, dt.date) else None
            measure = Measure(dimension.id, "eq", day)
            reason = "the day until which it is there"
            return (Reading("value", measure, until.start, until.end, until.band, reason),)
    return ()
