"""What a length of time measures: a reply, a repair, a return, a loss, a keeping."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("P1 rsp 4h", "support_response_minutes 240"),
        ("Price freeze, P1 rsp 4h", "support_response_minutes 240"),
        ("GTI 4 heures", "support_response_minutes 240"),
        ("GTR 4 heures", "resolution_minutes 240"),
        ("Entstörzeit 4 Stunden", "resolution_minutes 240"),
        ("latency below half a second, p95", "p95_latency_ms 500"),
        ("We call you back within 4 hours", "support_response_minutes 240"),
        ("Somebody is on it within 4 hours", "support_response_minutes 240"),
        ("Rückmeldung in 4 Stunden", "support_response_minutes 240"),
        ("4-hour fixes for Sev1", "resolution_minutes 240"),
        ("P1 MTTR 4h", "resolution_minutes 240"),
        ("Defects are remedied within 4 hours", "resolution_minutes 240"),
        ("P1 closed within 4 hours", "resolution_minutes 240"),
        ("faults fixed within 4 hours", "resolution_minutes 240"),
        ("After the loss of a data centre we recover within 4 hours", "rto_minutes 240"),
        ("The service is back online within 4 hours", "rto_minutes 240"),
        ("We bring it back within 4 hours of a failure", "rto_minutes 240"),
        ("Nach einem Ausfall läuft es in 4 Stunden wieder", "rto_minutes 240"),
        ("reprise d'activité en 4 heures", "rto_minutes 240"),
        ("Restablecemos el servicio en 4 horas", "rto_minutes 240"),
        ("Retomada do serviço em 4 horas", "rto_minutes 240"),
        ("Herstel van de dienst binnen 4 uur", "rto_minutes 240"),
        ("We lose at most 5 minutes of data", "rpo_minutes 5"),
        ("Höchstens 5 Minuten Daten gehen verloren", "rpo_minutes 5"),
        ("On perd au plus 5 minutes de données", "rpo_minutes 5"),
        ("Recordings stay available for 5 years", "retention_days 1825"),
        ("Wir heben die Daten 5 Jahre auf", "retention_days 1825"),
        ("I dati restano per 5 anni", "retention_days 1825"),
        ("We respond to incidents within 24 hours", "support_response_minutes 1440"),
        (
            "We respond to Priority 1 tickets in 20 minutes and repair it in a release of 2027",
            "support_response_minutes 20",
        ),
        (
            "Auf Störungen reagieren wir binnen 20 Minuten und Behebung bis 2027",
            "support_response_minutes 20",
        ),
        ("Files can be recovered for 30 days", "retention_days 30"),
        ("Ninety-five percent of calls in under 700 ms", "p95_latency_ms 700"),
        ("Ninety-nine percent of calls in under 700 ms", "p99_latency_ms 700"),
        ("p99 latency of one second for all calls", "p99_latency_ms 1000"),
    ],
)
def test_what_a_time_measures(measured: Callable[..., str], text: str, dimension: str) -> None:
    name, value = dimension.split()
    said = measured(text, None).split()
    assert (said[0], value in said, "clear:" in said) == (name, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "5 minutes of data",
        "The workshop is back in 4 hours",
        "Records are available within 3 days",
        "A week of work with your data",
        "Notification of security incidents to the customer: within 24 hours of confirmation",
        "We report any personal data breach to you within 36 hours",
        "Datenschutzverletzungen werden binnen 24 Stunden gemeldet",
        "Nous notifions toute violation de données sous 48 heures",
        "El Proveedor notificará al Cliente toda violación de seguridad en 72 horas",
        "Datalekken melden wij binnen 24 uur",
        "I asked for a second engineer on the latency",
    ],
)
def test_what_measures_nothing(measured: Callable[..., str], text: str) -> None:
    assert measured(text, None) == ""
