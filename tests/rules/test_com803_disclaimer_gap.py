"""COM803: a disclaimer of future functionality is missing or contradicted."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.com803_disclaimer_gap import RULE, check

SUMMARIES = {"id": "ai-summaries", "name": "AI summaries", "status": "candidate"}
SHOWN = ["roadmap_slide", "slide_deck", "rfp_response", "email", "call", "chat", "demo"]


def found(thing: dict[str, Any] = SUMMARIES, /, **fields: Any) -> list[Finding]:
    made = promise(**{"capability": "ai-summaries", "source": "roadmap_slide", **fields})
    items = [{"id": "RM4", "title": "Summaries", "capabilities": ["ai-summaries"]}]
    return list(check(context(vision(capabilities=[thing], roadmap=items), made)))


@pytest.mark.parametrize("disclaimer", [None, False])
def test_a_slide_without_a_disclaimer_is_a_warning(disclaimer: bool | None) -> None:  # noqa: FBT001 - the value under test
    """An empty cell counts as missing, once anybody has filled the column."""
    [finding] = found(disclaimer=disclaimer, title="AI summaries in Q4")

    assert str(finding.message) == (
        "C-1 shows ai-summaries (candidate) on a roadmap slide without a disclaimer, "
        "expected one in the same place"
    )
    assert str(finding.next_step) == (
        "put the future-functionality disclaimer beside it before the signature "
        "and send it to the customer"
    )
    assert (finding.code, finding.severity) == ("COM803:missing", Severity.WARNING)
    assert (finding.who, finding.cure) == ("legal", "edit")
    assert finding.at.field == "disclaimer"
    assert [quote.text for quote in finding.quotes] == ["AI summaries in Q4", "AI summaries"]


@pytest.mark.parametrize("source", SHOWN)
def test_every_informal_place_needs_one(source: str) -> None:
    """And with a disclaimer each of them is fine."""
    assert [finding.variant for finding in found(source=source)] == ["missing"]
    assert found(source=source, disclaimer=True) == []


@pytest.mark.parametrize("source", ["order_form", "security_questionnaire", "marketing"])
def test_other_places_need_none(source: str) -> None:
    """A contract says itself what it promises."""
    assert found(source=source) == []


def test_a_roadmap_disclosure_needs_one_wherever_it_stands() -> None:
    """Its kind says that a roadmap was shown."""
    [finding] = found(source="order_form", kind="roadmap_disclosure")

    assert finding.variant == "missing"


def test_what_is_available_needs_none() -> None:
    """The disclaimer is about future functionality."""
    assert found({**SUMMARIES, "status": "available"}) == []


def test_a_promise_that_names_nothing_is_left_to_cov302() -> None:
    """Whether it is about the future could not be judged; custom work is not mapped either."""
    assert found(capability=None) == []
    assert found(capability=None, kind="custom_development") == []


def test_a_roadmap_item_is_mapping_enough() -> None:
    """The message names the item then."""
    [finding] = found(capability=None, roadmap_item="RM4")

    assert "shows RM4 (planned) on a roadmap slide" in str(finding.message)


def test_a_disclaimer_beside_a_dated_contract_clause_is_contradicted() -> None:
    """One of the two has to go."""
    [finding] = found(source="order_form", disclaimer=True, due="2026-12-31")

    assert str(finding.message) == (
        "C-1 carries a disclaimer, but the contract promises ai-summaries (candidate) for "
        "2026-12-31, expected one of the two"
    )
    assert str(finding.next_step) == (
        "pick one clause before the signature: take the date 2026-12-31 out, or drop the disclaimer"
    )
    assert (finding.code, finding.severity) == ("COM803:contradicted", Severity.WARNING)
    assert finding.cure == "edit"


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "order_form"},
        {"source": "slide_deck", "due": "2026-12-31"},
        {"source": "order_form", "binding": "efforts", "due": "2026-12-31"},
    ],
)
def test_undated_or_not_contractual_is_no_contradiction(fields: dict[str, Any]) -> None:
    """An efforts clause says itself that it is not a firm date."""
    assert found(disclaimer=True, **fields) == []


def test_a_service_level_with_a_date_contradicts_no_disclaimer() -> None:
    """The disclaimer is about functionality, and an SLA is none."""
    assert found(kind="sla", source="msa", disclaimer=True, due="2026-12-31") == []


def test_a_table_without_the_column_is_not_checked() -> None:
    """Nobody could have filled it in."""
    [need] = RULE.needs

    assert not need.is_met(context(vision(), fields=["source"]).project)
