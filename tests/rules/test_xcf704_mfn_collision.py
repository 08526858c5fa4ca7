"""XCF704: a most-favoured-customer clause is undercut by another customer's terms."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.xcf704_mfn_collision import RULE, check


def clause(**fields: Any) -> Commitment:
    record = {
        "customer": "BlueOcean", "kind": "mfn", "dimension": "discount", "value": 20,
        "scope_segment": "3pl", "status": "signed", "signed_on": "2026-06-30", **fields,
    }  # fmt: skip
    return promise("K-8", **record)


def price(id: str = "K-23", **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    record = {
        "customer": "Fjord", "kind": "pricing", "dimension": "discount", "value": 24,
        "segment": "3pl", "status": "signed", "signed_on": "2026-06-29", **fields,
    }  # fmt: skip
    return promise(id, **record)


def found(*promises: Commitment, **sections: Any) -> list[Finding]:
    return list(check(context(vision(**sections), *promises, as_of="2026-08-17")))


def test_a_clause_signed_later_is_the_subject() -> None:
    """It promised what was not true any more."""
    [finding] = found(clause(quote="no better pricing"), price(quote="24% discount"))

    assert str(finding.message) == (
        "K-8 grants BlueOcean the best discount with 20, but Fjord has 24 (K-23)"
    )
    assert str(finding.next_step) == "exclude K-23 from the clause of K-8, or re-price"
    assert finding.subject == ("commitment", "K-8", False)
    assert (finding.severity, finding.who, finding.cure) == (Severity.ERROR, "finance", "edit")
    assert finding.roots == ()
    assert finding.at.field == "value"
    assert [quote.text for quote in finding.quotes] == ["no better pricing", "24% discount"]
    assert [related.id for related in finding.related] == ["K-23"]


def test_a_draft_price_is_the_subject() -> None:
    """It has not cut anybody's price yet."""
    [finding] = found(clause(), price("K-50", status="negotiating"))

    assert str(finding.message) == (
        "K-50 gives Fjord discount 24, better than the 20 that K-8 grants BlueOcean as most "
        "favoured"
    )
    assert str(finding.next_step) == "exclude K-50 from the clause of K-8, or re-price"
    assert finding.preventable


def test_every_better_price_stands_in_the_finding() -> None:
    """The worse and the equal ones do not."""
    [finding] = found(
        clause(), price("K-1", value=20), price("K-2", value=19), price("K-3", value=30), price()
    )

    assert [related.id for related in finding.related] == ["K-23", "K-3"]


@pytest.mark.parametrize(("value", "count"), [(20, 0), (20.5, 1), (19, 0), ("24", 1), ("n/a", 0)])
def test_only_a_strictly_better_price_collides(value: float | str, count: int) -> None:
    """The same price keeps the word."""
    assert len(found(clause(), price(value=value))) == count


@pytest.mark.parametrize(("value", "count"), [(24, 0), (20, 0), (19, 1)])
def test_less_can_be_better(value: float, count: int) -> None:
    """A price per seat is better when it is lower; the dimension says so."""
    dimensions = [{"id": "discount", "better": "lower"}]

    assert len(found(clause(), price(value=value), dimensions=dimensions)) == count


@pytest.mark.parametrize(
    ("segment", "scope", "count"),
    [("3pl", "3pl", 1), ("shipper", "3pl", 0), (None, "3pl", 0), ("shipper", None, 1)],
)
def test_the_scope_decides_who_is_compared(
    segment: str | None, scope: str | None, count: int
) -> None:
    """A clause without a scope is compared with everybody."""
    assert len(found(clause(scope_segment=scope), price(segment=segment))) == count


@pytest.mark.parametrize(("until", "count"), [("2026-08-16", 0), ("2026-08-17", 1), (None, 1)])
def test_a_clause_past_its_end_is_not_judged(until: str | None, count: int) -> None:
    """On the last day it holds."""
    assert len(found(clause(until=until), price())) == count


@pytest.mark.parametrize(
    "fields",
    [{"customer": "BlueOcean"}, {"dimension": "seats"}, {"kind": "sla"}, {"status": "released"}],
)
def test_what_does_not_undercut(fields: dict[str, str]) -> None:
    """Its own customer's price, another dimension, another kind, what is over."""
    assert found(clause(), price(**fields)) == []


def test_a_clause_without_a_value_is_not_judged() -> None:
    """Nobody can say what would be better than it."""
    assert found(clause(value=None), price()) == []


def test_it_needs_dimension_value_and_kind() -> None:
    """One missing column leaves nothing to compare."""
    seen = context(vision(), fields={"dimension", "kind"}).project

    assert [need.is_met(seen) for need in RULE.needs] == [True, False, True]


def test_each_side_says_what_the_other_one_is() -> None:
    """Better terms beside a clause, the clause beside better terms."""
    [late] = found(clause(), price())
    [draft] = found(clause(), price("K-50", status="negotiating"))

    assert [(related.id, related.note) for related in late.related] == [
        ("K-23", "better terms here")
    ]
    assert [(related.id, related.note) for related in draft.related] == [("K-8", "favoured here")]
