"""Units in the header of the amounts: applied, or the column refused with its cure."""

import pytest

from commitcheck.loading.tables.values.units import currency_in, unit_in
from tables import read, said, variants

HEADER = "Ref,Customer,Promise,Status,Due Date,{}\n1,Alder Bank,Single sign-on,Open,2026-12-31,{}\n"


@pytest.mark.parametrize(
    ("header", "arr", "currency"),
    [
        ("ARR (k€)", 250_000, "EUR"),
        ("Deal Value (USD thousands)", 250_000, "USD"),
        ("ARR in TEUR", 250_000, "EUR"),
        ("Amount ($000s)", 250_000, None),
        ("ARR '000", 250_000, None),
        ("ACV [€ 000]", 250_000, "EUR"),
        ("ARR k€", 250_000, "EUR"),
        ("Betrag in Tsd. €", 250_000, "EUR"),
        ("ARR (x1000)", 250_000, None),
        ("ARR (USD m)", 250_000_000, "USD"),
        ("ARR (Mio. EUR)", 250_000_000, "EUR"),
        ("Amount (mn)", 250_000_000, None),
        ("Contract Value (INR lakhs)", 25_000_000, "INR"),
        ("Deal Value (₹ Cr)", 2_500_000_000, "INR"),
        ("Amount (bn)", 250_000_000_000, None),
        ("ARR x1000", 250_000, None),
        ("ARR (\u00d71000)", 250_000, None),
        ("arrK", 250_000, None),
        ("ARR (万円)", 2_500_000, "JPY"),
        ("ARR (百万円)", 250_000_000, "JPY"),
        ("ARR (억원)", 25_000_000_000, "KRW"),
        ("ARR (hundreds)", 25_000, None),
        ("ARR (EUR cents)", 2.5, "EUR"),
        ("Amount (ct)", 2.5, None),
        ("Montant (milliers €)", 250_000, "EUR"),
        ("Importe (miles €)", 250_000, "EUR"),
        ("Importo (migliaia di €)", 250_000, "EUR"),
        ("ARR (10^3 EUR)", 250_000, "EUR"),
        ("ARR (10³ €)", 250_000, "EUR"),
        ("Valor (R$ mi)", 250_000_000, "BRL"),
        ("Amount (net)", 250, None),
        ("Amount (MXN)", 250, "MXN"),
        ("Amount (KRW)", 250, "KRW"),
        ("Amount (TRY)", 250, "TRY"),
        ("Amount/1000", 250_000, None),
        ("Betrag (EUR / 1.000)", 250_000, "EUR"),
        ("ARR", 250, None),
    ],
)
def test_a_unit_in_the_header_counts(header: str, arr: float, currency: str | None) -> None:
    """A letter of a currency's code is none."""
    reading = read(HEADER.format(header, 250))
    [promise] = reading.commitments
    assert (promise.arr, promise.currency) == (arr, currency)
    assert ("header_unit" in variants(reading)) == (arr != 250)


def test_a_word_of_two_units_is_refused() -> None:
    """`mil` is a thousand in Spanish and a million in Czech."""
    reading = read(HEADER.format("ARR (mil. Kč)", 250))
    [promise] = reading.commitments
    assert promise.arr is None
    assert promise.unusable == ("arr",)
    assert "a thousand or a million" in said(reading)


@pytest.mark.parametrize(
    "header", ["ARR (monthly)", "ARR (€/month)", "ARR (per quarter)", "Betrag (pro Monat)"]
)
def test_what_a_part_of_a_year_is_worth_is_no_arr(header: str) -> None:
    reading = read(HEADER.format(header, 250))
    assert (reading.commitments[0].arr, reading.commitments[0].unusable) == (None, ("arr",))
    assert "and ARR is what a year is worth" in said(reading)


def test_a_cell_with_a_unit_of_its_own_is_refused_below_one() -> None:
    """Whether both count is not known."""
    reading = read(HEADER.format("ARR (k€)", "250k"))
    assert reading.commitments[0].unusable == ("arr",)
    assert "has a unit of its own, and the header has k€" in said(reading)


def test_decimals_are_multiplied_without_dust() -> None:
    """A product of decimals is not shown to the machine's last place."""
    assert read(HEADER.format("ARR (mn)", "1.1")).commitments[0].arr == 1_100_000


@pytest.mark.parametrize(
    "header",
    ["Plan B Amount", "Amount (12 months)", "ARR 2026", "Amount (B2B)", "ARR (M&A)", "Top Amount",
     "Amount in Rupees (Excl of GST) (Masked)", "MRR", "Amount (RM)"],
)  # fmt: skip
def test_other_words_of_a_header_are_no_units(header: str) -> None:
    """Letters and numbers stand in headers for many a reason."""
    assert unit_in(header) is None


def test_words_that_are_codes_too_are_no_currencies() -> None:
    """TOP is the pa'anga of Tonga, and an English word."""
    assert currency_in("Top amount") is None
    assert currency_in("Amount (TOP)") == "TOP"


@pytest.mark.parametrize(
    "line",
    ["All amounts in thousands of USD", "Beträge in TEUR", "Montants en k€", "Importes en miles",
     "(figures in $000s)", "单位\uff1a万元"],
)  # fmt: skip
def test_a_unit_above_the_table_is_not_passed_over(line: str) -> None:
    """Nobody knows whether the cells follow it: the amounts cannot be used. The header's own
    unit counts.
    """
    reading = read(f"Deal desk\n{line}\n" + HEADER.format("ARR", 250))
    [promise] = reading.commitments
    assert (promise.arr, promise.unusable) == (None, ("arr",))
    assert "which names the unit" in said(reading)
    assert "header_unit" not in variants(reading)
    [told] = read(f"{line}\n" + HEADER.format("ARR (k€)", 250)).commitments
    assert told.arr == 250_000


@pytest.mark.parametrize("line", ["Monthly report", "Deals (1000)", "Deals in Madrid", "Q3 2026"])
def test_a_title_above_the_table_is_no_unit(line: str) -> None:
    """A number alone and a part of a year say nothing of the amounts."""
    [promise] = read(f"{line}\n" + HEADER.format("ARR", 250)).commitments
    assert promise.arr == 250


@pytest.mark.parametrize(
    "header", ["ARR (per user)", "Betrag (mtl.)", "Montant (mensuel)", "Importe (por usuario)"]
)
def test_what_one_user_or_a_month_is_worth_is_no_year(header: str) -> None:
    """It is not taken for the worth of the deal."""
    [promise] = read(HEADER.format(header, 250)).commitments
    assert promise.arr is None
