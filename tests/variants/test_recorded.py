"""What git tells, in the report, the diagnosis and the packs: `--history`."""

import datetime as dt
import json
import re
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from cli.calling import call
from commitcheck.api import check, load
from commitcheck.model.history import History, SinceSigned
from commitcheck.over_time import since_signing, with_history
from variants.repositories import VISION, Repository

SCHEMA = Path(__file__).parents[2] / "schemas" / "report.schema.json"
CONFIG = "schema_version: 1\nas_of: 2026-05-20\n"
PEOPLE = """\
stakeholders:
  - {id: priya, role: product, last_synced_on: 2026-03-04}
  - {id: elena, role: executive, last_synced_on: 2026-03-05}
"""
EARLY = VISION + PEOPLE
LATE = EARLY.replace("earliest: 2026-05-01", "earliest: 2026-09-01").replace(
    "latest: 2026-06-30", "latest: 2026-10-31"
)
LATER = "2026-04-01"
ROWS = """\
id,deal,customer,title,capability,status,signed_on,due
K-1,D-1,Acme,SCIM provisioning,scim,signed,2026-02-10,2026-07-31
K-2,D-2,Birch,SCIM for Birch,scim,signed,2026-03-20,2026-07-31
K-3,D-3,Cedar,SCIM for Cedar,scim,signed,2025-12-31,2026-07-31
K-4,D-4,Dogwood,SCIM for Dogwood,scim,signed,2026-02-10,2026-12-31
K-5,D-5,Elm,SCIM for Elm,scim,proposed,,2026-12-31
"""
"""Broken since signing, wrong from the first day, signed before there was a vision, held, draft."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """In time from 5 January, late from 5 March."""
    made = Repository(tmp_path)
    made.commit(
        {"vision.yaml": EARLY, "commitments.csv": ROWS, "commitcheck.yaml": CONFIG},
        day="2026-01-05",
    )
    made.commit({"vision.yaml": LATE}, day="2026-03-05")
    monkeypatch.chdir(made.folder)
    return made


def told() -> History:
    history = with_history(load()).history
    assert history is not None
    return history


def test_the_history_is_what_since_signing_says(repository: Repository) -> None:
    outcomes = {signed.commitment: signed.outcome for signed in told().promises}
    assert outcomes == {
        "K-1": "broken_since",
        "K-2": "wrong_from_the_start",
        "K-3": "could_not_be_judged",
        "K-4": "held",
    }
    assert outcomes == {promise.promise.id: promise.outcome for promise in since_signing().promises}
    assert told().promises[0] == SinceSigned(
        "K-1", "broken_since", dt.date(2026, 2, 10), dt.date(2026, 3, 5)
    )
    assert repository.git("status", "--porcelain") == ""


def test_a_check_says_it_only_when_asked(repository: Repository) -> None:
    """Nobody's report changes because a folder is under git."""
    assert check(load()).history is None
    assert json.loads(call("check", "--format", "json").out)["since_signing"] is None
    page = " ".join(call("check", "--history").out.split())
    assert (
        "by the history, of 4 signed promises 1 broken since signing, 1 wrong from the first day,"
        in page
    )
    record = json.loads(call("check", "--history", "--format", "json").out)
    jsonschema.validate(record, json.loads(SCHEMA.read_text("utf-8")))
    assert record["since_signing"]["counts"] == {
        "broken_since": 1, "wrong_from_the_start": 1, "healed": 0, "could_not_be_judged": 1,
    }  # fmt: skip
    for form in ("markdown", "html"):
        assert "By the history, of 4 signed" in call("check", "--history", "--format", form).out
    assert repository.folder.exists()


def signals(root: str) -> dict[str, tuple[bool | None, str]]:
    report = check(with_history(load()), as_of="2026-05-20")
    [found] = [problem for problem in report.diagnosis.roots if problem.id == root]
    return {signal.id: (signal.lit, str(signal.text)) for signal in found.signals}


def test_it_is_evidence_for_and_against_two_root_problems(repository: Repository) -> None:
    """Signed against the vision speaks for R2; a vision that moved afterwards speaks for R3."""
    assert signals("R2")["S2.6"] == (
        True,
        "signed promises that did not hold on their first day: 1 of 3 (33.3%)",
    )
    assert signals("R3")["S3.6"] == (
        True,
        "signed promises that a later change of the vision broke: 1 of 3 (33.3%)",
    )
    repository.commit({"commitments.csv": "\n".join(ROWS.splitlines()[:2]) + "\n"}, day=LATER)
    assert signals("R2")["S2.6"][0] is False
    assert signals("R3")["S3.6"][0] is True


