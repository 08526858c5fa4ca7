"""COV302: a promise of a feature names nothing that the vision knows."""

from typing import Any

import pytest
from msgspec.structs import replace

from building import context, promise, vision
from commitcheck.model.decision import Link
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.context import Context
from commitcheck.rules.cov302_unmapped import RULE, check

SIGNED: dict[str, Any] = {"status": "signed", "signed_on": "2026-02-27"}


def found(**fields: Any) -> list[Finding]:
    return list(check(context(vision(), promise(**fields))))


def test_a_firm_draft_is_a_warning_that_signing_makes_worse() -> None:
    """Mapping it is the work to do before the signature."""
    [finding] = found(title="Better exports", expected_signature="2026-03-31")

    assert str(finding.message) == (
        "C-1 is a promise of the kind feature, but names no capability and no roadmap item"
    )
    assert str(finding.next_step) == (
        "map it to a capability or a roadmap item before the signature on 2026-03-31"
    )
    assert (finding.code, finding.severity) == ("COV302", Severity.WARNING)
    assert (finding.who, finding.cure) == ("sales", "decide")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "capability"
    assert [quote.text for quote in finding.quotes] == ["Better exports"]
    assert finding.worse_when_signed


@pytest.mark.parametrize(
    ("fields", "hits"),
    [
        ({}, 1),  # nobody says what the file has
        ({"commitments.yaml": frozenset(("title", "capability"))}, 1),
        ({"commitments.yaml": frozenset(("title", "roadmap_item"))}, 1),
        ({"commitments.yaml": frozenset(("title",))}, 0),
        ({"another.csv": frozenset(("title",))}, 1),
    ],
)
def test_a_file_without_a_column_for_it_is_not_asked(
    fields: dict[str, frozenset[str]], hits: int
) -> None:
    """Links that somebody accepted for other rows make no error of one that nobody touched."""
    seen = context(vision(), promise())
    project = replace(seen.project, fields_of=fields)
    assert len(list(check(replace(seen, project=project)))) == hits


def test_a_file_without_a_column_is_asked_where_a_person_decided_on_nothing() -> None:
    seen = context(vision(), promise())
    project = replace(seen.project, links=(Link("C-1", decision="none"),),
                      fields_of={"commitments.yaml": frozenset(("title",))})  # fmt: skip
    assert len(list(check(Context(project, seen.as_of)))) == 1


@pytest.mark.parametrize(
    ("day", "by"),
    [
        ("2026-03-17", "before the signature on 2026-03-17"),
        ("2026-03-16", "before the signature on 2026-03-16"),
        ("2026-03-15", "now, for it was due before the signature on 2026-03-15"),
        (None, "before the signature"),
    ],
)
def test_a_deadline_in_the_past_is_said_as_past(day: str | None, by: str) -> None:
    [finding] = found(status="negotiating", expected_signature=day)
    assert str(finding.next_step) == f"map it to a capability or a roadmap item {by}"


def test_a_signed_firm_one_is_an_error() -> None:
    """It is owed, and nobody can say what it is."""
    [finding] = found(**SIGNED)

    assert (finding.severity, finding.worse_when_signed) == (Severity.ERROR, False)
    assert str(finding.next_step) == "map it to a capability or a roadmap item now"


@pytest.mark.parametrize("status", [SIGNED, {"status": "negotiating"}])
def test_a_promise_that_is_not_firm_stays_a_warning(status: dict[str, Any]) -> None:
    """Signing an intention does not make it firm."""
    [finding] = found(**status, source="email")

    assert (finding.severity, finding.worse_when_signed) == (Severity.WARNING, False)


@pytest.mark.parametrize(
    ("kind", "hits"),
    [
        ("feature", 1),
        ("integration", 1),
        ("deployment", 1),
        ("custom_development", 0),
        ("sla", 0),
        ("services", 0),
        ("roadmap_disclosure", 0),
    ],
)
def test_only_kinds_that_need_a_link_are_asked_for_one(kind: str, hits: int) -> None:
    """Custom development may legitimately have no capability."""
    assert len(found(kind=kind)) == hits


@pytest.mark.parametrize(
    "fields",
    [
        {"capability": "scim"},
        {"capability": "unknown"},
        {"roadmap_item": "RM1"},
        {"status": "delivered"},
        {"status": "withdrawn"},
    ],
)
def test_a_mapped_or_closed_promise_is_fine(fields: dict[str, Any]) -> None:
    """A name that dangles is INP003's, not also this one's."""
    assert found(**fields) == []


@pytest.mark.parametrize(
    ("fields", "runs"),
    [(("capability",), 1), (("roadmap_item",), 1), (("kind", "title"), 0)],
)
def test_one_of_the_two_columns_is_enough_to_judge(fields: tuple[str, ...], runs: int) -> None:
    """Where nobody could have mapped anything it is said once for the file."""
    [need] = RULE.needs
    assert need.is_met(context(vision(), fields=fields).project) == bool(runs)
