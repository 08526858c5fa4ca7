"""XCF701: an exclusive capability is promised to another customer as well."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.base import Rule
from commitcheck.rules.xcf701_exclusivity_violated import RULE, check

VISION = vision(capabilities=["audit-export", "scim"])


def exclusivity(id: str = "C-8", **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    record = {"customer": "Norvik", "kind": "exclusivity", "capability": "audit-export", **fields}
    return promise(id, line=8, **record)


def feature(id: str = "C-7", **fields: Any) -> Commitment:  # noqa: A002 - as above
    record = {"customer": "Meridian", "capability": "audit-export", "status": "signed", **fields}
    return promise(id, line=7, **record)


def found(*promises: Commitment) -> list[Finding]:
    return list(check(context(VISION, *promises)))


def test_a_draft_exclusivity_is_the_subject_and_the_signed_promise_stays_clean() -> None:
    """The new draft is what can still be changed."""
    [finding] = found(
        feature(quote="Available by May."),
        exclusivity(quote="To no other insurer.", expected_signature="2026-03-31"),
    )

    assert str(finding.message) == (
        "C-8 makes audit-export exclusive to Norvik, but it is promised to Meridian (C-7)"
    )
    assert str(finding.next_step) == (
        "narrow C-8 by segment or end date until it leaves out C-7, or price the loss"
    )
    assert finding.subject == ("commitment", "C-8", True)
    assert (finding.severity, finding.who, finding.cure) == (Severity.ERROR, "legal", "edit")
    assert (finding.at.line, finding.at.field) == (8, "capability")
    assert [quote.text for quote in finding.quotes] == ["To no other insurer.", "Available by May."]
    assert [(related.kind, related.id, related.at.line) for related in finding.related] == [
        ("commitment", "C-7", 7)
    ]


def test_a_draft_promise_against_a_signed_exclusivity_is_the_subject() -> None:
    """It is told to whom the capability belongs already, where and until when."""
    [finding] = found(
        exclusivity(status="signed", scope_segment="bank", until="2026-12-31"),
        feature("C-9", status="proposed", segment="bank", due="2026-06-30"),
    )

    assert str(finding.message) == (
        "C-9 promises audit-export, which C-8 makes exclusive to Norvik in segment bank "
        "until 2026-12-31"
    )
    assert str(finding.next_step) == "strike C-9, or have C-8 narrowed first"
    assert finding.subject.id == "C-9"


def test_all_holders_stand_in_one_finding() -> None:
    """One cause, one finding."""
    [finding] = found(
        feature("C-1", customer="Acme"), feature("C-2", customer="Delta"), exclusivity()
    )

    assert str(finding.message) == (
        "C-8 makes audit-export exclusive to Norvik, but it is promised to Acme (C-1), Delta (C-2)"
    )


def test_several_capabilities_are_told_apart() -> None:
    """Each capability names its own holders."""
    [finding] = found(
        feature("C-1"),
        feature("C-2", capability="scim"),
        exclusivity(capability=["audit-export", "scim"]),
    )

    assert str(finding.message) == (
        "C-8 makes audit-export, scim exclusive to Norvik, but audit-export is promised to "
        "Meridian (C-1); scim is promised to Meridian (C-2)"
    )


def test_of_two_signed_the_later_signature_is_the_subject() -> None:
    """Whoever signed later contradicted what was there."""
    [finding] = found(
        exclusivity(status="signed", signed_on="2026-01-31"), feature(signed_on="2026-02-27")
    )

    assert finding.subject == ("commitment", "C-7", False)


def test_of_two_drafts_the_later_expected_signature_is_the_subject() -> None:
    """It is the one that there is more time to change."""
    [finding] = found(
        exclusivity(expected_signature="2026-03-20"),
        feature(status="proposed", expected_signature="2026-03-31"),
    )

    assert finding.subject.id == "C-7"


def test_of_two_drafts_on_the_same_day_the_greater_id_is_the_subject() -> None:
    """A tie must fall the same way every time."""
    day = {"expected_signature": "2026-03-31"}
    [finding] = found(exclusivity(**day), feature(status="proposed", **day))

    assert finding.subject.id == "C-8"


@pytest.mark.parametrize(("until", "count"), [("2026-03-15", 0), ("2026-03-16", 1), (None, 1)])
def test_an_exclusivity_that_has_ended_forbids_nothing(until: str | None, count: int) -> None:
    """On its last day it still holds."""
    assert len(found(feature(), exclusivity(until=until))) == count


@pytest.mark.parametrize(("due", "count"), [("2026-12-31", 1), ("2027-01-01", 0), (None, 1)])
def test_what_is_due_after_the_end_is_fine(due: str | None, count: int) -> None:
    """Due on the last day still breaks it; without a due date nobody knows, so it does too."""
    assert len(found(feature(due=due), exclusivity(until="2026-12-31"))) == count


@pytest.mark.parametrize(("segment", "count"), [("insurance", 1), ("bank", 0), (None, 0)])
def test_a_scope_keeps_other_segments_out(segment: str | None, count: int) -> None:
    """A promise without a segment cannot be said to be in scope."""
    assert len(found(feature(segment=segment), exclusivity(scope_segment="insurance"))) == count


@pytest.mark.parametrize(
    "fields",
    [
        {"customer": "Norvik"},
        {"capability": "scim"},
        {"kind": "sla"},
        {"status": "delivered"},
        {"status": "withdrawn"},
    ],
)
def test_what_does_not_break_an_exclusivity(fields: dict[str, str]) -> None:
    """Its own customer, another capability, another kind, what is done or dropped."""
    assert found(feature(**fields), exclusivity()) == []


def test_a_promise_is_recognised_by_its_roadmap_item() -> None:
    """Whoever promises the item promises what it delivers."""
    seen = vision(
        capabilities=["audit-export"], roadmap=[{"id": "RM1", "capabilities": ["audit-export"]}]
    )
    other = feature(capability=None, roadmap_item="RM1")

    assert [finding.subject.id for finding in check(context(seen, other, exclusivity()))] == ["C-8"]


def test_a_long_list_of_holders_is_cut_where_nobody_reads_on() -> None:
    """The sentence names five and says how many more there are."""
    holders = [feature(f"C-{number}", customer=f"Customer {number}") for number in range(10, 40)]

    [finding] = found(*holders, exclusivity("C-99"))

    assert str(finding.message).endswith("Customer 14 (C-14) and 25 more")
    assert len(finding.related) == 20


def test_it_needs_a_kind_and_a_capability() -> None:
    """Without them there are no exclusivities to see."""
    assert _met(RULE, {"kind", "capability"}) == [True, True]
    assert _met(RULE, {"capability"}) == [False, True]


def _met(rule: Rule, fields: set[str]) -> list[bool]:
    project = context(VISION, fields=fields).project
    return [need.is_met(project) for need in rule.needs]
