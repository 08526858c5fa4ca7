"""Which kind a document's promise is of: its own words, and what its document speaks of."""

import pytest

from commitcheck.model.document import Clause
from commitcheck.reading.documents.kinds import kind_of, spoken_of
from commitcheck.reading.documents.parties import parties
from commitcheck.reading.documents.shape import setting


def clause(text: str) -> Clause:
    return Clause(text=text, place="paragraph 1")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The old stack will be removed on 28 September.", "eol_support"),
        ("Our primary data centers are in Chicago.", "data_residency"),
        ("Pages load in under 300 milliseconds.", "performance"),
        ("There is no additional charge for it.", "pricing"),
        ("The source code is held in escrow.", "ip_escrow"),
        ("Customer gets the most favored price.", "mfn"),
    ],
)
def test_a_rare_kind_is_told_by_its_words(text: str, kind: str) -> None:
    assert kind_of(clause(text), {}) == kind


def test_a_document_says_how_many_of_its_clauses_speak_of_a_kind() -> None:
    texts = (
        "All data is encrypted.",
        "Passwords are hashed.",
        "We train your staff.",
        "It is blue.",
    )
    clauses = tuple(map(clause, texts))
    spoken = spoken_of(setting(clauses, parties(clauses)))
    assert spoken["all:compliance:words"] == 2 * 2 / 4
    assert spoken["all:services:words"] == 2 * 1 / 4
    assert "all:mfn:words" not in spoken


def test_the_same_words_are_of_another_kind_in_another_document() -> None:
    text = "Provider will write down how it works."
    policy = {"all:compliance:words": 1.6, "all:services:words": 0.2}
    work = {"all:compliance:words": 0.1, "all:services:words": 1.6}
    assert kind_of(clause(text), work) != kind_of(clause(text), policy)
