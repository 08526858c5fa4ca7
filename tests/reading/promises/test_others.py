"""Sentences about somebody else are none of ours, and ours beside them stay ours."""

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.project import Project


def project() -> Project:
    return b.project(
        b.vision(
            capabilities=[
                {"id": "portal", "name": "Carrier portal"},
                {"id": "hooks", "name": "Webhooks"},
            ],
            certifications=[{"id": "soc2-type2"}, {"id": "iso27001"}],
            dimensions=[{"id": "uptime_pct"}, {"id": "discount_pct"}, {"id": "data_region"}],
            positioning={
                "alternatives": [
                    {"name": "project44", "kind": "competitor"},
                    {"name": "Spreadsheets", "kind": "status_quo"},
                ]
            },
        )
    )


def said(text: str) -> list[str]:
    """Who speaks, and the value: `competitor`, `firm 99.9`."""
    return [
        f"{entry.modality} {entry.value or entry.certification or entry.due or ''}".strip()
        if entry.is_promise
        else entry.modality
        for entry in read_text(text, project())
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Our rival has SOC 2 Type II: yes",
        "project44 has SOC 2 Type II: yes",
        "project44 promised them webhooks by March 2027.",
        "project44: 99.99 % uptime",
        "With project44 you would get webhooks by March 2027.",
        "Unlike Acme, who offer 99.9 % uptime.",
        "Your current vendor guarantees 99.99 % uptime.",
        "The other bidder, Acme, offers 30 % off.",
        "Most vendors guarantee 99.9 % uptime.",
        "The competition is ISO 27001 certified.",
        "Competitor X hosts in Germany.",
        "They get 99.99 % uptime from their current supplier.",
        "Ihr bisheriger Anbieter garantiert 99,9 % Verfügbarkeit.",
        "Die meisten Anbieter bieten 99,9 % Verfügbarkeit.",
        "Im Gegensatz zu Acme, die 99,9 % bieten.",
        "Der Wettbewerber hat ISO 27001: ja.",
        "Votre fournisseur actuel garantit 99,9 % de disponibilité.",
        "Notre concurrent garantit 99,9 % de disponibilité.",
        "Su proveedor actual garantiza 99,9 % de disponibilidad.",
    ],
)
def test_what_a_competitor_does(text: str) -> None:
    """However outright it is said."""
    assert said(text) == ["competitor"]


@pytest.mark.parametrize(
    "text",
    [
        "Our hosting provider guarantees 99.99 % uptime.",
        "Our data centre partner is ISO 27001 certified.",
        "Our partner Initech will deliver webhooks by March 2027.",
        "Unser Hostingpartner garantiert 99,9 % Verfügbarkeit.",
        "Notre hébergeur garantit 99,9 % de disponibilité.",
        "Your auditor will have SOC 2 Type II: yes",
        "The market standard is 99.9 % uptime.",
        "Industry average uptime is 99.9 %.",
    ],
)
def test_what_another_company_does(text: str) -> None:
    assert said(text) == ["third_party"]


@pytest.mark.parametrize(
    "text", ["Customer will host it in Switzerland.", "The customer guarantees 99.9 % uptime."]
)
def test_what_the_customer_does(text: str) -> None:
    assert said(text) == ["customer_duty"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unlike Acme, who offer 99.9 %, we guarantee 99.5 % uptime.", ["competitor", "firm 99.5"]),
        ("Acme guarantees 99.99 % uptime, we guarantee 99.9 %.", ["competitor", "firm 99.9"]),
        ("Acme gives 30 % discount. We give 10 %.", ["competitor", "firm 10"]),
        ("We give 10 % discount. Acme gives 30 %.", ["firm 10", "competitor"]),
        ("Their SLA is 99.9 %, ours will be 99.95 %.", ["competitor", "firm 99.95"]),
        (
            "You have 99.9 % with your current vendor; with us it will be 99.95 %.",
            ["competitor", "firm 99.95"],
        ),
        ("Unlike our competitor, we guarantee 99.9 % uptime.", ["firm 99.9"]),
        ("Unlike your current vendor we host in Germany.", ["firm Germany"]),
        ("Anders als der bisherige Anbieter hosten wir in Deutschland.", ["firm Deutschland"]),
        ("Contrairement à Acme, qui propose 99,9 %, nous garantissons 99,5 %.", ["firm 99.5"]),
        ("We match what your current vendor gives: 99.9 % uptime.", ["firm 99.9"]),
        ("Like project44, we guarantee 99.9 % uptime.", ["firm 99.9"]),
        ("Our rival has SOC 2 Type II: yes. We hold ISO 27001.", ["competitor", "firm iso27001"]),
        ("The vendor guarantees 99.9 % uptime.", ["firm 99.9"]),
        ("Webhooks for the partner portal will be delivered by June 2027.", ["firm 2027-06-30"]),
        ("Our partner portal will be delivered by June 2027.", ["firm 2027-06-30"]),
        ("We will deliver the competitor import by June 2027.", ["firm 2027-06-30"]),
        ("Concurrent users: 5000 by June 2027.", ["firm 2027-06-30"]),
        ("The customer is guaranteed 99.9 % uptime.", ["firm 99.9"]),
        ("The customer will get 99.9 % uptime.", ["firm 99.9"]),
        (
            "Tom promised webhooks by June 2027. We give 10 % discount.",
            ["firm 2027-06-30", "firm 10"],
        ),
        ("Spreadsheets: 99.9 % uptime", ["firm 99.9"]),
    ],
)
def test_ours_beside_theirs_stays_ours(text: str, expected: list[str]) -> None:
    """A contrast has two sides; a thing that is called after others is a thing."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "is_clear"),
    [
        ("Acme offers 99.9 % uptime.", False),
        ("We offer 99.9 % uptime.", True),
        ("Tom: uptime of 99.9 % will be guaranteed.", True),
    ],
)
def test_what_a_name_offers_that_nobody_knows_is_never_clear(text: str, *, is_clear: bool) -> None:
    """It may be a colleague's, or a stranger's."""
    (entry,) = read_text(text, project())
    assert (entry.bands["value"] == "clear") is is_clear
