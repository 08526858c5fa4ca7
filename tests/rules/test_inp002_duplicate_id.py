"""INP002: the same id is used twice in one collection."""

import datetime as dt
from typing import Any

import pytest

from building import context, project, promise, vision, waiver
from commitcheck.model.finding import Finding, Problem, Severity, Subject
from commitcheck.model.location import FixedSource, Location, Where
from commitcheck.model.phrase import words
from commitcheck.rules.context import Context
from commitcheck.rules.inp002_duplicate_id import INFO, check

TWICE = [{"id": "A"}, {"id": "B"}, {"id": "A"}]


def test_two_promises_of_one_id_are_an_error_at_the_second() -> None:
    """References mean the first one, so the second is the one to rename."""
    first, second = promise("C-1", line=2), promise("C-1", line=9)
    [finding] = check(context(vision(), first, promise("C-2", line=5), second))

    assert str(finding.message) == "the id C-1 is given to 2 promises"
    assert str(finding.next_step) == ("give each its own id: waivers, links and baselines go by it")
    assert (finding.code, finding.severity) == ("INP002", Severity.ERROR)
    assert (finding.who, finding.cure) == ("product", "decide")
    assert finding.subject == ("commitment", "C-1", True)
    assert (finding.at.line, finding.at.field) == (9, "id")
    assert [(related.id, related.at.line) for related in finding.related] == [("C-1", 2)]


def test_an_id_of_several_files_is_one_space() -> None:
    """Two exports that number alike cannot be told apart by a waiver."""
    other = promise("C-1")._replace(where=Where(FixedSource("north.csv"), 4))
    [finding] = check(context(vision(), promise("C-1"), other))

    assert finding.at == Location("north.csv", 4, 1, "id")
    assert finding.related[0].at.path == "commitments.yaml"


def test_three_of_one_id_are_one_finding() -> None:
    """It names all places and stands at the second."""
    [finding] = check(context(vision(), *(promise("C-1", line=line) for line in (1, 2, 3))))

    assert str(finding.message) == "the id C-1 is given to 3 promises"
    assert [related.at.line for related in finding.related] == [1, 3]


def test_two_waivers_of_one_id() -> None:
    """An exception must be one exception."""
    [finding] = check(context(vision(), waivers=[waiver("W-1"), waiver("W-1", rule="TIM401")]))

    assert str(finding.message) == "the id W-1 is given to 2 waivers"
    assert finding.subject == Subject("waiver", "W-1")


@pytest.mark.parametrize(
    ("sections", "kind", "plural"),
    [
        ({"capabilities": TWICE}, "capability", "capabilities"),
        ({"roadmap": TWICE}, "roadmap_item", "roadmap items"),
        ({"themes": TWICE}, "theme", "themes"),
        ({"non_goals": TWICE}, "non_goal", "non-goals"),
        ({"tenets": TWICE}, "tenet", "tenets"),
        ({"guardrails": TWICE}, "guardrail", "guardrails"),
        ({"dimensions": TWICE}, "dimension", "dimensions"),
        ({"certifications": TWICE}, "certification", "certifications"),
        ({"stakeholders": TWICE}, "stakeholder", "stakeholders"),
        ({"capacity": {"periods": TWICE}}, "period", "capacity periods"),
        ({"positioning": {"segments": TWICE}}, "segment", "segments"),
        ({"positioning": {"differentiators": TWICE}}, "differentiator", "differentiators"),
    ],
)
def test_every_list_of_the_vision_is_an_id_space(
    sections: dict[str, Any], kind: str, plural: str
) -> None:
    """Whatever a finding, a waiver or a reference can name has one name."""
    [finding] = check(context(vision(**sections)))

    assert str(finding.message) == f"the id A is given to 2 {plural}"
    assert finding.subject == Subject(kind, "A")


def test_the_same_id_in_two_collections_is_fine() -> None:
    """A theme and a capability may share a name."""
    found = check(context(vision(themes=["A"], capabilities=["A"], roadmap=["A"]), promise("A")))

    assert list(found) == []


def test_records_without_an_id_are_no_duplicates() -> None:
    """An absent id is no id."""
    themes = [{"name": "One"}, {"name": "Two"}]

    assert list(check(context(vision(themes=themes)))) == []


def test_promises_are_checked_without_a_vision_and_problems_are_passed_on() -> None:
    """A list of commitments is worth checking on its own."""
    at, subject = Location("a.yaml", 3), Subject("file", "a.yaml")
    problem = Problem("twice", words("seen twice"), at, subject, words("rename"), rule="INP002")
    read = project(promises=[promise(), promise()], problems=[problem])
    found: list[Finding] = list(check(Context(read, dt.date(2026, 3, 16))))

    assert [str(finding.message) for finding in found] == [
        "seen twice",
        "the id C-1 is given to 2 promises",
    ]
    assert not INFO.waivable
