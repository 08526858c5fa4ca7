"""Questions of sales about a product for hotels, on which the reading of questions was mended."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.api import check, load_vision
from commitcheck.deal_desk import ask
from commitcheck.model.asked import Asked
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise

FOLDER = Path(__file__).with_name("hotel")
DAY = dt.date(2026, 12, 1)
WANTS_A_DAY = frozenset(
    ("feature", "integration", "custom_development", "deployment", "services", "compliance")
)
AGREED = ("GOV205", "COM801", "COV302", "GOV207")
NOT_UNDERSTOOD = (
    "they'd like us to resell anonymised guest profiles to the tourist board",
    "wir bauen ihnen auch die Türschlösser",
    "on encaisse nous-mêmes les cartes bancaires (acquisition)",
    "una caja registradora para el bar en mayo",
)
"""Refused things in words of which the vision has none: nobody guesses, and nobody says yes."""
STRICTER = ("fax confirmations forever",)
"""A no, where other words might do."""


def _questions() -> Iterator[tuple[str, str]]:
    for line in (FOLDER / "questions.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            answer, _, text = line.split(" | ")
            yield answer, text


QUESTIONS = tuple(_questions())


@cache
def hotel() -> Project:
    return Project(vision=load_vision(str(FOLDER / "vision.yaml")).vision)


@cache
def asked(text: str) -> Asked:
    return ask(hotel(), text, as_of=DAY)


@pytest.mark.parametrize(("expected", "text"), QUESTIONS)
def test_the_answer_is_the_one_that_a_person_expects(expected: str, text: str) -> None:
    found = asked(text)
    answer = f"{found.answer} {found.start}" if found.start else found.answer
    if text in NOT_UNDERSTOOD:
        assert (answer, expected) == ("could_not_be_judged", "no")
    elif text in STRICTER:
        assert (answer, expected) == ("no", "yes_with")
    else:
        assert answer == expected


def test_no_question_is_written_twice() -> None:
    texts = [text for _, text in QUESTIONS]
    assert len(texts) == len(set(texts)) == 121


def records(found: Asked) -> Iterator[dict[str, Any]]:
    """What a person would write down of the question, a row each."""
    for number, entry in enumerate(found.read, 1):
        words = found.text[entry.start : entry.end] if len(found.read) > 1 else found.text
        fields = {
            "id": f"C-{number}", "deal": "D-1", "customer": "New", "title": words, "quote": words,
            "kind": entry.kind, "due": entry.due and entry.due.isoformat(),
            "capability": list(entry.capabilities), "roadmap_item": list(entry.roadmap_items),
            "dimension": entry.dimension, "op": entry.op, "value": entry.value,
            "certification": entry.certification, "remedy": entry.remedy,
            "remedy_cap_pct": entry.remedy_cap_pct, "until": entry.until and str(entry.until),
            "payment_contingent": entry.payment_contingent,
            "claimed_as": "available" if entry.certification and not entry.due else None,
            "binding": entry.modality if entry.modality in ("efforts", "intent") else None,
        }  # fmt: skip
        yield {name: value for name, value in fields.items() if value not in (None, [])}


def is_typed(entry: ReadPromise) -> bool:
    """Has it all that a row needs: `ask` looks for a day or a thing where words give none."""
    if entry.kind in WANTS_A_DAY:
        is_tied = entry.capabilities or entry.roadmap_items or entry.certification
        return entry.due is not None and bool(is_tied)
    return True


def is_comparable(found: Asked) -> bool:
    return bool(found.read) and all(map(is_typed, found.read))


@pytest.mark.parametrize("text", [text for _, text in QUESTIONS])
def test_it_agrees_with_the_promise_in_the_file(text: str) -> None:
    """The same errors stand there, and a yes is one where nothing but agreements is left."""
    found = asked(text)
    if not is_comparable(found):
        return
    rows = [b.promise(**fields) for fields in records(found)]
    project = replace(hotel(), commitments=tuple(rows), fields=frozenset(RECORD_FIELDS))
    report = check(project, as_of=DAY, engine="off")
    (deal,) = report.deals
    errors = {
        it.code
        for it in report.unwaived
        if it.subject.kind in ("commitment", "deal") and it.severity.label == "error"
        and not it.rule.startswith(AGREED)
    }  # fmt: skip
    assert {it.rule for it in found.against if it.severity == "error"} == errors
    if found.answer == "yes":
        assert not errors
        assert deal.verdict in ("sign", "sign_with_changes")
    elif found.answer != "could_not_be_judged":
        assert deal.changes


def test_most_questions_are_compared_with_the_file() -> None:
    assert sum(is_comparable(asked(text)) for _, text in QUESTIONS) >= 70
