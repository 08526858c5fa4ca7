"""`commitcheck init --from`: how an export is read, and a vision in its own words, undecided."""

import json
from pathlib import Path

import pytest
import yaml

from cli.calling import call

EXPORT = """\
Opportunity ID,Opportunity Name,Account Name,Stage,Close Date,Industry,Product,Description
006A1,Acme renewal,Acme,Closed Won,2026-03-01,Banks,Audit log,Audit log with long retention by June
006A2,Birch start,Birch,Negotiation/Review,2026-09-01,Insurers,audit log,long retention of the log
006A3,Corvus start,Corvus,Negotiation/Review,2026-09-02,Banks,"Portal, mobile",long retention
006A4,Delta start,Delta,Proposal/Price Quote,2026-09-03,Banks,,On-premises edition by 1 May 2027
"""

VISION = """\
schema_version: 1
product: {name: Papertrail}
non_goals:
  - {id: NG1, statement: No on-premises edition, keywords: [on-premises]}
capabilities:
  - {id: audit-log, name: Audit log, status: available}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "export.csv").write_text(EXPORT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answers() -> dict[str, str]:
    report = json.loads(call("check", "--as-of", "2026-06-01", "--format", "json").out)
    return {row["id"]: row["answer"] for row in report["commitments"]}


def test_a_vision_is_proposed_from_the_words_of_the_export(folder: Path) -> None:
    """Its product column, its frequent phrases and its segment column, each undecided."""
    called = call("init", "--from", "export.csv")
    assert called.code == 0
    assert "3 capabilities and 2 segments proposed, none decided" in called.out
    assert called.out.splitlines()[-1] == "next: commitcheck check"
    vision = yaml.safe_load((folder / "vision.yaml").read_text("utf-8"))
    assert [
        (it["id"], it["name"], it["status"], it["decided"]) for it in vision["capabilities"]
    ] == [
        ("audit-log", "Audit log", "planned", False),
        ("portal-mobile", "Portal, mobile", "planned", False),
        ("long-retention", "long retention", "candidate", False),
    ]
    assert [it["name"] for it in vision["positioning"]["segments"]] == ["Banks", "Insurers"]
    assert call("validate", "vision.yaml", "commitcheck.yaml").code == 0


def test_a_proposed_vision_does_not_agree_with_the_export_it_is_made_of(folder: Path) -> None:
    """What rests on a word that nobody decided on could not be judged."""
    call("init", "--from", "export.csv")
    assert set(answers().values()) == {"could_not_be_judged"}
    page = call("check", "--as-of", "2026-06-01").out
    assert "audit-log is only proposed in the vision: nobody decided on it" in page
    path = folder / "vision.yaml"
    path.write_text(path.read_text("utf-8").replace("status: planned, decided: false",
                                                    "status: available", 1), "utf-8")  # fmt: skip
    assert answers()["006A1"] == "no_conflict_seen"
    assert answers()["006A3"] == "could_not_be_judged"


def test_two_commands_lead_to_the_first_true_finding(folder: Path) -> None:
    """Against a vision that is there, with nothing mapped by hand."""
    (folder / "vision.yaml").write_text(VISION, "utf-8")
    called = call("init", "--from", "export.csv")
    assert "vision.yaml is there already, left as it is" in called.out
    assert (folder / "vision.yaml").read_text("utf-8") == VISION
    config = yaml.safe_load((folder / "commitcheck.yaml").read_text("utf-8"))
    assert config["commitments"][0]["columns"]["capability"] == "Product"
    page = call("check", "--as-of", "2026-06-01").out
    assert "1 promise names what a non-goal rules out" in page.replace("\n", " ")
    assert "On-premises edition by 1 May 2027" in page


def test_a_proposal_overwrites_nothing(folder: Path) -> None:
    (folder / "commitcheck.yaml").write_text("ignore: []", "utf-8")
    called = call("init", "--from", "export.csv")
    assert called.code == 2
    assert "commitcheck.yaml already there" in called.err
    assert not (folder / "vision.yaml").exists()


@pytest.mark.parametrize("name", ["missing.csv", "letter.csv"])
def test_what_cannot_be_read_leaves_nothing_behind(folder: Path, name: str) -> None:
    (folder / "letter.csv").write_text("Dear all,\nplease find the list attached.\n", "utf-8")
    called = call("init", "--from", name)
    assert called.code == 2
    assert name in called.err
    assert not (folder / "commitcheck.yaml").exists()


def test_a_table_in_another_folder_is_named_from_there(folder: Path) -> None:
    """The configuration's paths are relative to itself."""
    called = call("init", "product", "--from", "export.csv")
    assert called.out.splitlines()[-1] == "next: commitcheck check product"
    config = yaml.safe_load((folder / "product" / "commitcheck.yaml").read_text("utf-8"))
    assert config["commitments"][0]["file"] == "../export.csv"
    assert call("check", "product", "--as-of", "2026-06-01").code in (0, 1, 3)
