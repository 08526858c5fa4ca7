"""DEB902: most deals are signed in the last days of a quarter."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.deb902_quarter_end_rush import RULE, check

RUSHED, CALM = "2026-06-29", "2026-05-12"


def signed(number: int, day: str | None, **fields: Any) -> Commitment:
    record = {"deal": f"D-{number}", "status": "signed", **fields}
    return promise(f"K-{number}", signed_on=day, **record)


def found(*promises: Commitment, as_of: str = "2026-08-17", **policy: Any) -> list[Finding]:
    return list(check(context(vision(policy=policy), *promises, as_of=as_of)))


def deals(*days: str) -> list[Commitment]:
    return [signed(number, day) for number, day in enumerate(days, start=1)]


def test_most_deals_in_the_last_days() -> None:
    """The pattern is named, and the day by which the next gate opens; no person is."""
    [finding] = found(*deals(RUSHED, RUSHED, CALM, RUSHED, RUSHED))

    assert str(finding.message) == (
        "4 of 5 signed deals were signed in the last 10 days of a quarter: 80%, where 50% is a rush"
    )
    assert str(finding.next_step) == (
        "open the gate two weeks earlier: check every draft of the quarter by 2026-09-16"
    )
    assert finding.subject == ("portfolio", "portfolio", False)
    assert (finding.severity, finding.who, finding.cure) == (Severity.WARNING, "sales", "decide")
    assert finding.at.field == "signed_on"
    assert [(related.kind, related.id) for related in finding.related] == [
        ("deal", "D-1"), ("deal", "D-2"), ("deal", "D-4"), ("deal", "D-5"),
    ]  # fmt: skip


def test_four_deals_are_too_few() -> None:
    """A ratio over a handful says nothing."""
    assert found(*deals(*[RUSHED] * 4)) == []
    assert len(found(*deals(*[RUSHED] * 4), quarter_end_min_deals=4)) == 1


@pytest.mark.parametrize(("rushed", "count"), [(2, 0), (3, 1)])
def test_half_of_the_deals_are_a_rush(rushed: int, count: int) -> None:
    """At least half, as the rule says; three of six are half."""
    assert len(found(*deals(*[RUSHED] * rushed, *[CALM] * (6 - rushed)))) == count


def test_no_rushed_deal_is_no_rush_whatever_the_policy() -> None:
    """A share of nothing starts with something."""
    assert found(*deals(*[CALM] * 5), quarter_end_share=0) == []


@pytest.mark.parametrize(
    ("day", "count"), [("2026-06-20", 0), ("2026-06-21", 1), ("2026-06-30", 1)]
)
def test_the_last_ten_days_include_the_tenth(day: str, count: int) -> None:
    """21 to 30 June are ten days."""
    assert len(found(*deals(*[day] * 5))) == count


@pytest.mark.parametrize(("start", "count"), [(1, 1), (2, 0), (3, 0), (4, 1)])
def test_quarters_follow_the_fiscal_year(start: int, count: int) -> None:
    """With a fiscal year from February, June is in the middle of a quarter."""
    assert len(found(*deals(*[RUSHED] * 5), fiscal_year_start=start)) == count


def test_the_days_can_be_set() -> None:
    """29 June is among the last two days and not the last one."""
    assert len(found(*deals(*[RUSHED] * 5), quarter_end_days=2)) == 1
    assert found(*deals(*[RUSHED] * 5), quarter_end_days=1) == []


def test_a_deal_counts_once_with_its_latest_signature() -> None:
    """Amendments come later; what is delivered was signed too."""
    rows = [*deals(*[CALM] * 5), *(signed(number, RUSHED) for number in (1, 2, 3))]

    assert len(found(*rows)) == 1
    assert len(found(*[row._replace(status="delivered") for row in rows])) == 1
    assert found(*rows[:-1]) == []


def test_drafts_and_unsigned_rows_do_not_count() -> None:
    """An expected signature is none."""
    others = [signed(9, None), signed(8, RUSHED, status="negotiating")]

    assert found(*deals(*[RUSHED] * 4), *others) == []


@pytest.mark.parametrize(
    ("as_of", "gate"),
    [("2026-09-16", "2026-09-16"), ("2026-09-17", "2026-12-17"), ("2026-12-31", "2027-03-17")],
)
def test_the_gate_is_a_day_that_is_still_to_come(as_of: str, gate: str) -> None:
    """In the last fortnight it is the next quarter's."""
    [finding] = found(*deals(*[RUSHED] * 5), as_of=as_of)

    assert str(finding.next_step).endswith(gate)


def test_it_needs_signatures() -> None:
    """Without the column no deal has a day."""
    assert not RULE.needs[0].is_met(context(vision(), fields={"status"}).project)


def test_a_deal_counts_once_by_the_promise_that_was_signed_last() -> None:
    """Whatever the order of its rows; the latest deal is shown first."""
    early = [signed(number, "2026-06-28") for number in (1, 2, 3, 4)]
    again = [signed(1, "2026-05-12"), signed(5, CALM), signed(5, "2026-06-30"), signed(5, CALM)]
    [finding] = found(*early, *again)

    assert str(finding.message).startswith("5 of 5 signed deals")
    assert [(related.id, related.at.field, related.note) for related in finding.related] == [
        ("D-5", "signed_on", "signed on 2026-06-30"),
        ("D-1", "signed_on", "signed on 2026-06-28"),
        ("D-2", "signed_on", "signed on 2026-06-28"),
        ("D-3", "signed_on", "signed on 2026-06-28"),
        ("D-4", "signed_on", "signed on 2026-06-28"),
    ]


def test_the_next_gate_follows_the_fiscal_year() -> None:
    """Two weeks before the quarter ends; when that has passed, before the end of the next."""
    days = deals(*["2026-07-30"] * 5)

    for as_of, gate in (("2026-10-17", "2026-10-17"), ("2026-10-18", "2027-01-17")):
        [finding] = found(*days, as_of=as_of, fiscal_year_start=2)
        assert str(finding.next_step).endswith(f"by {gate}")
