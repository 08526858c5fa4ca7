"""INP004: a record contradicts itself, its neighbours or the calendar."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from building import ALL, context, project, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.project import InputFile
from commitcheck.rules.context import Context
from commitcheck.rules.inp004_contradictory_record import DELIVERED_ON, INFO, RULE, SIGNED_ON, check

TODAY = dt.date(2026, 3, 16)


def of_promises(*promises: Commitment, fields: Any = ALL) -> list[Finding]:
    return list(check(context(vision(), *promises, fields=fields)))


def of_promise(**fields: Any) -> list[Finding]:
    return of_promises(promise(**fields))


def of_vision(**sections: Any) -> list[Finding]:
    return list(check(context(vision(**sections))))


def variants(findings: list[Finding]) -> list[str]:
    return [finding.variant for finding in findings]


@pytest.mark.parametrize(
    ("status", "field"), [("signed", "signed_on"), ("delivered", "delivered_on")]
)
def test_a_status_without_its_day_is_an_error(status: str, field: str) -> None:
    """Where the table has the column."""
    [finding] = of_promise(status=status)

    assert str(finding.message) == f"C-1 is {status}, but has no {field}"
    assert str(finding.next_step) == f"fill in {field}"
    assert (finding.code, finding.severity) == (f"INP004:{field}_missing", Severity.ERROR)
    assert (finding.who, finding.cure) == ("sales", "decide")
    assert finding.subject == ("commitment", "C-1", False)
    assert finding.at.field == field


def test_a_day_that_nobody_could_have_filled_in_is_not_missing() -> None:
    """Each half on its own; it is listed as not checked."""
    without = ALL - {"signed_on", "delivered_on"}
    rows = (promise(status="signed"), promise("C-2", status="delivered"))

    assert of_promises(*rows, fields=without) == []
    assert variants(of_promises(*rows, fields=without | {"delivered_on"})) == [
        "delivered_on_missing"
    ]
    assert RULE.parts == (SIGNED_ON, DELIVERED_ON)


def test_a_day_that_could_not_be_used_is_not_also_missing() -> None:
    """INP001 has said so."""
    assert of_promise(status="signed", unusable=["signed_on"]) == []


@pytest.mark.parametrize(("day", "hits"), [("2026-03-16", 0), ("2026-03-17", 1)])
def test_nothing_was_signed_or_delivered_on_a_day_to_come(day: str, hits: int) -> None:
    """Today is possible."""
    signed = of_promise(status="signed", signed_on=day)
    delivered = of_promise(status="delivered", signed_on="2026-01-01", delivered_on=day)

    assert variants(signed) == variants(delivered) == ["in_the_future"] * hits


def test_both_days_to_come_are_one_finding() -> None:
    """It says what the fields for days to come are."""
    [finding] = of_promise(status="delivered", signed_on="2026-04-01", delivered_on="2026-05-01")

    assert str(finding.message) == (
        "C-1 has signed_on 2026-04-01 and delivered_on 2026-05-01, which is after today, 2026-03-16"
    )
    assert str(finding.next_step) == (
        "correct the date; what is still to come is expected_signature or due"
    )
    assert finding.at.field == "signed_on"


@pytest.mark.parametrize(("due", "hits"), [("2026-02-26", 1), ("2026-02-27", 0), (None, 0)])
def test_nothing_is_due_before_it_was_signed(due: str | None, hits: int) -> None:
    """Equal dates are fine."""
    findings = of_promise(status="signed", signed_on="2026-02-27", due=due)

    messages = [str(finding.message) for finding in findings]
    assert messages == ["C-1 is due 2026-02-26, before it was signed on 2026-02-27"] * hits
    assert [finding.at.field for finding in findings] == ["due"] * hits


def test_a_draft_has_no_signature() -> None:
    """One of the two cells is wrong."""
    [finding] = of_promise(status="negotiating", signed_on="2026-02-27")

    assert str(finding.message) == "C-1 is negotiating, but was signed on 2026-02-27"
    assert str(finding.next_step) == "make its status signed, or remove signed_on"
    assert (finding.variant, finding.at.field) == ("signed_draft", "signed_on")


@pytest.mark.parametrize(("day", "hits"), [("2026-03-16", 0), ("2026-03-17", 1)])
def test_nothing_was_accepted_or_amended_on_a_day_to_come(day: str, hits: int) -> None:
    """Today is possible here too."""
    done: dict[str, Any] = {"status": "delivered", "delivered_on": "2026-03-01"}
    accepted = of_promise(**done, accepted_on=day)
    amended = of_promise(**done, amendment={"ref": "AM-1", "date": day})

    assert variants(accepted) == variants(amended) == ["in_the_future"] * hits
    assert [finding.at.field for finding in (*accepted, *amended)] == (
        ["accepted_on", "amendment"] * hits
    )


@pytest.mark.parametrize(("day", "hits"), [("2026-02-26", 1), ("2026-02-27", 0)])
def test_nothing_is_accepted_before_it_was_delivered(day: str, hits: int) -> None:
    """On the same day is fine, and so is a delivery whose day nobody knows."""
    findings = of_promise(status="delivered", delivered_on="2026-02-27", accepted_on=day)

    messages = [str(finding.message) for finding in findings]
    assert messages == (
        ["C-1 was accepted on 2026-02-26, before it was delivered on 2026-02-27"] * hits
    )
    assert variants(of_promise(status="delivered", accepted_on=day)) == ["delivered_on_missing"]


def test_what_is_open_was_not_accepted() -> None:
    """An open promise stays open to every rule, so a yes to it is a contradiction."""
    [finding] = of_promise(status="signed", signed_on="2026-01-31", accepted_on="2026-02-27")

    assert str(finding.message) == "C-1 is signed, but was accepted on 2026-02-27"
    assert str(finding.next_step) == "make its status delivered, or remove accepted_on"
    assert (finding.variant, finding.at.field) == ("accepted_early", "accepted_on")
    assert of_promise(status="lapsed", accepted_on="2026-02-27") == []


@pytest.mark.parametrize(("day", "hits"), [("2026-02-26", 1), ("2026-02-27", 0), (None, 0)])
def test_nothing_is_amended_before_it_was_signed(day: str | None, hits: int) -> None:
    """On the day of the signature is fine."""
    amendment = {"ref": "AM-1", "date": day}
    findings = of_promise(status="signed", signed_on="2026-02-27", amendment=amendment)

    messages = [str(finding.message) for finding in findings]
    assert messages == ["C-1 was amended on 2026-02-26, before it was signed on 2026-02-27"] * hits
    assert variants(findings) == ["amended_early"] * hits


def test_a_promise_at_risk_is_judged_as_any_other() -> None:
    """It is a field and no status: it hides nothing."""
    assert variants(of_promise(status="signed", at_risk=True)) == ["signed_on_missing"]


def test_a_record_with_several_contradictions_has_a_finding_for_each() -> None:
    """Each stands at its own cell."""
    findings = of_promise(status="proposed", signed_on="2026-04-01", due="2026-03-01")

    assert variants(findings) == ["in_the_future", "due_before_signature", "signed_draft"]


@pytest.mark.parametrize(
    ("earliest", "latest", "hits"),
    [("2026-09-30", "2026-09-29", 1), ("2026-09-30", "2026-09-30", 0), ("2026-Q3", "2026-Q3", 0)],
)
def test_work_cannot_land_earliest_after_latest(earliest: str, latest: str, hits: int) -> None:
    """A quarter is its first day for one and its last for the other."""
    findings = of_vision(roadmap=[{"id": "RM1", "earliest": earliest, "latest": latest}])

    assert [str(finding.message) for finding in findings] == [
        "RM1 lands at the earliest on 2026-09-30, but at the latest on 2026-09-29"
    ] * hits
    assert [finding.subject for finding in findings] == [Subject("roadmap_item", "RM1")] * hits
    assert [(finding.who, finding.variant, finding.at.field) for finding in findings] == [
        ("product", "interval", "earliest")
    ] * hits


def test_a_cycle_of_capabilities_is_one_finding_on_its_first_member() -> None:
    """In file order, aliases resolved."""
    [finding] = of_vision(
        capabilities=[
            {"id": "top", "depends_on": ["b"]},
            {"id": "b", "depends_on": ["see"]},
            {"id": "c", "aliases": ["see"], "depends_on": ["b", "nowhere"]},
        ]
    )

    assert str(finding.message) == "b depends on itself: b needs c needs b"
    assert str(finding.next_step) == "take one of these dependencies out"
    assert (finding.subject, finding.who) == (Subject("capability", "b"), "product")
    assert (finding.variant, finding.at.field) == ("cycle", "depends_on")


@pytest.mark.parametrize("order", [("C-1", "C-2"), ("C-2", "C-1")])
def test_a_cycle_of_promises_is_one_finding_on_the_member_that_sorts_first(
    order: tuple[str, ...],
) -> None:
    """Whatever the order of the file; a promise that needs itself is the shortest."""
    needs = {"C-1": "C-2", "C-2": "C-1"}
    rows = [promise(name, depends_on=[needs[name]]) for name in order]
    [finding] = of_promises(*rows, promise("C-3"))
    assert (finding.subject.id, finding.who) == ("C-1", "sales")
    assert str(finding.message) == "C-1 depends on itself: C-1 needs C-2 needs C-1"

    [finding] = of_promises(promise("C-4", depends_on=["C-4"]))
    assert str(finding.message) == "C-4 depends on itself: C-4 needs C-4"


def test_of_a_long_way_round_only_the_beginning_is_printed() -> None:
    """A table whose rows all need the next one is one sentence, not a page."""
    every = [promise(f"C-{at:03}", depends_on=[f"C-{(at + 1) % 40:03}"]) for at in range(40)]
    [finding] = of_promises(*every)
    assert str(finding.message).endswith("needs C-010 needs C-011 needs 29 more")


def periods(*intervals: tuple[str, str], **fields: Any) -> list[Finding]:
    listed = [
        {"id": f"P{at}", "start": start, "end": end, **fields}
        for at, (start, end) in enumerate(intervals, 1)
    ]
    return of_vision(capacity={"periods": listed})


@pytest.mark.parametrize(
    ("intervals", "message"),
    [
        ([("2026-04-01", "2026-03-31")], "P1 ends on 2026-03-31, before it starts on 2026-04-01"),
        ([("2026-04-01", "2026-04-01")], None),
        (
            [("2026-04-01", "2026-06-30"), ("2026-06-29", "2026-09-30")],
            "P2 begins before P1 has ended",
        ),
        ([("2026-04-01", "2026-06-30"), ("2026-06-30", "2026-09-30")], None),
        ([("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30")], None),
        (
            [("2026-06-01", "2026-09-30"), ("2026-04-01", "2026-06-30")],
            "P1 begins before P2 has ended",
        ),
    ],
)
def test_periods_stand_in_a_row(intervals: list[tuple[str, str]], message: str | None) -> None:
    """In whatever order they are listed; equal dates are fine."""
    findings = periods(*intervals)

    assert [str(finding.message) for finding in findings] == (
        [f"the period {message}"] if message else []
    )
    assert all(
        finding.who == "product" and finding.subject.kind == "period" for finding in findings
    )


def test_a_long_period_overlaps_every_one_inside_it() -> None:
    """Not only the next."""
    findings = periods(
        ("2026-01-01", "2026-12-31"), ("2026-02-01", "2026-02-28"), ("2026-07-01", "2026-09-30")
    )

    assert [finding.subject.id for finding in findings] == ["P2", "P3"]
    assert all(
        "has ended" in str(finding.message) and "P1" in str(finding.message) for finding in findings
    )


@pytest.mark.parametrize(("reserved", "hits"), [(36, 0), (37, 1)])
def test_no_more_can_be_reserved_than_there_is(reserved: int, hits: int) -> None:
    """All of it can."""
    findings = periods(("2026-04-01", "2026-06-30"), total=36, reserved=reserved)

    assert [str(finding.message) for finding in findings] == [
        "the period P1 reserves 37 of 36 person-weeks"
    ] * hits


def test_different_arr_values_of_a_deal_are_a_warning() -> None:
    """The same value on several rows is one value."""
    rows = [
        promise(f"C-{at}", deal="D-1", customer="Norvik", arr=arr, currency="EUR")
        for at, arr in enumerate((150000, None, 150000, 90000), 1)
    ]
    [finding] = of_promises(*rows)

    assert str(finding.message) == (
        "the deal D-1 with Norvik has different ARR values, 150,000 EUR, 90,000 EUR: "
        "the largest counts"
    )
    assert (finding.severity, finding.variant) == (Severity.WARNING, "arr")
    assert finding.subject == ("deal", "D-1", True)
    assert finding.at.field == "arr"
    assert [
        (related.kind, related.id, related.at.field, related.note) for related in finding.related
    ] == [("commitment", "C-1", "arr", "another value")]
    assert str(finding.next_step) == (
        "give the deal's ARR once, or the same value on each of its rows"
    )
    assert of_promises(*rows[:3]) == []
    assert of_promises(promise("C-1", deal="D-1", arr=1), promise("C-2", deal="D-2", arr=2)) == []


def exported(day: str, policy: dict[str, Any] | None = None) -> list[Finding]:
    at = Location("exports/deals.csv", 1, 1)
    file = InputFile("exports/deals.csv", "commitments", exported_on=dt.date.fromisoformat(day))
    read = project(vision(policy=policy or {}))
    dated = replace(read, inputs=(file, replace(file, exported_at=at), InputFile("v", "vision")))
    return list(check(Context(dated, TODAY)))[1:]


@pytest.mark.parametrize(("day", "hits"), [("2026-03-02", 0), ("2026-03-01", 1)])
def test_an_old_export_is_a_warning_about_the_file(day: str, hits: int) -> None:
    """14 days are fine."""
    findings = exported(day)

    assert [str(finding.message) for finding in findings] == [
        "the export is 15 days old, more than 14 days"
    ] * hits
    assert [finding.subject for finding in findings] == [Subject("file", "deals.csv")] * hits
    assert [(finding.severity, finding.variant) for finding in findings] == [
        (Severity.WARNING, "old_export")
    ] * hits


def test_the_policy_says_how_old_an_export_may_be() -> None:
    """A quarterly review needs no weekly export."""
    assert exported("2026-03-01", {"export_max_age_days": 15}) == []
    assert len(exported("2026-03-15", {"export_max_age_days": 0})) == 1


def test_a_sound_input_has_nothing_to_say() -> None:
    """And nothing of the input can be waived."""
    rows = [
        promise(status="signed", signed_on="2026-03-16", due="2026-03-16"),
        promise("C-2", status="delivered", signed_on="2026-01-01", delivered_on="2026-03-16"),
        promise("C-3", expected_signature="2026-04-01", depends_on=["C-1"]),
        promise("C-4", status="withdrawn"),
    ]
    assert of_promises(*rows) == []
    assert not INFO.waivable


def test_a_record_that_is_fine_hides_no_later_one() -> None:
    """Neither a promise without days nor work without an interval ends the search."""
    plain = promise("C-1", capability="scim")
    late = promise("C-2", status="signed", signed_on="2026-04-01")
    [finding] = of_promises(plain, late)
    [work] = of_vision(
        roadmap=[
            {"id": "RM1", "latest": "2026-01-31"},
            {"id": "RM2", "earliest": "2026-01-31"},
            {"id": "RM3", "earliest": "2026-09-30", "latest": "2026-08-31"},
        ]
    )

    assert (finding.subject.id, finding.variant) == ("C-2", "in_the_future")
    assert (work.subject.id, work.severity) == ("RM3", Severity.ERROR)
    assert str(work.next_step) == "swap the two, or correct one"


@pytest.mark.parametrize(
    ("delivers", "status", "count"),
    [
        (["pinning", "search"], "planned", 1),
        (["pinning", "everywhere"], "shipped", 1),
        (["pinning", "search"], "dropped", 0),
        (["pinning", "sso"], "planned", 0),
        (["search"], "planned", 0),
    ],
)
def test_an_item_that_delivers_what_rules_each_other_out(
    delivers: list[str], status: str, count: int
) -> None:
    """It is the plan's contradiction: no promise that names the item made it."""
    findings = of_vision(
        capabilities=[
            {"id": "pinning", "excludes": ["search"]},
            {"id": "search", "aliases": ["everywhere"]},
            {"id": "sso"},
        ],
        roadmap=[{"id": "RM1", "capabilities": delivers, "status": status}],
    )
    assert [(finding.code, str(finding.message)) for finding in findings] == [
        ("INP004:excluding", "RM1 delivers pinning, which cannot stand beside search")
    ] * count
    assert all(
        (finding.subject.kind, finding.who) == ("roadmap_item", "product") for finding in findings
    )
