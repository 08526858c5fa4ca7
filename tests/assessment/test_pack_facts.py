"""What is known about the subject of a decision: the words that its options are made of."""

from typing import Any

import pytest

from assessment.desks import desk, facts, finding
from building import promise, vision
from commitcheck.assessment.packs.facts import Facts
from commitcheck.model.finding import Related, Severity
from commitcheck.model.location import Location

AT = Location("vision.yaml")
VISION = vision(
    capabilities=[
        {"id": "rbac"},
        {"id": "scim", "depends_on": ["rbac"]},
        {"id": "sso", "status": "available"},
    ],
    roadmap=[
        {"id": "RM1", "capabilities": ["scim"], "latest": "2026-07-31", "effort": 12},
        {"id": "RM2", "capabilities": ["rbac"], "latest": "2026-05-31", "effort": 4.5},
        {"id": "RM3", "capabilities": ["scim"], "status": "shipped", "effort": 99},
    ],
    certifications=[{"id": "soc2", "status": "planned", "expected_on": "2026-09-30"}],
    guardrails=[
        {"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9},
        {"id": "GR2", "dimension": "uptime_pct", "op": "min", "value": 99},
        {"id": "GR3", "dimension": "data_region", "op": "in", "value": ["eu"]},
    ],
)


def about(**fields: Any) -> Facts:
    return facts(VISION, promise("C-1", **{"capability": "scim", "deal": "D-1", **fields}))


def test_the_work_behind_a_promise_holds_what_comes_first_and_nothing_shipped() -> None:
    """Its person-weeks are those of all of it, its date the last one."""
    given = about()
    assert [item.id for item in given.items] == ["RM1", "RM2"]
    assert given.effort == 16.5
    assert str(given.latest) == "2026-07-31"


def test_its_own_estimate_counts_where_the_plan_has_none() -> None:
    assert about(effort=3).effort == 16.5
    assert about(capability="sso", effort=3).effort == 3
    assert about(capability="sso").effort is None


def test_without_a_date_of_one_part_there_is_no_date_of_the_whole() -> None:
    undated = vision(
        capabilities=["scim", "audit"],
        roadmap=[
            {"id": "RM1", "capabilities": ["scim"], "latest": "2026-07-31"},
            {"id": "RM2", "capabilities": ["audit"]},
        ],
    )
    assert facts(undated, promise("C-1", capability=["scim", "audit"])).latest is None


def test_a_certificate_is_there_when_it_is_expected() -> None:
    """Unless the promise is about planned work as well."""
    assert str(about(capability=[], certification="soc2").latest) == "2026-09-30"
    assert str(about(certification="soc2").latest) == "2026-07-31"
    assert about(capability=[], certification="fedramp").latest is None


@pytest.mark.parametrize(
    ("due", "period"),
    [("2026-03-31", "Q1"), ("2026-04-01", "Q2"), ("2027-01-01", "Q2"), (None, "Q2")],
)
def test_the_room_is_that_of_the_period_in_which_it_is_due(due: str | None, period: str) -> None:
    """The period's last day is in it; behind the last period there is nothing better to say."""
    periods = [
        {"id": "Q1", "start": "2026-01-01", "end": "2026-03-31", "total": 30},
        {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 10},
    ]
    known = vision(capabilities=["scim"], capacity={"unit": "person_weeks", "periods": periods})
    room = facts(known, promise("C-1", capability="scim", due=due)).room
    assert room is not None
    assert room.period == period


def test_the_other_errors_on_the_same_subject_say_how_it_can_be_cured() -> None:
    """Another finding of the same rule is no other error, and a warning no error."""
    given = desk(
        vision(
            capabilities=[{"id": "onprem", "status": "rejected"}],
            non_goals=[{"id": "NG1", "statement": "No", "capabilities": ["onprem"],
                        "enforcement": "hard"}],
        ),
        promise("C-1", capability="onprem", status="signed", source="order_form"),
    )  # fmt: skip
    codes = {finding.rule for finding in given.unwaived if finding.severity is Severity.ERROR}
    assert {"VIS601", "COV303"} <= codes
    hit = next(finding for finding in given.unwaived if finding.rule == "VIS601")
    others = {
        fact.cure
        for fact in given.by_subject["commitment", "C-1"]
        if fact.rule != "VIS601" and fact.severity is Severity.ERROR
    }
    assert Facts(given, hit).cures == others


@pytest.mark.parametrize(
    ("template", "fields", "said"),
    [
        ("{strike} {promise}", {"unsigned": True}, "strike C-1"),
        ("{strike} {promise}", {}, "ask to be released from C-1"),
        ("{customer} by {due}", {}, "Acme by 2026-06-30"),
        ("{latest}: {items}", {}, "2026-07-31: RM1, RM2"),
        ("{capabilities} within {bound}", {}, "scim within at most 99.9, at least 99"),
        ("{who}", {"who": "customer_success"}, "customer success"),
        ("{others} and {vision}", {}, "the others and the vision"),
    ],
)
def test_a_sentence_is_filled_in(template: str, fields: dict[str, Any], said: str) -> None:
    own = promise("C-1", capability="scim", deal="D-1", due="2026-06-30", dimension="uptime_pct")
    assert str(Facts(desk(VISION, own), finding(**fields)).fill(template)) == said


def test_the_other_things_of_a_finding_are_named_four_of_them() -> None:
    related = (
        *(Related("commitment", f"C-{n}", AT) for n in range(2, 8)),
        Related("non_goal", "NG1", AT),
    )
    given = facts(VISION, promise("C-1"), related=related)
    assert str(given.fill("{others}; {vision}")) == "C-2, C-3, C-4, C-5 and 2 more; NG1"
    assert given.related("non_goal", "segment") == ["NG1"]


def test_what_nobody_knows_is_said_in_words() -> None:
    """Of a finding that is about no promise there is no customer, date, work or amount."""
    given = facts(vision(), rule="GOV202", kind="positioning", id="positioning")
    assert str(given.fill("{customer}; {due}; {latest}; {items}; {capabilities}; {bound}")) == (
        "the customer; the date; a date still to be planned; the work behind it; it;"
        " what the guardrail allows"
    )
    assert str(given.arr) == "ARR not known"
    assert given.room is None


def test_arr_is_that_of_the_deal() -> None:
    """Of the promise's deal, or of the deal that the finding is about."""
    assert str(about().arr) == "ARR not known"
    assert str(about(arr=610000).arr) == "ARR 610,000 of D-1"
    own = promise("C-1", deal="D-1", arr=5, currency="EUR")
    assert str(facts(VISION, own, kind="deal", id="D-1").arr) == "ARR 5 EUR of D-1"
