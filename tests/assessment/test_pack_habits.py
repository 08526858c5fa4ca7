"""Stop, start, continue: one candidate each, made of the counts that speak loudest to a role."""

from typing import Any

import pytest
from msgspec.structs import replace

from assessment.desks import desk, finding
from building import promise, vision
from commitcheck.assessment.packs.facts import Habits
from commitcheck.assessment.packs.habits import habits
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import words


def of(role: str, *promises: Commitment, findings: tuple[Finding, ...] = (), **sections: Any
       ) -> Habits:  # fmt: skip
    given = desk(vision(**{"capabilities": ["scim"], **sections}), *promises)
    return habits(given.context, replace(given.report, findings=findings), role)


def test_where_nothing_calls_for_it_a_page_says_so() -> None:
    nothing = of("finance")
    assert str(nothing.stop) == "nothing in the promises calls for it"
    assert str(nothing.start) == "nothing is missing that the promises would show"
    assert str(nothing.keep) == "nothing yet that the promises show; this page is a start"


def test_the_first_code_of_the_role_with_a_finding_is_taken() -> None:
    """Its promises and deals are counted once each; what is waived is not."""
    found = (
        finding("COM806", id="C-9"),
        finding("COM802", id="C-1"),
        finding("COM802", id="C-1", variant="side_letter"),
        finding("COM802", kind="deal", id="D-1"),
        finding("COM802", id="C-3", waived_by="W-1"),
    )
    assert str(of("sales", findings=found).stop) == (
        "promises by email, call, chat, slide or side letter: 2 so far (C-1, D-1)"
    )


def test_a_finding_about_neither_speaks_for_itself() -> None:
    found = finding("GOV202", "positioning", "positioning", message=words("nobody approves"))
    assert str(of("executive", findings=(found,)).start) == "one named approver: nobody approves"


def test_four_are_named_and_the_rest_is_counted() -> None:
    found = tuple(finding("COM801", id=f"C-{n}") for n in range(1, 7))
    assert str(of("finance", findings=found).start) == (
        "a revenue review before the signature, which is pending:"
        " 6 so far (C-1, C-2, C-3, C-4 and 2 more)"
    )


FINE = {"capability": "sso", "due": "2026-06-30", "approvals": ["product", "engineering"]}
SSO = [{"id": "sso", "status": "available"}]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({}, True),
        ({"approvals": ["product"]}, False),
        ({"approvals": []}, False),
        ({"approvals": ["legal"]}, False),
        ({"status": "delivered"}, False),
    ],
)
def test_what_goes_well_is_approved_by_everybody_and_conforms(
    fields: dict[str, Any], *, kept: bool
) -> None:
    told = of("sales", promise("C-1", **{**FINE, **fields}), capabilities=SSO).keep
    assert (str(told) == "promises that everybody approved and that conform: 1 so far (C-1)") is (
        kept
    )


@pytest.mark.parametrize(
    ("role", "fields", "said"),
    [
        ("finance", {"revenue_review": "cleared"}, "revenue conclusions on record"),
        ("finance", {"revenue_review": "deferred"}, "revenue conclusions on record"),
        ("finance", {"revenue_review": "pending"}, None),
        (
            "legal",
            {"remedy": "service_credit", "remedy_cap_pct": 10},
            "service credits with a cap as the remedy",
        ),
        ("legal", {"remedy": "service_credit"}, None),
        ("legal", {"remedy": "refund", "remedy_cap_pct": 10}, None),
        ("engineering", {"due": "2026-07-31"}, "dates that the plan can keep"),
        ("engineering", {"due": "2026-07-30"}, None),
        ("engineering", {}, None),
    ],
)
def test_some_roles_look_at_something_of_their_own(
    role: str, fields: dict[str, Any], said: str | None
) -> None:
    """Whether the promise conforms or not."""
    item = {"id": "RM1", "capabilities": ["scim"], "latest": "2026-07-31"}
    told = of(role, promise("C-1", capability="scim", **fields), roadmap=[item]).keep
    nothing = "nothing yet that the promises show; this page is a start"
    assert str(told) == (f"{said}: 1 so far (C-1)" if said else nothing)
