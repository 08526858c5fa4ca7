"""The example of a company's own rules: what it finds, in every format that names rules."""

import json
from functools import cache
from pathlib import Path
from typing import Any

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
