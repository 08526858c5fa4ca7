"""VIS602: a deal comes from a segment that the positioning does not build for."""

from typing import Any

import pytest

from building import ALL, context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.vis602_segment_conflict import ADJACENT, RULE, check

SEGMENTS = [
    {"id": "saas", "fit": "target"},
    {"id": "bank", "name": "Regional banks", "fit": "adjacent"},
    {"id": "insurance", "fit": "adjacent"},
    {"id": "government", "name": "Government", "fit": "excluded"},
]


def row(number: int, segment: str | None, **fields: Any) -> Commitment:
    given = {"deal": "D-1", "customer": "Norvik", "segment": segment, **fields}
    return promise(f"C-{number}", **given)


def found(*promises: Commitment, fields: Any = ALL) -> list[Finding]:
    known = vision(positioning={"segments": SEGMENTS})
    return list(check(context(known, *promises, fields=fields)))


def test_an_excluded_segment_is_one_error_for_the_deal() -> None:
    """However many promises the deal has, it is one decision."""
    [finding] = found(row(1, "government", title="Pilot"), row(2, "government"))

    assert str(finding.message) == (
        "the deal D-1 with Norvik is in government, a segment that the positioning excludes"
    )
    assert (
        str(finding.next_step) == "walk away, or run it as a pilot under a waiver with an end date"
    )
    assert (finding.code, finding.severity) == ("VIS602:excluded", Severity.ERROR)
    assert (finding.who, finding.cure) == ("sales", "strike")
    assert finding.subject == ("deal", "D-1", True)
    assert finding.at.field == "segment"
    assert [quote.text for quote in finding.quotes] == ["Pilot", "Government"]


def test_an_adjacent_segment_needs_products_approval_of_every_row() -> None:
    """The warning names the promises that lack it, and the nearest signature."""
    [finding] = found(
        row(1, "bank", approvals=["product@2026-03-01"]),
        row(2, "bank", approvals=["legal@2026-03-01"], status="signed", signed_on="2026-03-01"),
        row(3, "bank", expected_signature="2026-04-30"),
        row(4, "bank", expected_signature="2026-03-31"),
    )

    assert str(finding.message) == (
        "the deal D-1 with Norvik is in the adjacent segment bank, "
        "and product has not approved C-2, C-3, C-4"
    )
    assert str(finding.next_step) == (
        "get product's approval of C-2, C-3, C-4 before the signature on 2026-03-31, "
        "or run a pilot under a waiver with an end date"
    )
    assert (finding.code, finding.severity) == ("VIS602:adjacent", Severity.WARNING)
    assert (finding.who, finding.cure) == ("sales", "decide")
    assert finding.subject == ("deal", "D-1", True)
    assert [related.id for related in finding.related] == ["bank", "C-2", "C-3", "C-4"]


def test_an_adjacent_deal_that_product_approved_is_fine() -> None:
    """Approval is the whole point."""
    assert found(row(1, "bank", approvals=["product@2026-03-01"])) == []


def test_a_signed_deal_is_not_preventable_any_more() -> None:
    """It is reported all the same."""
    [finding] = found(row(1, "bank", status="signed", signed_on="2026-03-01"))

    assert finding.subject == ("deal", "D-1", False)
    assert str(finding.next_step).startswith("get product's approval of C-1 now")


def test_an_exclusion_silences_the_adjacent_half_of_the_deal() -> None:
    """One finding a deal, and the worse one."""
    assert [finding.variant for finding in found(row(1, "bank"), row(2, "government"))] == [
        "excluded"
    ]


def test_a_row_without_a_segment_belongs_to_its_deals() -> None:
    """A deal list names the segment once and expects to be understood."""
    [finding] = found(row(1, "bank", approvals=["product"]), row(2, None), row(3, "saas"))

    assert str(finding.message).endswith("and product has not approved C-2")


def test_each_deal_is_judged_on_its_own_and_named_by_its_customer_if_need_be() -> None:
    """Where no deal is named the customer is the deal."""
    findings = found(row(1, "bank"), promise("C-2", customer="Meridian", segment="insurance"))

    assert [finding.subject.id for finding in findings] == ["D-1", "Meridian"]
    assert str(findings[1].message).startswith("the deal with Meridian is in the adjacent segment")


@pytest.mark.parametrize("segment", ["saas", "nowhere", None])
def test_target_unknown_and_unset_segments_are_no_conflict(segment: str | None) -> None:
    """An unknown segment is a dangling reference, which another rule reports."""
    assert found(row(1, segment)) == []


@pytest.mark.parametrize("status", ["delivered", "released", "withdrawn"])
def test_only_open_promises_make_a_deal_conflict(status: str) -> None:
    """What is delivered has been decided."""
    closed = row(1, "government", status=status)
    assert found(closed) == []
    assert found(closed, row(2, "saas")) == []


def test_without_an_approvals_column_only_exclusion_is_judged() -> None:
    """Nobody could have filled it in, so nobody is blamed; the part is listed as not checked."""
    fields = ALL - {"approvals"}

    assert found(row(1, "bank"), fields=fields) == []
    assert [finding.variant for finding in found(row(1, "government"), fields=fields)] == [
        "excluded"
    ]
    assert RULE.parts == (ADJACENT,)


def test_it_needs_segments_on_both_sides() -> None:
    """A vision without segments and a table without the column leave nothing to judge."""
    segments, column = RULE.needs
    assert not segments.is_met(context(vision(positioning={"version": "1"})).project)
    assert segments.is_met(context(vision(positioning={"segments": []})).project)
    assert not column.is_met(context(vision(), fields=("id",)).project)


def test_the_segment_is_shown_where_its_fit_stands() -> None:
    """And beside it every promise that product has not approved; a nameless segment by its id."""
    [excluded] = found(row(1, "government"))
    [adjacent] = found(row(1, "insurance", title="Pilot"), row(2, "insurance"))

    assert [
        (related.kind, related.id, related.at.field, related.note) for related in excluded.related
    ] == [("segment", "government", "fit", "excluded here")]
    assert [
        (related.kind, related.id, related.at.field, related.note) for related in adjacent.related
    ] == [
        ("segment", "insurance", "fit", "adjacent here"),
        ("commitment", "C-1", None, "not approved by product"),
        ("commitment", "C-2", None, "not approved by product"),
    ]
    assert adjacent.at.field == "segment"
    assert [(quote.text, quote.at.field) for quote in adjacent.quotes] == [
        ("Pilot", "title"), ("insurance", "id"),
    ]  # fmt: skip
    assert excluded.quotes[1].at.field == "name"
