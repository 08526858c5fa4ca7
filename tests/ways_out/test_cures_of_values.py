"""To which value a promise is lowered, and never beyond what is proven."""

from typing import Any

import pytest

import building as b
from ways_out.offers import STRIKE, about, draft, offers


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        (1, ["value=3", "value=2 of others", "value=9 of others"]),
        (2, ["value=3", "value=9 of others"]),
        ([2, 3], ["value=9 of others"]),
        (9, ["value=3", "value=2 of others"]),
    ],
)
def test_the_value_of_the_others_is_told_as_theirs(mine: Any, expected: list[str]) -> None:
    """The customer's own first, each once; a list and an empty one are no value to take over."""
    values = [("Corvus", 2), ("Acme", 3), ("Delta", [4, 5]), ("Corvus", None), ("Ems", 2), ("F", 9)]
    others = [
        b.promise(f"O-{at}", customer=name, kind="sla", dimension="d", value=value)
        for at, (name, value) in enumerate(values)
    ]
    found = about("XCF702", *(f"commitment {it.id}" for it in others), "dimension d")
    made = offers(found, draft(kind="sla", dimension="d", value=mine), *others)
    assert made == [*(f"0 lower {it}" for it in expected), STRIKE]


def test_a_better_price_than_others_have_becomes_theirs_or_ends() -> None:
    other = b.promise("O-1", customer="Corvus", kind="pricing", dimension="discount", value=20)
    mine = draft(kind="mfn", dimension="discount", value=30)
    made = offers(about("XCF704", "commitment O-1"), mine, other)
    assert made == ["0 lower value=20 of others", "0 narrow until=2026-09-16", STRIKE]


def values_of(promise: dict[str, Any], code: str = "VIS603", **sections: Any) -> list[str]:
    """To what a value is lowered, in the order in which it is offered."""
    bounds = [{"id": f"G{at}", "dimension": "d", **it} for at, it in enumerate(sections["rails"])]
    facts = [{"dimension": "d", **it} for it in sections.get("facts", ())]
    things = b.vision(guardrails=bounds, facts=facts)
    made = offers(about(code), draft(kind="sla", **{"dimension": "d", **promise}), things=things)
    return [it.removeprefix("0 lower value=") for it in made if it.startswith("0 lower")]


@pytest.mark.parametrize(
    ("promise", "rails", "expected"),
    [
        ({"value": 5}, [{"op": "max", "value": 3}], ["3"]),
        ({"value": 5}, [{"op": "max", "value": 3}, {"op": "min", "value": 2}], ["3", "2"]),
        ({"value": 1}, [{"op": "max", "value": 3}, {"op": "min", "value": 2}], ["2", "3"]),
        ({"value": 5}, [{"op": "in", "value": [1, 2, 3, 4]}], ["4", "3"]),
        ({"value": 5}, [{"op": "max", "value": 3}, {"op": "max", "value": 4}], ["3"]),
        ({"value": 5}, [{"op": "max", "value": 3, "dimension": "other"}], []),
        ({"value": 5}, [{"op": "not_in", "value": [5]}], []),
        ({"value": 5}, [{"op": "max", "value": 3}, {"op": "not_in", "value": [2]}], ["3"]),
        ({"value": 3}, [{"op": "max", "value": 3}], []),
        ({"value": [1, 5]}, [{"op": "max", "value": 3}], ["1"]),
        ({"value": [1, 2, 5]}, [{"op": "max", "value": 3}], ["1+2"]),
        ({"value": [1, 5], "op": "in"}, [{"op": "max", "value": 3}], ["1"]),
        ({"value": [1, 5], "op": "not_in"}, [{"op": "max", "value": 3}], []),
        ({"value": 5, "op": "not_in"}, [{"op": "max", "value": 3}], []),
        ({"value": [5, 7]}, [{"op": "max", "value": 3}], ["3"]),
        ({"value": "ch"}, [{"op": "in", "value": ["us", "eu", "uk"]}], ["us", "eu"]),
        (
            {"value": 9},
            [{"op": "max", "value": 5, "enforcement": "soft"}, {"op": "max", "value": 6}],
            [],
        ),
        (
            {"value": 9},
            [{"op": "max", "value": 7, "enforcement": "soft"}, {"op": "max", "value": 6}],
            ["6"],
        ),
        ({"value": 9}, [{"op": "max", "value": 7, "enforcement": "soft"}], ["7"]),
    ],
)  # fmt: skip
def test_to_which_values_it_is_lowered(
    promise: dict[str, Any], rails: list[dict[str, Any]], expected: list[str]
) -> None:
    """The two nearest bounds that all guardrails allow; hard ones are asked for theirs first."""
    assert values_of(promise, rails=rails) == expected


@pytest.mark.parametrize(
    ("value", "rail", "facts", "expected"),
    [
        (600, {"op": "max", "value": 500}, [{"proven": 500}], ["500"]),
        (600, {"op": "max", "value": 500}, [{"proven": 499}], ["499"]),
        (600, {"op": "max", "value": 500}, [{"proven": 300}, {"proven": 450}], ["450", "300"]),
        (100, {"op": "min", "value": 200}, [{"proven": 250, "better": "lower"}], ["250"]),
        (100, {"op": "min", "value": 200}, [{"proven": 200, "better": "lower"}], ["200"]),
        (100, {"op": "min", "value": 200}, [{"proven": 199, "better": "lower"}], ["200"]),
        (600, {"op": "max", "value": 500}, [{"proven": 9, "dimension": "other"}], ["500"]),
        ("ch", {"op": "in", "value": ["eu"]}, [{"proven": 9}], ["eu"]),
        (600, {"op": "max", "value": 500}, [{"proven": 600}], ["500"]),
        (600, {"op": "max", "value": 500}, [{"proven": "good"}], ["500"]),
        ("ch", {"op": "not_in", "value": ["ch"]}, [{"proven": "good"}], []),
        (5, {"op": "max", "value": 9}, [{"proven": 0}], ["0"]),
        (5, {"op": "max", "value": 0}, [], ["0"]),
    ],
)
def test_and_never_beyond_what_is_proven(
    value: Any, rail: dict[str, Any], facts: list[dict[str, Any]], expected: list[str]
) -> None:
    """As far as any measurement goes, in the direction in which it is better; one without a number
    measures nothing, and nought is a value as any other.
    """
    assert values_of({"value": value}, rails=[rail], facts=facts) == expected
    assert values_of({"value": value}, "VIS604", rails=[rail], facts=facts) == expected
