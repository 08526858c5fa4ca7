"""Numbers in sentences as values of dimensions: what they measure, their unit, least or most."""

from collections.abc import Callable
from typing import Any

import pytest

from commitcheck.reading.numbers.quantities import read_quantities
from commitcheck.reading.vision_words import VisionWords

DIMENSIONS = [
    {"id": name, "type": "number"}
    for name in [
        "uptime_pct",
        "support_response_minutes",
        "resolution_minutes",
        "rpo_minutes",
        "rto_minutes",
        "retention_days",
        "p95_latency_ms",
        "p99_latency_ms",
        "discount_pct",
        "price_increase_pct",
        "users",
        "sites",
        "requests_per_second",
        "messages_per_month",
        "detection_rate_pct",
    ]
]


@pytest.fixture
def measured(words: Callable[..., VisionWords]) -> Callable[..., str | None]:
    """The surest value of a text, as `uptime_pct 99.9`, with `min` or `max` where words say so."""

    def ask(text: str, kind: str | None = None, **sections: Any) -> str | None:
        sections = sections or {"dimensions": DIMENSIONS}
        found = read_quantities(text, 0, len(text), words(**sections), kind=kind)
        if not found:
            return None
        value: Any = found[0].value
        op = "" if value.op == "eq" else f" {value.op}"
        return f"{value.dimension}{op} {value.value}"

    return ask


Measured = Callable[..., str | None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("99.9 % availability", "uptime_pct 99.9"),
        ("availability of 99.95 percent per month", "uptime_pct 99.95"),
        ("uptime 99,5 guaranteed", "uptime_pct 99.5"),
        ("99.95% uptime, 10 % credit below", "uptime_pct 99.95"),
        ("three nines of availability", "uptime_pct 99.9"),
        ("three nines five of availability", "uptime_pct 99.95"),
        ("Downtime of no more than 0.5 % a month", "uptime_pct min 99.5"),
        ("unplanned outages stay below 0.1%", "uptime_pct min 99.9"),
        ("Verfügbarkeit von mindestens 99,8 Prozent", "uptime_pct min 99.8"),
        ("Systemverfügbarkeit 99,8 %", "uptime_pct 99.8"),
        ("disponibilité de 99,9 pour cent", "uptime_pct 99.9"),
        ("una disponibilidad del 99,9 por ciento", "uptime_pct 99.9"),
        ("disponibilidade de 99,9 por cento", "uptime_pct 99.9"),
        ("disponibilità del 99,9 per cento", "uptime_pct 99.9"),
        ("99,9 procent beschikbaarheid", "uptime_pct 99.9"),
        ("SLA >= 99.99 %", "uptime_pct min 99.99"),
    ],
)
def test_availability(measured: Measured, text: str, value: str) -> None:
    assert measured(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("first response within 30 minutes", "support_response_minutes max 30"),
        ("we answer in 2 hours", "support_response_minutes 120"),
        ("reply within one business hour", "support_response_minutes max 60"),
        ("P1 reaction: a quarter of an hour", "support_response_minutes 15"),
        ("Reaktionszeit: eine halbe Stunde", "support_response_minutes 30"),
        ("réponse sous 45 minutes", "support_response_minutes max 45"),
        ("respuesta en menos de 60 minutos", "support_response_minutes max 60"),
        ("reactie binnen 30 min", "support_response_minutes max 30"),
        ("presa in carico entro 20 minuti", "support_response_minutes max 20"),
        ("critical defects are fixed within 8 hours", "resolution_minutes max 480"),
        ("workaround in 4h", "resolution_minutes 240"),
        ("Behebung innerhalb von 6 Stunden", "resolution_minutes max 360"),
        ("RPO 15m", "rpo_minutes 15"),
        ("recovery point of one hour", "rpo_minutes 60"),
        ("RTO: 4 hours", "rto_minutes 240"),
        ("recovery time two hours", "rto_minutes 120"),
    ],
)
def test_times_of_service_are_in_minutes(measured: Measured, text: str, value: str) -> None:
    assert measured(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("logs are kept for 90 days", "retention_days 90"),
        ("logs are retained for at least six months", "retention_days min 180"),
        ("data is kept for 24 months", "retention_days 730"),
        ("13 months log retention", "retention_days 390"),
        ("stored for ten years", "retention_days 3650"),
        ("backups are deleted after 5 weeks", "retention_days 35"),
        ("Protokolle werden zwei Jahre aufbewahrt", "retention_days 730"),
        ("conservation des journaux pendant 12 mois", "retention_days 365"),
        ("los registros se conservan durante cinco años", "retention_days 1825"),
        ("conservazione dei log per 180 giorni", "retention_days 180"),
    ],
)
def test_retention_is_in_days(measured: Measured, text: str, value: str) -> None:
    assert measured(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20 % discount", "discount_pct 20"),
        ("12.5% off list", "discount_pct 12.5"),
        ("a rebate of a fifth", "discount_pct 20"),
        ("the first year at half price", "discount_pct 50"),
        ("15 % Nachlass", "discount_pct 15"),
        ("remise de 10 %", "discount_pct 10"),
        ("descuento del 10 por ciento", "discount_pct 10"),
        ("sconto del 7,5%", "discount_pct 7.5"),
        ("5% korting", "discount_pct 5"),
        ("we gave them 14%", "discount_pct 14"),
        ("price increases are capped at 3 %", "price_increase_pct max 3"),
        ("annual uplift of not more than five percent", "price_increase_pct max 5"),
        ("Preiserhöhung höchstens 2,5 %", "price_increase_pct max 2.5"),
        ("prices are frozen for three years", "price_increase_pct 0"),
        ("no price increase until 2029", "price_increase_pct 0"),
        ("Preisbindung bis Vertragsende", "price_increase_pct 0"),
        ("CPI adjustment, floor 1 %, ceiling 4 %", "price_increase_pct max 4"),
    ],
)
def test_prices(measured: Measured, text: str, value: str) -> None:
    assert measured(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("up to 12,000 users", "users 12000"),
        ("50 analyst seats", "users 50"),
        ("1.200 Nutzer sind enthalten", "users 1200"),
        ("250 000 messages a month", "messages_per_month 250000"),
        ("250k messages per month", "messages_per_month 250000"),
        ("1.5 million messages/month", "messages_per_month 1500000"),
        ("600 rps", "requests_per_second 600"),
        ("1,200 req/s per tenant", "requests_per_second 1200"),
        ("2k requests per second", "requests_per_second 2000"),
        ("900 Anfragen pro Sekunde", "requests_per_second 900"),
        ("the number of sites is raised from 120 to 210", "sites 210"),
        ("a detection rate of at least 92 %", "detection_rate_pct min 92"),
        ("pages load in 800 ms (p95)", "p95_latency_ms 800"),
        ("p99 latency below 0.5 s", "p99_latency_ms max 500"),
        ("99 % of calls in under 200 milliseconds", "p99_latency_ms max 200"),
    ],
)
def test_performance_and_scale(measured: Measured, text: str, value: str) -> None:
    assert measured(text, "scale" if "sites" in text else None) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("credit of 10 % of the monthly fee", None),
        ("40 % of the fee on acceptance", None),
        ("SOC 2 in Q3", None),
        ("ISO 27001 by 2027-03-31", None),
        ("support 24/7", None),
        ("next business day", "support"),
        ("unlimited users", "scale"),
        ("250 messages per day", None),
        ("4,90 EUR per user", None),
        ("$500 discount", None),
        ("see section 99.9", None),
        ("term of 36 months", None),
        ("deleted within 60 days after termination", None),
        ("buffering of 48 h", "feature"),
        ("12 % off", "exclusivity"),
        ("version 99.9.1", None),
        ("12.5.2026", None),
    ],
)
def test_what_measures_nothing(measured: Measured, text: str, kind: str | None) -> None:
    assert measured(text, kind) is None