def test_without_a_history_there_are_five_signals(repository: Repository) -> None:
    assert [len(root.signals) for root in check(load()).diagnosis.roots] == [5, 5, 5, 5]
    assert repository.folder.exists()


def test_what_nobody_could_judge_lights_nothing(repository: Repository) -> None:
    """Signed before the first commit is neither for nor against."""
    repository.commit({"commitments.csv": "\n".join(ROWS.splitlines()[::3][:2]) + "\n"}, day=LATER)
    assert signals("R2")["S2.6"][0] is None
    assert signals("R3")["S3.6"][1].endswith("not known, none could be judged on its day")


def test_the_ladder_takes_its_history_from_the_ends_of_two_months(repository: Repository) -> None:
    """Where no baseline remembers which root dominated."""
    roots = told().dominant_roots
    assert len(roots) == 2
    assert check(with_history(load())).diagnosis.history == roots
    repository.write({"commitcheck.yaml": CONFIG.replace("2026-05-20", "2026-02-20")})
    assert len(told().dominant_roots) == 1, "in December there was nothing yet"
    repository.write({"commitcheck.yaml": CONFIG.replace("2026-05-20", "2026-01-20")})
    assert told().dominant_roots == ()


def test_a_baseline_that_remembers_wins(repository: Repository) -> None:
    assert call("baseline", "write", "baseline.json").code == 0
    project = with_history(load(baseline="baseline.json"))
    remembered = project.baseline.dominant_roots if project.baseline else ()
    assert remembered
    assert check(project).diagnosis.history == remembered
    assert repository.folder.exists()


def test_a_pack_says_what_broke_since_its_reader_was_last_in_sync(repository: Repository) -> None:
    """The slip of 5 March is news to whoever was in sync on the 4th, and none on its own day."""
    assert call("sync", "--history").code == 0
    said = "1 promise held when signed and does not any more: K-1"
    product = (repository.folder / "sync" / "sync-product.md").read_text("utf-8")
    executive = (repository.folder / "sync" / "sync-executive.md").read_text("utf-8")
    assert said in product
    assert said not in executive
    for page in (product, executive):
        assert "by the history, of 4 signed promises 1 broken since signing" in page


def test_a_part_of_the_report_has_its_own_part_of_it(repository: Repository) -> None:
    record = json.loads(call("check", "--history", "--deal", "D-2", "--format", "json").out)
    assert [signed["id"] for signed in record["since_signing"]["promises"]] == ["K-2"]
    assert record["since_signing"]["counts"]["broken_since"] == 0
    assert repository.folder.exists()


def test_nothing_of_it_gives_a_name_away(repository: Repository) -> None:
    secret = ROWS.replace("K-1", "acme-renewal-K-1")
    repository.commit({"commitments.csv": secret}, day=LATER)
    page = call(
        "check", "--history", "--redact", "customers,people,quotes,money", "--format", "json"
    ).out
    assert not re.search("acme|K-1", page, re.IGNORECASE)
    assert json.loads(page)["since_signing"]["counts"]["broken_since"] == 1


@pytest.mark.parametrize("command", ["check", "diagnose", "sync"])
def test_where_there_is_no_history_that_is_said(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("vision.yaml", EARLY), ("commitments.csv", ROWS)):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    done = call(command, "--history")
    assert done.code == 2
    assert "in no git repository" in done.err


def test_a_promise_that_time_broke_was_not_broken_by_the_vision(repository: Repository) -> None:
    """It counts as broken, but nobody moved the vision under it."""
    history = History((SinceSigned("K-1", "broken_since"), SinceSigned("K-2", "held")))
    project = load()
    report = check(replace(project, history=history))
    [root] = [problem for problem in report.diagnosis.roots if problem.id == "R3"]
    [sign] = [signal for signal in root.signals if signal.id == "S3.6"]
    assert (sign.lit, str(sign.text).partition(": ")[2]) == (False, "0 of 2 (0%)")
    assert repository.folder.exists()
