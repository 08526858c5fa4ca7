"""Characters that nobody sees: read as if they were not there, placed as if they were."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import building as b
from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise
from commitcheck.reading.visible import visible

DAY = dt.date(2026, 11, 30)
PLAIN = "We will deliver Ratio alerts by 30 June 2027 and give a discount of 20 %."
SOFT, ZERO_WIDTH = "\u00ad", "\u200b"


def project() -> Project:
    vision = b.vision(
        capabilities=[{"id": "alerts", "name": "Ratio alerts"}],
        dimensions=[{"id": "discount_pct"}, {"id": "uptime_pct"}],
    )
    return b.project(vision)


def read(text: str) -> tuple[ReadPromise, ...]:
    return read_text(text, project(), written_on=DAY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"dis{SOFT}count", "discount"),
        (f"up{ZERO_WIDTH}time", "uptime"),
        ("\ufeffSSO", "SSO"),
        ("30/06\u200e/2027", "30/06/2027"),
        ("Verfu\u0308gbarkeit", "Verfügbarkeit"),
        ("plain", "plain"),
        ("We\u200bdeliver\u200bSSO\u200bnow", "We deliver SSO now"),
        ("We\ufeffdeliver\u2800SSO\u2060now\u200b", "We deliver SSO now"),
        ("We\u200bdeliver\u200bSSO", "WedeliverSSO"),
        ("Web\u200bhooks and\u200b S\u200bSO soon", "Webhooks and SSO soon"),
        ("Do\u00adnau\u00addampf\u00adschiff\u00adfahrt", "Donaudampfschifffahrt"),
        ("", ""),
    ],
)
def test_only_what_is_seen_is_left(text: str, words: str) -> None:
    assert visible(text).text == words


def test_spaces_of_no_width_part_the_words_of_a_text_that_has_no_others() -> None:
    """Each of them is one character, as the blank that it stands for."""
    text = PLAIN.replace(" ", ZERO_WIDTH)
    plain_entries, entries = read(PLAIN), read(text)
    assert [entry.due for entry in entries] == [entry.due for entry in plain_entries]
    assert [entry.start for entry in entries] == [entry.start for entry in plain_entries]
    assert entries[0].capabilities == ("alerts",)


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        (f"99.9{ZERO_WIDTH}5 % up{SOFT}time guaran{ZERO_WIDTH}teed", "uptime_pct", 99.95),
        (f"We guarantee 20\u00a0% dis{SOFT}count", "discount_pct", 20),
        ("Wir garantieren 99,9 % Verfu\u0308gbarkeit", "uptime_pct", 99.9),
    ],
)
def test_a_word_with_a_mark_inside_is_read(text: str, dimension: str, value: float) -> None:
    (entry,) = read(text)
    assert (entry.dimension, entry.value) == (dimension, value)


def test_a_place_is_that_of_the_characters_as_they_came() -> None:
    text = f"Hi.{ZERO_WIDTH} We will deliver Ratio al{SOFT}erts by 30 Ju{ZERO_WIDTH}ne 2027{SOFT}."
    (entry,) = read(text)
    (due,) = [reading for reading in entry.readings if reading.field == "due"]
    (name,) = [reading for reading in entry.readings if reading.field == "capabilities"]
    assert text[due.start : due.end] == f"30 Ju{ZERO_WIDTH}ne 2027"
    assert text[name.start : name.end] == f"Ratio al{SOFT}erts"
    assert text[entry.start : entry.end].startswith("We will deliver")


@given(st.lists(st.tuples(st.integers(0, len(PLAIN)), st.sampled_from("\u00ad\u200b\u200e\u2060"))))
def test_marks_anywhere_change_no_value_and_no_words(marks: list[tuple[int, str]]) -> None:
    text = PLAIN
    for place, mark in sorted(marks, reverse=True):
        text = text[:place] + mark + text[place:]
    strip = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u2060"))
    plain, marked = read(PLAIN), read(text)
    assert len(plain) == len(marked)
    for before, after in zip(plain, marked, strict=True):
        assert (before.due, before.value) == (after.due, after.value)
        assert before.capabilities == after.capabilities
        said = text[after.start : after.end]
        assert said.translate(strip) == PLAIN[before.start : before.end]
        assert {ord(said[0]), ord(said[-1])}.isdisjoint(strip)


@given(st.text(max_size=60))
def test_every_place_is_inside_of_the_text(text: str) -> None:
    shown = visible(text)
    for at in range(len(shown.text)):
        start, end = shown.span(at, at + 1)
        assert 0 <= start < end <= len(text)
