"""WVR955: the same thing waived again and again, or more than the budget allows."""

from typing import Any

import pytest
from msgspec.structs import replace

from building import context, promise, vision, waiver
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.base import Unjudged
from commitcheck.rules.vis601_non_goal_hit import check as non_goal_hits
from commitcheck.rules.wvr955_waived_again import INFO, RULE, check

PEOPLE = [{"id": "dana", "role": "product"}, {"id": "raj", "role": "executive"}]
NON_GOALS = [
    {"id": "NG1", "statement": "No hardware", "capabilities": ["box"]},
    {"id": "NG2", "statement": "No on-premises edition", "capabilities": ["onprem"]},
]
CAPABILITIES = ["box", "onprem"]
ON_PREMISES = tuple(
    promise(f"K-{n}", deal=f"D-{n}", customer=f"Customer {n}", capability="onprem", arr=100)
    for n in range(1, 12)
)


def exception(n: int, day: str | None = "2026-03-01", **fields: Any) -> Waiver:
    """A complete waiver for the n-th promise, approved on that day."""
    complete = {
        "commitment": f"K-{n}",
        "reason": "A bet",
        "owner": "dana",
        "approved_by": "raj",
        "approved_on": day,
        "expires_on": "2026-04-30",
    }
    return waiver(f"W-{n}", **{"rule": "VIS601", **complete, **fields})


def found(
    *waivers: Waiver,
    policy: Any = None,
    promises: tuple[Commitment, ...] = ON_PREMISES,
    as_of: str = "2026-03-16",
) -> list[Finding]:
    """What is said once the non-goals have been looked at."""
    seen = context(
        vision(
            stakeholders=PEOPLE,
            non_goals=NON_GOALS,
            capabilities=CAPABILITIES,
            policy=policy or {},
        ),
        *promises,
        waivers=waivers,
        as_of=as_of,
    )
    return list(check(replace(seen, findings=tuple(non_goal_hits(seen)))))


def budget(**limits: Any) -> dict[str, Any]:
    return {"max_waivers": limits}


def test_the_third_time_is_a_precedent() -> None:
    """Whichever promises it was for: what was excepted from is the same non-goal."""
    [finding] = found(exception(1, "2025-09-01"), exception(2, "2025-12-01"), exception(3))

    assert str(finding.message) == "NG2 was waived for the third time in twelve months"
    assert str(finding.next_step) == (
        "change NG2 openly in the vision, or stop granting exceptions from it"
    )
    assert finding.code == "WVR955:precedent"
    assert finding.subject == ("non_goal", "NG2", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.WARNING, "product", "decide",
    )  # fmt: skip
    assert (finding.at.path, finding.at.field) == ("vision.yaml", "statement")
    assert [(related.kind, related.id, related.note) for related in finding.related] == [
        ("waiver", "W-3", "approved on 2026-03-01"),
        ("waiver", "W-2", "approved on 2025-12-01"),
        ("waiver", "W-1", "approved on 2025-09-01"),
    ]


def test_twice_is_none() -> None:
    assert found(exception(1), exception(2)) == []


def test_things_are_counted_apart() -> None:
    """Two exceptions from one non-goal and one from another are no precedent."""
    box = promise("K-3", capability="box")

    assert found(*map(exception, (1, 2, 3)), promises=(*ON_PREMISES[:2], box)) == []


@pytest.mark.parametrize(("first", "times"), [("2025-03-17", 1), ("2025-03-16", 0)])
def test_twelve_months_end_on_the_same_day(first: str, times: int) -> None:
    """What was waived on this day last year is a year ago."""
    assert len(found(exception(1, first), exception(2), exception(3))) == times


@pytest.mark.parametrize(("first", "times"), [("2027-03-01", 1), ("2027-02-28", 0)])
def test_a_leap_day_is_as_good_as_another(first: str, times: int) -> None:
    fields = {"expires_on": "2028-03-31"}
    waivers = exception(1, first), *(exception(n, "2028-02-01", **fields) for n in (2, 3))

    assert len(found(*waivers, as_of="2028-02-29")) == times


@pytest.mark.parametrize(("renewals", "times"), [(1, 0), (2, 1)])
def test_a_renewal_is_a_time_of_its_own(renewals: int, times: int) -> None:
    """Renewing in place must not be the way around it."""
    findings = found(exception(1, renewals=renewals))

    assert len(findings) == times
    assert [finding.related[0].note for finding in findings] == [
        "approved on 2026-03-01, renewals: 2"
    ] * times


@pytest.mark.parametrize(
    ("times", "words"),
    [(4, "for the fourth time"), (10, "for the tenth time"), (11, "11 times")],
)
def test_how_often_is_said_in_words_that_a_person_uses(times: int, words: str) -> None:
    [finding] = found(exception(1, renewals=times - 1))

    assert str(finding.message) == f"NG2 was waived {words} in twelve months"


