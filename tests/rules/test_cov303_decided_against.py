"""COV303: a promise is about something that was decided against."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.cov303_decided_against import RULE, check

REPORTS = {"id": "reports", "name": "Report builder", "status": "rejected"}


def found(
    *capabilities: dict[str, Any], roadmap: tuple[dict[str, Any], ...] = (), **fields: Any
) -> list[Finding]:
    known = vision(capabilities=list(capabilities or (REPORTS,)), roadmap=list(roadmap))
    return list(check(context(known, promise(**fields))))


def test_a_rejected_capability_is_an_error_to_strike() -> None:
    """The decision is related, so that it can be reopened where it was made."""
    [finding] = found(capability="reports", title="Custom reports", source="email")

    assert str(finding.message) == "C-1 promises reports (rejected), which was decided against"
    assert str(finding.next_step) == "renegotiate it away, or reopen the decision on reports"
    assert (finding.code, finding.severity) == ("COV303", Severity.ERROR)
    assert (finding.who, finding.cure) == ("product", "strike")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "capability"
    assert [quote.text for quote in finding.quotes] == ["Custom reports", "Report builder"]
    assert [(related.kind, related.id) for related in finding.related] == [
        ("capability", "reports")
    ]


@pytest.mark.parametrize(
    ("status", "hits"),
    [("rejected", 1), ("deprecated", 1), ("candidate", 0), ("planned", 0), ("available", 0)],
)
def test_deprecated_counts_as_decided_against(status: str, hits: int) -> None:
    """What is merely not planned is COV301's."""
    assert len(found({**REPORTS, "status": status}, capability="reports")) == hits


@pytest.mark.parametrize(("status", "hits"), [("dropped", 1), ("planned", 0), ("shipped", 0)])
def test_a_dropped_item_that_the_promise_names_counts_too(status: str, hits: int) -> None:
    """Dropping it was the decision."""
    item = {"id": "RM4", "title": "AI summaries", "status": status}
    findings = found(roadmap=(item,), roadmap_item="RM4")

    messages = [str(finding.message) for finding in findings]
    assert messages == ["C-1 promises RM4 (dropped), which was decided against"] * hits
    assert [finding.at.field for finding in findings] == ["roadmap_item"] * hits


def test_all_that_was_decided_against_stands_in_one_finding() -> None:
    """The available capability beside it is none of its causes."""
    [finding] = found(
        REPORTS,
        {"id": "sso", "status": "available"},
        roadmap=({"id": "RM4", "status": "dropped"},),
        capability=["sso", "reports"],
        roadmap_item="RM4",
    )

    assert str(finding.message) == (
        "C-1 promises reports (rejected), RM4 (dropped), which was decided against"
    )
    assert [(related.kind, related.id) for related in finding.related] == [
        ("capability", "reports"),
        ("roadmap_item", "RM4"),
    ]


@pytest.mark.parametrize(
    ("kind", "hits"),
    [("integration", 1), ("deployment", 1), ("custom_development", 1), ("eol_support", 0),
     ("scale", 0), ("roadmap_disclosure", 0)],
)  # fmt: skip
def test_only_deliverables_are_struck(kind: str, hits: int) -> None:
    """Keeping a deprecated thing alive for a while is another promise."""
    assert len(found(kind=kind, capability="reports")) == hits


@pytest.mark.parametrize("status", ["delivered", "released", "withdrawn"])
def test_a_closed_promise_is_not_judged(status: str) -> None:
    """There is nothing left to strike."""
    assert found(status=status, capability="reports") == []


def test_signature_only_changes_whether_it_is_preventable() -> None:
    """It is as wrong before as after."""
    [finding] = found(capability="reports", status="signed", signed_on="2026-03-01")

    assert (finding.severity, finding.subject.unsigned) == (Severity.ERROR, False)


def test_it_needs_something_to_be_decided_against_and_a_column_that_names_it() -> None:
    """Neither capabilities nor roadmap means that no decision is on record."""
    decided, column = RULE.needs
    assert not decided.is_met(context(vision()).project)
    assert decided.is_met(context(vision(roadmap=[])).project)
    assert not column.is_met(context(vision(), fields=("id",)).project)
