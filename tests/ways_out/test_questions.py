"""What is asked in the form of a question, a wish or a demand, and what only looks like one."""

import datetime as dt
from typing import Any

import pytest

from building import project, vision
from commitcheck.deal_desk import ask
from commitcheck.model.project import Project

DAY = dt.date(2026, 12, 1)


def product() -> Project:
    return project(
        vision(
            capabilities=[
                {"id": "sso", "name": "Single sign-on", "aliases": ["SSO"], "status": "available"},
                {"id": "kiosk", "name": "Check-in kiosk", "status": "in_progress"},
                {"id": "groups", "name": "Group bookings", "status": "in_progress"},
                {"id": "pos", "name": "Restaurant POS", "status": "rejected"},
                {"id": "fax", "name": "Fax confirmations", "status": "rejected"},
            ],
            roadmap=[
                {"id": "R1", "title": "Kiosk", "capabilities": ["kiosk"], "status": "in_progress",
                 "horizon": "now", "latest": "2027-01-31", "confidence": "high"},
                {"id": "R2", "title": "Groups", "capabilities": ["groups"], "status": "planned",
                 "horizon": "now", "latest": "2027-07-31", "confidence": "high"},
            ],
            non_goals=[
                {"id": "NG1", "statement": "We do not build restaurant tills",
                 "enforcement": "hard", "capabilities": ["pos"], "keywords": ["till"]},
                {"id": "NG2", "statement": "No paper", "enforcement": "hard",
                 "capabilities": ["fax", "pos"], "keywords": ["telegram"]},
            ],
            guardrails=[
                {"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9,
                 "enforcement": "hard", "approver": "engineering"},
                {"id": "GR2", "dimension": "deployment_model", "op": "in",
                 "value": ["saas_multi_tenant"], "enforcement": "hard", "approver": "product"},
            ],
        )
    )  # fmt: skip


def answer(text: str) -> str:
    asked: Any = ask(product(), text, as_of=DAY)
    return f"{asked.answer} {asked.start}" if asked.start else asked.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kiosk before christmas ok?", "yes_from 2027-01-31"),
        ("kiosk by end of February ok?", "yes"),
        ("They insist on 99.99% availability, can we sign that?", "yes_with"),
        ("Verfügbarkeit 99,95 % zusagen?", "yes_with"),
        ("disponibilité 99,99 % au contrat ?", "yes_with"),
        ("¿disponibilidad del 99,99 %?", "yes_with"),
        ("uptime 99.9 %?", "yes"),
        ("the customer wants 99.99 % uptime", "yes_with"),
        ("What's the WiFi password of the demo room?", "could_not_be_judged"),
    ],
)
def test_a_question_asks_for_what_it_names_or_measures(text: str, expected: str) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SSO is in. And 99.99 % uptime?", "yes_with"),
        ("SSO is in. And 99.5 % uptime?", "yes"),
        ("SSO is in. Kiosk - when?", "yes"),
        ("SSO is in. Who promised 99.99 % uptime?", "yes"),
        ("SSO? Yes, SSO is included.", "yes"),
    ],
)
def test_a_question_beside_a_promise_is_not_passed_over(text: str, expected: str) -> None:
    """But one that asks when or who wants no more than to be told."""
    assert answer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they pay only once the check-in kiosk is live, 31 March", "yes_with"),
        ("they paid once for the check-in kiosk", "could_not_be_judged"),
    ],
)
def test_a_payment_that_waits_for_us_is_no_matter_of_the_customers(
    text: str, expected: str
) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a till for their bar, by May", "no"),
        ("we will not deliver a till", "could_not_be_judged"),
        ("a telegram for their bar, by May", "could_not_be_judged"),
    ],
)
def test_a_keyword_of_a_non_goal_names_the_one_thing_that_it_rules_out(
    text: str, expected: str
) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    ("text", "capabilities"),
    [
        ("on-prem install for the Lindner group", ()),
        ("on-prem install of group bookings", ("groups",)),
        ("group bookings by August", ("groups",)),
    ],
)
def test_the_name_of_a_company_names_no_capability(
    text: str, capabilities: tuple[str, ...]
) -> None:
    (entry,) = ask(product(), text, as_of=DAY).read
    assert entry.capabilities == capabilities


@pytest.mark.parametrize(
    "text", ["we will build them a foghorn simulator", "custom development of a foghorn simulator"]
)
def test_what_the_vision_does_not_know_is_no_yes_because_it_is_custom_work(text: str) -> None:
    assert answer(text) == "could_not_be_judged"
