"""GitLab Code Quality: complete entries, each under a fingerprint of its own."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.model.finding import Subject
from commitcheck.model.project import InputFile
from commitcheck.model.report import Loosened, Report
from commitcheck.reporting import render
from reporting.code_quality import faults
from reporting.findings import W, a_finding, deals_csv
from reporting.golden import assert_golden
from reporting.hostile import CORPUS
from reporting.reports import (
    clean_report,
    empty_report,
    hostile_report,
    planted_report,
    sample_report,
)


def entries(report: Report) -> list[dict[str, Any]]:
    """The entries, each one held to what GitLab's parser asks for."""
    text = render(report, "gitlab")
    assert isinstance(text, str)
    assert text.encode()
    assert "::" not in text
    found: list[dict[str, Any]] = json.loads(text)
    for finding in found:
        assert list(finding) == ["description", "check_name", "fingerprint", "severity", "location"]
    assert faults(found) == []
    return found


GOOD: dict[str, Any] = {
    "description": "d", "check_name": "c", "fingerprint": "f", "severity": "info",
    "location": {"path": "a/b.csv", "lines": {"begin": 1}},
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"description": ""},
        {"check_name": None},
        {"severity": "error"},
        {"location": {"path": "./a.csv", "lines": {"begin": 1}}},
        {"location": {"path": "/a.csv", "lines": {"begin": 1}}},
        {"location": {"path": "a\\b.csv", "lines": {"begin": 1}}},
        {"location": {"path": "a.csv", "lines": {"begin": 0}}},
        {"location": {"path": "a.csv"}},
    ],
)
def test_what_gitlab_would_stop_at_is_a_fault(change: dict[str, Any]) -> None:
    """Otherwise the schema could not fail."""
    assert faults([GOOD]) == []
    assert faults([{**GOOD, **change}])
    assert faults([GOOD, GOOD]) == ["f stands twice"]


def test_golden() -> None:
    """One a line: what is against the vision, the findings, what is known, what was left out."""
    text = render(sample_report(), "gitlab")
    assert isinstance(text, str)
    assert_golden("gitlab.json", text)
    report = sample_report()
    fresh = [found for found in report.unwaived if not found.is_known_debt]
    first, *others = entries(report)
    assert first["description"].startswith("against the vision: ")
    assert len(others) == len(fresh) + len(report.left_out) + 1


@pytest.mark.parametrize("make", [empty_report, clean_report])
def test_nothing_found_is_an_empty_array(make: Any) -> None:
    """GitLab then marks what was there before as fixed."""
    assert render(make(), "gitlab") == "[]\n"


def test_a_promise_against_a_non_goal_is_critical() -> None:
    """Other errors are major, warnings minor."""
    subject = Subject("commitment", "K-1")
    findings = (
        a_finding("VIS601:explicit", subject, "x", deals_csv(1)),
        a_finding("VIS601:keyword", subject, "x", deals_csv(1), severity=W),
        a_finding("TIM401", subject, "x", deals_csv(1)),
    )
    found = entries(replace(sample_report(), findings=findings, loosened=()))
    assert [finding["severity"] for finding in found] == ["critical", "minor", "major"]


def test_the_first_entry_counts_what_is_against_the_vision() -> None:
    """At the non-goal; a report of Code Quality has no header that could."""
    first = entries(sample_report())[0]
    assert first == {
        "description": "against the vision: 1 promise against 1 non-goal",
        "check_name": "against-the-vision",
        "fingerprint": first["fingerprint"],
        "severity": "info",
        "location": {"path": "vision.yaml", "lines": {"begin": 44}},
    }


def test_known_debt_is_counted_and_not_listed() -> None:
    """A draft that the baseline knows is listed: it can still be prevented."""
    signed = a_finding("TIM401", Subject("commitment", "K-1"), "x", deals_csv(1), in_baseline=True)
    draft = replace(signed, subject=Subject("commitment", "K-2", unsigned=True))
    found = entries(replace(clean_report(), findings=(signed, draft)))
    assert [(finding["check_name"], finding["severity"]) for finding in found] == [
        ("TIM401", "major"), ("known", "info"),
    ]  # fmt: skip
    assert found[1]["description"] == "1 finding known to the baseline, not listed here"


def test_the_same_fingerprint_never_stands_twice() -> None:
    """GitLab would show one of the two."""
    finding = a_finding("TIM401", Subject("commitment", "K-1"), "x", deals_csv(1))
    found = entries(replace(sample_report(), findings=(finding, finding)))
    assert found[1]["fingerprint"] == f"{found[0]['fingerprint']}-2"


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_breaks_no_entry(name: str) -> None:
    """Neither as a name nor as a file's name."""
    entries(planted_report(CORPUS[name], path=CORPUS[name] or "x"))


@given(st.text(st.characters(codec=None)))
def test_no_text_breaks_an_entry(said: str) -> None:
    """One bad entry would silently cut the rest."""
    entries(planted_report(said, path=said or "x"))


def test_everything_at_once() -> None:
    """The whole corpus in one name."""
    assert entries(hostile_report())


def test_what_was_left_out_is_an_entry_at_the_file_that_says_so() -> None:
    """An option has no file: it stands at the first that was read."""
    told = Loosened("VIS is ignored", "commitcheck.yaml"), Loosened("COV is ignored", "--ignore")
    files = InputFile("vision.yaml", "vision"), InputFile("commitcheck.yaml", "configuration")
    found = entries(replace(clean_report(), loosened=told, inputs=files))
    assert [
        (finding["description"], finding["location"]["path"], finding["severity"])
        for finding in found
    ] == [
        ("left out: VIS is ignored (commitcheck.yaml)", "commitcheck.yaml", "info"),
        ("left out: COV is ignored (--ignore)", "vision.yaml", "info"),
    ]
