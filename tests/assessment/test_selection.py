"""From the words of options and configuration to rule codes and weights."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from commitcheck.assessment.selection import Settings, codes, weights, with_known_rules
from commitcheck.errors import UsageError
from commitcheck.loading.config_file import ConfigReading, read_config
from commitcheck.model.finding import Severity


def test_rules_families_and_variants_are_named_between_commas() -> None:
    """In any case and with spaces; a variant is spelt as it is."""
    assert codes(["vis601, TIM", "com802:side_letter,,"], "--select") == (
        "VIS601", "TIM", "COM802:side_letter",
    )  # fmt: skip
    assert codes([], "--select") == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("VIS6O1", "--select names VIS6O1, which is no rule; did you mean VIS601?"),
        ("nothing", "--select names nothing, which is no rule; `commitcheck rules` lists them"),
        (
            "vis601:keywrd",
            (
                "--select names vis601:keywrd, but VIS601 has no variant keywrd;"
                " did you mean VIS601:keyword?"
            ),
        ),
        (
            "VIS601:zzz",
            (
                "--select names VIS601:zzz, but VIS601 has no variant zzz;"
                " `commitcheck explain VIS601` lists them"
            ),
        ),
        ("VIS:keyword", "--select names VIS:keyword, which is no rule; did you mean VIS?"),
    ],
)
def test_a_name_that_stands_for_nothing_is_answered_with_a_near_one(
    name: str, message: str
) -> None:
    """A family has no variants."""
    with pytest.raises(UsageError) as raised:
        codes([name], "--select")
    assert str(raised.value) == message


def test_a_weight_is_error_warning_or_info() -> None:
    assert weights({"com803": "info", "VIS601": "warning", "TIM401": "error"}, "severity") == {
        "COM803": Severity.INFO,
        "VIS601": Severity.WARNING,
        "TIM401": Severity.ERROR,
    }
    with pytest.raises(UsageError) as raised:
        weights({"COM803": "high"}, "severity")
    assert str(raised.value) == "severity of COM803 is high, expected error, warning or info"


def read(folder: Path, text: str) -> ConfigReading:
    path = folder / "commitcheck.yaml"
    path.write_text(text, "utf-8")
    return with_known_rules(read_config(str(path)))


def test_a_configuration_keeps_what_is_a_rule_and_says_what_is_none(tmp_path: Path) -> None:
    """Each at its place; the rest of an entry holds."""
    reading = read(
        tmp_path,
        "select:\n  - VIS\n  - TIM401, TIM999\n"
        "ignore: [VIS6O1]\n"
        "severity: {COM83: info, COM801: error}\n",
    )
    assert reading.config.select == ("VIS", "TIM401")
    assert reading.config.ignore == ()
    assert reading.config.severity == {"COM801": "error"}
    assert [
        (problem.variant, str(problem.message), problem.at.line) for problem in reading.problems
    ] == [
        ("unknown_value.select[2]", "select names TIM999, which is no rule", 3),
        ("unknown_value.ignore[1]", "ignore names VIS6O1, which is no rule", 4),
        ("unknown_value.severity.COM83", "severity names COM83, which is no rule", 5),
    ]
    hints = [str(problem.next_step) for problem in reading.problems]
    assert hints[1:] == ["did you mean VIS601?", "did you mean COM803?"]


def test_a_configuration_without_a_slip_is_as_it_was_read(tmp_path: Path) -> None:
    """Its words are split where rules are chosen."""
    reading = read(tmp_path, "select: ['VIS, TIM']\nseverity: {COM803: info}\n")
    assert reading.problems == ()
    assert reading.config.select == ("VIS, TIM",)


@pytest.mark.parametrize(
    ("options", "is_whole"),
    [
        ({}, True),
        ({"select": ("VIS601",)}, True),
        ({"select": ("VIS",)}, True),
        ({"select": ("VIS", "VIS601:keyword")}, True),
        ({"select": ("VIS601:keyword",)}, False),
        ({"select": ("COV",)}, False),
        ({"ignore": ("VIS601:explicit",)}, False),
        ({"ignore": ("VIS601",)}, False),
        ({"ignore": ("VIS602:x", "COV303")}, True),
    ],
)
def test_a_rule_without_one_of_its_variants_is_not_whole(
    options: dict[str, Any], *, is_whole: bool
) -> None:
    """What it did not look for is no yes."""
    settings = Settings(dt.date(2026, 9, 1), **options)
    assert settings.wants_whole("VIS601") is is_whole
