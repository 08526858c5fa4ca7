"""Tables and lists with several tiers of service: only what the customer has is promised."""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.reading.tiers import tier_of

NAMES = ("support_response_minutes", "resolution_minutes", "rto_minutes", "rpo_minutes")
PROJECT = b.project(b.vision(dimensions=[{"id": name} for name in (*NAMES, "uptime_pct")]))
ROWS = "| Sev 1 reply | 4 h | 1 h | 15 min |\n| Sev 1 fix | 2 days | 8 h | 4 h |"

METALS = "| | Bronze | Silver | Gold |\n|---|---|---|---|"
LETTERS = "| | Tier A | Tier B |\n| RTO | 45 min | 8 h |\n| RPO | 0 | 1 h |"
BY_ROWS = "Level | First response | Fix\nBasic | 8 h | 3 days\nPlus | 2 h | 1 day"


def values(text: str) -> list[object]:
    found = read_text(text, PROJECT, written_on=dt.date(2026, 11, 30), source="rfp_response")
    return [entry.value for entry in found if entry.is_promise]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"| | Bronze | Silver (your tier) | Gold |\n|---|---|---|---|\n{ROWS}", [60, 480]),
        (f"| | Bronze | Silver | Gold ✓ |\n|---|---|---|---|\n{ROWS}", [15, 240]),
        (f"{METALS}\n{ROWS}\nYour tier: Gold", [15, 240]),
        (f"{METALS}\n{ROWS}\nGewähltes Paket: x", [240, 2880]),
        (f"{LETTERS}\nClient's tier: B", [480, 60]),
        (f"{LETTERS}\nClient's tier: A", [45, 0]),
        (f"{BY_ROWS}\nThe Group is offered Plus.", [120]),
    ],
)
def test_only_the_customers_tier_counts(text: str, read: list[object]) -> None:
    assert values(text) == read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bronze 99.5 %, Silver 99.7 %, Gold 99.9 %. The City has been quoted Silver.", "silver"),
        ("Basic: 8 h; Plus: 2 h. Ihr Paket: Plus", "plus"),
        ("Basic: 8 h; Plus: 2 h.", None),
        ("Basic: 8 h; Plus: 2 h. Your tier: Plus. The Customer is offered Basic.", None),
        ("Support plan: Gold. Reply in 30 minutes.", None),
        ("The Customer ordered Plus.", None),
        ("We will be on standard hours, plus Sundays.", None),
    ],
)
def test_a_tier_is_known_only_beside_others_and_if_one_is_told(text: str, name: str | None) -> None:
    tier = tier_of(text)
    assert (tier and tier.name) == name
