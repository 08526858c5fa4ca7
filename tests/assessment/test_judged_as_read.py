"""What words add to the findings: the whole of it, for rows, parts and papers."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.api import check
from commitcheck.assessment.as_read import judge
from commitcheck.assessment.as_read.judge import judges_words, own_words
from commitcheck.assessment.as_read.parts import RecordText, parts_of, texts_of
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import AsRead
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context

TODAY = dt.date(2026, 10, 1)
RAW = frozenset(("id", "customer", "title", "deal", "status", "quote"))
VISION = b.vision(
    guardrails=[{"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9}],
    capabilities=[
        {"id": "shift-plan", "name": "Shift planner"},
        {"id": "sso", "name": "Single sign-on", "status": "available"},
        {"id": "kiosk", "name": "Kiosk", "status": "rejected"},
    ],
    roadmap=[{"id": "RM4", "title": "Shift planner", "capabilities": ["shift-plan"],
              "earliest": "2027-04-01", "latest": "2027-06-30", "confidence": "high"}],
)  # fmt: skip
LATE = "We will deliver the shift planner by 31 March 2027."
UPTIME = "Uptime of 99.95 % is guaranteed."


def read(*promises: Commitment, fields: frozenset[str] = RAW, **options: Any) -> AsRead | None:
    return check(b.project(VISION, promises, fields), as_of=TODAY, **options).as_read


def row(id_: str = "C-1", title: str = LATE, **fields: Any) -> Commitment:
    return b.promise(id_, **{"deal": "D-1", "title": title, **fields})


def test_all_of_what_the_words_add() -> None:
    """Every promise of them with what came of it, findings, deals and a sentence."""
    text = f"{UPTIME} {LATE} We do not offer a kiosk."
    found = read(row(title=text), row("C-2", "Single sign-on by 2027-03-31", deal="D-2"))
    assert found is not None
    told = [
        (it.record, it.commitment.partition("~")[0], it.deal, it.customer, it.answer, it.field,
         it.words, text[it.start : it.end] == it.words, it.at.label)
        for it in found.every
    ]  # fmt: skip
    at = "commitments.yaml:1:1"
    assert told == [
        ("C-1", "C-1", "D-1", "Acme", "does_not_conform", "title", UPTIME[:-1], True, at),
        ("C-1", "C-1", "D-1", "Acme", "does_not_conform", "title", LATE[:-1], True, at),
        ("C-2", "C-2", "D-2", "Acme", "no_conflict_seen", "title",
         "Single sign-on by 2027-03-31", False, at),
        ("C-1", "C-1", "D-1", "Acme", "no_promise", "title", "We do not offer a kiosk", True, at),
    ]  # fmt: skip
    assert [(it.rule, it.basis, it.severity.label) for it in found.findings] == [
        ("TIM401", "read", "error"), ("VIS603", "read", "error"),
    ]  # fmt: skip
    assert found.deals == (("D-1", "sign_with_changes"),)
    assert found.deciding == ()
    assert found.sentence == (
        "As read from the words of 2 promises, 2 more errors stand against them."
    )


def test_nothing_is_said_where_nothing_was_read() -> None:
    assert read(row(title="Nice chat.")) is None
    assert read(row(), engine="off") is None
    assert read(row(title=LATE, capability=["shift-plan"], due="2027-07-31"),
                fields=RAW | {"due", "capability"}) is None  # fmt: skip
    assert check(b.project(None, [row()], RAW), as_of=TODAY).as_read is None
    only = read(row(title="We do not offer a kiosk."))
    assert only is not None
    assert (only.promises, only.findings, len(only.no_promises)) == ((), (), 1)
    assert only.sentence == "As read from the words of 1 promise: nothing more stands against it."


@pytest.mark.parametrize(
    ("errors", "sure", "said"),
    [
        (0, 0, ": nothing more stands against them."),
        (1, 0, ", 1 more error stands against them."),
        (2, 0, ", 2 more errors stand against them."),
        (1, 1, ", 1 more error stands against them; it rests on clear words and decides"),
        (2, 1, ", 2 more errors stand against them; 1 of them rests on clear words and decides"),
        (2, 2, ", 2 more errors stand against them; all of them rest on clear words and decide"),
        (3, 2, ", 3 more errors stand against them; 2 of them rest on clear words and decide"),
    ],
)  # fmt: skip
def test_the_sentence(errors: int, sure: int, said: str) -> None:
    """Warnings and what is waived do not count."""
    light = (b.finding(severity=Severity.WARNING), b.finding(waived_by="W-1"))
    found = judge.sentence_of((*light, *[b.finding()] * errors), (*light, *[b.finding()] * sure), 3)
    how = " like what is given." if sure else ""
    assert found == f"As read from the words of 3 promises{said}{how}"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((b.finding(),), [("D-1", "sign_with_changes")]),
        ((b.finding(cure="strike"),), [("D-1", "do_not_sign")]),
        ((b.finding(cure="strike"), b.finding()), [("D-1", "do_not_sign")]),
        ((b.finding(), b.finding(cure="strike")), [("D-1", "do_not_sign")]),
        ((b.finding(severity=Severity.WARNING),), []),
        ((b.finding(waived_by="W-1"), b.finding(id="C-2")), [("D-2", "sign_with_changes")]),
        ((b.finding("VIS602", "D-7", "deal"),), [("D-7", "sign_with_changes")]),
        ((b.finding("CAP501", "Q1", "period", deals=("D-3", "D-1")),),
         [("D-3", "sign_with_changes"), ("D-1", "sign_with_changes")]),
        ((b.finding("CAP501", "Q1", "period"),), []),
        ((b.finding(deals=("D-3",)),), [("D-1", "sign_with_changes")]),
        ((b.finding("VIS602", "C-1", "deal"),), [("C-1", "sign_with_changes")]),
    ],
)  # fmt: skip
def test_what_would_be_said_of_each_deal(
    found: tuple[Finding, ...], expected: list[tuple[str, str]]
) -> None:
    """That of the promise, those that a finding touches, or the one that it is about."""
    project = b.project(VISION, [row(), row("C-2", deal="D-2")])
    assert judge._deals(found, project) == tuple(expected)


def test_which_rules_judge_words() -> None:
    """What a promise says: not what is absent, not of no promise, and no rule of one's own."""
    codes = [rule.info.code for rule in ALL_RULES if judges_words(rule)]
    assert codes == [
        "COV301", "COV303", "COV304", "TIM401", "TIM402", "TIM403", "CAP501", "VIS601", "VIS602",
        "VIS603", "VIS604", "XCF701", "XCF702", "XCF703", "XCF704", "XCF705", "COM802", "COM804",
        "COM806", "COM807", "COM808",
    ]  # fmt: skip
    own = replace(ALL_RULES[0], info=replace(ALL_RULES[0].info, code="VIS999", is_own=True))
    assert not judges_words(own)


