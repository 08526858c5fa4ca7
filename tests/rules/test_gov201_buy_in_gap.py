"""GOV201: a stakeholder whose agreement is required has not agreed."""

from typing import Any

import pytest

from building import context, vision
from commitcheck.model.approved_parts import part_fingerprints
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.gov201_buy_in_gap import RULE, check

POSITIONING = {"version": "1.1", "need": "prove evidence is current", "category": "platform"}


def found(
    signoff: dict[str, Any] | None, positioning: dict[str, Any] | None = None, **fields: Any
) -> list[Finding]:
    elena = {"id": "elena", "role": "executive", "required": True, "signoff": signoff, **fields}
    return list(
        check(context(vision(positioning=positioning or POSITIONING, stakeholders=[elena])))
    )


def test_no_sign_off_is_an_error() -> None:
    """It is that stakeholder's to give."""
    [finding] = found(None)

    assert str(finding.message) == "elena has no sign-off, expected a sign-off of version 1.1"
    assert str(finding.next_step) == (
        "hold the sign-off conversation about version 1.1 with elena and record the answer"
    )
    assert (finding.code, finding.severity) == ("GOV201:missing", Severity.ERROR)
    assert (finding.who, finding.cure, finding.roots) == ("executive", "decide", ("R1",))
    assert finding.subject == ("stakeholder", "elena", False)
    assert finding.at.field == "signoff"


@pytest.mark.parametrize(
    ("signoff", "words"),
    [
        ({"decision": "pending"}, "has a pending sign-off"),
        ({"decision": "pending", "version": "1.1"}, "has a pending sign-off"),
        ({"version": "1.1"}, "has no sign-off"),
        ({}, "has no sign-off"),
    ],
)
def test_a_pending_sign_off_is_none(signoff: dict[str, Any], words: str) -> None:
    """A version without a decision is no answer either."""
    [finding] = found(signoff)

    assert str(finding.message) == f"elena {words}, expected a sign-off of version 1.1"
    assert finding.variant == "missing"


def test_a_rejection_is_an_error_with_its_reason() -> None:
    """Of an old version too: nobody has said yes since."""
    [finding] = found({"version": "1.0", "decision": "rejected", "note": "too narrow"})

    assert str(finding.message) == "elena rejected version 1.0, expected an approval of version 1.1"
    assert (finding.code, finding.severity) == ("GOV201:rejected", Severity.ERROR)
    assert [quote.text for quote in finding.quotes] == ["too narrow"]


def test_a_sign_off_of_another_version_is_stale() -> None:
    """Agreement is per version."""
    [finding] = found({"version": "1.0", "decision": "approved"})

    assert str(finding.message) == "elena signed off version 1.0, the current one is 1.1"
    assert (finding.code, finding.severity) == ("GOV201:stale", Severity.WARNING)
    assert [(related.kind, related.note) for related in finding.related] == [
        ("positioning", "the current version")
    ]


def test_a_sign_off_of_the_current_version_is_fine() -> None:
    """That is all the rule asks for."""
    assert found({"version": "1.1", "decision": "approved"}) == []


def test_a_sign_off_without_a_version_is_stale() -> None:
    """Nobody knows what was agreed to; unless the positioning has no version either."""
    [finding] = found({"decision": "approved"})

    assert str(finding.message) == "elena signed off version none, the current one is 1.1"
    assert found({"decision": "approved"}, {"need": "speed"}) == []


def test_a_reservation_is_a_warning_with_its_words() -> None:
    """On record it is worth more than a nod."""
    signoff = {
        "version": "1.1",
        "decision": "approved_with_reservations",
        "note": "wants a private cloud",
    }
    [finding] = found(signoff)

    assert str(finding.message) == (
        "elena approved version 1.1 with reservations, expected an approval without"
    )
    assert (finding.code, finding.severity) == ("GOV201:reserved", Severity.WARNING)
    assert [quote.text for quote in finding.quotes] == ["wants a private cloud"]


def test_a_reservation_about_an_old_version_is_both() -> None:
    """Two things to talk about."""
    findings = found({"version": "1.0", "decision": "approved_with_reservations"})

    assert [finding.variant for finding in findings] == ["stale", "reserved"]


def test_the_parts_that_changed_since_are_named() -> None:
    """The version says the same, the words do not."""
    agreed = part_fingerprints(vision(positioning=POSITIONING))
    signoff = {"version": "1.1", "decision": "approved", "fingerprint": agreed}
    changed = {**POSITIONING, "category": "suite", "key_benefit": "saves a week"}

    [finding] = found(signoff, changed)

    assert str(finding.message) == (
        "elena signed off version 1.1 and category, key_benefit changed since"
    )
    assert finding.variant == "stale"
    assert found(signoff) == []


def test_an_old_version_names_the_changed_parts_too() -> None:
    """Then the conversation can be short."""
    agreed = part_fingerprints(vision(positioning=POSITIONING))
    signoff = {"version": "1.0", "decision": "approved", "fingerprint": agreed}

    [finding] = found(signoff, {**POSITIONING, "need": "pass audits"})

    assert str(finding.message) == (
        "elena signed off version 1.0, the current one is 1.1 and need changed since"
    )


def test_who_is_not_required_may_be_silent() -> None:
    """Even a rejection is then only an opinion."""
    assert found(None, required=False) == []
    assert found({"version": "1.1", "decision": "rejected"}, required=False) == []


def test_without_a_role_product_holds_the_conversation() -> None:
    """Somebody has to own the line."""
    [finding] = found(None, role=None)

    assert finding.who == "product"


def test_an_empty_positioning_is_judged() -> None:
    """The section is there, so agreement to it is expected."""
    elena = {"id": "elena", "required": True}

    [finding] = check(context(vision(positioning=None, stakeholders=[elena])))

    assert str(finding.message) == "elena has no sign-off, expected a sign-off of version none"
    assert finding.related[0].at.path == "vision.yaml"


@pytest.mark.parametrize(
    ("sections", "runs"),
    [
        ({"positioning": {}, "stakeholders": []}, True),
        ({"positioning": {}}, False),
        ({"stakeholders": []}, False),
    ],
)
def test_both_sections_are_needed(sections: dict[str, Any], runs: bool) -> None:  # noqa: FBT001 - the expectation
    """A vision without them says so once, in POS101 and under not checked."""
    project = context(vision(**sections)).project

    assert all(need.is_met(project) for need in RULE.needs) is runs
    assert list(check(context(vision(stakeholders=[{"id": "a", "required": True}])))) == []
