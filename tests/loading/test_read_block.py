"""`read:` in a commitments file: values that words state, with these and how sure each is."""

import datetime as dt
from typing import Any

import pytest

from commitcheck.loading.records.read_block import (
    is_of_other_words,
    read_of,
    said_of,
    unclear_of,
)
from commitcheck.model.reading import Measure, Reading, RelativeDay
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
    (reading,) = (finding for finding in found.readings if finding.field == "capabilities")
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


def test_a_day_in_two_orders_is_kept_as_both() -> None:
    quote = "We deliver it by 03/04/2027."
    found = read_of(
        item(
            quote,
            due_ambiguous=["2027-03-04", "2027-04-03"],
            bands={"due_ambiguous": "clear"},
            said={"due_ambiguous": "03/04/2027"},
        )
    )
    assert found is not None
    assert (found.due, found.due_ambiguous) == (None, (dt.date(2027, 3, 4), dt.date(2027, 4, 3)))
    (reading,) = found.readings
    assert (reading.field, quote[reading.start : reading.end]) == ("due_ambiguous", "03/04/2027")


def test_a_day_that_hangs_on_an_event_is_kept_with_it() -> None:
    found = read_of(item(due_relative={"anchor": "signature", "offset": "P30D"}))
    assert found is not None
    assert (found.due, found.due_relative) == (None, RelativeDay("signature", "P30D"))


def test_words_that_stay_open_are_shown_and_never_used() -> None:
    quote = "We deliver it by the end of next quarter."
    kept = item(quote, unclear={"due": "end of next quarter", "until": "not there"})
    found = read_of(kept)
    assert found is not None
    assert found.due is None
    (reading,) = found.readings
    assert (reading.field, reading.value, reading.band) == ("due", "end of next quarter", "unclear")
    assert quote[reading.start : reading.end] == "end of next quarter"


def test_words_of_a_value_that_others_settle_are_not_open() -> None:
    quote = "By 30 June, so by 30 June 2027."
    open_day = Reading("due", "30 June", 3, 10, "unclear", "")
    day = Reading("due", dt.date(2027, 6, 30), 18, 30, "clear", "")
    assert unclear_of([open_day], quote) == {"due": "30 June"}
    assert unclear_of([open_day, day], quote) == {}
    assert said_of([open_day, day], quote) == {"due": "30 June 2027"}
