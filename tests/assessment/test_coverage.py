"""What a yes rests on: every rule that the vision has something for must have looked."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.api import check
from commitcheck.assessment.coverage import CHANGED_WORDS, NO_DAY, coverage
from commitcheck.cli.exit_codes import ExitCode, exit_code
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.report import Answer, Report
from commitcheck.rules import ALL_RULES

TODAY = dt.date(2026, 3, 16)
SSO: dict[str, Any] = {"capabilities": [{"id": "sso", "status": "available"}]}
FINE: dict[str, Any] = {"capability": "sso", "due": "2026-06-30"}

COLUMNS = frozenset(RECORD_FIELDS) - {"approvals", "revenue_review"}
"""Who must approve is another question."""


def report(
    vision: dict[str, Any], promise: dict[str, Any], *without: str, **options: Any
) -> Report:
    project = b.project(
        b.vision(**vision),
        [b.promise("C-1", deal="D-1", **promise)],
        fields=COLUMNS - set(without),
    )
    return check(project, as_of=TODAY, **options)


def words(told: Report) -> tuple[str, str]:
    """Of the promise, and of its deal."""
    return told.commitments[0].answer, told.deals[0].verdict


def missing(answer: Answer) -> list[str]:
    return [str(lacking) for lacking in answer.missing]


def test_everything_looked_and_there_is_a_day() -> None:
    assert words(report(SSO, FINE)) == ("conforms", "sign")


def test_a_section_whose_column_is_missing_did_not_run() -> None:
    """The vision has guardrails, and no column that they could be held against."""
    vision = {
        **SSO,
        "guardrails": [{"id": "G1", "dimension": "uptime_pct", "op": "max", "value": 99}],
    }
    told = report(vision, FINE, "value")
    assert words(told) == ("no_conflict_seen", "no_conflict_seen")
    assert any("column value" in line and "VIS603" in line
               for line in missing(told.commitments[0]))  # fmt: skip
    assert words(report(vision, FINE)) == ("conforms", "sign")


def test_what_the_vision_has_no_section_for_counts_as_looked_at() -> None:
    """No guardrails: nobody misses VIS603, though VIS603 needs a column too."""
    project = b.project(b.vision(**SSO), [b.promise(**FINE)], fields=frozenset({"due"}))
    looked = coverage(ALL_RULES, b.context(project.vision, *project.commitments), lambda _: True)
    assert "VIS603" not in looked.unfed


@pytest.mark.parametrize(
    ("kind", "word"),
    [("feature", "no_conflict_seen"), ("compliance", "no_conflict_seen"), ("sla", "conforms"),
     ("pricing", "conforms")],
)  # fmt: skip
def test_what_somebody_waits_for_needs_a_day(kind: str, word: str) -> None:
    told = report(SSO, {"capability": "sso", "kind": kind})
    assert told.commitments[0].answer == word
    assert missing(told.commitments[0]) == ([] if word == "conforms" else [str(NO_DAY)])


def test_that_no_day_was_promised_can_be_written_down() -> None:
    promise = b.promise("C-1", deal="D-1", capability="sso")._replace(is_due_open=True)
    told = check(b.project(b.vision(**SSO), [promise], COLUMNS), as_of=TODAY)
    assert words(told) == ("conforms", "sign")


def test_a_decision_about_other_words_is_no_ground_for_a_yes() -> None:
    link = b.link(commitment="C-1", item="capability:sso", decision="accepted", text="0" * 16)
    project = b.project(
        b.vision(**SSO), [b.promise("C-1", deal="D-1", kind="sla", capability="sso")], COLUMNS
    )
    told = check(replace(project, links=(link,)), as_of=TODAY)
    assert missing(told.commitments[0]) == [str(CHANGED_WORDS)]


@pytest.mark.parametrize("option", [{"select": "TIM401"}, {"ignore": "VIS"}])
def test_where_rules_were_left_out_nobody_says_yes(option: dict[str, str]) -> None:
    """The promise could have been judged, so that it is not nothing either: exit 0."""
    told = report({**SSO, "non_goals": [{"id": "N1", "statement": "No servers"}]}, FINE, **option)
    assert words(told) == ("could_not_be_judged", "could_not_be_judged")
    assert told.commitments[0].is_left_out
    assert exit_code(told, "error") == ExitCode.OK
    assert "left out" in told.verdict.sentence


def test_a_rule_of_lesser_weight_left_out_is_missed_and_leaves_the_rest_judged() -> None:
    told = report(SSO, FINE, ignore="COM805")
    assert words(told) == ("no_conflict_seen", "no_conflict_seen")
    assert missing(told.commitments[0]) == ["COM805, left out of this run"]


def test_what_is_not_mapped_is_no_change_of_a_contract() -> None:
    """COV302 says it on the promise; the deal could not be judged."""
    told = report(SSO, {"due": "2026-06-30"})
    assert [found.rule for found in told.unwaived if found.rule == "COV302"] == ["COV302"]
    assert told.deals[0].verdict == "could_not_be_judged"
    assert not told.deals[0].changes


def test_an_error_weighs_more_than_what_is_missing() -> None:
    non_goal = {"id": "N1", "statement": "No SSO", "enforcement": "hard", "capabilities": ["sso"]}
    told = report({**SSO, "non_goals": [non_goal]}, {"capability": "sso"}, select="VIS601")
    assert words(told) == ("does_not_conform", "do_not_sign")


def test_a_segment_that_nobody_decided_on_is_missing_to_a_yes() -> None:
    """By its name; a promise to another segment lacks nothing."""
    segments = [{"id": "bank", "decided": False}, {"id": "retail"}]
    vision = {**SSO, "positioning": {"segments": segments}}
    for segment, expected in (("bank", ["a decision on the segment bank"]), ("retail", [])):
        told = report(vision, {**FINE, "segment": segment})
        assert missing(told.commitments[0]) == expected
