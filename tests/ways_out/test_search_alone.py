"""The search by itself: sets of changes of which a test says whether they are enough."""

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import Any

import pytest

import commitcheck.ways_out.search as search_module
from commitcheck.ways_out.candidate import Candidate, Chosen, cost
from commitcheck.ways_out.search import (
    EXHAUSTIVE,
    Found,
    Gap,
    Left,
    Outcome,
    Search,
    _cheapest_first,
    _State,
)
from ways_out.searches import LOWER, MOVE, STRIKE, Deal, approval, change, every_needed, left


@pytest.mark.parametrize(
    ("what", "candidate", "expected"),
    [
        (left(0), MOVE, True),
        (left(1), MOVE, False),
        (left(), MOVE, True),
        (left(0, 1), MOVE, True),
        (left(0, fields=["value"]), MOVE, False),
        (left(0, fields=["value"]), STRIKE, True),
        (left(1, fields=["value"]), STRIKE, False),
        (left(0, fields=["approvals"]), approval(0, "legal"), True),
        (left(0, fields=["due"]), approval(0, "legal"), False),
    ],
)
def test_what_a_finding_depends_on(what: Left, candidate: Candidate, *, expected: bool) -> None:
    assert what.depends_on(candidate) is expected


@pytest.mark.parametrize(
    ("needed", "places", "expected"),
    [(5, (), True), (0, (), False), (5, (0,), True), (3, (0,), False), (5, (0, 1), False),
     (5.1, (0, 1), True), (5, (0, 2), True), (3, (0, 0), False)],
)  # fmt: skip
def test_work_that_has_to_go(needed: float, places: tuple[int, ...], *, expected: bool) -> None:
    """So much goes at most with a change to a promise, however many changes of it are made."""
    chosen = frozenset(change(place, due=at) for at, place in enumerate(places))
    assert Gap(needed, {0: 3, 1: 2}).is_open(chosen) is expected


def test_a_deal_that_is_sound_is_judged_once() -> None:
    deal = Deal(is_left=lambda _: ())
    assert deal.search.cheapest() == Found(frozenset(), is_complete=True)
    assert deal.judged == [frozenset()]


def test_a_deal_that_nothing_is_offered_for_is_judged_once() -> None:
    deal = Deal(is_left=lambda _: [left(0)])
    assert deal.search.cheapest() == Found(None, is_complete=True)
    assert deal.judged == [frozenset()]
    deal = Deal(is_left=lambda _: [left()])
    assert deal.search.cheapest() == Found(None, is_complete=True)


def test_what_each_promise_needs_is_found_at_once() -> None:
    """Of ten promises that each need their own change: nothing, everything, and done."""
    needed = [change(place) for place in range(10)]
    deal = Deal(*needed, is_left=every_needed(*needed))
    assert deal.search.cheapest() == Found(frozenset(needed), is_complete=True)
    assert deal.judged == [frozenset(), frozenset(needed)]


def test_a_change_that_is_not_what_is_left_depends_on_is_not_tried() -> None:
    """The value does not matter to what is left of the day."""
    late = left(0, fields=["due"])
    deal = Deal(LOWER, MOVE, is_left=lambda chosen: [] if MOVE in chosen else [late])
    assert deal.search.cheapest().chosen == frozenset((MOVE,))
    assert deal.judged == [frozenset(), frozenset((MOVE,))]


def test_a_change_that_names_a_new_column_is_tried_whatever_is_left_of() -> None:
    """Rules may run with it that did not."""
    late = left(1, fields=["due"])
    deal = Deal(
        LOWER, is_left=lambda chosen: [] if LOWER in chosen else [late], new_columns=[LOWER]
    )
    assert deal.search.cheapest().chosen == frozenset((LOWER,))
    deal = Deal(LOWER, is_left=lambda chosen: [] if LOWER in chosen else [late])
    assert deal.search.cheapest() == Found(None, is_complete=True)


def test_of_two_promises_either_of_which_would_do_the_cheaper_change_is_made() -> None:
    """Then the dearer one, and no set that has a known one with more in it."""
    moved, struck = change(0), change(1, "strike", status="withdrawn")
    deal = Deal(moved, struck, is_left=lambda chosen: [] if chosen else [left(0, 1)])
    assert deal.search.cheapest() == Found(frozenset((moved,)), is_complete=True)
    assert deal.search.cheapest() == Found(frozenset((struck,)), is_complete=True)
    assert deal.search.cheapest() == Found(None, is_complete=True)
    assert deal.judged == [frozenset(), frozenset((moved,)), frozenset((struck,))]


