"""Known names inside free text, however they are spelt there."""

import pytest

from commitcheck.assessment.redaction.words import Codenames, Mentions

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
