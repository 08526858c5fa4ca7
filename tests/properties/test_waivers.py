"""A waiver removes exactly its findings, and nothing else changes but what is said of waivers."""

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from commitcheck.model.finding import Finding
from commitcheck.model.report import Report
from properties.strategies import Portfolio, examples, portfolios

NEVER = ("COM806", "COM802:side_letter")
"""What no waiver covers, beside the INP and WVR families."""


@given(portfolios, st.data())
@examples(42)
def test_a_waiver_takes_its_findings_and_no_other(drawn: Portfolio, data: st.DataObject) -> None:
    """Complete, authorised, in time, with one scope: what it covers is folded, the rest stays."""
    drawn = replace(with_people_for_it(drawn), waivers=())
    before = drawn.checked()
    open_to_it = [found for found in before.findings if is_waivable(found)]
    assume(open_to_it)
    meant = data.draw(st.sampled_from(open_to_it))
    rule = data.draw(st.sampled_from(sorted({meant.rule, meant.code})))
    scope = data.draw(st.sampled_from(scopes(meant, drawn)))

    after = replace(drawn, waivers=(waiver_for(rule, scope, drawn.as_of),)).checked()

    covered = {found for found in before.findings if is_meant(found, rule, scope, drawn)}
    assert meant in covered
    assert {structs.replace(found, waived_by=None) for found in after.waived} == covered
    assert set(after.unwaived) == set(before.unwaived) - covered
    assert [(waiver.id, waiver.state, waiver.covers) for waiver in after.waivers] == [
        ("W-1", "expiring", len(covered))
    ]
    assert facts(after) == facts(before)


@given(portfolios)
@examples(15)
def test_without_waivers_everything_counts(drawn: Portfolio) -> None:
    """`--no-waivers` says what the report would be if there were none."""
    plain = replace(drawn, waivers=()).checked()

    assert drawn.checked(use_waivers=False).findings == plain.findings


def with_people_for_it(drawn: Portfolio) -> Portfolio:
    """Someone who made no promise and may approve everything, and someone to own it.

    Without a budget for exceptions: more than it has is said of the waivers, not of the rest.
    """
    more = ({"id": "olga", "role": "executive"}, {"id": "olaf", "role": "sales"})
    people = [*drawn.vision.get("stakeholders", ()), *more]
    policy = {**drawn.vision.get("policy", {}), "max_waivers": None}
    return replace(drawn, vision={**drawn.vision, "stakeholders": people, "policy": policy})


def waiver_for(rule: str, scope: dict[str, str], day: dt.date) -> dict[str, Any]:
    return {
        "id": "W-1",
        "rule": rule,
        **scope,
        "reason": "Agreed for the pilot",
        "owner": "olaf",
        "approved_by": "olga",
        "approved_on": day.isoformat(),
        "expires_on": (day + dt.timedelta(days=1)).isoformat(),
    }


def is_waivable(found: Finding) -> bool:
    family = found.rule[:3]
    return family not in ("INP", "WVR") and not {found.rule, found.code} & set(NEVER)


def scopes(found: Finding, drawn: Portfolio) -> list[dict[str, str]]:
    """The ways to say what this finding is about: its promise or that one's deal, deal, object."""
    match found.subject.kind:
        case "commitment":
            return [{"commitment": found.subject.id}, {"deal": deal_of(found.subject.id, drawn)}]
        case "deal":
            return [{"deal": found.subject.id}]
        case _:
            return [{"object": found.subject.id}]


def is_meant(found: Finding, rule: str, scope: dict[str, str], drawn: Portfolio) -> bool:
    """The specification of a scope, said once more."""
    if rule not in (found.rule, found.code) or not is_waivable(found):
        return False
    name = found.subject.id
    match found.subject.kind:
        case "commitment":
            return scope.get("commitment") == name or scope.get("deal") == deal_of(name, drawn)
        case "deal":
            return scope.get("deal") == name
        case _:
            return scope.get("object") == name


def deal_of(name: str, drawn: Portfolio) -> str:
    promise = next(promise for promise in drawn.promises if promise["id"] == name)
    return str(promise.get("deal") or promise["customer"])


def facts(report: Report) -> tuple[Any, ...]:
    """What does not depend on what was excepted."""
    unchanged = [gap for gap in report.not_checked if not gap.rule.startswith("WVR")]
    return [event.commitment for event in report.timeline], report.capacity, unchanged
