"""The few numbers on a role's page, and how its people stand to the positioning."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from assessment.desks import desk, finding
from building import vision
from commitcheck.assessment.packs.habits import numbers, sign_offs
from commitcheck.model.figures import KnownFigures, Metric
from commitcheck.model.history import History, SinceSigned
from commitcheck.model.location import Location
from commitcheck.model.report import Answer, KnownOrigin, Report, WaiverUse

AT = Location("commitments.csv")
NAMES = (
    "coverage",
    "product_bypass",
    "promise_keeping",
    "committed_capacity",
    "concentration",
    "off_paper",
    "retroactive",
    "accepted",
    "at_risk",
)
METRICS = (
    *(Metric(name, 0.25, 1, 4, "ratio", "so") for name in NAMES),
    Metric("arr_in_conflict", 570000, None, None, "money", "so"),
    Metric("arr_total", 1200000, None, None, "money", "so"),
)
EMPTY = desk(vision())


def reported(*metrics: Metric, **parts: Any) -> Report:
    nothing: dict[str, Any] = {"findings": (), "commitments": (), "waivers": ()}
    return replace(EMPTY.report, figures=KnownFigures(metrics=metrics), **{**nothing, **parts})


def told(role: str, report: Report) -> list[str]:
    return [str(number) for number in numbers(EMPTY.context, report, role)]


@pytest.mark.parametrize(
    ("role", "lines"),
    [
        (
            "product",
            [
                "deliverables that exist or are planned: 1 of 4 (25%)",
                "promises that lack product's approval: 1 of 4 (25%)",
                "promises kept by their first date: 1 of 4 (25%)",
            ],
        ),
        (
            "executive",
            [
                "ARR of deals in conflict: 570,000 of 1,200,000",
                "capacity sold to signed promises: 1 of 4 (25%)",
                "ARR share of the largest customer: 25%",
            ],
        ),
        (
            "sales",
            [
                "ARR of deals in conflict: 570,000 of 1,200,000",
                "promises off the paper: 1 of 4 (25%)",
            ],
        ),
        (
            "engineering",
            [
                "capacity sold to signed promises: 1 of 4 (25%)",
                "promises kept by their first date: 1 of 4 (25%)",
                "promises said to be at risk: 1 of 4 (25%)",
            ],
        ),
        (
            "finance",
            [
                "ARR of deals in conflict: 570,000 of 1,200,000",
                "approvals after the signature: 1 of 4 (25%)",
            ],
        ),
        (
            "legal",
            [
                "promises off the paper: 1 of 4 (25%)",
                "approvals after the signature: 1 of 4 (25%)",
            ],
        ),
        (
            "customer_success",
            [
                "promises kept by their first date: 1 of 4 (25%)",
                "deliveries that the customer accepted: 1 of 4 (25%)",
                "promises said to be at risk: 1 of 4 (25%)",
            ],
        ),
        ("marketing", []),
        ("security", []),
    ],
)
def test_each_role_reads_its_own_metrics(role: str, lines: list[str]) -> None:
    assert told(role, reported(*METRICS)) == lines


def test_what_cannot_be_counted_is_left_out() -> None:
    """An amount without a total stands alone, with its unit where it is no money."""
    unknown = Metric("off_paper", None, None, None, "ratio", "so", "no promise")
    money = Metric("arr_in_conflict", 570000, None, None, "money", "so")
    assert told("sales", reported(unknown)) == []
    assert told("sales", reported(money)) == ["ARR of deals in conflict: 570,000"]
    unsure = Metric("arr_total", None, None, None, "money", "so", "no ARR")
    assert told("sales", reported(money, unsure)) == ["ARR of deals in conflict: 570,000"]
    weeks = Metric("committed_capacity", 16, None, None, "person-weeks", "so")
    assert told("engineering", reported(weeks)) == [
        "capacity sold to signed promises: 16 person-weeks"
    ]


def answered(name: str, word: str) -> Answer:
    return Answer(name, "Acme", "D-1", "A promise", "signed", word, KnownOrigin(AT))


def test_product_reads_what_waits_with_whom_and_what_ends() -> None:
    """Six promises that could not be judged; input errors wait with nobody, nor what is waived."""
    unclear = [answered(f"C-{n}", "could_not_be_judged") for n in range(1, 8)]
    state = {"W-1": "active", "W-2": "expiring", "W-3": "expired", "W-4": "active"}
    ends = {"W-4": None}
    day = dt.date(2026, 5, 1)
    report = reported(
        commitments=(*unclear, answered("C-9", "conforms")),
        waivers=tuple(
            WaiverUse(name, "VIS601", word, 1, ends.get(name, day)) for name, word in state.items()
        ),
        findings=(
            finding("VIS601"),
            finding("TIM401", who="customer_success"),
            finding("TIM402", who="customer_success"),
            finding("COM801", who="finance"),
            finding("INP001", who="sales"),
            finding("COV301", who="sales", waived_by="W-1"),
        ),
    )
    assert told("product", report) == [
        "could not be judged: C-1, C-2, C-3, C-4, C-5, C-6",
        "waiver W-1 for VIS601 ends on 2026-05-01",
        "waiver W-2 for VIS601 ends on 2026-05-01",
        "findings by who decides: customer success 2, finance 1, product 1",
    ]
    assert told("sales", report) == []


def test_security_reads_the_certificates() -> None:
    known = vision(
        certifications=[
            {"id": "iso27001", "status": "held"},
            {"id": "soc2", "status": "in_progress", "expected_on": "2026-09-30"},
            {"id": "tisax"},
        ]
    )
    given = desk(known)
    assert [str(number) for number in numbers(given.context, reported(), "security")] == [
        "iso27001: held",
        "soc2: in progress, expected on 2026-09-30",
        "tisax: no status given",
    ]
    assert numbers(given.context, reported(), "sales") == ()


ANSWER = {"version": "1.0", "decision": "approved_with_reservations", "date": "2026-02-01"}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "ana has not answered to version 1.1 yet"),
        ({"decision": "pending", "version": "1.1"}, "ana has not answered to version 1.1 yet"),
        (ANSWER, "ana approved with reservations version 1.0 on 2026-02-01"),
        ({"decision": "rejected"}, "ana rejected a version without a number"),
    ],
)
def test_everybody_of_the_role_stands_somewhere(answer: Any, said: str) -> None:
    """Somebody of another role is on another page."""
    people = [
        {"id": "bo", "role": "legal"},
        {"id": "ana", "role": "sales", **({"signoff": answer} if answer else {})},
    ]
    known = vision(positioning={"version": "1.1"}, stakeholders=people)
    assert [str(off) for off in sign_offs(desk(known).context, "sales")] == [said]


def test_a_positioning_without_a_version_says_so() -> None:
    people = [{"id": "ana", "role": "sales"}]
    for known in (vision(stakeholders=people), vision(stakeholders=people, positioning={})):
        [said] = sign_offs(desk(known).context, "sales")
        assert str(said) == "ana has not answered to a version without a number yet"


@pytest.mark.parametrize("role", ["product", "sales", "executive", "legal", "engineering"])
def test_what_git_tells_stands_on_the_pages_of_those_who_sell_and_decide(role: str) -> None:
    """With a word where part of it could not be read."""
    day = dt.date(2026, 2, 1)
    told = (SinceSigned("C-1", "held", day), SinceSigned("C-2", "broken_since", day, day))
    sentence = "by the history, of 2 signed promises 1 broken since signing"
    for gaps, more in (((), ""), (("x",), ", and part of it could not be read")):
        report = reported(history=History(told, gaps=gaps))
        shown = [str(it) for it in numbers(EMPTY.context, report, role)]
        is_told = role in ("product", "sales", "executive")
        assert (f"{sentence}{more}" in shown) == is_told
    assert not any("history" in str(it) for it in numbers(EMPTY.context, reported(), role))
