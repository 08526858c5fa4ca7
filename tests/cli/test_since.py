"""`check --since REF`: the whole report, what is new set apart, and only that decides."""

import json
from pathlib import Path

import pytest

from cli.calling import call
from variants.repositories import PROMISES, Repository, auditrail, slipped


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A draft that is wrong from the start, then a slip that breaks the signed promise."""
    made = auditrail(tmp_path / "repository")
    made.commit({"commitments.csv": PROMISES.replace("2026-12-31", "2026-04-30")})
    late = slipped("2026-10-31").replace("earliest: 2026-05-01", "earliest: 2026-09-01")
    made.commit({"vision.yaml": late}, day="2026-03-20")
    monkeypatch.chdir(made.folder)
    return made


def test_only_what_is_new_fails_a_run(repository: Repository) -> None:
    assert call("check").code == 1
    assert call("check", "--since", "HEAD").code == 0
    assert call("check", "--since", "HEAD~1").code == 1
    assert call("check", "--since", "HEAD~1", "--fail-on", "never").code == 0
    assert repository.folder.exists()


def test_the_record_marks_what_is_known(repository: Repository) -> None:
    report = json.loads(call("check", "--since", "HEAD~1", "--format", "json").out)
    known = {
        found["subject"]["id"]: found["baseline"]
        for found in report["findings"]
        if found["rule"] == "TIM401"
    }

    assert known == {"K-1": False, "K-2": True}
    assert report["baseline"]["path"] == "HEAD~1"
    assert report["baseline"]["known"] == sum(found["baseline"] for found in report["findings"])
    assert repository.folder.exists()


def test_annotations_come_new_before_known_and_on_changed_lines(repository: Repository) -> None:
    lines = call("check", "--since", "HEAD~1", "--format", "github").out.splitlines()
    errors = [line for line in lines if line.startswith("::error")]

    assert errors[0].startswith("::error title=new%3A TIM401 K-1,file=vision.yaml,line=7,")
    assert errors[1].startswith("::error title=known%3A TIM401 K-2,file=commitments.csv,line=3,")
    assert repository.folder.exists()


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_people_read_what_changed_before_the_report(repository: Repository, name: str) -> None:
    shown = call("check", "--since", "HEAD~1", "--format", name).out

    assert "RM1 latest: 2026-06-30 \N{RIGHTWARDS ARROW} 2026-10-31" in shown
    assert shown.index("new finding") < shown.index("do not conform")
    assert repository.folder.exists()


@pytest.mark.parametrize("name", ["html", "junit", "gitlab", "csv", "sarif"])
def test_every_other_format_is_written(repository: Repository, name: str) -> None:
    called = call("check", "--since", "HEAD~1", "--format", name)

    assert called.code == 1
    assert called.out
    assert called.err == ""
    assert repository.folder.exists()


def test_files_that_are_named_are_looked_up_in_history(repository: Repository) -> None:
    named = call("check", "vision.yaml", "commitments.csv", "--since", "HEAD~1", "--format", "json")
    found = call("check", "--since", "HEAD~1", "--format", "json")

    assert json.loads(named.out)["findings"] == json.loads(found.out)["findings"]
    absolute = str(repository.folder / "vision.yaml")
    called = call("check", absolute, "--since", "HEAD~1", "--format", "json")
    assert json.loads(called.out)["baseline"]["known"] == json.loads(found.out)["baseline"]["known"]


@pytest.mark.parametrize("option", ["--baseline=b.json", "--promise=K-1"])
def test_options_that_contradict_it_are_refused(repository: Repository, option: str) -> None:
    called = call("check", "--since", "HEAD", option)

    assert called.code == 2
    assert "--since does not go with" in called.err
    assert repository.folder.exists()


def test_standard_input_has_no_history(repository: Repository) -> None:
    called = call("check", "vision.yaml", "-", "--since", "HEAD", stdin=PROMISES)

    assert called.code == 2
    assert "standard input has no history" in called.err
    assert repository.folder.exists()
