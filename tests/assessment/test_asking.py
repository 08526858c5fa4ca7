"""Which promises are worth matching, and what to say of a text's answer that is not said yet."""

from typing import Any

import pytest
from msgspec.structs import replace

from assessment.desks import AS_OF
from building import link, project, promise, vision
from commitcheck.assessment.suggestions.near import Near, TextAnswer
from commitcheck.assessment.suggestions.suggest import Asking
from commitcheck.loading.linking import linked
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Link
from commitcheck.model.vision import Vision
from commitcheck.rules.context import Context

VISION = vision(
    capabilities=["scim", "audit", {"id": "sso", "aliases": ["saml"]}],
    roadmap=[
        {"id": "RM1", "title": "SCIM", "capabilities": ["unknown", "saml", "scim"]},
        {"id": "RM2", "title": "Audit", "capabilities": ["audit"]},
    ],
)


def asking(*promises: Commitment, known: Vision = VISION, links: tuple[Link, ...] = ()) -> Asking:
    read = linked(replace(project(known, promises), links=links))
    return Asking(Context(read, AS_OF), ())


def near(item: str, score: float, band: str = "match", **more: Any) -> Near:
    kind, _, name = item.partition(":")
    return Near(kind, name, score, band, **more)


def elsewhere(own: Commitment, *nearest: Near) -> list[str]:
    told = asking(own).about(own, TextAnswer(nearest, ()))
    return [f"{question.kind}:{question.id}" for question in told if question.why == "elsewhere"]


@pytest.mark.parametrize(
    ("best", "own", "said"), [(0.75, 0.5, 1), (0.75, 0.5625, 0), (0.75, 0.75, 0), (0.5, 0.25, 1)]
)
def test_another_item_must_be_far_better_than_the_promise_s_own(
    best: float, own: float, said: int
) -> None:
    linked_to = promise(capability="audit")
    found = elsewhere(linked_to, near("capability:scim", best), near("capability:audit", own))
    assert found == ["capability:scim"] * said


def test_what_is_not_among_the_nearest_scores_at_most_what_the_last_of_them_does() -> None:
    linked_to = promise(capability="audit")
    best, far, close = (near("capability:scim", 0.9), near("theme:T", 0.5), near("theme:T", 0.8))
    assert elsewhere(linked_to, best, near("goal:G", 0.85), far) == ["capability:scim"]
    assert elsewhere(linked_to, best, near("goal:G", 0.5), close) == []


@pytest.mark.parametrize(
    ("fields", "item"),
    [
        ({"capability": "scim"}, "roadmap_item:RM1"),
        ({"capability": "sso"}, "roadmap_item:RM1"),
        ({"roadmap_item": "RM1"}, "capability:scim"),
        ({"roadmap_item": "RM1"}, "capability:sso"),
        ({"roadmap_item": "RM1", "capability": "audit"}, "capability:audit"),
        ({"roadmap_item": "RM1", "capability": "audit"}, "roadmap_item:RM2"),
    ],
)
def test_what_plans_a_promise_or_is_planned_by_it_is_its_own(
    fields: dict[str, Any], item: str
) -> None:
    """By any name of a capability; nothing of it is held against the promise."""
    assert elsewhere(promise(**fields), near(item, 0.9), near("theme:T", 0.1)) == []


def test_what_plans_something_else_is_not_its_own() -> None:
    for own in (promise(capability="scim"), promise(roadmap_item="RM1")):
        found = elsewhere(own, near("roadmap_item:RM2", 0.9), near("theme:T", 0.1))
        assert found == ["roadmap_item:RM2"]


def test_a_suspect_link_keeps_its_note_beside_what_the_text_says() -> None:
    """With the item's own score where it is near, and its name however it is spelt."""
    own = promise("C-1", title="SCIM")
    stale = link(item="capability:scim", text="0" * 16)
    odd = link(item="theme:a:b", text="0" * 16)
    asked = asking(own, links=(stale, odd))
    close = near("capability:scim", 0.75, notes=("asks 2, the item says 3",))
    suspects = [
        question
        for question in asked.about(own, TextAnswer((close,), ()))
        if question.why == "suspect"
    ]
    assert [(suspect.kind, suspect.id, suspect.score) for suspect in suspects] == [
        ("capability", "scim", 0.75), ("theme", "a:b", 0.0),
    ]  # fmt: skip
    changed = "the promise's words changed since this link was decided"
    assert [str(suspect.note) for suspect in suspects] == [
        f"{changed}; asks 2, the item says 3", changed,
    ]  # fmt: skip


def test_the_nearest_signature_comes_first_and_what_is_signed_last() -> None:
    found = asking(
        promise("C-1", status="signed", expected_signature="2026-01-01"),
        promise("C-2", expected_signature="2026-05-31"),
        promise("C-3", expected_signature="2026-03-31"),
        promise("C-4"),
    ).worth_matching()
    assert [finding.id for finding in found] == ["C-3", "C-2", "C-1", "C-4"]


@pytest.mark.parametrize(
    ("sections", "fields", "worth"),
    [
        ({"capabilities": ["scim"]}, {}, True),
        ({}, {}, False),
        ({"capabilities": ["scim"]}, {"capability": "scim"}, True),
        ({"themes": ["TH1"]}, {"capability": "scim"}, False),
        ({"capabilities": ["scim"]}, {"kind": "services"}, False),
        ({"capabilities": ["scim"]}, {"status": "delivered"}, False),
        ({"non_goals": [{"id": "NG1", "statement": "No"}]}, {"kind": "services"}, True),
    ],
)
def test_a_text_is_worth_matching_where_it_can_lead_to_something(
    sections: dict[str, Any], fields: dict[str, Any], *, worth: bool
) -> None:
    found = asking(promise(**fields), known=vision(**sections)).worth_matching()
    assert bool(found) is worth


def test_what_was_decided_to_be_about_nothing_is_not_matched() -> None:
    nothing = link(decision="none")
    assert asking(promise("C-1"), links=(nothing,)).worth_matching() == ()
