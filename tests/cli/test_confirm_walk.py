"""`confirm` key by key: what a person decides is in the file at once, and counts from then on."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.calling import Called, call
from cli.confirming import (
    COMMITMENTS,
    DAY,
    READ,
    Pressed,
    links,
    reviewed,
    suggestions,
    without_scores,
    write_project,
)
from commitcheck import load
from commitcheck.cli import confirm


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project to work in."""
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)


def test_an_accepted_conflict_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person looked: now it is explicit, and no longer a suggestion."""
    assert ("C-2", "non_goal", "NG1") in suggestions()
    reviewed("sa", monkeypatch)
    report = json.loads(call("check", "--format", "json", *DAY).out)
    (hit,) = [finding for finding in report["findings"] if finding["rule"] == "VIS601"]
    assert (hit["variant"], hit["severity"], hit["subject"]["id"]) == ("explicit", "error", "C-2")
    assert ("C-2", "non_goal", "NG1") not in suggestions()


def test_a_rejected_conflict_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by the check nor by the next review."""
    reviewed("sr", monkeypatch)
    assert not [suggestion for suggestion in suggestions() if suggestion[0] == "C-2"]
    assert "[1/1] C-1" in reviewed("q", monkeypatch).out


def test_changed_words_make_a_link_suspect(monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts no more, is suggested for another look, and counts again once accepted."""
    call("confirm", "--accept", "match", "--by", "Ana", *DAY)
    changed = COMMITMENTS.replace("Automatic user", "Manual user")
    Path("commitments.csv").write_text(changed, "utf-8")
    assert ("C-1", "suspect", "scim") in suggestions()
    assert "accepted before the words changed" in reviewed("a", monkeypatch).out
    assert not [suggestion for suggestion in suggestions() if suggestion[0] == "C-1"]


def test_review_writes_after_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quitting, or a key that never comes, loses nothing; the screen shows both texts."""
    done = reviewed("n", monkeypatch)
    assert (done.code, done.err) == (0, "1 decision in decisions.yaml\n")
    assert without_scores(done.out).splitlines()[1:5] == [
        "[1/2] C-1  Automatic user provisioning with SCIM  (Acme)",
        "  1  match     0.00  capability    scim  user, provisioning, SCIM",
        "       \u201cSCIM user provisioning\u201d  vision.yaml:4:22",
        "  a accept  e edit  r reject  n nothing in the vision  s skip  u undo  q quit",
    ]
    (link,) = links()
    assert link.startswith('{commitment: "C-1", decision: none, by: "Ana"')
    assert not [suggestion for suggestion in suggestions() if suggestion[0] == "C-1"]


def test_without_a_terminal_the_keys_are_read_from_standard_input() -> None:
    """Line ends are no keys; the end of the input ends the review."""
    asked = subprocess.run(
        [sys.executable, "-m", "commitcheck", "confirm", "--by", "Ana"],
        input=b"s\nr\n",
        check=True,
        capture_output=True,
    )
    assert asked.stderr == b"1 decision in decisions.yaml\n"
    assert all('"C-2"' in link and "rejected" in link for link in links())
    assert links()


def test_undo_takes_the_decision_out_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is what the screen says."""
    reviewed("auq", monkeypatch)
    assert links() == []
    assert call("validate", "decisions.yaml").code == 0


def interrupted(keys: str, written: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> Called:
    """A walk in which somebody else writes the file before the first key."""

    class Late(Pressed):
        def key(self) -> str:
            if not Path("decisions.yaml").exists():
                written()
            return super().key()

    monkeypatch.setattr(confirm, "Keyboard", lambda: Late(keys))
    return call("confirm", "--by", "Ana", *DAY)


def test_what_others_decide_meanwhile_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is read again before it is written; a clash on one promise is told."""

    def written() -> None:
        Path("decisions.yaml").write_text(
            'schema_version: 1\nlinks:\n  - {commitment: "C-9", item: "capability:sso", '
            'decision: accepted, by: "bea"}\n  - {commitment: "C-1", decision: none, by: "bea"}\n',
            "utf-8",
        )

    done = interrupted("1q", written, monkeypatch)
    assert sorted(line.split(", by")[0] for line in links()) == [
        '{commitment: "C-1", decision: none',
        '{commitment: "C-9", item: "capability:sso", decision: accepted',
    ]
    assert "not recorded: bea decided otherwise in the meantime (none)" in done.out


def test_what_others_break_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, and the exit code says so."""

    def written() -> None:
        Path("decisions.yaml").write_text("<<<<<<< HEAD\n", "utf-8")

    done = interrupted("1q", written, monkeypatch)
    assert done.code != 0
    assert Path("decisions.yaml").read_text("utf-8") == "<<<<<<< HEAD\n"


def test_most_money_first_equal_words_once_and_resumed_where_it_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("commitments.csv").write_text(READ, "utf-8")
    done = reviewed("aq", monkeypatch)
    assert "[1/2] C-1  Access  (Acme, 100)" in done.out
    assert "applies to 2 rows" in done.out
    assert done.err == "4 decisions in decisions.yaml\n"
    again = reviewed("q", monkeypatch)
    assert "[1/1] C-3  Access  (Crux, 50)" in again.out
    report = json.loads(call("check", "--format", "json", *DAY).out)
    due = {promise["id"]: promise["due"] for promise in report["commitments"]}
    assert due == {"C-1": "2027-06-30", "C-2": "2027-06-30", "C-3": None}


def findings_of(promise: str) -> list[tuple[str, str]]:
    report = json.loads(call("check", "--format", "json", *DAY).out)
    found = [*report["findings"], *(report["as_read"] or {"findings": []})["findings"]]
    return [
        (finding["rule"], finding["basis"])
        for finding in found
        if finding["subject"]["id"] == promise
    ]


def test_a_finding_says_whether_it_rests_on_words_or_on_a_persons_decision() -> None:
    """And what a person rejected is read no more."""
    quote = "We will deliver SCIM user provisioning by 30 June 2027."
    Path("commitments.csv").write_text(
        f'id,customer,title,quote,status\nC-1,Acme,Access,"{quote}",proposed\n', "utf-8"
    )
    assert ("COV303", "read") in findings_of("C-1")
    call("confirm", "--by", "Ana", *DAY, stdin="a\n")
    assert ("COV303", "confirmed") in findings_of("C-1")
    Path("decisions.yaml").unlink()
    call("confirm", "--by", "Ana", *DAY, stdin="r\n")
    assert "COV303" not in {rule for rule, _ in findings_of("C-1")}


def test_what_is_no_promise_is_read_no_more() -> None:
    Path("commitments.csv").write_text(READ, "utf-8")
    call("confirm", "--by", "Ana", *DAY, stdin="nn\n")
    assert load("vision.yaml", "commitments.csv").commitments == ()
    assert len(load("vision.yaml", "commitments.csv").no_promises) == 3
