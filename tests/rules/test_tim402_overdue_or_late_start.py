"""TIM402: a promise is overdue, or its work has not begun and is past its safe start."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.tim402_overdue_or_late_start import RULE, check

TODAY = "2026-03-16"
SIGNED: dict[str, Any] = {"status": "signed", "signed_on": "2026-01-02"}
RM3 = {"id": "RM3", "title": "SCIM", "capabilities": ["scim"], "effort": 7}


def found(item: dict[str, Any] | None = None, **fields: Any) -> list[Finding]:
    known = vision(
        capabilities=[{"id": "scim"}, {"id": "rbac"}, {"id": "sso", "status": "available"}],
        roadmap=[item] if item else [],
    )
    made = promise(**{"capability": "scim", "source": "order_form", **fields})
    return list(check(context(known, made, as_of=TODAY)))


def test_an_overdue_promise_is_an_error() -> None:
    """The customer is to hear it from us."""
    [finding] = found(**SIGNED, due="2026-03-01", title="SCIM by March")

    assert str(finding.message) == "C-1 was due 2026-03-01 and is not delivered, 15 days later"
    assert str(finding.next_step) == (
        "tell the customer now, and agree on a new date or on a release"
    )
    assert (finding.code, finding.severity) == ("TIM402:overdue", Severity.ERROR)
    assert (finding.who, finding.cure) == ("engineering", "decide")
    assert finding.subject == ("commitment", "C-1", False)
    assert finding.at.field == "due"
    assert [quote.text for quote in finding.quotes] == ["SCIM by March"]


@pytest.mark.parametrize(("due", "days"), [("2026-03-15", "1 day"), ("2026-03-16", None)])
def test_due_today_is_not_overdue(due: str, days: str | None) -> None:
    """The day itself belongs to the promise."""
    messages = [str(finding.message) for finding in found(**SIGNED, due=due)]

    assert messages == ([f"C-1 was due {due} and is not delivered, {days} later"] if days else [])


@pytest.mark.parametrize(
    ("kind", "hits"),
    [
        ("feature", 1),
        ("integration", 1),
        ("custom_development", 1),
        ("deployment", 1),
        ("compliance", 1),
        ("services", 1),
        ("scale", 1),
        ("performance", 1),
        ("sla", 0),
        ("pricing", 0),
        ("eol_support", 0),
        ("support", 0),
        ("data_residency", 0),
    ],
)
def test_a_running_obligation_with_a_past_date_is_in_force(kind: str, hits: int) -> None:
    """Only work can be late."""
    findings = found(**SIGNED, kind=kind, due="2026-03-01", capability=None)

    assert [finding.variant for finding in findings] == ["overdue"] * hits


@pytest.mark.parametrize(
    "fields",
    [
        {**SIGNED, "delivered_on": "2026-03-01"},
        {"status": "delivered"},
        {"status": "released"},
        {"status": "proposed"},
        {**SIGNED, "due": None},
    ],
)
def test_what_is_delivered_let_off_unsigned_or_undated_is_not_overdue(
    fields: dict[str, Any],
) -> None:
    """A past date of a draft is no debt yet."""
    given = {"due": "2026-03-01", "capability": "sso", **fields}
    assert found(**given) == []


@pytest.mark.parametrize(
    ("due", "hits"),
    [("2026-04-05", 1), ("2026-04-06", 0), ("2026-04-07", 0)],
)
def test_beginning_on_the_last_safe_day_is_fine(due: str, hits: int) -> None:
    """7 person-weeks shared by 3 people are 3 whole weeks; 21 days before 2026-04-06 is today."""
    assert len(found(RM3, due=due)) == hits


def test_a_late_start_is_a_warning_for_drafts_too() -> None:
    """It is the last moment at which moving the date is news and not an excuse."""
    [finding] = found(RM3, due="2026-04-01", title="SCIM in April")

    assert str(finding.message) == (
        "C-1 is due 2026-04-01, but RM3 has not begun and needs 3 weeks: "
        "the last safe start was 2026-03-11"
    )
    assert str(finding.next_step) == "begin now, move the date, or split the scope"
    assert (finding.code, finding.severity) == ("TIM402:late_start", Severity.WARNING)
    assert finding.subject == ("commitment", "C-1", True)
    assert [quote.text for quote in finding.quotes] == ["SCIM in April", "SCIM"]
    assert [related.id for related in finding.related] == ["RM3"]


@pytest.mark.parametrize("status", ["in_progress", "shipped"])
def test_work_that_has_begun_is_not_late_to_start(status: str) -> None:
    """Whether it will land in time is TIM401's question."""
    assert found({**RM3, "status": status}, due="2026-04-01") == []


def test_unplanned_work_counts_its_own_effort() -> None:
    """A promise that nothing backs has not begun either."""
    [finding] = found(due="2026-03-20", effort=2)

    assert str(finding.message) == (
        "C-1 is due 2026-03-20, but nobody plans it and needs 1 week: "
        "the last safe start was 2026-03-13"
    )
    assert found(due="2026-03-23", effort=2) == []


