"""Cells as people who sell write them: durations, percentages, sizes, counts and days.

A value or a day that is read wrong is worse than one that is not read.
"""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise

DAY = dt.date(2026, 11, 30)


def project() -> Project:
    names = (
        "users", "sites", "discount_pct", "uptime_pct", "support_response_minutes", "rto_minutes",
        "resolution_minutes", "rpo_minutes", "retention_days", "price_increase_pct", "storage_gb",
        "p95_latency_ms", "requests_per_second",
    )  # fmt: skip
    sso = {"id": "sso", "name": "Single sign-on", "aliases": ["SSO"]}
    vision = b.vision(
        capabilities=[sso],
        certifications=[{"id": "iso27001", "status": "held"}],
        dimensions=[{"id": name} for name in names],
    )
    return b.project(vision)


def ours(text: str) -> list[ReadPromise]:
    return [entry for entry in read_text(text, project(), written_on=DAY) if entry.is_promise]


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("minus 18 percent on list", "discount_pct", 18),
        ("1.200 Anwender, 12 v. H. Nachlass", "discount_pct", 12),
        ("Child records held 8 yrs", "retention_days", 2920),
        ("P1 reply within a quarter of an hour", "support_response_minutes", 15),
        ("Service restored within 4 hours", "rto_minutes", 240),
        ("Support answers P1 within 1h30", "support_response_minutes", 90),
        ("P1: 1 h 30 min response guaranteed", "support_response_minutes", 90),
        ("response time of one and a half hours for P1", "support_response_minutes", 90),
        ("response in 1.5 hrs", "support_response_minutes", 90),
        ("Antwort binnen anderthalb Stunden zugesagt", "support_response_minutes", 90),
        ("réponse en une heure et demie garantie", "support_response_minutes", 90),
        ("respuesta en hora y media garantizada", "support_response_minutes", 90),
        ("resposta em uma hora e meia garantida", "support_response_minutes", 90),
        ("respuesta en un cuarto de hora", "support_response_minutes", 15),
        ("respuesta en media hora para P1", "support_response_minutes", 30),
        ("resposta em meia hora para P1", "support_response_minutes", 30),
        ("réponse en une demi-heure", "support_response_minutes", 30),
        ("P1 response: three quarters of an hour", "support_response_minutes", 45),
        ("Logs kept half a year", "retention_days", 180),
        ("Logs werden ein halbes Jahr aufbewahrt", "retention_days", 180),
        ("Backups kept for a year and a half", "retention_days", 540),
        ("Backups kept 18 months", "retention_days", 540),
        ("Backups kept for 1½ years", "retention_days", 540),
        ("Daten werden zehn Jahre lang aufbewahrt", "retention_days", 3650),
        ("données conservées pendant 5 ans", "retention_days", 1825),
        ("datos conservados durante 5 años", "retention_days", 1825),
        ("dados guardados por 5 anos", "retention_days", 1825),
        ("audit trail retained for a decade", "retention_days", 3650),
        ("Logs kept 13 mths", "retention_days", 390),
        ("Retention 90d", "retention_days", 90),
        ("twenty per cent off, agreed", "discount_pct", 20),
        ("fifteen-percent discount granted", "discount_pct", 15),
        ("discount: 12,5%", "discount_pct", 12.5),
        ("-15 % sur le tarif catalogue, accordé", "discount_pct", 15),
        ("moins 15 pour cent accordés", "discount_pct", 15),
        ("15 % de rabais consenti", "discount_pct", 15),
        ("menos 15 por ciento en la cuota", "discount_pct", 15),
        ("menos 15 por cento na mensalidade", "discount_pct", 15),
        ("minus 15 Prozent auf Liste zugesagt", "discount_pct", 15),
        ("list minus 18%", "discount_pct", 18),
        ("a quarter off the licence fee", "discount_pct", 25),
        ("Rabatt von zwölf vom Hundert", "discount_pct", 12),
        ("12 v.H. Rabatt", "discount_pct", 12),
        ("discount 7½ %", "discount_pct", 7.5),
        ("price increase max 3 % p.a.", "price_increase_pct", 3),
        ("no more than 3 percent uplift at renewal", "price_increase_pct", 3),
        ("99,9 v. H. Verfügbarkeit garantiert", "uptime_pct", 99.9),
        ("five nines promised", "uptime_pct", 99.999),
        ("uptime three and a half nines", "uptime_pct", 99.95),
        ("disponibilité de 99,95 % garantie", "uptime_pct", 99.95),
        ("99.9 percent up", "uptime_pct", 99.9),
        ("downtime under 0.05 % a month", "uptime_pct", 99.95),
        ("SLA 99·95 %", "uptime_pct", 99.95),
        ("up to 5k users included", "users", 5000),
        ("5'000 users included", "users", 5000),
        ("1 200 utilisateurs inclus", "users", 1200),
        ("1.200 usuarios incluidos", "users", 1200),
        ("1 mil usuários incluídos", "users", 1000),
        ("one thousand two hundred users included", "users", 1200),
        ("a dozen sites included", "sites", 12),
        ("250+ users included", "users", 250),
        ("1.2 million users supported", "users", 1200000),
        ("500 GB storage included", "storage_gb", 500),
        ("2 TB storage included", "storage_gb", 2000),
        ("0,5 To de stockage inclus", "storage_gb", 500),
        ("storage: 250 Gigabyte inklusive", "storage_gb", 250),
        ("p95 under 200ms guaranteed", "p95_latency_ms", 200),
        ("p95 of 0.2 s guaranteed", "p95_latency_ms", 200),
        ("uptime 99.9% excluding planned maintenance", "uptime_pct", 99.9),
        ("99.9% (not 99.99) agreed", "uptime_pct", 99.9),
        ("We will never go below 99.9 % availability", "uptime_pct", 99.9),
        ("We guarantee P1 first response 30 min 24/7", "support_response_minutes", 30),
        ("First response within 2 business hours", "support_response_minutes", 120),
        ("P1-Reaktionszeit: 30 Min. rund um die Uhr zugesagt", "support_response_minutes", 30),
        ("P1: prise en charge sous 30 minutes, 24h/24", "support_response_minutes", 30),
        ("Resolution time 8 working hours", "resolution_minutes", 480),
        ("Data is restored within two hours", "rto_minutes", 120),
        ("Deleted files can be restored for 30 days", "retention_days", 30),
        ("We retain logs for at least 12 months", "retention_days", 365),
        ("Backups purged after 35 days", "retention_days", 35),
        ("Retention: 7y", "retention_days", 2555),
        ("kept six (6) months", "retention_days", 180),
        ("logs kept 1 yr 6 mths", "retention_days", 540),
        ("10% discount if signed by 15 December", "discount_pct", 10),
        ("We grant a discount of ten (10) per cent", "discount_pct", 10),
        ("Price lock for 3 years", "price_increase_pct", 0),
        ("no price increase before 2029", "price_increase_pct", 0),
        ("max. 3% indexation", "price_increase_pct", 3),
        ("half price for year one", "discount_pct", 50),
        ("2,5 k utilisateurs inclus", "users", 2500),
        ("10 000 users incl.", "users", 10000),
        ("10.000 Nutzer inklusive", "users", 10000),
        ("10,000.00 users included", "users", 10000),
        ("p95 latency < 200 ms", "p95_latency_ms", 200),
        ("storage 1.5 TB per tenant included", "storage_gb", 1500),
    ],
)
def test_a_value_is_read_as_it_was_written(text: str, dimension: str, value: float) -> None:
    assert [entry.value for entry in ours(text) if entry.dimension == dimension] == [value]


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("P1 reply within a quarter of an hour", "max"),
        ("Service restored within 4 hours", "max"),
        ("price increase max 3 % p.a.", "max"),
        ("no more than 3 percent uplift at renewal", "max"),
        ("We retain logs for at least 12 months", "min"),
        ("max. 3% indexation", "max"),
        ("250+ users included", "min"),
        ("250 users included", "eq"),
    ],
)
def test_the_words_around_it_say_whether_it_is_a_least_or_a_most(text: str, op: str) -> None:
    assert [entry.op for entry in ours(text) if entry.dimension] == [op]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("We will deliver SSO before next week", "2026-12-06"),
        ("We will deliver SSO before next month", "2026-11-30"),
        ("We will deliver SSO vor nächster Woche", "2026-12-06"),
        ("We will deliver SSO avant la semaine prochaine", "2026-12-06"),
        ("We will deliver SSO antes de la próxima semana", "2026-12-06"),
        ("We will deliver SSO antes da próxima semana", "2026-12-06"),
        ("We will deliver SSO before the week of 7 June 2027", "2027-06-06"),
        ("We will deliver SSO before week 10 of 2027", "2027-03-07"),
        ("We will deliver SSO vor KW 10 2027", "2027-03-07"),
        ("We will deliver SSO before Q3 2027", "2027-06-30"),
        ("We will deliver SSO by COB Friday", "2026-12-04"),
        ("We will deliver SSO in a fortnight", "2026-12-14"),
        ("We will deliver SSO in two weeks' time", "2026-12-14"),
        ("We will deliver SSO in 14 Tagen", "2026-12-14"),
        ("We will deliver SSO sous quinzaine", "2026-12-15"),
        ("We will deliver SSO sous huit jours", "2026-12-08"),
        ("We will deliver SSO en quince días", "2026-12-15"),
        ("We will deliver SSO dentro de un mes", "2026-12-30"),
        ("We will deliver SSO within a month", "2026-12-30"),
        ("We will deliver SSO in half a year", "2027-05-30"),
        ("We will deliver SSO in einem halben Jahr", "2027-05-30"),
        ("We will deliver SSO within a year and a half", "2028-05-30"),
        ("We will deliver SSO by 31.3.27", "2027-03-31"),
        ("We will deliver SSO by 31st of March '27", "2027-03-31"),
        ("We will deliver SSO by end Feb 27", "2027-02-28"),
        ("We will deliver SSO Ende Februar zugesagt", "2027-02-28"),
        ("We will deliver SSO bis Ultimo März", "2027-03-31"),
        ("We will deliver SSO fin mars promis", "2027-03-31"),
        ("We will deliver SSO para finales de marzo", "2027-03-31"),
        ("We will deliver SSO até o final de março", "2027-03-31"),
        ("We will deliver SSO a week on Tuesday", "2026-12-08"),
        ("We will deliver SSO Tuesday week", "2026-12-08"),
        ("We will deliver SSO the day before Christmas", "2026-12-24"),
        ("We will deliver SSO two days before Christmas", "2026-12-23"),
        ("We will deliver SSO on the last Friday of March 2027", "2027-03-26"),
        ("We will deliver SSO on the second Tuesday in May 2027", "2027-05-11"),
        ("We will deliver SSO am letzten Freitag im März 2027", "2027-03-26"),
        ("We will deliver SSO le dernier vendredi de mars 2027", "2027-03-26"),
        ("We will deliver SSO by 3/2027", "2027-03-31"),
        ("We will deliver SSO by 03-2027", "2027-03-31"),
        ("We will deliver SSO by 2027-03", "2027-03-31"),
        ("We will deliver SSO by 20270331", "2027-03-31"),
        ("We will deliver SSO by 31-Mar-2027", "2027-03-31"),
        ("We will deliver SSO by Mar 31st, 2027", "2027-03-31"),
        ("We will deliver SSO slipped from March to May 2027", "2027-05-31"),
        ("We will deliver SSO between 1 and 15 May 2027", "2027-05-15"),
        ("We will deliver SSO in H1/27", "2027-06-30"),
        ("We will deliver SSO Q1/2027", "2027-03-31"),
        ("We will deliver SSO by Q1-27", "2027-03-31"),
        ("Wir liefern SSO bis Mitte März", "2027-03-15"),
        ("Wir liefern SSO im 1. Quartal 2027", "2027-03-31"),
        ("Wir liefern SSO bis spätestens 15.3.", "2027-03-15"),
        ("Wir liefern SSO in KW 12", "2027-03-28"),
        ("Wir liefern SSO Anfang April", "2027-04-10"),
        ("Wir liefern SSO nächsten Freitag", "2026-12-04"),
        ("Wir liefern SSO in 3 Wochen", "2026-12-21"),
        ("Wir liefern SSO vor Weihnachten", "2026-12-25"),
        ("Wir liefern SSO bis Ende nächsten Monats", "2026-12-31"),
        ("Nous livrerons SSO avant la fin du mois prochain", "2026-12-31"),
        ("Nous livrerons SSO d'ici trois semaines", "2026-12-21"),
        ("Nous livrerons SSO courant mars 2027", "2027-03-31"),
        ("Nous livrerons SSO à la mi-mars", "2027-03-15"),
        ("Nous livrerons SSO au 1er trimestre 2027", "2027-03-31"),
        ("Nous livrerons SSO sous 15 jours ouvrés", "2026-12-21"),
        ("Entregaremos SSO a mediados de marzo", "2027-03-15"),
        ("Entregaremos SSO en el primer trimestre de 2027", "2027-03-31"),
        ("Entregaremos SSO la semana que viene", "2026-12-13"),
        ("Entregaremos SSO el mes que viene", "2026-12-31"),
        ("Entregaremos SSO en tres semanas", "2026-12-21"),
        ("Entregaremos o SSO em meados de março", "2027-03-15"),
        ("Entregaremos o SSO no primeiro trimestre de 2027", "2027-03-31"),
        ("Entregaremos o SSO na semana que vem", "2026-12-13"),
        ("Entregaremos o SSO no mês que vem", "2026-12-31"),
        ("Entregaremos o SSO dentro de três semanas", "2026-12-21"),
        ("We will deliver SSO the week after next", "2026-12-20"),
        ("We will deliver SSO the month after next", "2027-01-31"),
        ("We will deliver SSO two weeks from today", "2026-12-14"),
        ("We will deliver SSO in two to three weeks", "2026-12-21"),
        ("We will deliver SSO in 2-3 weeks", "2026-12-21"),
        ("We will deliver SSO in 6 to 8 weeks", "2027-01-25"),
        ("We will deliver SSO on Friday 5 March 2027", "2027-03-05"),
        ("We will deliver SSO by noon on 5 March 2027", "2027-03-05"),
        ("We will deliver SSO by 5 March 2027 17:00 CET", "2027-03-05"),
        ("We will deliver SSO not later than 5 March 2027", "2027-03-05"),
        ("We will deliver SSO by 5 March 2027, not 5 February", "2027-03-05"),
        ("We will deliver SSO by 5 March instead of 5 February 2027", "2027-03-05"),
        ("SSO was due 1 March 2027, we now commit to 1 June 2027", "2027-06-01"),
        ("The SSO date moves from 1 March to 1 June 2027, confirmed", "2027-06-01"),
        ("We will deliver SSO 3 months before go-live on 1 July 2027", "2027-04-01"),
    ],
)
def test_a_day_is_read_as_it_was_written(text: str, day: str) -> None:
    assert [str(entry.due) for entry in ours(text) if entry.due] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "We will deliver SSO not before 1 May 2027",
        "We will deliver SSO nicht vor dem 1. Mai 2027",
        "We will deliver SSO pas avant le 1er mai 2027",
        "We will deliver SSO no antes del 1 de mayo de 2027",
        "We will deliver SSO não antes de 1 de maio de 2027",
        "We will deliver SSO earliest 1 May 2027",
        "We will deliver SSO frühestens am 1. Mai 2027",
        "We will deliver SSO au plus tôt le 1er mai 2027",
        "ISO 27001 by May 2027 at the earliest",
        "We will deliver SSO by March 32, 2027",
        "We will deliver SSO by 31 April 2027",
        "We will deliver SSO by 29 February 2027",
        "SSO ready by sprint 14",
        "We will deliver SSO by v2.3",
        "We will deliver SSO after Easter 2027",
        "We will deliver SSO shortly after 1 May 2027",
    ],
)
def test_the_soonest_day_is_no_deadline(text: str) -> None:
    assert [entry.due for entry in ours(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "We give 10 + 5 % discount",
        "Uplift capped at CPI + 2 %",
        "We give 12 EUR off per user",
        "We grant a discount of $15k",
    ],
)
def test_what_is_no_value_of_the_vision_is_not_read_as_one(text: str) -> None:
    assert [entry.value for entry in ours(text)] in ([None], [])


