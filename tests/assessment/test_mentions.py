"""Known names inside free text, however they are spelt there."""

import pytest

from commitcheck.assessment.redaction.mentions import Mentions
from commitcheck.assessment.redaction.words import AMOUNT, Codenames, Redactor, What

NAMES = Mentions(
    [
        ("Helix Chemicals", "Customer A"),
        ("Acme", "Customer B"),
        ("Acme Retail", "Customer C"),
        ("The Other Shop", "Customer D"),
        ("Dr Ink", "Customer E"),
        ("\u2605", "Customer F"),
        ("  ", "Customer G"),
        ("Zeta", "Customer H"),
        ("Zeta Zeta", "Customer I"),
        ("Fjordline Freight", "Customer J"),
    ]
)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("for Helix Chemicals, by June", "for Customer A, by June"),
        ("for HELIX-chemicals_2026", "for Customer A_2026"),
        ("Helix Chemicals and Acme Retail.", "Customer A and Customer C."),
        ("acme retail, acme shop", "Customer C, Customer B shop"),
        ("Acme", "Customer B"),
        ("Acme Acme Retail Acme", "Customer B Customer C Customer B"),
        ("Zeta Zeta Zeta", "Customer I Customer H"),
        ("exclusive to Helix until May", "exclusive to Customer A until May"),
        ("exclusive to HELIX until May", "exclusive to Customer A until May"),
        ("a double helix until May", "a double helix until May"),
        ("Chemicals of Helixes", "Chemicals of Helixes"),
        ("the other shop", "Customer D"),
        ("The other day", "The other day"),
        ("Dr Who and Dr Ink", "Dr Who and Customer E"),
        ("\u2605 and \u2605 in the text", "Customer F and Customer F in the text"),
        ("nothing of that", "nothing of that"),
        ("  ", "  "),
        ("", ""),
    ],
)
def test_a_name_is_found_however_it_is_spelt(text: str, hidden: str) -> None:
    """Whole in any case, with anything between its words, the longest first; the first word
    alone as the name spells it or in capitals, where it is no everyday word and not too short.
    """
    assert NAMES.replaced(text) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("HelixChemicals", "Customer A"),
        ("helixchemicals and acmeretail", "Customer A and Customer C"),
        ("the HelixChemicalsPortal", "the Customer A"),
        ("HelixPortal and Helix2026", "HelixPortal and Helix2026"),
        ("FjordlinePortal", "Customer J"),
        ("Fjordline2026 and fjordlines", "Customer J and Customer J"),
        ("fjordlined", "fjordlined"),
        ("AcmePortal and acmes", "AcmePortal and acmes"),
        ("drink and DrInk", "drink and DrInk"),
        ("Zeta and zetaZeta", "Customer H and Customer I"),
    ],
)
def test_a_name_is_found_where_it_is_joined_to_something(text: str, hidden: str) -> None:
    """Written as one word, or its first word with something put to it; short ones are not."""
    assert NAMES.replaced(text) == hidden


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("M\u00fcller Bau", "for Mueller Bau"),
        ("M\u00fcller Bau", "for Muller Bau"),
        ("M\u00fcller Bau", "for MUELLERBAU"),
        ("Mueller Bau", "for M\u00fcller Bau"),
        ("Caf\u00e9 Noir", "for Cafe Noir"),
        ("Gro\u00dfhandel Ost", "for Grosshandel Ost"),
        ("Helix Chemicals GmbH", "for Helix Chemicals"),
        ("Helix Chemicals GmbH", "for Helix Chemicals GmbH"),
    ],
)
def test_a_name_is_found_without_its_marks_and_its_legal_form(name: str, text: str) -> None:
    assert Mentions([(name, "Customer A")]).replaced(text) == "for Customer A"


def test_signs_alone_are_found_too() -> None:
    """A name without a letter or digit."""
    assert Mentions([("\u2605", "Customer A")]).replaced("a \u2605 b") == "a Customer A b"
    assert Mentions([("Acme", "Customer A")]).replaced("a \u2605 b") == "a \u2605 b"
    assert Mentions([]).replaced("Acme") == "Acme"


def test_a_first_word_that_two_names_share_is_the_first_one_s() -> None:
    two = Mentions([("Nord Freight", "Customer A"), ("Nord Lines", "Customer B")])
    assert two.replaced("Nord, nord lines, Nord Freight") == "Customer A, Customer B, Customer A"


@pytest.mark.parametrize(
    ("name", "gives"),
    [
        ("helix-scim", True),
        ("scim-for-HELIX", True),
        ("acme-retail-1", True),
        ("scim", False),
        ("the-scim", False),
        ("\u2605-1", True),
    ],
)
def test_an_id_gives_a_name_away_by_its_first_word_in_any_case(name: str, *, gives: bool) -> None:
    assert NAMES.is_in_id(name) is gives


