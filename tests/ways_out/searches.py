"""Changes of a deal, and a deal of which a test says which changes are enough."""

from collections.abc import Callable, Iterable
from typing import Any

from commitcheck.ways_out.candidate import Candidate, Chosen
from commitcheck.ways_out.search import Gap, Left, Outcome, Search

ANY = frozenset(("due", "value", "status"))


def change(place: int = 0, action: Any = "move", **values: Any) -> Candidate:
    named = tuple((values or {"due": 1}).items())
    return Candidate(place, action, "product", "TIM401", named)


def approval(place: int, *roles: Any) -> Candidate:
    return Candidate(place, "approve", roles[0], "GOV205", roles=roles)


def left(*places: int, fields: Iterable[str] = ANY) -> Left:
    return Left(frozenset(places), frozenset(fields))


STRIKE, MOVE, LOWER = change(action="strike", status="withdrawn"), change(), change(
    action="lower", value=1
)  # fmt: skip
UNDATE = change(due=None, is_due_open=True)
SWAP = change(action="swap", capability=("b",))
NARROW = change(action="narrow", until=1)
DECIDE = change(action="decide", revenue_review="cleared")


class Deal:
    """Offers these changes at once; `is_left` says what stays after a set of them."""

    def __init__(
        self,
        *offered: Candidate,
        is_left: Callable[[Chosen], Iterable[Left]],
        gaps: tuple[Gap, ...] = (),
        new_columns: Iterable[Candidate] = (),
    ) -> None:
        self.judged: list[Chosen] = []
        self._offered, self._is_left, self._gaps = offered, is_left, gaps
        new = frozenset(new_columns)
        self.search = Search(self.attempt, new.__contains__)

    def attempt(self, chosen: Chosen) -> Outcome:
        self.judged.append(chosen)
        assert len(self.judged) < 500  # what goes round in circles is wrong, and not slow
        first = not chosen
        return Outcome(
            tuple(self._is_left(chosen)),
            self._offered if first else (),
            self._gaps if first else (),
        )


def every_needed(*needed: Candidate) -> Callable[[Chosen], Iterable[Left]]:
    """Each of these changes is needed, and what is left without one depends on its promise."""
    return lambda chosen: [
        Left(frozenset((it.place,)), it.fields) for it in needed if it not in chosen
    ]
