"""The raw examples: what their export says against their vision, and the report of the page."""

import importlib.util
import json
import re
import shutil
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from cli.calling import call

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = ("--as-of", "2026-10-01")

WORKED_OUT: dict[str, dict[str, Any]] = {
    "raw-crm": {
        "against": {"NG1": {"006T00003", "006T00011"}, "NG2": {"006T00006"}, "NG3": {"006T00008"}},
        "lost": {"006T00012"},
        "errors": {("COV301", "006T00005"), ("COV302", "006T00011")},
        "as_read": {("TIM401", "006T00002"), ("XCF701", "006T00008")},
    },
    "raw-tracker": {
        "against": {"NG1": {"HOP-18"}, "NG2": {"HOP-22"}, "NG3": {"HOP-30"}},
        "lost": set(),
        "errors": {("TIM401", "HOP-14"), ("COV301", "HOP-23")},
        "as_read": {("TIM401", "HOP-22")},
    },
    "raw-sheet": {
        "against": {"NG1": {"Hollow Farm"}, "NG2": {"Bergmann"}, "NG3": {"Meadow Lane"}},
        "lost": {"Old Mill"},
        "errors": {("COV301", "Three Rivers Co-op"), ("COV302", "Hollow Farm")},
        "as_read": {("VIS603", "Three Rivers Co-op")},
    },
}
"""Read by a person: by promise, or by customer where the file has no ids."""


@pytest.fixture(params=sorted(WORKED_OUT))
def example(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy of the example, with the file that says how it is read."""
    folder = tmp_path / str(request.param)
    shutil.copytree(EXAMPLES / str(request.param), folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "88")
    if not (folder / "commitcheck.yaml").exists():
        assert call("init", "--from", "export.csv").code == 0
    return folder


def test_no_sentence_stands_twice(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a line of ours nor the words of a promise; so wide that a sentence is a line."""
    monkeypatch.setenv("COLUMNS", "400")
    page = call("check", *DAY).out
    lines = [line.strip() for line in page.splitlines() if len(line.split()) > 7]
    quotes = re.findall(
        "\N{LEFT DOUBLE QUOTATION MARK}([^\n]{30,}?)\N{RIGHT DOUBLE QUOTATION MARK}", page
    )
    for said in (lines, quotes):
        assert said
        assert not [words for words, times in Counter(said).items() if times > 1]


def test_the_report_finds_what_a_person_found(example: Path) -> None:
    """Nothing of it was mapped or typed by hand but the columns that no preset knows."""
    report = json.loads(call("check", *DAY, "--format", "json").out)
    wanted = WORKED_OUT[example.name]
    has_ids = example.name != "raw-sheet"
    name = {row["id"]: row["id"] if has_ids else row["customer"] for row in report["commitments"]}
    hits: dict[str, set[str]] = defaultdict(set)
    for found in report["findings"]:
        for goal in found["related"] if found["rule"] == "VIS601" else ():
            hits[goal["id"]].add(name[found["subject"]["id"]])
    errors = {
        (found["rule"], name[found["subject"]["id"]])
        for found in report["findings"]
        if found["severity"] == "error" and found["subject"]["kind"] == "commitment"
    }
    as_read = {
        (found["rule"], name[found["subject"]["id"].partition("~")[0]])
        for found in report["as_read"]["findings"]
        if found["severity"] == "error"
    }
    assert dict(hits) == wanted["against"]
    assert errors == wanted["errors"]
    assert as_read == wanted["as_read"]
    withdrawn = {name[r["id"]] for r in report["commitments"] if r["status"] == "withdrawn"}
    assert withdrawn == wanted["lost"]


def test_the_report_is_the_expected_one(example: Path) -> None:
    """To the byte; `python docs/generate.py` writes it anew, to be read."""
    page = call("check", *DAY).out
    assert page == (EXAMPLES / example.name / "expected.txt").read_text("utf-8")
    assert len(page.splitlines()) <= 110


def test_the_workbook_is_what_its_script_makes(tmp_path: Path) -> None:
    folder = EXAMPLES / "raw-sheet"
    spec = importlib.util.spec_from_file_location("build", folder / "build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    build.build(tmp_path / "promises.xlsx")
    assert (tmp_path / "promises.xlsx").read_bytes() == (folder / "promises.xlsx").read_bytes()
