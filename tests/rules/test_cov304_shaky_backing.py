"""COV304: the work behind a promise is a hypothesis, not a plan."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.cov304_shaky_backing import RULE, check

SOLID = {"id": "RM4", "title": "AI summaries", "capabilities": ["ai"], "latest": "2026-09-30"}


def found(*items: dict[str, Any], **fields: Any) -> list[Finding]:
    known = vision(
        capabilities=[{"id": "ai"}, {"id": "rbac"}, {"id": "sso", "status": "available"}],
        roadmap=list(items),
    )
    return list(check(context(known, promise(**{"capability": "ai", **fields}))))


def test_a_firm_dated_promise_on_a_hypothesis_is_an_error() -> None:
    """Everything that is doubtful about the item is said."""
    vague = {"id": "RM4", "title": "AI", "capabilities": ["ai"], "horizon": "later",
             "confidence": "low"}  # fmt: skip
    [finding] = found(vague, due="2026-12-31", title="AI this year")

    assert str(finding.message) == (
        "C-1 stands on RM4, which is planned for later, of low confidence and without a latest date"
    )
    assert str(finding.next_step) == (
        "raise the confidence in RM4 and date it first, or soften the promise"
    )
    assert (finding.code, finding.severity) == ("COV304", Severity.ERROR)
    assert (finding.who, finding.cure) == ("engineering", "edit")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "capability"
    assert [quote.text for quote in finding.quotes] == ["AI this year", "AI"]
    assert [(related.kind, related.id) for related in finding.related] == [("roadmap_item", "RM4")]


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({"due": "2026-12-31"}, Severity.ERROR),
        ({"due": None}, Severity.WARNING),
        ({"due": "2026-12-31", "source": "email"}, Severity.WARNING),
        ({"due": "2026-12-31", "source": "order_form", "binding": "efforts"}, Severity.ERROR),
    ],
)
def test_it_takes_firmness_and_a_date_to_be_an_error(
    fields: dict[str, Any], severity: Severity
) -> None:
    """Efforts are firm; an undated or informal promise is not yet a contract on a guess."""
    assert [finding.severity for finding in found({**SOLID, "confidence": "low"}, **fields)] == [
        severity
    ]


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"horizon": "later"}, "planned for later"),
        ({"confidence": "low"}, "of low confidence"),
        ({"latest": None}, "without a latest date"),
    ],
)
def test_each_doubt_is_enough(change: dict[str, Any], doubt: str) -> None:
    """One of the three makes it a hypothesis."""
    [finding] = found({**SOLID, **change})

    assert str(finding.message) == f"C-1 stands on RM4, which is {doubt}"


@pytest.mark.parametrize(
    "change",
    [{}, {"horizon": "next", "confidence": "medium"}, {"confidence": "high", "horizon": "now"}],
)
def test_a_dated_item_of_medium_confidence_is_solid(change: dict[str, Any]) -> None:
    """Nothing said about horizon and confidence is no doubt either."""
    assert found({**SOLID, **change}) == []


@pytest.mark.parametrize("status", ["shipped", "dropped"])
def test_shipped_and_dropped_items_are_not_asked_about(status: str) -> None:
    """The one is there, the other backs nothing."""
    assert found({**SOLID, "confidence": "low", "status": status}) == []


def test_every_shaky_item_is_a_cause_of_one_finding() -> None:
    """The work behind what is available already is none."""
    [finding] = found(
        {**SOLID, "confidence": "low"},
        {"id": "RM5", "capabilities": ["rbac"], "latest": "2026-09-30", "horizon": "later"},
        {"id": "RM6", "capabilities": ["sso"], "horizon": "later"},
        capability=["ai", "rbac", "sso"],
    )

    assert str(finding.message) == (
        "C-1 stands on RM4, which is of low confidence; RM5, which is planned for later"
    )


@pytest.mark.parametrize(
    ("fields", "hits"),
    [
        ({"kind": "roadmap_disclosure"}, 1),
        ({"kind": "exclusivity"}, 0),
        ({"capability": "sso"}, 0),
        ({"status": "delivered"}, 0),
    ],
)
def test_only_open_promises_of_future_functionality_stand_on_a_plan(
    fields: dict[str, Any], hits: int
) -> None:
    """What is available stands on itself."""
    shaky = {**SOLID, "capabilities": ["ai", "sso"], "confidence": "low"}
    assert len(found(shaky, **fields)) == hits


def test_it_needs_a_roadmap_and_a_column_that_names_something() -> None:
    """Without a roadmap nothing backs anything."""
    roadmap, column = RULE.needs
    assert not roadmap.is_met(context(vision()).project)
    assert column.is_met(context(vision(), fields=("roadmap_item",)).project)
    assert not column.is_met(context(vision(), fields=("id",)).project)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"horizon": "later", "confidence": "low"}, "horizon"),
        ({"confidence": "low", "latest": None}, "confidence"),
        ({"latest": None}, "latest"),
    ],
)
def test_the_item_is_shown_where_its_first_doubt_stands(change: dict[str, Any], field: str) -> None:
    """The promise where it names the item, else where it names the capability."""
    [finding] = found({**SOLID, **change})
    [named] = found({**SOLID, **change}, roadmap_item="RM4")

    assert [(related.kind, related.at.field, related.note) for related in finding.related] == [
        ("roadmap_item", field, "planned here")
    ]
    assert (finding.at.field, named.at.field) == ("capability", "roadmap_item")
