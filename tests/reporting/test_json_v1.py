"""JSON v1: the record, exactly as its schema describes it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from msgspec.structs import replace

from commitcheck.model.finding import Related, Subject
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render
from reporting.findings import a_finding, deals_csv
from reporting.hostile import CORPUS, MEGABYTE
from reporting.reports import (
    clean_report,
    empty_report,
    hostile_report,
    planted_report,
    sample_report,
)

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text("utf-8")
)
VALIDATOR = Draft7Validator(SCHEMA)


def written(report: Report) -> str:
    text = render(report, "json")
    assert isinstance(text, str)
    return text


def errors(text: str) -> list[str]:
    return [
        f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(json.loads(text))
    ]


@pytest.mark.parametrize("make", [sample_report, clean_report, empty_report, hostile_report])
def test_every_report_fits_the_schema(make: Any) -> None:
    """The published schema describes what is written, strictly."""
    assert errors(written(make())) == []


def test_the_schema_is_strict_about_every_object() -> None:
    """A field that the schema does not know would be an error everywhere."""
    Draft7Validator.check_schema(SCHEMA)
    for path, schema in _schemas(SCHEMA, "#"):
        if schema.get("type") == "object":
            assert "additionalProperties" in schema, path
        for name, value in schema.get("properties", {}).items():
            assert value.get("description"), f"{path}.{name} says nothing"


def test_required_keys_are_all_written_in_the_order_of_the_schema() -> None:
    """Sections are never missing, and come in one order."""
    record = json.loads(written(empty_report()))
    assert list(record) == list(SCHEMA["properties"]) == SCHEMA["required"]
    for section, definition in (("findings", "finding"), ("commitments", "answer")):
        row = json.loads(written(sample_report()))[section][0]
        assert list(row) == SCHEMA["definitions"][definition]["required"]


def test_one_finding_is_one_line() -> None:
    """A line holds a whole object, so that grep and diff are useful."""
    expected = (
        '    {"rule": "COV303", "variant": "", "severity": "error",'
        ' "subject": {"kind": "commitment", "id": "K-26"}, "related": [], "related_count": 0,'
        ' "message": "tms-planning is rejected",'
        ' "location": {"path": "deals.csv", "line": 27, "column": 66, "field": "capability"},'
        ' "quotes": [], "cure": "strike",'
        ' "next_step": "strike the promise, or change the vision openly", "who": "product",'
        ' "roots": ["R2"], "deals": [], "preventable": true, "if_signed": null,'
        ' "fingerprint": "c746d765112895ee", "waived_by": null, "lapsed_waiver": null,'
        ' "baseline": false, "basis": "given"},'
    )
    assert expected in written(sample_report()).splitlines()


def test_an_empty_report_is_short_and_whole() -> None:
    """Nothing to say is said by empty sections."""
    lines = written(empty_report()).splitlines()
    assert lines[:3] == ["{", '  "format": "commitcheck/report",', '  "version": 2,']
    assert '  "findings": [],' in lines
    assert '  "metrics": {},' in lines
    assert '  "baseline": null,' in lines
    assert lines[-1] == "}"


def test_related_stops_at_ten_and_says_how_many() -> None:
    """A conflict with a hundred promises stays one readable line."""
    related = tuple(Related("commitment", f"K-{n}", deals_csv(n)) for n in range(1, 101))
    found = a_finding("XCF701", Subject("commitment", "K-1"), "", deals_csv(1), related=related)
    row = json.loads(written(replace(sample_report(), findings=(found,))))["findings"][0]
    assert len(row["related"]) == 10
    assert row["related_count"] == 100


def test_findings_are_never_capped() -> None:
    """The record holds all of them, whatever the terminal shows."""
    many = tuple(
        a_finding("VIS601", Subject("commitment", f"K-{n}"), "", deals_csv(n))
        for n in range(1, 501)
    )
    record = json.loads(written(replace(sample_report(), findings=many)))
    assert len(record["findings"]) == 500


def test_numbers_that_json_has_not_are_null() -> None:
    """An infinite amount would make the whole document unreadable."""
    deals = tuple(
        replace(sample_report().deals[0], arr=value)
        for value in (float("inf"), float("nan"), 1e300, 2.5, 3.0)
    )
    record = json.loads(written(replace(sample_report(), deals=deals)))
    assert [deal["arr"] for deal in record["deals"]] == [None, None, 1e300, 2.5, 3]


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_survives_and_stays_inert(name: str) -> None:
    """The value comes back as it was, and the document holds nothing that acts."""
    text = written(planted_report(CORPUS[name]))
    assert errors(text) == []
    assert json.loads(text)["product"] == _storable(CORPUS[name])
    _is_inert(text)


@given(st.text(st.characters(codec=None)))
def test_no_text_changes_the_frame(said: str) -> None:
    """Any text: the same lines, the same value, UTF-8."""
    text = written(planted_report(said))
    assert text.count("\n") == written(planted_report("x")).count("\n")
    assert json.loads(text)["product"] == _storable(said)
    _is_inert(text)


def test_a_megabyte_is_kept() -> None:
    """The record never shortens."""
    text = written(replace(sample_report(), product=MEGABYTE))
    assert json.loads(text)["product"] == MEGABYTE


def test_a_band_is_one_of_three_words() -> None:
    """The matcher's own names for no confidence stay its own."""
    hint = sample_report().suggestions[0]
    hints = tuple(replace(hint, band=band) for band in ("match", "possible", "suspect", "no idea"))
    record = json.loads(written(replace(sample_report(), suggestions=hints)))
    assert [suggestion["band"] for suggestion in record["suggestions"]] == [
        "match",
        "possible",
        "none",
        "none",
    ]


def test_options_do_not_change_the_record() -> None:
    """Width and colour are for people."""
    wide = RenderOptions(width=200, color=True, verbosity=2, show_waived=True)
    assert render(sample_report(), "json", wide) == written(sample_report())


def test_only_the_chosen_format_is_imported() -> None:
    """Writing JSON does not pay for the terminal's library."""
    code = (
        "import sys; from commitcheck import reporting;"
        "reporting.options.module_of('commitcheck.reporting', reporting.FORMATS['json']);"
        "sys.exit('rich' in sys.modules or 'commitcheck.reporting.terminal.report' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _storable(text: str) -> str:
    """Half characters have no UTF-8 form; everything else is kept."""
    return "".join("\ufffd" if "\ud800" <= words <= "\udfff" else words for words in text)


def _is_inert(document: str) -> None:
    data = document.encode()
    assert data
    acting = {character for character in document if character < " " and character != "\n"}
    assert not acting
    assert not any("\x7f" <= character <= "\x9f" for character in document)
    assert not any(character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
                   for character in document)  # fmt: skip
    assert "::" not in document
    assert "##[" not in document
    assert "##vso[" not in document


def _schemas(schema: dict[str, Any], path: str) -> list[tuple[str, dict[str, Any]]]:
    found = [(path, schema)]
    for key in ("properties", "definitions"):
        for name, value in schema.get(key, {}).items():
            found += _schemas(value, f"{path}/{key}/{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            found += _schemas(schema[key], f"{path}/{key}")
    for index, value in enumerate(schema.get("anyOf", ())):
        found += _schemas(value, f"{path}/anyOf/{index}")
    return found
