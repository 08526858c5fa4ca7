"""What binds us towards others: exclusivity, best terms, support that stays."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

import building as b
from commitcheck import read_text
from commitcheck.reading.values.restrictions import lasts_until, read_restrictions
from commitcheck.reading.vision_words import VisionWords

SEGMENTS = {
    "segments": [
        {"id": "dental", "name": "Dental groups"},
        {"id": "cros", "name": "Contract research organisations"},
        {"id": "foundry", "name": "Foundries and metal works"},
        {"id": "retailers", "name": "Online retailers"},
    ]
}
MONDAY = dt.date(2026, 3, 16)
Ask = Callable[..., dict[str, str]]


@pytest.fixture
def restriction(words: Callable[..., VisionWords]) -> Ask:
    """The fields of a restriction, as text."""

    def ask(text: str, kind: str | None = None) -> dict[str, str]:
        found: Any = read_restrictions(
            text, 0, len(text), words(positioning=SEGMENTS), MONDAY, kind=kind
        )
        return {reading.field: str(reading.value) for reading in found}

    return ask


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Until 30 June 2028 no other dental group gets the bot",
            {"kind": "exclusivity", "scope_segment": "dental", "until": "2028-06-30"},
        ),
        (
            "Exclusive use among CROs for 18 months from go-live",
            {"kind": "exclusivity", "scope_segment": "cros", "until_duration": "P18M"},
        ),
        (
            "Bis 30.06.2028 wird er keiner anderen Zahnarztgruppe angeboten",
            {"kind": "exclusivity", "scope_segment": "dental", "until": "2028-06-30"},
        ),
        ("we will not sell it to any other customer", {"kind": "exclusivity"}),
        (
            "No other foundry will be given a lower price",
            {"kind": "mfn", "scope_segment": "foundry"},
        ),
        ("MFN till end of 2028", {"kind": "mfn", "until": "2028-12-31"}),
        ("best price among online retailers", {"kind": "mfn", "scope_segment": "retailers"}),
        (
            "API v1 remains supported until 31 December 2028",
            {"kind": "eol_support", "until": "2028-12-31"},
        ),
        ("the old import stays through March 2028", {"kind": "eol_support", "until": "2028-03-31"}),
        ("data is processed exclusively in Germany", {}),
        ("SSO by June", {}),
    ],
)
def test_what_restricts_us_is_told_by_its_words(
    restriction: Ask, text: str, fields: dict[str, str]
) -> None:
    assert restriction(text) == fields


def test_a_known_kind_needs_no_words_for_it(restriction: Ask) -> None:
    assert restriction("the bot for CROs only, to 2028-06-30", "exclusivity") == {
        "scope_segment": "cros",
        "until": "2028-06-30",
    }
    assert restriction("no other dental group gets it", "pricing") == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("you will be the only dental group with the bot", "exclusivity"),
        ("they'd be the only dental group with the bot", "exclusivity"),
        ("Brevik will be the only port to have it", "exclusivity"),
        ("the bot is yours alone", "exclusivity"),
        ("the bot is reserved for you", "exclusivity"),
        ("nur Sie bekommen den Bot", "exclusivity"),
        ("we are the only vendor with a bot", None),
        ("this will be the only cost in year one", None),
        ("you are the only one of three who asked", None),
        ("the module alone costs more", None),
        ("we will not switch API v1 off before March 2028", "eol_support"),
        ("you can go on using API v1 until March 2028", "eol_support"),
        ("API v1 läuft bis 31.03.2028 weiter", "eol_support"),
        ("API v1 bleibt bis 31.03.2028 in Betrieb", "eol_support"),
        ("API v1 schalten wir nicht vor dem 31.03.2028 ab", "eol_support"),
        ("l'API v1 reste en service jusqu'en mars 2028", "eol_support"),
        ("nous maintenons l'API v1 jusqu'en mars 2028", "eol_support"),
        ("mantenemos la API v1 hasta marzo de 2028", "eol_support"),
        ("manteniamo la API v1 fino a marzo 2028", "eol_support"),
        ("mantemos a API v1 até março de 2028", "eol_support"),
        ("API v1 blijft tot maart 2028 beschikbaar", "eol_support"),
        ("we switch API v1 off in March 2028", None),
        ("we will not switch the lights off", None),
        ("SSO läuft ab März", None),
    ],
)
def test_wordings_of_alone_and_of_going_on(restriction: Ask, text: str, kind: str | None) -> None:
    """We alone are no promise; what goes on is one only until some day."""
    assert restriction(text).get("kind") == kind


@pytest.mark.parametrize(
    ("text", "is_lasting"),
    [
        ("the fax gateway lives on until 31 March 2028", True),
        ("we run the fax gateway through March 2028", True),
        ("support for the fax gateway extended to end of Q1 2028", True),
        ("das Fax-Gateway wird bis zum 31.03.2028 gepflegt", True),
        ("le fax est pris en charge jusqu'au 31 mars 2028", True),
        ("il fax è supportato fino al 31 marzo 2028", True),
        ("the fax gateway by 31 March 2028", False),
        ("the fax gateway, up to three lines", False),
        ("the fax gateway is exclusive to you until 31 March 2028", False),
        ("the fax gateway at the best price until 31 March 2028", False),
    ],
)
def test_what_lasts_until_a_day(text: str, is_lasting: bool) -> None:  # noqa: FBT001 - a row
    assert (lasts_until(text, 0, len(text)) is not None) == is_lasting


@pytest.mark.parametrize(
    ("capability", "kind", "until", "due"),
    [
        ("fax gateway", "eol_support", dt.date(2028, 3, 31), None),
        ("mail gateway", "integration", None, dt.date(2028, 3, 31)),
    ],
)
def test_what_the_vision_ends_is_kept(
    capability: str, kind: str, until: dt.date | None, due: dt.date | None
) -> None:
    """The same words on what goes on anyway are a deadline."""
    known = b.vision(
        capabilities=[
            {"id": "fax", "name": "Fax gateway", "status": "deprecated", "sunset_on": "2027-12-31"},
            {"id": "mail", "name": "Mail gateway", "status": "planned"},
        ]
    )
    text = f"We will look after the {capability} for you until 31 March 2028."
    (read,) = read_text(text, b.project(known), written_on=MONDAY, source="email")
    assert (read.kind, read.until, read.due) == (kind, until, due)