def test_codenames_count_by_kind_and_customers_by_letters() -> None:
    """The same name has the same codename; after Z come two letters."""
    codes = Codenames()
    letters = [codes.of("customer", f"name {number}") for number in range(1, 55)]
    assert letters[0] == "Customer A"
    assert letters[25:28] == ["Customer Z", "Customer AA", "Customer AB"]
    assert letters[51:54] == ["Customer AZ", "Customer BA", "Customer BB"]
    assert codes.of("deal", "D-7") == "Deal 1"
    assert codes.of("deal", "D-8") == "Deal 2"
    assert codes.of("deal", "D-7") == "Deal 1"
    assert codes.kind_of("D-7") == "deal"
    assert codes.kind_of("D-9") is None


KNOWN = Mentions(
    [
        ("M\u00fcller & S\u00f6hne GmbH & Co. KG", "Customer A"),
        ("Alder Bank AG", "Customer B"),
        ("SAP SE", "Customer C"),
        ("Caf\u00e9 Rouge", "Customer D"),
    ]
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("for MUELLER & SOEHNE only", "for Customer A only"),
        ("as Muller+Sohne wants", "as Customer A wants"),
        ("Mueller wants SSO", "Customer A wants SSO"),
        ("ALDER BANK renewal", "Customer B renewal"),
        ("alder bank", "Customer B"),
        ("the AlderBank2026 deal", "the Customer B deal"),
        ("x_alderbank_sso", "x_Customer B_sso"),
        ("AlderBanks wish", "Customer B wish"),
        ("Muellers wish", "Customer A wish"),
        ("MuellerPortal", "Customer A"),
        ("SAP needs it", "Customer C needs it"),
        ("at Cafe Rouge", "at Customer D"),
        ("CaféRouge-2", "Customer D-2"),
    ],
)
def test_a_name_is_found_in_every_spelling(text: str, shown: str) -> None:
    """Case, umlauts spelt out or left out, without its legal form, and joined to other words."""
    assert KNOWN.replaced(text) == shown


@pytest.mark.parametrize(
    "text",
    ["mullerie", "sap of a tree", "a bank", "limited to AG and KG", "und", "aldermen", "Rouge"],
)
def test_other_words_stay(text: str) -> None:
    """A legal form, a part of another word and a later word stand for nobody."""
    assert KNOWN.replaced(text) == text


@pytest.mark.parametrize(
    "text",
    ["EUR 120,000", "120k EUR", "discount120kEUR", "EUR120kdiscount", "\u20ac50", "50\u20ac/month",
     "USD1.5m", "1.200.000,50 \u20ac", "TEUR 120", "120 TEUR", "Rabatt_5000CHF_", "12 Mio. Euro",
     "5000 dollars", "INR 5 lakh", "US$2bn", "CHF 1'200"],
)  # fmt: skip
def test_an_amount_is_found_wherever_it_stands(text: str) -> None:
    """With its currency before or behind it, glued to words or not: no digit is left."""
    assert not any(char.isdigit() for char in AMOUNT.sub("Amount", f"a {text} b"))


@pytest.mark.parametrize(
    "text",
    ["99.9 %", "2026-Q3", "30 days", "12 seats", "ISO 27001", "5 European regions", "K-26",
     "3 marks", "v1.5", "100 MB", "24 months"],
)  # fmt: skip
def test_what_is_no_money_stays(text: str) -> None:
    """Shares, days, counts and names of standards."""
    assert AMOUNT.sub("Amount", text) == text


def test_money_in_the_words_of_a_promise_goes() -> None:
    """Each different amount has a name of its own."""
    redactor = Redactor(What(money=True), Codenames())
    assert redactor.title("rebate120kEUR, then EUR 5,000") == "rebateAmount 1, then Amount 2"
    assert Redactor(What(customers=True), Codenames()).title("EUR 5,000") == "EUR 5,000"


@pytest.mark.parametrize(
    "written",
    [
        "77777",
        "77,777",
        "77.777,00",
        "77 777",
        "77'777.00",
        "77777.00",
        "77.777k",
        "1,25m",
        "1250000",
    ],
)
def test_what_a_deal_is_worth_goes_without_a_currency_too(written: str) -> None:
    """In any spelling of its digits."""
    redactor = Redactor(What(money=True), Codenames(), [77_777, 1_250_000])
    assert redactor.title(f"for {written}, a year") == "for Amount 1, a year"
    assert Redactor(What(money=True), Codenames()).title(f"for {written}") == f"for {written}"


@pytest.mark.parametrize(
    "text",
    ["77778", "177777", "77777%", "v77777", "77777b", "1.77777", "99 of 77", "500", "0.077777"],
)
def test_other_numbers_stay(text: str) -> None:
    """A count, a version, a share; and what is too small to tell."""
    redactor = Redactor(What(money=True), Codenames(), [77_777, 500])
    assert redactor.title(text) == text
