"""COM804: a remedy can cost more than the deal brings in."""

from typing import Any

import pytest

from building import ALL, context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.com804_dangerous_remedy import RULE, check

WORKSPACE = {"id": "workspace", "name": "Auditor workspace", "status": "in_progress"}
BOTH = ["legal@2026-02-20", "finance@2026-02-20"]


def found(fields: frozenset[str] = ALL, status: str = "signed", **values: Any) -> list[Finding]:
    known = vision(capabilities=[WORKSPACE, {"id": "sso", "status": "available"}])
    made = promise(status=status, title="99.99 % uptime", **values)
    return list(check(context(known, made, fields=fields)))


def test_a_termination_right_without_both_approvals_is_an_error() -> None:
    """The message names the role that is missing and both that are expected."""
    [finding] = found(remedy="termination_right", approvals=["legal@2026-02-25"])

    assert str(finding.message) == (
        "C-1 grants termination_right without the approval of finance, expected legal and finance"
    )
    assert str(finding.next_step) == (
        "make service credits with a cap the sole remedy, or have finance approve it now"
    )
    assert (finding.code, finding.severity) == ("COM804:unapproved", Severity.ERROR)
    assert (finding.who, finding.cure) == ("legal", "edit")
    assert finding.at.field == "remedy"
    assert [quote.text for quote in finding.quotes] == ["99.99 % uptime"]


@pytest.mark.parametrize("remedy", ["refund", "liquidated_damages", "uncapped"])
def test_without_any_approval_both_roles_are_named(remedy: str) -> None:
    """Every remedy of the list counts; the cap is a question of its own."""
    findings = found(remedy=remedy, remedy_cap_pct=10)

    assert [str(finding.message) for finding in findings] == [
        f"C-1 grants {remedy} without the approval of legal, finance, expected legal and finance"
    ]


@pytest.mark.parametrize("remedy", ["termination_right", "uncapped"])
def test_legal_and_finance_together_may_accept_it(remedy: str) -> None:
    """Also after the signature: that they were late is GOV205's business."""
    assert found(remedy=remedy, approvals=BOTH) == []


@pytest.mark.parametrize("remedy", [None, "none", "service_credit"])
def test_harmless_remedies_need_no_approval(remedy: str | None) -> None:
    """Capped service credits are what the page recommends."""
    assert found(remedy=remedy, remedy_cap_pct=10) == []


def test_credits_without_a_cap_are_a_warning() -> None:
    """The clause may have one that nobody recorded."""
    [finding] = found(remedy="service_credit", status="negotiating")

    assert str(finding.message) == (
        "C-1 grants service_credit without a cap, expected one in percent of the fee"
    )
    assert str(finding.next_step) == (
        "write a cap into the clause before the signature, "
        "or record as remedy_cap_pct the one it has"
    )
    assert (finding.code, finding.severity) == ("COM804:no_cap", Severity.WARNING)
    assert (finding.who, finding.cure, finding.at.field) == ("legal", "edit", "remedy_cap_pct")


@pytest.mark.parametrize("cap", [0, 10, 100])
def test_any_cap_is_a_cap(cap: float) -> None:
    """Zero too: then the credit is worth nothing."""
    assert found(remedy="liquidated_damages", remedy_cap_pct=cap, approvals=BOTH) == []


def test_damages_can_be_unapproved_and_uncapped_at_once() -> None:
    """Two causes, two findings."""
    findings = found(remedy="liquidated_damages")

    assert [(finding.variant, finding.severity) for finding in findings] == [
        ("unapproved", Severity.ERROR),
        ("no_cap", Severity.WARNING),
    ]


def test_payment_that_waits_for_the_future_is_an_error() -> None:
    """What is not there today decides when the money comes."""
    [finding] = found(payment_contingent=True, capability="workspace")

    assert str(finding.message) == (
        "C-1 makes a payment wait for workspace (in_progress), "
        "expected payment for what is available today"
    )
    assert str(finding.next_step) == (
        "tie the payment to what is available today or to a calendar date now"
    )
    assert (finding.code, finding.severity) == ("COM804:contingent", Severity.ERROR)
    assert (finding.who, finding.cure) == ("legal", "edit")
    assert finding.at.field == "payment_contingent"
    assert [quote.text for quote in finding.quotes] == ["99.99 % uptime", "Auditor workspace"]


def test_payment_that_waits_for_what_is_there_is_fine() -> None:
    """As is a payment that waits for nothing."""
    assert found(payment_contingent=True, capability="sso") == []
    assert found(payment_contingent=False, capability="workspace") == []


def test_without_an_approvals_column_only_the_caps_are_judged() -> None:
    """Nobody could have recorded an approval."""
    findings = found(ALL - {"approvals"}, remedy="refund")

    assert [finding.variant for finding in findings] == ["no_cap"]


def test_without_a_cap_column_only_the_approvals_are_judged() -> None:
    """Nobody could have recorded a cap."""
    findings = found(ALL - {"remedy_cap_pct"}, remedy="refund")

    assert [finding.variant for finding in findings] == ["unapproved"]


def test_a_released_promise_is_left_alone() -> None:
    """Only open promises count."""
    assert found(status="released", remedy="refund", payment_contingent=True) == []


@pytest.mark.parametrize("name", ["remedy", "payment_contingent"])
def test_one_of_its_columns_is_enough_to_run(name: str) -> None:
    """With neither there is nothing to judge."""
    [need] = RULE.needs

    assert need.is_met(context(vision(), fields=[name]).project)
    assert not need.is_met(context(vision(), fields=["status"]).project)
