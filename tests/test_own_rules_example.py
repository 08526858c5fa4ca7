"""The example of a company's own rules: what it finds, in every format that names rules."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cli.calling import call
from commitcheck import check, load
from commitcheck.model.report import Report
from commitcheck.reporting import FORMATS, RenderOptions, render

EXAMPLE = Path(__file__).parents[1] / "examples" / "own-rules"
EXPECTED: dict[str, Any] = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))


@cache
def report() -> Report:
    return check(load(config=EXAMPLE / "commitcheck.yaml"))


def test_it_finds_what_is_expected() -> None:
    own = [it for it in report().findings if it.rule.startswith("ACME")]
    assert [
        {"rule": it.rule, "subject": it.subject.id, "severity": it.severity.label} for it in own
    ] == EXPECTED["findings"]
    assert {it.id: it.verdict for it in report().deals} == EXPECTED["deals"]


def test_what_could_not_be_judged_is_said() -> None:
    said = {it.rule: str(it.reason) for it in report().not_checked if it.rule.startswith("ACME")}
    assert said == {
        rule: f"{subject} was not judged" for rule, subject in EXPECTED["not_judged"].items()
    }


def test_every_format_names_the_rules() -> None:
    for name in FORMATS:
        content = render(report(), name, RenderOptions())
        if isinstance(content, str):
            assert "ACME102" in content, name


def in_json(**options: Any) -> list[dict[str, Any]]:
    project = load(config=EXAMPLE / "commitcheck.yaml")
    content = render(check(project, **options), "json", RenderOptions())
    assert isinstance(content, str)
    rules: list[dict[str, Any]] = json.loads(content)["own_rules"]
    return rules


def test_json_lists_every_rule_with_the_records_that_it_had_no_answer_for() -> None:
    rules = {rule["code"]: rule for rule in in_json()}
    assert [(code, it["state"], it["not_judged_count"]) for code, it in rules.items()] == [
        ("ACME101", "ran", 0), ("ACME102", "ran", 0), ("ACME103", "ran", 1),
    ]  # fmt: skip
    (record,) = rules["ACME103"]["not_judged"]
    assert (record["kind"], record["id"]) == ("deal", "D-5")
    assert record["location"]["line"] == 15
    assert rules["ACME103"]["needs"] == "a value in deal.arr"


def test_json_says_of_a_rule_that_did_not_run_why() -> None:
    states = {rule["code"]: rule["state"] for rule in in_json(ignore="ACME102")}
    assert states == {"ACME101": "ran", "ACME102": "left_out", "ACME103": "ran"}


def test_sarif_lists_the_rules_that_ran_whether_they_found_something_or_not() -> None:
    project = load(config=EXAMPLE / "commitcheck.yaml")
    without = [it._replace(customer="Helix") for it in project.commitments]
    content = render(
        check(replace(project, commitments=tuple(without)), ignore="ACME101"),
        "sarif",
        RenderOptions(),
    )
    assert isinstance(content, str)
    (run,) = json.loads(content)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert "ACME102" not in {result["ruleId"] for result in run["results"]}
    assert "competitor's reseller" in rules["ACME102"]["help"]["text"]
    assert "ACME101" not in rules


def test_sarif_brings_the_rules_pages_along() -> None:
    content = render(report(), "sarif", RenderOptions())
    assert isinstance(content, str)
    (run,) = json.loads(content)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert "we build for a competitor's reseller" in rules["ACME102"]["help"]["markdown"]
    assert rules["ACME102"]["defaultConfiguration"]["level"] == "error"


def test_its_rules_keep_to_their_examples() -> None:
    files = sorted(map(str, (EXAMPLE / "rules").iterdir()))
    assert call("rules", "test", *files) == (
        0,
        "3 rules tried on 9 examples: all keep to them\n",
        "",
    )
