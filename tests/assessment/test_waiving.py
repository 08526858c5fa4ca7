"""Waivers take what they stand for, and nothing else."""

from typing import Any

import pytest

import building as b
from commitcheck.assessment.waiving import Waiving, waive
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding
from commitcheck.model.report import WaiverUse

PEOPLE = [
    {"id": "priya", "role": "product"},
    {"id": "elena", "role": "executive"},
    {"id": "ines", "role": "engineering"},
]


def a_waiver(**fields: Any) -> Waiver:
    """Complete, authorised, unexpired, for TIM401 on C-1."""
    return b.waiver(
        **{
            "id": "W-1",
            "rule": "TIM401",
            "commitment": "C-1",
            "reason": "agreed",
            "owner": "ines",
            "approved_by": "priya",
            "approved_on": "2026-03-01",
            "expires_on": "2026-03-31",
            **fields,
        }
    )


def finding(subject: str = "C-1", kind: str = "commitment", code: str = "TIM401") -> Finding:
    return b.finding(code, subject, kind)


def waived(waiver: Waiver, *findings: Finding) -> Waiving:
    promises = [b.promise("C-1", deal="D-1"), b.promise("C-2", deal="D-2")]
    context = b.context(b.vision(stakeholders=PEOPLE), *promises, waivers=[waiver])
    return waive(context, findings)


def test_a_standing_waiver_takes_its_finding() -> None:
    waiving = waived(a_waiver(), finding())
    assert [found.waived_by for found in waiving.findings] == ["W-1"]
    assert waiving.uses[0].state == "active"


def test_it_takes_no_other_promise_and_no_other_rule() -> None:
    waiving = waived(a_waiver(), finding("C-2"), finding(code="TIM402"))
    assert [found.waived_by for found in waiving.findings] == [None, None]
    assert waiving.uses[0].state == "unused"


def test_it_holds_on_its_last_day_and_is_loud_the_day_after() -> None:
    """A finding whose waiver lapsed says which one it was."""
    last = waived(a_waiver(expires_on="2026-03-16"), finding())
    after = waived(a_waiver(expires_on="2026-03-15"), finding())
    assert last.findings[0].waived_by == "W-1"
    assert (after.findings[0].waived_by, after.findings[0].lapsed_waiver) == (None, "W-1")
    assert (last.uses[0].state, after.uses[0].state) == ("expiring", "expired")


def test_two_weeks_before_the_end_it_is_called_expiring() -> None:
    assert waived(a_waiver(expires_on="2026-03-30"), finding()).uses[0].state == "expiring"
    assert waived(a_waiver(expires_on="2026-03-31"), finding()).uses[0].state == "active"


def test_a_deal_scope_covers_the_deal_and_its_promises() -> None:
    by_deal = a_waiver(commitment=None, deal="D-1", rule="VIS602")
    code = "VIS602"
    waiving = waived(
        by_deal, finding("D-1", "deal", code), finding("C-1", code=code), finding("C-2", code=code)
    )
    assert [found.waived_by for found in waiving.findings] == ["W-1", "W-1", None]


def test_an_object_scope_covers_any_other_subject() -> None:
    by_object = a_waiver(commitment=None, object="2026-Q2", rule="CAP501")
    waiving = waived(by_object, finding("2026-Q2", "period", "CAP501"))
    assert waiving.findings[0].waived_by == "W-1"


def test_a_variant_covers_only_itself() -> None:
    stale = a_waiver(commitment=None, object="priya", rule="GOV201:stale")
    both = (
        finding("priya", "stakeholder", "GOV201:stale"),
        finding("priya", "stakeholder", "GOV201:reserved"),
    )
    assert [found.waived_by for found in waived(stale, *both).findings] == ["W-1", None]


def test_a_side_letter_is_covered_by_no_waiver() -> None:
    """Not even by one for the whole rule."""
    waiving = waived(a_waiver(rule="COM802"), finding(code="COM802:side_letter"))
    assert waiving.findings[0].waived_by is None


def test_an_unauthorised_waiver_takes_nothing_and_says_why() -> None:
    waiving = waived(a_waiver(owner="priya"), finding())
    assert waiving.findings[0].waived_by is None
    assert waiving.uses[0].state == "refused"
    assert str(waiving.uses[0].note) == "its approver is also its owner"


def test_two_scopes_mean_what_lies_in_both() -> None:
    """A promise named beside its deal does not widen the waiver to the deal."""
    both = a_waiver(commitment="C-1", deal="D-1")
    other = a_waiver(commitment="C-1", deal="D-2")
    assert waived(both, finding()).findings[0].waived_by == "W-1"
    assert waived(other, finding()).findings[0].waived_by is None


