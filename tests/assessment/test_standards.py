"""A record of the vision with a field that cannot be used judges no promise."""

from pathlib import Path

import pytest

from commitcheck import api
from commitcheck.model.report import Report

VISION = """\
schema_version: 1
product: {name: Portline}
capabilities: [{id: sso}]
"""
DEALS = """\
- {id: C-1, customer: Acme, title: Uptime, kind: sla, dimension: uptime_pct, value: 99.99}
- {id: C-2, customer: Bolt, title: On-premises install, certification: iso,
   claimed_as: available, source: rfp_response}
"""
HARD = "guardrails: [{id: GR1, dimension: uptime_pct, op: max, value: 99.9, enforcement: hard}]"


def checked(folder: Path, *sections: str) -> Report:
    (folder / "vision.yaml").write_text(VISION + "\n".join(sections) + "\n", "utf-8")
    (folder / "commitments.yaml").write_text(DEALS, "utf-8")
    project = api.load(str(folder / "vision.yaml"), str(folder / "commitments.yaml"))
    return api.check(project)


def rules_of(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("rule", "section", "name", "field"),
    [
        ("VIS603", HARD.replace("max", "inn"), "GR1", "op"),
        ("VIS603", HARD.replace("hard", "hrad"), "GR1", "enforcement"),
        (
            "VIS601",
            "non_goals: [{id: NG1, statement: Never, keywords: [on-premises], enforcement: hrad}]",
            "NG1",
            "enforcement",
        ),
        ("VIS604", "facts: [{dimension: uptime_pct, proven: 99.9, better: hihger}]", "uptime_pct",
         "better"),
        ("VIS604", "certifications: [{id: iso, status: helt}]", "iso", "status"),
        ("COM806", "certifications: [{id: iso, status: helt}]", "iso", "status"),
    ],
)  # fmt: skip
def test_it_is_left_alone_and_said(
    tmp_path: Path, rule: str, section: str, name: str, field: str
) -> None:
    """Taken with a default for what was misspelt, it would say what the vision does not."""
    report = checked(tmp_path, section)
    assert rule not in rules_of(report)
    assert "INP001" in rules_of(report)
    [line] = [gap for gap in report.not_checked if gap.rule == rule and name in str(gap.reason)]
    assert str(line.reason) == f"it left {name} alone: what it reads there could not be used"
    assert line.needs == f"a usable {field}"


def test_the_records_beside_it_still_judge(tmp_path: Path) -> None:
    """One slip switches off one record."""
    beside = HARD.replace("[{", "[{id: GR0, dimension: uptime_pct, op: inn, value: 9}, {")
    [found] = [
        finding for finding in checked(tmp_path, beside).findings if finding.rule == "VIS603"
    ]
    assert [related.id for related in found.related] == ["GR1"]


def test_a_promise_that_it_measures_cannot_be_told(tmp_path: Path) -> None:
    """Nobody held it against the bound."""
    answers = checked(tmp_path, HARD.replace("max", "inn")).commitments
    assert answers[0].answer == "could_not_be_judged"
    assert str(answers[0].why) == "op of GR1 could not be used"
