"""Where a text divides into clauses, and where it does not."""

import pytest

from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.lexicon import lexicon


def pieces(text: str) -> list[str]:
    words = lexicon()
    found = classed_words(text, words, {})
    return [text[clause.start : clause.end] for clause in clauses(text, found, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is live. It is free.", ["It is live", "It is free"]),
        ("SSO? Of course.", ["SSO?", "Of course"]),
        ("SSO? Yes, included. SCIM? No.", ["SSO?", "Yes, included", "SCIM?", "No"]),
        (
            "We hold ISO 27001 and will get SOC 2 by June",
            ["We hold ISO 27001", "and will get SOC 2 by June"],
        ),
        (
            "ISO 27001 is in place, SOC 2 targeted for June",
            ["ISO 27001 is in place", "SOC 2 targeted for June"],
        ),
        ("Support: 9 h; hosting: EU", ["Support: 9 h", "hosting: EU"]),
        ("- SSO\n- SCIM", ["SSO", "SCIM"]),
        ("(1) SSO by May (2) SCIM by June", ["(1) SSO by May", "(2) SCIM by June"]),
        (
            "No cranes, but the app comes on 1 May",
            ["No cranes", "but the app comes on 1 May"],
        ),
        (
            "Reports arrive on 1 May and alerts arrive on 1 June",
            ["Reports arrive on 1 May", "and alerts arrive on 1 June"],
        ),
        (
            "99.9 % uptime, response in 15 minutes",
            ["99.9 % uptime", "response in 15 minutes"],
        ),
    ],
)
def test_a_text_divides_between_promises(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ready on March 12, 2027 in Oslo",
        "Live on 1. Dezember 2027",
        "Fertig im 3. Quartal 2027",
        "Approx. 12 days, i.e. two weeks",
        "ISO 27001, SOC 2 and HIPAA by June",
        "Uptime | 99.95 % | credit of 5 %, at most 25 %",
        "Uptime of 99.5 %; if it falls below, a credit of 10 % is given",
        "If the app is late on 1 May, we pay 5 % per week",
        "Done by 3 May, at the latest by 9 May",
        "Reports and alerts by 1 June",
        "Within ten (10) days",
    ],
)
def test_a_date_a_row_a_remedy_and_one_predicate_stay_whole(text: str) -> None:
    assert len(pieces(text)) == 1


def test_a_wrapped_line_goes_on_and_a_short_one_does_not() -> None:
    wrapped = "We will deliver the portal that you have been waiting for since\nlast year by May"
    assert len(pieces(wrapped)) == 1
    assert len(pieces("portal by May\nalerts by June")) == 2


@pytest.mark.parametrize("text", ["", "...", "\n\n", "---", "?!"])
def test_marks_alone_are_no_clause(text: str) -> None:
    assert pieces(text) == []