def test_of_what_costs_the_same_the_first_that_was_offered_is_taken() -> None:
    near, far = change(due=1), change(due=2)
    for offered in ((near, far), (far, near)):
        deal = Deal(*offered, is_left=lambda chosen: [] if chosen else [left(0)])
        assert deal.search.cheapest().chosen == frozenset((offered[0],))


@pytest.mark.parametrize(("needed", "judged"), [(3, 2), (2, 2), (0, 3)])
def test_sets_that_cannot_close_a_gap_are_not_judged(needed: float, judged: int) -> None:
    """One promise takes three of the work out, the other one; the cheaper change is not enough."""
    small, large = change(0, "lower", value=1), change(1, "strike", status="withdrawn")
    deal = Deal(
        small,
        large,
        is_left=lambda chosen: [] if large in chosen else [left(0, 1)],
        gaps=(Gap(needed, {0: 1, 1: 3}),),
    )
    assert deal.search.cheapest().chosen == frozenset((large,))
    assert len(deal.judged) == judged


def spread(number: int, *, enough: int) -> Deal:
    """So many promises, any of so many of which have to move; nobody knows which."""
    every = [change(place) for place in range(number)]
    return Deal(
        *every,
        is_left=lambda chosen: [] if len(chosen) >= enough else [left(*range(number))],
    )


@pytest.mark.parametrize(
    ("number", "is_found"), [(EXHAUSTIVE - 1, True), (EXHAUSTIVE, True), (EXHAUSTIVE + 1, False)]
)
def test_up_to_twelve_changes_are_looked_at_to_the_end(number: int, *, is_found: bool) -> None:
    """Beyond that so many judgements as are allowed, and it says that it was cut short."""
    deal = spread(number, enough=3)
    found = deal.search.cheapest(most=20)
    assert (found.chosen is not None, found.is_complete) == (is_found, is_found)
    if not is_found:
        assert (deal.search.judged, len(deal.judged)) == (20, 20)
        assert deal.search.cheapest(most=5) == Found(None, is_complete=False)
        assert deal.search.judged == 25


@pytest.mark.parametrize(("most", "is_found"), [(14, False), (15, True)])
def test_a_set_counts_that_is_the_last_to_be_judged(most: int, *, is_found: bool) -> None:
    """Nothing, thirteen single changes, and the first two."""
    found = spread(13, enough=2).search.cheapest(most)
    assert (found.chosen is not None) == is_found


@pytest.mark.parametrize(("most", "is_found"), [(14, False), (15, True)])
def test_sets_are_looked_at_so_often_and_no_more(
    monkeypatch: pytest.MonkeyPatch, most: int, *, is_found: bool
) -> None:
    """Of thirteen changes the last two close the gap: none at all and each alone are looked at
    before, and not judged. Up to twelve there is no such limit.
    """
    monkeypatch.setattr(search_module, "_MOST_LOOKED_AT", most)
    every = [change(place) for place in range(13)]
    needed = frozenset(every[-2:])
    deal = Deal(
        *every,
        is_left=lambda chosen: [] if needed <= chosen else [left(*range(13))],
        gaps=(Gap(2, {11: 1, 12: 1}),),
    )
    found = deal.search.cheapest()
    assert (found.chosen, found.is_complete) == ((needed, True) if is_found else (None, False))
    assert len(deal.judged) == (2 if is_found else 1)
    few = Deal(
        *every[:12],
        is_left=lambda chosen: [] if every[11] in chosen else [left(*range(12))],
        gaps=(Gap(1, {11: 1}),),
    )
    monkeypatch.setattr(search_module, "_MOST_LOOKED_AT", 1)
    assert few.search.cheapest() == Found(frozenset(every[11:12]), is_complete=True)


def test_every_gap_has_to_be_closed_also_one_that_shows_later() -> None:
    """What the first set leaves open stays so when another set leaves something else."""
    first, second, third = (change(place) for place in range(3))
    gaps = {frozenset[Candidate](): (Gap(1, {0: 1}),), frozenset((first,)): (Gap(1, {1: 1}),)}
    judged: list[Chosen] = []

    def attempt(chosen: Chosen) -> Outcome:
        judged.append(chosen)
        is_done = {first, second} <= chosen
        return Outcome(
            () if is_done else (left(0, 1, 2),),
            (third, first, second) if not chosen else (),
            gaps.get(chosen, ()),
        )

    search = Search(attempt, lambda _: False)
    assert search.cheapest() == Found(frozenset((first, second)), is_complete=True)
    assert judged == [frozenset(), frozenset((first,)), frozenset((first, second))]


