"""What every reading of words must keep to, whatever the words are."""

import math
from datetime import date

from commitcheck.model.reading import ReadPromise


def is_sound(read: ReadPromise, text: str) -> None:
    """A promise and its values stand in the text; a number is one, and two days are in order."""
    assert 0 <= read.start < read.end <= len(text), read
    for value in read.readings:
        assert 0 <= value.start <= value.end <= len(text), value
        assert value.reason, value
    for number in (read.value, read.remedy_cap_pct):
        assert not isinstance(number, float) or math.isfinite(number), read
    if read.due_ambiguous is not None:
        first, second = read.due_ambiguous
        assert first < second, read
        assert read.due is None, read
    assert read.until is None or isinstance(read.until, date), read
