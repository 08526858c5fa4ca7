"""How a promise binds, and why other words are none."""

import datetime as dt

import pytest

from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.lexicon import lexicon
from commitcheck.reading.promises.modality import binding, no_promise
from commitcheck.reading.promises.shape import Scene


def scene_of(text: str, source: str = "unspecified") -> Scene:
    words = lexicon()
    found = classed_words(text, words, {})
    return Scene(text, found, clauses(text, found, words), dt.date(2026, 11, 30), source)


@pytest.mark.parametrize(
    ("text", "source", "modality"),
    [
        ("We will deliver the app by May", "email", "firm"),
        ("The supplier shall use reasonable efforts to deliver by May", "msa", "efforts"),
        ("We'll do our best to have it by May", "email", "efforts"),
        ("Wir bemühen uns, es bis Mai zu liefern", "email", "efforts"),
        ("We expect to deliver in May", "email", "intent"),
        ("Geplant für Mai", "email", "intent"),
        ("The app: May 2027", "roadmap_slide", "intent"),
        ("Told them the app comes in May", "unspecified", "informal"),
        ("Promised verbally: app in May", "unspecified", "informal"),
        ("app is yours in May", "chat", "informal"),
        ("Ana promised the app for May", "chat", "firm"),
        ("App ready in May", "call", "informal"),
        ("I confirmed the app for May", "call", "firm"),
        ("Critical tickets are answered within an hour", "msa", "firm"),
        ("Should others get a lower price, yours is lowered", "msa", "firm"),
        ("The last instalment is payable on acceptance, planned for May", "sow", "firm"),
    ],
)
def test_words_say_how_a_promise_binds(text: str, source: str, modality: str) -> None:
    assert binding(scene_of(text, source), 0, lexicon()).what == modality


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("When will it be ready?", "question"),
        ("We cannot offer that", "negated"),
        ("Das können wir leider nicht", "negated"),
        ("The customer shall provide test data", "customer_duty"),
        ("Their incumbent offers it for free", "competitor"),
        ("They would like a portal", "wish"),
        ("Perhaps some day", "hypothetical"),
        ("The bidder is to describe its plan", "requirement"),
        ("It went live in May", "delivered"),
        ("They were with Navitron back then", "history"),
        ("Governing law is that of Denmark", "boilerplate"),
        ("Next step: send the quote", "internal"),
    ],
)
def test_words_that_are_no_promise_say_why(text: str, reason: str) -> None:
    said = no_promise(scene_of(text), 0, lexicon())
    assert said is not None
    assert said.what == reason
    assert "“" in said.why


@pytest.mark.parametrize(
    "text",
    [
        "The customer gets two extra days",
        "Der Kunde bekommt zwei Tage",
        "O cliente recebe dois dias",
    ],
)
def test_what_the_customer_gets_is_no_duty_of_theirs(text: str) -> None:
    said = no_promise(scene_of(text), 0, lexicon())
    assert said is None or said.what != "customer_duty"


def test_small_talk_says_nothing() -> None:
    assert no_promise(scene_of("Lunch with Ana"), 0, lexicon()) is None


def test_a_list_takes_the_negation_of_its_lead_in() -> None:
    found = read_text("Excluded:\n- portal\n- cranes", Project(None))
    assert [entry.modality for entry in found if entry.start > 9] == ["negated", "negated"]
    assert not any(entry.is_promise for entry in found)
