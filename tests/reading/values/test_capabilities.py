"""Which capability the words of a promise are about, and how sure that is."""

from collections.abc import Callable
from typing import Any

import pytest

from commitcheck.reading.values.capabilities import read_capabilities
from commitcheck.reading.vision_words import VisionWords

CAPABILITIES = [
    {"id": "waitlist", "name": "Waitlist automation", "aliases": ["slot backfill"]},
    {"id": "sso", "name": "Single sign-on", "aliases": ["SAML", "SSO"]},
    {"id": "returns", "name": "Returns portal", "aliases": ["return labels"]},
    {"id": "ctms", "name": "CTMS sync"},
    {"id": "rates", "name": "Rate shopping"},
    {"id": "aml", "name": "AML screening", "aliases": ["sanctions screening"]},
    {"id": "anomaly", "name": "Anomaly alerts", "aliases": ["leak detection"]},
]
Ask = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def about(words: Callable[..., VisionWords]) -> Ask:
    """What a text is about, with the band, the surest first."""

    def ask(text: str, kind: str | None = "feature", start: int = 0) -> list[tuple[str, str]]:
        known = words(capabilities=CAPABILITIES, roadmap=[{"id": "R-7", "title": "Shift planner"}])
        found: Any = read_capabilities(text, start, len(text), known, kind=kind)
        return [(reading.value[0], reading.band) for reading in found]

    return ask


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("waitlist automation by May", [("waitlist", "clear")]),
        ("WAITLIST-AUTOMATION", [("waitlist", "clear")]),
        ("slot backfill", [("waitlist", "clear")]),
        ("SSO by June, no waitlist automation", [("sso", "clear")]),
        ("SSO ohne Waitlist automation", [("sso", "clear")]),
        ("integração no Returns portal", [("returns", "clear")]),
        ("no returns portal, but SSO", [("sso", "clear")]),
        ("sso and the returns portal", [("sso", "clear"), ("returns", "clear")]),
        ("waitlist by May", [("waitlist", "likely")]),
        ("Shift planner", [("R-7", "clear")]),
        ("the sync with your CTMS", [("ctms", "likely")]),
        ("das Retourenportal bis Mai", [("returns", "likely")]),
        ("Sanktionsprüfung ab Mai", [("aml", "likely")]),
        ("alertas de anomalías", [("anomaly", "likely")]),
        ("alerts for anomalies", [("anomaly", "likely")]),
        ("a holiday for everyone", []),
    ],
)
def test_what_words_are_about(about: Ask, text: str, found: list[tuple[str, str]]) -> None:
    """Names and aliases are clear; ids, telling words and what is near are likely."""
    usable = [entry for entry in about(text) if entry[1] != "unclear"]
    assert usable == found


def test_words_that_name_nothing_go_on_about_what_was_named(about: Ask) -> None:
    text = "The returns portal is late, sorry. New date: 19 March"
    assert about(text, start=text.index("New")) == [("returns", "likely")]


def test_a_short_answer_is_about_its_question(about: Ask) -> None:
    text = "Is single sign-on included? Yes."
    assert about(text, start=text.index("Yes")) == [("sso", "clear")]


def test_what_data_or_service_belongs_to_is_not_promised(about: Ask) -> None:
    assert about("Returns portal logs are kept for 90 days", "data_retention") == []
    assert about("a better rate than others", "mfn") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Inclus : le portail des retours, les alertes d'anomalies", ["returns", "anomaly"]),
        ("Enthalten sind: Retourenportal und Sanktionsprüfung", ["returns", "aml"]),
        ("Incluye: alertas de anomalías y portal de devoluciones", ["anomaly", "returns"]),
        ("Inclus : le portail des retours, un jour férié", ["returns"]),
    ],
)
def test_each_part_of_a_list_is_about_something_of_its_own(
    about: Ask, text: str, found: list[str]
) -> None:
    """Where a part is about nothing, the words are read as a whole."""
    assert [name for name, band in about(text) if band != "unclear"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We signed 12 % for you", "unclear"),
        ("the signed contract in May", "unclear"),
        ("your users sign on once", "likely"),
        ("Sign before May and the set-up is free", "unclear"),
        ("please sign for twelve months", "unclear"),
        ("for your three portals", "unclear"),
        ("for 12 portals of yours", "unclear"),
        ("a portal in May", "likely"),
    ],
)
def test_words_of_any_deal_and_counted_things_say_little(
    words: Callable[..., VisionWords], text: str, found: str
) -> None:
    known = words(capabilities=CAPABILITIES)
    nearest = read_capabilities(text, 0, len(text), known, kind="feature")
    assert [reading.band for reading in nearest] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SSO + CTMS by May", [("sso", "clear"), ("ctms", "likely")]),
        ("SSO and CTMS by May", [("sso", "clear"), ("ctms", "likely")]),
        ("SSO, CTMS and AML by May", [("sso", "clear"), ("ctms", "likely")]),
        ("SSO for the CTMS by May", [("sso", "clear")]),
        ("SSO and a CTMS by May", [("sso", "clear")]),
        ("SSO and SAML by May", [("sso", "clear")]),
    ],
)
def test_what_is_joined_to_a_name_may_be_said_by_a_word_of_its_own(
    about: Ask, text: str, found: list[tuple[str, str]]
) -> None:
    """A yes to the first alone would be a yes to both."""
    assert about(text) == found


def test_to_announce_is_no_login(about: Ask) -> None:
    """Dutch has one verb for both."""
    returns = about("Klanten kunnen hun retouren zelf aanmelden")
    assert [name for name, band in returns if band != "unclear"] != ["sso"]
    assert about("aanmelding met één account")[0][0] == "sso"
