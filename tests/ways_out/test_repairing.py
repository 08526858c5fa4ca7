"""A set of changes that is enough, made by adding and leaving out where all sets are too many."""

from commitcheck.ways_out.candidate import Chosen
from commitcheck.ways_out.search import Left
from ways_out.searches import LOWER, MOVE, STRIKE, Deal, change, left


def test_repairing_adds_the_cheapest_change_and_leaves_out_the_needless() -> None:
    """A change that does not go with a dearer one makes room for it."""
    lower, move, strike = LOWER, MOVE, STRIKE
    other = change(1, "lower", value=1)
    needs = {strike: left(0), other: left(1, fields=["value"])}
    deal = Deal(
        strike, move, lower, other,
        is_left=lambda chosen: [what for it, what in needs.items() if it not in chosen],
    )  # fmt: skip
    deal.search._offer((strike, move, lower, other))
    assert deal.search.repaired() == frozenset((strike, other))
    assert [sorted(it.action for it in chosen) for chosen in deal.judged[:5]] == [
        [], ["lower"], ["lower", "move"], ["strike"], ["lower", "strike"],
    ]  # fmt: skip


def test_repairing_leaves_out_what_turns_out_not_to_be_needed() -> None:
    first, second = change(0, "lower", value=1), change(1)
    deal = Deal(
        first, second, is_left=lambda chosen: [] if second in chosen else [left(0, 1)]
    )  # fmt: skip
    deal.search._offer((first, second))
    assert deal.search.repaired() == frozenset((second,))
    assert deal.search.judged == len(deal.judged) == 5


def test_of_what_could_be_left_out_the_dearest_goes_and_is_not_offered_again() -> None:
    """Any two of the three are enough; a set that has the repaired one in it is none of its own."""
    cheap, middle, dear = (
        change(0, "lower", value=1), change(1), change(2, "strike", status="withdrawn")
    )  # fmt: skip
    known: list[Chosen] = []

    def is_left(chosen: Chosen) -> list[Left]:
        known.append(chosen)
        missing = [it for it in (dear, middle, cheap) if it not in chosen]
        if len(chosen) == 3 or (len(known) > 4 and len(missing) == 1):
            return []
        return [left(missing[0].place)]

    deal = Deal(is_left=is_left)
    deal.search._offer((cheap, middle, dear))
    assert deal.search.repaired() == frozenset((cheap, middle))
    assert deal.search._passed == [frozenset((cheap, middle))]


def test_repairing_ends_where_nothing_helps() -> None:
    deal = Deal(MOVE, is_left=lambda _: [left(0, fields=["due"])])
    deal.search._offer((MOVE,))
    assert deal.search.repaired() is None
    assert deal.judged == [frozenset(), frozenset((MOVE,))]


def test_repairing_that_goes_round_in_a_circle_ends() -> None:
    """Two days of one promise, each of which asks for the other."""
    early, late = change(due=1), change(due=2)
    deal = Deal(early, late, is_left=lambda _: [left(0)])
    deal.search._offer((early, late))
    assert deal.search.repaired() is None
    assert len(deal.judged) == 5
