"""Amounts: signs, currencies, units, and which mark is the decimal one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.tables.values.money import (
    EitherMark,
    decimal_of,
    read_amount,
    split_amount,
)
from commitcheck.loading.tables.values.units import CODES, currency_in
from commitcheck.model.config import TableConfig
from tables import read, said


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("380000", 380000),
        ("99.95", 99.95),
        ("56,3", 56.3),
        ("$3.972.451", 3972451),
        ("$22,700.00", 22700),
        ("-82907", -82907),
        ("(1,200.50)", -1200.5),
        ("5-", -5),
        ("-$5.00", -5),
        ("1.2M", 1_200_000),
        ("250k", 250_000),
        ("2 Mio", 2_000_000),
        ("1\u2019200.00", 1200),
        ("1 000 000", 1_000_000),
        ("1\u202f000,50", 1000.5),
        ("€ 1.000,00", 1000),
        ("EUR 99.5", 99.5),
        ("1,23,456.78", 123456.78),
        ("0.125", 0.125),
        ("12,5 %", 12.5),
        ("1.5E+06", 1_500_000),
        ("$(1,200.00)", -1200),
        ("$ (450.00)", -450),
        ("EUR (1,200.00)", -1200),
        ("(1,200.00) USD", -1200),
        ("1,200.00 (USD)", 1200),
        ("\u22121,200.00", -1200),
        ("AED 250,000.00", 250_000),
        ("KRW 5,000,000", 5_000_000),
        ("\u20a95,000,000", 5_000_000),
        ("1 200,50 kr", 1200.5),
        ("500,-", 500),
        ("CHF 500.--", 500),
        ("kr 1 500,\u2013", 1500),
        ("12 000 Ft", 12_000),
        ("500 Kč", 500),
        ("2,5 Mio. €", 2_500_000),
        ("1.2 million US dollars", 1_200_000),
        ("TEUR 250", 250_000),
        ("12 k€", 12_000),
        ("\u20b95 lakh", 500_000),
        ("2 Cr", 20_000_000),
        ("3 crore rupees", 30_000_000),
        ("1,5 Mrd EUR", 1_500_000_000),
    ],
)
def test_one_reading(text: str, number: float) -> None:
    """The digits tell which mark is which."""
    assert read_amount(text) == pytest.approx(number)


@pytest.mark.parametrize(
    "text",
    [
        "TBD",
        "NaN",
        "inf",
        "5 kg",
        "1.2.3,4",
        "1-2",
        "",
        "$",
        "12 34 x",
        "5 apples",
        "WXYZ 5",
        "5 mil",
        "1,200 CR",
        "500 EUR/month",
        "[500]",
        "(500",
        "500)",
        "EUR (500",
        "500+",
    ],
)
def test_no_number_is_no_number(text: str) -> None:
    """Left-over words make it something else."""
    assert read_amount(text) is None


def test_three_digits_behind_one_mark_are_undecided() -> None:
    """45.577 is 45 thousand in one country and 45 in another."""
    assert read_amount("$45.577") == EitherMark(45.577, 45577)
    assert read_amount("$45.577", ",") == 45577


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([",.", ".,", " ,", "'."]))
def test_grouped_amounts_read_back(whole: int, cents: int, marks: str) -> None:
    """With cents, the mark of the thousands never matters."""
    text = f"{whole:,}".replace(",", marks[0]) + f"{marks[1]}{cents:02}"
    assert read_amount(text) == pytest.approx(whole + cents / 100)


@given(st.text(max_size=20))
def test_no_text_raises(text: str) -> None:
    """Any cell has an answer."""
    assert isinstance(read_amount(text), float | EitherMark | None)


def test_a_column_shows_its_mark() -> None:
    """Its telling cells, if they agree."""
    assert decimal_of(["$45.577", "$3.972.451"]) == ","
    assert decimal_of(["45.577", "12,5"]) == ","
    assert decimal_of(["1.5", "1,5"]) is None


def _arr(rows: str, config: TableConfig | None = None, header: str = "arr") -> list[float | None]:
    reading = read(f"id;customer;title;{header}\n{rows}", config)
    return [promise.arr for promise in reading.commitments]


def test_column_then_file_then_configuration_decide() -> None:
    """In this order; otherwise both readings are shown and none is taken."""
    assert _arr("1;A;x;45.577\n2;A;y;1.234.567\n") == [45577, 1234567]
    assert _arr("1;A;x;45.577;12,5\n", header="arr;score") == [45577]
    assert _arr("1;A;x;45.577\n", TableConfig("deals.csv", decimal=".")) == [45.577]
    reading = read("id;customer;title;arr\n1;A;x;45.577\n")
    assert reading.commitments[0].arr is None
    assert "can be 45.577 or 45577.0" in said(reading)


def test_a_point_in_an_effort_is_a_decimal_point() -> None:
    """Nobody plans 1.250 person-weeks in thousands."""
    [promise] = read("id,customer,title,effort\n1,A,x,1.250\n").commitments
    assert promise.effort == 1.25


@pytest.mark.parametrize(
    ("header", "cell", "config", "currency"),
    [
        ("arr", "€ 5000", None, "EUR"),
        ("arr", "5000", "CHF", "CHF"),
        ("arr", "$5000", None, None),
        ("arr,currency", "5000,US Dollar", None, "USD"),
        ("arr,currency", "5000,eur", None, "EUR"),
    ],
)
def test_the_currency_comes_from_where_it_stands(
    header: str, cell: str, config: str | None, currency: str | None
) -> None:
    """A cell, a column, the configuration; a dollar alone is nobody's."""
    text = f"id,customer,title,{header}\n1,A,x,{cell}\n"
    [promise] = read(text, TableConfig("deals.csv", currency=config)).commitments
    assert (promise.arr, promise.currency) == (5000, currency)


def test_the_header_may_name_the_currency() -> None:
    """`Amount USD` and `amount_usd` both say it."""
    [promise] = read("ID,Customer,Title,Amount USD\n1,A,x,5000\n").commitments
    assert promise.currency == "USD"
    assert currency_in("amount_usd") == "USD"


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_of_iso_4217_is_a_currency(code: str) -> None:
    """Before the number and behind it."""
    assert split_amount(f"{code} 250") == split_amount(f"250 {code}")
    amount = split_amount(f"{code} 250")
    assert amount is not None
    assert amount.currency == code


def test_amounts_without_a_currency_beside_others_are_counted() -> None:
    """They are added up with the others, so somebody must be told."""
    rows = "ID,Customer,Title,Amount,Currency\n1,A,x,5000,EUR\n2,B,x,100,\n3,C,x,,\n"
    assert "1 amount has no currency | set currency: EUR" in said(read(rows))
    assert "no currency" not in said(read(rows.replace("100,", "100,USD")))
    assert "the amounts have no currency" in said(read(rows.replace("EUR", "")))
