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


@pytest.mark.parametrize(
    ("texts", "provider", "customer"),
    [
        (['Acme AG ("Supplier") sells.'], {"acme ag", "supplier"}, set()),
        (['Acme AG, a company of Leeds ("Supplier") sells.'],
         {"acme ag, a company of leeds", "acme ag", "supplier"}, set()),
        (['Helix, Inc. ("Customer" or "Client") buys.'], set(),
         {"helix, inc.", "helix", "customer", "client"}),
        (["Ormond shall host it."], set(), set()),
        (["Ormond shall host it.", "Ormond will train us."], {"ormond"}, set()),
        (["Ormond shall host it."] * 3 + ["Ormond shall pay it."] * 2, {"ormond"}, set()),
        (["Ormond shall host it."] * 2 + ["Ormond shall pay it."] * 2, set(), set()),
        (["Ormond shall pay it.", "Ormond may use it."], set(), {"ormond"}),
        (["The Ormond shall pay it.", "Each Ormond may use it."], set(), {"ormond"}),
        (["Party shall host it."] * 3, set(), set()),
        (["X shall host it."] * 3, set(), set()),
        (["Vendor shall pay it."] * 3, set(), set()),
    ],
)  # fmt: skip
def test_who_is_who(texts: list[str], provider: set[str], customer: set[str]) -> None:
    """By definitions, and by what a name is to do, twice at least and more often than not."""
    who = parties(clauses(*texts))
    assert ({*who.provider}, {*who.customer}) == (provider, customer)


def test_a_name_that_we_go_by_is_no_customers() -> None:
    texts = ["Ormond shall pay it.", "Ormond may use it."]
    who = parties(clauses(*texts), ("Ormond", ""))
    assert ({*who.provider}, {*who.customer}) == ({"ormond"}, set())


@pytest.mark.parametrize(
    ("texts", "product"),
    [
        (["Gatekeeper is fast.", "Gatekeeper has logs.", "Gatekeeper can do it."], {"gatekeeper"}),
        (["Gatekeeper is fast.", "Gatekeeper has logs."], set()),
        (["The Gatekeeper is fast.", "Gatekeeper's log.", "With Gatekeeper it is."],
         {"gatekeeper"}),
        (["Gatekeeper is."] * 3 + ["It is so."] * 97, {"gatekeeper"}),
        (["Gatekeeper is."] * 3 + ["x"] * 98, set()),
        (["January is cold."] * 5, set()),
        (["Ab is fast."] * 5, set()),
    ],
)  # fmt: skip
def test_a_name_that_many_sentences_begin_with_is_the_product(
    texts: list[str], product: set[str]
) -> None:
    """Three of them, and three in a hundred; no everyday word, and none of two letters."""
    assert parties(clauses(*texts)).product == product


@pytest.mark.parametrize(
    ("heading", "text", "product"),
    [
        ("Yard view", "The yard view is fast. The yard view has logs.", {"yard view"}),
        ("1. Yard view", "The yard view is fast. The yard view has logs.", {"yard view"}),
        ("Yard view", "The yard view is fast.", set()),
        ("Yard view of all the gates", "Yard view of all the gates is. " * 2, set()),
        ("Map", "The map is fast. The map has logs.", set()),
        ("Services", "The services are fast. The services can do it.", set()),
    ],
)
def test_a_heading_that_the_text_below_uses_as_a_name_is_a_product(
    heading: str, text: str, product: set[str]
) -> None:
    """Twice before a verb; a short one of more than three letters, and no everyday word."""
    said = [Clause(text=heading, place="p", layout="heading"), Clause(text=text, place="p")]
    assert parties(said).product == product
