"""What follows when a promise is not kept, payment that waits, words that bind to nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from commitcheck.reading.values.remedies import read_disclaimer, read_remedies
from commitcheck.reading.vision_words import VisionWords

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def terms(words: Callable[..., VisionWords]) -> Ask:
    def ask(text: str, end: int | None = None) -> dict[str, Any]:
        found = read_remedies(text, 0, end or len(text), words())
        return {reading.field: reading.value for reading in found}

    return ask


@pytest.mark.parametrize(
    ("text", "remedy", "cap"),
    [
        ("below 99.9 %, a credit of 10 % of the monthly fee", "service_credit", 10),
        ("5 % credit per 0.1 point, max. 25 %", "service_credit", 25),
        ("Credits: below 99.9 %: 10 %, below 99 %: 25 %", "service_credit", 25),
        ("Gutschrift von höchstens 20 %", "service_credit", 20),
        ("un avoir de 5 %", "service_credit", 5),
        ("abono del 3 %", "service_credit", 3),
        ("a penalty of 1 % per week, capped at 10 % of the fee", "liquidated_damages", 10),
        ("a penalty of 1 % per week of delay", "liquidated_damages", None),
        ("Vertragsstrafe von 500 EUR je Tag", "liquidated_damages", None),
        ("liquidated damages up to 15 %", "liquidated_damages", 15),
        ("full refund of prepaid fees", "refund", None),
        ("fees are paid back up to 50 %", "refund", 50),
        ("else Customer may terminate without penalty", "termination_right", None),
        ("le client pourra résilier sans frais", "termination_right", None),
        ("kann der Kunde fristlos kündigen", "termination_right", None),
        ("our liability for lost data is unlimited", "uncapped", None),
        ("se atrasar, crédito de 5 % na fatura seguinte", "service_credit", 5),
        ("un crédit de 5 % sur la facture", "service_credit", 5),
        ("in caso di ritardo, un credito del 4 %", "service_credit", 4),
        ("accredito del 3 % del canone", "service_credit", 3),
        ("crédito y riesgo para 5 usuarios", None, None),
        (
            "5k per week if the cards slip past 30 April, max 15 pct of ACV",
            "liquidated_damages",
            15,
        ),
        ("EUR 500 per day of delay", "liquidated_damages", None),
        ("1 % of the fee for every week late, up to 10 %", "liquidated_damages", 10),
        ("0,5 % pro Woche Verzug, maximal 5 %", "liquidated_damages", 5),
        ("1 % par semaine de retard, plafonné à 8 %", "liquidated_damages", 8),
        ("500 € por día de retraso", "liquidated_damages", None),
        ("0,5 % al giorno di ritardo", "liquidated_damages", None),
        ("€ 250 per dag vertraging", "liquidated_damages", None),
        ("5k samples per week, never late", None, None),
        ("5k calls a day. Late ones are counted", None, None),
        ("credit scoring for everyone", None, None),
        ("30 days' notice", None, None),
    ],
)
def test_remedies_and_their_caps(
    terms: Ask, text: str, remedy: str | None, cap: float | None
) -> None:
    found = terms(text)
    assert (found.get("remedy"), found.get("remedy_cap_pct")) == (remedy, cap)


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("the last instalment falls due only once SSO is live", True),
        ("Invoice no. 2 is payable on acceptance of SSO", True),
        ("Client withholds 30 % until SSO is live", True),
        ("20 % of the fee is withheld until SSO is live", True),
        ("The last 10 % are held back till SSO works", True),
        ("10 % werden bis zur Abnahme einbehalten", True),
        ("10 % sont retenus jusqu'à la recette", True),
        ("se retiene un 10 %; 10 % retenido hasta la aceptación", True),
        ("Records are retained until the end of the contract", False),
        ("Die Schlussrate wird erst fällig, wenn SSO abgenommen ist", True),
        ("el pago queda sujeto a la puesta en producción", True),
        ("invoices are due within 30 days", False),
        ("SSO is live before the last instalment", False),
    ],
)
def test_payment_that_waits_for_it(terms: Ask, text: str, *, waits: bool) -> None:
    assert terms(text).get("payment_contingent", False) is waits


@pytest.mark.parametrize(
    ("text", "is_disclaimed"),
    [
        ("SSO in Q3, subject to change", True),
        ("SSO in Q3. Plans may change at any time.", True),
        ("SSO in Q3, ohne Gewähr", True),
        ("SSO in Q3, à titre indicatif", True),
        ("SSO in Q3. Price on request. Not binding.", False),
        ("SSO in Q3", False),
    ],
)
def test_a_disclaimer_stands_in_the_words_or_right_behind(
    terms: Ask, text: str, *, is_disclaimed: bool
) -> None:
    assert terms(text, len("SSO in Q3")).get("disclaimer", False) is is_disclaimed


@pytest.mark.parametrize(
    ("text", "end", "band", "words"),
    [
        ("SSO in Q3, subject to change", 28, "clear", "subject to change"),
        ("SSO in Q3. Plans may change.", 9, "likely", "may change"),
    ],
)
def test_a_disclaimer_of_its_own_words_is_clear_and_one_behind_them_likely(
    text: str, end: int, band: str, words: str
) -> None:
    reading = read_disclaimer(text, 0, end)
    assert reading is not None
    assert (reading.field, reading.value, reading.band) == ("disclaimer", True, band)
    assert text[reading.start : reading.end] == words
    assert read_disclaimer(text, 0, 9) is not None
    assert read_disclaimer("SSO in Q3", 0, 9) is None


@pytest.mark.parametrize(
    ("text", "remedy", "cap"),
    [
        ("pays 1 % of the fee for each week of delay, max. 5 % in total", "liquidated_damages", 5),
        ("für jede Woche Verzug 1 %, höchstens 5 %", "liquidated_damages", 5),
        ("par semaine de retard 1 %, au maximum 5 %", "liquidated_damages", 5),
        ("for each week it takes, 1 %", None, None),
        ("a credit of 5 % for each week of delay", "service_credit", 5),
        ("service credits, 5% max, if P1 takes longer", "service_credit", 5),
        ("99,9 % com crédito até 10 % da mensalidade", "service_credit", 10),
        ("condições com crédito a 30 dias", None, None),
        ("refund 30 % of the annual fee", "refund", 30),
        ("refund the fees of a month in which errors exceed 1.5 %", "refund", None),
        ("the customer may walk away by 3 May", "termination_right", None),
        ("liability for lost data is not subject to any limit", "uncapped", None),
        ("liability is subject to the limit of clause 12", None, None),
        ("la responsabilité n'est pas plafonnée", "uncapped", None),
    ],
)
def test_what_is_owed_for_being_late_and_where_it_ends(
    terms: Ask, text: str, remedy: str | None, cap: float | None
) -> None:
    found = terms(text)
    assert (found.get("remedy"), found.get("remedy_cap_pct")) == (remedy, cap)


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Pymt: 2nd half only when tidal windows accepted, 30/6/27", True),
        ("The second one only becomes due once the PMS interface runs", True),
        ("The third instalment falls due only upon acceptance of D2", True),
        ("The second half of the year is busy", False),
        ("Invoices are payable within 30 days", False),
    ],
)
def test_payment_that_waits(terms: Ask, text: str, *, waits: bool) -> None:
    assert bool(terms(text).get("payment_contingent")) is waits


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("the map in autumn, nothing binding yet", True),
        ("le portail au printemps, sans garantie", True),
        ("a two year warranty on every device", False),
    ],
)
def test_words_that_bind_to_nothing(terms: Ask, text: str, *, is_one: bool) -> None:
    assert bool(terms(text).get("disclaimer")) is is_one
