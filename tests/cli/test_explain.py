"""`commitcheck rules` and `commitcheck explain CODE`: the catalogue, and one rule's page."""

import json
import re
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.assessment.diagnosis.signals import IN_HISTORY, ROOTS
from commitcheck.reporting import glossary
from commitcheck.reporting.spoken import VERDICT_WORDS
from commitcheck.rules import ALL_RULES


def test_the_catalogue_has_a_line_per_rule() -> None:
    """Code, severities, who decides, what it detects."""
    called = call("rules")
    assert (called.code, called.err) == (0, "")
    lines = called.out.splitlines()
    assert [line[:6] for line in lines] == [rule.info.code for rule in ALL_RULES]
    assert lines[0] == (
        "INP001  error/warning/info  product      "
        "Something in the input could not be read, or was read with a doubt."
    )


def test_the_catalogue_is_data_too() -> None:
    listed = json.loads(call("rules", "--format", "json").out)
    rules = listed["rules"] if isinstance(listed, dict) else listed
    assert [rule["code"] for rule in rules] == [rule.info.code for rule in ALL_RULES]


@pytest.mark.parametrize("name", ["VIS601", "vis601", "non-goal-hit", "VIS601:keyword"])
def test_a_page_is_found_by_code_name_or_variant(name: str) -> None:
    called = call("explain", name)
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith("VIS601 non-goal-hit\n")
    for part in ("What:", "Why:", "Bad:", "Good:", "Resolve:", "Who decides: product"):
        assert f"\n{part}" in called.out


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("VIS6O1", "did you mean VIS601?"),
        ("non-goal-hits", "did you mean non-goal-hit?"),
        ("ZZZ", "`commitcheck rules` lists them all"),
    ],
)
def test_an_unknown_rule_is_answered_with_a_near_one(name: str, hint: str) -> None:
    assert call("explain", name) == (
        2,
        "",
        f"commitcheck: there is no rule and no word {name}; {hint}\n",
    )


def test_an_unknown_format_is_refused() -> None:
    called = call("rules", "--format", "xml")
    assert called == (2, "", "commitcheck: --format is xml, expected text or json\n")


@pytest.mark.parametrize(
    ("words", "begins", "holds"),
    [
        (("R2",), "R2 vision sidelined under pressure\n", "\n  S2.5  one customer dominates"),
        (("r4",), "R4 agile misread as quick and dirty\n", "  S4.1  a quick fix without an exit"),
        (("S2.1",), "S2.1\n", "A sign of R2 (vision sidelined under pressure), lit when 15 %"),
        (("sign",), "sign\n", "it can be signed as it is"),
        (("sign_with_changes",), "sign with changes\n", "once every change"),
        (("Do", "not", "sign"), "do not sign\n", "every draft would have to be struck"),
        (("could not be judged",), "could not be judged\n", "never counted as fine"),
        (("rung", "2"), "rung 2\n", "gate: the approval matrix"),
    ],
)
def test_what_a_report_prints_is_explained(words: tuple[str, ...], begins: str, holds: str) -> None:
    """Whatever the spelling: of the report, of the JSON, one argument or several."""
    called = call("explain", *words)
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(begins)
    assert holds in called.out


def test_every_word_for_a_deal_a_promise_and_a_root_problem_has_a_page() -> None:
    """Those that the formats print and those that JSON holds."""
    for name, said in VERDICT_WORDS.items():
        if name not in ("active", "expiring", "expired", "unused", "refused"):
            assert call("explain", name).out == call("explain", said.text).out
    for word in ("does_not_conform", "error", "warning", "info", "clear", "watch", "present"):
        assert call("explain", word).code == 0


def test_the_signs_are_those_of_the_guide() -> None:
    """The page and docs/diagnosis.md say the same, sign by sign."""
    guide = (Path(__file__).parents[2] / "docs" / "diagnosis.md").read_text("utf-8")
    rows = re.findall(r"^\| (S\d\.\d) \| (.*?) \|", guide, re.MULTILINE)
    assert dict(rows) == dict(glossary.SIGNS)
    count = {root: len(looks) + len(IN_HISTORY.get(root, ())) for root, (_, looks) in ROOTS.items()}
    looks = [f"S{root[1]}.{at + 1}" for root, number in count.items() for at in range(number)]
    assert list(glossary.SIGNS) == looks


@pytest.mark.parametrize("family", ["VIS", "vis"])
def test_a_family_is_answered_with_its_rules(family: str) -> None:
    """A line each, as in the catalogue."""
    called = call("explain", family)
    assert (called.code, called.err) == (0, "")
    assert [line[:6] for line in called.out.splitlines()] == [
        "VIS601", "VIS602", "VIS603", "VIS604",
    ]  # fmt: skip
