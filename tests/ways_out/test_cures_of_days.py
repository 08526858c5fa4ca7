"""To which day a promise is moved: when all that it waits for is there."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.model.commitment import Commitment
from commitcheck.model.vision import Vision
from ways_out.offers import about, draft, offers


def days_of(things: Vision, promise: Commitment, *others: Commitment, code: str) -> list[str]:
    """Only what it is moved to."""
    made: Iterable[str] = offers(about(code), promise, *others, things=things)
    return [it.removeprefix("0 move ") for it in made if it.startswith("0 move")]


@pytest.mark.parametrize(
    ("ends", "fields", "expected"),
    [
        ({}, {"kind": "eol_support", "until": "2030-12-31"}, "until=2026-12-31"),
        ({}, {"kind": "eol_support"}, "due=2026-12-31"),
        ({}, {"due": "2027-03-01"}, "due=2026-12-31"),
        ({}, {"due": "2027-03-01", "until": "2027-03-01"}, "due=2026-12-31"),
        ({"other": "2026-06-30"}, {"capability": ["fax", "other"]}, "due=2026-06-30"),
        ({"fax": "2026-03-16"}, {}, "due=2026-03-16"),
        ({"fax": "2026-03-15"}, {}, None),
        ({"fax": None}, {}, None),
        ({}, {"capability": ["gone"]}, None),
    ],
)
def test_about_what_is_switched_off_it_ends_on_that_day(
    ends: dict[str, str | None], fields: dict[str, Any], expected: str | None
) -> None:
    """The first of several, and no day that has gone by."""
    when = {"fax": "2026-12-31", "other": None, **ends}
    things = b.vision(
        capabilities=[{"id": id_, "status": "available", "sunset_on": day}
                      for id_, day in when.items()]
    )  # fmt: skip
    found = days_of(things, draft(**{"capability": ["fax"], **fields}), code="XCF705")
    assert found == ([] if expected is None else [expected])


ITEM = {"id": "RM1", "capabilities": ["app"], "earliest": "2026-07-01", "latest": "2026-09-30",
        "confidence": "high"}  # fmt: skip
NO_DAY = "due=None, is_due_open=True"


def planned(**sections: Any) -> Vision:
    things = {"capabilities": ["app", "base"], "roadmap": [ITEM], **sections}
    return b.vision(**things)


def with_base(**of_base: Any) -> Vision:
    """The app waits for another capability, which an item of these fields delivers."""
    base = {"id": "RM2", "capabilities": ["base"], "confidence": "high", **of_base}
    return planned(
        capabilities=[{"id": "app", "depends_on": ["base"]}, "base"],
        roadmap=[ITEM, base] if of_base else [ITEM],
    )


@pytest.mark.parametrize(
    ("things", "fields", "expected"),
    [
        (planned(), {"due": "2026-06-30"}, ["due=2026-09-30", NO_DAY]),
        (planned(), {}, ["due=2026-09-30"]),
        (
            planned(),
            {"due": "2026-06-30", "is_due_open": True},
            ["due=2026-09-30, is_due_open=False", NO_DAY],
        ),
        (planned(roadmap=[{**ITEM, "latest": None}]), {"due": "2026-06-30"}, [
            "due=2026-07-01", NO_DAY]),
        (planned(roadmap=[{**ITEM, "earliest": "2026-01-01", "latest": "2026-02-28"}]),
         {"due": "2026-02-01"}, ["due=2026-03-16", NO_DAY]),
        (with_base(earliest="2026-10-01", latest="2026-12-31"), {"due": "2026-06-30"},
         ["due=2026-12-31", NO_DAY]),
        (with_base(earliest="2026-05-01", latest="2026-05-31"), {"due": "2026-06-30"},
         ["due=2026-09-30", NO_DAY]),
        (with_base(), {"due": "2026-06-30"}, [NO_DAY]),
    ],
)  # fmt: skip
def test_it_moves_to_the_day_on_which_all_that_it_needs_is_there(
    things: Vision, fields: dict[str, Any], expected: list[str]
) -> None:
    """Never into the past, nowhere where nobody knows; without a day is offered last."""
    given = {name: day for name, day in fields.items() if name == "due"}
    promise = draft(capability=["app"], **given)
    promise = promise._replace(is_due_open="is_due_open" in fields)
    assert days_of(things, promise, code="TIM401") == expected


@pytest.mark.parametrize(
    ("status", "due", "expected"),
    [
        ("proposed", "2026-11-30", "due=2026-11-30"),
        ("proposed", "2026-08-31", "due=2026-09-30"),
        ("proposed", None, None),
        ("delivered", "2026-11-30", "due=2026-09-30"),
        ("withdrawn", None, "due=2026-09-30"),
    ],
)
def test_it_waits_for_the_promises_that_it_depends_on(
    status: str, due: str | None, expected: str | None
) -> None:
    """While somebody still has to keep them."""
    other = b.promise("C-2", deal="D-2", due=due, status=status)
    promise = draft(capability=["app"], due="2026-06-30", depends_on=["C-2"])
    found = days_of(planned(), promise, other, code="TIM401")
    assert found == ([NO_DAY] if expected is None else [expected, NO_DAY])


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        ("planned", "2027-03-31", ["due=2027-03-31", NO_DAY]),
        ("planned", None, [NO_DAY]),
        ("held", "2027-03-31", ["due=2026-06-30", NO_DAY]),
    ],
)
def test_and_for_a_certificate(status: str, day: str | None, expected: list[str]) -> None:
    tisax = {"id": "tisax", "status": status, "expected_on": day}
    promise = draft(kind="compliance", certification="tisax", due="2026-06-30")
    assert days_of(b.vision(certifications=[tisax]), promise, code="VIS604") == expected


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ({}, {}, "due=2028-01-01"),
        ({"customer": "Acme"}, {}, "due=2026-06-30"),
        ({"kind": "feature"}, {}, "due=2026-06-30"),
        ({"capability": ["map"]}, {}, "due=2026-06-30"),
        ({"scope_segment": "bank"}, {}, "due=2026-06-30"),
        ({"scope_segment": "bank"}, {"segment": "bank"}, "due=2028-01-01"),
        ({"scope_segment": "bank"}, {"segment": "retail"}, "due=2026-06-30"),
        ({"status": "withdrawn"}, {}, "due=2026-06-30"),
        ({"until": None}, {}, None),
        ({"until": "2026-06-29"}, {}, "due=2026-06-30"),
        ({"until": "2026-06-30"}, {}, "due=2026-07-01"),
    ],
)
def test_and_for_the_end_of_what_others_were_given_for_themselves(
    theirs: dict[str, Any], mine: dict[str, Any], expected: str | None
) -> None:
    """The same capability, in the same segment, by a promise that somebody still has to keep."""
    there = [{"id": id_, "status": "available"} for id_ in ("app", "map")]
    fields = {
        "customer": "Corvus", "deal": "D-2", "kind": "exclusivity", "capability": ["app"],
        "until": "2027-12-31", "status": "signed", **theirs,
    }  # fmt: skip
    promise = draft(capability=["app"], due="2026-06-30", **mine)
    found = days_of(
        b.vision(capabilities=there), promise, b.promise("C-2", **fields), code="XCF701"
    )
    assert found == ([NO_DAY] if expected is None else [expected, NO_DAY])


def full(*, total: float, effort: float, **sections: Any) -> Vision:
    """Three quarters of so much capacity each, and an item of so much work in the third."""
    quarters = [("Q2", "2026-04-01", "2026-06-30"), ("Q3", "2026-07-01", "2026-09-30"),
                ("Q4", "2026-10-01", "2026-12-31")]  # fmt: skip
    periods = [{"id": i, "start": a, "end": e, "total": total} for i, a, e in quarters]
    return planned(
        roadmap=[{**ITEM, "earliest": "2026-04-01", "latest": "2026-05-31", "effort": effort}],
        capacity={"periods": periods},
        **sections,
    )


@pytest.mark.parametrize(
    ("total", "effort", "expected"),
    [
        (20, 20, "due=2026-05-31"),
        (20, 21, "due=2026-07-01"),
        (20, 40, "due=2026-07-01"),
        (20, 41, "due=2026-10-01"),
        (20, 60, "due=2026-10-01"),
        (20, 61, "due=2027-01-01"),
    ],
)
def test_it_moves_to_the_first_period_that_has_room(
    total: float, effort: float, expected: str
) -> None:
    things = full(total=total, effort=effort)
    promise = draft(capability=["app"], due="2026-05-31")
    assert days_of(things, promise, code="CAP501") == [expected, NO_DAY]


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        ("2026-06-29", "due=2026-07-01"),
        ("2026-06-30", "due=2026-07-01"),
        ("2026-07-01", "due=2026-07-01"),
        ("2026-12-31", "due=2026-12-31"),
    ],
)
def test_the_last_day_of_a_full_period_is_in_it(latest: str, expected: str) -> None:
    """Two of the three quarters are enough for the work; on the last day all of them are."""
    things = full(total=20, effort=40)
    things = replace(things, roadmap=(replace(things.roadmap[0], latest=_day(latest)),))
    assert days_of(things, draft(capability=["app"], due="2026-04-30"), code="CAP501") == [
        expected, NO_DAY,
    ]  # fmt: skip


def test_after_the_last_period_there_is_no_plan_that_says_no() -> None:
    """Nor in a period of which nobody wrote down the end, or the beginning."""
    whole = full(total=20, effort=61)
    item = replace(whole.roadmap[0], latest=_day("2026-12-31"))
    things = replace(whole, roadmap=(item,))
    promise = draft(capability=["app"], due="2026-05-31")
    assert days_of(things, promise, code="CAP501") == ["due=2027-01-01", NO_DAY]
    assert whole.capacity is not None
    first, *rest = whole.capacity.periods
    for odd in (replace(first, end=None), replace(first, start=None)):
        capacity = replace(whole.capacity, periods=(odd, *rest))
        found = days_of(replace(whole, capacity=capacity), promise, code="CAP501")
        assert found == ["due=2027-01-01", NO_DAY]


def test_a_period_that_others_fill_is_theirs_to_empty() -> None:
    """Of twenty weeks a draft takes five: it waits where what is signed leaves less, and not
    where that alone is too much.
    """
    for effort, expected in ((15, "2026-05-31"), (16, "2026-07-01"), (30, "2026-05-31")):
        other = b.promise(
            "C-2", deal="D-2", customer="Corvus", kind="services", source="order_form",
            effort=effort, status="signed", due="2026-05-31",
        )  # fmt: skip
        promise = draft(capability=["app"], due="2026-04-30")
        found = days_of(full(total=20, effort=5), promise, other, code="TIM401")
        assert found == [f"due={expected}", NO_DAY]


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
