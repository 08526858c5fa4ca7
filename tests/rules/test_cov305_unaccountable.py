"""COV305: a signed promise cannot be delivered or disputed for want of a record."""

from typing import Any

import pytest

from building import ALL, context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.cov305_unaccountable import RULE, check

COMPLETE: dict[str, Any] = {
    "status": "signed",
    "signed_on": "2026-02-27",
    "owner": "ines",
    "quote": "Vendor will deliver SCIM.",
    "source": "order_form",
    "source_ref": "OF-100 section 4.2",
    "due": "2026-09-30",
}


def found(fields_named: Any = ALL, /, **fields: Any) -> list[Finding]:
    made = promise(**{**COMPLETE, **fields})
    return list(check(context(vision(), made, fields=fields_named)))


def test_a_complete_record_is_fine() -> None:
    """Somebody can open the paper and say who delivers it."""
    assert found() == []


@pytest.mark.parametrize("field", ["owner", "quote", "source_ref", "source", "due"])
def test_each_missing_field_is_a_warning_at_its_place(field: str) -> None:
    """A source that is not named counts as firm, and as missing."""
    [finding] = found(**{field: None})

    assert str(finding.message) == f"C-1 is signed and firm, but has no {field}"
    assert str(finding.next_step) == f"complete its {field} from the signed paper"
    assert (finding.code, finding.severity) == ("COV305", Severity.WARNING)
    assert (finding.who, finding.cure) == ("sales", "decide")
    assert finding.subject == ("commitment", "C-1", False)
    assert finding.at.field == field


def test_all_missing_fields_stand_in_one_finding() -> None:
    """One record, one visit to the paper."""
    [finding] = found(owner=None, due=None, quote="")

    assert str(finding.message) == "C-1 is signed and firm, but has no owner, quote, due"
    assert finding.at.field == "owner"


@pytest.mark.parametrize(("kind", "hits"), [("deployment", 1), ("sla", 0), ("scale", 0)])
def test_only_deliverables_need_a_due_date(kind: str, hits: int) -> None:
    """A running obligation is in force from the signature."""
    assert len(found(kind=kind, due=None)) == hits


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "negotiating", "signed_on": None},
        {"status": "delivered"},
        {"source": "email"},
        {"source": "roadmap_slide"},
    ],
)
def test_only_signed_firm_promises_are_asked(fields: dict[str, Any]) -> None:
    """A draft can still be completed, an intention needs no paper."""
    assert found(**fields, owner=None) == []


def test_a_column_that_nobody_has_is_not_asked_for() -> None:
    """Each on its own: what is absent everywhere is listed as not checked."""
    [finding] = found(ALL - {"owner"}, owner=None, quote=None)

    assert str(finding.message) == "C-1 is signed and firm, but has no quote"
    missing = context(vision(), fields=ALL - {"owner"})
    assert [part.name for part in RULE.parts if not part.runs(missing)] == [
        "search for a missing owner"
    ]
    assert not RULE.needs[0].is_met(context(vision(), fields=("id",)).project)
