"""What promised work is counted, and when: the ground under CAP501, CAP502 and DEB903."""

import datetime as dt
from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.rules.context import Context
from commitcheck.rules.terms.work_units import (
    committed_capacity,
    demand_by_period,
    period_of,
    plannable_periods,
    tipping_deal,
    work_units,
)

CAPACITY = {
    "periods": [
        {"id": "Q3", "start": "2026-07-01", "end": "2026-09-30", "total": 40, "reserved": 10},
        {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 48, "reserved": 12},
    ]
}
ROADMAP = [
    {"id": "RM1", "capabilities": ["export"], "effort": 10},
    {"id": "RM2", "capabilities": ["rbac"], "effort": 14},
    {"id": "RM3", "capabilities": ["scim"], "effort": 8},
]
CAPABILITIES = ["export", "rbac", {"id": "scim", "depends_on": ["rbac"]}, "plain"]


def seen(*promises: Commitment, **sections: Any) -> Context:
    given = {"capabilities": CAPABILITIES, "roadmap": ROADMAP, "capacity": CAPACITY, **sections}
    return context(vision(**given), *promises)


def signed(id: str = "C-1", **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    record = {"source": "order_form", "status": "signed", "due": "2026-06-30", **fields}
    return promise(id, **record)


def units(*promises: Commitment, **sections: Any) -> dict[str, float]:
    return {unit.id: unit.effort for unit in work_units(seen(*promises, **sections))}


def test_an_item_counts_once_at_its_earliest_due() -> None:
    """Three customers who wait for it do not make it three times the work."""
    [unit] = work_units(
        seen(
            signed("C-1", capability="export", due="2026-08-31"),
            signed("C-2", capability="export", due="2026-05-15", status="negotiating"),
            signed("C-3", roadmap_item="RM1", due="2026-06-30"),
        )
    )

    assert (unit.id, unit.effort) == ("RM1", 10)
    assert unit.due == dt.date(2026, 5, 15)
    assert unit.signed_due == dt.date(2026, 6, 30)
    assert {promise.id for promise in unit.promises} == {"C-1", "C-2", "C-3"}


def test_unmet_prerequisites_come_along() -> None:
    """SCIM needs RBAC first, through a chain too; what is available needs nothing."""
    assert units(signed(capability="scim")) == {"RM3": 8, "RM2": 14}
    assert units(signed(roadmap_item="RM3")) == {"RM3": 8, "RM2": 14}
    there = [{"id": "rbac", "status": "available"}, {"id": "scim", "depends_on": ["rbac"]}]
    assert units(signed(capability="scim"), capabilities=there) == {"RM3": 8}


def test_a_cycle_of_prerequisites_ends() -> None:
    """It is INP004's business, and must not hang the others."""
    cycle = [{"id": "rbac", "depends_on": ["scim"]}, {"id": "scim", "depends_on": ["rbac"]}]

    assert units(signed(capability="scim"), capabilities=cycle) == {"RM3": 8, "RM2": 14}


def test_the_own_effort_counts_where_no_item_stands_behind() -> None:
    """With an item the item's effort counts instead."""
    assert units(signed(capability="plain", effort=9)) == {"C-1": 9}
    assert units(signed(kind="scale", effort=12)) == {"C-1": 12}
    assert units(signed(capability="export", effort=99)) == {"RM1": 10}


def test_an_item_without_an_estimate_counts_with_that_of_its_promises() -> None:
    """The largest: the work is the same, and each knew a part of it."""
    roadmap = [{"id": "RM1", "capabilities": ["export"]}]
    promises = (
        signed("C-1", capability="export", effort=4),
        signed("C-2", capability="export", effort=6),
    )

    assert units(*promises, roadmap=roadmap) == {"RM1": 6}


def test_the_estimate_of_a_draft_is_no_demand_of_the_signed() -> None:
    """Signed alone: the largest estimate of signed promises; with drafts: of all."""
    drafted = signed("C-2", capability="export", effort=20, status="negotiating", deal="D-2")
    known, unknown = (
        seen(
            signed("C-1", capability="export", effort=6, deal="D-1"),
            drafted,
            roadmap=[{"id": "RM1", "capabilities": ["export"], "effort": effort}],
        )
        for effort in (10, None)
    )
    row, other = demand_by_period(unknown)[0], demand_by_period(known)[0]

    assert (row.signed, row.with_drafts) == (6, 20)
    assert [(unit.id, unit.effort) for unit in row.signed_units] == [("RM1", 6)]
    assert [(unit.id, unit.effort) for unit in row.drafted_units] == [("RM1", 20)]
    assert (other.signed, other.with_drafts, other.drafted_units) == (10, 10, ())


def test_the_deal_of_the_larger_estimate_tips_the_plan() -> None:
    """The signed one fits; it is not to blame for what the draft knows."""
    unestimated = [{"id": "RM1", "capabilities": ["export"]}]
    fitting = signed("C-1", capability="export", effort=6, deal="D-1", signed_on="2026-01-02")
    larger = signed("C-2", capability="export", effort=50, status="negotiating", deal="D-2")

    [row, *_] = demand_by_period(seen(fitting, larger, roadmap=unestimated))

    assert tipping_deal(row) == "D-2"
    assert row.is_infeasible_if_signed


def test_what_is_there_already_is_no_work() -> None:
    """A shipped item, an available capability; with its own effort the promise is work again."""
    shipped = [{"id": "RM1", "capabilities": ["export"], "effort": 10, "status": "shipped"}]
    available = [{"id": "export", "status": "available"}]
    done = {"roadmap": shipped, "capabilities": available}

    assert units(signed(capability="export"), **done) == {}
    assert units(signed(capability="export", effort=2), **done) == {"C-1": 2}


def test_an_item_is_work_where_the_vision_lists_no_capabilities() -> None:
    """The promise and the item say the same word; another word waits for nothing."""
    sections = vision(roadmap=ROADMAP, capacity=CAPACITY)
    promises = (
        signed("C-1", capability="export", effort=99),
        signed("C-2", capability="x", effort=2),
    )

    found = work_units(context(sections, *promises))

    assert {unit.id: unit.effort for unit in found} == {"RM1": 10, "C-2": 2}


@pytest.mark.parametrize(
    "fields", [{"source": "email"}, {"due": None}, {"status": "delivered"}, {"capability": None}]
)
def test_what_is_not_counted(fields: dict[str, Any]) -> None:
    """Not firm, undated, done, or nothing that is work."""
    assert units(signed(**{"capability": "export", **fields})) == {}


def test_efforts_are_binding_on_paper() -> None:
    """Commercially reasonable efforts are firm, so they are work."""
    assert units(signed(capability="export", binding="efforts")) == {"RM1": 10}


def test_demand_and_capacity_add_up_period_by_period() -> None:
    """In the order of the calendar; capacity is total minus reserved."""
    rows = demand_by_period(
        seen(
            signed("C-1", capability="export", due="2026-06-30"),
            signed("C-2", capability="plain", effort=7, due="2026-07-01"),
            signed("C-3", effort=5, due="2026-09-30", status="negotiating"),
            signed("C-4", effort=100, due="2026-10-01"),
        )
    )

    assert [(r.period.id, r.available, r.signed, r.with_drafts) for r in rows] == [
        ("Q2", 36, 10, 10),
        ("Q3", 66, 17, 22),
    ]
    assert [unit.id for unit in rows[1].drafted_units] == ["C-3"]
    assert [unit.id for unit in rows[0].signed_units] == ["RM1"]


def test_a_draft_that_wants_it_earlier_pulls_the_work_forward() -> None:
    """With the drafts the item falls into the earlier period."""
    rows = demand_by_period(
        seen(
            signed("C-1", capability="export", due="2026-09-30"),
            signed("C-2", capability="export", due="2026-06-30", status="negotiating"),
        )
    )

    assert [(row.signed, row.with_drafts) for row in rows] == [(0, 10), (10, 10)]


def test_what_is_overdue_counts_in_the_first_period() -> None:
    """It is still owed, so it takes the capacity that is there."""
    periods = plannable_periods(seen())

    assert demand_by_period(seen(signed(effort=3, due="2026-01-31")))[0].signed == 3
    first = period_of(periods, dt.date(2026, 1, 31))
    assert first is not None
    assert first.id == "Q2"
    assert period_of(periods, dt.date(2026, 10, 1)) is None


@pytest.mark.parametrize(("end", "ids"), [("2026-03-15", ["Q3"]), ("2026-03-16", ["Q2", "Q3"])])
def test_a_period_that_has_ended_holds_no_work(end: str, ids: list[str]) -> None:
    """Its capacity is spent; on its last day there is still a day of it."""
    first, second = CAPACITY["periods"]
    capacity = {"periods": [first, {**second, "start": "2026-01-01", "end": end}]}

    assert [period.id for period, _ in plannable_periods(seen(capacity=capacity))] == ids


def test_committed_capacity_is_signed_only_to_the_end_of_the_last_period() -> None:
    """The number behind DEB903 and the metric of the same name."""
    draft = signed("C-2", effort=50, status="negotiating")

    assert committed_capacity(seen(signed(effort=33), draft)) == (33, 66)
    assert committed_capacity(context(vision(), signed(effort=33))) is None


def test_the_tipping_deal_is_the_one_whose_signature_first_exceeds() -> None:
    """Signed before drafts, in the order of their signatures."""
    promises = (
        signed("C-1", deal="D-1", effort=20, signed_on="2026-02-01"),
        signed("C-2", deal="D-2", effort=16, signed_on="2026-01-01"),
        signed("C-3", deal="D-3", effort=1, status="negotiating"),
    )

    assert tipping_deal(demand_by_period(seen(*promises))[0]) == "D-3"
    assert tipping_deal(demand_by_period(seen(*promises[:2]))[0]) is None


@pytest.mark.parametrize(
    ("faulty", "left"),
    [
        ({"reserved": 48}, ["Q2", "Q3"]),
        ({"reserved": 49}, ["Q3"]),
        ({"end": "2026-04-01"}, ["Q2", "Q3"]),
        ({"end": "2026-03-31"}, ["Q3"]),
    ],
)
def test_a_period_that_contradicts_itself_is_counted_nowhere(
    faulty: dict[str, Any], left: list[str]
) -> None:
    """INP004 says what is wrong with it; a number nobody can mean makes no plan fit or fail."""
    q3, q2 = CAPACITY["periods"]
    given = seen(signed(), capacity={"periods": [q3, {**q2, **faulty}]})
    assert [period.id for period, _ in plannable_periods(given)] == left
    assert [row.period.id for row in demand_by_period(given)] == left
