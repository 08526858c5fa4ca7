"""What a vision calls its things, as the readers look for it: names, values and phrases."""

from typing import Any

import pytest

import building as b
from commitcheck.model.config import Config, TableConfig
from commitcheck.reading.promises.finder import vision_marks
from commitcheck.reading.promises.lexicon import lexicon
from commitcheck.reading.vision_words import (
    EnumValue,
    Named,
    _entries,
    _names,
    usual_value,
    values_of,
    vision_words,
)

VISION = b.vision(
    product={"name": "Brightdock"},
    positioning={"segments": [{"id": "bank", "name": "Retail banks"}, {"id": "3pl"}]},
    capabilities=[
        {"id": "slot_booking", "name": "Slot booking", "aliases": ["dock slots"]},
        {"id": "edi"},
    ],
    roadmap=[{"id": "RM1", "title": "Gate cameras"}, {"id": "RM2"}],
    certifications=[{"id": "iso_27001"}],
    dimensions=[
        {"id": "uptime_pct", "type": "number"},
        {"id": "data_region", "type": "enum", "words": {"eu": ["Europe", "EU"], "ch": ["Swiss"]}},
    ],
    guardrails=[
        {"id": "G1", "dimension": "data_region", "op": "in", "value": ["eu", "us-east"]},
        {"id": "G2", "dimension": "data_region", "op": "not_in", "value": ["cn"]},
        {"id": "G3", "dimension": "discount_pct", "op": "max", "value": 25},
    ],
    facts=[{"dimension": "p95_latency_ms", "proven": 280}],
)
WORDS = vision_words(VISION)


def test_things_go_by_their_names_then_aliases_then_ids() -> None:
    found = [(said, it.kind, it.id, it.how) for said, it in _names(VISION) if said]
    assert found == [
        ("Slot booking", "capability", "slot_booking", "name"),
        ("dock slots", "capability", "slot_booking", "alias"),
        ("Gate cameras", "roadmap_item", "RM1", "name"),
        ("Retail banks", "segment", "bank", "name"),
        ("slot_booking", "capability", "slot_booking", "id"),
        ("edi", "capability", "edi", "id"),
        ("RM1", "roadmap_item", "RM1", "id"),
        ("RM2", "roadmap_item", "RM2", "id"),
        ("bank", "segment", "bank", "id"),
        ("3pl", "segment", "3pl", "id"),
    ]
    assert Named("segment", "bank", "id") in [it for _, it in _names(VISION)]


def test_dimensions_are_those_that_stand_anywhere() -> None:
    """In the vision's own list first, then those of guardrails and facts."""
    assert [it.id for it in WORDS.dimensions] == [
        "uptime_pct", "data_region", "discount_pct", "p95_latency_ms",
    ]  # fmt: skip
    assert vision_words(None).dimensions == ()
    assert (WORDS.product, vision_words(None).product) == ("Brightdock", "")


def test_the_values_of_a_dimension_and_their_words() -> None:
    """Its words, the values themselves, and those that only a guardrail names."""
    found = [(said, it.value) for said, it in _entries(VISION, {"data_region"})]
    assert found == [
        ("Europe", "eu"), ("EU", "eu"), ("Swiss", "ch"), ("eu", "eu"), ("ch", "ch"), ("eu", "eu"),
        ("us-east", "us-east"), ("cn", "cn"),
    ]  # fmt: skip
    (concept,) = (it.concept for it in WORDS.dimensions if it.id == "data_region")
    assert concept is not None
    assert [it.value for it in values_of(WORDS, concept)] == ["eu", "ch", "us-east", "cn"]
    assert values_of(vision_words(None), concept) == ()
    assert usual_value(WORDS, concept, "jp") == EnumValue("data_region", "jp")


@pytest.mark.parametrize(
    ("orders", "expected"),
    [((), None), (("DMY",), "DMY"), (("DMY", "DMY"), "DMY"), (("DMY", "MDY"), None),
     ((None, "YMD"), "YMD"), ((None,), None)],
)  # fmt: skip
def test_files_in_different_orders_of_dates_tell_none(
    orders: tuple[str | None, ...], expected: str | None
) -> None:
    tables = tuple(TableConfig(file=f"{at}.csv", dates=it) for at, it in enumerate(orders))
    assert vision_words(VISION, Config(commitments=tables)).date_order == expected
    assert vision_words(VISION).date_order is None


def phrases(**sections: Any) -> list[tuple[str, str]]:
    """Each phrase of a vision with the class that it has."""
    words = lexicon()
    names = ("provider", "capability", "capability_word", "certification", "segment",
             "dimension_word")  # fmt: skip
    class_of = {words.bit[name]: name for name in names}
    marks = vision_marks(b.vision(**sections), words)
    return sorted(
        (" ".join((first, *rest)), class_of[mask])
        for first, entries in marks.items()
        for rest, mask in entries
        if (first, *rest) not in (("auditrail",), ("auditrails",))
    )


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({}, []),
        (
            {"product": {"name": "Brightdock Ltd"}},
            [("brightdock ltd", "provider"), ("brightdock ltds", "provider")],
        ),
        (
            {"capabilities": [{"id": "x_y", "name": "Slot bookings", "aliases": ["the dock"]}]},
            [
                ("booking", "capability_word"), ("bookings", "capability_word"),
                ("dock", "capability_word"), ("docks", "capability_word"),
                ("slot", "capability_word"), ("slot booking", "capability"),
                ("slot bookings", "capability"), ("slots", "capability_word"),
                ("the dock", "capability"), ("the docks", "capability"),
                ("x y", "capability"), ("x ys", "capability"),
            ],
        ),
        (
            {"roadmap": [{"id": "RM1", "title": "Gates"}, "RM2"]},
            [("gate", "capability"), ("gates", "capability")],
        ),
        (
            {"roadmap": [{"id": "RM1", "title": "Apps"}]},
            [("app", "capability"), ("apps", "capability")],
        ),
        ({"roadmap": [{"id": "RM1", "title": "Access"}]}, [("access", "capability")]),
        ({"roadmap": [{"id": "RM1", "title": "Gas"}]},
         [("gas", "capability"), ("gass", "capability")]),
        (
            {"certifications": [{"id": "iso_27001"}]},
            [("iso 27001", "certification")],
        ),
        (
            {"positioning": {"segments": [{"id": "b", "name": "Retail bank"}, {"id": "c"}]}},
            [("bank", "segment"), ("banks", "segment"), ("retail bank", "segment"),
             ("retail banks", "segment")],
        ),
        (
            {"dimensions": [{"id": "data_age_p9"}]},
            [("data", "dimension_word"), ("datas", "dimension_word")],
        ),
    ],
)  # fmt: skip
def test_every_phrase_of_the_vision_in_both_numbers(
    sections: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """Words of a name count by themselves from four letters on, unless they are everyday ones."""
    assert phrases(**sections) == expected
    assert vision_marks(None, lexicon()) == {}
