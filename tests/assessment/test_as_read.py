"""Judged as read: words add and worsen, and never take away, fill in for others or decide."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.api import check, why
from commitcheck.cli.exit_codes import exit_code
from commitcheck.model.record_words import part_id
from commitcheck.model.report import AsRead, Report

TODAY = dt.date(2026, 10, 1)
VISION: dict[str, Any] = {
    "guardrails": [{"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9}],
    "capabilities": [
        {"id": "shift-plan", "name": "Shift planner", "status": "planned"},
        {"id": "sso", "name": "Single sign-on", "status": "available"},
    ],
    "roadmap": [
        {"id": "RM4", "title": "Shift planner", "capabilities": ["shift-plan"], "horizon": "next",
         "status": "planned", "earliest": "2027-04-01", "latest": "2027-06-30"}
    ],
}  # fmt: skip
RAW = frozenset(("id", "customer", "title", "deal", "status"))


def report(
    *titles: str, fields: frozenset[str] = RAW, as_read: bool = False, **more: Any
) -> Report:
    promises = [
        b.promise(f"C-{number}", deal=f"D-{number}", title=title, **more)
        for number, title in enumerate(titles, 1)
    ]
    project = b.project(b.vision(**VISION), promises, fields)
    return check(project, as_of=TODAY, as_read=as_read)


def read(told: Report) -> AsRead:
    assert told.as_read is not None
    return told.as_read


LATE = "We will deliver the shift planner by 31 March 2027."


def test_a_raw_promise_is_judged_by_its_words() -> None:
    """Columns say nothing of it; the words name a capability and a day before its work lands."""
    told = report(LATE)
    assert told.commitments[0].answer == "could_not_be_judged"
    assert [(f.rule, f.basis) for f in read(told).findings] == [("TIM401", "read")]
    (promise,) = read(told).promises
    assert (promise.read.due, promise.read.capabilities) == (dt.date(2027, 3, 31), ("shift-plan",))
    assert promise.words in LATE
    assert not any(f.basis == "read" for f in told.findings)


def test_the_deal_could_not_be_judged_and_says_what_it_would_be() -> None:
    told = report(LATE)
    assert (told.deals[0].verdict, told.deals[0].as_read) == (
        "could_not_be_judged", "sign_with_changes",
    )  # fmt: skip


def test_it_never_decides_the_exit_code() -> None:
    """Nothing was judged by what was given: 3, whatever the words say."""
    assert exit_code(report(LATE), "error") == exit_code(report("Nice chat."), "error") == 3


def test_what_the_plan_can_keep_adds_nothing() -> None:
    assert read(report(LATE.replace("31 March", "31 July"))).findings == ()


def test_what_is_given_wins_over_the_words() -> None:
    """The column says July, so that the words' March is not judged."""
    told = report(LATE, fields=RAW | {"due"}, due="2027-07-31")
    assert read(told).findings == ()


def test_several_promises_of_one_cell_are_told_apart_by_their_words() -> None:
    told = report("Uptime of 99.95 % is guaranteed. " + LATE)
    ids = [promise.commitment for promise in read(told).promises]
    assert len(set(ids)) == 2
    assert all(name.startswith("C-1~") and len(name) == len("C-1~") + 6 for name in ids)
    assert sorted(f.rule for f in read(told).findings) == ["TIM401", "VIS603"]


def test_another_sentence_moves_no_id() -> None:
    assert part_id("C-1", "By  March") == part_id("C-1", "by march")
    assert part_id("C-1", "by March") != part_id("C-1", "by May")


def test_words_make_no_field_present_for_others() -> None:
    """C-2 has no day and says none: nobody asks it for one because C-1's words have one."""
    alone, beside = report("Single sign-on"), report("Single sign-on", LATE)
    assert [f.rule for f in read(beside).findings if f.subject.id == "C-1"] == (
        [f.rule for f in alone.as_read.findings] if alone.as_read else []
    )


@pytest.mark.parametrize("title", ["We do not promise the shift planner.", "Nice chat."])
def test_what_is_no_promise_is_not_judged(title: str) -> None:
    told = report(title)
    assert told.as_read is None or told.as_read.findings == ()


def test_words_take_nothing_away() -> None:
    """The findings of what was given are the same, whatever else the words say."""
    fields = RAW | {"capability"}
    with_words = report(LATE, fields=fields, capability="sso")
    without = report("A promise", fields=fields, capability="sso")
    assert {f.code for f in without.findings} <= {f.code for f in with_words.findings}


def test_no_text_is_read_where_texts_are_not_matched() -> None:
    project = b.project(b.vision(**VISION), [b.promise("C-1", title=LATE)], RAW)
    assert check(project, as_of=TODAY, engine="off").as_read is None


