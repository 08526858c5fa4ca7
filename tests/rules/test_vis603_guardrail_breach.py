"""VIS603: a promised value lies outside a guardrail."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.vis603_guardrail_breach import RULE, check
from rules.test_linear import steps

GR3 = {
    "id": "GR3",
    "dimension": "uptime_pct",
    "op": "max",
    "value": 99.9,
    "enforcement": "hard",
    "approver": "engineering",
}


def found(*guardrails: dict[str, Any], **fields: Any) -> list[Finding]:
    made = promise(**{"kind": "sla", "dimension": "uptime_pct", **fields})
    return list(check(context(vision(guardrails=list(guardrails)), made)))


def hits(op: str, bound: Any, value: Any, promised_op: str = "eq") -> bool:
    return bool(found({**GR3, "op": op, "value": bound}, value=value, op=promised_op))


def test_a_value_above_the_ceiling_is_an_error_for_its_approver() -> None:
    """Who may grant an exception is who the finding goes to."""
    [finding] = found(GR3, value=99.99, title="Four nines")

    assert str(finding.message) == "C-1 promises uptime_pct 99.99, but GR3 allows at most 99.9"
    assert str(finding.next_step) == (
        "promise at most 99.9, or ask engineering for an exception that ends"
    )
    assert (finding.code, finding.severity) == ("VIS603", Severity.ERROR)
    assert (finding.who, finding.cure) == ("engineering", "edit")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "value"
    assert [quote.text for quote in finding.quotes] == ["Four nines", "GR3"]
    assert [(related.kind, related.id) for related in finding.related] == [("guardrail", "GR3")]


def test_a_soft_guardrail_warns_and_its_rationale_is_quoted() -> None:
    """Without an approver it is product's."""
    soft = {**GR3, "enforcement": "soft", "approver": None, "rationale": "One zone only"}
    [finding] = found(soft, value=99.99)

    assert (finding.severity, finding.who) == (Severity.WARNING, "product")
    assert finding.quotes[1].text == "One zone only"


@pytest.mark.parametrize(
    ("op", "bound", "fine", "breach"),
    [
        ("max", 99.9, 99.9, 99.91),
        ("max", 99.9, "99.90", "99.91"),
        ("max", 9, "9", "10"),
        ("min", 60, 60, 59),
        ("min", 60, 61, 59.9),
        ("eq", 3, "3.0", 4),
        ("eq", "v1", "V1", "v2"),
        ("in", ["eu-west", "us-east"], "EU-West", "ch-north"),
        ("not_in", ["cn"], "eu-west", "CN"),
        ("max", "2028-12-31", "2028-Q4", "2029-01-01"),
        ("min", "2026-07-01", "2026-07-01", "2026-06-30"),
        ("eq", True, "yes", "no"),
    ],
)
def test_the_bound_itself_is_on_the_good_side(op: str, bound: Any, fine: Any, breach: Any) -> None:
    """Numbers compare as numbers, days as days, words in any case."""
    assert not hits(op, bound, fine)
    assert hits(op, bound, breach)


@pytest.mark.parametrize("value", ["high", True, "2026-01-01"])
def test_what_cannot_be_compared_with_a_bound_is_not_judged(value: Any) -> None:
    """A word is neither above nor below a number."""
    assert not hits("max", 99.9, value)


def test_how_the_promise_means_its_value_counts() -> None:
    """At least 99.99 is beyond a ceiling too; a choice with a way out is not."""
    allowed = ["eu-west", "us-east"]
    assert hits("max", 99.9, 99.99, "min")
    assert not hits("in", allowed, ["eu-west", "ch-north"], "in")
    assert hits("in", allowed, ["ch-north", "ap-south"], "in")
    assert hits("in", allowed, ["eu-west", "ch-north"])
    assert not hits("in", allowed, ["us-east"], "not_in")
    assert hits("in", allowed, ["us-east", "EU-west"], "not_in")
    assert not hits("not_in", ["cn"], ["cn"], "not_in")


def test_a_promise_of_none_of_what_is_allowed_says_so() -> None:
    """The words follow the promise's own meaning."""
    [finding] = found({**GR3, "op": "in", "value": ["a"]}, op="not_in", value=["a"])

    assert str(finding.message) == "C-1 promises uptime_pct none of a, but GR3 allows only a"


def test_two_guardrails_are_causes_of_one_finding() -> None:
    """The hard one decides weight and approver, in whatever order they stand."""
    soft = {**GR3, "id": "GR9", "enforcement": "soft", "value": 99.5, "approver": "finance"}
    [finding] = found(soft, GR3, value=99.99)

    assert str(finding.message) == (
        "C-1 promises uptime_pct 99.99, but GR9 allows at most 99.5 and GR3 allows at most 99.9"
    )
    assert (finding.severity, finding.who) == (Severity.ERROR, "engineering")
    assert [related.id for related in finding.related] == ["GR9", "GR3"]


@pytest.mark.parametrize(
    "fields",
    [
        {"dimension": "latency", "value": 99.99},
        {"dimension": None, "value": 99.99},
        {"value": None},
        {"value": 99.99, "status": "delivered"},
        {"value": 99.99, "status": "withdrawn"},
    ],
)
def test_other_dimensions_empty_values_and_closed_promises_are_not_judged(
    fields: dict[str, Any],
) -> None:
    """A guardrail speaks of its own dimension only."""
    assert found(GR3, **fields) == []


def test_a_guardrail_without_a_value_bounds_nothing() -> None:
    """An unfinished line of the vision makes no finding."""
    assert found({"id": "GR1", "dimension": "uptime_pct", "op": "max"}, value=99.99) == []


@pytest.mark.parametrize("missing", ["dimension", "value"])
def test_it_needs_guardrails_and_both_columns(missing: str) -> None:
    """Without one of the columns no promise can be compared."""
    known = vision(guardrails=[GR3])
    with_both = context(known, fields=("dimension", "value")).project
    without = context(known, fields=({"dimension", "value"} - {missing})).project

    assert all(need.is_met(with_both) for need in RULE.needs)
    assert not all(need.is_met(without) for need in RULE.needs)
    assert not all(need.is_met(context(vision()).project) for need in RULE.needs)


@pytest.mark.parametrize("count", [5, 6, 7, 30])
def test_of_many_bounds_the_first_are_named_and_the_others_counted(count: int) -> None:
    """One of them is hard, and decides wherever it stands."""
    bounds = [
        {"id": f"GR{at}", "dimension": "uptime", "op": "max", "value": 90 + at / 10,
         "enforcement": "hard" if at == count - 1 else "soft"}
        for at in range(count)
    ]  # fmt: skip
    [finding] = check(
        context(vision(guardrails=bounds), promise(dimension="uptime", value=99, kind="sla"))
    )

    assert finding.severity is Severity.ERROR
    assert len(finding.related) == min(count, 6)
    named = count if count <= 6 else 5
    assert str(finding.message).count("allows") == named
    assert str(finding.message).endswith(f" and {count - 5} more") is (count > 6)


def test_many_bounds_and_many_rows_are_no_product() -> None:
    """Every row another value: each is looked up among the bounds, not held against all."""

    def taken(count: int) -> int:
        bounds = [
            {"id": f"GR{at}", "dimension": "uptime", "op": "max", "value": at}
            for at in range(count)
        ]
        rows = [promise(f"C-{at}", dimension="uptime", value=at, kind="sla") for at in range(count)]
        given = context(vision(guardrails=bounds), *rows)
        return steps(lambda: list(check(given)))

    assert taken(400) <= 2.1 * taken(200)
