"""What metrics say of themselves: formula, unit, and why there is no figure."""

import pytest

from assessment.evidences import evidence
from building import ALL, promise
from commitcheck.assessment.diagnosis.metrics import metrics
from commitcheck.model.figures import Metric

EMPTY = {
    "coverage": (
        "deliverables whose capability is available or that have backing / open deliverables",
        "there are no open deliverables",
    ),
    "vision_hit": (
        "open promises with VIS601 or VIS603 / open promises",
        "there are no open promises",
    ),
    "one_off": ("reuse one_off / open promises", "there are no open promises"),
    "product_bypass": (
        "open promises that lack product's approval / those that need it",
        "none needs product's approval",
    ),
    "off_paper": (
        "open promises with a COM802 warning or error / open promises",
        "there are no open promises",
    ),
    "retroactive": (
        "approvals dated after signature / dated approvals of signed promises",
        "no signed promise has a dated approval",
    ),
    "promise_keeping": (
        "delivered by their first date / promises due before today (DEB905)",
        "nothing was due yet",
    ),
    "accepted": (
        "delivered promises that the customer accepted / delivered promises",
        "nothing was delivered yet",
    ),
    "at_risk": (
        "open promises that are said to be at risk / open promises",
        "there are no open promises",
    ),
    "committed_capacity": (
        "person-weeks of firm signed work units / plannable capacity (DEB903)",
        "the vision has no capacity to come",
    ),
    "concentration": (
        "ARR of the largest customer / ARR of deals with an open promise (CAP504)",
        "fewer than three customers, no figures, or two currencies",
    ),
    "concentration_effort": (
        "firm one-off effort of the first customer / all of it (CAP504)",
        "fewer than three customers, no figures, or two currencies",
    ),
    "arr_in_conflict": (
        "ARR of deals with an open promise that does not conform, or an error of their own",
        "no deal says its ARR",
    ),
    "arr_total": ("ARR of deals with an open promise", "no deal says its ARR"),
}


def measured(*names: str, **given: object) -> dict[str, Metric]:
    every = metrics(evidence(**given), ())  # type: ignore[arg-type] # by their names
    return {metric.name: metric for metric in every if metric.name in names or not names}


def test_each_says_how_it_is_made_and_why_there_is_none() -> None:
    made = measured()
    assert {name: (metric.formula, metric.reason) for name, metric in made.items()} == EMPTY
    assert {name for name, metric in made.items() if metric.unit != "ratio"} == {
        "arr_in_conflict", "arr_total",
    }  # fmt: skip
    assert {metric.unit for metric in made.values()} == {"ratio", "money"}


@pytest.mark.parametrize(
    ("column", "name", "reason"),
    [
        ("reuse", "one_off", "no promise says its reuse"),
        ("approvals", "product_bypass", "no promise says who approved it"),
        ("at_risk", "at_risk", "no promise says whether it is at risk"),
    ],
)
def test_a_column_that_nobody_gave_is_the_reason(column: str, name: str, reason: str) -> None:
    """And the formula stays."""
    metric = measured(name, promises=[promise()], fields=ALL - {column})[name]
    assert metric == Metric(name, None, None, None, "ratio", EMPTY[name][0], reason)


def test_a_rule_that_did_not_run_is_the_reason() -> None:
    metric = measured("off_paper", promises=[promise()], silent=("COM802",))["off_paper"]
    assert (metric.value, metric.formula) == (None, EMPTY["off_paper"][0])
    assert metric.reason == "COM802 did not run"


def test_deliveries_without_a_day_are_the_reason() -> None:
    rows = [promise(status="delivered")]
    metric = measured("promise_keeping", promises=rows, fields=ALL - {"delivered_on"})
    assert metric["promise_keeping"].reason == "no promise says when it was delivered"
    assert metric["promise_keeping"].formula == EMPTY["promise_keeping"][0]


def test_a_sum_says_its_currency_and_its_formula() -> None:
    rows = [promise("C-1", deal="D-1", arr=100, currency="EUR")]
    assert measured("arr_total", promises=rows)["arr_total"] == Metric(
        "arr_total", 100, 100, None, "EUR", EMPTY["arr_total"][0]
    )
    plain = [promise("C-1", deal="D-1", arr=100)]
    assert measured("arr_total", promises=plain)["arr_total"].unit == "money"


def test_a_share_says_its_parts_its_unit_and_its_formula() -> None:
    rows = [promise("C-1", reuse="one_off"), promise("C-2"), promise("C-3"), promise("C-4")]
    assert measured("one_off", promises=rows)["one_off"] == Metric(
        "one_off", 0.25, 1, 4, "ratio", EMPTY["one_off"][0]
    )
