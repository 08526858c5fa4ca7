"""WVR951: a waiver has expired."""

from typing import Any

import pytest

from building import context, promise, vision, waiver
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.wvr951_expired import INFO, RULE, check

VISION = vision(stakeholders=[{"id": "ines", "role": "engineering"}])


def found(**fields: Any) -> list[Finding]:
    record = {"commitment": "C-3", "owner": "ines", **fields}
    made = waiver("W-1", "VIS603", **record)
    return list(check(context(VISION, promise("C-3"), waivers=[made])))


def test_an_expired_waiver_is_loud() -> None:
    """Its owner is asked to end it or to have it decided again."""
    [finding] = found(expires_on="2026-03-10")

    assert str(finding.message) == (
        "W-1 for VIS603 expired on 2026-03-10, and what it covered counts again"
    )
    assert str(finding.next_step) == (
        "fix what W-1 covered and delete it, or approve it again with a new date"
    )
    assert finding.subject == ("waiver", "W-1", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.ERROR, "engineering", "decide",
    )  # fmt: skip
    assert (finding.at.path, finding.at.field) == ("waivers.yaml", "expires_on")


@pytest.mark.parametrize(
    ("day", "count"), [("2026-03-15", 1), ("2026-03-16", 0), ("2026-03-17", 0), (None, 0)]
)
def test_the_last_day_is_still_covered(day: str | None, count: int) -> None:
    """A waiver without an end is incomplete (WVR952), not expired."""
    assert len(found(expires_on=day)) == count


def test_an_unknown_owner_leaves_it_to_product() -> None:
    """Somebody has to be asked."""
    assert [finding.who for finding in found(expires_on="2026-01-31", owner="nobody")] == [
        "product"
    ]


def test_it_is_second_pass_and_cannot_be_waived() -> None:
    """An exception from the rules about exceptions would be one too many."""
    assert RULE.second_pass
    assert not INFO.waivable
