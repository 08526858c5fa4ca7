"""DEB904: the same capability is a one-off for several customers."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.deb904_serial_one_off import RULE, check

VISION = vision(
    capabilities=[{"id": "otm", "aliases": ["otm-connector"]}, "sap"],
    roadmap=[{"id": "RM1", "capabilities": ["otm"]}],
)


def one_off(id: str, customer: str, **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    return promise(id, customer=customer, **{"capability": "otm", "reuse": "one_off", **fields})


def found(*promises: Commitment) -> list[Finding]:
    return list(check(context(VISION, *promises)))


def test_two_customers_make_a_series() -> None:
    """Firm or not, in the order they were promised; it stands at the one that came last."""
    [finding] = found(
        one_off("K-26", "Helix", title="OTM connector"),
        one_off("K-25", "Fjord", title="OTM in January", status="signed", source="email"),
    )

    assert str(finding.message) == "otm is promised as a one-off to 2 customers: Fjord, Helix"
    assert str(finding.next_step) == (
        "productise otm on the roadmap, or refuse it in K-26; commitcheck diagnose --demand has all"
        " that is wanted"
    )
    assert finding.subject == ("capability", "otm", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.WARNING, "product", "decide",
    )  # fmt: skip
    assert finding.at.field == "reuse"
    assert [quote.text for quote in finding.quotes] == ["OTM connector", "OTM in January"]
    assert [related.id for related in finding.related] == ["K-25", "K-26"]


def test_one_customer_is_no_series() -> None:
    """However often it is promised to them."""
    assert found(one_off("K-1", "Helix"), one_off("K-2", "Helix")) == []


@pytest.mark.parametrize(
    "fields",
    [{"reuse": "general"}, {"reuse": None}, {"capability": "sap"}, {"status": "delivered"}],
)
def test_what_is_no_second_one_off(fields: dict[str, Any]) -> None:
    """For everybody, not said, something else, or done."""
    assert found(one_off("K-1", "Helix"), one_off("K-2", "Fjord", **fields)) == []


@pytest.mark.parametrize(
    "fields", [{"capability": "otm-connector"}, {"capability": None, "roadmap_item": "RM1"}]
)
def test_other_names_for_the_same_thing(fields: dict[str, Any]) -> None:
    """An alias or the item that delivers it."""
    assert len(found(one_off("K-1", "Helix"), one_off("K-2", "Fjord", **fields))) == 1


def test_a_vision_without_capabilities_knows_a_repeated_word() -> None:
    """The word is free text there, and still the same word twice."""
    promises = one_off("K-1", "Helix"), one_off("K-2", "Fjord")

    assert [finding.subject.id for finding in check(context(vision(), *promises))] == ["otm"]


def test_each_capability_has_its_own_finding() -> None:
    """A promise may take part in two series."""
    both = one_off("K-1", "Helix", capability=["otm", "sap"])
    others = one_off("K-2", "Fjord"), one_off("K-3", "Juno", capability="sap")

    assert [finding.subject.id for finding in found(both, *others)] == ["otm", "sap"]


def test_it_needs_reuse_and_capability() -> None:
    """Without either no one-off can be recognised."""
    bare = context(VISION, fields={"reuse"}).project

    assert [need.is_met(bare) for need in RULE.needs] == [True, False]