GIVEN: dict[str, Any] = {"capability": ["shift-plan"], "due": "2027-09-30"}


@pytest.mark.parametrize(
    ("quote", "given", "expected"),
    [
        ("We will deliver the shift planner by 30 September 2027.", GIVEN, None),
        ("We will deliver the shift planner by 31 August 2027.", GIVEN, ["2027-08-31"]),
        ("We will deliver the shift planner in Q3 2027.", GIVEN, None),
        ("We will deliver the shift planner in 2027.", GIVEN, [None]),
        ("We will deliver the shift planner in October 2027.", GIVEN, [None]),
        ("We will deliver the shift planner by the end of Q4 2027.", GIVEN, [None]),
        ("We will deliver the shift planner in February 2028.", GIVEN, ["2028-02-29"]),
        ("We will deliver the shift planner in August 2027.", GIVEN, ["2027-08-31"]),
        ("We will deliver the shift planner.", GIVEN, [None]),
        (UPTIME, {"dimension": "uptime_pct", "value": 99.95}, None),
        (UPTIME, {"dimension": "uptime_pct", "value": "99.95"}, None),
        (UPTIME, {"dimension": "uptime_pct", "value": 99.5}, [None]),
        (UPTIME, {"dimension": "other", "value": 99.95}, [None]),
        (UPTIME, {"dimension": "uptime_pct", "value": [99.95, 99.5]}, [None]),
        (f"{UPTIME} We will deliver the shift planner by 31 August 2027.", GIVEN,
         [None, "2027-08-31"]),
        (f"{UPTIME} We will deliver the shift planner by 30 September 2027.", GIVEN, None),
        ("Nice chat.", GIVEN, None),
    ],
)  # fmt: skip
def test_which_words_stand_beside_their_row(
    quote: str, given: dict[str, Any], expected: list[str | None] | None
) -> None:
    """All of a quote's promises but where one of them states what is given; of a day that stands
    for a stretch of time in which the given one lies no day is left.
    """
    promise = row(quote=quote, title="A promise", **given)
    context = Context(b.project(VISION, [promise]), TODAY)
    found = list(own_words(texts_of(context, [promise])))
    if expected is None:
        assert found == []
        return
    ((same, papers),) = found
    assert same is promise
    days = [paper.read.due if paper.read else "nothing was read" for paper in papers]
    assert [day and str(day) for day in days] == expected
    assert all(paper.quote in quote for paper in papers if paper.quote is not None)


