"""XCF705: a promise reaches past the day its capability is switched off."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.xcf705_sunset_conflict import SUPPORT, check

VISION = vision(
    capabilities=[
        {"id": "reports", "name": "Legacy reports", "sunset_on": "2026-12-31"},
        {"id": "old-api", "sunset_on": "2026-06-30"},
        "sso",
    ],
    roadmap=[{"id": "RM1", "capabilities": ["reports"]}],
)


def found(as_of: str = "2026-08-17", **fields: Any) -> list[Finding]:
    record = {"capability": "reports", "status": "signed", **fields}
    return list(check(context(VISION, promise("K-19", **record), as_of=as_of)))


def test_support_past_the_sunset() -> None:
    """The promise keeps alive what was to be switched off."""
    [finding] = found(kind="eol_support", until="2028-12-31", title="API kept alive")

    assert str(finding.message) == (
        "K-19 is to be supported until 2028-12-31, but reports ends on 2026-12-31"
    )
    assert str(finding.next_step) == (
        "end K-19 by 2026-12-31, migrate the customer, or move the sunset for everybody"
    )
    assert finding.subject == ("commitment", "K-19", False)
    assert (finding.severity, finding.who, finding.cure) == (Severity.ERROR, "product", "edit")
    assert finding.at.field == "until"
    assert [quote.text for quote in finding.quotes] == ["API kept alive", "Legacy reports"]
    assert [(related.kind, related.id) for related in finding.related] == [
        ("capability", "reports")
    ]


@pytest.mark.parametrize(("until", "count"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_support_may_end_with_the_sunset(until: str, count: int) -> None:
    """The day itself is the good side."""
    assert len(found(kind="eol_support", until=until)) == count


@pytest.mark.parametrize(("due", "count"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_nothing_is_due_after_the_sunset(due: str, count: int) -> None:
    """A feature on a thing that is gone cannot be delivered."""
    findings = found(due=due)

    assert len(findings) == count
    assert [finding.at.field for finding in findings] == ["due"] * count


def test_the_message_of_a_late_promise() -> None:
    """It names both days."""
    [finding] = found(due="2027-03-31")

    assert str(finding.message) == "K-19 is due 2027-03-31, but reports ends on 2026-12-31"


@pytest.mark.parametrize(("as_of", "count"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_an_undated_promise_is_judged_once_the_sunset_is_past(as_of: str, count: int) -> None:
    """Until then it may still be kept."""
    findings = found(as_of=as_of)

    assert [str(finding.message) for finding in findings] == [
        "K-19 is still open, but reports ended on 2026-12-31"
    ] * count


def test_support_that_ended_in_time_is_done() -> None:
    """That the sunset is past does not matter to it."""
    assert found(as_of="2027-06-30", kind="eol_support", until="2026-06-30") == []


def test_several_capabilities_stand_in_one_finding() -> None:
    """The earliest sunset says by when."""
    [finding] = found(capability=["reports", "old-api"], due="2027-03-31")

    assert str(finding.message) == (
        "K-19 is due 2027-03-31, but reports ends on 2026-12-31; is due 2027-03-31, but old-api "
        "ends on 2026-06-30"
    )
    assert str(finding.next_step).startswith("end K-19 by 2026-06-30")


def test_a_promise_is_recognised_by_its_roadmap_item() -> None:
    """The item delivers the capability that ends."""
    assert len(found(capability=None, roadmap_item="RM1", due="2027-03-31")) == 1


@pytest.mark.parametrize("fields", [{"status": "delivered"}, {"capability": "sso"}])
def test_what_is_no_conflict(fields: dict[str, str]) -> None:
    """Done already, or on something that stays."""
    assert found(due="2027-03-31", **fields) == []


def test_the_half_about_support_needs_until() -> None:
    """Without the column nobody could have said how long."""
    assert SUPPORT.runs(context(VISION))
    assert not SUPPORT.runs(context(VISION, fields={"capability"}))