def test_the_items_effort_counts_before_the_promises_own() -> None:
    """The plan knows better; where it says nothing the promise's estimate stands in."""
    assert found({**RM3, "effort": 3}, due="2026-04-01", effort=30) == []
    assert len(found({**RM3, "effort": None}, due="2026-04-01", effort=30)) == 1


def test_without_any_estimate_only_a_day_in_the_past_is_too_late() -> None:
    """Nothing takes less than no time."""
    unknown = {**RM3, "effort": None}
    [finding] = found(unknown, due="2026-03-15")

    assert str(finding.message) == (
        "C-1 is due 2026-03-15, but RM3 has not begun and that day has passed"
    )
    assert found(unknown, due="2026-03-16") == []


def test_each_part_of_a_promise_is_looked_at() -> None:
    """One capability is planned, the other nobody plans: both causes stand in one finding."""
    [finding] = found(RM3, capability=["scim", "rbac"], due="2026-03-18", effort=1)

    assert str(finding.message) == (
        "C-1 is due 2026-03-18, but RM3 has not begun and needs 3 weeks: "
        "the last safe start was 2026-02-25; nobody plans it and needs 1 week: "
        "the last safe start was 2026-03-11"
    )


@pytest.mark.parametrize(
    "fields",
    [{"source": "email"}, {"capability": "sso"}, {"kind": "sla"}, {"status": "withdrawn"}],
)
def test_only_firm_future_promises_have_a_safe_start(fields: dict[str, Any]) -> None:
    """An intention may begin late."""
    assert found(RM3, **{"due": "2026-03-20", **fields}) == []


def test_parallel_people_come_from_the_policy() -> None:
    """One person alone needs seven weeks."""
    known = vision(capabilities=[{"id": "scim"}], roadmap=[RM3], policy={"parallel_people": 1})
    [finding] = check(context(known, promise(capability="scim", due="2026-05-01"), as_of=TODAY))

    assert "needs 7 weeks: the last safe start was 2026-03-13" in str(finding.message)


def test_an_effort_beyond_the_calendar_is_just_late() -> None:
    """A slip of the pen in an estimate must not end the run."""
    [finding] = found({**RM3, "effort": 1e12}, due="2026-05-01")

    assert finding.variant == "late_start"


def test_it_needs_a_roadmap_and_due_dates() -> None:
    """Without a roadmap neither half runs."""
    roadmap, due = RULE.needs
    assert not roadmap.is_met(context(vision()).project)
    assert not due.is_met(context(vision(), fields=("id",)).project)


def past_due(roadmap: Any = (), capabilities: Any = (), **fields: Any) -> tuple[int, list[str]]:
    """How many findings there are, and what is said among what was not checked."""
    known = vision(capabilities=list(capabilities) or ["scim"], roadmap=list(roadmap))
    made = promise(**{**SIGNED, "due": "2026-03-01", **fields})
    given = context(known, made, as_of=TODAY)
    assert RULE.leaves is not None
    return len(list(check(given))), [str(left.reason) for left in RULE.leaves(given)]


AVAILABLE = {"id": "sso", "status": "available"}
SHIPPED = {"id": "RM1", "capabilities": ["sso"], "status": "shipped"}
UNDATED = "the delivery has no date: what C-1 promises is there, in time or not"


@pytest.mark.parametrize(
    ("things", "works", "fields", "is_late"),
    [
        ([AVAILABLE], [SHIPPED], {"capability": "sso"}, False),
        ([AVAILABLE], [], {"capability": "sso"}, False),
        ([AVAILABLE], [SHIPPED], {"roadmap_item": "RM1"}, False),
        ([AVAILABLE], [SHIPPED], {"capability": "sso", "roadmap_item": "RM1"}, False),
        ([AVAILABLE], [SHIPPED], {"capability": "sso", "kind": "scale"}, True),
        ([AVAILABLE], [SHIPPED], {}, True),
        ([AVAILABLE, "scim"], [SHIPPED], {"capability": ["sso", "scim"]}, True),
        ([{"id": "sso", "status": "beta"}], [SHIPPED], {"roadmap_item": "RM1"}, True),
        ([{"id": "sso", "status": "beta"}], [SHIPPED], {"capability": "sso"}, True),
        ([AVAILABLE], [{**SHIPPED, "status": "in_progress"}], {"roadmap_item": "RM1"}, True),
        ([AVAILABLE], [], {"capability": "ssso"}, True),
    ],
)
def test_what_is_shipped_and_available_is_not_overdue(
    things: Any,
    works: Any,
    fields: dict[str, Any],
    is_late: bool,  # noqa: FBT001 - the verdict
) -> None:
    """Nobody wrote down the day of delivery: that is said, and no error."""
    findings, left = past_due(works, things, **fields)
    assert (findings, left) == ((1, []) if is_late else (0, [UNDATED]))


def test_a_dated_delivery_leaves_nothing_to_say() -> None:
    assert past_due([SHIPPED], [AVAILABLE], capability="sso", delivered_on="2026-02-27") == (0, [])