@pytest.mark.parametrize(
    ("identifier", "text", "value"),
    [
        ("availability_pct", "99.9 % uptime", "availability_pct 99.9"),
        ("first_response_hours", "response within 30 minutes", "first_response_hours max 0.5"),
        ("log_retention_months", "logs kept for 90 days", "log_retention_months 3"),
        ("latency_seconds", "response time of 800 ms", "latency_seconds 0.8"),
    ],
)
def test_a_value_has_the_unit_of_the_visions_dimension(
    measured: Measured, identifier: str, text: str, value: str
) -> None:
    assert measured(text, dimensions=[{"id": identifier}]) == value


def test_without_a_dimension_of_the_vision_the_standard_one_is_meant(measured: Measured) -> None:
    assert measured("99.9 % uptime", dimensions=[]) == "uptime_pct 99.9"
    assert measured("500 rps", dimensions=[]) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sev | First reply | Fix\n1 | 20 min | 3 h", "support_response_minutes 20"),
        ("Level\tavailability\nGold\t99.9 %", "uptime_pct 99.9"),
    ],
)
def test_a_columns_heading_says_what_a_cell_measures(
    measured: Measured, text: str, value: str
) -> None:
    assert measured(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hundreds of users", None),
        ("a couple of hundred users", None),
        ("several thousand users", None),
        ("half a thousand users", None),
        ("two hundred users", "users 200"),
        ("a hundred users", "users 100"),
        ("250 colleagues", "users 250"),
        ("250 Kollegen", "users 250"),
    ],
)
def test_how_many_is_said_or_left_open(measured: Measured, text: str, value: str | None) -> None:
    assert measured(text) == value


@pytest.mark.parametrize(
    "text",
    ["bis zu 6.000 Proben", "6 000 échantillons", "6.000 muestras", "6.000 campioni",
     "6.000 amostras", "6.000 monsters", "6,000 specimens"],
)  # fmt: skip
def test_counted_things_in_other_languages(measured: Measured, text: str) -> None:
    assert measured(text, dimensions=[{"id": "samples", "type": "number"}]) == "samples 6000"