def test_words_of_a_title_or_a_paper_are_not_held_against_their_row() -> None:
    title = row(title="We will deliver the shift planner by 31 August 2027.", **GIVEN)
    context = Context(b.project(VISION, [title]), TODAY)
    assert list(own_words(texts_of(context, [title]))) == []
    paper = row("P-1", quote="We will deliver the shift planner by 31 August 2027.")
    (of_paper,) = texts_of(context, [paper])
    beside = RecordText(title, paper, "quote", of_paper.entries)
    assert list(own_words([beside])) == []


def test_what_stands_already_is_not_added_and_what_weighs_more_is() -> None:
    """By record, rule and counterpart."""
    known = replace(b.finding("TIM401", severity=Severity.WARNING), basis="given")
    (part,) = parts_of(context_of(row()), tuple(texts_of(context_of(row()), [row()])))
    record_of = {part.id: "C-1"}

    def added(*found: Finding, before: tuple[Finding, ...] = ()) -> list[str]:
        return [it.code for it in judge._added(found, before, [part], record_of)]

    assert added(b.finding("TIM401")) == ["TIM401"]
    assert added(b.finding("TIM401"), before=(known,)) == ["TIM401"]
    assert added(known, before=(known,)) == []
    assert added(known, before=(b.finding("TIM401"),)) == []
    assert added(b.finding("TIM401:beta"), before=(b.finding("TIM401"),)) == ["TIM401:beta"]
    assert added(b.finding("TIM401", "C-9")) == []
    assert added(b.finding("COM808", "C-9")) == ["COM808"]
    assert added(b.finding("CAP501", "Q1", "period")) == ["CAP501"]


def context_of(*promises: Commitment) -> Context:
    return Context(b.project(VISION, promises, RAW), TODAY)


@pytest.mark.parametrize(
    ("code", "title", "is_added"),
    [
        ("COM807", "We grant Acme exclusivity on the shift planner.", True),
        ("COM807", "Acme gets a best price guarantee: most favoured customer pricing.", True),
        ("COM807", LATE, False),
        ("COM804:no_cap", "Uptime of 99.5 % is guaranteed, else a service credit is due.", True),
        ("COM804:no_cap", UPTIME, False),
        ("COM804:uncapped", UPTIME, True),
    ],
)
def test_of_what_is_missing_only_what_the_words_show(
    code: str, title: str, *, is_added: bool
) -> None:
    """The end of an exclusivity and the cap of a remedy that they state; of none they do not."""
    promise = row(title=title)
    context = context_of(promise)
    parts = list(parts_of(context, tuple(texts_of(context, [promise]))))
    found = judge._added((b.finding(code),), (), parts, {"C-1": "C-1"})
    assert bool(found) == is_added
    nobodys = judge._added((b.finding("COM807", "C-9"),), (), parts, {"C-1": "C-1"})
    assert nobodys == ()


def test_what_rests_on_clear_words_weighs_no_more_than_there() -> None:
    """What a likely reading answers decides nothing, and neither does what only that finds."""
    heavy, light = b.finding("TIM401"), b.finding("TIM401", severity=Severity.WARNING)
    other = b.finding("VIS603")
    assert judge._also_in((heavy, other), (heavy,), {}) == (heavy,)
    assert judge._also_in((heavy,), (light,), {}) == (light,)
    assert judge._also_in((light,), (heavy,), {}) == (light,)
    assert judge._also_in((heavy,), (light, heavy, light), {}) == (heavy,)
    assert judge._also_in((), (heavy,), {}) == ()
    part = b.finding("TIM401", "C-1~a")
    assert judge._also_in((part,), (b.finding("TIM401", "C-1~b"),), {"C-1~a": "C-1"}) == ()


def test_a_paper_is_quoted_first_and_is_the_place() -> None:
    """But not where the row and its paper are held against each other."""
    paper = row("P-1", quote=LATE)._replace(where=b.promise(line=9).where)
    record = row(title="Shift planner", capability=["shift-plan"])
    project = b.replaced(
        b.project(VISION, [record], RAW | {"capability"}), papers={"C-1": (paper,)}
    )
    found = check(project, as_of=TODAY).as_read
    assert found is not None
    (late,) = (it for it in found.findings if it.rule == "TIM401")
    assert late.at.label == "commitments.yaml:9:1"
    assert (late.quotes[0].text, late.quotes[0].at.label) == (LATE, "commitments.yaml:9:1")
    assert len(late.quotes) > 1
