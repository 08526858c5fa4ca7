"""What an option does to the date, to capacity and to ARR."""

from typing import Any

import pytest

from assessment.desks import facts
from building import promise, vision
from commitcheck.assessment.packs import options as effects
from commitcheck.assessment.packs.facts import Facts
from commitcheck.assessment.packs.options import Effect, EffectOf

ITEM = {"id": "RM1", "title": "SCIM", "capabilities": ["scim"], "effort": 12}
PERIODS = [
    {"id": "Q1", "start": "2026-01-01", "end": "2026-03-31", "total": 30},
    {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 10},
]
AGREED = "ARR 1,000 of D-1 kept if the customer agrees"


def about(
    *,
    latest: str | None = "2026-07-31",
    planned: bool = True,
    periods: Any = PERIODS,
    people: int = 0,
    **fields: Any,
) -> Facts:
    """A promise of SCIM, signed and worth 1,000, due at the end of June."""
    known = vision(
        capabilities=["scim"],
        roadmap=[{**ITEM, "latest": latest}] if planned else [],
        capacity={"unit": "person_weeks", "periods": periods},
        stakeholders=[{"id": f"s{n}", "role": "sales", "required": True} for n in range(people)],
    )
    given = {"capability": "scim", "deal": "D-1", "arr": 1000, "status": "signed", **fields}
    return facts(known, promise("C-1", **{"due": "2026-06-30", **given}))


def said(effect: Effect) -> tuple[str, str, str]:
    return str(effect.date), str(effect.capacity), str(effect.arr)


@pytest.mark.parametrize(
    ("effect", "told"),
    [
        (effects.changes_words, ("2026-06-30, as promised", "no change", "ARR 1,000 of D-1 kept")),
        (effects.moves, ("2026-07-31, 31 days later than promised", "as planned", AGREED)),
        (
            effects.strikes,
            (
                "none any more",
                "frees nothing (RM1: planned anyway)",
                "ARR 1,000 of D-1 to be agreed again",
            ),
        ),
        (effects.reshapes, ("to be agreed", "depends on the change", AGREED)),
        (effects.corrects, ("at once", "no change", AGREED)),
        (
            effects.builds,
            (
                "2026-06-30, as promised",
                "12 person-weeks; 28 left by the end of Q2",
                "ARR 1,000 of D-1 kept",
            ),
        ),
        (
            effects.excepts,
            (
                "2026-06-30, as promised",
                ("12 person-weeks; 28 left by the end of Q2; an exception of at most 90 days"),
                "ARR 1,000 of D-1 kept",
            ),
        ),
        (
            effects.amends,
            (
                "after a new version of the vision",
                "12 person-weeks; 28 left by the end of Q2; everybody signs off again",
                "ARR 1,000 of D-1 kept",
            ),
        ),
        (
            effects.waits,
            ("2026-06-30, as promised", "no change", "ARR 1,000 of D-1, part of it later"),
        ),
        (
            effects.risks,
            (
                "2026-06-30, as promised",
                "no change",
                "ARR 1,000 of D-1 at risk with every missed date",
            ),
        ),
        (effects.reprices, ("no change", "no change", "ARR 1,000 of D-1, less the difference")),
        (
            effects.prices,
            ("2026-06-30, as promised", "no change", "ARR 1,000 of D-1, and a price for it"),
        ),
        (
            effects.burdens_others,
            (
                "2026-06-30, as promised",
                "12 person-weeks; 28 left by the end of Q2",
                "ARR 1,000 of D-1 kept, of the others to be agreed again",
            ),
        ),
        (effects.decides, ("no change", "no change", "no change")),
    ],
)
def test_every_option_has_its_price(effect: EffectOf, told: tuple[str, str, str]) -> None:
    """In days, person-weeks and ARR where there are numbers, else in words."""
    assert said(effect(about())) == told


@pytest.mark.parametrize(
    ("latest", "date"),
    [
        (None, "a new one, not planned yet"),
        ("2026-06-30", "2026-06-30"),
        ("2026-07-01", "2026-07-01, 1 day later than promised"),
    ],
)
def test_a_date_moves_to_where_the_plan_has_it(latest: str | None, date: str) -> None:
    """Only what lands behind the promised day is said to be later."""
    assert str(effects.moves(about(latest=latest)).date) == date


def test_a_promise_without_a_date_moves_to_one() -> None:
    assert str(effects.moves(about(due=None)).date) == "2026-07-31"


@pytest.mark.parametrize(
    ("due", "date"),
    [
        ("2026-03-15", "1 day late already"),
        ("2026-03-16", "2026-03-16, as promised"),
        (None, "no date in it"),
    ],
)
def test_what_stays_as_promised_may_be_late_already(due: str | None, date: str) -> None:
    assert str(effects.builds(about(due=due)).date) == date


@pytest.mark.parametrize(
    ("changed", "capacity"),
    [
        ({"periods": []}, "12 person-weeks"),
        ({"planned": False}, "not estimated"),
        ({"planned": False, "effort": 50}, "50 person-weeks; 10 too few by the end of Q2"),
        ({"planned": False, "effort": 40}, "40 person-weeks; 0 left by the end of Q2"),
        ({"kind": "sla"}, "no change"),
    ],
)
def test_keeping_a_promise_costs_capacity(changed: dict[str, Any], capacity: str) -> None:
    """What is left is counted with the drafts, at the end of the period of its due date."""
    assert str(effects.builds(about(**changed)).capacity) == capacity


@pytest.mark.parametrize(
    ("changed", "capacity"),
    [
        ({"planned": False, "effort": 3}, "frees 3 person-weeks"),
        ({"planned": False}, "frees work that nobody estimated"),
        ({"kind": "sla"}, "no change"),
    ],
)
def test_striking_a_promise_frees_its_own_work_only(changed: dict[str, Any], capacity: str) -> None:
    assert str(effects.strikes(about(**changed)).capacity) == capacity


def test_whoever_must_sign_off_is_counted_where_the_vision_changes() -> None:
    assert str(effects.amends(about(people=2)).capacity).endswith("Q2; 2 sign-offs again")


def over(subject: str, *, promised: float = 50, periods: Any = PERIODS) -> Facts:
    known = vision(capabilities=["scim"], capacity={"unit": "person_weeks", "periods": periods})
    own = promise("C-1", capability="scim", status="signed", effort=promised, due="2026-03-31")
    return facts(known, own, rule="CAP501", kind="period", id=subject)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (over("Q1"), "20 person-weeks by the end of Q1"),
        (over("Q2"), "10 person-weeks by the end of Q2"),
        (over("somewhere"), "10 person-weeks by the end of Q2"),
        (over("Q1", promised=30), "part of what is sold"),
        (over("Q1", periods=[]), "what is missing"),
    ],
)
def test_a_plan_that_does_not_fit_lacks_so_much(given: Facts, missing: str) -> None:
    """By the period that the finding is about, else by the last."""
    freed = "later, or none", f"frees {missing}", "of the deals concerned, to be agreed again"
    assert said(effects.frees(given)) == freed
    assert said(effects.funds(given)) == ("all as promised", f"buys {missing}", "kept")


def test_what_is_about_no_promise_changes_nothing_of_one() -> None:
    given = facts(vision(), rule="GOV202", kind="positioning", id="positioning")
    told = "no change", "no change", "ARR not known kept"
    assert said(effects.builds(given)) == told
    assert said(effects.strikes(given)) == (
        "none any more", "no change", "ARR not known to be agreed again",
    )  # fmt: skip
