"""TIM401: a promise is due before the work behind it lands."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.tim401_earlier_than_delivery import RULE, check

CAPABILITIES = [
    {"id": "scim", "status": "planned"},
    {"id": "rbac", "status": "beta"},
    {"id": "sso", "status": "available"},
]
RM3 = {
    "id": "RM3",
    "title": "SCIM",
    "capabilities": ["scim"],
    "earliest": "2026-08-01",
    "latest": "2026-09-30",
}
FIRM, SOFT = "order_form", "roadmap_slide"


def found(*roadmap: dict[str, Any], **fields: Any) -> list[Finding]:
    known = vision(capabilities=CAPABILITIES, roadmap=list(roadmap or (RM3,)))
    made = promise(**{"capability": "scim", "due": "2026-06-30", "source": FIRM, **fields})
    return list(check(context(known, made)))


def test_a_promise_before_the_earliest_day_shows_both_sides() -> None:
    """Both dates stand in the sentence, and the date that is safe in the advice."""
    [finding] = found(title="SCIM by June")

    assert str(finding.message) == (
        "C-1 is due 2026-06-30, but RM3 lands between 2026-08-01 and 2026-09-30"
    )
    assert str(finding.next_step) == "move the date to 2026-09-30 or later, or split the scope"
    assert (finding.code, finding.severity) == ("TIM401", Severity.ERROR)
    assert (finding.who, finding.cure) == ("engineering", "edit")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "due"
    assert [quote.text for quote in finding.quotes] == ["SCIM by June", "SCIM"]
    assert [(related.kind, related.id) for related in finding.related] == [("roadmap_item", "RM3")]


@pytest.mark.parametrize(
    ("due", "firm", "soft"),
    [
        ("2026-07-31", Severity.ERROR, Severity.WARNING),
        ("2026-08-01", Severity.WARNING, Severity.INFO),
        ("2026-09-29", Severity.WARNING, Severity.INFO),
        ("2026-09-30", None, None),
        ("2026-Q3", None, None),
        ("2026-10-01", None, None),
        (None, None, None),
    ],
)
def test_the_interval_decides_and_softness_steps_down_one_level(
    due: str | None, firm: Severity | None, soft: Severity | None
) -> None:
    """`earliest` itself is no error, `latest` itself is fine."""
    for source, expected in ((FIRM, firm), (SOFT, soft)):
        severities = [finding.severity for finding in found(due=due, source=source)]
        assert severities == ([] if expected is None else [expected])


def test_signature_does_not_change_its_weight() -> None:
    """A slip is a slip; only the subject says whether it is still preventable."""
    [finding] = found(status="signed", signed_on="2026-03-01")

    assert (finding.severity, finding.subject.unsigned) == (Severity.ERROR, False)
    assert not finding.worse_when_signed


def test_a_single_day_reads_as_one() -> None:
    """One date given stands for both."""
    [finding] = found({"id": "RM3", "capabilities": ["scim"], "latest": "2026-09-30"})

    assert str(finding.message).endswith("but RM3 lands on 2026-09-30")


def test_the_earliest_of_two_items_is_the_backing() -> None:
    """What lands first is what the promise waits for."""
    later = {**RM3, "id": "RM8", "latest": "2027-01-31", "earliest": "2027-01-01"}
    assert found(later, RM3, due="2026-09-30") == []


def test_a_named_item_wins_over_the_capabilitys() -> None:
    """The promise says itself what it waits for, unless that was dropped."""
    named = {"id": "RM8", "earliest": "2027-01-01", "latest": "2027-01-31"}
    [finding] = found(RM3, named, roadmap_item="RM8", due="2026-12-31")
    assert [related.id for related in finding.related] == ["RM8"]

    dropped = {**named, "status": "dropped"}
    assert found(RM3, dropped, roadmap_item="RM8", due="2026-12-31") == []


def test_every_late_item_of_a_promise_is_a_cause_of_one_finding() -> None:
    """What is available already, shipped or in time is none."""
    roadmap = (
        RM3,
        {"id": "RM2", "capabilities": ["rbac"], "earliest": "2026-06-01", "latest": "2026-12-31"},
        {"id": "RM5", "capabilities": ["sso"], "latest": "2027-12-31"},
    )
    [finding] = found(*roadmap, capability=["scim", "rbac", "sso"], due="2026-06-30")

    assert str(finding.message) == (
        "C-1 is due 2026-06-30, but RM3 lands between 2026-08-01 and 2026-09-30 "
        "and RM2 lands between 2026-06-01 and 2026-12-31"
    )
    assert str(finding.next_step) == "move the date to 2026-12-31 or later, or split the scope"
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "fields",
    [
        {"capability": "sso"},
        {"capability": None},
        {"capability": "unknown"},
        {"kind": "sla"},
        {"status": "delivered"},
    ],
)
def test_only_open_promises_of_future_functionality_can_be_early(fields: dict[str, Any]) -> None:
    """What is there, or what nothing maps, waits for no work."""
    assert found(**fields) == []


@pytest.mark.parametrize("change", [{"status": "shipped"}, {"status": "dropped"}])
def test_shipped_and_dropped_work_has_no_landing_to_wait_for(change: dict[str, Any]) -> None:
    """The one has landed, the other never will: other rules speak of that."""
    assert found({**RM3, **change}) == []


def test_a_roadmap_disclosure_counts_as_future() -> None:
    """A date on a slide is a date."""
    [finding] = found(kind="roadmap_disclosure", source=SOFT)

    assert finding.severity is Severity.WARNING


def test_it_needs_a_roadmap_and_due_dates() -> None:
    """Without either there is nothing to compare."""
    roadmap, due = RULE.needs
    assert not roadmap.is_met(context(vision()).project)
    assert roadmap.is_met(context(vision(roadmap=[])).project)
    assert not due.is_met(context(vision(), fields=("id",)).project)
