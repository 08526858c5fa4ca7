"""COM806: an answer says "available" for what is not there."""

from typing import Any, get_args

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.vocabulary import SourceKind
from commitcheck.rules.com806_availability_misrepresented import INFO, RULE, check

STATEMENTS = {"rfp_response", "security_questionnaire", "demo", "marketing"}
SOC2 = {"id": "soc2", "status": "in_progress", "expected_on": "2026-09-30"}
COLD = {"id": "cold-chain", "name": "Cold chain", "status": "planned"}


def found(*certifications: dict[str, str], **fields: Any) -> list[Finding]:
    known = vision(
        capabilities=[COLD, {"id": "sso", "status": "available"}, {"id": "rbac", "status": "beta"}],
        certifications=certifications or [SOC2],
    )
    answer = {"source": "rfp_response", "claimed_as": "available", "quote": "Available", **fields}
    return list(check(context(known, promise(**answer))))


def test_a_planned_capability_that_is_answered_as_available_is_an_error() -> None:
    """Sales corrects the answer, and no waiver covers it."""
    [finding] = found(capability="cold-chain")

    assert str(finding.message) == (
        "C-1 answers available in an RFP response, but cold-chain is planned"
    )
    assert str(finding.next_step) == "correct the answer in writing now: cold-chain is planned"
    assert (finding.severity, finding.who, finding.cure) == (Severity.ERROR, "sales", "edit")
    assert finding.at.field == "claimed_as"
    assert [quote.text for quote in finding.quotes] == ["Available", "Cold chain"]
    assert [(related.kind, related.id) for related in finding.related] == [
        ("capability", "cold-chain")
    ]
    assert not INFO.waivable


def test_a_certification_that_is_not_held_is_an_error() -> None:
    """The correction says when it is expected."""
    [finding] = found(certification="soc2", source="security_questionnaire")

    assert str(finding.message) == (
        "C-1 answers available in a security questionnaire, "
        "but soc2 is in_progress and expected on 2026-09-30"
    )
    assert [(related.kind, related.id) for related in finding.related] == [
        ("certification", "soc2")
    ]


def test_a_certification_without_a_status_is_not_held() -> None:
    """Neither a status nor a date: nothing is known to support the answer."""
    [finding] = found({"id": "iso"}, certification="iso")

    assert str(finding.message) == "C-1 answers available in an RFP response, but iso is none"


def test_a_certification_that_is_held_may_be_claimed() -> None:
    """That is what the answer is for."""
    assert found({"id": "soc2", "status": "held"}, certification="soc2") == []


def test_an_available_capability_may_be_claimed() -> None:
    """Beta may not."""
    assert found(capability="sso") == []
    assert len(found(capability="rbac")) == 1


def test_all_causes_are_one_finding() -> None:
    """What is available is left out."""
    [finding] = found(capability=["cold-chain", "sso", "rbac"], certification="soc2")

    assert str(finding.message) == (
        "C-1 answers available in an RFP response, but cold-chain is planned, rbac is beta, "
        "soc2 is in_progress and expected on 2026-09-30"
    )


@pytest.mark.parametrize("source", get_args(SourceKind))
def test_only_statements_to_the_customer_can_misrepresent(source: str) -> None:
    """The contract itself is judged by the rules about the roadmap."""
    assert bool(found(capability="cold-chain", source=source)) is (source in STATEMENTS)


@pytest.mark.parametrize("claimed_as", ["roadmap", "custom", "not_supported", None])
def test_an_honest_answer_is_fine(claimed_as: str | None) -> None:
    """Also no answer at all."""
    assert found(capability="cold-chain", claimed_as=claimed_as) == []


def test_a_name_that_the_vision_does_not_know_is_left_to_inp003() -> None:
    """Nothing is known about it."""
    assert found(capability="blockchain", certification="nist") == []


def test_an_answer_in_a_draft_is_preventable() -> None:
    """And an answer that was withdrawn is gone."""
    [finding] = found(capability="cold-chain", status="negotiating")

    assert finding.preventable
    assert found(capability="cold-chain", status="withdrawn") == []


@pytest.mark.parametrize("missing", ["claimed_as", "source"])
def test_both_columns_are_needed(missing: str) -> None:
    """Without either of them nothing is known to be a statement of availability."""
    fields = {"claimed_as", "source"} - {missing}
    project = context(vision(), fields=fields).project

    assert [need.is_met(project) for need in RULE.needs].count(False) == 1


def test_what_is_not_there_is_shown_where_its_status_stands() -> None:
    """With the status itself; none is said to be none."""
    [finding] = found(SOC2, capability="cold-chain", certification="soc2")
    [bare] = found({"id": "iso"}, certification="iso")

    assert [
        (related.kind, related.id, related.at.field, related.note) for related in finding.related
    ] == [
        ("capability", "cold-chain", "status", "planned"),
        ("certification", "soc2", "status", "in_progress"),
    ]
    assert [(related.id, related.note) for related in bare.related] == [("iso", "no status")]
