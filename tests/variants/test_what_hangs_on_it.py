"""What a comparison says of findings: new, worse, gone and known, which deals and remedies hang on
them, who must be told by when, and what could not be read.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from building import finding, project, promise, vision
from commitcheck.model.config import Config
from commitcheck.model.finding import Finding, Problem, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
from commitcheck.model.project import Project
from commitcheck.model.report import (
    Answer,
    BaselineSummary,
    DealAnswer,
    KnownOrigin,
    NotChecked,
    Report,
    Verdict,
)
from commitcheck.variants.comparing import Compared, Pair, compared
from commitcheck.variants.comparison import (
    ComparedFinding,
    Comparison,
    End,
    Message,
    TouchedDeal,
    TouchedRemedy,
    set_apart,
)
from commitcheck.variants.difference import (
    compared_versions,
    deals,
    judged_alike,
    messages,
    remedies,
    unread_files,
)
from commitcheck.variants.git_history import Commit
from commitcheck.variants.versions import Side, Version

DAY = dt.date(2026, 4, 1)
W, E = Severity.WARNING, Severity.ERROR


def report(*found: Finding, **more: Any) -> Report:
    return Report("0", "Auditrail", DAY, Verdict("so"), findings=found, **more)


def against(*names: str, **more: Any) -> Finding:
    """A finding of K-1 against these non-goals."""
    near = tuple(Related("non_goal", name, Location("v"), "") for name in names)
    return finding("VIS601", "K-1", related=near, **more)


NG1, NG2, BOTH, BARE = against("NG1"), against("NG2"), against("NG1", "NG2"), against()
LIGHT, SIGNED = against("NG1", severity=W), against("NG1")
DRAFT = against("NG1", unsigned=True)
OTHER = finding("VIS602", "K-1")


@pytest.mark.parametrize(
    ("then", "now", "new", "worse", "gone", "known"),
    [
        ([], [NG1], [(None, NG1)], [], [], []),
        ([NG1], [], [], [], [NG1], []),
        ([NG1], [NG1], [], [], [], [(NG1, NG1)]),
        ([NG1], [NG2], [(None, NG2)], [], [NG1], []),
        ([NG1], [BOTH], [], [], [], [(NG1, BOTH)]),
        ([NG1], [BARE], [], [], [], [(NG1, BARE)]),
        ([BARE], [NG1], [], [], [], [(BARE, NG1)]),
        ([BOTH, NG1], [NG1, NG2], [], [], [], [(NG1, NG1), (BOTH, NG2)]),
        ([NG1, NG2], [BOTH], [], [], [NG2], [(NG1, BOTH)]),
        ([NG1], [OTHER], [(None, OTHER)], [], [NG1], []),
        ([LIGHT], [NG1], [], [(LIGHT, NG1)], [], []),
        ([NG1], [LIGHT], [], [], [], [(NG1, LIGHT)]),
        ([DRAFT], [SIGNED], [], [(DRAFT, SIGNED)], [], []),
        ([SIGNED], [DRAFT], [], [], [], [(SIGNED, DRAFT)]),
        ([DRAFT], [LIGHT], [], [], [], [(DRAFT, LIGHT)]),
        ([], [against("NG1", waived_by="W-1")], [], [], [], []),
        ([against("NG1", waived_by="W-1")], [], [], [], [], []),
        ([against("NG1", waived_by="W-1")], [NG1], [(None, NG1)], [], [], []),
        ([NG1], [against("NG1", waived_by="W-1")], [], [], [NG1], []),
        ([NG1, NG1], [NG1], [], [], [NG1], [(NG1, NG1)]),
        ([], [OTHER, NG1], [(None, NG1), (None, OTHER)], [], [], []),
        ([OTHER, NG1], [], [], [], [NG1, OTHER], []),
        ([OTHER, NG1], [OTHER, NG1], [], [], [], [(NG1, NG1), (OTHER, OTHER)]),
    ],
)
def test_two_lists_of_findings_held_against_each_other(
    then: list[Finding],
    now: list[Finding],
    new: list[tuple[None, Finding]],
    worse: list[tuple[Finding, Finding]],
    gone: list[Finding],
    known: list[tuple[Finding, Finding]],
) -> None:
    def pairs(found: Iterable[tuple[Finding | None, Finding]]) -> tuple[Pair, ...]:
        return tuple(Pair(*both) for both in found)

    # each is a finding of its own, even where two say the same
    then, now = ([replace(it) for it in found] for found in (then, now))
    assert compared(then, now) == Compared(pairs(new), pairs(worse), tuple(gone), pairs(known))


# Deals, remedies, messages


def answer(id_: str, deal: str = "D-1", **days: str) -> Answer:
    read: dict[str, Any] = {name: dt.date.fromisoformat(day) for name, day in days.items()}
    customer = f"Customer of {deal}"
    origin = KnownOrigin(Location("a.csv"))
    return Answer(id_, customer, deal, "SSO", "signed", "conforms", origin, **read)


ANSWERS = (
    answer("K-1", by="2026-06-01", due="2026-05-01"),
    answer("K-2", due="2026-05-15"),
    answer("K-3", "D-2", due="2026-05-10"),
    answer("K-4", "D-3"),
)
DEALS = (
    DealAnswer("D-3", "Customer of D-3", "sign", arr=5, currency="EUR"),
    DealAnswer("D-1", "Customer of D-1", "sign"),
    DealAnswer("D-2", "Customer of D-2", "sign"),
)
WHOLE = report(commitments=ANSWERS, deals=DEALS)

GRAVE = [
    # rule, severity, whether somebody must be told
    ("VIS601", E, True), ("VIS601", W, True), ("XCF701", W, True), ("TIM401", W, True),
    ("COM801", E, True), ("COM801", W, False), ("CAP503", W, False), ("INP004", E, False),
    ("WVR951", E, False), ("POS101", E, False), ("VIS601", Severity.INFO, False),
    ("TIM401", Severity.INFO, False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severity", "is_grave"), GRAVE)
def test_what_a_promise_may_break_on(rule: str, severity: Severity, *, is_grave: bool) -> None:
    found = [finding(rule, "K-1", severity=severity)]
    assert bool(messages(WHOLE, found)) is is_grave
    assert bool(deals(WHOLE, found)) is is_grave
    promises = {"K-1": promise("K-1", remedy="service_credit")}
    assert bool(remedies(promises, found)) is is_grave


def test_deals_come_in_the_order_of_the_report() -> None:
    found = [
        finding("VIS601", "K-1"),
        finding("VIS601", "D-3", "deal"),
        finding("CAP501", "Q1", "period", deals=("D-2", "D-9")),
        finding("VIS601", "K-9"),
    ]
    third = TouchedDeal("D-3", "Customer of D-3", 5, "EUR")
    first, second = (TouchedDeal(f"D-{at}", f"Customer of D-{at}") for at in (1, 2))
    assert deals(WHOLE, found) == (third, first, second)
    assert deals(WHOLE, found[:1]) == (first,)
    assert deals(WHOLE, found[1:2]) == (third,)
    assert deals(WHOLE, found[2:]) == (second,)
    assert deals(WHOLE, [finding("VIS601", "D-3", "roadmap_item")]) == ()


def test_the_first_day_of_a_deal_says_by_when_its_customer_is_told() -> None:
    """Before a draft is signed, else before the promise is due; without a day last."""
    texts = {it: words(it) for it in ("one", "two", "three", "four")}
    found = [
        finding("VIS601", "K-4", message=texts["four"]),
        finding("VIS601", "K-1", message=texts["one"]),
        finding("VIS601", "K-2", message=texts["two"]),
        finding("VIS602", "K-2", message=texts["four"]),
        finding("VIS601", "K-3", message=texts["three"]),
        finding("VIS601", "K-1", "roadmap_item"),
    ]
    found.insert(0, finding("VIS601", "K-9"))
    assert messages(WHOLE, found) == (
        Message("Customer of D-2", "D-2", dt.date(2026, 5, 10), texts["three"]),
        Message("Customer of D-1", "D-1", dt.date(2026, 5, 15), texts["two"]),
        Message("Customer of D-3", "D-3", None, texts["four"]),
    )
    assert messages(WHOLE, found[2:3])[0].by == dt.date(2026, 6, 1)


def test_remedies_of_what_may_break() -> None:
    promises = {
        it.id: it
        for it in (
            promise("K-1", remedy="service_credit", remedy_cap_pct=10, payment_contingent=True),
            promise("K-2", remedy="none", payment_contingent=True),
            promise("K-3", remedy="none"),
            promise("K-4"),
            promise("K-5", remedy="termination_right", customer="Birch"),
        )
    }
    found = [finding("VIS601", it) for it in ("K-5", "K-4", "K-3", "K-2", "K-1", "K-5", "K-9")]
    assert remedies(promises, [*found, finding("VIS601", "K-1", "deal")]) == (
        TouchedRemedy("K-5", "Birch", "termination_right", None, False),
        TouchedRemedy("K-2", "Acme", None, None, True),
        TouchedRemedy("K-1", "Acme", "service_credit", 10, True),
    )
    assert remedies(promises, [finding("VIS601", "K-1", "deal")]) == ()


def test_money_of_the_touched_deals_by_currency() -> None:
    touched = (
        TouchedDeal("D-1", "A", 5, "EUR"),
        TouchedDeal("D-2", "A", 7, "EUR"),
        TouchedDeal("D-3", "A", 2, "USD"),
        TouchedDeal("D-4", "A", 1),
        TouchedDeal("D-5", "A", None, "CHF"),
    )
    made = Comparison(base=End("a"), head=End("b"), report=report(), deals=touched)
    assert made.arr == {"EUR": 12, "USD": 2, "": 1}
    assert made.as_of == DAY
    new, worse = ComparedFinding(NG1), ComparedFinding(NG2)
    assert replace(made, new=(new,), worse=(worse,)).bad == (new, worse)


def test_what_was_known_is_set_apart_once_each() -> None:
    waived = against("NG1", waived_by="W-1")
    heavier = against("NG1", severity=W)
    said = against("NG1", message=words("other"))
    found = (waived, NG1, NG1, heavier, said, BOTH)
    made = Comparison(
        base=End("main"),
        head=End("b"),
        report=report(),
        known=(NG1, BOTH),
        gone=(OTHER, finding("COM802:letter", "K-2")),
    )
    apart = set_apart(report(*found), made)
    assert [it.in_baseline for it in apart.findings] == [False, True, False, False, False, True]
    assert apart.baseline == BaselineSummary("main", 2, ("VIS602 K-1", "COM802:letter K-2"))


# Two versions


def problem(kind: str, variant: str, said: str) -> Problem:
    return Problem(
        variant=variant,
        message=words(said),
        at=Location("a.csv", 3),
        subject=Subject(kind, "a.csv"),
        next_step=words("mend it"),
    )


@pytest.mark.parametrize(
    ("kind", "variant", "is_unread"),
    [
        ("file", "unreadable", True), ("file", "encoding", True), ("file", "empty", True),
        ("file", "unreadable_row", True), ("file", "header", False), ("commitment", "empty", False),
    ],
)  # fmt: skip
def test_which_problems_say_that_a_file_was_not_read(
    kind: str, variant: str, *, is_unread: bool
) -> None:
    made = problem(kind, variant, "x")
    assert [*unread_files(project(problems=[made]))] == ([made] if is_unread else [])


THERE = vision(capabilities=["sso"])


def version(name: str, made: Project, commit: str = "", **more: Any) -> Version:
    at = Commit(commit, DAY) if commit else None
    return Version(side=Side("ref" if name else "files", name), project=made, commit=at, **more)


def judge_of(*reports: Report) -> tuple[Any, list[tuple[Project, dt.date | None]]]:
    """Gives these reports one after another, and remembers what it was asked."""
    asked: list[tuple[Project, dt.date | None]] = []
    left = list(reports)

    def judge(made: Project, day: dt.date | None) -> Report:
        asked.append((made, day))
        return left.pop(0)

    return judge, asked


def test_two_versions_compared() -> None:
    then = project(THERE, [promise("K-1", deal="D-1")], problems=[problem("file", "empty", "x")])
    signed = promise("K-1", deal="D-1", remedy="service_credit", payment_contingent=False)
    now = replace(project(None, [signed]), config=Config(fail_on="warning"))
    unseen = (NotChecked("AAA1", words("why"), "x"), NotChecked("BBB1", words("why"), "x"))
    worse, gone = finding("TIM401", "K-1"), finding("BBB1", "K-1")
    later = report(NG1, worse, NG2, not_checked=unseen, commitments=ANSWERS, deals=DEALS)
    light = finding("TIM401", "K-1", severity=W)
    earlier = report(light, gone, NG2, gone, finding("AAA1"), finding("CCC1"))
    judge, asked = judge_of(later, earlier, *[later] * 400)
    old = version("main", then, "c0", notes=("first", "both"))
    new = version("", now, notes=("both", "second"))
    made = compared_versions(old, new, judge)

    assert [day for _, day in asked[:2]] == [None, DAY]
    assert [it.commitments for it, _ in asked[:2]] == [now.commitments, then.commitments]
    assert (made.base, made.head) == (End("main", "c0", DAY), End("the files as they are"))
    assert made.report is later
    assert [(change.key.kind, change.key.field) for change in made.changes] == [
        ("vision", None),
        ("commitment", "remedy"),
        ("commitment", "payment_contingent"),
        ("problem", None),
    ]
    uncaused: dict[str, Any] = {"causes": (), "is_smallest": False}
    assert made.new == (ComparedFinding(NG1, None, **uncaused),)
    assert made.worse == (ComparedFinding(worse, light, **uncaused),)
    assert [it.rule for it in made.gone] == ["AAA1", "BBB1", "BBB1", "CCC1"]
    assert made.known == (NG2,)
    assert made.deals == (TouchedDeal("D-1", "Customer of D-1"),)
    assert made.remedies == (TouchedRemedy("K-1", "Acme", "service_credit"),)
    assert [(it.deal, it.by) for it in made.tell] == [("D-1", dt.date(2026, 6, 1))]
    assert made.unread == (
        "main: a.csv:3:1: x",
        "the files as they are: there is no readable vision",
    )
    assert made.fail_on == "warning"
    assert made.notes == (
        "first",
        "both",
        "second",
        "AAA1 did not run, or not on all: 1 finding of it may be gone unjudged",
        "BBB1 did not run, or not on all: 2 findings of it may be gone unjudged",
    )
    assert (made.has_changes, made.is_regrouped) == (True, False)


def test_several_products_against_one_project_are_findings_only() -> None:
    single = project(THERE, [promise("K-1", deal="D-1", payment_contingent=True)])
    other = replace(single, config=Config(of_product="b"))
    several = replace(single, config=Config(of_product="a"), others={"b": other})
    judge, asked = judge_of(report(NG1), report(NG1), report(OTHER))
    made = compared_versions(
        version("v1", several, "c0", notes=("n0",)), version("v2", single, notes=("n1",)), judge
    )
    assert len(asked) == 3
    assert made == Comparison(
        base=End("v1", "c0", DAY),
        head=End("v2"),
        report=report(NG1),
        gone=(OTHER,),
        known=(NG1,),
        has_changes=False,
        is_regrouped=True,
        notes=(
            "several products then, one project now: changes and causes are not known",
            "n0",
            "n1",
        ),
    )
    lighter = replace(OTHER, severity=W)
    judge, asked = judge_of(report(NG1, OTHER, commitments=ANSWERS, deals=DEALS), report(lighter))
    several = replace(several, vision=None, config=replace(several.config, fail_on="never"))
    made = compared_versions(version("v2", single), version("v1", several), judge)
    assert [day for _, day in asked] == [None, DAY]
    assert asked[1][0].commitments == single.commitments
    assert made.notes == (
        "one project then, several products now: changes and causes are not known",
    )
    assert made.new == (ComparedFinding(NG1),)
    assert made.worse == (ComparedFinding(OTHER, lighter),)
    assert made.deals == (TouchedDeal("D-1", "Customer of D-1"),)
    assert [it.deal for it in made.tell] == ["D-1"]
    assert made.remedies == (TouchedRemedy("K-1", "Acme", None, None, True),)
    assert (made.fail_on, made.unread) == ("never", ("v1: there is no readable vision",))


def test_both_are_judged_by_the_rules_of_the_newer_one() -> None:
    """How to read, and what is known, stays each version's own business."""
    older = Config(
        select=("VIS",), fail_on="never", vision="a.yaml", ignore=("POS",), baseline="b.json"
    )
    newer = Config(
        select=("COM",), ignore=("TIM",), severity={"COM801": "info"}, engine="off",
        language="de", as_of=DAY, fail_on="warning", as_read=True, vision="b.yaml",
    )  # fmt: skip
    old: Any = ("old",)
    new: Any = ("new",)
    made = judged_alike(
        replace(project(THERE), config=older, own_rules=old),
        replace(project(), config=newer, own_rules=new),
    )
    assert made.config == replace(newer, vision="a.yaml", baseline=None)
    assert made.own_rules is new
    assert (made.vision, made.baseline) == (THERE, None)
