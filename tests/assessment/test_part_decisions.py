"""Waivers and baselines of records whose words state several promises."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

import building as b
from commitcheck.api import check
from commitcheck.editing.baseline_file import updated
from commitcheck.model.decision import Baseline, Waiver
from commitcheck.model.finding import Finding
from commitcheck.model.project import Project
from commitcheck.model.record_words import part_id
from commitcheck.model.report import Report
from commitcheck.rules.context import Context

TODAY = dt.date(2026, 10, 1)
RAW = frozenset(("id", "customer", "title", "deal", "status"))
TWO = "Uptime of 99.95 % is guaranteed. We will deliver the shift planner by 31 March 2027."
BOTH = (
    "We will deliver the shift planner by 31 March 2027."
    " We will deliver the shift planner to all depots by 28 February 2027."
)


def project(title: str, *waivers: Waiver) -> Project:
    vision = b.vision(
        guardrails=[{"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9}],
        capabilities=[{"id": "shift-plan", "name": "Shift planner", "status": "planned"}],
        roadmap=[{"id": "RM4", "title": "Shift planner", "capabilities": ["shift-plan"],
                  "horizon": "next", "status": "planned", "earliest": "2027-04-01",
                  "latest": "2027-06-30"}],
        stakeholders=[{"id": "dana", "role": "product"},
                      {"id": "raj", "role": "executive"}],
    )  # fmt: skip
    return b.project(vision, [b.promise("C-1", deal="D-1", title=title)], RAW, waivers)


def judged(title: str, *waivers: Waiver, as_read: bool = False) -> Report:
    return check(project(title, *waivers), as_of=TODAY, as_read=as_read)


def read(report: Report, rule: str) -> list[Finding]:
    assert report.as_read is not None
    return [found for found in report.as_read.findings if found.rule == rule]


def waiver(**scope: Any) -> Waiver:
    return b.waiver(
        rule="TIM401", reason="Agreed", owner="dana", approved_by="raj",
        approved_on="2026-09-20", expires_on="2026-12-01", **scope,
    )  # fmt: skip


def test_a_waiver_on_the_record_holds_for_the_one_part_it_can_mean() -> None:
    told = judged(TWO, waiver(commitment="C-1"))
    assert [found.waived_by for found in read(told, "TIM401")] == ["W-1"]
    assert [found.waived_by for found in read(told, "VIS603")] == [None]


def test_it_holds_for_none_where_two_parts_have_the_finding() -> None:
    told = judged(BOTH, waiver(commitment="C-1"))
    assert [found.waived_by for found in read(told, "TIM401")] == [None, None]


def test_a_waiver_can_name_the_part_itself() -> None:
    first, second = (found.subject.id for found in read(judged(BOTH), "TIM401"))
    told = judged(BOTH, waiver(commitment=first))
    assert {f.subject.id: f.waived_by for f in read(told, "TIM401")} == {first: "W-1", second: None}
    assert not any(found.rule in ("INP003", "WVR954") for found in told.findings)
    assert [(use.state, use.covers) for use in told.waivers] == [("active", 1)]


def test_a_part_whose_words_are_gone_leaves_its_waiver_unused() -> None:
    stale = project(TWO, waiver(commitment="C-1~0123ab"))
    told = check(replace(stale, fields=RAW | {"due", "capability"}), as_of=TODAY)
    assert [found.code for found in told.findings if found.rule[:3] in ("INP", "WVR")] == [
        "WVR954:unused"
    ]


def test_a_waiver_of_what_is_read_lets_nothing_decide() -> None:
    told = judged(TWO, waiver(commitment="C-1"), as_read=True)
    assert [f.waived_by for f in told.findings if f.rule == "TIM401"] == ["W-1"]
    assert [found.rule for found in told.unwaived if found.basis == "read"] == ["VIS603"]


def known(title: str) -> Baseline:
    """Everything that stands today, clear words taken at their word, is known debt."""
    report = judged(title, as_read=True)
    return updated(report, Context(project(title), TODAY), None)


def test_known_debt_as_read_stays_known() -> None:
    known_too = replace(project(TWO), baseline=known(TWO))
    told = check(known_too, as_of=TODAY, as_read=True)
    assert all(found.in_baseline for found in told.findings)
    assert told.baseline is not None
    assert told.baseline.gone == ()


def test_what_is_known_as_read_is_not_gone_where_words_do_not_decide() -> None:
    told = check(replace(project(TWO), baseline=known(TWO)), as_of=TODAY)
    assert told.baseline is not None
    assert told.baseline.gone == ()
    assert all(found.in_baseline for found in read(told, "TIM401"))


def test_another_sentence_is_new_debt() -> None:
    told = check(replace(project(BOTH), baseline=known(TWO)), as_of=TODAY, as_read=True)
    assert [f.in_baseline for f in told.findings if f.rule == "TIM401"].count(False) == 1


def shared(*titles: str) -> Project:
    """Rows of one id in their CRM, told apart by their words."""
    rows = [
        b.promise(part_id("6", title), deal="D-1", title=title, capability="shift-plan",
                  due="2027-03-31" if "late" in title else "2027-07-31")
        for title in titles
    ]  # fmt: skip
    return replace(project(TWO), commitments=tuple(rows), fields=RAW | {"due", "capability"})


def test_what_names_the_id_of_several_rows_holds_where_one_can_be_meant() -> None:
    rows = replace(shared("a late one", "in time"), waivers=(waiver(commitment="6"),))
    told = check(rows, as_of=TODAY)
    assert [f.waived_by for f in told.findings if f.rule == "TIM401"] == ["W-1"]
    assert "INP003" not in [f.rule for f in told.findings]
    both = replace(shared("a late one", "another late one"), waivers=rows.waivers)
    found = check(both, as_of=TODAY).findings
    assert [f.waived_by for f in found if f.rule == "TIM401"] == [None, None]
    assert "WVR954" in [f.rule for f in found]


def test_known_debt_of_an_id_that_rows_share_stays_known() -> None:
    old = replace(shared("a late one"), commitments=())
    alone = [b.promise("6", deal="D-1", title="a late one", capability="shift-plan",
                       due="2027-03-31")]  # fmt: skip
    before = replace(old, commitments=tuple(alone))
    known_before = updated(check(before, as_of=TODAY), Context(before, TODAY), None)
    told = check(replace(shared("a late one", "in time"), baseline=known_before), as_of=TODAY)
    assert [f.in_baseline for f in told.findings if f.rule == "TIM401"] == [True]
    assert told.baseline is not None
    assert "TIM401 6" not in told.baseline.gone


def unused(report: Report) -> list[str]:
    return [str(found.message) for found in report.findings if found.code == "WVR954:unused"]


def test_a_waiver_that_may_mean_several_parts_is_said_to_be_unclear() -> None:
    told = judged(BOTH, waiver(commitment="C-1"))
    first, second = sorted(found.subject.id for found in read(told, "TIM401"))
    (said,) = unused(told)
    assert said.startswith(f"W-1 may mean any of {first}, {second}, which all have TIM401")
    (use,) = told.waivers
    assert (use.id, use.rule, use.covers) == ("W-1", "TIM401", 0)
    assert use.expires_on == dt.date(2026, 12, 1)
    assert (use.state, str(use.note)) == (
        "unused",
        f"it is unclear which it means: {first}, {second}",
    )


def test_one_that_can_mean_one_part_or_names_it_is_not() -> None:
    first = read(judged(BOTH), "TIM401")[0].subject.id
    assert unused(judged(TWO, waiver(commitment="C-1"))) == []
    assert unused(judged(BOTH, waiver(commitment=first))) == []


def test_of_rows_that_share_an_id_it_is_unclear_too() -> None:
    both = replace(shared("a late one", "another late one"), waivers=(waiver(commitment="6"),))
    (said,) = unused(check(both, as_of=TODAY))
    assert said.startswith("W-1 may mean any of 6~")


def test_a_waiver_of_what_is_read_is_of_use_where_no_words_are_read() -> None:
    of_words = project(TWO, waiver(commitment="C-1"))
    quiet = check(of_words, as_of=TODAY, engine="off")
    assert quiet.as_read is None
    assert unused(quiet) == []
    assert [use.state for use in quiet.waivers] == ["active"]


def test_one_of_nothing_that_is_read_is_unused_there_as_well() -> None:
    made = project("We will deliver the shift planner by 31 July 2027.", waiver(commitment="C-1"))
    late = replace(made, fields=RAW | {"due", "capability"})
    assert unused(check(late, as_of=TODAY, engine="off")) == ["W-1 matches no finding of TIM401"]


def test_known_debt_that_may_mean_several_promises_now_is_said_to_be_unclear() -> None:
    alone = shared("a late one")
    row = alone.commitments[0]._replace(id="6")
    before = replace(alone, commitments=(row,))
    debt = updated(check(before, as_of=TODAY), Context(before, TODAY), None)
    now = replace(shared("a late one", "another late one"), baseline=debt)
    told = check(now, as_of=TODAY)
    assert [f.in_baseline for f in told.findings if f.rule == "TIM401"] == [False, False]
    assert told.baseline is not None
    said = {worse.finding: str(worse.reason) for worse in told.baseline.worse}
    assert said["TIM401 6"].startswith("it is unclear which it means: 6~")
    assert "TIM401 6" not in told.baseline.gone
    report = check(replace(shared("a late one", "in time"), baseline=debt), as_of=TODAY)
    assert report.baseline is not None
    assert "TIM401 6" not in {worse.finding for worse in report.baseline.worse}
