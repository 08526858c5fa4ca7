"""CAP503: a firm promise of something still to be built has no estimate."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.cap503_no_estimate import RULE, check
from commitcheck.rules.terms.work_units import unestimated

VISION = vision(
    capabilities=[
        "scim",
        "rbac",
        {"id": "onprem", "status": "rejected"},
        {"id": "sso", "status": "available"},
        {"id": "beta", "status": "beta"},
    ],
    roadmap=[
        {"id": "RM1", "capabilities": ["scim"], "effort": 8},
        {"id": "RM2", "capabilities": ["rbac"]},
        {"id": "RM3", "capabilities": ["beta"], "status": "shipped", "effort": 4},
        {"id": "RM4", "capabilities": ["onprem"], "status": "dropped", "effort": 4},
    ],
)


def found(**fields: Any) -> list[Finding]:
    return list(check(context(VISION, promise("C-2", **{"source": "sow", **fields}))))


def test_a_promise_that_nobody_estimated() -> None:
    """Engineering is asked before the signature."""
    [finding] = found(
        capability="onprem", expected_signature="2026-03-31", quote="On-premises in 2026"
    )

    assert str(finding.message) == (
        "C-2 is firm and still to be built, but neither its own effort nor that of onprem is known"
    )
    assert str(finding.next_step) == (
        "have engineering scope C-2 before the signature on 2026-03-31 and record its effort"
    )
    assert finding.subject == ("commitment", "C-2", True)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.WARNING, "engineering", "decide",
    )  # fmt: skip
    assert finding.at.field == "effort"
    assert [quote.text for quote in finding.quotes] == ["On-premises in 2026"]


def test_custom_work_has_only_its_own_effort() -> None:
    """Nothing on the roadmap could carry one."""
    [finding] = found(kind="custom_development", status="signed")

    assert str(finding.message) == (
        "C-2 is firm and still to be built, but its effort is not known"
    )
    assert str(finding.next_step) == "have engineering scope C-2 now and record its effort"


@pytest.mark.parametrize(
    ("item", "gaps"),
    [
        ({"status": "shipped", "effort": 4}, []),
        ({"status": "planned", "effort": 4}, []),
        ({"status": "shipped"}, ["RM5"]),
        ({"status": "dropped", "effort": 4}, ["RM2"]),
    ],
)
def test_a_named_item_stands_unless_dropped(item: dict[str, Any], gaps: list[str]) -> None:
    """What was shipped had an estimate or had none; dropped work leaves the capability's own."""
    items = [{"id": "RM2", "capabilities": ["rbac"]}, {"id": "RM5", **item}]
    seen = context(
        vision(capabilities=["rbac"], roadmap=items),
        promise("C-2", source="sow", capability="rbac", roadmap_item="RM5"),
    )

    assert [names for _, names in unestimated(seen)] == ([gaps] if gaps else [])


@pytest.mark.parametrize(
    "fields",
    [
        {"capability": "onprem", "effort": 25},
        {"capability": "onprem", "effort": 0},
        {"capability": "scim"},
        {"capability": "beta"},
        {"roadmap_item": "RM1"},
        {"capability": ["scim", "sso"]},
    ],
)
def test_an_estimate_of_its_own_or_behind_it_is_enough(fields: dict[str, Any]) -> None:
    """Zero is an estimate; a shipped item's effort was one."""
    assert found(**fields) == []


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ({"capability": "rbac"}, "RM2"),
        ({"roadmap_item": "RM2"}, "RM2"),
        ({"capability": ["scim", "rbac", "onprem"]}, "RM2, onprem"),
        ({"capability": "onprem", "roadmap_item": "RM4"}, "onprem"),
    ],
)
def test_every_gap_is_named(fields: dict[str, Any], gaps: str) -> None:
    """The item where there is one, else the capability; a dropped item carries nothing."""
    [finding] = found(**fields)

    assert f"nor that of {gaps} is known" in str(finding.message)


@pytest.mark.parametrize(
    "fields",
    [
        {"capability": "onprem", "source": "email"},
        {"capability": "onprem", "kind": "sla"},
        {"capability": "onprem", "status": "delivered"},
        {"capability": "sso"},
        {},
    ],
)
def test_what_needs_no_estimate(fields: dict[str, Any]) -> None:
    """Not firm, no functionality, done, there already, or mapped to nothing (COV302)."""
    assert found(**fields) == []


def test_it_needs_an_effort_column() -> None:
    """Where nobody could have said, nobody failed to."""
    assert not RULE.needs[0].is_met(context(VISION, fields={"capability"}).project)
    assert RULE.needs[0].is_met(context(VISION, fields={"effort"}).project)
