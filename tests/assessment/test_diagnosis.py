"""The diagnosis: levels, the dominant root problem, and the smallest rung that addresses it."""

from typing import Any

import pytest

from assessment.evidences import E, I, W, evidence, found, promises
from building import ALL, vision
from commitcheck.assessment.diagnosis.diagnose import REMEDIES, diagnose
from commitcheck.model.report import Diagnosis
from commitcheck.rules.catalogue import CODES

BUY_IN = vision(
    positioning={"version": "1", "segments": [{"id": "s"}]},
    roadmap=[{"id": "R-1", "theme": "TH1", "effort": 5, "horizon": "now"}],
    stakeholders=[{"id": "sal", "role": "sales", "required": True},
                  {"id": "eng", "role": "engineering", "required": True},
                  {"id": "fin", "role": "finance", "required": True},
                  {"id": "pat", "role": "product", "required": True}],
)  # fmt: skip

R1_WATCH = [found("GOV204")]
R1 = [found("GOV204"), found("GOV201:stale", "eng", W, "stakeholder"),
      found("GOV201:reserved", "sal", W, "stakeholder")]  # fmt: skip
R1_DECISIVE = [found("POS101", severity=E)]
R2_WATCH = [found("DEB902")]
R2 = [found("DEB902"), found("CAP504"), found("DEB903:off_theme")]
R2_SOLD_OUT = [*R2, found("DEB903:sold_out")]
R3_WATCH = [found("GOV202", severity=I)]
R3 = [found("GOV202"), found("WVR953"), found("GOV203", "sal", W, "stakeholder")]
R4_WATCH = [found("DEB904")]
R4 = [found("DEB904"), found("DEB905"), found("DEB901")]


def diagnosed(findings: Any, before: Any = (), **given: Any) -> Diagnosis:
    few = promises(4, segment="s", approvals=["product"])
    return diagnose(evidence(*findings, promises=few, vision_=BUY_IN, **given), before)


def levels(diagnosis: Diagnosis) -> list[str]:
    return [root.level for root in diagnosis.roots]


def test_nothing_lit_is_clear_and_needs_no_remedy() -> None:
    """All four are known here."""
    diagnosis = diagnosed([])
    assert levels(diagnosis) == ["clear"] * 4
    assert (diagnosis.dominant, diagnosis.rung, diagnosis.next_rung) == (None, None, None)


def test_one_sign_is_watched_two_are_present_and_a_decisive_one_is_enough() -> None:
    assert levels(diagnosed(R2_WATCH))[1] == "watch"
    assert levels(diagnosed(R2))[1] == "present"
    assert levels(diagnosed(R1_DECISIVE))[0] == "present"


def test_nothing_lit_among_fewer_than_three_known_signs_cannot_be_told() -> None:
    """Never `clear`: with three known ones it would be."""
    two_known = {"silent": ["DEB902", "CAP504", "VIS601"]}
    assert levels(diagnosed([], **two_known))[1] == "could_not_be_judged"
    assert levels(diagnosed([], silent=["DEB902", "CAP504"]))[1] == "clear"


def test_a_lit_sign_is_watched_however_few_are_known() -> None:
    silent = [code for code in CODES if code != "DEB902"]
    assert levels(diagnosed(R2_WATCH, silent=silent, fields=ALL - {"reuse"}))[1] == "watch"


@pytest.mark.parametrize(
    ("findings", "dominant"),
    [
        (R2_WATCH, None),
        (R2, "R2"),
        ([*R2, *R3[:2]], "R2"),
        ([*R2, *R3], "R3"),
        ([*R2, *R4], "R2"),
        ([*R1, *R2], "R1"),
        ([*R1, *R3], "R3"),
    ],
)
def test_most_lit_signs_dominate_and_authority_goes_before_behaviour(
    findings: Any, dominant: str | None
) -> None:
    """A tie goes to R3, then R1, R2, R4."""
    assert diagnosed(findings).dominant == dominant


def test_among_equals_the_decisive_one_dominates() -> None:
    """Three signs of R4, one of them decisive, against three of R3."""
    three_fixes = [found("DEB901", f"C-{index}") for index in range(3)]
    assert diagnosed([*R3, found("DEB904"), found("DEB905"), *three_fixes]).dominant == "R4"


@pytest.mark.parametrize(
    ("findings", "rung", "following"),
    [
        (R1_WATCH, 1, 2),
        (R2_WATCH, 1, 2),
        (R3_WATCH, 2, 3),
        (R4_WATCH, 1, 2),
        ([*R3_WATCH, *R2_WATCH], 1, 2),
        (R1, 1, 2),
        (R1_DECISIVE, 3, 4),
        (R2, 2, 3),
        (R2_SOLD_OUT, 2, 4),
        (R3, 3, 4),
        (R4, 4, 5),
    ],
)
def test_the_smallest_rung_and_the_one_after_it(findings: Any, rung: int, following: int) -> None:
    """Without a present problem it is the rung of the lowest one that is watched."""
    diagnosis = diagnosed(findings)
    assert (diagnosis.rung, diagnosis.next_rung) == (rung, following)
    assert (diagnosis.remedy, diagnosis.next_remedy) == (REMEDIES[rung], REMEDIES[following])


@pytest.mark.parametrize(
    ("findings", "before", "rung"),
    [
        (R3, ("R3",), 3),
        (R3, ("R3", "R1"), 3),
        (R3, ("R1", "R3", "R3"), 4),
        (R1, ("R1", "R1"), 2),
        (R1_DECISIVE, ("R1", "R1"), 4),
        (R2, ("R2", "R2"), 5),
        (R2, (None, "R2"), 2),
        (R4, ("R4", "R4"), 5),
    ],
)
def test_two_runs_before_with_the_same_dominant_problem_move_one_rung_up(
    findings: Any, before: Any, rung: int
) -> None:
    """The last two count; R2 for the third time means incentives."""
    diagnosis = diagnosed(findings, before)
    assert diagnosis.rung == rung
    assert diagnosis.history == before
