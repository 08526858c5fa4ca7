"""Rules of the company's own work wherever ours do: baseline, waivers, choice, calls in Python."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import building as b
from cli.calling import call
from commitcheck import check, render
from commitcheck.errors import UsageError
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.model.project import Project
from commitcheck.rules.base import Cure, Rule, RuleInfo, Unjudged
from commitcheck.rules.context import Context

EXAMPLE = Path(__file__).parents[1] / "examples" / "own-rules"
CODES = ["ACME101", "ACME102", "ACME103"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(*how: str) -> dict[str, Any]:
    judged: dict[str, Any] = json.loads(call("check", *how, "--format", "json").out)
    return judged


def own(*how: str) -> list[str]:
    return [it["rule"] for it in report(*how)["findings"] if it["rule"].startswith("ACME")]


@pytest.mark.usefixtures("folder")
def test_a_baseline_knows_their_findings_and_another_one_is_new() -> None:
    assert call("baseline", "write", "known.json").code == 0
    known = report("--baseline", "known.json")
    assert {it["baseline"] for it in known["findings"] if it["rule"] in CODES} == {True}
    rows = Path("commitments.yaml")
    more = "  - {id: K-9, customer: Northwind Resale GmbH, title: Archive, status: proposed}\n"
    rows.write_text(rows.read_text("utf-8") + more, "utf-8")
    new = [it for it in report("--baseline", "known.json")["findings"] if not it["baseline"]]
    assert "ACME102" in {it["rule"] for it in new}


@pytest.mark.parametrize("mistake", [None, "promise.ownr"])
def test_what_a_baseline_knows_of_a_rule_that_is_not_there_is_not_called_gone(
    folder: Path, mistake: str | None
) -> None:
    """Taken away or damaged: nobody looked."""
    call("baseline", "write", "known.json")
    rule = folder / "rules" / "acme101.yaml"
    text = rule.read_text("utf-8")
    rule.unlink()
    if mistake is not None:
        rule.write_text(text.replace("promise.owner", mistake), "utf-8")
    assert report("--baseline", "known.json")["baseline"]["gone"] == []


@pytest.mark.usefixtures("folder")
def test_they_are_chosen_and_left_out_on_the_command_line_as_in_the_configuration() -> None:
    assert own("--select", "ACME102") == ["ACME102"]
    assert own("--select", "ACME") == CODES
    assert own("--ignore", "ACME102,ACME103") == ["ACME101"]
    with Path("commitcheck.yaml").open("a", encoding="utf-8") as config:
        config.write("ignore: [ACME101]\nseverity: {ACME102: info}\n")
    weights = {it["rule"]: it["severity"] for it in report()["findings"] if it["rule"] in CODES}
    assert weights == {"ACME102": "info", "ACME103": "error"}
    assert "did you mean ACME102" in call("check", "--ignore", "ACM102").err


@pytest.mark.usefixtures("folder")
def test_a_waiver_names_them_by_code() -> None:
    with Path("vision.yaml").open("a", encoding="utf-8") as vision:
        vision.write("stakeholders: [{id: ines, role: product}, {id: omar, role: executive}]\n")
    Path("waivers.yaml").write_text(
        "waivers:\n- {id: W-1, rule: ACME102, commitment: K-3, reason: a bet, owner: ines,\n"
        "   approved_by: omar, approved_on: 2026-08-01, expires_on: 2026-09-01}\n",
        "utf-8",
    )
    (finding,) = [it for it in report()["findings"] if it["rule"] == "ACME102"]
    assert finding["waived_by"] == "W-1"
    assert "ACME102" in call("waivers", "list").out


INFO = RuleInfo("ACME200", "named-sso", (Severity.ERROR,), "product", (), Cure.DECIDE, "SSO.")


def sso(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        if promise.title == "SSO":
            message = phrase("{} is SSO", ident(promise.id))
            yield INFO.finding(
                context.subject(promise), message, severity=Severity.ERROR, at=promise.at(),
                next_step="look",
            )  # fmt: skip


def untold(context: Context) -> Iterator[Unjudged]:
    ids = tuple(promise.id for promise in context.open if not promise.description)
    yield Unjudged(words("some have no description"), "a description", ids)


def python(code: str = "ACME200") -> Rule:
    info = RuleInfo(code, "named-sso", (Severity.ERROR,), "product", (), Cure.DECIDE, "SSO.")
    return Rule(info, sso, leaves=untold)


def project(*promises: Commitment) -> Project:
    return b.project(b.vision(), promises or [b.promise("C-1", title="SSO"), b.promise("C-2")])


def codes(*rules: Rule, **how: Any) -> set[str]:
    return {it.rule for it in check(project(), as_of="2026-03-16", rules=rules, **how).findings}


def test_a_call_in_python_brings_its_rules() -> None:
    judged = check(project(), as_of="2026-03-16", rules=[python()])
    (finding,) = [it for it in judged.findings if it.rule == "ACME200"]
    assert (finding.subject.id, str(finding.message)) == ("C-1", "C-1 is SSO")
    assert '"ruleId": "ACME200"' in str(render(judged, "sarif"))
    (card,) = json.loads(str(render(judged, "json")))["own_rules"]
    assert (card["code"], card["state"], card["not_judged_count"]) == ("ACME200", "ran", 2)
    assert [it["id"] for it in card["not_judged"]] == ["C-1", "C-2"]


def test_they_are_chosen_as_ours_are() -> None:
    assert codes(python(), select="ACME") == {"ACME200"}
    assert "ACME200" not in codes(python(), ignore="ACME200")
    assert "ACME200" not in codes()


@pytest.mark.parametrize("code", ["VIS601", "VIS999", "INP100"])
def test_a_code_of_ours_is_refused_in_a_call(code: str) -> None:
    with pytest.raises(UsageError, match=code):
        codes(python(code))


def test_the_same_code_twice_is_refused() -> None:
    with pytest.raises(UsageError, match="two rules ACME200"):
        codes(python(), python())


def test_a_rule_of_a_call_and_one_of_a_file_stand_side_by_side(folder: Path) -> None:
    from commitcheck import load  # noqa: PLC0415 - of the folder that the test stands in

    assert folder == Path.cwd()
    found = {it.rule for it in check(load(), rules=[python()]).findings}
    assert found >= {*CODES}


SSO = """\
schema_version: 1
product: {name: Auditrail}
capabilities: [{id: sso, name: SSO, status: available}]
"""
FINE = (
    "schema_version: 1\ncommitments:\n"
    "  - {id: K-1, customer: Alder, title: SSO, kind: feature, capability: sso, due: open,"
    " dimension: null, value: null, until: null, scope_segment: null, segment: null, arr: null,"
    " status: proposed}\n"
)


@pytest.fixture
def judged_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which nothing is missing for a yes, and a rule that says nothing against it."""
    monkeypatch.chdir(tmp_path)
    Path("commitcheck.yaml").write_text("as_of: 2026-08-17\n", "utf-8")
    Path("vision.yaml").write_text(SSO, "utf-8")
    Path("commitments.yaml").write_text(FINE, "utf-8")
    Path("rules").mkdir()
    write_rule()
    return tmp_path


