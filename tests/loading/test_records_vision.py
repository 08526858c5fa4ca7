"""vision.yaml's data as a Vision."""

import datetime as dt

import building
from commitcheck.loading.records.vision import vision_of
from commitcheck.model.config import DEFAULT_APPROVALS
from commitcheck.model.location import FixedSource

SOURCE = FixedSource("vision.yaml")


def test_the_smallest_vision_has_every_default() -> None:
    """Product name and schema version are all that must be there."""
    vision = building.vision()
    assert vision.product.stage == "growth"
    assert vision.positioning is None
    assert vision.capacity is None
    assert vision.governance.sync_cadence_days == 30
    assert vision.roadmap == ()


def test_a_section_is_named_even_when_it_is_empty() -> None:
    """An absent section switches rules off, an empty one is judged."""
    vision = building.vision(non_goals=None, positioning={"segments": None})
    assert vision.has("non_goals")
    assert vision.has("segments")
    assert not vision.has("guardrails")
    assert not vision.has("differentiators")


def test_one_date_of_a_roadmap_item_is_both() -> None:
    """`earliest` = `latest` where only one is given; a quarter stays the whole quarter."""
    vision = building.vision(
        roadmap=[
            {"id": "A", "latest": "2026-05-15"},
            {"id": "B", "earliest": "2026-Q3"},
            {"id": "C"},
        ]
    )
    assert [(item.earliest, item.latest) for item in vision.roadmap] == [
        (dt.date(2026, 5, 15), dt.date(2026, 5, 15)),
        (dt.date(2026, 7, 1), dt.date(2026, 9, 30)),
        (None, None),
    ]


def test_the_stage_picks_the_thresholds_and_the_policy_overrides_them() -> None:
    """A mature product may have fewer one-offs; what the vision says wins."""
    policy = building.vision(
        product={"stage": "mature"}, policy={"max_top_arr": 0.5, "min_reserve": None}
    ).policy
    assert (policy.max_one_off_share, policy.max_top_arr, policy.min_reserve) == (0.15, 0.5, 0.20)
    assert policy.overridden == {"max_top_arr"}


def test_a_kind_in_the_approvals_replaces_that_kind_only() -> None:
    """The other kinds keep the default matrix."""
    policy = building.vision(policy={"approvals": {"sla": ["legal"], "mfn": None}}).policy
    assert policy.approvals["sla"] == ("legal",)
    assert policy.approvals["mfn"] == DEFAULT_APPROVALS["mfn"]


def test_a_guardrails_list_is_a_tuple_and_one_value_is_itself() -> None:
    """`in` takes several values, `max` one."""
    vision = building.vision(
        guardrails=[
            {"id": "G1", "op": "in", "value": ["eu-west", "us-east"]},
            {"id": "G2", "op": "max", "value": 99.9},
        ]
    )
    assert [guardrail.value for guardrail in vision.guardrails] == [("eu-west", "us-east"), 99.9]


def test_a_vision_whose_product_was_unusable_still_has_its_sections() -> None:
    """What is readable is checked all the same."""
    vision = vision_of({"themes": [{"id": "TH1"}]}, SOURCE)
    assert vision.product.name == ""
    assert [theme.id for theme in vision.themes] == ["TH1"]