def test_a_promise_that_no_shared_finding_depends_on_is_best_at_its_cheapest() -> None:
    """Others' sets are not multiplied by what else could be done to it."""
    own = [change(0, due=1), change(0, "lower", value=1), change(0, "strike", status="withdrawn")]
    others = [change(place) for place in (1, 2)]

    def is_left(chosen: Chosen) -> list[Left]:
        alone = [left(0, fields=["value"])] if own[1] not in chosen else []
        shared = [left(1, 2)] if not {*others} <= chosen else []
        return alone + shared

    deal = Deal(*own, *others, is_left=is_left)
    assert deal.search.cheapest() == Found(frozenset((own[1], *others)), is_complete=True)
    assert [len(chosen) for chosen in deal.judged] == [0, 2, 2, 3]


def test_eight_changes_of_a_promise_are_enough() -> None:
    """The same change twice is one, whichever finding asked for it."""
    several = [change(due=day) for day in range(9)]
    again = Candidate(0, "move", "legal", "TIM402", several[0].values)
    elsewhere = change(1)
    deal = Deal(several[0], again, *several[1:], elsewhere, is_left=lambda _: [left(0)])
    deal.search.cheapest()
    assert [*deal.search.offered] == [*several[:8], elsewhere]


def test_a_change_that_is_offered_late_is_tried_too() -> None:
    """A day that moves needs its approval again."""
    yes = approval(0, "legal")

    def attempt(chosen: Chosen) -> Outcome:
        if not chosen:
            return Outcome((left(0, fields=["due"]),), (MOVE,))
        if chosen == {MOVE}:
            return Outcome((left(0, fields=["approvals", "due"]),), (yes,))
        return Outcome()

    search = Search(attempt, lambda _: False)
    assert search.cheapest() == Found(frozenset((MOVE, yes)), is_complete=True)
    assert search.judged == 3


@pytest.mark.parametrize(
    "sizes", [(1,), (3,), (2, 3), (1, 2, 3), (3, 3, 3)], ids=lambda it: "x".join(map(str, it))
)
def test_every_set_comes_once_and_none_before_a_cheaper_one(sizes: tuple[int, ...]) -> None:
    """A state of each promise: nothing, a lower value, a strike."""
    ladder = ((), (("lower", "value"),), (("strike", "status"),))
    states = [
        [
            _State(cost(made), made)
            for how in ladder[:size]
            for made in (frozenset(change(place, action, **{name: 1}) for action, name in how),)
        ]
        for place, size in enumerate(sizes)
    ]
    found = [*_cheapest_first(states)]
    costs = [cost(chosen) for chosen in found]
    assert costs == sorted(costs)
    every = {frozenset().union(*(it.chosen for it in row)) for row in product(*states)}
    assert len(found) == len(every)
    assert {*found} == every


def brute_force(offered: list[Candidate], is_left: Callable[[Chosen], Iterable[Left]]) -> Any:
    sets = [frozenset(it) for it in _subsets(offered)]
    fitting = [it for it in sets if all(a.goes_with(z) for a in it for z in it if a != z)]
    return min((cost(it) for it in fitting if not [*is_left(it)]), default=None)


def _subsets(offered: list[Candidate]) -> Iterable[list[Candidate]]:
    for picked in product((False, True), repeat=len(offered)):
        yield [it for it, is_in in zip(offered, picked, strict=True) if is_in]


@pytest.mark.parametrize("seed", range(40))
def test_brute_force_finds_nothing_cheaper(seed: int) -> None:
    """Over drawn needs, of one promise or several, each met by some of the changes."""
    from random import Random  # noqa: PLC0415 - this test alone draws

    dice = Random(seed)  # noqa: S311 - no secret
    kinds: Mapping[Any, str] = {"lower": "value", "move": "due", "strike": "status"}
    offered = [
        change(place, action, **{name: 1})
        for place in range(3)
        for action, name in kinds.items()
        if dice.random() < 0.8
    ]
    needs: list[tuple[Left, frozenset[Candidate]]] = []
    for _ in range(dice.randint(1, 4)):
        what = left(
            *dice.sample(range(3), dice.randint(0, 2)), fields=dice.sample([*kinds.values()], 2)
        )
        helps = [it for it in offered if what.depends_on(it)]
        if helps:
            needs.append((what, frozenset(dice.sample(helps, dice.randint(1, len(helps))))))

    def is_left(chosen: Chosen) -> list[Left]:
        return [what for what, helps in needs if not helps & chosen]

    deal = Deal(*offered, is_left=is_left)
    found = deal.search.cheapest()
    expected = brute_force(offered, is_left)
    assert found.is_complete
    assert (None if found.chosen is None else cost(found.chosen)) == expected
    assert len({*deal.judged}) == len(deal.judged)
