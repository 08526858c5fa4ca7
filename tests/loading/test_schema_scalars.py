"""The one rule: a plain scalar is what is expected there, unless YAML readers disagree about it."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.schemas.compile import compile_schema
from commitcheck.loading.schemas.read import Refusal, read_scalar
from commitcheck.loading.yaml_text.scalars import LONGEST_NUMBER, Plain, disagreement, number_of

TEXT = compile_schema({"type": "string"})
NUMBER = compile_schema({"type": "number"})
WHOLE = compile_schema({"type": "integer"})
TRUTH = compile_schema({"type": "boolean"})
ANY = compile_schema({"type": ["number", "string", "boolean"]})
DATE = compile_schema({"$ref": "#/definitions/date", "definitions": {"date": {"type": "string"}}})
REVENUE = compile_schema({"type": "string", "enum": ["error", "warn", "off"]})


@pytest.mark.parametrize(
    "text", ["1042", "-3", "1.5", "1.0", "C-1", "2026-Q3", "09:30", "nobody", "y", "1,5", "1e5x"]
)
def test_text_is_taken_as_written(text: str) -> None:
    assert read_scalar(TEXT, Plain(text)) == text


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("yes", "true"),
        ("NO", "false"),
        ("Off", "false"),
        ("1.10", "the number 1.1"),
        ("1e5", "the number 100000"),
        ("1_000", "the number 1000"),
        ("0071", "an octal number"),
        ("0x1F", "a number in another base"),
        ("0o17", "a number in another base"),
        ("22:30", "the number 1350"),
        ("1:30:00", "the number 5400"),
        ("2026-03-16", "a date"),
        ("2026-03-16 10:00:00", "a date"),
        (".inf", "no finite number"),
        (".NaN", "no finite number"),
        ("NULL", "nothing"),
        ("~", "nothing"),
        ("=", "a sign of YAML's own"),
    ],
)
def test_text_that_readers_disagree_about_is_refused(text: str, reading: str) -> None:
    """In quotes it is what it says."""
    assert read_scalar(TEXT, Plain(text)) == Refusal("text", text, reading)
    assert read_scalar(TEXT, text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-0", 0),
        ("+7", 7),
        ("1.", 1.0),
        (".5", 0.5),
        ("0.50", 0.5),
        ("-1.5e-3", -0.0015),
        ("1e400", None),
        ("007", None),
        ("-07", None),
        ("1_0", None),
        ("+-7", None),
        ("--7", None),
        ("", None),
        ("+", None),
        (".", None),
        ("e5", None),
        ("1e", None),
        ("inf", None),
        ("\u0661", None),
        ("9" * LONGEST_NUMBER, int("9" * LONGEST_NUMBER)),
        ("9" * (LONGEST_NUMBER + 1), None),
    ],
)
def test_a_number_is_what_every_reader_takes_for_the_same(text: str, value: float | None) -> None:
    found = number_of(text)
    assert (found, type(found)) == (value, type(value))


@given(st.from_regex(r"[-+.0-9:_eExobTZ <=~yYnNoOfFtTrRuUsSlLaA]{1,12}", fullmatch=True))
def test_nothing_that_pyyaml_takes_for_something_else_slips_through(text: str) -> None:
    """Text that is taken as written comes back from PyYAML as the same characters."""
    if text != text.strip() or disagreement(text) is not None:
        return
    resolve: Any = yaml.SafeLoader("").resolve
    tag = resolve(yaml.ScalarNode, text, (True, False))
    if tag.endswith((":int", ":float")):
        assert str(yaml.safe_load(text)) == text
    else:
        assert tag.endswith(":str") or text in ("", "null")


@pytest.mark.parametrize(
    ("text", "value"),
    [("6", 6), ("-4", -4), ("2.50", 2.5), (".5", 0.5), ("1e3", 1000.0), ("+5", 5), ("0", 0)],
)
def test_a_number_is_a_number(text: str, value: float) -> None:
    assert read_scalar(NUMBER, Plain(text)) == value


@pytest.mark.parametrize(
    "text",
    [".nan", ".inf", "NaN", "1e999", "1_000", "010", "0x1F", "22:30", "50%", "six", "9" * 5000],
)
def test_what_is_no_finite_number_is_refused(text: str) -> None:
    """Also what some readers would read as another number than others."""
    assert read_scalar(NUMBER, Plain(text)) == Refusal("type", text)


def test_a_number_in_quotes_is_text() -> None:
    assert read_scalar(NUMBER, "6") == Refusal("quoted", "6")


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert read_scalar(WHOLE, Plain("5.0")) == 5
    assert isinstance(read_scalar(WHOLE, Plain("5.0")), int)


@pytest.mark.parametrize("text", ["true", "Yes", "ON"])
def test_yes_in_any_of_its_spellings_is_true(text: str) -> None:
    assert read_scalar(TRUTH, Plain(text)) is True


def test_no_is_false_and_the_word_in_quotes_is_text() -> None:
    assert read_scalar(TRUTH, Plain("No")) is False
    assert read_scalar(TRUTH, "true") == Refusal("quoted", "true")
    assert read_scalar(TRUTH, Plain("tRUE")) == Refusal("type", "tRUE")


@pytest.mark.parametrize(
    ("text", "value"),
    [("99.90", 99.9), ("true", True), ("EU", "EU"), ("2026-03-16", "2026-03-16"), ("NaN", "NaN")],
)
def test_where_anything_may_stand_a_number_comes_first(text: str, value: Any) -> None:
    assert read_scalar(ANY, Plain(text)) == value


def test_where_anything_may_stand_yes_is_in_doubt() -> None:
    assert read_scalar(ANY, Plain("yes")) == Refusal("text", "yes", "true")


def test_a_word_of_a_closed_list_is_beyond_doubt() -> None:
    """`revenue_checks: off` can only mean one thing here."""
    assert read_scalar(REVENUE, Plain("off")) == "off"


@pytest.mark.parametrize("text", ["2026-03-16", "2026-Q3"])
def test_a_date_stays_text(text: str) -> None:
    assert read_scalar(DATE, Plain(text)) == text
    assert read_scalar(DATE, text) == text


@pytest.mark.parametrize(
    "text", ["2026-03-16 23:30:00", "2026-03-16T23:30:00Z", "2026-03-16 23:30:00.5 -08:00"]
)
def test_a_timestamp_stands_for_its_date_as_written(text: str) -> None:
    """Never shifted to another time zone's day."""
    assert read_scalar(DATE, Plain(text)) == "2026-03-16"
