"""Any text at all: places in range, the same readings again, and bounded time."""

import datetime as dt
import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import vision
from commitcheck.model.reading import Measure, Reading
from commitcheck.reading.dates.days import Day
from commitcheck.reading.dates.read import calendar_of
from commitcheck.reading.values.capabilities import read_capabilities
from commitcheck.reading.values.read import read_values
from commitcheck.reading.vision_words import VisionWords, vision_words

DAY = dt.date(2026, 3, 16)
KINDS = ("feature", "sla", "support", "pricing", "exclusivity", "data_residency", "compliance")
PIECES = (
    "30 June 2026", "by", "31/12/26", "Q3", "FY27", "mid-", "end of", "next month", "Friday",
    "8 weeks after signature", "at go-live", "99.9 %", "uptime", "15 min", "response", "half",
    "Germany", "own instance", "ISO 27001", "SOC 2", "waitlist", "no other", "dental group",
    "credit of 10 %", "€", "|", "\n", "\t", ".", ",", "-", "/", "'27", "12", "\u0301", "\u200b",
    "\u202e", "\x00", "ﬁn", "Zu\u0308rich", "\uff11\uff12", "٣", "²", "½", "30\u00a0000", "日本",
    "\U0001d7d7\U0001d7d7",
)  # fmt: skip


@cache
def known() -> VisionWords:
    """A vision with something of every kind."""
    return vision_words(
        vision(
            capabilities=[{"id": "waitlist", "name": "Waitlist automation"}],
            certifications=["iso27001"],
            dimensions=[
                {"id": "users"},
                {"id": "data_region", "type": "enum", "words": {"eu": ["Germany"]}},
                {"id": "api_v1_available_until", "type": "date"},
            ],
            positioning={"segments": [{"id": "dental", "name": "Dental groups"}]},
        )
    )


def read(text: str, start: int, end: int, kind: str) -> tuple[Reading, ...]:
    values = read_values(text, start, end, known(), DAY, kind, is_named=False)
    return (*values, *read_capabilities(text, start, end, known(), kind=kind))


def days_of(text: str) -> tuple[Day, ...]:
    return calendar_of(text, known(), DAY).days


texts = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
)


@given(texts, st.sampled_from(KINDS), st.data())
def test_readings_stand_where_they_say(text: str, kind: str, data: st.DataObject) -> None:
    """Inside the text, in order, never empty; a value has the type of its field."""
    start = data.draw(st.integers(0, len(text)))
    for reading in read(text, start, len(text), kind):
        assert 0 <= reading.start < reading.end <= len(text)
        assert reading.band in ("clear", "likely", "unclear")
        assert reading.reason
        if reading.field == "value":
            assert isinstance(reading.value, Measure)
        if reading.field in ("due", "until") and reading.band != "unclear":
            assert isinstance(reading.value, dt.date)


@given(texts, st.sampled_from(KINDS))
def test_the_same_text_is_read_the_same(text: str, kind: str) -> None:
    first = read(text, 0, len(text), kind)
    calendar_of.cache_clear()
    assert read(text, 0, len(text), kind) == first


@given(texts, st.text(alphabet=" xyz\n", max_size=9))
def test_words_in_front_move_the_places_and_no_more(text: str, before: str) -> None:
    """A day keeps its value wherever the text stands; it moves with its characters."""
    alone = [(day.day, day.start, day.end) for day in days_of(f"\n\n{text}")]
    moved = [
        (day.day, day.start - len(before), day.end - len(before))
        for day in days_of(f"{before}\n\n{text}")
    ]
    assert moved == alone


def test_a_span_is_the_very_characters() -> None:
    """Decomposed letters, full-width digits, marks of direction and controls change no place."""
    text = "\u202eHosting in Zu\u0308rich\x00, by 30 June 2026 \U0001f680"
    days = days_of(text)
    assert [text[day.start : day.end] for day in days] == ["30 June 2026"]
    [place] = [
        reading
        for reading in read(text, 0, len(text), "data_residency")
        if reading.field == "value"
    ]
    assert text[place.start : place.end] == "Zu\u0308rich"


@pytest.mark.parametrize(
    "unit",
    ["SSO by 30 June 2026, ", "8 weeks after signature ", "99.9 % uptime ", "12 12 12 ", "1/2/",
     "from 1 May 2026 to 2 May 2026 ", "if 30 June 2026 ", "| a | 5 |\n", "no other "],
)  # fmt: skip
def test_time_grows_with_the_length_only(unit: str) -> None:
    """Five thousand dates in a cell: four times the text takes less than twelve times the time."""

    def seconds(count: int) -> float:
        text = unit * count
        began = time.process_time()
        read_values(text, 0, len(text), known(), DAY, "feature", is_named=False)
        return time.process_time() - began

    seconds(500)
    short, long = max(seconds(1_250), 0.01), seconds(5_000)
    assert long < 12 * short
    assert long < 2.5
