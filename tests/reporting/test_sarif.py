"""SARIF 2.1.0: what code scanning demands, result by result."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.model.finding import Quote, Related, Subject
from commitcheck.model.location import Location
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render
from commitcheck.rules import ALL_RULES
from reporting.findings import W, a_finding, deals_csv
from reporting.golden import assert_golden
from reporting.hostile import CORPUS, MEGABYTE
from reporting.reports import (
    clean_report,
    empty_report,
    hostile_report,
    planted_report,
    sample_report,
)


def written(report: Report, options: RenderOptions | None = None) -> str:
    text = render(report, "sarif", options)
    assert isinstance(text, str)
    return text


def run(report: Report, options: RenderOptions | None = None) -> dict[str, Any]:
    log = json.loads(written(report, options))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert_holds(only)
    return dict(only)


def assert_holds(run: dict[str, Any]) -> None:
    """What GitHub demands of every run, and its limits."""
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        for field in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[field]["text"]) <= 1024, rule["id"]
        assert rule["help"]["text"]
        assert len(rule["name"]) <= 255
        assert len(rule["properties"]["tags"]) <= 10
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert "security-severity" not in rule["properties"]
    assert len(run["results"]) <= 25_000
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("note", "warning", "error")
        assert result["message"]["text"]
        assert set(result["partialFingerprints"]) == {"commitcheck/v1"}
        assert_points(result["locations"][0])
        for number, place in enumerate(result.get("relatedLocations", ()), 1):
            assert place["id"] == number
            assert_points(place)


def assert_points(place: dict[str, Any]) -> None:
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?!/|\./)(?:[\w./!$&'()*+,;=@~-]|%[0-9A-F]{2})+", uri, re.ASCII), uri
    region = place["physicalLocation"]["region"]
    assert region["startLine"] == region["endLine"] >= 1
    assert 1 <= region["startColumn"] < region["endColumn"]


def test_golden() -> None:
    """Everything but the pages of the rules, which docs/rules.md shows."""
    lines = written(sample_report()).splitlines(keepends=True)
    assert_golden("sarif.txt", "".join(line for line in lines if not line.startswith('"tool"')))


@pytest.mark.parametrize("make", [sample_report, clean_report, empty_report, hostile_report])
def test_every_run_is_what_github_takes(make: Any) -> None:
    """Results are there even when there are none."""
    run(make())


def test_the_worst_comes_first_and_waived_ones_stay_away() -> None:
    """GitHub would show a suppressed result as an open alert."""
    results = run(sample_report())["results"]
    levels = [result["level"] for result in results]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert len(results) == len(sample_report().unwaived)
    assert not any("suppressions" in result for result in results)


def test_waived_findings_can_be_asked_for() -> None:
    """Jenkins and viewers understand them."""
    results = run(sample_report(), RenderOptions(show_waived=True))["results"]
    waived = [result for result in results if "suppressions" in result]
    assert [finding["suppressions"] for finding in waived] == [
        [{"kind": "external", "status": "accepted", "justification": "waived by W-1"}]
    ]


def test_a_finding_underlines_its_own_words_and_links_to_the_other_side() -> None:
    """A small region, so that the alert shows in the diff."""
    quote = Quote("by 31 December", deals_csv(11, 88))
    refusal = Related("non_goal", "NG2", Location("v.yaml", 3, 5), "here")
    found = a_finding("VIS601", Subject("commitment", "K-1"), "K-1 is ruled out", quote.at,
                      quotes=(quote,), related=(refusal,))  # fmt: skip
    (result,) = run(replace(sample_report(), findings=(found,)))["results"]
    assert result["message"]["text"] == (
        "K-1 is ruled out. To do: strike the promise, or change the vision openly (product"
        " decides). See [non-goal NG2](1)."
    )
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 11, "startColumn": 88, "endLine": 11, "endColumn": 102,
        "snippet": {"text": "by 31 December"},
    }  # fmt: skip
    assert result["relatedLocations"][0]["message"] == {"text": "non-goal NG2: here"}


def test_a_cell_of_a_workbook_is_named() -> None:
    """Row and column for the viewers, the cell's own name for people."""
    at = Location("deals.xlsx", 12, 3, "due", "Q3", "C12")
    found = a_finding("TIM401", Subject("commitment", "K-1"), "late", at)
    (result,) = run(replace(sample_report(), findings=(found,)))["results"]
    assert result["locations"][0]["logicalLocations"] == [
        {"name": "C12", "fullyQualifiedName": "Q3!C12"}
    ]


def test_an_incomplete_run_does_not_look_clean() -> None:
    """Input errors fail the invocation; what was not checked or is loosened is said."""
    broken = a_finding("INP001:invalid", Subject("commitment", "K-1"), "bad", deals_csv(3))
    assert run(clean_report())["invocations"] == [{"executionSuccessful": True}]
    (invocation,) = run(replace(sample_report(), findings=(broken,)))["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [
        notification["message"]["text"] for notification in invocation["toolExecutionNotifications"]
    ]
    assert told[0].startswith("K-1: bad. To do: ")
    assert "not checked: CAP502: the input does not have what it reads; needs" in told[1]
    loosened = [
        notification["message"]["text"]
        for notification in invocation["toolConfigurationNotifications"]
    ]
    assert loosened == [
        "COM803 is ignored (commitcheck.yaml).",
        "COV305 is info instead of warning (command line).",
        "waiver W-2 for VIS603 is expired.",
        "waiver W-3 for COM802 is unused.",
    ]


def test_no_more_results_than_github_takes() -> None:
    """The worst are kept, and the number of the others is said."""
    finding = a_finding("COV301", Subject("commitment", "K"), "x", deals_csv(1), severity=W)
    many = (finding,) * 25_003 + (
        a_finding("VIS601", Subject("commitment", "K"), "y", deals_csv(1)),
    )
    only = run(replace(empty_report(), findings=many), RenderOptions(most=25_003))
    assert len(only["results"]) == 25_000
    assert only["results"][0]["level"] == "error"
    assert only["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == (
        "4 more findings are in the JSON report."
    )


def test_every_rule_can_be_described() -> None:
    """Within GitHub's limits, whichever rule fires."""
    findings = tuple(
        a_finding(rule.info.code, Subject("commitment", "K-1"), "x", deals_csv(1))
        for rule in ALL_RULES
    )
    only = run(replace(empty_report(), findings=findings))
    assert len(only["tool"]["driver"]["rules"]) == len(ALL_RULES)


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_is_inert(name: str) -> None:
    """No link, no placeholder, no escape, and places stay places."""
    assert_inert(planted_report(CORPUS[name], path=CORPUS[name] or "x"))


@given(st.text(st.characters(codec=None)))
def test_no_text_leaves_its_place(said: str) -> None:
    """Any text, in a name or as a file's name."""
    assert_inert(planted_report(said, path=said or "x"))


def test_a_megabyte_is_shortened() -> None:
    """GitHub takes ten megabytes."""
    assert len(written(planted_report(MEGABYTE))) < 200_000


def assert_inert(report: Report) -> None:
    text = written(report)
    assert text.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "::" not in text
    assert "##[" not in text
    for result in run(report)["results"]:
        said = result["message"]["text"].partition(" See [")[0]
        assert "](" not in said
        assert not re.search(r"\{\d", said)
