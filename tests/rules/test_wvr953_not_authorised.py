"""WVR953: a waiver was not approved by someone who may, or covers what none may."""

from typing import Any

import pytest

from building import context, promise, vision, waiver
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.wvr953_not_authorised import INFO, RULE, check

VISION = vision(
    stakeholders=[
        {"id": "dana", "role": "product"},
        {"id": "kim", "role": "sales"},
        {"id": "otto", "role": "engineering"},
        {"id": "eve"},
    ],
    guardrails=[{"id": "GR1", "dimension": "uptime", "value": 99.9, "approver": "engineering"}],
)


def found(rule: str = "GOV205", **fields: Any) -> list[Finding]:
    record = {"commitment": "K-5", "owner": "otto", "approved_by": "dana", **fields}
    made = promise("K-5", dimension="uptime", promised_by="Joe")
    return list(check(context(VISION, made, waivers=[waiver("W-2", rule, **record)])))


def test_self_approval_outside_product() -> None:
    """Both causes stand in one finding, and who could approve instead."""
    [finding] = found(owner="kim", approved_by="kim")

    assert str(finding.message) == (
        "W-2 is not authorised: its approver is in sales, not in product or executive; its "
        "approver is also its owner"
    )
    assert str(finding.next_step) == (
        "have someone in product or executive approve W-2 who neither owns it nor made the promise"
    )
    assert finding.subject == ("waiver", "W-2", False)
    assert (finding.severity, finding.who, finding.cure) == (Severity.ERROR, "product", "decide")
    assert (finding.at.path, finding.at.field) == ("waivers.yaml", "approved_by")


def test_authority_is_enough() -> None:
    """And nothing else is asked here; a missing approver is WVR952's business."""
    assert found() == []
    assert found(approved_by=None) == []


def test_an_approver_without_a_role() -> None:
    """Nobody knows what they answer for."""
    [finding] = found(approved_by="eve")

    assert str(finding.message) == (
        "W-2 is not authorised: its approver is in no role, not in product or executive"
    )


def test_an_unknown_approver_is_named() -> None:
    """It may be a slip of the pen."""
    [finding] = found(approved_by="dnaa")

    assert str(finding.message) == "W-2 is not authorised: dnaa is not among the stakeholders"


def test_the_guardrails_approver_may_and_others_may_not() -> None:
    """The list of roles says who could."""
    [finding] = found("VIS603", approved_by="kim")

    assert found("VIS603", approved_by="otto", owner="kim") == []
    assert str(finding.message) == (
        "W-2 is not authorised: its approver is in sales, not in product, executive or engineering"
    )


def test_who_made_the_promise_is_never_said() -> None:
    """The missing gate is named, not the person."""
    made = promise("K-5", promised_by="dana")
    record = {"commitment": "K-5", "owner": "otto", "approved_by": "dana"}
    [finding] = check(context(VISION, made, waivers=[waiver("W-2", "VIS601", **record)]))

    assert str(finding.message) == (
        "W-2 is not authorised: its approver is not independent of the promise"
    )
    assert "dana" not in str(finding.next_step)


@pytest.mark.parametrize("rule", ["COM806", "COM802:side_letter", "INP001", "WVR951"])
def test_some_rules_cannot_be_waived(rule: str) -> None:
    """What is wrong there has to be corrected."""
    [finding] = found(rule)

    assert str(finding.message) == f"W-2 is not authorised: {rule} cannot be waived"
    assert str(finding.next_step) == "delete W-2 and correct what it covers"
    assert finding.at.field == "rule"


@pytest.mark.parametrize("rule", ["COM802", "COM802:email", "NOPE1"])
def test_other_rules_can(rule: str) -> None:
    """A rule that nobody knows is INP003's business."""
    assert found(rule) == []


def test_it_is_second_pass_and_cannot_be_waived() -> None:
    """As the whole family."""
    assert RULE.second_pass
    assert not INFO.waivable
