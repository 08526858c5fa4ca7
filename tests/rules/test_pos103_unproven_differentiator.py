"""POS103: a differentiator has no proof, or nothing behind it today."""

from typing import Any

import pytest

from building import context, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.pos103_unproven_differentiator import ASPIRATIONAL, RULE, check

PROVEN = {"id": "DF1", "claim": "Auditors self-serve", "evidence": ["pilot"]}
KNOWN = [
    {"id": "export", "status": "in_progress", "aliases": ["workspace"]},
    {"id": "sso", "status": "available"},
    {"id": "rbac", "status": "beta"},
]


def found(differentiator: dict[str, Any], **sections: Any) -> list[Finding]:
    known = vision(positioning={"differentiators": [differentiator]}, **sections)
    return list(check(context(known)))


def behind(*names: str) -> list[Finding]:
    return found({**PROVEN, "capabilities": list(names)}, capabilities=KNOWN)


@pytest.mark.parametrize("evidence", [None, [], [" "]])
def test_a_claim_without_evidence_is_a_warning(evidence: list[str] | None) -> None:
    """Marketing adds the proof; what stands behind it is then not asked."""
    made = {**PROVEN, "evidence": evidence, "capabilities": ["export"]}

    [finding] = found(made, capabilities=KNOWN)

    assert str(finding.message) == "DF1 has no evidence, expected at least one proof"
    assert str(finding.next_step) == (
        "add a measurement, a customer or a benchmark as evidence, or drop the claim"
    )
    assert (finding.code, finding.severity) == ("POS103:unproven", Severity.WARNING)
    assert (finding.who, finding.cure, finding.roots) == ("marketing", "decide", ("R1",))
    assert finding.subject == ("differentiator", "DF1", False)
    assert finding.at.field == "evidence"
    assert [quote.text for quote in finding.quotes] == ["Auditors self-serve"]


def test_a_claim_with_proof_and_substance_is_fine() -> None:
    """One available capability is enough."""
    assert behind("sso") == []
    assert behind("export", "sso") == []


def test_a_claim_about_the_roadmap_is_an_info() -> None:
    """Beta is not available."""
    [finding] = behind("workspace", "rbac")

    assert str(finding.message) == (
        "DF1 stands on export (in_progress), rbac (beta), expected an available capability"
    )
    assert str(finding.next_step) == (
        "say that it is planned until it is there, or name the capability that proves it"
    )
    assert (finding.code, finding.severity) == ("POS103:aspirational", Severity.INFO)
    assert finding.at.field == "capabilities"
    assert [related.id for related in finding.related] == ["export", "rbac"]


def test_a_claim_that_names_nothing_stands_on_nothing() -> None:
    """It could not be judged whether it is there today."""
    [finding] = behind()

    assert str(finding.message) == ("DF1 stands on no capability, expected an available capability")


def test_unknown_capabilities_are_left_to_inp003() -> None:
    """One cause, one finding; a known one beside it is judged."""
    assert behind("blockchain") == []
    assert [finding.variant for finding in behind("blockchain", "export")] == ["aspirational"]


def test_without_capabilities_only_the_evidence_is_judged() -> None:
    """Their names are free text then."""
    assert found({**PROVEN, "capabilities": ["export"]}) == []
    assert not ASPIRATIONAL.runs(context(vision(positioning={})))
    assert [finding.variant for finding in found({"id": "DF1"})] == ["unproven"]


def test_a_claim_without_words_has_nothing_to_quote() -> None:
    """Its id is enough to find it."""
    [finding] = found({"id": "DF1"})

    assert finding.quotes == ()


def test_a_vision_without_a_positioning_is_not_checked() -> None:
    """POS101 says so once."""
    [need] = RULE.needs

    assert not need.is_met(context(vision()).project)
    assert list(check(context(vision()))) == []


def test_what_stands_behind_a_claim_is_shown_where_its_status_stands() -> None:
    """A claim without words is quoted by its id."""
    [finding] = behind("export")

    assert [
        (related.kind, related.id, related.at.field, related.note) for related in finding.related
    ] == [("capability", "export", "status", "behind it")]
