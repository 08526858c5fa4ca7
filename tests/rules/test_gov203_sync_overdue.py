"""GOV203: a stakeholder has not gone through the vision for too long."""

from typing import Any

import pytest

from building import context, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.gov203_sync_overdue import RULE, check


def found(last: str | None, cadence: int | None = None, **fields: Any) -> list[Finding]:
    marcus = {"id": "marcus", "role": "sales", "required": True, "last_synced_on": last, **fields}
    governance = {"sync_cadence_days": cadence} if cadence else {}
    known = vision(stakeholders=[marcus], governance=governance)
    return list(check(context(known, as_of="2026-03-31")))


def test_past_the_cadence_is_a_warning() -> None:
    """The message counts the days."""
    [finding] = found("2026-02-28")

    assert str(finding.message) == (
        "marcus was last synced on 2026-02-28, 31 days ago, expected a sync every 30 days"
    )
    assert str(finding.next_step) == "run the sync pack with marcus and set last_synced_on"
    assert (finding.severity, finding.who, finding.cure) == (Severity.WARNING, "sales", "decide")
    assert finding.roots == ("R1", "R2")
    assert finding.subject == ("stakeholder", "marcus", False)
    assert finding.at.field == "last_synced_on"


@pytest.mark.parametrize(
    ("last", "severities"),
    [
        ("2026-04-02", []),
        ("2026-03-31", []),
        ("2026-03-01", []),
        ("2026-02-28", [Severity.WARNING]),
        ("2026-01-30", [Severity.WARNING]),
        ("2026-01-29", [Severity.ERROR]),
    ],
)
def test_the_bounds_belong_to_the_good_side(last: str, severities: list[Severity]) -> None:
    """30 days ago is fine, 60 days ago a warning, 61 an error."""
    assert [finding.severity for finding in found(last)] == severities


def test_a_required_stakeholder_who_was_never_synced_is_an_error() -> None:
    """There is no day to count from."""
    [finding] = found(None)

    assert str(finding.message) == "marcus was never synced, expected a sync every 30 days"
    assert finding.severity is Severity.ERROR


def test_who_is_not_required_is_an_info_when_never_synced_and_nothing_else() -> None:
    """Once is enough for the others."""
    assert [finding.severity for finding in found(None, required=False)] == [Severity.INFO]
    assert found("2020-01-01", required=False) == []


@pytest.mark.parametrize(("cadence", "count"), [(31, 0), (30, 1), (7, 1)])
def test_the_cadence_is_governed(cadence: int, count: int) -> None:
    """`governance.sync_cadence_days` replaces the 30 days."""
    assert len(found("2026-02-28", cadence)) == count


def test_without_a_role_product_runs_the_sync() -> None:
    """Somebody has to own the line."""
    [finding] = found(None, role=None)

    assert finding.who == "product"


def test_a_vision_without_stakeholders_is_not_checked() -> None:
    """There is nobody to sync with."""
    [need] = RULE.needs

    assert not need.is_met(context(vision()).project)
    assert need.is_met(context(vision(stakeholders=[])).project)
