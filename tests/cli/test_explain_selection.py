"""`check --explain-selection`: of every rule whether it runs, and why not."""

from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.rules.catalogue import CODES


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    Path("vision.yaml").write_text("schema_version: 1\nproduct: {name: Helio}\n", "utf-8")
    Path("commitments.csv").write_text("id,customer,title\nC-1,A,B\n", "utf-8")


def fates(*arguments: str) -> dict[str, str]:
    called = call("check", "--explain-selection", *arguments)
    assert (called.code, called.err) == (0, "")
    return dict(line.split(maxsplit=1) for line in called.out.splitlines())


def test_every_rule_has_a_line() -> None:
    assert list(fates()) == list(CODES)


def test_it_runs_or_cannot_for_want_of_something() -> None:
    said = fates()
    assert said["POS104"] == "runs"
    assert said["COM801"] == "cannot run: needs a column revenue_review in the commitments"


def test_who_left_it_out_is_named() -> None:
    Path("commitcheck.yaml").write_text("ignore: [POS]\nseverity: {GOV: info}\n", "utf-8")
    said = fates("--ignore", "INP002")
    assert said["POS104"] == "left out: commitcheck.yaml ignores POS"
    assert said["INP002"] == "left out: --ignore ignores INP002"
    assert fates("--select", "INP")["POS101"] == "left out: commitcheck.yaml ignores POS"
    assert fates("--select", "INP")["VIS601"] == "left out: --select names INP"


def test_a_weight_and_a_variant_are_said() -> None:
    Path("commitcheck.yaml").write_text("severity: {POS104: info}\n", "utf-8")
    said = fates("--ignore", "POS104:untestable")
    assert said["POS104"] == "runs, weighs info by commitcheck.yaml, without POS104:untestable"
