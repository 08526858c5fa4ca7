"""All that the readers of one kind of value find in a part of a text."""

import datetime as dt

from commitcheck.model.reading import Reading
from commitcheck.reading.dates import read_dates
from commitcheck.reading.vision_words import VisionWords


def read_values(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None,
    kind: str,
) -> tuple[Reading, ...]:
    """Every value of this part of a text, reader by reader; `kind` is what the words alone say."""
    return read_dates(text, start, end, words, written_on, kind=kind)
