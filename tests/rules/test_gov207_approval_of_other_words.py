"""GOV207: a promise was changed after it was approved."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.approved_parts import PARTS, approved_parts
from commitcheck.model.commitment import Approval
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.gov205_approval_gap import check as gaps
from commitcheck.rules.gov207_approval_of_other_words import RULE, check
from commitcheck.rules.terms.parties import missing_roles

SCIM = vision(capabilities=[{"id": "scim", "status": "planned"}])
THEN: dict[str, Any] = {
    "title": "SCIM", "due": "2026-06-30", "dimension": "uptime", "value": 99.5,
    "capability": "scim", "source": "call", "binding": "informal",
}  # fmt: skip


def found(*roles: str, signed: bool = False, then: Any = None, **changes: Any) -> list[Finding]:
    """Approved as `then` had it, and as it is with the changes."""
    marks = tuple(sorted(approved_parts(promise(**{**THEN, **(then or {})})).items()))
    state = {"status": "signed", "signed_on": "2026-03-31"} if signed else {}
    now = promise(**{**THEN, **state, **changes})
    approvals = tuple(
        Approval(role, promise(due="2026-02-20").due, None, marks)  # type: ignore[arg-type]
        for role in roles or ("product",)
    )
    return list(check(context(SCIM, now._replace(approvals=approvals))))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"title": "SCIM, whole"}, "its words"),
        ({"quote": "SCIM by summer"}, "its words"),
        ({"due": "2026-06-29"}, "its due date"),
        ({"due": None}, "its due date"),
        ({"value": 99.9}, "its value"),
        ({"op": "min"}, "its value"),
        ({"capability": "sso"}, "its capability"),
        ({"roadmap_item": "RM1"}, "its capability"),
        ({"title": "All of it", "due": "2026-07-31"}, "its due date, words"),
    ],
)
def test_a_change_of_what_was_approved_is_named(changes: dict[str, Any], what: str) -> None:
    [finding] = found(**changes)

    assert str(finding.message) == f"C-1 changed after product approved it on 2026-02-20: {what}"
    assert finding.severity is Severity.WARNING
    assert finding.worse_when_signed
    assert str(finding.next_step).startswith("get the approval of product")
    assert (finding.who, finding.cure, finding.roots) == ("product", "decide", ("R3",))
    assert finding.at.field == "approvals"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": " SCIM "},  # spacing says nothing
        {"owner": "ines"},
        {"arr": 120000},
        {"expected_signature": "2026-04-30"},
        {"effort": 4},
    ],
)
def test_what_was_not_approved_may_change(changes: dict[str, Any]) -> None:
    assert found(**changes) == []


def test_once_signed_it_is_an_error() -> None:
    [finding] = found(signed=True, due="2026-07-31")

    assert finding.severity is Severity.ERROR
    assert not finding.worse_when_signed
    assert found(signed=True) == []


def test_an_approval_without_a_fingerprint_is_taken_as_it_is() -> None:
    now = promise(**THEN, approvals=["product@2026-02-20"])

    assert list(check(context(SCIM, now))) == []
    assert missing_roles(context(SCIM, now), now) == ()


def test_a_part_that_was_not_recorded_cannot_change() -> None:
    marks = {"fingerprint": {"due": approved_parts(promise(**THEN))["due"]}}
    approval = {"role": "product", "date": "2026-02-20", **marks}
    other_words = promise(**{**THEN, "title": "Other words"}, approvals=[approval])
    other_day = promise(**{**THEN, "due": "2026-07-01"}, approvals=[approval])

    assert list(check(context(SCIM, other_words))) == []
    assert len(list(check(context(SCIM, other_day)))) == 1


def test_a_role_that_approved_it_again_has_nothing_left_to_say() -> None:
    old = tuple(sorted(approved_parts(promise(**{**THEN, "due": "2026-05-31"})).items()))
    new = tuple(sorted(approved_parts(promise(**THEN)).items()))
    approvals = (Approval("product", None, None, old), Approval("product", None, None, new))
    now = promise(**THEN)._replace(approvals=approvals)

    assert list(check(context(SCIM, now))) == []


def test_such_an_approval_counts_for_nothing() -> None:
    """GOV205 asks for it again."""
    marks = tuple(sorted(approved_parts(promise(**{**THEN, "due": "2026-05-31"})).items()))
    stale = promise(**THEN)._replace(approvals=(Approval("product", None, None, marks),))

    assert missing_roles(context(SCIM, stale), stale) == ("product",)
    assert [finding.variant for finding in gaps(context(SCIM, stale))] == ["missing"]


def test_only_open_promises_are_asked_about() -> None:
    assert found(status="delivered", delivered_on="2026-06-01", due="2026-07-31") == []
    assert found(status="withdrawn", due="2026-07-31") == []


def test_what_a_link_added_is_no_part_of_the_promise() -> None:
    plain = promise(**{**THEN, "capability": None})
    linked = promise(**THEN, linked=["capability:scim"])

    assert approved_parts(plain)["capability"] == approved_parts(linked)["capability"]
    assert tuple(approved_parts(plain)) == PARTS


def test_its_needs_are_approvals() -> None:
    assert [need.columns for need in RULE.needs] == [("approvals",)]