def test_what_has_expired_was_an_exception_all_the_same() -> None:
    """Its finding has come back, and shows what it was for."""
    expired = exception(1, "2025-12-01", expires_on="2026-02-28")

    assert len(found(expired, exception(2), exception(3))) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": None},
        {"approved_by": "stranger"},
        {"approved_by": "dana"},
        {"commitment": None},
        {"rule": "VIS601:keyword"},
    ],
)
def test_what_never_applied_is_no_exception(fields: dict[str, Any]) -> None:
    """Refused, or for findings of another kind."""
    assert found(exception(1), exception(2), exception(3, **fields)) == []


@pytest.mark.parametrize(
    ("fields", "times"),
    [({}, 1), ({"expires_on": "2025-03-17"}, 1), ({"expires_on": "2025-03-16"}, 0)],
)
def test_an_approval_without_a_day_counts_as_late_as_it_could_be(
    fields: dict[str, Any], times: int
) -> None:
    """Leaving the day out must not be the way around it either."""
    waivers = exception(1, None, **fields), exception(2), exception(3)

    assert len(found(*waivers)) == times


def test_a_deal_wide_waiver_is_one_exception_from_each_thing() -> None:
    """However many promises of the deal it covers."""
    rows = tuple(promise(f"K-{n}", deal="D-1", capability="onprem") for n in (1, 2, 3, 4))
    wide = exception(1, commitment=None, deal="D-1")

    assert found(wide, promises=rows) == []
    assert len(found(wide, exception(2), exception(3), promises=rows)) == 1


def test_a_budget_of_waivers() -> None:
    """Exactly so many are fine."""
    assert found(exception(1), exception(2), policy=budget(count=2)) == []

    [finding] = found(exception(1), exception(2, "2026-01-01"), policy=budget(count=1))

    assert str(finding.message) == (
        "2 waivers were approved in this quarter, where the budget has 1"
    )
    assert finding.code == "WVR955:count"
    assert finding.subject == ("portfolio", "portfolio", False)
    assert (finding.at.path, finding.at.field) == ("waivers.yaml", "approved_on")
    assert [related.id for related in finding.related] == ["W-1", "W-2"]
    assert found(exception(1), policy=budget(count=0))[0].variant == "count"


@pytest.mark.parametrize(
    ("day", "start", "times"),
    [("2025-12-31", 1, 0), ("2026-01-01", 1, 1), ("2026-01-31", 2, 0), ("2026-02-01", 2, 1)],
)
def test_the_budget_is_of_the_fiscal_quarter(day: str, start: int, times: int) -> None:
    policy = {**budget(count=1), "fiscal_year_start": start}

    assert len(found(exception(1, day), exception(2), policy=policy)) == times


def test_a_budget_of_revenue() -> None:
    """Whether the waiver names the deal or a promise of it."""
    waivers = exception(1), exception(2, commitment=None, deal="D-2")

    assert found(*waivers, policy=budget(arr=200)) == []
    [finding] = found(*waivers, policy=budget(arr=199))

    assert str(finding.message) == (
        "the waivers of this quarter are for deals of 200 ARR, where the budget has 199"
    )
    assert finding.code == "WVR955:arr"
    assert finding.subject == ("portfolio", "portfolio", False)


def test_the_revenue_of_a_deal_counts_once() -> None:
    """Two exceptions in it are still one deal."""
    by_deal = waiver(
        "W-2", deal="D-1", reason="A bet", owner="dana", approved_by="raj",
        approved_on="2026-03-01", expires_on="2026-04-30",
    )  # fmt: skip

    assert found(exception(1), by_deal, policy=budget(arr=100)) == []
    assert len(found(exception(1), by_deal, policy=budget(arr=99))) == 1


def left(policy: dict[str, Any], *currencies: str) -> list[Unjudged]:
    promises = (
        promise(f"K-{n}", capability="onprem", arr=100, currency=currency)
        for n, currency in enumerate(currencies, 1)
    )
    seen = context(vision(policy=policy), *promises, waivers=[exception(1)])
    assert RULE.leaves is not None
    assert [finding.variant for finding in check(seen) if finding.variant == "arr"] == []
    return list(RULE.leaves(seen))


def test_sums_in_several_currencies_are_not_judged_and_that_is_said() -> None:
    [line] = left(budget(arr=0), "EUR", "USD")

    assert str(line.reason) == "the budget's ARR: there is more than one currency: EUR, USD"
    assert line.needs == "one currency"
    assert left(budget(count=5), "EUR", "USD") == []
    assert left(budget(arr=100), "EUR", "EUR") == []


def test_without_a_budget_and_without_waivers_nothing_is_said() -> None:
    assert found(policy=budget(count=0, arr=0)) == []
    assert found(exception(1), exception(2), policy=budget(count=None, arr=None)) == []


def test_it_is_second_pass_and_cannot_be_waived() -> None:
    assert RULE.second_pass
    assert not INFO.waivable
