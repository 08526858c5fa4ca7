"""TIM403: something that must come first will not be there when the promise is due."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.tim403_prerequisite_not_ready import RULE, check

RBAC = {"id": "rbac"}
SCIM = {"id": "scim", "depends_on": ["rbac"]}
RM2 = {
    "id": "RM2",
    "title": "RBAC",
    "capabilities": ["rbac"],
    "earliest": "2026-06-01",
    "latest": "2026-07-31",
}


def found(
    *capabilities: dict[str, Any],
    roadmap: tuple[dict[str, Any], ...] = (RM2,),
    others: tuple[Commitment, ...] = (),
    **fields: Any,
) -> list[Finding]:
    known = vision(capabilities=list(capabilities or (RBAC, SCIM)), roadmap=list(roadmap))
    made = promise(**{"capability": "scim", "due": "2026-06-30", **fields})
    return list(check(context(known, made, *others)))


def test_a_prerequisite_that_lands_later_is_an_error() -> None:
    """The date came from the feature, not from what it stands on."""
    [finding] = found(title="SCIM by June")

    assert str(finding.message) == (
        "C-1 is due 2026-06-30, but it needs rbac, and RM2 lands between 2026-06-01 and 2026-07-31"
    )
    assert str(finding.next_step) == (
        "move the date to 2026-07-31 or later, or bring what it needs forward"
    )
    assert (finding.code, finding.severity) == ("TIM403", Severity.ERROR)
    assert (finding.who, finding.cure) == ("engineering", "edit")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "due"
    assert [quote.text for quote in finding.quotes] == ["SCIM by June", "RBAC"]
    assert [(related.kind, related.id) for related in finding.related] == [("roadmap_item", "RM2")]


def test_a_soft_promise_is_a_warning() -> None:
    """Nobody can be held to it yet."""
    assert [finding.severity for finding in found(source="email")] == [Severity.WARNING]


@pytest.mark.parametrize(("due", "hits"), [("2026-07-30", 1), ("2026-07-31", 0), (None, 0)])
def test_ready_on_the_due_date_is_fine(due: str | None, hits: int) -> None:
    """And without a due date nothing can be late."""
    assert len(found(due=due)) == hits


@pytest.mark.parametrize(
    ("roadmap", "message"),
    [
        ((), "it needs rbac, which nothing on the roadmap delivers"),
        (({**RM2, "status": "dropped"},), "it needs rbac, which nothing on the roadmap delivers"),
        (
            ({**RM2, "earliest": None, "latest": None},),
            "it needs rbac, and RM2 lands at no date",
        ),
    ],
)
def test_a_prerequisite_without_a_date_is_not_ready(
    roadmap: tuple[dict[str, Any], ...], message: str
) -> None:
    """A plan without a day promises nothing."""
    [finding] = found(roadmap=roadmap)

    assert str(finding.message) == f"C-1 is due 2026-06-30, but {message}"
    assert str(finding.next_step) == "plan what it needs first, or drop the dependency"


def test_prerequisites_of_prerequisites_count_and_are_all_named() -> None:
    """One finding says everything that is in the way."""
    chain = (SCIM, {**RBAC, "depends_on": ["audit-log"]}, {"id": "audit-log"})
    [finding] = found(*chain)

    assert str(finding.message) == (
        "C-1 is due 2026-06-30, but it needs rbac, and RM2 lands between 2026-06-01 and "
        "2026-07-31; it needs audit-log, which nothing on the roadmap delivers"
    )
    assert [related.id for related in finding.related] == ["RM2", "audit-log"]


@pytest.mark.parametrize("status", ["available", "beta"])
def test_only_what_is_available_is_ready(status: str) -> None:
    """`beta` is not available."""
    assert len(found({**RBAC, "status": status}, SCIM)) == (status == "beta")


def test_a_capability_that_is_available_needs_nothing() -> None:
    """Whatever the vision says it was built on."""
    assert found(RBAC, {**SCIM, "status": "available"}) == []


def test_an_alias_and_a_cycle_do_no_harm() -> None:
    """The cycle itself is reported by INP004."""
    looped = ({**RBAC, "depends_on": ["user-sync"]}, {**SCIM, "aliases": ["user-sync"]})
    [finding] = found(*looped, capability="user-sync")

    assert [related.id for related in finding.related] == ["RM2"]


def test_an_unknown_prerequisite_is_not_judged() -> None:
    """It is a dangling reference, which another rule reports."""
    assert found({**SCIM, "depends_on": ["nowhere"]}) == []


def test_a_promise_of_a_roadmap_item_needs_what_its_capabilities_need() -> None:
    """Mapping to the work instead of the thing changes nothing."""
    item = {"id": "RM3", "capabilities": ["scim"]}
    [finding] = found(capability=None, roadmap_item="RM3", roadmap=(RM2, item))

    assert [related.id for related in finding.related] == ["RM2"]


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"status": "withdrawn"}, "C-2, which it depends on, was withdrawn"),
        ({"status": "lapsed"}, "C-2, which it depends on, has lapsed"),
        ({"status": "released"}, "C-2, which it depends on, was released"),
        ({"due": "2026-07-01"}, "C-2, which it depends on, is due 2026-07-01"),
        ({"due": "2026-06-30"}, None),
        ({"due": None}, None),
        ({"status": "delivered", "due": "2026-07-01"}, None),
    ],
)
def test_a_promise_it_depends_on_must_be_ready(other: dict[str, Any], message: str | None) -> None:
    """Due on the same day is in time, delivered is ready, undated is not judged."""
    findings = found(capability=None, depends_on=["C-2"], others=(promise("C-2", **other),))

    expected = [] if message is None else [f"C-1 is due 2026-06-30, but {message}"]
    assert [str(finding.message) for finding in findings if finding.subject.id == "C-1"] == expected


def test_a_later_promise_it_depends_on_is_related() -> None:
    """The other promise is named, not painted red."""
    other = promise("C-2", due="2026-07-01")
    [finding] = found(capability=None, depends_on=["C-2", "C-9"], others=(other,))

    assert finding.subject.id == "C-1"
    assert [(related.kind, related.id) for related in finding.related] == [("commitment", "C-2")]
    assert str(finding.next_step).startswith("move the date to 2026-07-01 or later")


@pytest.mark.parametrize("status", ["delivered", "released", "withdrawn", "lapsed"])
def test_a_closed_promise_waits_for_nothing(status: str) -> None:
    """It is over."""
    assert found(status=status) == []


def test_it_needs_a_roadmap_and_due_dates() -> None:
    """Without either nothing can be said to come later."""
    roadmap, due = RULE.needs
    assert not roadmap.is_met(context(vision()).project)
    assert not due.is_met(context(vision(), fields=("id",)).project)


def test_a_promise_that_is_ready_does_not_hide_the_next_one() -> None:
    """Delivered is ready, and an unknown one is another rule's business."""
    others = (
        promise("C-2", status="delivered", capability="sso"),
        promise("C-3", due="2026-08-31", capability="sso"),
    )
    [finding] = found({"id": "scim"}, others=others, depends_on=["C-404", "C-2", "C-3"])

    assert str(finding.message) == (
        "C-1 is due 2026-06-30, but C-3, which it depends on, is due 2026-08-31"
    )
    assert [(related.kind, related.id, related.note) for related in finding.related] == [
        ("commitment", "C-3", "needed first")
    ]


def test_what_is_needed_first_is_shown_where_its_day_or_its_status_stands() -> None:
    """A capability that nothing delivers has no day."""
    [planned] = found()
    [unplanned] = found(roadmap=())

    assert [
        (related.kind, related.id, related.at.field, related.note) for related in planned.related
    ] == [("roadmap_item", "RM2", "latest", "needed first")]
    assert [
        (related.kind, related.id, related.at.field, related.note) for related in unplanned.related
    ] == [("capability", "rbac", "status", "needed first")]
