"""COV301: a promise is about something that nobody plans to build."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.cov301_off_roadmap import RULE, check

SYNC = {"id": "sync", "name": "ServiceNow sync", "status": "candidate"}


def found(
    *roadmap: dict[str, Any], capabilities: tuple[dict[str, Any], ...] = (SYNC,), **fields: Any
) -> list[Finding]:
    known = vision(capabilities=list(capabilities), roadmap=list(roadmap))
    return list(check(context(known, promise(**{"capability": "sync", **fields}))))


def test_a_firm_promise_that_nobody_plans_is_an_error() -> None:
    """It names what is missing, its status and the three ways out."""
    [finding] = found(title="ServiceNow by May")

    assert str(finding.message) == (
        "C-1 promises sync (candidate), but nothing on the roadmap delivers it"
    )
    assert str(finding.next_step) == (
        "put sync on the roadmap with a date, swap it for planned work, or strike it"
    )
    assert (finding.code, finding.severity) == ("COV301", Severity.ERROR)
    assert (finding.who, finding.cure) == ("product", "edit")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "capability"
    assert [quote.text for quote in finding.quotes] == ["ServiceNow by May", "ServiceNow sync"]
    assert [(related.kind, related.id) for related in finding.related] == [("capability", "sync")]


@pytest.mark.parametrize(
    ("source", "severity"),
    [
        ("rfp_response", Severity.ERROR),
        ("roadmap_slide", Severity.WARNING),
        ("email", Severity.WARNING),
    ],
)
def test_a_promise_that_is_not_firm_is_a_warning(source: str, severity: Severity) -> None:
    """A representation is firm, an intention is not."""
    assert [finding.severity for finding in found(source=source)] == [severity]


@pytest.mark.parametrize(
    ("kind", "hits"),
    [
        ("feature", 1),
        ("integration", 1),
        ("custom_development", 1),
        ("deployment", 1),
        ("scale", 1),
        ("performance", 1),
        ("exclusivity", 0),
        ("roadmap_disclosure", 0),
        ("sla", 0),
    ],
)
def test_only_what_has_to_be_built_has_to_be_planned(kind: str, hits: int) -> None:
    """An exclusivity is no work."""
    assert len(found(kind=kind)) == hits


@pytest.mark.parametrize("status", ["planned", "in_progress", "shipped"])
def test_an_item_that_delivers_it_is_enough(status: str) -> None:
    """Whether it lands in time is another question."""
    assert found({"id": "RM1", "capabilities": ["sync"], "status": status}) == []


def test_a_named_item_is_enough() -> None:
    """The promise may say itself what will deliver it."""
    assert found({"id": "RM1"}, roadmap_item="RM1") == []


def test_a_dropped_item_backs_nothing_and_leaves_it_to_cov303_where_it_is_named() -> None:
    """One cause, one finding."""
    dropped = {"id": "RM1", "capabilities": ["sync"], "status": "dropped"}

    assert len(found(dropped)) == 1
    assert found(dropped, roadmap_item="RM1") == []
    assert len(found(dropped, roadmap_item="RM1", kind="scale")) == 1


@pytest.mark.parametrize(
    ("status", "hits"),
    [
        ("planned", 1),
        ("in_progress", 1),
        ("beta", 1),
        ("available", 0),
        ("rejected", 0),
        ("deprecated", 0),
    ],
)
def test_what_is_there_or_was_decided_against_needs_no_plan(status: str, hits: int) -> None:
    """`beta` is not available; rejected and deprecated are COV303's."""
    assert len(found(capabilities=({**SYNC, "status": status},))) == hits


def test_every_unplanned_capability_is_a_cause_of_one_finding() -> None:
    """What is planned beside it is not."""
    capabilities = (SYNC, {"id": "rbac"}, {"id": "scim"})
    [finding] = found(
        {"id": "RM1", "capabilities": ["scim"]},
        capabilities=capabilities,
        capability=["sync", "scim", "rbac"],
    )

    assert str(finding.message) == (
        "C-1 promises sync (candidate), rbac (planned), but nothing on the roadmap delivers it"
    )


@pytest.mark.parametrize(
    "fields", [{"capability": None}, {"capability": "unknown"}, {"status": "delivered"}]
)
def test_unmapped_unknown_and_closed_promises_are_not_judged(fields: dict[str, Any]) -> None:
    """The first are COV302's and INP003's."""
    assert found(**fields) == []


def test_it_needs_a_roadmap_and_capabilities_on_the_promises() -> None:
    """A vision without a roadmap plans nothing, and nobody is blamed for that here."""
    roadmap, column = RULE.needs
    assert not roadmap.is_met(context(vision()).project)
    assert roadmap.is_met(context(vision(roadmap=[])).project)
    assert not column.is_met(context(vision(), fields=("id",)).project)
