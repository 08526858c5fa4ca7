"""What people agree to, part by part."""

from typing import Any

import pytest

from building import vision
from commitcheck.model.approved_parts import POSITIONING_PARTS, changed_parts, part_fingerprints

POSITIONING: dict[str, Any] = {
    "version": "1.1",
    "target_customer": "Security leads",
    "need": "prove evidence is current",
    "category": "evidence platform",
    "key_benefit": "6 weeks to 5 days",
    "alternatives": [{"name": "Spreadsheets", "kind": "status_quo"}, {"name": "Vanta"}],
    "differentiators": [{"id": "DF1", "claim": "Hash-chained", "evidence": ["pilot", "audit"]}],
    "segments": [{"id": "bank", "fit": "adjacent"}],
}
NON_GOALS = [{"id": "NG1", "statement": "No on-premises edition", "keywords": ["on-prem", "own"]}]
GUARDRAILS = [{"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9}]


def parts(positioning: dict[str, Any] | None = None, **sections: Any) -> dict[str, str]:
    """The fingerprints with some values of the positioning or whole sections replaced."""
    document = {"non_goals": NON_GOALS, "guardrails": GUARDRAILS, **sections}
    return part_fingerprints(vision(positioning={**POSITIONING, **(positioning or {})}, **document))


def test_every_part_has_sixteen_hex_digits() -> None:
    """And they are those of the first version for good: sign-offs on record depend on them."""
    assert parts() == {
        "target_customer": "6862087bc26fae0c",
        "need": "a5ee2d09ad4d9f66",
        "category": "8e7a60726f00bfe9",
        "key_benefit": "2b6f47418acf25bf",
        "alternatives": "3a207bcc7fc8fd65",
        "differentiators": "60050391bd2d47e6",
        "segments": "4c18e8e28c9fcb9f",
        "non_goals": "48959e0b40fcaab1",
        "guardrails": "4f620ef774c5f563",
    }


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("target_customer", "Security engineers"),
        ("need", "pass the audit"),
        ("category", "audit platform"),
        ("key_benefit", "6 weeks to 4 days"),
        ("alternatives", [{"name": "Spreadsheets", "kind": "substitute"}, {"name": "Vanta"}]),
        ("differentiators", [{"id": "DF1", "claim": "Hash-chained", "evidence": ["pilot"]}]),
        ("segments", [{"id": "bank", "fit": "target"}]),
    ],
)
def test_a_change_of_meaning_changes_its_part_alone(part: str, change: Any) -> None:
    """The other parts are still what was agreed to."""
    assert changed_parts(parts(), parts({part: change})) == (part,)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("non_goals", [{**NON_GOALS[0], "enforcement": "soft"}]),
        ("non_goals", [*NON_GOALS, {"id": "NG2", "statement": "No hardware"}]),
        ("non_goals", []),
        ("guardrails", [{**GUARDRAILS[0], "value": 99.99}]),
        ("guardrails", [{**GUARDRAILS[0], "value": "99.9"}]),
    ],
)
def test_refusals_and_ceilings_are_parts_too(part: str, change: Any) -> None:
    """Loosening a guardrail behind a sign-off is a change of what was signed off."""
    assert changed_parts(parts(), parts(**{part: change})) == (part,)


@pytest.mark.parametrize(
    "same",
    [
        {"need": "  prove evidence\n is   current "},
        {"alternatives": [{"name": "Vanta"}, {"name": "Spreadsheets", "kind": "status_quo"}]},
        {
            "alternatives": [
                {"name": "Spreadsheets", "kind": "status_quo"},
                {"name": "Vanta", "kind": None},
            ]
        },
        {
            "differentiators": [
                {"id": "DF1", "claim": "Hash-chained", "evidence": ["audit", "pilot"]}
            ]
        },
        {"segments": [{"id": "bank", "name": None, "fit": "adjacent"}]},
        {"version": "1.2", "status": "approved", "owner": "priya"},
    ],
)
def test_reformatting_changes_nothing(same: dict[str, Any]) -> None:
    """Order, spacing, an empty field spelt out, and the version are not what was agreed to."""
    assert parts(same) == parts()


def test_a_default_that_is_spelt_out_changes_nothing() -> None:
    """Hard is what a non-goal is anyway; and 99.9 is 99.90."""
    hard = [{**NON_GOALS[0], "enforcement": "hard", "until": None}]

    assert parts(non_goals=hard, guardrails=[{**GUARDRAILS[0], "value": 99.90}]) == parts()


def test_one_number_has_one_text() -> None:
    """A whole number may be written with a point."""
    whole, pointed = ({**GUARDRAILS[0], "value": value} for value in (99, 99.0))

    assert parts(guardrails=[whole]) == parts(guardrails=[pointed])


def test_decomposed_letters_are_the_same_letters() -> None:
    """An editor on another system may write e and an accent apart."""
    assert parts({"need": "caf\u00e9"}) == parts({"need": "cafe\u0301"})


def test_without_a_positioning_every_part_is_empty() -> None:
    """All slots then share the fingerprint of nothing."""
    assert set(part_fingerprints(vision()).values()) == {"74234e98afe7498f"}


def test_only_what_was_agreed_to_can_have_changed() -> None:
    """An older sign-off may know fewer parts, and one without fingerprints none."""
    now = parts()

    assert changed_parts({}, now) == ()
    assert changed_parts({"need": now["need"], "tenets": "0" * 16}, now) == ()
    assert changed_parts({"need": "0" * 16}, now) == ("need",)


def test_changed_parts_come_in_the_order_of_reading() -> None:
    """Not in the order in which a sign-off happens to list them."""
    agreed = dict.fromkeys(reversed(POSITIONING_PARTS), "0" * 16)

    assert changed_parts(agreed, parts()) == POSITIONING_PARTS
