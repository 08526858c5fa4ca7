"""GOV204: the positioning is not approved, or its review date has passed."""

from typing import Any

import pytest

from building import context, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.gov204_positioning_not_in_force import RULE, check


def found(**positioning: Any) -> list[Finding]:
    fields = {"version": "1.1", "status": "approved", **positioning}
    return list(check(context(vision(positioning=fields), as_of="2026-04-20")))


@pytest.mark.parametrize("status", ["draft", "proposed", "superseded"])
def test_a_positioning_that_is_not_approved_is_an_error(status: str) -> None:
    """It cannot refuse anything yet, or any more."""
    [finding] = found(status=status)

    assert str(finding.message) == f"the positioning's version 1.1 is {status}, expected approved"
    assert str(finding.next_step) == (
        "have the positioning approved, and set status and approved_on"
    )
    assert (finding.code, finding.severity) == ("GOV204:not_approved", Severity.ERROR)
    assert (finding.who, finding.cure) == ("product", "decide")
    assert finding.roots == ("R1", "R3")
    assert finding.subject == ("positioning", "positioning", False)
    assert finding.at.field == "status"


def test_without_a_status_it_is_a_draft() -> None:
    """And without a version it is just the positioning."""
    [finding] = found(status=None, version=None)

    assert str(finding.message) == "the positioning is draft, expected approved"


def test_an_approved_positioning_is_in_force() -> None:
    """A review date is not required."""
    assert found() == []


@pytest.mark.parametrize(("day", "count"), [("2026-04-19", 1), ("2026-04-20", 0), ("2026-Q2", 0)])
def test_it_is_in_force_until_the_review_day_itself(day: str, count: int) -> None:
    """The day of the review belongs to the good side."""
    assert len(found(review_by=day)) == count


def test_an_overdue_review_is_a_warning() -> None:
    """Nobody has looked at it since."""
    [finding] = found(review_by="2026-04-19")

    assert str(finding.message) == (
        "the positioning's version 1.1 was to be reviewed by 2026-04-19, expected a later date"
    )
    assert str(finding.next_step) == "review the positioning and set the next review_by"
    assert (finding.code, finding.severity) == ("GOV204:review_overdue", Severity.WARNING)
    assert finding.at.field == "review_by"


def test_a_draft_past_its_review_is_both() -> None:
    """Two things to do."""
    findings = found(status="draft", review_by="2026-01-01")

    assert [finding.variant for finding in findings] == ["not_approved", "review_overdue"]


def test_an_empty_section_is_a_draft() -> None:
    """A section that is there is judged in full."""
    [finding] = check(context(vision(positioning=None)))

    assert finding.variant == "not_approved"
    assert finding.at.path == "vision.yaml"


def test_a_vision_without_a_positioning_is_not_checked() -> None:
    """POS101 says so once."""
    [need] = RULE.needs

    assert not need.is_met(context(vision()).project)
    assert list(check(context(vision()))) == []