def write_rule(name: str = "acme101", **changes: str) -> None:
    keys = {"code": "ACME101", "name": "big", "severity": "error", "subject": "promise",
            "when": "promise.customer == 'Birch'", "message": "x", "next_step": "y"}  # fmt: skip
    text = "".join(f"{key}: {value}\n" for key, value in {**keys, **changes}.items() if value)
    Path(f"rules/{name}.yaml").write_text(text, "utf-8")


def said(*how: str) -> tuple[str, str, str | None]:
    """What is said of the promise and of its deal, and why."""
    judged = report(*how)
    (promise,), (deal,) = judged["commitments"], judged["deals"]
    return promise["answer"], deal["verdict"], promise["why"]


UNJUDGED = ("could_not_be_judged", "could_not_be_judged")
BROKEN = "promise.custmer == 'Birch'"


@pytest.mark.usefixtures("judged_whole")
@pytest.mark.parametrize(
    "changes",
    [{"when": BROKEN}, {"severity": "eror"}, {"subject": "promises"}, {"when": "true &&"}],
)
def test_nobody_says_yes_where_a_rule_could_not_be_asked(changes: dict[str, str]) -> None:
    assert said() == ("conforms", "sign", None)
    write_rule(**changes)
    assert call("check").code == 2
    assert said() == (*UNJUDGED, "the rule ACME101 could not be used")
    for form in ("terminal", "csv", "markdown", "html"):
        assert "the rule ACME101 could not be used" in call("check", "--format", form).out
    assert "ACME101" in {it["rule"] for it in report()["not_checked"]}


