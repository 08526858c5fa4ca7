"""CAP502: too much of a period's capacity goes to what only one customer wants."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.cap502_customer_specific_share import RULE, check

PERIODS = [
    {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 48, "reserved": 12},
    {"id": "Q3", "start": "2026-07-01", "end": "2026-09-30", "total": 48, "reserved": 12},
]


def one_off(effort: float | None, id: str = "C-1", **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    record = {"reuse": "one_off", "source": "sow", "due": "2026-05-15", **fields}
    return promise(id, effort=effort, **record)


def found(*promises: Commitment, **sections: Any) -> list[Finding]:
    given = {"capacity": {"periods": PERIODS}, **sections}
    return list(check(context(vision(**given), *promises)))


def test_more_than_the_share_is_a_warning() -> None:
    """It names the share, the limit and the largest one-off."""
    [finding] = found(one_off(9, "C-6"))

    assert str(finding.message) == (
        "9 of 36 plannable person-weeks in Q2 go to one-offs: 25%, more than 20%"
    )
    assert str(finding.next_step) == (
        "price or refuse one-offs until 7.2 person-weeks are left; the largest: C-6 (9)"
    )
    assert finding.subject == ("period", "Q2", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.WARNING, "product", "decide",
    )  # fmt: skip
    assert finding.at.field == "total"
    assert [(related.id, related.note) for related in finding.related] == [
        ("C-6", "one-off, 9 person-weeks")
    ]


def test_more_than_twice_the_share_is_an_error() -> None:
    """The team has become a services company."""
    [finding] = found(one_off(10), one_off(5, "C-2", status="signed"))

    assert str(finding.message) == (
        "15 of 36 plannable person-weeks in Q2 go to one-offs: 41.7%, more than twice the 20%"
    )
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("effort", "severity"),
    [(7.2, None), (7.3, Severity.WARNING), (14.4, Severity.WARNING), (14.5, Severity.ERROR)],
)
def test_the_thresholds_themselves_are_on_the_good_side(
    effort: float, severity: Severity | None
) -> None:
    """20 % of 36 are 7.2, and twice of it is not more than twice."""
    assert [finding.severity for finding in found(one_off(effort))] == (
        [severity] if severity else []
    )


@pytest.mark.parametrize(
    ("sections", "count"),
    [
        ({"policy": {"max_one_off_share": 0.25}}, 0),
        ({"policy": {"max_one_off_share": 0.24}}, 1),
        ({"product": {"name": "P", "stage": "mature"}}, 1),
    ],
)
def test_the_policy_decides(sections: dict[str, Any], count: int) -> None:
    """A mature product may spend less on one-offs: 15 %."""
    assert len(found(one_off(9), **sections)) == count
    assert bool(found(one_off(6), **sections)) is ("product" in sections)


@pytest.mark.parametrize(
    "fields",
    [
        {"reuse": "general"},
        {"reuse": None},
        {"source": "email"},
        {"status": "delivered"},
        {"due": None},
        {"due": "2026-10-01"},
        {"effort": None},
    ],
)
def test_what_does_not_count(fields: dict[str, Any]) -> None:
    """For several customers, not firm, done, undated, beyond the plan, or not estimated."""
    assert found(one_off(**{"effort": 30, **fields})) == []


def test_each_period_is_judged_on_its_own() -> None:
    """What is overdue counts in the first."""
    findings = found(one_off(9, due="2026-01-31"), one_off(9, "C-2", due="2026-07-01"))

    assert [finding.subject.id for finding in findings] == ["Q2", "Q3"]


def test_a_period_without_capacity_is_over_at_once() -> None:
    """Something of nothing exceeds every share."""
    full = [{"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 12, "reserved": 12}]
    [finding] = found(one_off(1), capacity={"periods": full})

    assert finding.severity is Severity.ERROR
    assert str(finding.message) == (
        "1 of 0 plannable person-weeks in Q2 go to one-offs: more than there is, more than twice "
        "the 20%"
    )


def test_it_needs_capacity_reuse_effort_and_due() -> None:
    """Each missing one leaves nothing to add up."""
    bare = context(vision(), fields=()).project

    assert [need.is_met(bare) for need in RULE.needs] == [False] * 4
    assert list(check(context(vision(), one_off(9)))) == []


def test_the_largest_one_off_comes_first_and_three_are_named() -> None:
    """Of equal ones the first id; all of them are shown where their effort stands."""
    [finding] = found(one_off(3, "C-4"), one_off(9, "C-3"), one_off(1, "C-2"), one_off(3, "C-1"))

    assert str(finding.next_step).endswith("the largest: C-3 (9), C-1 (3), C-4 (3)")
    assert [(related.kind, related.id, related.at.field) for related in finding.related] == [
        ("commitment", "C-3", "effort"),
        ("commitment", "C-1", "effort"),
        ("commitment", "C-4", "effort"),
        ("commitment", "C-2", "effort"),
    ]
