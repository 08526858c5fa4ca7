"""`commitcheck confirm --list`, and the calls that are refused before anything is written."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.calling import call
from cli.confirming import (
    COMMITMENTS,
    DAY,
    READ,
    links,
    without_scores,
    write_project,
)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project to work in."""
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)


def test_the_table_lists_every_promise_with_its_nearest() -> None:
    """Band, score, thing, and the words that say why; closed promises too."""
    done = call("confirm", "--list", "--top", "1")
    assert (done.code, done.err) == (0, "")
    assert without_scores(done.out).splitlines() == [
        "C-1  Automatic user provisioning with SCIM",
        "  match     0.00  capability    scim  user, provisioning, SCIM",
        "C-2  Premise installation at their site",
        "  match     0.00  non-goal      NG1  Premise, installation",
        "C-3  SAML single sign-on",
        "  match     0.00  capability    sso  SAML, single, sign",
    ]


def test_json_has_a_promise_a_line() -> None:
    """In the file's order, keys always the same."""
    done = call(
        "confirm", "--list", "--format", "json", "--top", "2", "--kinds", "capability,roadmap-item"
    )
    promises = json.loads(done.out)
    assert [promise["commitment"] for promise in promises] == ["C-1", "C-2", "C-3"]
    best, second = promises[0]["candidates"]
    assert list(promises[0]) == ["commitment", "candidates", "readings"]
    assert list(best) == ["kind", "id", "score", "band", "evidence", "field", "notes"]
    assert (best["kind"], best["id"], best["band"]) == ("capability", "scim", "match")
    assert best["evidence"] == ["user", "provisioning", "SCIM"]
    assert (second["kind"], second["id"], second["band"]) == ("roadmap_item", "RM1", "none")
    assert all(0 <= suggestion["score"] <= 1 for suggestion in (best, second))


def test_the_same_bytes_in_every_process() -> None:
    """Whatever the hash seed."""
    outs = {
        subprocess.run(
            [sys.executable, "-m", "commitcheck", "confirm", "--list", "--format", "json"],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outs) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kinds", "capabilty"], "there is no kind capabilty; did you mean capability?"),
        (["--list", "--format", "xml"], "--format is xml, expected table or json"),
        (["--format", "json"], "--format json is for --list"),
        (["--accept", "all"], "--accept is all, expected clear, match or WORD=CAPABILITY"),
        (["--accept", "AD=scmi"], "there is no capability scmi; did you mean scim?"),
        (["--engine", "off"], "--engine is off, expected default or semantic"),
        (
            ["--accept", "match", "--list"],
            "--accept and --list exclude each other: list first, then accept",
        ),
        (
            ["-"],
            "keys are read from standard input, which holds an input (-) here",
        ),
        (
            ["--accept", "match", "--by", " "],
            "a decision needs somebody who made it: give --by NAME, or set git config user.name",
        ),
        (
            ["--accept", "match", "--by", "Ana", "--decisions", "vision.yaml"],
            "vision.yaml:2:1: product is no field of this file",
        ),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(arguments: list[str], message: str) -> None:
    """With a sentence, and before anything is written."""
    before = Path("vision.yaml").read_bytes()
    done = call("confirm", *arguments)
    assert done.code == 2
    assert message in done.err
    assert Path("vision.yaml").read_bytes() == before
    assert links() == []


def test_what_cannot_be_read_ends_with_two_and_nothing_with_three() -> None:
    """What could be read is still ranked."""
    Path("commitments.csv").write_text(COMMITMENTS + "C-1,Acme,Again,flying,\n", "utf-8")
    done = call("confirm", "--list")
    assert done.code == 2
    assert "status" in done.err
    assert "C-3  SAML single sign-on" in done.out
    Path("commitments.csv").unlink()
    assert call("confirm", "--list", "--format", "json")[:2] == (3, "[]\n")


def test_customers_words_command_nothing() -> None:
    """Not in the table, and not in the question."""
    Path("commitments.csv").write_text(
        "id,customer,title\nC-1,Acme,\x1b[31mSCIM ::error::provisioning\n", "utf-8"
    )
    out = call("confirm", "--list").out
    assert "\x1b" not in out
    assert "::error" not in out


def test_a_model_that_is_not_there_is_said() -> None:
    """--model-path reaches the semantic engine, whose absence is the user's to mend."""
    said = call("confirm", "--list", *DAY, "--engine", "semantic", "--model-path", "nowhere.onnx")
    assert said.code == 2
    assert re.search(r"nowhere\.onnx|pip install 'commitcheck\[semantic\]'", said.err)


def test_readings_stand_beside_candidates_in_the_list() -> None:
    Path("commitments.csv").write_text(READ, "utf-8")
    first = json.loads(call("confirm", "--list", "--format", "json").out)[0]["readings"]
    assert [(reading["field"], reading["value"], reading["in"]) for reading in first] == [
        ("capability", ["sso"], "quote"),
        ("due", "2027-06-30", "quote"),
    ]
    assert "    due  2027-06-30  clear  \u201c30 June 2027\u201d" in call("confirm", "--list").out


def test_match_says_what_it_is_called_now() -> None:
    done = call("match", "--format", "json")
    assert (done.code, done.err) == (2, "commitcheck: match is commitcheck confirm --list now\n")
