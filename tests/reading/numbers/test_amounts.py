"""Numbers of a text with their units: what belongs to a number, and what is none of its own."""

import pytest

from commitcheck.reading.numbers.amounts import amounts_in
from commitcheck.reading.vision_words import vision_words


def amounts(text: str) -> str:
    """Each number with its unit and its very words."""
    return " + ".join(
        f"{found.number:g} {found.unit}: {text[found.start : found.end]}"
        for found in amounts_in(text, vision_words(None), None)
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5% of users", "5 %: 5%"),
        ("5 % off", "5 %: 5 %"),
        ("5  % off", "5 %: 5  %"),
        ("5\n% off", "5 : 5"),
        ("5 percent", "5 %: 5 percent"),
        ("5-percent cut", "5 %: 5-percent"),
        ("5 Prozent", "5 %: 5 Prozent"),
        ("5 per cent", "5 %: 5 per cent"),
        ("5 pour cent", "5 %: 5 pour cent"),
        ("5 por ciento off", "5 %: 5 por ciento"),
        ("5 v. H.", "5 %: 5 v. H"),
        ("12 % 13 %", "12 %: 12 % + 13 %: 13 %"),
        ("two percent", "2 %: two percent"),
        ("two per cent", "2 %: two per cent"),
        ("two users per cent", ""),
    ],
)
def test_percent(text: str, said: str) -> None:
    """In marks and words, right behind the number."""
    assert amounts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("€5", "5 money: 5"),
        ("€ 5", "5 money: 5"),
        ("€  5", "5 : 5"),
        ("EUR 5", "5 money: 5"),
        ("EUR 5 each", "5 money: 5"),
        ("5 €", "5 money: 5"),
        ("5€", "5 money: 5"),
        ("5 EUR", "5 money: 5 EUR"),
        ("5 dollars", "5 money: 5 dollars"),
        ("5 users at 6 EUR", "5 : 5 + 6 money: 6 EUR"),
        ("5k €", "5000 money: 5k"),
        ("5k EUR", "5000 money: 5k"),
        ("5 million EUR", "5e+06 money: 5 million"),
        ("5 million dollars each", "5e+06 money: 5 million"),
        ("5 million users", "5e+06 : 5 million"),
    ],
)
def test_money(text: str, said: str) -> None:
    """A mark or the name of a currency on either side."""
    assert amounts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5k", "5000 : 5k"),
        ("5 k", "5 : 5"),
        ("5K users", "5000 : 5K"),
        ("5 thousand users", "5000 : 5 thousand"),
        ("5 million users", "5e+06 : 5 million"),
        ("1.5 mio", "1.5e+06 : 1.5 mio"),
        ("5m", "5 m: 5m"),
        ("30m", "30 m: 30m"),
        ("5 m", "5 : 5"),
        ("5 mn", "5e+06 : 5 mn"),
    ],
)
def test_multiples(text: str, said: str) -> None:
    """A single letter stands right behind its number; m can be minutes as well."""
    assert amounts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3 nines", "3 nines: 3 nines"),
        ("three nines", "3 nines: three nines"),
        ("three 9s", "3 nines: three 9s"),
        ("3 9s", "3 nines: 3 9s"),
        ("3 9S", "3 : 3 + 9 : 9"),
        ("zwei neuner", "2 nines: zwei neuner"),
        ("3 nines five", "3.5 nines: 3 nines five"),
        ("3 nines 5", "3.5 nines: 3 nines 5"),
        ("three nines five", "3.5 nines: three nines five"),
        ("five 9s five", "5.5 nines: five 9s five"),
        ("three nines and five", "3 nines: three nines"),
    ],
)
def test_nines(text: str, said: str) -> None:
    assert amounts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A5", ""),
        ("A-5", ""),
        ("A - 5", "5 : 5"),
        ("-5", "5 : 5"),
        ("1.2.3", "1 : 1"),
        ("1:30", "1 : 1"),
        ("1/2", ""),
        ("section 5", ""),
        ("section #5", ""),
        ("section. 5", ""),
        ("section: 5", "5 : 5"),
        ("section 5 %", ""),
        ("sev 1 and 2", "2 : 2"),
        ("tier 2, 5 users", "5 : 5"),
        ("123456789012", "1.23457e+11 : 123456789012"),
        ("1234567890123", ""),
        ("by 30 June 2027 for 5 users", "5 : 5"),
        ("5 June and 6 users", "6 : 6"),
        ("30.06.2027, 7 users", "7 : 7"),
        ("24/7", "24 hours: 24/7"),
        ("24 / 7", "24 hours: 24 / 7"),
        ("24x7", "24 hours: 24x7"),
        ("8 x 5 support", "8 hours: 8 x 5"),
        ("24h/24", "24 hours: 24h/24"),
        ("24h / 7", "24 hours: 24h / 7"),
        ("24/7/365", "24 hours: 24/7/365"),
        ("24x7x365", "24 hours: 24x7x365"),
        ("24/7/36", ""),
        ("5 \u00d73", "5 hours: 5 \u00d73"),
    ],
)
def test_what_is_no_number_of_its_own(text: str, said: str) -> None:
    """Names, references, parts of longer numbers, days, and hours of service."""
    assert amounts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("half", "50 fraction: half"),
        ("half the price", "50 fraction: half"),
        ("a quarter", "25 fraction: quarter"),
        ("a fifth", "20 fraction: fifth"),
        ("one fifth", "20 fraction: fifth"),
        ("two fifths", "20 fraction: fifths"),
        ("un tiers", "33.33 fraction: tiers"),
        ("le tiers", "33.33 fraction: tiers"),
        ("tiers", ""),
        ("half an hour", "30 MIN: half an hour"),
        ("half a hour", "30 MIN: half a hour"),
        ("half hour", "30 MIN: half hour"),
        ("eine halbe Stunde", "30 MIN: eine halbe Stunde"),
        ("demi heure", "30 MIN: demi heure"),
        ("half an order", "50 fraction: half"),
        ("quarter of an hour", "15 MIN: quarter of an hour"),
        ("a quarter of the hour", "25 fraction: quarter"),
        ("quart d'heure", "15 MIN: quart d'heure"),
        ("Viertelstunde", "15 MIN: Viertelstunde"),
    ],
)
def test_fractions_and_parts_of_an_hour(text: str, said: str) -> None:
    """`tiers` is a third behind its article only."""
    assert amounts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("two hours", "2 H: two hours"),
        ("two users", ""),
        ("twenty-four hours", "24 H: twenty-four hours"),
        ("twenty four hours", "24 H: twenty four hours"),
        ("twenty  four hours", "20 : twenty + 4 H: four hours"),
        ("hundred five hours", "105 H: hundred five hours"),
        ("ten five hours", "10 : ten + 5 H: five hours"),
        ("twenty ten hours", "20 : twenty + 10 H: ten hours"),
        ("5 business days", "5 WD: 5 business days"),
        ("5 hours and 6 minutes", "306 MIN: 5 hours and 6 minutes"),
        ("5 EUR per 6 hours", "5 money: 5 EUR + 6 H: 6 hours"),
    ],
)
def test_lengths_of_time(text: str, said: str) -> None:
    assert amounts(text) == said
