"""What is owed in a role's area: overdue, and due within the next 90 days."""

from typing import Any

import pytest

from assessment.desks import AS_OF, desk
from building import ALL, project, promise, vision
from commitcheck.assessment.packs.facts import Owed
from commitcheck.assessment.packs.packs import owed
from commitcheck.model.commitment import Commitment
from commitcheck.model.vision import Vision
from commitcheck.rules.context import Context

VISION = vision(
    capabilities=[
        {"id": "scim", "status": "planned"},
        {"id": "audit", "status": "planned"},
        {"id": "sso", "status": "available"},
    ],
    roadmap=[
        {"id": "RM1", "capabilities": ["scim"], "latest": "2026-07-31", "confidence": "high"},
        {"id": "RM2", "capabilities": ["audit"], "confidence": "low"},
    ],
)


def rows(role: str, *promises: Commitment, known: Vision = VISION) -> list[str]:
    given = desk(known, *promises)
    return [debt.commitment for debt in owed(given.context, given.report, role)]


def state(**fields: Any) -> str:
    own = promise(**{"status": "signed", "due": "2026-04-30", **fields})
    given = desk(VISION, own)
    [row] = owed(given.context, given.report, "product")
    return str(row.state)


def test_a_row_says_what_is_owed_to_whom_by_whom() -> None:
    own = promise("C-1", customer="Acme", title="SCIM", due="2026-04-30", owner="ines",
                  status="signed", capability="scim")  # fmt: skip
    given = desk(VISION, own)
    [row] = owed(given.context, given.report, "product")
    assert (row.commitment, row.customer, row.title) == ("C-1", "Acme", "SCIM")
    assert (str(row.due), row.owner) == ("2026-04-30", "ines")


def test_the_nearest_comes_first_and_the_90th_day_still_counts() -> None:
    signed: dict[str, Any] = {"status": "signed", "capability": "scim"}
    assert rows(
        "product",
        promise("C-1", due="2026-06-15", **signed),
        promise("C-2", due="2026-06-14", **signed),
        promise("C-3", due="2026-03-15", **signed),
        promise("C-5", due="2026-03-16", **signed),
        promise("C-4", due="2026-03-16", **signed),
        promise("C-6", **signed),
        promise("C-7", due="2026-04-01", capability="scim"),
        promise("C-8", due="2026-04-01", status="delivered", capability="scim"),
    ) == ["C-3", "C-4", "C-5", "C-2"]


def delivered(day: str, name: str = "C-1", **fields: Any) -> Commitment:
    return promise(name, **{"status": "delivered", "delivered_on": day, "owner": "ines", **fields})


@pytest.mark.parametrize(
    ("day", "count"), [("2026-02-14", 0), ("2026-02-13", 1), ("2026-01-01", 1)]
)
def test_what_nobody_accepted_comes_back_after_30_days(day: str, count: int) -> None:
    """On the 30th day the customer still has time."""
    assert rows("product", delivered(day)) == ["C-1"] * count
    assert rows("product", delivered(day, accepted_on="2026-03-01")) == []
    assert rows("product", delivered(day, status="lapsed")) == []


def test_the_policy_says_how_long_a_customer_may_take() -> None:
    own = vision(policy={"accept_within_days": 10})
    assert rows("product", delivered("2026-03-06"), known=own) == []
    assert rows("product", delivered("2026-03-05"), known=own) == ["C-1"]


def test_a_delivery_waits_only_where_somebody_records_acceptance() -> None:
    """Else every delivery there ever was would wait for ever."""
    silent = ALL - {"accepted_on"}
    own = vision(policy={"accept_within_days": 30})
    old = delivered("2026-01-01")
    assert [row.commitment for row in _owed_of(VISION, old, fields=silent)] == []
    assert [row.commitment for row in _owed_of(own, old, fields=silent)] == ["C-1"]


def test_a_delivery_that_waits_says_since_when_and_whose_turn_it_is() -> None:
    [row] = _owed_of(VISION, delivered("2026-02-01", kind="compliance"))
    assert str(row.state) == "delivered 2026-02-01, not accepted for 43 days"
    assert (str(row.due), row.owner, row.is_delivered) == ("2026-03-03", "ines", True)
    assert rows("security", delivered("2026-02-01", kind="compliance")) == ["C-1"]
    assert rows("security", delivered("2026-02-01")) == []
    assert rows("executive", delivered("2026-02-01")) == []


