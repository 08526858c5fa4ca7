"""Which kind of promise words are, where no value says it."""

import pytest

from commitcheck.model.vocabulary import Kind
from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.kinds import kind_of
from commitcheck.reading.promises.lexicon import lexicon
from commitcheck.reading.promises.matter import Matter


def kind(
    text: str,
    *,
    name: str = "",
    dimension: str | None = None,
    rejected: bool = False,
    modality: str = "firm",
    source: str = "unspecified",
) -> Kind:
    words = lexicon()
    inside = classed_words(text, words, {})
    mask = 0
    for word in inside:
        mask |= word.classes
    names = frozenset(name.split())
    return kind_of(Matter(inside, mask, dimension, None, names, rejected, modality, source), words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No other port gets a better price", "mfn"),
        ("The portal stays exclusive to Brevik", "exclusivity"),
        ("We host all data exclusively in our own halls", "feature"),
        ("The source code is placed in escrow", "ip_escrow"),
        ("Two days of training on site", "services"),
        ("Our team moves the accounts over", "services"),
        ("API 1 remains supported until 2029", "eol_support"),
        ("We are ISO 27001 certified", "compliance"),
        ("We are audited every year", "compliance"),
        ("The audit log of all sign-ins", "feature"),
        ("L'export d'audit", "feature"),
        ("90 days of access", "feature"),
        ("Availability of 99.9 %", "sla"),
        ("Data is hosted in Ireland", "data_residency"),
        ("Yes, Ireland", "data_residency"),
        ("Logs are kept for 90 days", "data_retention"),
        ("A dedicated instance", "deployment"),
        ("First response within 30 minutes", "support"),
        ("20 % discount", "pricing"),
        ("10 % off by May", "pricing"),
        ("Forecasts are off by no more than 10 %", "performance"),
        ("Forecasts deviate by 5 % at most", "performance"),
        ("Prices are frozen", "pricing"),
        ("Up to 500 users", "scale"),
        ("Page load below 400 ms", "performance"),
        ("A bespoke export", "custom_development"),
        ("Sync with the register", "integration"),
        ("The portal", "feature"),
    ],
)
def test_words_tell_the_kind(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("dimension", "expected"),
    [
        ("uptime_pct", "sla"),
        ("rto_minutes", "sla"),
        ("support_response_minutes", "support"),
        ("discount_pct", "pricing"),
        ("retention_days", "data_retention"),
        ("requests_per_second", "performance"),
        ("users", "scale"),
        ("data_region", "data_residency"),
    ],
)
def test_what_is_measured_tells_the_kind(dimension: str, expected: str) -> None:
    assert kind("It is as agreed", dimension=dimension) == expected


def test_what_a_capability_is_called_tells_an_interface_from_a_feature() -> None:
    assert kind("Ready in May", name="customs interface") == "integration"
    assert kind("Ready in May", name="pilot app") == "feature"


def test_a_thing_the_vision_said_no_to_is_built_for_them() -> None:
    assert kind("Ready in May", name="crane dispatch", rejected=True) == "custom_development"


def test_a_plan_on_a_slide_is_told_in_general() -> None:
    assert kind("Portal", modality="intent", source="slide_deck") == "roadmap_disclosure"
    assert kind("Portal", modality="intent", source="email") == "feature"
