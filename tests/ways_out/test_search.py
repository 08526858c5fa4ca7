"""The search: what is known to fail is not judged again, and it says when it was cut short."""

import time
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from building import project, promise, vision
from commitcheck.api import load
from commitcheck.deal_desk import fix
from commitcheck.model.project import Project
from commitcheck.ways_out import finding_out
from commitcheck.ways_out.finding_out import Judged, judged

CONFIG = Path(__file__).parents[2] / "examples" / "portfolio" / "commitcheck.yaml"

YES = ["product@2026-01-05", "engineering@2026-01-05", "legal@2026-01-05", "finance@2026-01-05"]


def large(*, is_full: bool) -> Project:
    """A deal of 30 promises: late, unapproved, above a ceiling, in full periods."""
    ids = range(30)
    sections = {
        "capabilities": [{"id": f"c{i}", "status": "planned"} for i in ids],
        "roadmap": [
            {
                "id": f"R{i}", "capabilities": [f"c{i}"], "earliest": "2026-10-01", "effort": 2,
                "latest": "2026-12-31", "confidence": "high", "status": "planned",
            }
            for i in ids
        ],
        "guardrails": [{"id": "G1", "dimension": "uptime", "op": "max", "value": 99.9}],
    }  # fmt: skip
    if is_full:
        periods = [("Q4", "2026-10-01", "2026-12-31"), ("Q1", "2027-01-01", "2027-03-31")]
        sections["capacity"] = {
            "periods": [{"id": i, "start": a, "end": b, "total": 40} for i, a, b in periods]
        }
    features = [
        promise(
            f"C-{i}", deal="D-1", capability=[f"c{i}"], source="order_form", quote="x",
            revenue_review="cleared", approvals=YES if i % 3 else YES[:2],
            due="2026-08-31" if i % 2 else "2026-12-31",
        )
        for i in range(25)
    ]  # fmt: skip
    levels = [
        promise(f"S-{i}", deal="D-1", kind="sla", dimension="uptime", value=99.99, approvals=YES)
        for i in range(5)
    ]
    return project(vision(**sections), [*features, *levels])


def test_a_deal_of_thirty_promises_is_done_in_seconds() -> None:
    """Of the processor; twenty are allowed. It says whether the proof is complete."""
    for is_full in (False, True):
        start = time.process_time()
        found = fix(large(is_full=is_full), "D-1", as_of="2026-06-01", engine="off")
        assert time.process_time() - start < 20
        assert found.standing == "way_out"
        assert found.is_complete
        moved = {it.new for it in found.steps if it.action == "move"}
        assert moved == {"2027-01-01" if is_full else "2026-12-31"}


def test_values_go_to_their_ceiling_and_nothing_more_is_asked() -> None:
    found = fix(large(is_full=False), "D-1", as_of="2026-06-01", engine="off")
    lowered = [it for it in found.steps if it.action == "lower"]
    assert [(it.commitment, it.old, it.new) for it in lowered] == [
        (f"S-{i}", 99.99, 99.9) for i in range(5)
    ]
    approved = {it.commitment for it in found.steps if it.action == "approve"}
    assert approved == {f"C-{i}" for i in range(0, 25, 3)}


def test_an_approval_of_other_words_is_asked_for_again() -> None:
    """A date that moves takes the fingerprinted yes with it: the copy's findings are cured too."""
    held = vision(
        capabilities=[{"id": "scim", "status": "planned"}],
        roadmap=[{"id": "RM3", "capabilities": ["scim"], "earliest": "2026-08-01",
                  "latest": "2026-09-30", "confidence": "high"}],
    )  # fmt: skip
    draft = promise(
        deal="D-1", capability=["scim"], due="2026-06-30", quote="by June", source="order_form",
        revenue_review="cleared", approvals=YES,
    )  # fmt: skip
    marked = tuple(
        replace(it, fingerprint=(("due", "0000000000000000"),)) if it.role == "legal" else it
        for it in draft.approvals
    )
    found = fix(
        project(held, [draft._replace(approvals=marked)]), "D-1", as_of="2026-01-15", engine="off"
    )
    assert [(it.action, it.new) for it in found.steps] == [
        ("move", "2026-09-30"), ("approve", "legal")
    ]  # fmt: skip


def test_a_deal_costs_less_than_three_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted and not timed: the search judges a dozen copies by the rules alone, once it reads."""
    portfolio = load(config=CONFIG)
    judgements = []

    def counted(*arguments: Any) -> Judged:
        judgements.append(arguments)
        return judged(*arguments)

    monkeypatch.setattr(finding_out, "judged", counted)
    assert fix(portfolio, "D-207").standing == "way_out"
    assert len(judgements) <= 20