def test_a_promise_at_risk_says_so_and_stays_owed() -> None:
    own = promise("C-1", status="signed", due="2026-04-30", capability="scim", at_risk=True)
    [row] = _owed_of(VISION, own)
    assert str(row.state) == "at risk, RM1 lands by 2026-07-31, high confidence"


def _owed_of(known: Vision, own: Commitment, fields: Any = ALL) -> tuple[Owed, ...]:
    given = Context(project(known, [own], fields=fields), AS_OF)
    return owed(given, desk(known, own).report, "product")


def test_a_running_obligation_with_a_past_date_is_in_force_and_not_overdue() -> None:
    """Its first day still counts."""
    signed: dict[str, Any] = {"status": "signed", "kind": "sla"}
    assert rows("product", promise("C-1", due="2026-03-15", **signed)) == []
    assert rows("product", promise("C-1", due="2026-03-16", **signed)) == ["C-1"]


@pytest.mark.parametrize(
    ("role", "fields", "count"),
    [
        ("engineering", {"kind": "feature"}, 1),
        ("engineering", {"kind": "integration"}, 1),
        ("engineering", {"kind": "sla"}, 1),
        ("engineering", {"kind": "eol_support"}, 1),
        ("engineering", {"kind": "pricing"}, 0),
        ("security", {"kind": "data_residency"}, 1),
        ("security", {"kind": "data_retention"}, 1),
        ("security", {"kind": "compliance"}, 1),
        ("security", {"kind": "feature"}, 0),
        ("finance", {"kind": "pricing"}, 1),
        ("finance", {"kind": "mfn"}, 1),
        ("finance", {"kind": "feature"}, 0),
        ("finance", {"kind": "feature", "payment_contingent": True}, 1),
        ("legal", {"kind": "exclusivity"}, 1),
        ("legal", {"kind": "ip_escrow"}, 1),
        ("legal", {"kind": "feature"}, 0),
        ("legal", {"kind": "feature", "remedy": "none"}, 0),
        ("legal", {"kind": "feature", "remedy": "service_credit"}, 1),
        ("customer_success", {"kind": "support"}, 1),
        ("customer_success", {"kind": "pricing"}, 0),
        ("marketing", {"kind": "roadmap_disclosure"}, 1),
        ("marketing", {"kind": "feature"}, 0),
        ("sales", {"kind": "pricing"}, 1),
    ],
)
def test_a_role_sees_its_own_area(role: str, fields: dict[str, Any], count: int) -> None:
    """Money that waits is finance's, a remedy legal's, whatever the kind; sales sees all."""
    assert len(rows(role, promise(status="signed", due="2026-04-01", **fields))) == count


def test_the_executive_sees_what_does_not_conform() -> None:
    """The others are in good hands."""
    no = {"id": "NG1", "statement": "No", "capabilities": ["onprem"], "enforcement": "hard"}
    known = vision(capabilities=["onprem", {"id": "sso", "status": "available"}], non_goals=[no])
    signed: dict[str, Any] = {"status": "signed", "due": "2026-04-01", "source": "order_form"}
    bad = promise("C-1", capability="onprem", **signed)
    fine = promise("C-2", capability="sso", signed_on="2026-03-01", **signed,
                   approvals=["product@2026-02-01", "engineering@2026-02-01"])  # fmt: skip
    assert rows("executive", bad, fine, known=known) == ["C-1"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"capability": "scim"}, "RM1 lands by 2026-07-31, high confidence"),
        ({"capability": ["audit", "scim"]}, "RM2 has no date, low confidence"),
        ({"effort": 9}, "9 person-weeks of work of its own"),
        ({"kind": "sla"}, "no planned work needed"),
        ({"capability": "sso"}, "available today"),
        ({}, "nothing plans it"),
        ({"due": "2026-03-15", "effort": 9}, "overdue by 1 day, 9 person-weeks of work of its own"),
        ({"due": "2026-03-14"}, "overdue by 2 days, nothing plans it"),
        ({"due": "2026-03-16"}, "nothing plans it"),
    ],
)
def test_how_it_stands_is_said_by_what_stands_behind_it(fields: dict[str, Any], said: str) -> None:
    """Of several items the last one, and one without a date is the last of all."""
    assert state(**fields) == said
