"""POS105: what was refused has no reason."""

from typing import Any

import pytest

from building import context, project, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.context import Context
from commitcheck.rules.pos105_refusal_without_reason import RULE, check


def found(**sections: Any) -> list[Finding]:
    return list(check(context(vision(**sections))))


def runs(**sections: Any) -> bool:
    made = project(vision(**sections))
    return all(need.is_met(made) for need in RULE.needs)


def test_a_rejected_capability_without_a_reason_is_a_warning() -> None:
    """A no that nobody can explain is asked again."""
    [finding] = found(capabilities=[{"id": "on-prem", "status": "rejected"}])

    assert str(finding.message) == "on-prem is rejected without a reason, expected one"
    assert str(finding.next_step) == "write why on-prem was rejected as its reason"
    assert (finding.code, finding.severity) == ("POS105:rejected", Severity.WARNING)
    assert (finding.who, finding.cure, finding.roots) == ("product", "decide", ("R1",))
    assert finding.subject == ("capability", "on-prem", False)
    assert finding.at.path == "vision.yaml"


def test_a_dropped_roadmap_item_without_a_reason_is_a_warning() -> None:
    """It was on the roadmap once: somebody counts on it."""
    [finding] = found(roadmap=[{"id": "RM1", "status": "dropped"}])

    assert str(finding.message) == "RM1 is dropped without a reason, expected one"
    assert (finding.code, finding.severity) == ("POS105:dropped", Severity.WARNING)
    assert finding.subject == ("roadmap_item", "RM1", False)


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_reason_without_words_is_none(reason: str | None) -> None:
    """Spaces explain nothing."""
    assert len(found(capabilities=[{"id": "a", "status": "rejected", "reason": reason}])) == 1


def test_a_reason_is_enough() -> None:
    """Of both sorts of record."""
    assert found(capabilities=[{"id": "a", "status": "rejected", "reason": "too dear"}]) == []
    assert found(roadmap=[{"id": "RM1", "status": "dropped", "reason": "too dear"}]) == []


@pytest.mark.parametrize(
    "status", ["available", "beta", "in_progress", "planned", "candidate", "deprecated"]
)
def test_what_was_not_refused_needs_no_reason(status: str) -> None:
    """Whatever else its status is."""
    assert found(capabilities=[{"id": "a", "status": status}]) == []


@pytest.mark.parametrize("status", ["planned", "in_progress", "shipped"])
def test_an_item_that_is_still_there_needs_no_reason(status: str) -> None:
    """Nor does one that has shipped."""
    assert found(roadmap=[{"id": "RM1", "status": status}]) == []


def test_it_runs_once_somebody_gives_a_reason() -> None:
    """Of either sort; a vision from before the field is asked for nothing."""
    refused = {"id": "a", "status": "rejected"}
    dropped = {"id": "RM1", "status": "dropped"}

    assert not runs(capabilities=[refused], roadmap=[dropped])
    assert not runs(capabilities=[{**refused, "reason": ""}], roadmap=[dropped])
    assert runs(capabilities=[{**refused, "reason": "too dear"}], roadmap=[dropped])
    assert runs(capabilities=[refused], roadmap=[{**dropped, "reason": "too dear"}])


def test_a_reason_of_what_was_not_refused_is_no_habit_of_giving_any() -> None:
    refused = {"id": "a", "status": "rejected"}
    kept = {"id": "b", "status": "planned", "reason": "three customers wait"}
    staying = {"id": "RM1", "status": "planned", "reason": "three customers wait"}

    assert not runs(capabilities=[refused, kept], roadmap=[staying])
    assert runs(capabilities=[{**refused, "reason": "too dear"}, kept], roadmap=[staying])
    assert RULE.needs[0].words == (
        "capabilities.reason or roadmap.reason of what is rejected or dropped in the vision"
    )


def test_a_vision_that_could_not_be_read_is_not_judged() -> None:
    """INP001 has said so."""
    assert list(check(Context(project(None), context().as_of))) == []
