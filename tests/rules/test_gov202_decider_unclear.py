"""GOV202: nobody, or more than one, decides about the positioning."""

from typing import Any

import pytest

from building import context, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.gov202_decider_unclear import OWNER, RULE, check

PRIYA = {"id": "priya", "role": "product", "decision_role": "approver"}
ELENA = {"id": "elena", "role": "executive", "decision_role": "approver"}
MARCUS = {"id": "marcus", "role": "sales", "decision_role": "contributor"}
OWNED = {"owner": "priya"}


def found(*stakeholders: dict[str, Any], positioning: Any = OWNED) -> list[Finding]:
    return list(check(context(vision(positioning=positioning, stakeholders=list(stakeholders)))))


def test_no_approver_is_an_error() -> None:
    """Then everybody can promise."""
    [finding] = found({**PRIYA, "decision_role": "driver"}, MARCUS)

    assert str(finding.message) == "no stakeholder is an approver, expected exactly one"
    assert str(finding.next_step) == "name one approver and make the others contributors"
    assert (finding.code, finding.severity) == ("GOV202:approvers", Severity.ERROR)
    assert (finding.who, finding.cure, finding.roots) == ("executive", "decide", ("R3",))
    assert finding.subject == ("stakeholders", "stakeholders", False)
    assert finding.at.field == "stakeholders"


def test_two_approvers_are_an_error() -> None:
    """Both are named, neither is blamed; whether they are from product does not matter then."""
    [finding] = found(PRIYA, ELENA, MARCUS)

    assert str(finding.message) == "priya, elena are approvers, expected exactly one"
    assert [related.id for related in finding.related] == ["priya", "elena"]


def test_one_approver_from_product_is_fine() -> None:
    """With an owner from product there is nothing to say."""
    assert found(PRIYA, MARCUS) == []


def test_one_approver_from_elsewhere_is_an_info() -> None:
    """Common, and no fault."""
    [finding] = found({**PRIYA, "decision_role": "driver"}, ELENA)

    assert str(finding.message) == "the approver elena has role executive, expected product"
    assert (finding.code, finding.severity) == ("GOV202:outside_product", Severity.INFO)
    assert finding.subject == ("stakeholders", "stakeholders", False)
    assert finding.at.field == "decision_role"


def test_an_owner_from_elsewhere_is_an_error() -> None:
    """The product manager has to be in charge."""
    [finding] = found(PRIYA, MARCUS, positioning={"owner": "marcus"})

    assert str(finding.message) == (
        "the positioning's owner marcus has role sales, expected product"
    )
    assert str(finding.next_step) == "name an owner of the positioning whose role is product"
    assert (finding.code, finding.severity) == ("GOV202:owner", Severity.ERROR)
    assert finding.subject == ("positioning", "positioning.owner", False)
    assert finding.at.field == "owner"
    assert [related.id for related in finding.related] == ["marcus"]


@pytest.mark.parametrize("positioning", [{"version": "1.1"}, {}, None])
def test_no_owner_is_an_error(positioning: Any) -> None:
    """An empty positioning has none either."""
    [finding] = found(PRIYA, positioning=positioning)

    assert str(finding.message) == (
        "the positioning has no owner, expected a stakeholder from product"
    )
    assert finding.variant == "owner"


def test_an_owner_without_a_role_is_not_from_product() -> None:
    """A role that nobody gave is said to be none."""
    [finding] = found(PRIYA, {"id": "sam"}, positioning={"owner": "sam"})

    assert str(finding.message) == "the positioning's owner sam has role none, expected product"


def test_an_unknown_owner_is_left_to_inp003() -> None:
    """One cause, one finding."""
    assert found(PRIYA, positioning={"owner": "nobody"}) == []


def test_an_empty_section_has_no_approver() -> None:
    """A section that is there is judged in full."""
    assert [finding.variant for finding in found(positioning={"owner": "priya"})] == ["approvers"]


def test_without_a_positioning_only_the_approvers_are_judged() -> None:
    """Its owner half needs the section, the rule the stakeholders."""
    without = context(vision(stakeholders=[ELENA, PRIYA]))

    assert [finding.variant for finding in check(without)] == ["approvers"]
    assert not OWNER.runs(without)
    assert not RULE.needs[0].is_met(context(vision(positioning={})).project)


def test_every_approver_is_shown_where_it_says_so() -> None:
    """One from elsewhere where its role stands."""
    [two] = found(PRIYA, ELENA)
    [elsewhere] = found(ELENA)
    [unset] = found({"id": "x", "decision_role": "approver"})

    assert [
        (related.kind, related.id, related.at.field, related.note) for related in two.related
    ] == [
        ("stakeholder", "priya", "decision_role", "an approver"),
        ("stakeholder", "elena", "decision_role", "an approver"),
    ]
    assert [
        (related.kind, related.id, related.at.field, related.note) for related in elsewhere.related
    ] == [("stakeholder", "elena", "role", "the approver")]
    assert str(elsewhere.next_step) == (
        "agree with the approver who may refuse a promise, or let product approve"
    )
    assert str(unset.message) == "the approver x has role none, expected product"
