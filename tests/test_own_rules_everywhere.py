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
