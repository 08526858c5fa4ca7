"""Every example is a test: its report equals what a person worked out by hand."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from commitcheck import check, load
from commitcheck.model.report import Report

EXAMPLES = Path(__file__).parents[1] / "examples"
WORKED_OUT = ("infancy", "portfolio")


@cache
def report(name: str) -> Report:
    return check(load(config=str(EXAMPLES / name / "commitcheck.yaml")))


@cache
def expected(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXAMPLES / name / "expected.json").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("name", WORKED_OUT)
def test_findings_are_the_expected_ones(name: str) -> None:
    """Rule by rule and subject by subject, with the severity, nothing more and nothing less."""
    found = sorted((f.rule, f.severity.label, f.subject.id) for f in report(name).unwaived)
    wanted = sorted((f["rule"], f["severity"], f["subject"]) for f in expected(name)["findings"])
    assert found == wanted


@pytest.mark.parametrize("name", WORKED_OUT)
def test_waived_findings_are_the_expected_ones(name: str) -> None:
    found = sorted((f.rule, f.subject.id) for f in report(name).waived)
    assert found == sorted((f["rule"], f["subject"]) for f in expected(name)["waived"])


@pytest.mark.parametrize("name", WORKED_OUT)
def test_answers_are_the_expected_ones(name: str) -> None:
    """Who does not conform, who is still preventable, and who is clean of any warning too."""
    answers = report(name).commitments
    touched = {f.subject.id for f in report(name).unwaived if f.severity.label != "info"}
    still_open = [a for a in answers if a.status in ("proposed", "negotiating", "signed")]
    bad = [a for a in still_open if a.answer == "does_not_conform"]
    fine = [a for a in still_open if a.answer in ("conforms", "no_conflict_seen")]
    clean = [a for a in fine if a.commitment not in touched]
    assert [a.commitment for a in bad] == expected(name)["nonconforming"]
    assert [a.commitment for a in bad if a.status != "signed"] == expected(name)["preventable"]
    assert [a.commitment for a in clean] == expected(name)["clean"]


@pytest.mark.parametrize("name", WORKED_OUT)
def test_verdict_is_the_expected_one(name: str) -> None:
    """The sentence to the letter, and the counts behind it."""
    verdict, wanted = report(name).verdict, expected(name)
    assert verdict.sentence == wanted["verdict"]
    assert verdict.first_signature_in_days == wanted["first_signature_in_days"]
    counts = {key: getattr(verdict, key) for key in wanted["counts"]}
    assert counts == wanted["counts"]


@pytest.mark.parametrize("name", WORKED_OUT)
def test_deals_are_the_expected_ones(name: str) -> None:
    assert {deal.id: deal.verdict for deal in report(name).deals} == expected(name)["deals"]


@pytest.mark.parametrize("name", WORKED_OUT)
def test_diagnosis_is_the_expected_one(name: str) -> None:
    """Every root problem's level, its lit and decisive signals, the dominant one and the rung."""
    diagnosis, wanted = report(name).diagnosis, expected(name)
    roots = {
        root.id: {
            "level": root.level,
            "lit": [signal.id for signal in root.signals if signal.lit],
            "decisive": [signal.id for signal in root.signals if signal.decisive],
        }
        for root in diagnosis.roots
    }
    assert roots == wanted["roots"]
    assert (diagnosis.dominant, diagnosis.rung) == (
        wanted["dominant_root"],
        wanted["ladder_rung"],
    )


@pytest.mark.parametrize("name", WORKED_OUT)
def test_metrics_are_the_expected_ones(name: str) -> None:
    """Ratios to three digits; the two that are written out, part by part."""
    metrics = {metric.name: metric for metric in report(name).metrics}
    wanted = expected(name)["metrics"]
    for key in ("coverage", "vision_hit", "one_off", "product_bypass"):
        assert round(metrics[key].value or 0, 3) == wanted[key], key
    for key in ("arr_in_conflict", "arr_total"):
        assert metrics[key].value == wanted[key], key
    kept = metrics["promise_keeping"]
    assert f"{kept.numerator:g}/{kept.denominator:g}" == wanted["promise_keeping"]
    sold = metrics["committed_capacity"]
    parts = f"{sold.numerator:g}/{sold.denominator:g}={sold.value:.0%}"
    assert parts == wanted["committed_capacity"]
