"""What makes a clause of a document believed, or not, beside its words."""

import pytest

from commitcheck.loading.documents.read import read_paper
from commitcheck.reading.documents.parties import Parties
from commitcheck.reading.documents.promises import DocumentReader
from commitcheck.reading.documents.shape import subject
from papers import docx, paragraph, table

NOBODY = Parties(frozenset(), frozenset(), frozenset())


def quotes(*body: str) -> list[str]:
    document = read_paper("paper.docx", docx(*body))
    return [promise.quote for promise in DocumentReader(None).read(document).promises]


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("Provider will delete Customer Content.", ("provider",), "will"),
        ("Upon Customer's request, Provider will delete Customer Content.", ("provider",), "will"),
        ("If there is a Target Uptime, Provider will keep it.", ("provider",), "will"),
        ("If Provider agrees, Customer may extend the pilot.", ("customer",), "may"),
    ],
)
def test_who_does_it_stands_behind_the_condition(
    text: str, who: tuple[str, ...], verb: str
) -> None:
    assert subject(text, NOBODY) == (who, verb)


TERMS = (
    "This Agreement is governed by the laws of England.",
    "Each party will keep the other's information in confidence.",
    "Provider will delete Customer Content within 60 days.",
    "Provider will inform Customer before suspending an account.",
    "Provider will assist Customer in obtaining the necessary rights.",
    "Provider will comply with the Security Policy, if any.",
    "Provider will submit a final invoice for all outstanding Fees accrued to date.",
    "Provider will make a copy of the history available.",
)


def test_the_provider_bound_in_so_many_words_is_believed_but_for_what_is_paid() -> None:
    assert quotes(*map(paragraph, TERMS)) == [*TERMS[2:6], TERMS[7]]


def test_a_retrospective_promises_little() -> None:
    """The same sentence, among what was and among what is."""
    said = "The system is backed up every 6 hours."
    past = [f"The team was asked about week {n} and had no answer." for n in range(8)]
    plain = [f"Page {n} of this paper is left blank." for n in range(8)]
    assert said in quotes(*map(paragraph, [*plain, said]))
    assert quotes(*map(paragraph, [*past, said])) == []


def test_the_example_of_a_form_is_no_promise() -> None:
    rows = [["Ex. Backup plan", "Ex. The platform encrypts all backups", "Ex. Link"]]
    assert quotes(table(*rows)) == []
    assert quotes(table(["Backup", "The platform encrypts all backups of the service"])) != []
