"""XCF702: two promises fix one product-wide property at incompatible values."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.xcf702_incompatible_values import RULE, check


def on_schema(id: str, value: Any, **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    record = {"dimension": "schema", "value": value, "status": "signed", **fields}
    return promise(id, **record)


def found(*promises: Commitment, **dimension: Any) -> list[Finding]:
    seen = vision(dimensions=[{"id": "schema", "scope": "product", **dimension}])
    return list(check(context(seen, *promises)))


def test_the_later_promise_is_the_subject() -> None:
    """The earlier truth stands; the later customer would need a fork."""
    [finding] = found(
        on_schema("K-20", "v3", signed_on="2026-06-26", quote="v3 for all events"),
        on_schema("K-13", "v1", signed_on="2026-03-31", quote="v1 shall remain"),
    )

    assert str(finding.message) == "K-20 promises schema v3, but K-13 promises v1"
    assert str(finding.next_step) == (
        "choose one schema for all customers and migrate the other side, with a date"
    )
    assert finding.subject == ("commitment", "K-20", False)
    assert (finding.severity, finding.who, finding.cure) == (Severity.ERROR, "product", "edit")
    assert finding.at.field == "value"
    assert [quote.text for quote in finding.quotes] == ["v3 for all events", "v1 shall remain"]
    assert [related.id for related in finding.related] == ["K-13"]


def test_a_draft_comes_after_every_signed_promise() -> None:
    """Whatever its expected signature says."""
    [finding] = found(
        on_schema("K-1", "v1", status="negotiating", expected_signature="2026-01-31"),
        on_schema("K-2", "v2", signed_on="2026-02-27"),
    )

    assert finding.subject == ("commitment", "K-1", True)


def test_who_agrees_with_the_first_is_not_in_conflict() -> None:
    """v1, v3, v1: only v3 is another truth, and it contradicts both."""
    [finding] = found(
        on_schema("K-1", "v1", signed_on="2026-01-01"),
        on_schema("K-2", "v3", signed_on="2026-01-02"),
        on_schema("K-3", "V1", signed_on="2026-01-03"),
        on_schema("K-4", "v1", signed_on="2026-01-01"),
    )

    assert str(finding.message) == "K-2 promises schema v3, but K-1 promises v1; K-4 promises v1"


@pytest.mark.parametrize(
    ("op", "value", "clashes"),
    [
        ("eq", 10, False),
        ("eq", 11, True),
        ("min", 10, False),
        ("min", 10.5, True),
        ("max", 10, False),
        ("max", 9, True),
    ],
)
def test_an_interval_may_touch_a_fixed_number(op: str, value: float, *, clashes: bool) -> None:
    """The bound itself satisfies both."""
    fixed = on_schema("K-1", 10, signed_on="2026-01-01")
    later = on_schema("K-2", value, op=op, signed_on="2026-02-02")

    assert bool(found(fixed, later, type="number")) is clashes


def test_bounds_are_named_as_bounds() -> None:
    """At least and at most, against every promise that the new one misses."""
    [finding] = found(
        on_schema("K-1", 5, op="max", signed_on="2026-01-01"),
        on_schema("K-2", 3, op="max", signed_on="2026-01-02"),
        on_schema("K-3", 4, op="min", signed_on="2026-01-03"),
    )

    assert str(finding.message) == ("K-3 promises schema at least 4, but K-2 promises at most 3")


def test_days_are_compared_as_days() -> None:
    """A quarter is its last day."""
    [finding] = found(
        on_schema("K-1", "2026-Q4", op="max", signed_on="2026-01-01"),
        on_schema("K-2", "2026-12-31", op="min", signed_on="2026-01-02"),
        on_schema("K-3", "2027-01-01", op="min", signed_on="2026-01-03"),
        type="date",
    )

    assert str(finding.message) == (
        "K-3 promises schema at least 2027-01-01, but K-1 promises at most 2026-Q4"
    )


def test_words_have_no_larger_and_smaller() -> None:
    """At least v1 says nothing that could be judged."""
    assert found(on_schema("K-1", "v3"), on_schema("K-2", "v1", op="max"), type="string") == []


def test_text_in_a_number_is_left_out() -> None:
    """It cannot be compared, and it must not hide the others."""
    numbers = [on_schema("K-1", 1, signed_on="2026-01-01"), on_schema("K-2", 2)]

    assert [
        finding.subject.id for finding in found(*numbers, on_schema("K-3", "n/a"), type="number")
    ] == ["K-1"]


@pytest.mark.parametrize(
    "fields",
    [{"source": "email"}, {"status": "delivered"}, {"op": "in"}, {"value": None}],
)
def test_what_fixes_nothing(fields: dict[str, Any]) -> None:
    """What is not firm, is done, leaves a choice or names no value."""
    assert found(on_schema("K-1", "v1"), on_schema("K-2", **{"value": "v3", **fields})) == []


def test_a_value_per_customer_is_no_conflict() -> None:
    """Only what all customers share has one truth."""
    assert found(on_schema("K-1", "v1"), on_schema("K-2", "v3"), scope="customer") == []


@pytest.mark.parametrize(
    ("fields", "met"),
    [({"dimension", "value"}, [True, True, True]), ({"value"}, [True, False, True])],
)
def test_it_needs_dimension_and_value(fields: set[str], met: list[bool]) -> None:
    """And a vision that says which dimensions are shared."""
    seen = context(vision(dimensions=[]), fields=fields).project

    assert [need.is_met(seen) for need in RULE.needs] == met
    assert not RULE.needs[0].is_met(context(vision()).project)


def test_a_boolean_is_said_as_yes_or_no() -> None:
    """As whoever promised it would; the other side stands beside it."""
    [finding] = found(
        on_schema("K-1", True, signed_on="2026-01-01"),
        on_schema("K-2", False, signed_on="2026-01-02"),
    )

    assert str(finding.message) == "K-2 promises schema no, but K-1 promises yes"
    assert [(related.id, related.note) for related in finding.related] == [
        ("K-1", "promised differently here")
    ]


def test_the_nearest_bounds_are_compared_however_many_there_are() -> None:
    """A minimum above two maxima contradicts both of them, whatever their order."""
    [finding] = found(
        on_schema("K-1", 30, op="max", signed_on="2026-01-01"),
        on_schema("K-2", 10, op="max", signed_on="2026-01-02"),
        on_schema("K-3", 20, op="max", signed_on="2026-01-03"),
        on_schema("K-4", 25, op="min", signed_on="2026-01-04"),
    )

    assert finding.subject.id == "K-4"
    assert [related.id for related in finding.related] == ["K-2", "K-3"]
