"""`diff --if`: a change that nobody has made yet, and the latest day that breaks nothing more."""

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest

from cli.calling import call
from commitcheck.api import check, load
from commitcheck.errors import UsageError
from commitcheck.over_time import what_if
from commitcheck.variants.comparing import compared
from variants.repositories import write_project

SCHEMA = Path(__file__).parents[2] / "schemas" / "diff.schema.json"
VISION = """\
schema_version: 1
product: {name: Auditrail}
capabilities:
  - {id: scim, name: SCIM provisioning, status: planned}
  - {id: both, status: planned}
roadmap:
  - {id: RM1, title: SCIM, capabilities: [scim], earliest: 2026-05-01, latest: 2026-06-30}
  - {id: RM2, title: Single day, latest: 2026-06-30}
  - {id: RM3, title: Empty cell, earliest: null, latest: 2026-06-30}
  - {id: RM4, title: Twice, earliest: 2026-06-30, latest: 2026-06-30}
  - {id: both, title: Two things, latest: 2026-06-30}
guardrails:
  - {id: GR1, dimension: uptime, op: min, value: 99.9}
  - {id: GR2, dimension: region, op: in, value: [eu]}
certifications:
  - {id: iso, status: in_progress, expected_on: 2026-05-01}
capacity:
  periods:
    - {id: 2026-Q2, start: 2026-04-01, end: 2026-06-30, total: 100, reserved: 10}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_project(tmp_path, VISION)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("assumption", "old", "new"),
    [
        ("RM1=2026-Q4", "latest: 2026-06-30}\n  - {id: RM2", "latest: 2026-12-31}\n  - {id: RM2"),
        ("RM1=2026-04-15", "earliest: 2026-05-01, latest: 2026-06-30",
         "earliest: 2026-04-15, latest: 2026-04-15"),
        ("RM2=2026-Q4", "Single day, latest: 2026-06-30", "Single day, latest: 2026-12-31"),
        ("RM3=2026-Q4", "earliest: null, latest: 2026-06-30", "earliest: null, latest: 2026-12-31"),
        ("RM4=2026-Q4", "earliest: 2026-06-30, latest: 2026-06-30",
         "earliest: 2026-06-30, latest: 2026-12-31"),
        ("RM1=dropped", "title: SCIM,", "title: SCIM, status: dropped,"),
        ("item:both=2026-Q4", "Two things, latest: 2026-06-30", "Two things, latest: 2026-12-31"),
        ("cap:both=rejected", "{id: both, status: planned}", "{id: both, status: rejected}"),
        ("scim=available", "provisioning, status: planned", "provisioning, status: available"),
        ("capacity:2026-Q2=3", "total: 100", "total: 3"),
        ("guardrail:GR1=99.5", "value: 99.9", "value: 99.5"),
        ("GR2=eu,ch", "value: [eu]", "value: [eu, ch]"),
        ("certification:iso=2027-Q2", "expected_on: 2026-05-01", "expected_on: 2027-06-30"),
        ("iso=held", "status: in_progress", "status: held"),
    ],
)  # fmt: skip
def test_an_assumption_equals_editing_the_file(
    folder: Path, assumption: str, old: str, new: str
) -> None:
    assert VISION.count(old) == 1
    comparison = what_if((assumption,))
    before = check(load(), engine="off")
    (folder / "vision.yaml").write_text(VISION.replace(old, new), "utf-8")
    after = check(load(), engine="off")
    result = compared(before.findings, after.findings)

    assert [found.finding.message for found in comparison.new] == [
        pair.now.message for pair in result.new
    ]
    assert [found.finding.severity for found in comparison.worse] == [
        pair.now.severity for pair in result.worse
    ]
    assert [found.message for found in comparison.gone] == [f.message for f in result.gone]
    assert comparison.changes


def test_a_promise_may_be_assumed_too(folder: Path) -> None:
    comparison = what_if(("K-1=2026-04-30", "K-2=withdrawn"))

    late = [found.finding for found in comparison.new if found.finding.rule == "TIM401"]
    assert [found.subject.id for found in late] == ["K-1"]
    assert {change.key.id for change in comparison.changes} == {"K-1", "K-2"}
    assert folder.exists()


def test_the_latest_safe_day_is_the_last_that_breaks_nothing_more() -> None:
    """K-1 is due on 31 July; both sides of the boundary are tried."""
    comparison = what_if("RM1=2026-Q4")

    assert comparison.latest_safe == {"RM1": dt.date(2026, 7, 31)}
    assert not what_if("RM1=2026-07-31").bad
    assert what_if("RM1=2026-08-01").bad


def test_an_item_that_nobody_waits_for_may_slip_for_ever() -> None:
    assert what_if("RM2=2030-12-31").latest_safe == {"RM2": None}


def test_what_is_not_moved_has_no_safe_day() -> None:
    assert what_if(("RM1=dropped", "scim=available")).latest_safe == {}


@pytest.mark.parametrize(
    ("assumption", "why"),
    [
        ("RM1", "expected WHAT=VALUE"),
        ("=3", "expected WHAT=VALUE"),
        ("RM1=", "expected WHAT=VALUE"),
        ("RM01=dropped", "did you mean RM1?"),
        ("both=planned", "write item:both and cap:both"),
        ("cap:RM1=planned", "there is no such thing"),
        ("RM1=soon", "expected a day, a quarter, or planned"),
        ("RM1=2026-02-30", "expected a day"),
        ("scim=done", "expected available"),
        ("GR1=high", "expected a number"),
        ("capacity:2026-Q2=nan", "expected a number"),
        ("capacity:2026-Q2=inf", "expected a number"),
        ("iso=soon", "expected a day or held"),
    ],
)
def test_what_fits_nothing_says_what_would(assumption: str, why: str) -> None:
    with pytest.raises(UsageError, match=why.replace("?", r"\?")):
        what_if((assumption,))


def test_no_file_is_touched_and_none_needs_git(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    called = call("diff", "--if", "RM1=2026-Q4", "scim=planned", "cap:both=rejected")

    assert called.code == 0
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert "if RM1=2026-Q4, scim=planned, cap:both=rejected" in called.out
    assert "RM1 may slip to 2026-07-31 without breaking anything more" in called.out


def test_the_record_has_the_assumptions_in_place_of_sides() -> None:
    called = call("diff", "--if", "RM1=2026-Q4", "--if", "scim=planned", "--format", "json")
    document = json.loads(called.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))

    assert document["if"] == ["RM1=2026-Q4", "scim=planned"]
    assert document["latest_safe"] == {"RM1": "2026-07-31"}
    assert "base" not in document
    assert document["findings"]["new"][0]["causes"]


def test_without_a_side_and_without_an_assumption_it_says_what_to_name() -> None:
    called = call("diff")

    assert called.code == 2
    assert "name what to compare with: commitcheck diff BASE [HEAD]" in called.err
