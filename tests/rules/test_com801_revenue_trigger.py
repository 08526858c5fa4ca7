"""COM801: named future functionality was promised without a revenue conclusion."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.com801_revenue_trigger import RULE, check

SCIM = {"id": "scim", "name": "SCIM provisioning", "status": "planned"}
SIGNED: dict[str, Any] = {"status": "signed", "signed_on": "2026-02-27", "source": "order_form"}
DRAFT: dict[str, Any] = {
    "status": "negotiating",
    "expected_signature": "2026-03-31",
    "source": "order_form",
}


def found(thing: dict[str, Any] = SCIM, /, policy: Any = None, **fields: Any) -> list[Finding]:
    known = vision(capabilities=[thing], policy=policy or {})
    made = promise(**{"capability": "scim", "due": "2026-06-30", **fields})
    return list(check(context(known, made)))


def test_a_signed_firm_promise_without_a_conclusion_is_an_error() -> None:
    """Finance is asked to conclude, and both sides are quoted."""
    [finding] = found(**SIGNED, revenue_review="pending", title="SCIM by summer")

    assert str(finding.message) == (
        "C-1 promises scim (planned) with revenue_review pending, "
        "expected cleared, deferred or not_applicable"
    )
    assert str(finding.next_step) == (
        "ask finance for a written conclusion now and record it as revenue_review"
    )
    assert (finding.severity, finding.who, finding.cure) == (Severity.ERROR, "finance", "decide")
    assert finding.subject == ("commitment", "C-1", False)
    assert finding.at.field == "revenue_review"
    assert [quote.text for quote in finding.quotes] == ["SCIM by summer", "SCIM provisioning"]
    assert [related.id for related in finding.related] == ["scim"]
    assert not finding.worse_when_signed


def test_a_firm_draft_is_a_warning_that_signing_makes_worse() -> None:
    """The day of the signature is the deadline."""
    [finding] = found(**DRAFT)

    assert str(finding.message) == (
        "C-1 promises scim (planned) without a revenue_review, "
        "expected cleared, deferred or not_applicable"
    )
    assert str(finding.next_step) == (
        "ask finance for a written conclusion before the signature on 2026-03-31 "
        "and record it as revenue_review"
    )
    assert (finding.severity, finding.preventable) == (Severity.WARNING, True)
    assert finding.worse_when_signed


def test_a_signed_promise_that_is_not_firm_stays_a_warning() -> None:
    """A dated e-mail can still be a specified promise, but nobody signed it."""
    [finding] = found(**{**SIGNED, "source": "email"})

    assert finding.severity is Severity.WARNING
    assert not finding.worse_when_signed


@pytest.mark.parametrize("review", ["cleared", "deferred", "not_applicable"])
def test_a_conclusion_of_any_kind_is_enough(review: str) -> None:
    """The rule asks for a conclusion, it does not judge it."""
    assert found(**SIGNED, revenue_review=review) == []


@pytest.mark.parametrize(("source", "count"), [("order_form", 1), ("email", 0)])
def test_without_a_date_only_a_firm_promise_triggers(source: str, count: int) -> None:
    """Neither dated nor firm: nothing was specified."""
    assert len(found(**{**SIGNED, "source": source}, due=None)) == count


def test_what_is_available_today_needs_no_conclusion() -> None:
    """Beta is not available, available is."""
    assert found({**SCIM, "status": "available"}, **SIGNED) == []
    assert len(found({**SCIM, "status": "beta"}, **SIGNED)) == 1


def test_work_that_names_nothing_is_called_custom_work() -> None:
    """Custom development may have no capability and is about the future all the same."""
    [finding] = found(**SIGNED, kind="custom_development", capability=None)

    assert str(finding.message).startswith("C-1 promises custom work without a revenue_review")


def test_every_missing_capability_is_named_in_one_finding() -> None:
    """The one that is available is left out."""
    sections = [SCIM, {"id": "sso", "status": "available"}, {"id": "rbac", "status": "beta"}]
    made = promise(**SIGNED, capability=["scim", "sso", "rbac"])

    [finding] = check(context(vision(capabilities=sections), made))

    assert str(finding.message).startswith("C-1 promises scim (planned), rbac (beta) with")


@pytest.mark.parametrize("status", ["delivered", "released", "withdrawn"])
def test_a_promise_that_is_not_open_is_left_alone(status: str) -> None:
    """Its revenue has been concluded on, or it is gone."""
    assert found(**{**SIGNED, "status": status}) == []


@pytest.mark.parametrize("fields", [SIGNED, DRAFT])
def test_policy_warn_lowers_every_finding(fields: dict[str, Any]) -> None:
    """And then signing makes nothing worse."""
    [finding] = found(policy={"revenue_checks": "warn"}, **fields)

    assert finding.severity is Severity.WARNING
    assert not finding.worse_when_signed


def test_policy_off_switches_the_rule_off() -> None:
    """Some finance departments keep their conclusions elsewhere."""
    assert found(policy={"revenue_checks": "off"}, **SIGNED) == []


def test_a_table_without_the_column_is_not_checked() -> None:
    """Nobody could have filled it in."""
    [need] = RULE.needs

    assert not need.is_met(context(vision(), fields=["due"]).project)
    assert need.is_met(context(vision(), fields=["revenue_review"]).project)
