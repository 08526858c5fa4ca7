"""What changed since somebody was last in sync: by the dates in the files, and by a baseline."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from assessment.desks import AS_OF, desk, finding
from building import project, promise, vision
from commitcheck.assessment.packs.packs import changes
from commitcheck.model.decision import Baseline
from commitcheck.model.finding import Finding
from commitcheck.model.report import BaselineSummary
from commitcheck.rules.context import Context

LAST = dt.date(2026, 3, 1)


def by_date(*promises: Any, last: dt.date | None = LAST, people: Any = ()) -> list[str]:
    given = desk(vision(stakeholders=list(people)), *promises)
    return [str(change) for change in changes(given.context, given.report, last, ())]


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2026-03-01", False), ("2026-03-02", True), ("2026-03-16", True), ("2026-03-17", False)],
)
def test_what_was_signed_or_delivered_since(day: str, *, counts: bool) -> None:
    """The day of the last sync was known then; today counts, tomorrow does not yet."""
    signed = promise("C-1", status="signed", signed_on=day)
    done = promise("C-2", status="delivered", delivered_on=day)
    yes = promise("C-3", status="delivered", accepted_on=day)
    moved = promise("C-4", status="signed", amendment={"ref": "AM-1", "date": day})
    told = [
        "1 promise signed: C-1",
        "1 promise delivered: C-2",
        "1 promise accepted: C-3",
        "1 promise amended: C-4",
    ]
    assert by_date(signed, done, yes, moved) == (told if counts else [])


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"due": "2026-02-28"}, False),
        ({"due": "2026-03-01"}, True),
        ({"due": "2026-03-15"}, True),
        ({"due": "2026-03-16"}, False),
        ({"due": "2026-03-15", "kind": "sla"}, False),
        ({"due": "2026-03-15", "status": "proposed"}, False),
        ({}, False),
    ],
)
def test_what_fell_due_since_and_was_not_delivered(fields: Any, *, counts: bool) -> None:
    """It may fall due on the day of the last sync; a running obligation never does."""
    told = by_date(promise("C-1", **{"status": "signed", **fields}))
    assert told == (["1 promise due and not delivered: C-1"] if counts else [])


def test_six_are_named_and_the_rest_is_counted() -> None:
    many = [promise(f"C-{n}", status="signed", signed_on="2026-03-10") for n in range(1, 9)]
    assert by_date(*many) == ["8 promises signed: C-1, C-2, C-3, C-4, C-5, C-6 and 2 more"]


def answered(day: str) -> Any:
    return {"id": f"s{day}", "role": "sales",
            "signoff": {"version": "1", "decision": "approved", "date": day}}  # fmt: skip


def test_new_answers_to_the_positioning_are_counted() -> None:
    assert by_date(people=[answered("2026-03-01"), {"id": "x", "role": "legal"}]) == []
    assert by_date(people=[answered("2026-03-02")]) == ["1 new answer to the positioning"]
    assert by_date(people=[answered("2026-03-02"), answered("2026-03-16")]) == [
        "2 new answers to the positioning"
    ]


def test_without_a_last_sync_there_is_nothing_to_compare_with() -> None:
    assert by_date(promise("C-1", status="signed", signed_on="2026-03-10"), last=None) == []


def since(
    *findings: Finding,
    gone: tuple[str, ...] = (),
    mine: tuple[Finding, ...] = (),
    day: dt.date | None = dt.date(2026, 2, 1),
) -> list[str]:
    made = replace(project(vision()), baseline=Baseline(as_of=day))
    report = replace(
        desk(vision()).report, findings=findings, baseline=BaselineSummary("base.json", 0, gone)
    )
    return [str(change) for change in changes(Context(made, AS_OF), report, None, mine)]


def test_nothing_new_is_said_with_the_day_of_the_baseline() -> None:
    """Known debt is nothing new, nor is what could not be read or was waived."""
    old = finding(in_baseline=True)
    assert since(old, finding("INP001"), finding(waived_by="W-1")) == [
        "nothing new and nothing gone since the baseline of 2026-02-01"
    ]
    assert since(day=None) == ["nothing new and nothing gone since the baseline"]


def test_what_is_new_is_counted_and_what_is_new_for_the_role_is_named() -> None:
    new, old = finding(), finding("TIM401", in_baseline=True)
    other = finding("COM802", id="C-2", variant="side_letter")
    assert since(new, old, other, mine=(other, old)) == [
        "2 findings new since the baseline of 2026-02-01, 1 of them for you: C-2 COM802:side_letter"
    ]
    assert since(new) == ["1 finding new since the baseline of 2026-02-01, 0 of them for you"]


def test_at_most_six_of_each_are_named() -> None:
    new = tuple(finding(id=f"C-{n}") for n in range(1, 9))
    [said, gone] = since(*new, mine=new, gone=tuple(f"VIS601 C-{n}" for n in range(1, 9)))
    assert said.endswith(
        "8 of them for you: C-1 VIS601, C-2 VIS601, C-3 VIS601, C-4 VIS601, C-5 VIS601,"
        " C-6 VIS601 and 2 more"
    )
    assert gone == (
        "8 findings gone: VIS601 C-1, VIS601 C-2, VIS601 C-3, VIS601 C-4, VIS601 C-5,"
        " VIS601 C-6 and 2 more"
    )


def test_what_is_gone_is_told_where_nothing_is_new() -> None:
    assert since(gone=("VIS601 C-1",)) == [
        "0 findings new since the baseline of 2026-02-01, 0 of them for you",
        "1 finding gone: VIS601 C-1",
    ]


def test_a_project_or_a_report_without_a_baseline_says_nothing_of_it() -> None:
    given = desk(vision())
    known = replace(given.report, baseline=BaselineSummary("base.json", 0))
    assert changes(given.context, known, None, ()) == ()
    made = Context(replace(project(vision()), baseline=Baseline()), AS_OF)
    assert changes(made, given.report, None, ()) == ()
