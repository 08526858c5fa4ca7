"""Who is bound: by the document's definitions, by what parties do in it, and by the vision."""

import datetime as dt

import pytest

from commitcheck.model.document import Clause
from commitcheck.reading.documents.naming import customer_of
from commitcheck.reading.documents.parties import parties, signature_of
from commitcheck.reading.vision_words import vision_words


def clauses(*texts: str) -> list[Clause]:
    return [Clause(text=text, place=f"paragraph {n}") for n, text in enumerate(texts, 1)]


def test_definitions_name_the_parties() -> None:
    who = parties(
        clauses(
            'This Agreement is between Acme Docks AG ("Supplier") and Helix Ltd ("Customer" or '
            '"Client").'
        )
    )
    assert "acme docks ag" in who.provider
    assert "helix ltd" in who.customer


def test_who_does_what_providers_do_is_one() -> None:
    who = parties(
        clauses(
            "Ormond shall host the site.",
            "Ormond shall provide training.",
            "Deerfield shall pay the fees.",
            "Deerfield will approve the designs.",
        )
    )
    assert who.provider == {"ormond"}
    assert who.customer == {"deerfield"}


def test_our_own_name_comes_from_the_vision() -> None:
    assert "brightdock" in parties(clauses("Nothing here."), ("Brightdock",)).provider


WORDS = vision_words(None)


def test_a_signature_block_with_names_and_dates_is_read() -> None:
    signed = signature_of(
        clauses(
            "Provider hosts the data.",
            "Agreed and accepted",
            "Name: Jo Lind | Name: Kim Rai",
            "Date: 4 August 2026 | Date: 6 August 2026",
        ),
        WORDS,
    )
    assert signed is not None
    assert signed.signed_on == dt.date(2026, 8, 6)
    assert signed.names == ("Jo Lind", "Kim Rai")


def test_blank_lines_sign_nothing() -> None:
    assert signature_of(clauses("Signatures", "Name: ____ | Date: ____"), WORDS) is None


def test_one_of_two_signatures_is_no_signed_document() -> None:
    signed = signature_of(
        clauses("Signed by", "Name: Jo Lind | Name: Kim Rai", "Date: 4 August 2026 | Date: ___"),
        WORDS,
    )
    assert signed is not None
    assert signed.signed_on is None


@pytest.mark.parametrize(
    "name", ["Nordhaven Insurance A/S", "Helix Freight, Inc.", "Ahlers & Sons GmbH", "O'Neill Ltd"]
)
def test_the_customer_s_name_is_whole(name: str) -> None:
    text = f'between Papertrail GmbH ("Provider") and {name} ("Customer")'
    assert customer_of(clauses(text)) == name


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        (
            'between Papertrail ("Provider") and Helix, Inc., a Utah company ("Customer")',
            "Helix, Inc.",
        ),
        ("Helix Ltd, a company of Leeds (the “Client” or “you”)", "Helix Ltd"),
        ('by and between Helix AG ("Buyer") and Papertrail ("Seller")', "Helix AG"),
        ('Papertrail ("Provider") serves the customer', ""),
        ("Customer: Helix plc.", "Helix plc"),
        ("Client name | Helix Co.", "Helix Co."),
    ],
)
def test_the_first_lines_name_the_customer(text: str, customer: str) -> None:
    assert customer_of(clauses(text)) == customer


def test_who_is_bound_and_who_is_the_customer_is_asked_of_the_same_definition() -> None:
    said = clauses('between Papertrail ("Provider") and Helix, Inc., a Utah company ("Customer")')
    assert customer_of(said).casefold() in parties(said).customer
