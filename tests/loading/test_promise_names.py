"""The column of the promises by the words of its name."""

import pytest

from commitcheck.loading.tables.mapping.promise_names import promise_columns
from tables import read, said, variants


@pytest.mark.parametrize(
    "name",
    [
        "Commitments to Customer", "Promises made in the deal", "Vertriebszusagen", "Kundenzusage",
        "Promesses faites", "Compromisos comerciales", "Promesse du commercial", "Impegno preso",
        "Toezegging aan klant", "Promessa feita", "commitment_text__c",
    ],
)  # fmt: skip
def test_a_name_with_the_word_in_it_holds_promises(name: str) -> None:
    """Before one that says nothing of promises, even where that is fuller."""
    text = f"ID,Customer,Description,{name}\n1,Acme,From the fair,SSO\n2,Bolt,Hot,\n3,Cedar,x,API\n"
    found = read(text)
    assert [promise.title for promise in found.commitments] == ["SSO", "API"]
    assert promise_columns((name,)) == (0,)


@pytest.mark.parametrize(
    "name",
    [
        "Promise Status", "Commitment Date", "Promise ID", "Promised By", "Promise Made?",
        "Commitment Owner", "Number of Commitments", "Compromiso fecha", "Last Engagement",
        "Committed ARR", "Promising", "Aussage",
    ],
)  # fmt: skip
def test_a_part_of_a_promise_is_no_promise(name: str) -> None:
    """Its day, its owner, its number; and other words."""
    assert promise_columns((name,)) == ()


def test_a_title_stays_the_title() -> None:
    """Names that say that they have the text of the promise stand before words in others."""
    found = read("ID,Customer,Title,Commitment notes\n1,Acme,SSO,see mail\n")
    assert [promise.title for promise in found.commitments] == ["SSO"]


def test_numbered_promises_are_levels_of_one_or_told() -> None:
    """As numbered titles are: each row fills its own, or somebody is told."""
    header = "ID,Customer,Promise L1,Promise L2\n"
    found = read(f"{header}1,Acme,SSO,\n2,Acme,,Audit log\n")
    assert [promise.title for promise in found.commitments] == ["SSO", "Audit log"]
    assert "several_levels" not in variants(found)
    both = read(f"{header}1,Acme,SSO,\n2,Acme,API,Audit log\n")
    assert [promise.title for promise in both.commitments] == ["SSO", "Audit log"]
    assert both.commitments[1].description == "API Audit log"
    assert "deals.csv:3:8 1 row fills more than one of Promise L1, Promise L2" in said(both)


def test_the_fullest_columns_with_most_words_are_named_first() -> None:
    """Where none is the text of the promise, the one that is meant is among the eight."""
    names = ",".join(f"Field {at}" for at in range(10))
    cells = ",".join(str(at) for at in range(10))
    found = read(f"ID,Customer,{names},Memo\n1,Acme,{cells},We promised single sign-on\n")
    assert "filled are: Memo, ID, Customer" in said(found)
