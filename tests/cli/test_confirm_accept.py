"""`confirm --accept`: what is sure is taken at once, and counts from then on."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.calling import call
from cli.confirming import (
    DAY,
    READ,
    links,
    write_project,
)
from commitcheck import load


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project to work in."""
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)


def test_accept_records_sure_matches_and_they_count_as_explicit() -> None:
    """From the next check on the promise is about a rejected capability, by a rule."""
    before = call("check", "-q", *DAY)
    done = call("confirm", "--accept", "match", "--by", "Ana", *DAY)
    assert done.err == "1 accepted, in decisions.yaml\n"
    (link,) = links()
    assert link.startswith(
        '{commitment: "C-1", item: "capability:scim", decision: accepted, by: "Ana",'
        ' date: 2026-03-16, bulk: true, text: "'
    )
    assert call("validate", "decisions.yaml").code == 0
    report = json.loads(call("check", "--format", "json", *DAY).out)
    codes = {finding["rule"] for finding in report["findings"] if finding["subject"]["id"] == "C-1"}
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


def test_links_accepted_at_once_are_recorded_so_and_earn_no_signature() -> None:
    """A yes needs a decision that a person took; one by one they do."""
    table = "id,customer,title,status,capability\nC-1,Acme,SAML single sign-on,proposed,\n"
    Path("commitments.csv").write_text(table, "utf-8")
    call("confirm", "--accept", "match", "--by", "Ana", *DAY)
    assert links()
    assert all("bulk: true" in line for line in links())
    assert call("validate", "decisions.yaml").code == 0
    bulk = "a decision of its own about what it says: it was accepted with others at once"
    (linked,) = (row for row in answers() if row["id"] == "C-1")
    assert bulk in linked["missing"]
    text = Path("decisions.yaml").read_text("utf-8")
    Path("decisions.yaml").write_text(text.replace(", bulk: true", ""), "utf-8")
    (linked,) = (row for row in answers() if row["id"] == "C-1")
    assert bulk not in linked["missing"]


def answers() -> list[dict[str, Any]]:
    done = call("check", "--format", "json", *DAY)
    found: list[dict[str, Any]] = json.loads(done.out)["commitments"]
    return found