@pytest.mark.usefixtures("judged_whole")
def test_a_rule_of_lesser_weight_that_could_not_be_asked_is_missed() -> None:
    write_rule(severity="warning", when=BROKEN)
    assert said()[:2] == ("no_conflict_seen", "no_conflict_seen")
    (missing,) = report()["commitments"][0]["missing"]
    assert missing == "its answer: the rule ACME101 could not be used"
    write_rule(severity="", when=BROKEN)  # a warning, since it does not say
    assert said()[0] == "no_conflict_seen"


@pytest.mark.usefixtures("judged_whole")
def test_a_rule_about_the_roadmap_says_nothing_about_promises() -> None:
    write_rule(subject="roadmap_item", when="roadmap_item.titel == 'x'")
    assert said()[:2] == ("conforms", "sign")
    assert call("check").code == 2


@pytest.mark.usefixtures("judged_whole")
def test_of_two_rules_of_a_code_the_second_could_not_be_asked() -> None:
    write_rule("other", when="promise.customer == 'Alder'")
    assert said() == (*UNJUDGED, "there are two rules ACME101")


@pytest.mark.usefixtures("judged_whole")
def test_a_file_that_is_no_rule_is_named_by_its_path_and_several_are_counted() -> None:
    Path("rules/other.yaml").write_text("code: [", "utf-8")
    assert said() == (*UNJUDGED, "the rule rules/other.yaml could not be used")
    write_rule(when=BROKEN)
    assert said() == (*UNJUDGED, "the rule ACME101 could not be used, and 1 more")


@pytest.mark.usefixtures("judged_whole")
def test_a_pack_that_is_not_what_was_pinned_leaves_its_rules_unasked() -> None:
    Path("acme").mkdir()
    Path("acme/policy.yaml").write_text("max_waivers: 3\n", "utf-8")
    with Path("commitcheck.yaml").open("a", encoding="utf-8") as config:
        config.write("packs: [{path: acme, sha256: '" + "0" * 64 + "'}]\n")
    assert said() == (*UNJUDGED, "the pack acme is not what was pinned")


@pytest.mark.usefixtures("judged_whole")
def test_a_conflict_weighs_more_than_a_rule_that_could_not_be_asked() -> None:
    write_rule(when="promise.customer == 'Alder'")
    write_rule("other", code="ACME102", when=BROKEN)
    assert said()[0] == "does_not_conform"


@pytest.mark.usefixtures("judged_whole")
def test_a_promise_without_an_answer_is_named_in_a_table_too() -> None:
    write_rule(when="promise.arr > 100.0")
    rows = Path("commitments.yaml")
    second = FINE.splitlines()[2].replace("K-1", "K-2").replace("arr: null", "arr: 5")
    rows.write_text(f"{FINE}{second}\n", "utf-8")
    lines = call("check", "--format", "csv").out.splitlines()
    assert lines[0].endswith('"commitcheck_missing"')
    assert lines[1].endswith('"no conflict seen","","","","what ACME101 needs to judge it"')
    assert lines[2].endswith('"conforms","","","",""')
