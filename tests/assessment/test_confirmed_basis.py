"""Given is what stands without anybody's decision about words, confirmed what needs one."""

import datetime as dt
from pathlib import Path

import pytest

from commitcheck import check, load

DAY = dt.date(2026, 10, 1)
VISION = """\
schema_version: 1
product: {id: rota, name: Rota}
guardrails: [{id: GR1, dimension: uptime_pct, op: max, value: 99.9}]
capabilities:
  - {id: planner, name: Shift planner, status: planned}
  - {id: swaps, name: Shift swaps, status: planned}
roadmap:
  - {id: RM4, title: Shift planner, capabilities: [planner], horizon: next, status: planned,
     earliest: 2027-04-01, latest: 2027-06-30}
"""
HEAD = "id,customer,deal,status,title,capability,due,dimension,value\n"
LATE = "C-1,Acme,D-1,proposed,We will deliver the shift planner by 31 March 2027.,"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    return tmp_path


def decided(folder: Path, rows: str, *answers: str) -> dict[tuple[str, str], str]:
    """Rule and subject of each finding, with what it rests on."""
    (folder / "commitments.csv").write_text(f"{HEAD}{rows}\n", "utf-8")
    lines = "".join(
        f"  - {{commitment: C-1, {answer}, by: ana, date: 2026-09-30}}\n" for answer in answers
    )
    (folder / "decisions.yaml").write_text(
        f"schema_version: 1\nreadings:\n{lines}" if lines else "schema_version: 1\n", "utf-8"
    )
    report = check(load(folder / "vision.yaml", folder / "commitments.csv"), as_of=DAY)
    return {(found.rule, found.subject.id): found.basis for found in report.findings}


DUE = "field: due, value: 2027-03-31, decision: accepted"
KIND = "field: kind, value: integration, decision: accepted"
UPTIME = "field: value, dimension: uptime_pct, value: 99.99, decision: accepted"


def test_what_stands_without_the_decision_is_given_though_its_rule_reads_the_field(
    folder: Path,
) -> None:
    rows = f"{LATE}planner,2027-03-31,,"
    assert decided(folder, rows)["TIM401", "C-1"] == "given"
    assert decided(folder, rows, KIND)["TIM401", "C-1"] == "given"


def test_what_needs_the_decision_is_confirmed(folder: Path) -> None:
    rows = f"{LATE}planner,,,"
    assert ("TIM401", "C-1") not in decided(folder, rows)
    assert decided(folder, rows, DUE)["TIM401", "C-1"] == "confirmed"


def test_of_one_promise_each_finding_rests_on_its_own(folder: Path) -> None:
    found = decided(folder, f"{LATE}planner,2027-03-31,,", UPTIME)
    assert found["TIM401", "C-1"] == "given"
    assert found["VIS603", "C-1"] == "confirmed"


def test_a_finding_of_another_promise_stays_given(folder: Path) -> None:
    other = "C-2,Crux,D-2,proposed,Swaps,,,uptime_pct,99.95"
    found = decided(folder, f"{LATE}planner,,,\n{other}", UPTIME)
    assert found["VIS603", "C-2"] == "given"
    assert found["VIS603", "C-1"] == "confirmed"


def test_words_that_stand_over_the_column_make_what_they_change_confirmed(folder: Path) -> None:
    rows = f"{LATE}planner,2027-07-31,,"
    assert ("TIM401", "C-1") not in decided(folder, rows)
    over = decided(folder, rows, f"{DUE}, over: '2027-07-31'")
    assert over["TIM401", "C-1"] == "confirmed"


def test_a_link_that_a_person_accepted_makes_confirmed(folder: Path) -> None:
    (folder / "links.yaml").write_text(
        'schema_version: 1\nlinks:\n  - {commitment: C-1, item: "capability:planner",'
        " decision: accepted, by: ana, date: 2026-09-30}\n",
        "utf-8",
    )
    found = decided(folder, f"{LATE},2027-03-31,,")
    assert found["TIM401", "C-1"] == "confirmed"


def test_nothing_is_confirmed_because_another_row_is_no_promise(folder: Path) -> None:
    other = "C-2,Crux,D-2,proposed,Swaps,,,uptime_pct,99.95"
    found = decided(folder, f"{LATE}planner,,,\n{other}", "decision: not_a_promise")
    assert found["VIS603", "C-2"] == "given"
    assert not any(subject == "C-1" for _, subject in found)


def test_where_nobody_decided_two_rows_of_one_id_are_given(folder: Path) -> None:
    """Neither row is what the other was before somebody decided."""
    late = f"{LATE}planner,2026-12-31,,"
    found = decided(folder, f"{late}\nC-1,Acme,D-1,proposed,The swaps come.,swaps,,,")
    assert ("TIM401", "C-1") in found
    assert set(found.values()) == {"given"}
