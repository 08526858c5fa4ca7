"""JUnit XML, after the junit-10 schema."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.model.finding import Subject
from commitcheck.model.report import Loosened, Report
from commitcheck.reporting import RenderOptions, render
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

_CASE = {"name", "classname"}


def written(report: Report, options: RenderOptions | None = None) -> str:
    text = render(report, "junit", options)
    assert isinstance(text, str)
    return text


def suites(report: Report, options: RenderOptions | None = None) -> ET.Element:
    """The document, held to what the schema and GitLab ask for."""
    root = ET.fromstring(written(report, options).encode())  # noqa: S314 - our own document
    assert root.tag == "testsuites"
    assert set(root.attrib) <= {"name", "tests", "failures", "errors"}
    names = []
    for suite in root:
        assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped"}
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases) > 0
        assert [child.tag for child in suite][: len(suite) - len(cases)] in ([], ["properties"])
        for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[count]) == len(suite.findall(f"*/{tag}"))
        for case in cases:
            assert set(case.attrib) == _CASE
            results = [child.tag for child in case if child.tag != "system-out"]
            assert len(results) <= 1
            names.append((case.attrib["classname"], case.attrib["name"]))
    assert len(set(names)) == len(names)
    assert int(root.attrib["tests"]) == len(names)
    return root


def outcomes(root: ET.Element) -> Iterator[tuple[str, str, str]]:
    """Name, result and its message of every case."""
    for case in root.iter("testcase"):
        result = next((child for child in case if child.tag != "system-out"), None)
        if result is None:
            yield case.attrib["name"], "passed", ""
        else:
            yield case.attrib["name"], result.tag, result.attrib["message"]


def test_golden() -> None:
    """A promise each, then what is beyond promises."""
    suites(sample_report())
    assert_golden("junit.xml", written(sample_report()))


def test_what_becomes_of_a_promise() -> None:
    """An error fails it; known debt, a waiver or no judgement skip it; warnings let it pass."""
    assert list(outcomes(suites(sample_report())))[:7] == [
        ("K-01 Exception playbooks", "passed", ""),
        ("K-09 15 minute P1 response", "passed", ""),
        ("K-10 Cold chain monitoring", "skipped", "TIM401 is known to the baseline"),
        ("K-17 Customs documents", "passed", ""),
        ("K-26 Load building for carriers", "failure",
         "K-26 is about tms-planning, which NG2 rules out"),
        ("K-29 99.99 % uptime", "failure",
         "K-29 promises uptime_pct 99.99, but GR3 allows at most 99.95; waiver W-2 has lapsed"),
        ("K-33 Driver app with offline mode", "skipped",
         "could not be judged: nothing links it to the vision"),
    ]  # fmt: skip


def test_the_promises_say_how_many_are_against_the_vision() -> None:
    """As a property of their suite, which no viewer counts as a case."""
    said = suites(sample_report()).findall("testsuite/properties/property")
    assert [words.attrib for words in said] == [
        {"name": "against the vision", "value": "1 promise against 1 non-goal"}
    ]
    assert not suites(clean_report()).findall(".//property")


def test_a_waived_error_skips_the_case() -> None:
    """With the name of the waiver."""
    found = a_finding("TIM401", Subject("commitment", "K-01"), "late", deals_csv(2),
                      waived_by="W-1")  # fmt: skip
    report = replace(clean_report(), findings=(found,))
    assert next(outcomes(suites(report))) == (
        "K-01 Exception playbooks", "skipped", "TIM401 is waived by W-1",
    )  # fmt: skip


def test_warnings_fail_only_where_they_fail_the_run() -> None:
    """The same as decides the exit code."""
    found = a_finding("COM802", Subject("commitment", "K-01"), "a mail", deals_csv(2), severity=W)
    report = replace(clean_report(), findings=(found,))
    assert next(outcomes(suites(report)))[1] == "passed"
    assert "warning COM802: K-01: a mail" in written(report)
    strict = suites(report, RenderOptions(fail_on="warning"))
    assert next(outcomes(strict))[1:] == ("failure", "K-01: a mail")


def test_unread_input_is_an_error() -> None:
    """It was not checked, which is neither passed nor failed."""
    found = a_finding("INP001:invalid.due", Subject("commitment", "K-01"), "K-01 has due soon",
                      deals_csv(2))  # fmt: skip
    report = replace(clean_report(), findings=(found,))
    assert list(outcomes(suites(report)))[-1] == (
        "INP001:invalid.due K-01", "error", "K-01 has due soon",
    )  # fmt: skip


def test_places_stand_in_the_text() -> None:
    """The schema has no file and line on a case."""
    text = suites(sample_report()).find(".//failure")
    assert text is not None
    assert (text.text or "").startswith("deals.csv:27:66: error COV303: K-26: tms")


def test_no_promises_is_an_empty_document() -> None:
    """Valid, and nothing in it."""
    assert written(empty_report()) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<testsuites name="commitcheck" tests="0" failures="0" errors="0" />\n'
    )


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_is_inert(name: str) -> None:
    """Readable XML, and nothing that GitLab would open."""
    assert_inert(planted_report(CORPUS[name], path=CORPUS[name] or "x"))


@given(st.text(st.characters(codec=None)))
def test_no_text_breaks_the_document(said: str) -> None:
    """Any text, in a name or as a file's name."""
    assert_inert(planted_report(said, path=said or "x"))


def test_everything_at_once() -> None:
    """The whole corpus in one name."""
    assert_inert(hostile_report())


def assert_inert(report: Report) -> None:
    suites(report)
    text = written(report)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]", text)
    assert "[[attachment" not in text.lower()
    assert "::" not in text


def test_what_was_left_out_is_skipped_in_a_suite_of_its_own() -> None:
    """A viewer then shows that the run was not a whole one; nothing loosened, no suite."""
    told = (Loosened("VIS is ignored", "commitcheck.yaml"),)
    text = render(replace(clean_report(), loosened=told), "junit")
    assert isinstance(text, str)
    assert '<skipped message="left out: VIS is ignored (commitcheck.yaml)"' in text
    assert "left out" not in str(render(clean_report(), "junit"))
