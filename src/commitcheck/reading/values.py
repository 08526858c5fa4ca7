"""All that the readers of one kind of value find in a part of a text."""

import datetime as dt

from commitcheck.model.reading import Reading
from commitcheck.reading.dates import read_dates
from commitcheck.reading.quantities import KIND_CONCEPTS, read_quantities
from commitcheck.reading.vision_words import VisionWords


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
    """Every value of this part of a text, reader by reader.

    `kind` is what the words alone say, and `is_named` that they name a capability: where they do
    not, a number may be any value of the vision.
    """
    days = read_dates(text, start, end, words, written_on, kind=kind)
    known = kind if kind in KIND_CONCEPTS or is_named else None
    numbers = read_quantities(text, start, end, words, written_on, kind=known)
    return (*days, *numbers)
