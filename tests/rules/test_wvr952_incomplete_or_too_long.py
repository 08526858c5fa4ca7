"""WVR952: a waiver lacks what makes it an exception, or lasts too long for one."""

from typing import Any

import pytest

from building import context, promise, vision, waiver
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.wvr952_incomplete_or_too_long import INFO, RULE, check

COMPLETE: dict[str, Any] = {
    "commitment": "K-1",
    "reason": "September is achievable",
    "owner": "otto",
    "approved_by": "dana",
    "approved_on": "2026-03-01",
    "expires_on": "2026-05-30",
}


def found(policy: dict[str, Any] | None = None, **fields: Any) -> list[Finding]:
    seen = vision(stakeholders=[{"id": "otto", "role": "engineering"}], policy=policy or {})
    made = waiver("W-3", "TIM401", **{**COMPLETE, **fields})
    return list(check(context(seen, promise("K-1"), waivers=[made])))


def test_what_is_missing_is_named_in_one_finding() -> None:
    """It covers nothing until it is filled in."""
    [finding] = found(reason=None, approved_by=None)

    assert str(finding.message) == (
        "W-3 for TIM401 has no reason, no approved_by, so it covers nothing"
    )
    assert str(finding.next_step) == "fill in reason, approved_by of W-3"
    assert finding.code == "WVR952:incomplete"
    assert finding.subject == ("waiver", "W-3", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.ERROR, "engineering", "decide",
    )  # fmt: skip
    assert finding.at.path == "waivers.yaml"


@pytest.mark.parametrize("field", ["reason", "owner", "approved_by", "expires_on"])
def test_each_of_four_fields_is_needed(field: str) -> None:
    """Sanctioned, owned and expiring, with a reason."""
    [finding] = found(**{field: None})

    assert str(finding.message) == f"W-3 for TIM401 has no {field}, so it covers nothing"


def test_an_exception_that_lasts_is_a_policy() -> None:
    """It still applies, but it is said."""
    [finding] = found(expires_on="2026-09-11")

    assert str(finding.message) == (
        "W-3 for TIM401 lasts 194 days, until 2026-09-11, more than the 90 allowed"
    )
    assert str(finding.next_step) == "end W-3 by 2026-05-30 and decide again then"
    assert finding.code == "WVR952:too_long"
    assert (finding.severity, finding.who) == (Severity.WARNING, "engineering")
    assert finding.at.field == "expires_on"


@pytest.mark.parametrize(("end", "count"), [("2026-05-30", 0), ("2026-05-31", 1)])
def test_exactly_the_longest_is_fine(end: str, count: int) -> None:
    """1 March to 30 May are ninety days."""
    assert len(found(expires_on=end)) == count


def test_the_policy_decides() -> None:
    """Thirty days, or a year."""
    assert len(found({"waiver_max_days": 89})) == 1
    assert found({"waiver_max_days": 365}, expires_on="2027-03-01") == []


@pytest.mark.parametrize(("end", "count"), [("2026-06-14", 0), ("2026-06-15", 1)])
def test_without_a_day_of_approval_it_counts_from_today(end: str, count: int) -> None:
    """It lasts at least that long."""
    assert len(found(approved_on=None, expires_on=end)) == count


def test_both_causes_have_their_own_finding() -> None:
    """Each has its own cure."""
    assert [finding.variant for finding in found(reason=None, expires_on="2026-12-31")] == [
        "incomplete", "too_long",
    ]  # fmt: skip


def test_it_is_second_pass_and_cannot_be_waived() -> None:
    """As the whole family."""
    assert RULE.second_pass
    assert not INFO.waivable