def test_clear_words_decide_on_request() -> None:
    """The same finding, now among those that count; it says what it rests on."""
    told = report(LATE, as_read=True)
    (found,) = (f for f in told.findings if f.basis == "read")
    assert (found.code, found.subject.id) == ("TIM401", "C-1")
    assert read(told).findings == (found,) == read(told).deciding
    assert told.commitments[0].answer == "does_not_conform"
    assert (told.deals[0].verdict, told.deals[0].as_read) == ("sign_with_changes", None)
    assert exit_code(told, "error") == 1


def test_what_is_only_likely_decides_nothing() -> None:
    """In a chat nothing is clear: what is found stands beside, and the run ends as without."""
    told = report(LATE, as_read=True, source="chat")
    assert [f.code for f in read(told).findings] == ["TIM401"]
    assert not any(f.basis == "read" for f in (*told.findings, *read(told).deciding))
    assert exit_code(told, "error") == exit_code(report(LATE, source="chat"), "error") == 3


def test_clear_words_never_earn_a_yes() -> None:
    """The plan keeps this day: nothing speaks against it, and nobody linked it to the vision."""
    told = report(LATE.replace("31 March", "31 July"), as_read=True)
    assert told.commitments[0].answer == "could_not_be_judged"
    assert told.deals[0].verdict == "could_not_be_judged"


def test_the_sentence_says_how_many_decide() -> None:
    assert read(report(LATE)).sentence.endswith("1 more error stands against it.")
    assert read(report(LATE, as_read=True)).sentence.endswith(
        "1 more error stands against it; it rests on clear words and decides like what is given."
    )


def test_a_part_that_decides_counts_for_its_record() -> None:
    told = report("Uptime of 99.95 % is guaranteed. " + LATE, as_read=True)
    (found,) = (f for f in told.findings if f.code == "TIM401")
    assert found.subject.id.startswith("C-1~")
    assert [(a.commitment, a.answer) for a in told.commitments] == [("C-1", "does_not_conform")]
    assert [change.commitment for change in told.deals[0].changes if change.rule == "TIM401"] == [
        "C-1"
    ]


def test_the_configuration_can_say_it_too() -> None:
    project = b.project(b.vision(**VISION), [b.promise("C-1", title=LATE)], RAW)
    project = replace(project, config=replace(project.config, as_read=True))
    for engine in ("default", "off"):
        told = check(project, as_of=TODAY, engine=engine)
        assert [f.code for f in told.findings if f.basis == "read"] == ["TIM401"]


def test_what_is_no_promise_of_ours_is_listed_with_why() -> None:
    told = report("No on-premises edition needed. " + LATE)
    assert [(p.commitment, p.words, p.read.modality) for p in read(told).no_promises] == [
        ("C-1", "No on-premises edition needed", "negated")
    ]


def test_the_chain_of_one_promise_shows_what_was_read() -> None:
    project = b.project(b.vision(**VISION), [b.promise("C-1", title=LATE, due="2027-07-31")])
    told = check(project, as_of=TODAY)
    (promise,) = why(project, told, "C-1").read
    assert {r.field: LATE[r.start : r.end] for r in promise.read.readings}["due"] == "31 March 2027"
    assert why(project, told, "C-1~a1b2c3").answer.commitment == "C-1"


def test_where_it_was_promised_is_read_too() -> None:
    """Off the paper, and answered as if it were there: the words say where."""
    (lunch,) = (
        f for f in read(report("Told them over lunch: shift planner in July 2027.")).findings
        if f.rule == "COM802"
    )  # fmt: skip
    assert lunch.code == "COM802:off_paper"
    given = report("Told them over lunch: shift planner in July 2027.", source="order_form")
    assert "COM802" not in [f.rule for f in read(given).findings]


@pytest.mark.parametrize(
    ("words", "is_bare"),
    [
        ("Uptime of 99.5 % is guaranteed; otherwise a service credit is due.", True),
        (
            "Uptime of 99.5 % is guaranteed; otherwise a service credit capped at 20 % is due.",
            False,
        ),
    ],
)
def test_a_remedy_shows_by_its_words_that_it_has_no_cap(words: str, is_bare: bool) -> None:  # noqa: FBT001 - a case's value
    told = report(words)
    (promise,) = read(told).promises
    assert promise.read.remedy == "service_credit"
    codes = [f.code for f in read(told).findings]
    assert ("COM804:no_cap" in codes) == (promise.read.remedy_cap_pct is None)
    assert (promise.read.remedy_cap_pct is None) == is_bare


def test_a_given_remedy_without_a_cap_is_not_asked_for_one_by_anothers_words() -> None:
    fields = RAW | {"remedy"}
    rows = [
        b.promise("C-1", deal="D-1", title="A promise", remedy="service_credit"),
        b.promise("C-2", deal="D-2", title="Uptime of 99.5 % is guaranteed, else a credit."),
    ]
    told = check(b.project(b.vision(**VISION), rows, fields), as_of=TODAY)
    assert "C-1" not in [f.subject.id for f in read(told).findings if f.rule == "COM804"]
