"""`commitcheck diagnose`: the diagnosis alone, as text and as JSON, and the page about it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from assessment.evidences import evidence
from cli.calling import call
from commitcheck.assessment.diagnosis.diagnose import REMEDIES
from commitcheck.assessment.diagnosis.metrics import metrics
from commitcheck.assessment.diagnosis.signals import IN_HISTORY, ROOTS

ROOT = Path(__file__).parents[2]
PORTFOLIO = ROOT / "examples" / "portfolio"
CONFIG = ("--config", str(PORTFOLIO / "commitcheck.yaml"))


def test_the_page_names_the_problem_with_evidence_for_and_against() -> None:
    """Findings do not fail it: it is material for a conversation."""
    called = call("diagnose", *CONFIG)
    assert called.code == 0
    lines = called.out.splitlines()
    assert any(re.match(r"R2 .*present, dominant  5 of 5", line) for line in lines)
    assert "    against    S4.2  deliverables without an estimate: 1 of 21 (4.8%)" in lines
    assert any(line.startswith("smallest next step  gate: the approval matrix") for line in lines)
    assert any(line.startswith("coverage ") and "61.9% (13 of 21)" in line for line in lines)


def test_no_person_is_named() -> None:
    vision = (PORTFOLIO / "vision.yaml").read_text("utf-8")
    people = re.findall(r"\{id: (\w+), role:", vision)
    assert len(people) == 8
    said = call("diagnose", *CONFIG).out
    assert not [name for name in people if re.search(rf"\b{name}\b", said)]


def test_json_has_the_sections_of_the_report() -> None:
    record = json.loads(call("diagnose", *CONFIG, "--format", "json").out)
    whole = json.loads(call("check", *CONFIG, "--format", "json", "--fail-on", "never").out)
    for section in ("metrics", "diagnosis", "verdict", "as_of", "product"):
        assert record[section] == whole[section]


def test_history_in_a_baseline_moves_the_rung(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R2 for the third time running: the gate was not enough, incentives come next."""
    shutil.copytree(PORTFOLIO, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.json").write_text('{"dominant_roots": ["R3", "R2", "R2"]}', "utf-8")
    record = json.loads(call("diagnose", "--baseline", "base.json", "--format", "json").out)
    assert record["diagnosis"]["rung"] == 5
    assert record["diagnosis"]["history"] == ["R3", "R2", "R2"]
    shown = call("diagnose", "--baseline", "base.json").out
    assert "dominant was R3, R2, R2, oldest first" in shown


def test_a_format_it_does_not_have_is_said() -> None:
    called = call("diagnose", *CONFIG, "--format", "sarif")
    assert (called.code, called.err) == (
        2, "commitcheck: --format is sarif, expected text, json or html\n",
    )  # fmt: skip


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of docs/diagnosis.md."""
    text = (ROOT / "docs" / "diagnosis.md").read_text("utf-8")
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("| ")][1:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table]


def test_the_page_in_the_docs_has_every_metric_with_its_formula() -> None:
    every = metrics(evidence(), ())
    assert [row[:2] for row in rows("Metrics")] == [[f"`{m.name}`", m.formula] for m in every]


def test_the_page_in_the_docs_has_every_signal_and_rung() -> None:
    every = ((*looks, *IN_HISTORY.get(root, ())) for root, (_, looks) in ROOTS.items())
    names = [look(evidence()).id for looks in every for look in looks]
    assert [row[0] for row in rows("Signals")] == names
    assert [row[:2] for row in rows("The ladder")] == [
        [str(rung), remedy] for rung, remedy in REMEDIES.items()
    ]
