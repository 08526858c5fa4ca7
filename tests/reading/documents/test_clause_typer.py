"""A clause of a document as promises: one over the whole of it, or one for each part."""

import datetime as dt
from typing import Any

import pytest

import building as b
from commitcheck.model.document import Clause
from commitcheck.reading.documents.clause_typer import ClauseTyper
from commitcheck.reading.vision_words import vision_words

VISION = b.vision(
    product={"name": "Brightdock"},
    capabilities=[
        {"id": "yard-map", "name": "Live yard map"},
        {"id": "sso", "name": "Single sign-on"},
    ],
    certifications=[{"id": "iso_27001"}],
    dimensions=[{"id": "uptime_pct", "type": "number"}],
)
TYPER = ClauseTyper(vision_words(VISION))
DAY = dt.date(2026, 5, 4)


def typed(text: str, **fields: Any) -> list[tuple[str, bool, str, list[str]]]:
    """Of each promise its words, whether it is measured, its kind, and the words of its values."""
    clause = Clause(text=text, place="paragraph 1", **fields)
    return [
        (
            text[part.promise.start : part.promise.end],
            part.is_measured,
            part.promise.kind,
            [f"{it.field}={text[it.start : it.end]}" for it in part.promise.readings
             if it.field not in ("kind", "modality")],
        )
        for part in TYPER.parts(clause, DAY, "order_form")
    ]  # fmt: skip


MAP = "Provider shall deliver the Live yard map"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MAP}.", [(f"{MAP}.", True, "feature", ["capabilities=Live yard map"])]),
        (
            f"{MAP} by 31 March 2027 and Single sign-on by 1 May 2027.",
            [
                (f"{MAP} by 31 March 2027", True, "feature",
                 ["capabilities=Live yard map", "due=31 March 2027"]),
                ("and Single sign-on by 1 May 2027", True, "feature",
                 ["capabilities=Single sign-on", "due=1 May 2027"]),
            ],
        ),
        ("Provider will hold ISO 27001.",
         [("Provider will hold ISO 27001.", True, "compliance", ["certification=ISO 27001"])]),
        ("Provider will hold SOC 2.",
         [("Provider will hold SOC 2.", False, "compliance", ["certification=SOC 2"])]),
        ("Provider guarantees an uptime of 99.9 %.",
         [("Provider guarantees an uptime of 99.9 %.", True, "sla", ["value=99.9 %"])]),
        ("Provider guarantees a discount of 10 %.",
         [("Provider guarantees a discount of 10 %.", False, "pricing", ["value=10 %"])]),
    ],
)  # fmt: skip
def test_what_a_clause_states(text: str, expected: list[Any]) -> None:
    """It is measured by a value or a name of the vision, which says more than words around it."""
    assert typed(text) == expected


@pytest.mark.parametrize(
    "around",
    [
        {"lead_in": "Provider shall deliver:"},
        {"heading": "Which of these do you offer?"},
        {"heading": "Offers"},
        {},
    ],
)
def test_places_are_those_of_the_clause_whatever_stands_above_it(around: dict[str, str]) -> None:
    """The line above a list and the question above an answer are read with it and have no place."""
    text = "Single sign-on by 31 March 2027"
    ((words, is_measured, _, values),) = typed(text, **around)
    assert (words, is_measured) == (text, True)
    assert values == ["capabilities=Single sign-on", "due=31 March 2027"]


def test_what_stands_above_decides_how_likely_it_is() -> None:
    """A question is asked of the answer below it; of what a customer is to do nothing is ours."""

    def likely(text: str, **fields: Any) -> float:
        clause = Clause(text=text, place="p", **fields)
        return max(part.likely for part in TYPER.parts(clause, DAY, "order_form"))

    assert likely("Yes, by 31 March 2027.", heading="Do you offer single sign-on?") > 0.9
    asked = likely("Yes, by 31 March 2027.", heading="Do you offer single sign-on?")
    assert asked != likely("Yes, by 31 March 2027.", heading="Single sign-on")
    assert likely("Is single sign-on included?") == 0.0
    assert likely("Customer shall pay within 30 days.") == 0.0
    assert 0 < likely("Nothing here.") < 0.46
