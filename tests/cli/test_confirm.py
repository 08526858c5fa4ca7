"""`commitcheck confirm`: what texts may be about, listed and decided, and counting from then on."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.calling import Called, call
from commitcheck import load
from commitcheck.cli import confirm

VISION = """\
schema_version: 1
product: {name: Demo}
capabilities:
  - {id: scim, name: SCIM user provisioning, status: rejected}
  - {id: audit, name: Audit log export, description: Stream events to a SIEM, status: available}
  - {id: sso, name: Single sign-on with SAML, status: available}
roadmap:
  - {id: RM1, title: Mobile application for drivers, capabilities: [sso]}
non_goals:
  - {id: NG1, statement: We do not offer on-premise installation, enforcement: hard}
"""
COMMITMENTS = """\
id,customer,title,status,capability
C-1,Acme,Automatic user provisioning with SCIM,proposed,
C-2,Bolt,On-premise installation in their data centre,proposed,audit
C-3,Crux,SAML single sign-on,delivered,
"""
DAY = ("--as-of", "2026-03-16")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project to work in."""
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    (tmp_path / "commitments.csv").write_text(COMMITMENTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def links(file: str = "decisions.yaml") -> list[str]:
    """The decisions of the file, a line each."""
    path = Path(file)
    text = path.read_text("utf-8") if path.exists() else ""
    return [line.strip(" -") for line in text.splitlines() if line.startswith("  - ")]


def without_scores(text: str) -> str:
    """The text with every score at zero: they are the engine's own business."""
    return re.sub(r"\d\.\d\d", "0.00", text)


class Pressed:
    """Keys and lines that a person types; what is asked for a line is forgotten."""

    def __init__(self, keys: str) -> None:
        self._keys = iter(keys)

    def key(self) -> str:
        return next(self._keys, "")

    def line(self, asked: str) -> str:
        assert asked
        return "".join(iter(self.key, "\n"))


def reviewed(keys: str, monkeypatch: pytest.MonkeyPatch) -> Called:
    monkeypatch.setattr(confirm, "Keyboard", lambda: Pressed(keys))
    return call("confirm", "--by", "Ana", *DAY)


def suggestions() -> list[tuple[str, str, str]]:
    report = json.loads(call("check", "--format", "json", *DAY).out)
    return [(one["commitment"], one["why"], one["id"]) for one in report["suggestions"]]


def test_the_table_lists_every_promise_with_its_nearest() -> None:
    """Band, score, thing, and the words that say why; closed promises too."""
    done = call("confirm", "--list", "--top", "1")
    assert (done.code, done.err) == (0, "")
    assert without_scores(done.out).splitlines() == [
        "C-1  Automatic user provisioning with SCIM",
        "  match     0.00  capability    scim  user, provisioning, SCIM",
        "C-2  On-premise installation in their data centre",
        "  match     0.00  non-goal      NG1  premise, installation",
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
    assert all(0 <= one["score"] <= 1 for one in (best, second))


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


def test_accept_records_sure_matches_and_they_count_as_explicit() -> None:
    """From the next check on the promise is about a rejected capability, by a rule."""
    before = call("check", "-q", *DAY)
    done = call("confirm", "--accept", "match", "--by", "Ana", *DAY)
    assert done.err == "1 accepted, in decisions.yaml\n"
    (link,) = links()
    assert link.startswith(
        '{commitment: "C-1", item: "capability:scim", decision: accepted, by: "Ana",'
        ' date: 2026-03-16, text: "'
    )
    assert call("validate", "decisions.yaml").code == 0
    report = json.loads(call("check", "--format", "json", *DAY).out)
    codes = {one["rule"] for one in report["findings"] if one["subject"]["id"] == "C-1"}
    assert "COV303" in codes
    assert "could not be judged" in before.out
    assert report["verdict"]["could_not_be_judged"] == 0


def test_accepting_again_changes_nothing() -> None:
    """What is decided is not asked again."""
    call("confirm", "--accept", "match", "--by", "Ana", *DAY)
    before = Path("decisions.yaml").read_bytes()
    again = call("confirm", "--accept", "match", "--by", "Bo", "--as-of", "2026-04-01")
    assert again.err == "nothing to accept, nothing written\n"
    assert Path("decisions.yaml").read_bytes() == before


def test_an_accepted_conflict_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person looked: now it is explicit, and no longer a suggestion."""
    assert ("C-2", "non_goal", "NG1") in suggestions()
    reviewed("sa", monkeypatch)
    report = json.loads(call("check", "--format", "json", *DAY).out)
    (hit,) = [one for one in report["findings"] if one["rule"] == "VIS601"]
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


def test_a_links_file_that_cannot_be_read_whole_is_left_alone() -> None:
    """It is written whole, so what was not understood would be lost."""
    Path("decisions.yaml").write_text("links: [{commitment: C-1, itm: x}]\n", "utf-8")
    done = call("confirm", "--accept", "match", "--by", "Ana")
    assert done.code == 2
    assert "correct it first, or it would be lost" in done.err
    assert Path("decisions.yaml").read_text("utf-8") == "links: [{commitment: C-1, itm: x}]\n"


def test_links_go_where_they_are_named() -> None:
    """By the option, or by commitcheck.yaml; neither has to be there before."""
    done = call("confirm", "--accept", "match", "--by", "Ana", "--decisions", "mine.yaml")
    assert (done.code, done.err) == (0, "1 accepted, in mine.yaml\n")
    Path("commitcheck.yaml").write_text("decisions: ours.yaml\n", "utf-8")
    done = call("confirm", "--accept", "match", "--by", "Ana")
    assert (done.code, done.err) == (0, "1 accepted, in ours.yaml\n")


def test_the_git_user_decides_where_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked once, without a network."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(Path("gitconfig").absolute()))
    Path("gitconfig").write_text("[user]\n\tname = Ana Git\n", "utf-8")
    call("confirm", "--accept", "match")
    assert 'by: "Ana Git"' in links()[0]


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


READ = """\
id,customer,title,quote,status,arr
C-1,Acme,Access,"We will deliver SAML single sign-on by 30 June 2027.",proposed,10
C-2,Bolt,Access,"We will deliver SAML single sign-on by 30 June 2027.",proposed,90
C-3,Crux,Access,"We will deliver the audit log export by 30 June 2027.",proposed,50
"""


def test_readings_stand_beside_candidates_in_the_list() -> None:
    Path("commitments.csv").write_text(READ, "utf-8")
    first = json.loads(call("confirm", "--list", "--format", "json").out)[0]["readings"]
    assert [(one["field"], one["value"], one["in"]) for one in first] == [
        ("capability", ["sso"], "quote"),
        ("due", "2027-06-30", "quote"),
    ]
    assert "    due  2027-06-30  clear  \u201c30 June 2027\u201d" in call("confirm", "--list").out


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
    due = {one["id"]: one["due"] for one in report["commitments"]}
    assert due == {"C-1": "2027-06-30", "C-2": "2027-06-30", "C-3": None}


def test_clear_readings_are_accepted_at_once_and_recorded_so() -> None:
    """Without quoting anybody, unless asked to."""
    Path("commitments.csv").write_text(READ, "utf-8")
    done = call("confirm", "--accept", "clear", "--by", "Ana", *DAY)
    assert done.err == "4 accepted, in decisions.yaml\n"
    assert all("bulk: true" in line and "sign-on" not in line for line in links())
    assert call("validate", "decisions.yaml").code == 0
    again = call("confirm", "--accept", "clear", "--by", "Ana", *DAY)
    assert (again.code, again.err) == (3, "nothing to accept, nothing written\n")
    Path("decisions.yaml").unlink()
    call("confirm", "--accept", "clear", "--by", "Ana", "--keep-words", *DAY)
    assert 'words: "We will deliver SAML single sign-on by 30 June 2027"' in links()[0]


def test_a_products_word_is_accepted_for_every_row_that_has_it() -> None:
    table = "id,customer,title,status,capability\nC-1,Acme,A,proposed,Login Pro\nC-2,B,B,proposed,"
    Path("commitments.csv").write_text(f"{table}login pro\n", "utf-8")
    done = call("confirm", "--accept", "Login Pro=sso", "--by", "Ana", *DAY)
    assert done.err == "2 accepted, in decisions.yaml\n"
    assert {p.capability for p in load("vision.yaml", "commitments.csv").commitments} == {("sso",)}
    Path("commitments.csv").write_text(f"{table}SCIM\n", "utf-8")
    changed = load("vision.yaml", "commitments.csv").by_id["C-2"]
    assert (changed.capability, changed.decided.in_doubt) == (("scim",), ("capability",))


def findings_of(promise: str) -> list[tuple[str, str]]:
    report = json.loads(call("check", "--format", "json", *DAY).out)
    found = [*report["findings"], *(report["as_read"] or {"findings": []})["findings"]]
    return [(one["rule"], one["basis"]) for one in found if one["subject"]["id"] == promise]


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


def test_match_says_what_it_is_called_now() -> None:
    done = call("match", "--format", "json")
    assert (done.code, done.err) == (2, "commitcheck: match is commitcheck confirm --list now\n")
