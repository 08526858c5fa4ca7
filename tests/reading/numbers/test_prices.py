"""What a percentage says of a price: more, less, as before, or nothing."""

from collections.abc import Callable

import pytest

from commitcheck.reading.numbers.prices import reduced_by


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices go up by at most 3 % a year", 3),
        ("Renewal capped at 3 %", 3),
        ("Prijsstijging maximaal 3 %", 3),
        ("Die Preise steigen höchstens um 3 %", 3),
        ("Los precios no subirán más de un 3 %", 3),
        ("I prezzi non saliranno più del 3 %", 3),
        ("Os preços não sobem mais de 3 %", 3),
        ("Prices +3 %", 3),
        ("Prices will be 3 % per annum", 3),
        ("Price flat till 2029", 0),
        ("Prices do not go up before 2029", 0),
        ("The price does not change until 2029", 0),
        ("Same price until 2029", 0),
        ("Zero price increase", 0),
        ("Preise bleiben bis 2029 gleich", 0),
        ("Die Preise steigen nicht", 0),
        ("Les prix n'augmentent pas", 0),
        ("Mantenemos el precio hasta 2029", 0),
        ("Prijzen blijven gelijk tot 2029", 0),
        ("fixed price until 2029", 0),
        ("Festpreis bis 2029", 0),
        ("precio fijo hasta 2029", 0),
        ("price guarantee for 3 years", 0),
        ("no price changes until 2029", 0),
        ("blocage des prix jusqu'en 2029", 0),
        ("Adeguamento prezzi max 3 %", 3),
    ],
)
def test_prices_that_rise_or_stay(measured: Callable[..., str], text: str, value: int) -> None:
    """What rises is no discount, however little the words look like the table's."""
    said = measured(text, "pricing")
    assert said.startswith("price_increase_pct ")
    assert said.split(" clear: ")[0].split(" likely: ")[0].endswith(f" {value}")


@pytest.mark.parametrize(
    "text",
    [
        "Prices will not rise by more than inflation",
        "A flat fee of EUR 100",
        "The same price as other ports",
        "Migration is included in the fixed price",
        "Die Migration zum Festpreis ist enthalten",
        "La migration est au prix fixe convenu",
        "La migración está en el precio fijo",
        "If it is late, the invoice is reduced by 3 %",
        "For each week of delay the fee is reduced by 2 %",
        "10 % of the annual fee",
        "2 for the price of 1",
        "every fifth licence free, at that price",
    ],
)
def test_no_increase_and_no_discount(measured: Callable[..., str], text: str) -> None:
    assert measured(text, "pricing") == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The price is reduced by 10 %", "pricing"),
        ("a rate reduced by one tenth", None),
        ("Ten percent less in year one", None),
        ("List -10 %", None),
        ("list \u221210 %", None),
        ("-10 % on list", None),
        ("Der Preis wird um 10 % gesenkt", None),
        ("10 % günstiger im ersten Jahr", None),
        ("Ein Zehntel weniger im ersten Jahr", None),
        ("10 % de moins la première année", None),
        ("Un 10 % menos el primer año", None),
        ("10 % in meno il primo anno", None),
        ("10 % a menos no primeiro ano", None),
        ("10 % goedkoper in het eerste jaar", None),
        ("Discount of 10 % per year", "pricing"),
        ("We signed 10 %", None),
        ("You pay 90 % of list", "pricing"),
        ("90 % vom Listenpreis", "pricing"),
        ("rate cut by 10 %", "pricing"),
    ],
)
def test_what_is_taken_off(measured: Callable[..., str], text: str, kind: str | None) -> None:
    said = measured(text, kind)
    assert said.startswith("discount_pct 10 ")
    assert " + " not in said


@pytest.mark.parametrize(
    "text", ["Between 9 - 10 things", "10 % less than ten", "Our aim is 10 % less risk"]
)
def test_what_is_less_of_something_else(measured: Callable[..., str], text: str) -> None:
    assert measured(text, None) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("99.9 % with credits up to 10 %", "uptime_pct 99.9 likely: 99.9 %"),
        ("99,9 % mit Gutschrift bis 10 %", "uptime_pct 99.9 likely: 99,9 %"),
        ("Credits: 99.0%-99.94%: 10%", ""),
        ("A credit of 10 % below 99.5 %", ""),
        ("A credit of 98 %", ""),
        ("uptime of ninety-nine point nine five percent",
         "uptime_pct 99.95 clear: ninety-nine point nine five percent"),
    ],
)  # fmt: skip
def test_an_availability_beside_a_credit(
    measured: Callable[..., str], text: str, said: str
) -> None:
    assert measured(text, None) == said


def test_a_reduction_is_the_remedy_of_what_was_missed_before_it() -> None:
    ladder = "If it drops, by 5 %; under 98 % by 30 %"
    assert reduced_by(ladder, ladder.index("under"), len(ladder)) == "remedy"
    far = f"If it drops, well. {'So much for that. ' * 7}The price is 30 % lower"
    assert reduced_by(far, far.index("The price"), len(far)) == "discount"
