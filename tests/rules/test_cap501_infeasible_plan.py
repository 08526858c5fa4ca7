"""CAP501: by the end of a period more work is promised than can be planned."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.cap501_infeasible_plan import RULE, check

CAPACITY = {
    "periods": [
        {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 48, "reserved": 12},
        {"id": "Q3", "start": "2026-07-01", "end": "2026-09-30", "total": 48, "reserved": 12},
    ]
}
ROADMAP = [{"id": "RM1", "capabilities": ["export"], "effort": 10}]


def work(id: str, effort: float | None, **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    record = {"kind": "services", "status": "signed", "due": "2026-06-30", **fields}
    return promise(id, effort=effort, **record)


def draft(id: str, effort: float | None, **fields: Any) -> Commitment:  # noqa: A002 - as above
    return work(id, effort, **{"status": "negotiating", **fields})


def found(*promises: Commitment) -> list[Finding]:
    seen = vision(capacity=CAPACITY, roadmap=ROADMAP, capabilities=["export", "sync"])
    return list(check(context(seen, *promises)))


def test_signed_promises_alone_are_too_much() -> None:
    """The largest pieces are named: one of them has to go."""
    [finding] = found(work("C-1", 30), work("C-2", None, kind="feature", capability="export"),
                      work("C-3", 1))  # fmt: skip

    assert str(finding.message) == (
        "signed promises need 41 person-weeks by the end of Q2, but 36 can be planned: 5 too many"
    )
    assert str(finding.next_step) == (
        "drop, fund or move 5 person-weeks of what is due by 2026-06-30; the largest: C-1 (30), "
        "RM1 (10), C-3 (1)"
    )
    assert finding.code == "CAP501:signed"
    assert finding.subject == ("period", "Q2", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.ERROR, "executive", "decide",
    )  # fmt: skip
    assert (finding.at.path, finding.at.field) == ("vision.yaml", "total")
    assert [(related.kind, related.id, related.note) for related in finding.related] == [
        ("commitment", "C-1", "30 person-weeks by 2026-06-30"),
        ("roadmap_item", "RM1", "10 person-weeks by 2026-06-30"),
        ("commitment", "C-3", "1 person-weeks by 2026-06-30"),
    ]
    assert not finding.worse_when_signed
    assert finding.deals == ()


def test_drafts_on_top_are_a_warning_for_their_deals() -> None:
    """Signing is the decision to drop something else."""
    [finding] = found(work("C-1", 30, deal="D-1"), draft("C-2", 10, deal="D-2"),
                      draft("C-3", 2, deal="D-3"))  # fmt: skip

    assert str(finding.message) == (
        "if D-2, D-3 is signed, promises need 42 person-weeks by the end of Q2, but 36 can be "
        "planned: 6 too many"
    )
    assert finding.code == "CAP501:if_you_sign"
    assert (finding.severity, finding.cure) == (Severity.WARNING, "edit")
    assert finding.subject == ("period", "Q2", True)
    assert finding.worse_when_signed
    assert finding.deals == ("D-2", "D-3")
    assert [related.id for related in finding.related] == ["C-2", "C-3"]


def test_a_draft_that_adds_no_work_is_not_held_up() -> None:
    """What it wants is promised to somebody else by then already."""
    shared = {"kind": "feature", "capability": "export"}
    [finding] = found(
        work("C-1", 26),
        work("C-2", None, **shared),
        draft("C-3", None, deal="D-3", **shared),
        draft("C-4", 1, deal="D-4"),
    )

    assert finding.deals == ("D-4",)


@pytest.mark.parametrize(("effort", "count"), [(36, 0), (36.5, 1)])
def test_exactly_full_is_feasible(effort: float, count: int) -> None:
    """The bound belongs to the good side, for signed promises and for drafts."""
    assert len(found(work("C-1", effort))) == count
    assert len(found(draft("C-1", effort))) == count


def test_fractions_that_add_up_to_the_bound_are_feasible() -> None:
    """0.1 three times and 35.7 are 36, whatever binary numbers make of it."""
    tenths = [work(f"C-{number}", 0.1) for number in range(3)]

    assert found(*tenths, work("C-9", 35.7)) == []


def test_what_does_not_fit_now_may_fit_later() -> None:
    """The third quarter has room for it, so only the second is short."""
    assert [finding.subject.id for finding in found(work("C-1", 41))] == ["Q2"]
    assert [finding.subject.id for finding in found(work("C-1", 80))] == ["Q2", "Q3"]
    assert found(work("C-1", 41, due="2026-07-01")) == []


def test_an_error_is_not_said_again_as_a_warning() -> None:
    """Where the signed ones do not fit, the drafts do not matter."""
    assert [finding.severity for finding in found(work("C-1", 40), draft("C-2", 10))] == [
        Severity.ERROR
    ]


def test_it_says_that_it_is_a_lower_bound() -> None:
    """Next to every number, when firm work has no estimate."""
    unknown = {"kind": "feature", "capability": "sync"}
    [finding] = found(work("C-1", 40), work("C-2", None, **unknown))
    [two] = found(work("C-1", 40), work("C-2", None, **unknown), work("C-3", None, **unknown))

    assert str(finding.message).endswith("4 too many (a lower bound: C-2 has no estimate)")
    assert str(two.message).endswith("(a lower bound: C-2, C-3 have no estimate)")


def test_a_draft_that_knows_more_of_signed_work_is_named() -> None:
    """Also where its own day is later: its estimate is why the plan is too small."""
    unestimated = vision(
        capacity=CAPACITY,
        roadmap=[{"id": "RM1", "capabilities": ["export"]}],
        capabilities=["export"],
    )
    same = {"kind": "feature", "capability": "export"}
    known = work("C-1", 6, **same)
    larger = draft("C-2", 40, deal="D-2", due="2026-09-30", **same)

    [finding] = check(context(unestimated, known, larger))

    assert finding.code == "CAP501:if_you_sign"
    assert finding.deals == ("D-2",)
    assert list(check(context(unestimated, known))) == []


def test_it_needs_capacity_and_due_dates() -> None:
    """Without either there is no plan to judge."""
    assert list(check(context(vision(), work("C-1", 99)))) == []
    assert not RULE.needs[0].is_met(context(vision()).project)
    assert not RULE.needs[1].is_met(context(vision(capacity=CAPACITY), fields={"effort"}).project)


def test_the_work_is_shown_where_its_effort_stands_and_three_pieces_are_named() -> None:
    """A period where its weeks stand."""
    [finding] = found(
        work("C-1", 30), work("C-2", None, kind="feature", capability="export"),
        work("C-3", 5), work("C-4", 2), draft("C-5", 1, deal="D-5"),
    )  # fmt: skip

    assert finding.at.field == "total"
    assert str(finding.next_step).endswith("the largest: C-1 (30), RM1 (10), C-3 (5)")
    assert [(related.id, related.at.field) for related in finding.related][:2] == [
        ("C-1", "effort"), ("RM1", "effort"),
    ]  # fmt: skip


def test_a_plan_that_drafts_would_break_is_shown_at_the_period_too() -> None:
    """With the way out."""
    [finding] = found(work("C-1", 30, deal="D-1"), draft("C-2", 10, deal="D-2"))

    assert finding.at.field == "total"
    assert str(finding.next_step) == (
        "drop, fund or move 4 person-weeks of what is due by 2026-06-30; the largest: C-2 (10)"
    )


@pytest.mark.parametrize(
    ("ended", "severity"),
    [(None, Severity.ERROR), (3, Severity.ERROR), (4, Severity.WARNING), (40, Severity.WARNING)],
)
def test_a_period_that_has_ended_creates_no_error(ended: int | None, severity: Severity) -> None:
    """What would have fitted with it may be done: 40 weeks of work, 36 still to be planned."""
    q1 = {"id": "Q1", "start": "2026-01-01", "end": "2026-03-15", "total": ended}
    periods = [*CAPACITY["periods"], *([q1] if ended is not None else [])]
    seen = context(vision(capacity={"periods": periods}), work("C-1", 40))

    [finding] = check(seen)

    assert (finding.code, finding.severity) == ("CAP501:signed", severity)
    told = f", unless that much was done in periods that have ended ({ended})"
    assert str(finding.message).endswith(told if severity is Severity.WARNING else "4 too many")


@pytest.mark.parametrize(("ended", "worse"), [(3, True), (4, False)])
def test_a_draft_s_warning_turns_into_no_error_through_a_period_that_has_ended(
    ended: int,
    worse: bool,  # noqa: FBT001 - the case
) -> None:
    q1 = {"id": "Q1", "start": "2026-01-01", "end": "2026-03-15", "total": ended}
    periods = [*CAPACITY["periods"], q1]
    rows = work("C-1", 30), draft("C-2", 10, deal="D-2")

    [finding] = check(context(vision(capacity={"periods": periods}), *rows))

    assert finding.worse_when_signed is worse
