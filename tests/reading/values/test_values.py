"""All values of a clause together: what is measured says which kind its days are read for."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from commitcheck.reading.dates.holidays import easter
from commitcheck.reading.dates.scanner import nth_weekday
from commitcheck.reading.numbers.numbers import number_at
from commitcheck.reading.values.capabilities import reader_of
from commitcheck.reading.values.read import Part, not_counted, read_values
from commitcheck.reading.vision_words import VisionWords

MONDAY = dt.date(2026, 3, 16)
SECTIONS: dict[str, Any] = {
    "dimensions": [
        {"id": "users"},
        {"id": "requests_per_second"},
        {"id": "api_v1_available_until", "type": "date"},
        {"id": "data_region", "type": "enum", "words": {"eu": ["Germany"]}},
        {"id": "deployment_model", "type": "enum", "words": {"single": ["own instance"]}},
    ],
    "certifications": ["iso27001"],
    "positioning": {"segments": [{"id": "dental", "name": "Dental groups"}]},
}
Ask = Callable[..., dict[str, str]]


@pytest.fixture
def values(words: Callable[..., VisionWords]) -> Ask:
    """The fields of a text and their values, as text."""

    def ask(text: str, kind: str = "feature", *, is_named: bool = False) -> dict[str, str]:
        found: Any = read_values(
            text, 0, len(text), words(**SECTIONS), MONDAY, kind, is_named=is_named
        )
        said = {
            reading.field: f"{reading.value.dimension} {reading.value.value}"
            if reading.field == "value"
            else str(reading.value)
            for reading in found
        }
        return {field: value for field, value in said.items() if field != "other_day"}

    return ask


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("SSO by 30 June 2026", "feature", {"due": "2026-06-30"}),
        ("12 % off until 30 June 2026", "feature", {"value": "discount_pct 12"}),
        ("99.9 % uptime from 1 July", "sla", {"value": "uptime_pct 99.9", "due": "2026-07-01"}),
        ("data is hosted in Germany", "feature", {"value": "data_region eu"}),
        ("Germany", "data_residency", {"value": "data_region eu"}),
        ("you get your own instance", "deployment", {"value": "deployment_model single"}),
        (
            "API v1 stays available until 30 June 2028",
            "feature",
            {
                "kind": "eol_support",
                "until": "2028-06-30",
                "value": "api_v1_available_until 2028-06-30",
            },
        ),
        (
            "no other dental group gets it before 1 July 2028",
            "exclusivity",
            {"scope_segment": "dental", "until": "2028-07-01"},
        ),
        (
            "nobody gets more than 15 % off, through 2028",
            "mfn",
            {"until": "2028-12-31", "value": "discount_pct 15"},
        ),
        ("ISO 27001 by June", "compliance", {"certification": "iso27001", "due": "2026-06-30"}),
    ],
)
def test_values_of_a_clause(values: Ask, text: str, kind: str, found: dict[str, str]) -> None:
    assert values(text, kind) == found


def test_a_number_of_things_beside_a_name_is_what_the_thing_is_for(values: Ask) -> None:
    """`the portal for 50 users` promises the portal; a rate is promised itself."""
    assert "value" not in values("the portal for 50 users by June", is_named=True)
    assert values("50 users", "scale")["value"] == "users 50"
    assert values("the portal at 500 rps", is_named=True)["value"] == "requests_per_second 500"


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, "2000-04-23"), (2024, "2024-03-31"), (2026, "2026-04-05"), (2038, "2038-04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


def test_the_nth_weekday_of_a_month() -> None:
    assert nth_weekday(2026, 11, 3, 4).isoformat() == "2026-11-26"
    assert nth_weekday(2026, 5, 0, 0).isoformat() == "2026-05-25"
    assert nth_weekday(2027, 2, 0, 3).isoformat() == "2027-02-15"


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("12", 12, 2),
        ("12,000", 12_000, 6),
        ("12.000", 12_000, 6),
        ("250 000", 250_000, 7),
        ("1.234.567,89", 1_234_567.89, 12),
        ("1,234,567.89", 1_234_567.89, 12),
        ("1\u2019200", 1_200, 5),
        ("99,95", 99.95, 5),
        ("0.125", 0.125, 5),
        ("99.", 99, 2),
        ("12,5 and", 12.5, 4),
    ],
)
def test_numbers(text: str, value: float, length: int) -> None:
    assert number_at(text, 0, len(text)) == (value, length)


def test_what_is_no_number() -> None:
    assert number_at("x12", 0, 3) is None


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Training at your premises", "services", {}),
        ("A trainer, and a server at your premises", "services", {"value": "deployment_model own"}),
        ("It is at your premises", "deployment", {"value": "deployment_model own"}),
        ("For the renewal, 99.9 % in your contract", "pricing", {"value": "uptime_pct 99.9"}),
        ("For the renewal, 9.9 % in your contract", "pricing", {"value": "discount_pct 9.9"}),
        ("Calls are answered in under 700 ms", "support", {"value": "p95_latency_ms 700"}),
        ("Calls are answered in under 7 min", "support", {"value": "support_response_minutes 7"}),
    ],
)
def test_a_kind_by_words_alone_gives_way(
    words: Callable[..., VisionWords], text: str, kind: str, found: dict[str, str]
) -> None:
    """People at the customer's run nothing there; a share or a time can be of one thing only."""
    known = words(
        dimensions=[
            {"id": "p95_latency_ms"},
            {"id": "deployment_model", "type": "enum", "words": {"own": ["your premises"]}},
        ]
    )
    read: Any = read_values(text, 0, len(text), known, MONDAY, kind, is_named=False)
    assert {
        reading.field: f"{reading.value.dimension} {reading.value.value}" for reading in read
    } == found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("up to 80 analysers", []),
        ("80 analysers included", []),
        ("the analyser by May", ["analyser"]),
        ("2 days for the analyser", ["analyser"]),
        ("80 plates on one analyser", ["analyser"]),
        ("80 portals", ["portals"]),
    ],
)
def test_what_a_number_counts_is_no_capability(
    words: Callable[..., VisionWords], text: str, named: list[str]
) -> None:
    """Where the vision counts it: 80 portals are no quantity that it knows."""
    known = words(
        dimensions=[{"id": "analysers", "type": "number"}],
        capabilities=[{"id": "analyser", "name": "Machine link"}, {"id": "portals"}],
    )
    part = Part(text, 0, len(text), known, MONDAY)
    left: Any = not_counted(reader_of(known).named(text, 0, len(text)), part)
    assert [reading.value[0] for reading in left] == named
