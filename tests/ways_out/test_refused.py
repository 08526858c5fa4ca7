"""The thing that a non-goal says is not made, asked for: a no; what only looks like it is none."""

import datetime as dt
from typing import Any

import pytest

from building import project, vision
from commitcheck.deal_desk import ask

DAY = dt.date(2026, 12, 1)


def answer(statement: str, text: str, *, until: str | None = None) -> str:
    goal: dict[str, Any] = {"id": "NG1", "statement": statement, "enforcement": "hard"}
    goal |= {"until": until} if until else {}
    own = vision(
        product={"name": "Voltkeep"},
        capabilities=[
            {"id": "sso", "name": "Single sign-on", "status": "available"},
            {"id": "tickets", "name": "Ticket export", "status": "available"},
        ],
        non_goals=[goal],
    )
    return ask(project(own), text, as_of=DAY).answer


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("We do not build meters", "Promised a Voltkeep-branded meter for the ovens, Q2/27"),
        ("We don\u2019t make or sell door locks.", "we will deliver our own lock by May 2027"),
        ("We never supply ovens, fridges and scales", "we build you a scale for the bar, by May"),
        ("We do not build ticket machines", "we will build a ticket machine for them by May 2027"),
        ("We do not build ticket machines", "yes, we will deliver ticket machines by May 2027"),
        ("Wir bauen keine Automaten", "Wir liefern Automaten bis Mai 2027"),
        ("Wir bauen und verkaufen keine Zähler", "Wir liefern einen eigenen Zähler bis Mai 2027"),
        ("Nous ne fabriquons pas de compteurs", "nous livrerons un compteur pour le four en mai"),
    ],
)
def test_the_thing_that_is_not_made_is_a_no(statement: str, text: str) -> None:
    assert answer(statement, text) == "no"


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("We do not build meters", "we will deliver a meter import by May 2027"),
        ("We do not build meters", "we will connect a meter from Siemens by May 2027"),
        ("We do not build meters", "we will deliver a meter by Siemens"),
        ("We do not build meters", "we will deliver meter readings by May 2027"),
        ("We do not build meters", "we will connect 25,000 meters by May 2027"),
        ("We do not build meters", "we will deliver a scale by May 2027"),
        ("We do not build door locks", "we will deliver a bike lock by May 2027"),
        ("We do not trade with meters", "we will deliver a meter by May 2027"),
    ],
)
def test_what_only_looks_like_it_is_left_to_people(statement: str, text: str) -> None:
    assert answer(statement, text) == "could_not_be_judged"


def test_a_non_goal_that_has_ended_refuses_nothing() -> None:
    text = "we will deliver a meter by May 2027"
    assert answer("We do not build meters", text, until="2026-11-30") != "no"
    assert answer("We do not build meters", text, until="2026-12-01") == "no"


@pytest.mark.parametrize("text", ["ticket export by May 2027", "a ticket export by May 2027"])
def test_a_thing_of_the_vision_is_no_other_that_shares_a_word(text: str) -> None:
    assert answer("We do not build ticket machines", text) == "yes"
