"""`-v` says of every promise what its answer rests on; `-vv` how it was judged, by which rules."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.calling import call

EXAMPLES = Path(__file__).parents[2] / "examples"
COMPANY = str(EXAMPLES / "portfolio")
CRM = [str(EXAMPLES / "raw-crm" / name) for name in ("vision.yaml", "export.csv")]


def said(*how: str) -> str:
    return call("check", COMPANY, *how).out


def section(name: str, *how: str) -> list[str]:
    """The lines of a section, without its heading."""
    lines = call("check", *how).out.splitlines()
    headings = [at for at, line in enumerate(lines) if line.startswith("── ")]
    start = next((at for at in headings if lines[at].startswith(f"── {name} ")), None)
    assert start is not None, f"no section {name}"
    return lines[start + 1 : next((at for at in headings if at > start), len(lines))]


def report(*paths: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(call("check", *paths, "--format", "json").out)
    return made


def test_without_it_no_promise_is_listed_that_nothing_stands_against() -> None:
    assert "Every promise" not in said()
    assert "── Rules" not in said("-v")


@pytest.mark.parametrize("how", ["-v", "-vv"])
def test_every_promise_is_there_with_its_answer(how: str) -> None:
    lines = section("Every promise", COMPANY, how)
    words = {it["id"]: it["answer"].replace("_", " ") for it in report(COMPANY)["commitments"]}
    assert {
        line.split()[0]: word
        for line in lines
        for word in words.values()
        if line[:1].strip() and line[10:].startswith(word)
    } == words


def test_a_promise_says_what_it_rests_on() -> None:
    lines = section("Every promise", COMPANY, "-v")
    assert lines[1:3] == [
        "K-01      conforms  Exception playbooks · Acme Retail · signed",
        "          rests on  due 2026-09-15, RM01 lands 2026-09-01 to 2026-09-30",
    ]
    assert "          rests on  no rule has anything against it, nothing is missing" in lines
    assert "          rests on  due 2026-06-30, no dated work behind it" in lines


def test_a_promise_without_a_yes_says_what_is_missing_and_one_not_judged_why() -> None:
    lacking = "\n".join(section("Every promise", str(EXAMPLES / "own-rules"), "-v"))
    assert "no conflict seen" in lacking
    assert "missing   " in lacking
    unjudged = "\n".join(section("Every promise", *CRM, "-v"))
    assert "why       nothing links it to the vision" in unjudged


def test_the_loudest_names_every_fingerprint_that_json_has() -> None:
    """So that one finds a finding in a baseline."""
    known = {found["fingerprint"] for found in report(COMPANY)["findings"]}
    assert known.isdisjoint(said("-v").split())
    shown = known.intersection(said("-vv", "--show-waived").split())
    promises = {it["id"] for it in report(COMPANY)["commitments"]}
    wanted = {
        found["fingerprint"]
        for found in report(COMPANY)["findings"]
        if found["subject"]["id"] in promises and not found["waived_by"]
    }
    assert wanted <= shown
    assert len(shown) > len(wanted)


def test_the_loudest_says_what_was_read_from_which_words_and_what_they_are_near() -> None:
    text = "\n".join(section("Every promise", *CRM, "-vv"))
    assert "due  2026-11-30  clear  “30 November 2026”  a day" in text
    assert "near      capability sample-map, unlinked, match 0.49: Sample, map" in text
    assert "clear  “" not in "\n".join(section("Every promise", *CRM, "-v"))


def test_the_loudest_says_which_rules_ran() -> None:
    lines = section("Rules", COMPANY, "-vv", "--ignore", "COM807")
    text = " ".join(" ".join(lines).split())
    assert "GOV205 14" in text
    nothing, _, silent = text.partition("nothing ")[2].partition(" not run ")
    assert "INP002" in nothing
    assert silent.split(", ") == ["POS105", "COM807"]


def test_the_companys_own_rules_are_among_them() -> None:
    text = " ".join(" ".join(section("Rules", str(EXAMPLES / "own-rules"), "-vv")).split())
    assert "ACME101 1" in text
    assert "ACME103" in text.partition("in part ")[2].partition(" not run ")[0]


def test_many_promises_are_counted(tmp_path: Path) -> None:
    """A screen of two hundred is long enough."""
    vision = tmp_path / "vision.yaml"
    vision.write_text("schema_version: 1\nproduct: {name: Helio}\n", "utf-8")
    rows = "".join(f"C-{at},Acme,Thing {at}\n" for at in range(205))
    (tmp_path / "commitments.csv").write_text(f"id,customer,title\n{rows}", "utf-8")
    lines = section("Every promise", str(tmp_path), "-v")
    assert any(line.startswith("C-199 ") for line in lines)
    assert not any(line.startswith("C-200 ") for line in lines)
    assert any("5 more promises" in line for line in lines)
