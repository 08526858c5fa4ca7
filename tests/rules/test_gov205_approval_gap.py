"""GOV205: a promise was made without the approvals it needs, or before them."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.config import DEFAULT_APPROVALS
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.vocabulary import KINDS
from commitcheck.rules.gov205_approval_gap import RULE, check

SCIM = {"id": "scim", "status": "planned"}
SSO = {"id": "sso", "status": "available"}
PAPER: dict[str, Any] = {"source": "order_form", "status": "signed", "signed_on": "2026-02-27"}


def found(policy: Any = None, **fields: Any) -> list[Finding]:
    known = vision(capabilities=[SCIM, SSO], policy=policy or {})
    return list(check(context(known, promise(**fields))))


def missing(**fields: Any) -> str:
    """The roles at the end of the one message."""
    [finding] = found(**fields)
    return str(finding.message).rpartition("expected ")[2]


def test_a_signed_promise_without_its_approvals_is_an_error() -> None:
    """What it has and what it lacks; the first missing role owns the line."""
    [finding] = found(**PAPER, capability="scim", approvals=["engineering@2026-02-26"])

    assert str(finding.message) == (
        "C-1 is approved by engineering, expected also product, finance, legal"
    )
    assert str(finding.next_step) == "get the approval of product, finance, legal now"
    assert (finding.code, finding.severity) == ("GOV205:missing", Severity.ERROR)
    assert (finding.who, finding.cure, finding.roots) == ("product", "decide", ("R3",))
    assert finding.subject == ("commitment", "C-1", False)
    assert finding.at.field == "approvals"
    assert [quote.text for quote in finding.quotes] == ["A promise"]
    assert not finding.worse_when_signed


def test_a_draft_is_a_warning_that_signing_makes_worse() -> None:
    """There is still time to ask."""
    [finding] = found(
        kind="data_residency",
        status="negotiating",
        expected_signature="2026-08-31",
        approvals=["security@2026-02-20"],
    )

    assert str(finding.message) == "C-1 is approved by security, expected also legal"
    assert str(finding.next_step) == (
        "get the approval of legal before the signature on 2026-08-31"
    )
    assert (finding.severity, finding.who) == (Severity.WARNING, "legal")
    assert finding.worse_when_signed
    assert finding.preventable


def test_no_approval_at_all() -> None:
    """Then the message has nothing to list but what is expected."""
    [finding] = found(**PAPER, capability="sso")

    assert str(finding.message) == "C-1 has no approval, expected product, engineering"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_roles(kind: str) -> None:
    """The default matrix, for a firm promise of what is available."""
    roles = DEFAULT_APPROVALS[kind]

    assert missing(**PAPER, kind=kind, capability="sso") == ", ".join(roles)
    assert found(**PAPER, kind=kind, capability="sso", approvals=[f"{r}@" for r in roles]) == []


@pytest.mark.parametrize(
    ("fields", "roles"),
    [
        ({"capability": "scim"}, "product, engineering, finance, legal"),
        ({"capability": "sso"}, "product, engineering"),
        ({"kind": "custom_development"}, "product, engineering, finance, legal"),
        ({"kind": "roadmap_disclosure", "capability": "scim"}, "product, finance, legal"),
        ({"kind": "sla", "capability": "scim"}, "product, engineering"),
        ({"capability": "scim", "source": "email"}, "product"),
        ({"kind": "mfn", "source": "call"}, "product"),
        ({"capability": "scim", "source": "email", "binding": "efforts"},
         "product, engineering, finance, legal"),
    ],
)  # fmt: skip
def test_firm_future_promises_need_finance_and_legal_on_top(
    fields: dict[str, Any], roles: str
) -> None:
    """And what is not firm needs product only."""
    assert missing(**{**PAPER, **fields}) == roles


def test_policy_replaces_the_roles_of_a_kind() -> None:
    """On top of them a firm promise of the future still needs finance and legal."""
    policy = {"approvals": {"feature": ["executive", "legal"]}}

    assert missing(policy=policy, **PAPER, capability="sso") == "executive, legal"
    assert missing(policy=policy, **PAPER, capability="scim") == "executive, legal, finance"
    assert missing(policy=policy, **PAPER, kind="integration") == "product, engineering"


def test_a_kind_may_need_nobody() -> None:
    """An empty list is an answer too."""
    assert found({"approvals": {"feature": []}}, **PAPER, capability="sso") == []


def test_an_approval_after_the_signature_is_a_warning() -> None:
    """Every late one is named, and the gate is missing, not a person."""
    late = ["product@2026-02-20", "engineering@2026-03-04", "finance@2026-02-28"]

    [finding] = found(**PAPER, capability="sso", approvals=late)

    assert str(finding.message) == (
        "C-1 was signed on 2026-02-27, "
        "but engineering approved it on 2026-03-04, finance approved it on 2026-02-28"
    )
    assert str(finding.next_step) == (
        "find the gate that was missing, and route the next one before the signature"
    )
    assert (finding.code, finding.severity) == ("GOV205:retroactive", Severity.WARNING)
    assert (finding.who, finding.cure) == ("legal", "decide")
    assert finding.at.field == "approvals"


@pytest.mark.parametrize(("day", "count"), [("2026-02-27", 0), ("2026-02-28", 1), ("", 0)])
def test_an_approval_on_the_day_of_the_signature_is_in_time(day: str, count: int) -> None:
    """And one without a date cannot be told to be late."""
    approvals = ["product@2026-02-20", f"engineering@{day}"]

    assert len(found(**PAPER, capability="sso", approvals=approvals)) == count


def test_missing_and_retroactive_are_two_findings() -> None:
    """Different things to do about them."""
    findings = found(**PAPER, capability="sso", approvals=["engineering@2026-03-04"])

    assert [finding.variant for finding in findings] == ["missing", "retroactive"]


def test_without_a_signature_nothing_is_retroactive() -> None:
    """A signed promise without its day is INP004's business."""
    late = ["product@2027-01-01", "engineering@2027-01-01"]

    assert found(status="negotiating", kind="sla", approvals=late) == []
    assert found(status="signed", kind="sla", approvals=late) == []


@pytest.mark.parametrize("status", ["delivered", "released", "withdrawn"])
def test_a_promise_that_is_not_open_is_left_alone(status: str) -> None:
    """Approving it now changes nothing."""
    assert found(**{**PAPER, "status": status}) == []


def test_a_table_without_the_column_is_not_checked() -> None:
    """Nobody could have recorded an approval."""
    [need] = RULE.needs

    assert not need.is_met(context(vision(), fields=["status"]).project)


@pytest.mark.parametrize(
    ("status", "approval", "said"),
    [
        (
            "signed",
            "product",
            ["approvals of C-1 are undated: given before the signature or after it"],
        ),
        ("signed", "product@2026-02-20", []),
        ("proposed", "product", []),
    ],
)
def test_an_approval_without_a_date_is_shown_as_undated(
    status: str, approval: str, said: list[str]
) -> None:
    """It is a yes, and no proof that the yes came in time; a draft's came in time by nature."""
    made = promise(**{**PAPER, "status": status}, capability="sso", approvals=[approval])
    given = context(vision(capabilities=["sso"]), made)
    assert RULE.leaves is not None
    assert [str(left.reason) for left in RULE.leaves(given)] == said

    [missing] = [found for found in check(given) if found.variant == "missing"]

    shown = "product" if "@" in approval else "product (undated)"
    assert str(missing.message).startswith(f"C-1 is approved by {shown}, expected also")
