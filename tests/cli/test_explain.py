"""`commitcheck rules` and `commitcheck explain CODE`: the catalogue, and one rule's page."""

import json

import pytest

from cli.calling import call
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
    assert [one["code"] for one in rules] == [rule.info.code for rule in ALL_RULES]


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
    assert call("explain", name) == (2, "", f"commitcheck: there is no rule {name}; {hint}\n")


def test_an_unknown_format_is_refused() -> None:
    called = call("rules", "--format", "xml")
    assert called == (2, "", "commitcheck: --format is xml, expected text or json\n")


@pytest.mark.parametrize("family", ["VIS", "vis"])
def test_a_family_is_answered_with_its_rules(family: str) -> None:
    """A line each, as in the catalogue."""
    called = call("explain", family)
    assert (called.code, called.err) == (0, "")
    assert [line[:6] for line in called.out.splitlines()] == [
        "VIS601", "VIS602", "VIS603", "VIS604",
    ]  # fmt: skip
