"""WVR954: a waiver covers no finding, or would cover every one of its rule."""

from typing import Any

import pytest
from msgspec.structs import replace

from building import context, promise, vision, waiver
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase
from commitcheck.rules.inp003_dangling_reference import INFO as INP003
from commitcheck.rules.wvr954_unused_or_too_broad import INFO, RULE, check

VISION = vision(
    stakeholders=[{"id": "dana", "role": "product"}, {"id": "raj", "role": "executive"}]
)
COMPLETE: dict[str, Any] = {
    "commitment": "K-5",
    "reason": "Agreed",
    "owner": "dana",
    "approved_by": "raj",
    "expires_on": "2026-04-30",
}
DANGLING = INP003.finding(
    Subject("waiver", "W-9"),
    phrase("W-9 names the object GR7"),
    severity=Severity.ERROR,
    at=Location("waivers.yaml"),
    next_step="write GR1",
)


def found(
    covered: int = 0, findings: tuple[Finding, ...] = (), rule: str = "VIS601", **fields: Any
) -> list[Finding]:
    made = waiver("W-9", rule, **{**COMPLETE, **fields})
    seen = context(VISION, promise("K-5"), waivers=[made])
    return list(check(replace(seen, findings=findings, covered={"W-9": covered})))


def test_a_waiver_that_nothing_needs() -> None:
    """It would hide the next finding in its place."""
    [finding] = found()

    assert str(finding.message) == "W-9 matches no finding of VIS601"
    assert str(finding.next_step) == "delete W-9"
    assert finding.code == "WVR954:unused"
    assert finding.subject == ("waiver", "W-9", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.WARNING, "product", "decide",
    )  # fmt: skip
    assert finding.at.path == "waivers.yaml"


def test_one_covered_finding_is_use_enough() -> None:
    """How many it took was counted when the waivers were applied."""
    assert found(covered=1) == []


def test_a_waiver_for_everything() -> None:
    """Without a scope it never applies, so it is not also unused."""
    [finding] = found(commitment=None)

    assert str(finding.message) == (
        "W-9 names no promise, deal or object: it would hide every VIS601, so it covers nothing"
    )
    assert str(finding.next_step) == "name the promise, deal or object that W-9 is for"
    assert finding.code == "WVR954:too_broad"
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": None},
        {"expires_on": "2026-03-15"},
        {"approved_by": "dana"},
        {"approved_by": "stranger"},
        {"commitment": "K-404"},
        {"rule": "COM806"},
        {"rule": "VIS699"},
    ],
)
def test_what_is_refused_is_not_also_unused(fields: dict[str, Any]) -> None:
    """One cause, one finding: another rule says it."""
    assert found(**fields) == []


def test_a_dangling_name_is_not_also_unused() -> None:
    """INP003 has said so, about this waiver and not about another."""
    other = replace(DANGLING, subject=Subject("waiver", "W-8"))

    assert found(findings=(DANGLING,)) == []
    assert len(found(findings=(other,))) == 1


def test_too_broad_is_said_of_an_expired_one_too() -> None:
    """It is another cause with another cure."""
    assert [finding.variant for finding in found(commitment=None, expires_on="2026-01-31")] == [
        "too_broad"
    ]


def test_it_is_second_pass_and_cannot_be_waived() -> None:
    """As the whole family."""
    assert RULE.second_pass
    assert not INFO.waivable


def test_a_waiver_for_everything_is_said_of_the_waiver() -> None:
    """At its place, with what it would hide."""
    [finding] = found(commitment=None)

    assert finding.subject[:2] == ("waiver", "W-9")
    assert finding.at.path == "waivers.yaml"


def test_a_waiver_whose_finding_another_one_took_is_told_so() -> None:
    """It matches, and still it is one too many."""
    second = waiver("W-9", "VIS601", **COMPLETE)
    seen = context(VISION, promise("K-5"), waivers=[second])

    [finding] = check(replace(seen, forestalled={"W-9": "W-8"}))

    assert str(finding.message) == "W-9 covers no finding of VIS601: another waiver took it, W-8"
    assert finding.code == "WVR954:unused"
