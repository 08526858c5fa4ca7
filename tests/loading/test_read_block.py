"""`read:` in a commitments file: values that words state, with these and how sure each is."""

import datetime as dt
from typing import Any

import pytest

from commitcheck.loading.records.read_block import is_of_other_words, read_of
from commitcheck.model.reading import Measure
from commitcheck.model.record_words import words_mark

QUOTE = "We keep an uptime of 99.95 % until 30 June 2027."


def item(quote: str | None = QUOTE, **block: Any) -> dict[str, Any]:
    return {"id": "C-1", "quote": quote, "read": block}


def test_values_become_readings_in_their_own_words() -> None:
    found = read_of(
        item(
            kind="sla", until="2027-06-30", dimension="uptime_pct", value=99.95,
            bands={"value": "clear", "dimension": "clear", "until": "unclear"},
            said={"value": "99.95 %", "until": "30 June 2027"},
        )
    )  # fmt: skip
    assert found is not None
    assert (found.kind, found.until, found.value) == ("sla", dt.date(2027, 6, 30), 99.95)
    assert found.bands["until"] == "unclear"
    read = {reading.field: reading for reading in found.readings}
    assert read["value"].value == Measure("uptime_pct", "eq", 99.95)
    assert QUOTE[read["value"].start : read["value"].end] == "99.95 %"
    assert QUOTE[read["until"].start : read["until"].end] == "30 June 2027"


def test_without_its_words_or_a_band_it_is_likely_and_of_the_whole_quote() -> None:
    found = read_of(item(capability=["sso"], said={"capabilities": "not there"}))
    assert found is not None
    (reading,) = (one for one in found.readings if one.field == "capabilities")
    assert (reading.start, reading.end, reading.band) == (0, len(QUOTE), "likely")


@pytest.mark.parametrize(
    ("text", "is_other"),
    [(None, False), (words_mark(QUOTE), False), (words_mark("Other words."), True), ("", True)],
)
def test_it_holds_for_the_words_that_it_was_read_from(text: str | None, is_other: object) -> None:
    kept = item(kind="sla", text=text)
    assert is_of_other_words(kept) == is_other
    assert (read_of(kept) is None) == is_other


def test_case_and_white_space_change_no_words() -> None:
    kept = item(QUOTE.upper().replace(" ", "  "), kind="sla", text=words_mark(QUOTE))
    assert read_of(kept) is not None


@pytest.mark.parametrize("block", [{}, {"modality": "negated"}, {"modality": "soon"}])
def test_what_promises_nothing_is_read_again(block: dict[str, Any]) -> None:
    assert read_of(item(**block)) is None


def test_nothing_is_read_of_no_quote() -> None:
    assert read_of(item(None, kind="sla")) is None


def test_unknown_words_of_a_kind_or_remedy_say_nothing() -> None:
    found = read_of(item(kind="magic", remedy="sorry", due=None))
    assert found is not None
    assert (found.kind, found.remedy, found.readings) == ("other", None, ())
