"""`commitcheck rules`: the list, `test` and `new`."""

import json
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from cli.calling import call
from commitcheck.assessment.rule_trials import try_page
from commitcheck.rules.catalogue import CODES
from commitcheck.rules.com808_paper_against_record import RULE as COM808

RULE = """\
code: ACME101
name: big-deal-without-owner
subject: promise
when: promise.arr > 100000.0
message: "{promise.id} is big"
next_step: name an owner
bad: [{arr: 200000}]
good: [{arr: 100000}]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def own(text: str = RULE) -> None:
    Path("commitcheck.yaml").touch()
    Path("rules").mkdir(exist_ok=True)
    Path("rules/acme101.yaml").write_text(text, "utf-8")


def test_rules_alone_lists_ours_and_the_companys() -> None:
    assert [line.split()[0] for line in call("rules").out.splitlines()] == list(CODES)
    own()
    assert [line.split()[0] for line in call("rules").out.splitlines()] == [*CODES, "ACME101"]
    cards = json.loads(call("rules", "--format", "json").out)
    assert cards[-1]["code"] == "ACME101"


def test_every_rule_of_ours_keeps_to_the_examples_on_its_page() -> None:
    assert call("rules", "test") == (
        0,
        f"{len(CODES)} rules tried on {2 * len(CODES)} examples: all keep to them\n",
        "",
    )


@pytest.mark.parametrize(
    ("days", "faults"),
    [
        (("2027-07-31", "2027-03-31"), ["", ""]),
        (("2027-03-31", "2027-03-31"), ["it finds nothing", ""]),
        (
            ("2027-07-31", "2027-04-01"),
            ["", "it finds: C-4 gives due 2027-04-01 where its words say 2027-03-31"],
        ),
    ],
)
def test_a_rule_about_words_is_tried_on_its_page_as_read(
    days: tuple[str, str], faults: list[str]
) -> None:
    bad, good = days
    page = COM808.info.doc.replace("due: 2027-03-31", f"due: {good}")
    page = page.replace("due: 2027-07-31", f"due: {bad}")
    rule = replace(COM808, info=replace(COM808.info, doc=page))
    assert [trial.fault for trial in try_page(rule)] == faults


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("bad: [{arr: 200000}]", "bad: [{arr: 5}]"),
         "rules/acme101.yaml:7:7: ACME101, bad: it finds nothing"),
        (("good: [{arr: 100000}]", "good: [{arr: 100001}]"),
         "rules/acme101.yaml:8:8: ACME101, good: it finds: X is big"),
        (("good: [{arr: 100000}]", "good: [{owner: ines}]"),
         "rules/acme101.yaml:8:8: ACME101, good: it is not judged: X was not judged,"),
        (("good: [{arr: 100000}]", "good: [{ar: 100000}]"),
         "rules/acme101.yaml:8:8: ACME101, good: a promise has no field ar; did you mean arr?"),
        (("bad: [{arr: 200000}]", "bad: [{arr: many}]"),
         "rules/acme101.yaml:7:7: ACME101, bad: a value in it does not fit; see"),
        (("bad: [{arr: 200000}]\n", ""),
         "rules/acme101.yaml:1:7: ACME101, bad: it has no bad example"),
    ],
)  # fmt: skip
def test_an_example_that_is_not_kept_to_fails(change: tuple[str, str], line: str) -> None:
    own(RULE.replace(*change))
    called = call("rules", "test", "rules/acme101.yaml")
    assert called.code == 1
    assert called.out.splitlines()[0].startswith(line)
    assert called.out.endswith("1 rule did not keep to them\n")


def test_a_rule_that_cannot_be_read_is_no_rule_that_passed() -> None:
    own(RULE.replace("promise.arr >", "promise.arrr >"))
    called = call("rules", "test", "rules/acme101.yaml")
    assert called.code == 2
    assert called.err == (
        "rules/acme101.yaml:4:15: error: its when cannot be used: promise has no field arrr;"
        " did you mean arr?\n"
    )


def test_a_new_rule_keeps_to_its_examples_and_overwrites_nothing() -> None:
    Path("commitcheck.yaml").touch()
    assert call("rules", "new", "acme101").out == (
        "wrote rules/acme101.yaml\nnext: commitcheck rules test rules/acme101.yaml\n"
    )
    assert call("rules", "test", "rules/acme101.yaml").code == 0
    again = call("rules", "new", "ACME101")
    assert (again.code, again.out) == (2, "")
    assert "is there already" in again.err


@pytest.mark.parametrize("code", ["VIS101", "../x", "ACME", "acme1"])
def test_a_code_that_cannot_be_is_refused_and_nothing_is_left(code: str) -> None:
    Path("commitcheck.yaml").touch()
    assert call("rules", "new", code).code == 2
    assert list(Path().rglob("*.yaml")) == [Path("commitcheck.yaml")]


def test_explain_knows_the_companys_rules() -> None:
    own()
    assert call("explain", "acme101").out.startswith("ACME101 big-deal-without-owner\n")
    assert "promise.arr > 100000.0" in call("explain", "big-deal-without-owner").out
    assert "Since" not in call("explain", "ACME101").out
    assert call("explain", "ACME").out.startswith("ACME101  warning  product")
    assert "did you mean ACME101?" in call("explain", "ACME1O1").err


def test_what_a_rule_says_does_nothing_on_a_screen() -> None:
    own(RULE.replace("next_step: name an owner", 'next_step: "do \\u202e it"'))
    assert "\u202e" not in call("explain", "ACME101").out


def test_validate_looks_at_rules_too() -> None:
    own()
    assert call("validate", "rules/acme101.yaml").code == 0
    own(RULE.replace("promise.arr >", "promise.arrr >"))
    called = call("validate", "rules/acme101.yaml")
    assert called.code == 2
    assert "rules/acme101.yaml:4:15: error INP001" in called.out


def test_a_rule_that_was_there_finds_nothing_new_in_a_diff(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own(RULE.replace("subject: promise", "severity: error\nsubject: promise"))
    Path("vision.yaml").write_text("schema_version: 1\nproduct: {name: Helio}\n", "utf-8")
    Path("commitments.csv").write_text("id,customer,title,arr\nC-1,A,B,200000\n", "utf-8")
    Path(".git").rmdir()
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "x")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "x@example.com")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *arguments], check=True)
    Path("commitments.csv").write_text(
        "id,customer,title,arr\nC-1,A,B,200000\nC-2,A,B,300000\n", "utf-8"
    )
    told = call("diff", "HEAD", "--fail-on", "never").out
    assert "C-2 is big" in told
    assert "C-1 is big" not in told
