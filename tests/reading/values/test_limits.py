"""Both sides of the limits within which values are read: shares, lengths of words, segments."""

from collections.abc import Callable
from typing import Any

import pytest

from commitcheck.reading.values.capabilities import read_capabilities
from commitcheck.reading.values.remedies import read_remedies
from commitcheck.reading.values.restrictions import read_segment
from commitcheck.reading.vision_words import VisionWords

Words = Callable[..., VisionWords]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a credit of 60 %", "60 clear"),
        ("a credit of 61 %", None),
        ("a credit of at most 61 %", "61 clear"),
        ("credits of 5 % and 60 %", "60 likely"),
        ("credits of 5 % and 61 %", "5 clear"),
        ("credits of 5 %, at most 25 %", "25 clear"),
        ("up to 25 % in credits", "25 clear"),
        ("up to 25 % of 40 % in credits", "40 likely"),
        ("a refund of 20 %", None),
        ("a refund of 20 %, at most 50 %", "50 clear"),
        ("a penalty of 20 %", None),
        ("a penalty of 20 %, at most 50 %", "50 clear"),
        ("may terminate, at most 50 %", None),
    ],
)
def test_the_cap_of_a_remedy(words: Words, text: str, said: str | None) -> None:
    """The most that words name, or a single share; a share beyond sixty is none of a fee."""
    found = read_remedies(text, 0, len(text), words())
    cap = next((it for it in found if it.field == "remedy_cap_pct"), None)
    assert (cap and f"{cap.value:g} {cap.band}") == said


@pytest.mark.parametrize(
    ("text", "remedy", "band"),
    [
        ("Level | Credit\n99 % | 10 %", "service_credit", "likely"),
        ("Level | Refund\n99 % | 10 %", "refund", "likely"),
        ("Level | Uptime\n99 % | 10 %", None, None),
        ("a credit of 10 %", "service_credit", "clear"),
        ("without a credit", None, None),
        ("no service credit", None, None),
        ("credit card", None, None),
    ],
)
def test_a_remedy_by_its_words_or_by_its_column(
    words: Words, text: str, remedy: str | None, band: str | None
) -> None:
    start = text.rindex("\n") + 1 if "\n" in text else 0
    found = read_remedies(text, start, len(text), words())
    said = next((it for it in found if it.field == "remedy"), None)
    assert (said and said.value, said and said.band) == (remedy, band)


@pytest.mark.parametrize(
    ("alias", "text", "band"),
    [
        ("elevenchars", "the elevenchars thing", "likely"),
        ("tencharact", "the tencharact thing", None),
        ("SOA", "the soa thing", "likely"),
        ("SO", "the so thing", None),
        ("Soa", "the soa thing", None),
        ("PDF", "the pdf thing", None),
    ],
)
def test_a_word_tells_a_capability_if_it_is_long_or_an_abbreviation(
    words: Words, alias: str, text: str, band: str | None
) -> None:
    """Of one name only, and no word that half of all software has."""
    known = words(capabilities=[{"id": "it", "name": "Pilot app", "aliases": [f"{alias} mode"]}])
    found = read_capabilities(text, 0, len(text), known, kind="scale")
    assert [reading.band for reading in found] == ([band] if band else [])
    twice = words(
        capabilities=[
            {"id": "it", "name": "Pilot app", "aliases": [f"{alias} mode"]},
            {"id": "too", "name": "Crew app", "aliases": [f"{alias} view"]},
        ]
    )
    assert read_capabilities(text, 0, len(text), twice, kind="scale") == ()


SEGMENTS = {
    "segments": [
        {"id": "dgs", "name": "Dental groups"},
        {"id": "fmw", "name": "Foundries and metal works"},
        {"id": "orl", "name": "Online retailers"},
    ]
}


@pytest.mark.parametrize(
    ("text", "segment", "words_of_it", "band"),
    [
        ("for Dental groups", "dgs", "Dental groups", "clear"),
        ("for dental clinics", "dgs", "dental", "likely"),
        ("for foundries", "fmw", "foundries", "likely"),
        ("for foundries of metal", "fmw", "foundries of metal", "clear"),
        ("for online shops", "orl", "online", "likely"),
        ("for dental foundries", "dgs", "dental", "likely"),
        ("for everybody", None, None, None),
    ],
)
def test_a_segment_by_its_name_or_by_words_of_it(
    words: Words, text: str, segment: str | None, words_of_it: str | None, band: str | None
) -> None:
    """Clear by its name or by two of its words; likely by a single one, or beside another."""
    found: Any = read_segment(text, 0, len(text), words(positioning=SEGMENTS))
    assert (found and found.value) == segment
    assert (found and found.band) == band
    assert (found and text[found.start : found.end]) == words_of_it
