"""Known debt: what a baseline remembers, what it knows again, and what it says is gone."""

from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.assessment.baseline import Marked, entries, mark_known, summary
from commitcheck.model.decision import About, Baseline, BaselineEntry
from commitcheck.model.finding import Finding, Severity, Subject

NOTHING = b.context(b.vision())


def found(rule: str = "COM802", subject: str = "C-1", **fields: Any) -> Finding:
    return b.finding(rule, subject, **{"severity": Severity.WARNING, **fields})


def baseline(*findings: Finding) -> Baseline:
    return Baseline(entries(findings, NOTHING))


def marked(known: Baseline, *findings: Finding) -> Marked:
    return mark_known(findings, known, NOTHING)


def test_a_baseline_remembers_what_nobody_waived_sorted_by_rule_and_subject() -> None:
    remembered = entries(
        [
            found("VIS601", "C-2", variant="keyword", severity=Severity.ERROR),
            found("COM802", "C-2"),
            replace(found("COM802"), subject=Subject("deal", "A-1")),
            found("COM802", "C-1"),
            found("COM803", waived_by="W-1"),
        ],
        NOTHING,
    )
    assert remembered == (
        BaselineEntry("f539ebffa604bedd", "COM802", "warning", "commitment", "C-1", About()),
        BaselineEntry("ebb67010999a8c22", "COM802", "warning", "commitment", "C-2", About()),
        BaselineEntry("48b89fcbb65a232d", "COM802", "warning", "deal", "A-1", About()),
        BaselineEntry("daa86b1c411301a9", "VIS601:keyword", "error", "commitment", "C-2", About()),
    )


def test_input_errors_are_no_debt_to_live_with() -> None:
    assert entries([found("INP001"), found("INP004")], NOTHING) == ()


@pytest.mark.parametrize(
    ("known", "now", "is_known"),
    [
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.ERROR, Severity.WARNING, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.INFO, Severity.INFO, True),
    ],
)
def test_what_got_worse_is_new(known: Severity, now: Severity, *, is_known: bool) -> None:
    """What got better is still the old debt."""
    seen = marked(baseline(found(severity=known)), found(severity=now))
    assert seen.findings == (found(severity=now, in_baseline=is_known),)
    worse = [] if is_known else [("COM802 C-1", "it was warning, now error")]
    assert [(entry.finding, str(entry.reason)) for entry in seen.worse] == worse


def test_what_a_baseline_does_not_know_is_new_however_light() -> None:
    seen = marked(baseline(found()), found(subject="C-2", severity=Severity.INFO))
    assert not seen.findings[0].in_baseline
    assert seen.worse == ()


def test_the_summary_counts_known_debt_and_names_what_is_gone() -> None:
    """What was waived since is decided, so it is neither."""
    old = found("COM802", "C-2")
    known = baseline(found(), old, found("COM803"), found("VIS602", "C-7"), found("TIM401", "C-8"))
    here = marked(known, found(), old, found("COM803", waived_by="W-1"), found("COM804"))
    told = summary("baseline.json", known, here)
    assert (told.path, told.known, told.gone) == ("baseline.json", 2, ("TIM401 C-8", "VIS602 C-7"))


def test_nothing_is_gone_that_was_not_looked_for() -> None:
    known = baseline(found("VIS602", "C-7"), found("TIM401", "C-8"))
    assert summary("baseline.json", known, Marked(()), {"TIM401"}).gone == ("VIS602 C-7",)


def test_the_debt_of_a_promise_that_could_not_be_read_is_not_gone() -> None:
    """Its record may come back with it."""
    known = baseline(found("VIS602", "C-7"), found("TIM401", "C-8"))
    assert summary("baseline.json", known, Marked(()), lost={"C-7"}).gone == ("TIM401 C-8",)


def test_an_entry_of_a_version_1_baseline_knows_by_rule_and_subject_and_that_is_counted() -> None:
    """It never said what it was about."""
    old = Baseline((BaselineEntry(found().fingerprint, "COM802", "warning", "commitment", "C-1"),))
    seen = marked(old, found(), found("COM803"))
    assert [finding.in_baseline for finding in seen.findings] == [True, False]
    assert summary("baseline.json", old, seen).uncompared == 1
    assert marked(baseline(found()), found()).uncompared == 0
