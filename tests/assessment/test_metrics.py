"""Metrics: a value with its parts and formula, or the reason why there is none."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from assessment.evidences import E, I, W, evidence, found, promises
from building import ALL, promise, vision
from commitcheck.assessment.diagnosis.metrics import metrics, unknown
from commitcheck.model.figures import Metric
from commitcheck.model.location import Location
from commitcheck.model.report import Answer, KnownOrigin

PLAN = vision(
    capabilities=[{"id": "sso", "status": "available"}, {"id": "scim"}, {"id": "dark"}],
    roadmap=[{"id": "RM1", "capabilities": ["scim"], "latest": "2026-09-30", "effort": 8}],
    capacity={"periods": [{"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 20}]},
)  # fmt: skip


def measured(name: str, *findings: Any, answers: Any = (), **given: Any) -> Metric:
    every = metrics(evidence(*findings, **given), answers)
    return next(metric for metric in every if metric.name == name)


def parts(metric: Metric) -> tuple[Any, Any, Any]:
    return metric.value, metric.numerator, metric.denominator


def test_every_metric_says_its_formula_and_never_pretends_a_zero() -> None:
    """Over nothing at all each one is null and says why."""
    for metric in metrics(evidence(fields=()), ()):
        assert metric.formula
        assert metric.value is None
        assert metric.reason


def test_coverage_counts_what_is_there_or_planned() -> None:
    """An SLA is no deliverable; a capability nobody plans is not covered."""
    rows = [
        promise("C-1", capability="sso"),
        promise("C-2", capability="scim"),
        promise("C-3", capability="dark"),
        promise("C-4", kind="sla"),
    ]
    assert parts(measured("coverage", vision_=PLAN, promises=rows)) == (2 / 3, 2, 3)
    assert measured("coverage").reason == "there are no open deliverables"


def test_vision_hit_counts_a_promise_once() -> None:
    both = [found("VIS601"), found("VIS603"), found("VIS604", "C-2")]
    assert parts(measured("vision_hit", *both, promises=promises(4))) == (0.25, 1, 4)


def test_one_off_needs_somebody_to_have_said_it() -> None:
    rows = [promise("C-1", reuse="one_off"), promise("C-2"), promise("C-3", status="withdrawn")]
    assert parts(measured("one_off", promises=rows)) == (0.5, 1, 2)
    unsaid = measured("one_off", promises=rows, fields=ALL - {"reuse"})
    assert (unsaid.value, unsaid.reason) == (None, "no promise says its reuse")


def test_product_bypass_is_over_the_promises_that_need_product() -> None:
    rows = [
        promise("C-1"),
        promise("C-2", approvals=["product"]),
        promise("C-3", kind="pricing"),
    ]
    assert parts(measured("product_bypass", promises=rows)) == (0.5, 1, 2)


@pytest.mark.parametrize(("severity", "count"), [(E, 1), (W, 1), (I, 0)])
def test_off_paper_leaves_out_what_can_still_move_onto_the_paper(severity: Any, count: int) -> None:
    metric = measured("off_paper", found("COM802", severity=severity), promises=promises(2))
    assert metric.numerator == count


def test_retroactive_counts_approvals_and_not_promises() -> None:
    signed: dict[str, Any] = {"status": "signed", "signed_on": "2026-02-27"}
    rows = [
        promise("C-1", **signed, approvals=["product@2026-02-27", "legal@2026-02-28"]),
        promise("C-2", **signed, approvals=["product"]),
        promise("C-3", approvals=["product@2026-03-01"]),
    ]
    assert parts(measured("retroactive", promises=rows)) == (0.5, 1, 2)


def test_acceptance_is_counted_over_what_was_delivered() -> None:
    rows = [
        promise("C-1", status="delivered", accepted_on="2026-03-01"),
        promise("C-2", status="delivered"),
        promise("C-3", status="lapsed"),
    ]
    assert parts(measured("accepted", promises=rows)) == (0.5, 1, 2)
    unsaid = measured("accepted", promises=rows, fields=ALL - {"accepted_on"})
    assert unsaid.reason == "no promise says when it was accepted"


def test_risk_is_counted_over_what_is_open() -> None:
    rows = [
        promise("C-1", at_risk=True),
        promise("C-2", at_risk=False),
        promise("C-3", status="signed"),
        promise("C-4", status="lapsed", at_risk=True),
    ]
    assert parts(measured("at_risk", promises=rows)) == (pytest.approx(1 / 3), 1, 3)


def test_promise_keeping_is_told_however_few_promises_were_due() -> None:
    """It holds the first date, not the re-planned one."""
    late = promise("C-1", status="delivered", due="2026-03-10", original_due="2026-02-01",
                   delivered_on="2026-03-09")  # fmt: skip
    kept = promise("C-2", status="delivered", due="2026-03-10", delivered_on="2026-03-10")
    assert parts(measured("promise_keeping", promises=[late, kept])) == (0.5, 1, 2)
    unsaid = measured("promise_keeping", promises=[late], fields=ALL - {"delivered_on"})
    assert unsaid.reason == "no promise says when it was delivered"


def test_committed_capacity_counts_signed_firm_work() -> None:
    row = promise("C-1", capability="scim", due="2026-06-30", status="signed", source="order_form")
    assert parts(measured("committed_capacity", vision_=PLAN, promises=[row])) == (0.4, 8, 20)
    assert measured("committed_capacity").reason == "the vision has no capacity to come"


def test_concentration_needs_three_customers() -> None:
    """With two of them somebody always dominates."""
    two = [promise(c, customer=c, arr=10, reuse="one_off", effort=1) for c in ("A", "B")]
    three = [*two, promise("C", customer="C", arr=20, reuse="one_off", effort=2)]
    assert measured("concentration", promises=two).value is None
    assert parts(measured("concentration", promises=three)) == (0.5, 20, 40)
    assert parts(measured("concentration_effort", promises=three)) == (0.5, 2, 4)


def answer(deal: str, word: str) -> Answer:
    return Answer("C-1", "Acme", deal, "A promise", "signed", word,
                  KnownOrigin(Location("deals.csv")), due=dt.date(2026, 6, 30))  # fmt: skip


def test_arr_in_conflict_counts_a_deal_once() -> None:
    """Its rows give the amount once or twice; a deal that conforms is in the total only."""
    rows = [
        promise("C-1", deal="D-1", arr=100),
        promise("C-2", deal="D-1", arr=100),
        promise("C-3", deal="D-2", arr=50),
    ]
    told = [answer("D-1", "does_not_conform"), answer("D-2", "conforms")]
    assert measured("arr_in_conflict", promises=rows, answers=told).value == 100
    assert measured("arr_total", promises=rows, answers=told).value == 150


def test_two_currencies_are_not_added_up() -> None:
    rows = [
        promise("C-1", deal="D-1", arr=100, currency="EUR"),
        promise("C-2", deal="D-2", arr=50, currency="USD"),
    ]
    metric = measured("arr_total", promises=rows)
    assert (metric.value, metric.reason) == (None, "EUR and USD cannot be added up")


def test_what_cannot_be_counted_keeps_its_unit_and_says_why() -> None:
    """A share unless it is told otherwise."""
    assert unknown("coverage", "so", "no promise") == Metric(
        "coverage", None, None, None, "ratio", "so", "no promise"
    )
    assert unknown("arr_total", "so", "no ARR", "EUR").unit == "EUR"


@pytest.mark.parametrize(("status", "value"), [("signed", 100), ("delivered", 0)])
def test_arr_in_conflict_counts_open_promises_only(status: str, value: int) -> None:
    """What was delivered, however badly, puts none of the deal's money at risk any more."""
    rows = [promise("C-1", deal="D-1", arr=100), promise("C-2", deal="D-1", status=status)]
    told = [answer("D-1", "conforms"), replace(answer("D-1", "does_not_conform"), status=status)]
    assert measured("arr_in_conflict", promises=rows, answers=told).value == value
