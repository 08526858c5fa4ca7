"""XCF703: two capabilities that rule each other out are both firmly promised."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.xcf703_exclusive_capabilities import RULE, check

VISION = vision(
    capabilities=[{"id": "pinning", "excludes": ["search"]}, {"id": "search"}, {"id": "sso"}]
)


def pinning(id: str = "K-27", **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    return promise(id, **{"capability": "pinning", "status": "negotiating", **fields})


def search(id: str = "K-37", **fields: Any) -> Commitment:  # noqa: A002 - as above
    return promise(id, **{"capability": "search", "status": "signed", **fields})


def found(*promises: Commitment) -> list[Finding]:
    return list(check(context(VISION, *promises)))


def test_the_draft_is_the_subject() -> None:
    """The signed one stays clean."""
    [finding] = found(search(quote="Cross-region search"), pinning(quote="Pinned to the EU"))

    assert str(finding.message) == (
        "K-27 promises pinning, which cannot stand beside search (K-37)"
    )
    assert str(finding.next_step) == (
        "drop pinning from K-27, or change the architecture and take the exclusion out of the "
        "vision"
    )
    assert finding.subject == ("commitment", "K-27", True)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.ERROR, "engineering", "strike",
    )  # fmt: skip
    assert finding.at.field == "capability"
    assert [quote.text for quote in finding.quotes] == ["Pinned to the EU", "Cross-region search"]
    assert [related.id for related in finding.related] == ["K-37"]


def test_the_exclusion_holds_in_both_directions() -> None:
    """Whichever side names the other, the later promise is the subject."""
    [finding] = found(search(status="negotiating"), pinning(status="signed"))

    assert str(finding.message) == "K-37 promises search, which cannot stand beside pinning (K-27)"


def test_one_promise_may_contradict_itself() -> None:
    """Both in one clause is still both."""
    [finding] = found(pinning(capability=["pinning", "search"]))

    assert str(finding.message) == (
        "K-27 promises search, which cannot stand beside pinning (the same promise)"
    )
    assert finding.related == ()


def test_earlier_rivals_are_all_listed_and_later_ones_have_their_own_finding() -> None:
    """Each promise answers for what was there before it."""
    findings = found(
        search("K-1", signed_on="2026-01-01"),
        search("K-2", signed_on="2026-01-02"),
        pinning("K-3", status="signed", signed_on="2026-01-03"),
        search("K-4", signed_on="2026-01-04"),
    )

    assert {
        finding.subject.id: [other.id for other in finding.related] for finding in findings
    } == {
        "K-3": ["K-1", "K-2"],
        "K-4": ["K-3"],
    }


@pytest.mark.parametrize(
    "fields",
    [{"source": "email"}, {"kind": "sla"}, {"status": "delivered"}, {"capability": "sso"}],
)
def test_what_is_no_conflict(fields: dict[str, str]) -> None:
    """Not firm, not to be delivered, done, or another capability."""
    assert found(search(**fields), pinning()) == []


def test_it_needs_an_exclusion() -> None:
    """Capabilities without `excludes` rule nothing out."""
    assert all(need.is_met(context(VISION).project) for need in RULE.needs)
    assert not RULE.needs[0].is_met(context(vision(capabilities=["sso"])).project)


def test_an_exclusion_may_name_an_alias_or_something_unknown() -> None:
    """An unknown name excludes nothing that anybody could promise."""
    known = vision(
        capabilities=[
            {"id": "pinning", "excludes": ["global-search", "nothing"]},
            {"id": "search", "aliases": ["global-search"], "excludes": ["pinning"]},
            {"id": "sso", "excludes": ["pinning"]},
        ]
    )
    [finding] = check(context(known, search(), pinning(), promise("K-1", capability="sso")))

    assert str(finding.message) == (
        "K-27 promises pinning, which cannot stand beside search (K-37); pinning, which cannot "
        "stand beside sso (K-1)"
    )
    assert [(related.id, related.note) for related in finding.related] == [
        ("K-37", "the other one is promised here"),
        ("K-1", "the other one is promised here"),
    ]


def through_items(roadmap: list[dict[str, Any]], *promises: Commitment) -> list[str]:
    capabilities = [{"id": "pinning", "excludes": ["search"]}, {"id": "search"}]
    known = vision(capabilities=capabilities, roadmap=roadmap)
    return [str(finding.message) for finding in check(context(known, *promises))]


BOTH = {"id": "RM1", "capabilities": ["pinning", "search"]}


def test_the_contradiction_of_an_item_is_no_promise_s() -> None:
    """Neither of one that names it, nor of one beside it: INP004 says it of the item."""
    alone = promise("K-1", roadmap_item="RM1", status="signed")
    assert through_items([BOTH], alone) == []
    assert through_items([BOTH], alone, promise("K-2", roadmap_item="RM1")) == []
    assert through_items([BOTH], alone, search("K-2")) == []


def test_two_items_are_two_promises() -> None:
    """And who names the capabilities says so in their own words, whatever delivers them."""
    apart = [
        {"id": "RM1", "capabilities": ["pinning"]}, {"id": "RM2", "capabilities": ["search"]},
    ]  # fmt: skip
    first, second = promise("K-1", roadmap_item="RM1"), promise("K-2", roadmap_item="RM2")
    assert through_items(apart, first, second) == [
        "K-2 promises search, which cannot stand beside pinning (K-1)"
    ]
    assert through_items(apart, promise("K-1", roadmap_item=["RM1", "RM2"])) == [
        "K-1 promises search, which cannot stand beside pinning (the same promise)"
    ]
    assert len(through_items([BOTH], pinning(), search())) == 1
