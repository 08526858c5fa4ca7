"""POS101: a slot of the positioning is empty."""

from typing import Any

import pytest

from building import context, project, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.context import Context
from commitcheck.rules.pos101_missing_slot import RULE, check

FULL: dict[str, Any] = {
    "target_customer": "Security leads at mid-market SaaS companies",
    "need": "prove evidence is current",
    "category": "evidence platform",
    "key_benefit": "6 weeks to 5 days",
    "alternatives": [{"name": "Spreadsheets", "kind": "status_quo"}],
    "differentiators": [{"id": "DF1"}],
    "segments": [{"id": "bank"}],
}


def found(**positioning: Any) -> list[Finding]:
    return list(check(context(vision(positioning={**FULL, **positioning}))))


def test_a_full_positioning_is_fine() -> None:
    """What stands in the slots is POS102's business."""
    assert found() == []


def test_an_empty_slot_is_an_error_on_that_slot() -> None:
    """The message says what belongs there."""
    [finding] = found(key_benefit=None)

    assert str(finding.message) == (
        "positioning.key_benefit is empty, expected the one reason to buy"
    )
    assert str(finding.next_step) == "fill key_benefit with the team"
    assert (finding.code, finding.severity) == ("POS101", Severity.ERROR)
    assert (finding.who, finding.cure, finding.roots) == ("product", "decide", ("R1",))
    assert finding.subject == ("slot", "key_benefit", False)
    assert finding.at.field == "key_benefit"


@pytest.mark.parametrize("slot", ["target_customer", "need", "category", "key_benefit"])
@pytest.mark.parametrize("empty", [None, "", "  \n "])
def test_blank_text_is_empty(slot: str, empty: str | None) -> None:
    """White space says nothing."""
    assert [finding.subject.id for finding in found(**{slot: empty})] == [slot]


@pytest.mark.parametrize("slot", ["alternatives", "differentiators", "segments"])
@pytest.mark.parametrize("empty", [None, []])
def test_an_empty_list_is_empty(slot: str, empty: list[Any] | None) -> None:
    """So is one that is named and left blank."""
    assert [finding.subject.id for finding in found(**{slot: empty})] == [slot]


@pytest.mark.parametrize("positioning", [{}, None, {"version": "1.1"}])
def test_a_section_that_is_there_is_judged_in_full(positioning: Any) -> None:
    """Seven slots, seven findings, in the order a person fills them."""
    findings = list(check(context(vision(positioning=positioning))))

    assert [finding.subject.id for finding in findings] == list(FULL)
    assert {finding.severity for finding in findings} == {Severity.ERROR}
    assert {finding.at.path for finding in findings} == {"vision.yaml"}


def test_without_a_positioning_there_is_one_warning() -> None:
    """Starting without one must be possible, and quiet."""
    [finding] = check(context(vision()))

    assert str(finding.message) == (
        "the vision has no positioning, expected one that promises can be tested against"
    )
    assert str(finding.next_step) == (
        "write the positioning: four sentences, the alternatives, the segments"
    )
    assert (finding.code, finding.severity) == ("POS101:absent", Severity.WARNING)
    assert finding.subject == ("positioning", "positioning", False)
    assert finding.at.path == "vision.yaml"


def test_a_vision_that_could_not_be_read_is_not_judged() -> None:
    """INP001 has said so; the rule itself always runs."""
    unread = Context(project(None), context().as_of)

    assert list(check(unread)) == []
    assert RULE.needs == ()
