"""Lists of which only a part is named for certain: a yes to that is no yes to the rest."""

import datetime as dt

import pytest

from building import project, vision
from commitcheck.deal_desk import ask
from commitcheck.model.asked import Asked

VISION = vision(
    capabilities=[
        {"id": "sso", "name": "SSO", "status": "available"},
        {"id": "log", "name": "Audit log", "status": "available"},
        {"id": "loyalty", "name": "Loyalty programme", "status": "candidate"},
        {"id": "wellness", "name": "Wellness booking", "status": "available"},
    ],
    roadmap=[{"id": "R1", "title": "Nothing", "capabilities": ["log"], "latest": "2027-01-31"}],
    certifications=[
        {"id": "iso27001", "status": "held"},
        {"id": "soc2-type2", "status": "held"},
        {"id": "hipaa", "status": "none"},
    ],
)


def asked(text: str) -> Asked:
    return ask(project(VISION), text, as_of=dt.date(2026, 12, 1))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("SSO, audit log and loyalty by June 2027", "yes_with"),
        ("loyalty, SSO and audit log by June 2027", "yes_with"),
        ("SSO and audit log by June 2027", "yes"),
        ("SSO and wellness by June 2027", "yes"),
        ("SSO and audit log for the loyalty team and the bar", "yes"),
        ("SSO and everything that they need for their loyalty scheme", "yes"),
        ("ISO 27001 and HIPAA certificates?", "yes_with"),
        ("ISO 27001 and SOC 2 Type II certificates?", "yes"),
    ],
)
def test_each_part_of_a_list_is_judged(text: str, answer: str) -> None:
    """A part that is there, or that is no item of the list, changes nothing."""
    assert asked(text).answer == answer


@pytest.mark.parametrize(
    ("text", "left_out"),
    [("SSO and loyalty by June 2027", "loyalty"), ("ISO 27001 and HIPAA certificates?", "HIPAA")],
)
def test_what_cannot_be_had_is_told_in_its_own_words(text: str, left_out: str) -> None:
    assert asked(text).say.startswith(f"Instead: {left_out}")
    assert text[asked(text).read[-1].start :].startswith(left_out)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("SSO from January, and offline mode?", "yes_with"),
        ("SSO and the dark theme by June 2027", "yes_with"),
        ("SSO ab Januar, und der Offline-Modus?", "yes_with"),
        ("SSO dès janvier, et le mode hors ligne ?", "yes_with"),
        ("SSO from January, and thanks?", "yes"),
        ("SSO and so on by June 2027", "yes"),
        ("SSO for the bar and the kitchen by June 2027", "yes"),
        ("SSO and whatever else the bar wants by June 2027", "yes"),
    ],
)
def test_what_the_vision_has_no_word_for_is_no_yes(text: str, answer: str) -> None:
    """It is judged as custom work, which nobody has said yes to."""
    assert asked(text).answer == answer
