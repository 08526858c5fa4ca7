"""Of a range the end that binds us more is read, and the reason names the range."""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.reading import Measure, Reading

DIMENSIONS = [
    {"id": "uptime_pct"}, {"id": "discount_pct"}, {"id": "price_increase_pct"},
    {"id": "support_response_minutes"}, {"id": "p95_latency_ms"}, {"id": "data_retention_days"},
    {"id": "events_per_minute"}, {"id": "rto_minutes"}, {"id": "seats"},
]  # fmt: skip


def read(text: str, **sections: object) -> list[Reading]:
    project = b.project(b.vision(dimensions=DIMENSIONS, **sections))
    entries = read_text(text, project, written_on=dt.date(2026, 8, 15))
    return [reading for entry in entries for reading in entry.readings if reading.field == "value"]


def said(text: str, **sections: object) -> str:
    (reading,) = read(text, **sections)
    assert isinstance(reading.value, Measure)
    return f"{reading.value.value} {reading.band}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We respond within 2 to 4 hours.", "120 likely"),
        ("Response time 2-4 hours guaranteed.", "120 likely"),
        ("We guarantee a response between 30 and 60 minutes.", "30 likely"),
        ("Reaktionszeit von 2 bis 4 Stunden zugesagt.", "120 likely"),
        ("Réponse garantie en 2 à 4 heures.", "120 likely"),
        ("We guarantee a p95 latency of 200 to 300 ms.", "200 likely"),
        ("Price increase of 3-5 % per year agreed.", "3 likely"),
        ("We agreed a discount of 10-15 %.", "15 likely"),
        ("We agreed a discount between 10 and 15 percent.", "15 likely"),
        ("10 % or 15 % discount agreed.", "15 likely"),
        ("We agreed a discount from 10 % up to 15 %.", "15 likely"),
        ("Entre 10 et 15 % de remise accordés.", "15 likely"),
        ("Zwischen 10 und 15 % Rabatt zugesagt.", "15 likely"),
        ("We guarantee uptime between 99.5 and 99.9 %.", "99.9 likely"),
        ("We will handle 100,000 to 200,000 events per minute.", "200000 likely"),
        ("We will handle 100k-200k events per minute.", "200000 likely"),
        ("We agreed a discount of 15 %.", "15 clear"),
        ("We agreed a discount of at most 15 %.", "15 clear"),
        ("10 ± 2 % discount agreed.", "2 unclear"),
    ],
)
def test_the_end_that_binds_us_more_is_read(text: str, expected: str) -> None:
    """A number with a tolerance, and one end of a range of which nothing tells, stay open."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ({}, "unclear"),
        ({"guardrails": [{"dimension": "data_retention_days", "op": "max"}]}, "90 likely"),
        ({"guardrails": [{"dimension": "data_retention_days", "op": "min"}]}, "30 likely"),
        ({"guardrails": [{"dimension": "uptime_pct", "op": "min"}]}, "unclear"),
        ({"facts": [{"dimension": "data_retention_days", "better": "lower"}]}, "30 likely"),
        ({"facts": [{"dimension": "data_retention_days", "better": "higher"}]}, "90 likely"),
    ],
)
def test_the_vision_says_which_end_that_is(bound: dict[str, object], expected: str) -> None:
    """Whether long is good or bad of data that is kept, nothing else tells."""
    rails = [{"id": "G", "value": 60, **rail} for rail in bound.get("guardrails", ())]  # type: ignore[attr-defined]
    sections = {**bound, **({"guardrails": rails} if rails else {})}
    assert said("Data is kept for 30 to 90 days.", **sections).endswith(expected)


def test_the_reason_names_the_range() -> None:
    (reading,) = read("We respond within 2 to 4 hours.")
    assert reading.reason == "of 2 to 4 hours the end that binds us more"
    (reading,) = read("Data is kept for 30 to 90 days.")
    assert reading.reason == "one end of 30 to 90 days, either may be meant"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We raised the discount from 10 to 15 %, agreed.", "15"),
        ("We cut the response time from 60 to 30 minutes, agreed.", "30"),
        ("Discount of 15 % and 10 days of training agreed.", "15"),
    ],
)
def test_what_changed_and_what_stands_beside_is_no_range(text: str, expected: str) -> None:
    assert said(text).split()[0] == expected


@pytest.mark.parametrize(
    ("text", "day", "is_range"),
    [
        ("We will deliver SSO in 2-3 weeks.", "2026-09-05", True),
        ("We will deliver SSO within two to three weeks.", "2026-09-05", True),
        ("Wir liefern SSO in 2 bis 3 Wochen.", "2026-09-05", True),
        ("We will deliver SSO between 1 and 15 June 2027.", "2027-06-15", True),
        ("We will deliver SSO in 3 weeks.", "2026-09-05", False),
        ("We will deliver SSO by 15 June 2027.", "2027-06-15", False),
    ],
)
def test_a_deadline_is_the_later_end_and_never_clear(
    text: str, day: str, *, is_range: bool
) -> None:
    """Whoever says two to three weeks has said that it may be three."""
    project = b.project(b.vision(capabilities=[{"id": "sso", "name": "SSO"}]))
    (entry,) = read_text(text, project, written_on=dt.date(2026, 8, 15))
    (due,) = (reading for reading in entry.readings if reading.field == "due")
    assert str(due.value) == day
    assert due.reason.startswith("the later end of a range") is is_range
    assert (due.band == "clear") is not is_range


@pytest.mark.parametrize(
    "text",
    [
        "We support between 3 and 5 seats in every branch.",
        "Wir garantieren zwischen 3 und 5 Plätze je Filiale bis Juni 2027.",
        "Nous garantissons entre 3 et 5 postes par agence.",
    ],
)
def test_the_ends_of_a_range_stay_in_one_clause(text: str) -> None:
    project = b.project(b.vision(dimensions=DIMENSIONS))
    (entry,) = read_text(text, project)
    assert "5" in text[entry.start : entry.end]
