"""What sales can promise today, from when, within which limits and to whom."""

from typing import Any

import pytest

from assessment.desks import desk
from building import promise, vision
from commitcheck.assessment.packs.facts import Offer, Sellable
from commitcheck.assessment.packs.packs import sellable
from commitcheck.model.commitment import Commitment


def offered(*promises: Commitment, **sections: Any) -> Sellable:
    return sellable(desk(vision(**sections), *promises).context)


def told(offers: tuple[Offer, ...]) -> list[str]:
    return [f"{offer.name}: {offer.said}" for offer in offers]


def test_what_is_there_can_be_sold_today() -> None:
    """By its name, with the day it ends; what is planned is not there."""
    offer = offered(
        capabilities=[
            {"id": "sso", "name": "SAML SSO", "status": "available"},
            {"id": "legacy", "status": "available", "sunset_on": "2026-12-31"},
            {"id": "scim", "status": "planned"},
        ],
        certifications=[{"id": "iso27001", "status": "held"}, {"id": "soc2", "status": "planned"}],
    )
    assert told(offer.today) == [
        "SAML SSO: available",
        "legacy: available until 2026-12-31",
        "iso27001: certification held",
    ]


ITEM = {"title": "SCIM", "latest": "2026-07-31", "confidence": "high"}


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({}, ["SCIM: from 2026-07-31 (RM1, high confidence)"]),
        ({"title": None}, ["RM1: from 2026-07-31 (RM1, high confidence)"]),
        ({"confidence": "medium"}, []),
        ({"latest": None}, []),
        ({"status": "shipped"}, []),
        ({"status": "dropped"}, []),
    ],
)
def test_only_dated_work_of_high_confidence_has_a_date(
    fields: dict[str, Any], lines: list[str]
) -> None:
    assert told(offered(roadmap=[{"id": "RM1", **ITEM, **fields}]).dated) == lines


EXCLUSIVE = {
    "kind": "exclusivity", "capability": "sso", "status": "signed", "until": "2026-12-31",
}  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({}, ", but exclusive under C-1"),
        ({"scope_segment": "bank"}, ", but exclusive under C-1 in bank"),
        ({"until": "2026-03-16"}, ", but exclusive under C-1"),
        ({"until": "2026-03-15"}, ""),
        ({"until": None}, ", but exclusive under C-1"),
        ({"status": "proposed"}, ""),
        ({"status": "released"}, ""),
        ({"kind": "feature"}, ""),
        ({"capability": "scim"}, ""),
    ],
)
def test_what_somebody_has_for_themselves_is_said(fields: dict[str, Any], note: str) -> None:
    """Beside what is there and beside what is planned, until its last day."""
    own = promise("C-1", **{**EXCLUSIVE, **fields})
    offer = offered(
        promise("C-0", kind="exclusivity", capability="sso"),
        promise("C-00", kind="exclusivity", capability="sso", status="signed", until="2025-01-01"),
        own,
        capabilities=[{"id": "sso", "status": "available"}, "scim"],
        roadmap=[{"id": "RM1", **ITEM, "capabilities": ["unknown", "sso"]}],
        positioning={"segments": [{"id": "bank"}]},
    )
    assert told(offer.today) == [f"sso: available{note}"]
    assert told(offer.dated) == [f"SCIM: from 2026-07-31 (RM1, high confidence){note}"]


@pytest.mark.parametrize(
    ("op", "value", "fact", "said"),
    [
        ("max", 500, {"proven": 320, "better": "higher"}, "at most 320, as measured"),
        ("max", 500, {"proven": 500, "better": "higher"}, "at most 500"),
        ("max", 500, {"proven": 320, "better": "lower"}, "at most 500"),
        ("min", 500, {"proven": 320, "better": "higher"}, "at least 500"),
        ("max", 500, {"better": "higher"}, "at most 500"),
        ("max", 500, None, "at most 500"),
        ("in", ["a", "b"], {"proven": "a", "better": "higher"}, "only a, b"),
    ],
)
def test_never_more_than_what_was_measured(op: str, value: Any, fact: Any, said: str) -> None:
    offer = offered(
        guardrails=[{"id": "GR1", "dimension": "rate", "op": op, "value": value}],
        facts=[{"dimension": "rate", **fact}] if fact else [],
    )
    assert told(offer.limits) == [f"rate: {said}"]


def test_every_segment_has_its_answer() -> None:
    segments = [
        {"id": "bank", "name": "Banks", "fit": "target"},
        {"id": "retail", "fit": "adjacent"},
        {"id": "public", "fit": "excluded"},
    ]
    assert [str(segment) for segment in offered(positioning={"segments": segments}).segments] == [
        "Banks: promise what is listed here",
        "retail: ask product before anything is promised",
        "public: no promise; say so early",
    ]
