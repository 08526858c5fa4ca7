"""The two signals that need a history: what was signed, against the vision as it stood then."""

import datetime as dt

import pytest
from msgspec.structs import replace

import building as b
from assessment.evidences import evidence
from commitcheck.assessment.diagnosis.diagnose import diagnose
from commitcheck.assessment.diagnosis.metrics import Evidence
from commitcheck.assessment.diagnosis.signals import (
    broken_since_signing,
    in_history,
    wrong_from_the_first_day,
)
from commitcheck.model.history import History, Outcome, SinceSigned

DAY = dt.date(2026, 2, 1)


def with_history(**outcomes: int) -> Evidence:
    """So many signed promises of each outcome; what the vision broke has a day."""
    known: dict[str, Outcome] = {
        "held": "held", "wrong": "wrong_from_the_start", "moved": "broken_since",
        "own": "broken_since", "unclear": "could_not_be_judged", "healed": "healed",
    }  # fmt: skip
    told = tuple(
        SinceSigned("C-1", known[name], DAY, DAY if name == "moved" else None)
        for name, count in outcomes.items()
        for _ in range(count)
    )
    plain = evidence()
    project = b.replaced(plain.context.project, history=History(told))
    return replace(plain, context=replace(plain.context, project=project))


@pytest.mark.parametrize(
    ("outcomes", "lit", "text"),
    [
        ({"wrong": 3, "held": 17}, True, "3 of 20 (15%)"),
        ({"wrong": 2, "held": 12}, False, "2 of 14 (14.3%)"),
        ({"wrong": 3, "healed": 17, "unclear": 9}, True, "3 of 20 (15%)"),
        ({"moved": 20}, False, "0 of 20 (0%)"),
        ({"unclear": 3}, None, None),
        ({}, None, None),
    ],
)
def test_sales_signed_against_the_vision_as_it_stood(
    outcomes: dict[str, int], *, lit: bool | None, text: str | None
) -> None:
    """From 15 percent of those that could be judged on their day."""
    signal = wrong_from_the_first_day(with_history(**outcomes))
    assert (signal.id, signal.lit) == ("S2.6", lit)
    said = "signed promises that did not hold on their first day: "
    assert str(signal.text).startswith(said)
    if text is not None:
        assert str(signal.text) == said + text
    assert ("none could be judged on its day" in str(signal)) == (lit is None)


@pytest.mark.parametrize(
    ("outcomes", "lit", "text"),
    [
        ({"moved": 1, "held": 4}, True, "1 of 5 (20%)"),
        ({"moved": 1, "held": 5}, False, "1 of 6 (16.7%)"),
        ({"own": 5}, False, "0 of 5 (0%)"),
        ({"wrong": 5}, False, "0 of 5 (0%)"),
        ({"unclear": 1}, None, None),
    ],
)
def test_the_vision_moved_under_what_was_signed(
    outcomes: dict[str, int], *, lit: bool | None, text: str | None
) -> None:
    """From a fifth; what its own row, another promise or time broke is no such sign."""
    signal = broken_since_signing(with_history(**outcomes))
    assert (signal.id, signal.lit) == ("S3.6", lit)
    said = "signed promises that a later change of the vision broke: "
    if text is not None:
        assert str(signal.text) == said + text


def test_they_are_looked_at_where_there_is_a_history() -> None:
    given = with_history(held=1)
    assert in_history(given, "R2") == (wrong_from_the_first_day,)
    assert in_history(given, "R3") == (broken_since_signing,)
    assert in_history(given, "R1") == in_history(given, "R4") == ()
    assert in_history(evidence(), "R2") == ()
    signals = {it.id for root in diagnose(given).roots for it in root.signals}
    assert {"S2.6", "S3.6"} <= signals
    assert not {"S2.6", "S3.6"} & {
        it.id for root in diagnose(evidence()).roots for it in root.signals
    }
