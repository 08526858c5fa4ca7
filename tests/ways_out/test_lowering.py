"""A value that is not allowed: to what it is lowered."""

from typing import Any

import pytest

from building import project, promise, vision
from commitcheck.deal_desk import fix

YES = [f"{role}@2026-01-05" for role in ("product", "engineering", "legal", "finance", "executive")]


def lowered(value: Any, *rails: dict[str, Any], facts: tuple[dict[str, Any], ...] = ()) -> Any:
    """What the one change of the deal says in place of the value; `None` without a way out."""
    bounds = [{"id": f"G{at}", "dimension": "d", **rail} for at, rail in enumerate(rails)]
    held = vision(guardrails=bounds, facts=list(facts))
    draft = promise(
        deal="D-1", kind="sla", dimension="d", value=value, quote="x", source="order_form",
        due="2026-09-30", revenue_review="cleared", approvals=YES,
    )  # fmt: skip
    found = fix(project(held, [draft]), "D-1", as_of="2026-06-01", engine="off")
    assert found.standing == ("way_out" if found.steps else "no_way_out")
    (step,) = found.steps or (None,)
    return step and step.new


@pytest.mark.parametrize(
    ("value", "rails", "expected"),
    [
        (25, [{"op": "in", "value": [10, 20]}], 20),
        (25, [{"op": "in", "value": [20, 10]}], 20),
        (3, [{"op": "in", "value": [20, 10]}], 10),
        (14, [{"op": "in", "value": [10, 20]}], 10),
        (16, [{"op": "in", "value": [10, 20]}], 20),
        (99.99, [{"op": "max", "value": 99.9}], 99.9),
        (99.99, [{"op": "max", "value": 99.9}, {"op": "max", "value": 99.5}], 99.5),
        (
            99.99,
            [{"op": "max", "value": 99.9}, {"op": "max", "value": 99.5, "enforcement": "hard"}],
            99.5,
        ),
        ("ch", [{"op": "in", "value": ["eu", "us"]}], "eu"),
        (["eu", "ch"], [{"op": "in", "value": ["eu", "us"]}], "eu"),
        (["eu", "us", "ch"], [{"op": "in", "value": ["eu", "us"]}], ["eu", "us"]),
        ("ch", [{"op": "not_in", "value": ["ch"]}], None),
    ],
)
def test_the_nearest_value_that_every_guardrail_allows(
    value: Any, rails: list[dict[str, Any]], expected: Any
) -> None:
    """Of several values those that are allowed stay; where none is known there is no way out."""
    assert lowered(value, *rails) == expected


@pytest.mark.parametrize(("proven", "expected"), [(300, 300), (500, 500), (700, 500)])
def test_never_beyond_what_is_proven(proven: float, expected: float) -> None:
    fact = {"dimension": "d", "proven": proven, "better": "higher"}
    assert lowered(600, {"op": "max", "value": 500}, facts=(fact,)) == expected