def test_a_day_that_can_be_a_month_is_either() -> None:
    (entry,) = ours("We will deliver SSO by 03/27")
    assert entry.due_ambiguous == (dt.date(2027, 3, 27), dt.date(2027, 3, 31))


def test_the_day_of_an_event_is_what_is_counted_from() -> None:
    (entry,) = ours("We will deliver SSO 3 months before go-live on 1 July 2027")
    assert (entry.due, entry.due_relative) == (dt.date(2027, 4, 1), None)


def test_a_type_is_of_the_report_that_was_named_before() -> None:
    now, later = ours("SOC 2 Type I now, Type II by June 2027")
    assert (now.certification, now.due) == ("soc2-type1", None)
    assert (later.certification, later.due) == ("soc2-type2", dt.date(2027, 6, 30))


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("We promise an uptime not under 99.9%", "min"),
        ("Uptime will never fall below 99.9 %", "min"),
        ("nie unter 99,9 % Verfügbarkeit", "min"),
        ("jamais moins de 99,9 % de disponibilité", "min"),
        ("nunca menos de 99,9 % de disponibilidad", "min"),
        ("nunca abaixo de 99,9 % de disponibilidade", "min"),
        ("Downtime always under 0.1 % a month", "min"),
        ("Support answers P1 in under 30 minutes", "max"),
    ],
)
def test_never_below_is_a_least(text: str, op: str) -> None:
    assert [entry.op for entry in ours(text)] == [op]


@pytest.mark.parametrize("text", ["We raise prices by 5 % a year", "Renewal: prices +5 % p.a."])
def test_a_price_that_goes_up_is_no_discount(text: str) -> None:
    (entry,) = ours(text)
    assert (entry.dimension, entry.value) == ("price_increase_pct", 5)


def test_hours_on_weekends_are_no_day() -> None:
    assert [entry.due for entry in ours("P1 response: 4h business days, 8h weekends")] == [None] * 2


@pytest.mark.parametrize(
    "text", ["ISO 27001 lapsed", "ISO 27001 not renewed", "ISO 27001 abgelaufen", "SOC 2 expiré"]
)
def test_a_standard_that_is_no_longer_held_is_none_of_ours(text: str) -> None:
    assert ours(text) == []


def test_a_standard_that_lapsed_and_will_be_renewed_is() -> None:
    (entry,) = ours("ISO 27001 lapsed, renewed by May 2027")
    assert (entry.certification, entry.due) == ("iso27001", dt.date(2027, 5, 31))
