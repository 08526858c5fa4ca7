"""Rules from files: where they are found, and what is said of one that cannot be used."""

import sys
from pathlib import Path

import pytest

from commitcheck.loading.config_file import read_config
from commitcheck.loading.own_rules.files import OwnRules, read_own_rules
from commitcheck.model.finding import Severity

RULE = """\
code: ACME101
name: big-deal-without-owner
severity: error
subject: promise
when: promise.arr > 100000.0 && promise.owner == null
message: "{promise.id} is worth more than 100,000 and nobody owns it"
next_step: name an owner
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("commitcheck.yaml").touch()


def written(text: str, name: str = "rules/a.yaml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def read() -> OwnRules:
    return read_own_rules(read_config("commitcheck.yaml").config)


def said(own: OwnRules) -> list[tuple[str, str, str]]:
    return [(it.at.label, str(it.message), str(it.next_step)) for it in own.problems]


def test_rules_beside_the_configuration_are_found_in_the_order_of_their_codes() -> None:
    written(RULE.replace("101", "102"))
    written(RULE, "rules/z.yml")
    written("no rule", "rules/notes.txt")
    own = read()
    assert [rule.code for rule in own.rules] == ["ACME101", "ACME102"]
    assert [file.path for file in own.inputs] == ["rules/a.yaml", "rules/z.yml"]
    assert own.problems == ()


def test_the_configuration_can_name_others_or_none() -> None:
    written(RULE)
    written(RULE.replace("101", "102"), "other.yaml")
    written("rules: [other.yaml]", "commitcheck.yaml")
    assert [rule.code for rule in read().rules] == ["ACME102"]
    written("rules: []", "commitcheck.yaml")
    assert read().rules == ()


def test_a_file_that_is_named_and_missing_is_an_error() -> None:
    written("rules: [rules/gone.yaml, nothing/*.yaml]", "commitcheck.yaml")
    assert [text for _, text, _ in said(read())] == [
        "rules/gone.yaml does not exist",
        "nothing/*.yaml does not exist",
    ]


def test_what_is_left_out_has_its_default() -> None:
    written(RULE.replace("severity: error\n", ""))
    (rule,) = read().rules
    assert (rule.severity, rule.who, rule.cure) == (Severity.WARNING, "product", "decide")
    assert rule.statuses == ("proposed", "negotiating", "signed")
    assert (rule.bad, rule.good, rule.roots, rule.why) == ((), (), (), "")


def test_a_mistake_has_its_file_line_and_column_in_a_block_too() -> None:
    written(RULE.replace(
        "when: promise.arr > 100000.0 && promise.owner == null",
        "when: |\n  promise.arr > 100000.0\n    && promise.ownr == null",
    ))  # fmt: skip
    assert said(read()) == [
        (
            "rules/a.yaml:7:16",
            "its when cannot be used: promise has no field ownr",
            "did you mean owner?",
        )
    ]


def test_the_second_of_two_equal_words_is_pointed_at() -> None:
    written(RULE.replace("promise.owner == null", "promise.title == promise.titel"))
    assert said(read())[0][0] == "rules/a.yaml:5:58"


@pytest.mark.parametrize("code", ["VIS102", "COMPANY101", "INP001"])
def test_our_letters_are_ours(code: str) -> None:
    written(RULE.replace("ACME101", code))
    ((place, text, cure),) = said(read())
    assert place == "rules/a.yaml:1:7"
    assert text.endswith(f"{code[:3]} is the beginning of commitcheck's own codes")
    assert cure == "begin with letters of your own, as ACME101"


def test_letters_that_only_look_like_ours_are_fine() -> None:
    written(RULE.replace("ACME101", "VI102"))
    assert [rule.code for rule in read().rules] == ["VI102"]


@pytest.mark.parametrize(
    ("message", "text", "column"),
    [
        ("{promise.idd}", "promise has no field idd", 20),
        ("{promise.id", "a { stands alone", 11),
        ("promise.id}", "a } stands alone", 21),
        ("{'x'}", "{'x'} is no field", 11),
        ("{promise.id + 'x'}", "{promise.id + 'x'} is no field", 11),
    ],
)
def test_a_place_in_a_message_is_a_field(message: str, text: str, column: int) -> None:
    written(RULE.replace("{promise.id} is worth more than 100,000 and nobody owns it", message))
    ((place, said_text, _),) = said(read())
    assert said_text == f"its message cannot be used: {text}"
    assert place == f"rules/a.yaml:6:{column}"


WHEN = "promise.arr > 100000.0 && promise.owner == null"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "{promise.id}",
            "{promise.ide}",
            ("rules/a.yaml:6:20", "its message", "promise has no field ide", "did you mean id?"),
        ),
        (
            WHEN,
            "promise.owner.exists(it, it == 'x')",
            ("rules/a.yaml:5:21", "its when", "promise.owner is no list", "compare it with =="),
        ),
        (
            WHEN,
            "promise.arr / 0.0 > null",
            (
                "rules/a.yaml:5:25",
                "its when",
                "> stands between a number and null",
                "compare things of one kind",
            ),
        ),
    ],
)
def test_a_fault_has_its_place_its_cause_and_its_cure(
    old: str, new: str, expected: tuple[str, ...]
) -> None:
    written(RULE.replace(old, new))
    place, field, cause, cure = expected
    assert said(read()) == [(place, f"{field} cannot be used: {cause}", cure)]


def test_a_condition_without_any_answer_is_a_fault_of_the_condition() -> None:
    written(RULE.replace(WHEN, "(promise.value > 1.0) == promise.value.startsWith('a')"))
    own = read()
    assert own.rules == ()
    assert [it.variant for it in own.problems] == ["invalid.when"]
    assert said(own)[0][1:] == (
        "its when cannot be used: it has no answer whatever a record holds",
        "try it on an example",
    )


def test_every_fault_of_a_file_is_said_and_kept_apart() -> None:
    written(RULE.replace("arr", "arrr").replace("{promise.id}", "{promise.idd}"))
    own = read()
    assert own.rules == ()
    assert [it.variant for it in own.problems] == ["invalid.when", "invalid.message[2]"]
    assert own.codes == ("ACME101",)


def test_two_rules_have_two_codes() -> None:
    written(RULE)
    written(RULE, "rules/b.yaml")
    assert said(read()) == [
        ("rules/b.yaml:1:7", "ACME101 is the code of the rule in rules/a.yaml too",
         "give it a code of its own")
    ]  # fmt: skip


def test_a_field_that_no_rule_has_is_said() -> None:
    written(RULE + "mesage: x\n")
    ((_, text, cure),) = said(read())
    assert "mesage" in text
    assert "message" in cure


def test_without_the_extra_there_is_a_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cel_expr_python.cel", None)
    written(RULE)
    own = read()
    assert said(own) == [
        (
            "rules/a.yaml:1:1",
            "rules in CEL cannot be evaluated here: the extra commitcheck[rules] is missing",
            "pip install 'commitcheck[rules]'",
        )
    ]
    assert own.problems[0].severity is Severity.ERROR


def test_without_rules_the_extra_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cel_expr_python.cel", None)
    assert read() == OwnRules()