def test_an_object_may_be_a_promise_or_a_deal_too() -> None:
    promise = a_waiver(commitment=None, object="C-1")
    deal = a_waiver(commitment=None, object="D-1", rule="VIS602")
    assert waived(promise, finding()).findings[0].waived_by == "W-1"
    assert waived(deal, finding("D-1", "deal", "VIS602")).findings[0].waived_by == "W-1"


def both(first: Waiver, second: Waiver, *findings: Finding) -> Waiving:
    promises = [b.promise("C-1", deal="D-1"), b.promise("C-2", deal="D-2")]
    context = b.context(b.vision(stakeholders=PEOPLE), *promises, waivers=[first, second])
    return waive(context, findings)


def test_a_waiver_for_another_promise_leaves_the_next_one_its_own() -> None:
    """One that was refused does too; the first that stands takes the finding."""
    other, own = a_waiver(commitment="C-2"), a_waiver(id="W-2")
    assert both(other, own, finding()).findings[0].waived_by == "W-2"
    refused = a_waiver(owner="priya")
    assert both(refused, own, finding()).findings[0].waived_by == "W-2"
    assert both(a_waiver(), own, finding()).findings[0].waived_by == "W-1"
    assert both(a_waiver(), own, finding()).covered == {"W-1": 1}


def test_a_promise_s_waiver_is_none_for_a_deal_of_that_name() -> None:
    """Nor a deal's for another subject."""
    named = a_waiver(commitment="D-1", rule="VIS602")
    assert waived(named, finding("D-1", "deal", "VIS602")).findings[0].waived_by is None
    deal = a_waiver(commitment=None, deal="2026-Q2", rule="CAP501")
    assert waived(deal, finding("2026-Q2", "period", "CAP501")).findings[0].waived_by is None


@pytest.mark.parametrize(
    ("fields", "findings", "state", "covers", "note"),
    [
        ({}, 2, "active", 2, None),
        ({"expires_on": "2026-03-20"}, 1, "expiring", 1, "it expires on 2026-03-20"),
        ({"expires_on": "2026-03-15"}, 1, "expired", 0, "it expired on 2026-03-15"),
        ({}, 0, "unused", 0, "it matches no finding"),
    ],
)
def test_what_became_of_a_waiver(
    fields: dict[str, Any], findings: int, state: str, covers: int, note: str | None
) -> None:
    """With its rule, its last day and how much it covers."""
    waiver = a_waiver(**fields)
    [use] = waived(waiver, *[finding()] * findings).uses
    assert use == WaiverUse("W-1", "TIM401", state, covers, waiver.expires_on, use.note)
    assert (str(use.note) if use.note else None) == note


def test_every_reason_for_a_refusal_is_given() -> None:
    [use] = waived(a_waiver(owner="priya", expires_on="2026-03-01"), finding()).uses
    assert str(use.note) == "it has expired, its approver is also its owner"
    assert use.state == "refused"


def test_a_second_waiver_for_the_same_finding_is_told_which_one_took_it() -> None:
    """It is not called unmatched; one whose finding is gone is."""
    second = a_waiver(id="W-2")
    waiving = both(a_waiver(), second, finding())
    assert waiving.forestalled == {"W-2": "W-1"}
    assert [(use.state, str(use.note)) for use in waiving.uses] == [
        ("active", "None"),
        ("unused", "another waiver, W-1, took it"),
    ]
    assert both(a_waiver(), second).forestalled == {}
    assert both(a_waiver(), a_waiver(id="W-2", commitment="C-2"), finding()).forestalled == {}


def test_a_deal_wide_waiver_leaves_its_approver_s_own_promises_alone() -> None:
    """And says which; a finding about the deal itself is covered."""
    people = b.vision(stakeholders=PEOPLE)
    by_deal = a_waiver(commitment=None, deal="D-1", rule="VIS602")
    rows = [
        b.promise("C-1", deal="D-1", promised_by=by_deal.approved_by),
        b.promise("C-2", deal="D-1", promised_by="eve"),
    ]
    code = "VIS602"
    waiving = waive(
        b.context(people, *rows, waivers=[by_deal]),
        (finding("C-1", code=code), finding("C-2", code=code), finding("D-1", "deal", code)),
    )
    assert [found.waived_by for found in waiving.findings] == [None, "W-1", "W-1"]
    assert str(waiving.uses[0].note) == "not for C-1: its approver made that"
