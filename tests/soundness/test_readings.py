"""Any words at all: what is read of them stands in them, in their order, the same every time."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from building import project
from commitcheck.reading.read_text import read_text
from soundness.documents import VISION, WORDS
from soundness.readings import is_sound

PROJECT = project(VISION)
PIECES = sorted({word for text in WORDS for word in text.split()})
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from((*PIECES, *WORDS, "\n", "> ", "\n- ", "|", "?")), max_size=20).map(
        " ".join
    ),
)


@given(TEXTS, st.sampled_from([None, dt.date(2026, 3, 16)]))
def test_what_is_read_stands_in_the_text(text: str, day: dt.date | None) -> None:
    found = read_text(text, PROJECT, written_on=day)
    for promise in found:
        is_sound(promise, text)
    places = [(promise.start, promise.end) for promise in found]
    assert places == sorted(places)
    assert read_text(text, PROJECT, written_on=day) == found
