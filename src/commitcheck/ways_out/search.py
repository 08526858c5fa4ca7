"""The cheapest set of changes after which nothing stands against a deal, and proof that it is.

Sets are tried from the cheapest up. A set that fails says why: each finding that is left stays in
every other set that changes the same promises, in the fields which its rule reads, in the same
way. Such sets are never judged, which is what makes an exhaustive search of a dozen changes quick;
what rests on it are the fields that rules declare, and tests compare it with brute force.

Changes are offered by the findings themselves, those of changed copies too: a date that is moved
needs its approvals again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations
from math import fsum

from msgspec import Struct

from commitcheck.ways_out.candidate import FREE, Candidate, Chosen, Cost, cost

EXHAUSTIVE = 12
"""Up to so many candidates every set is either judged or ruled out, however long it takes."""

_MOST_JUDGED, _MOST_LOOKED_AT = 400, 30_000
"""Beyond that a search ends here, and says so: counts and no time, so that two runs agree."""

_MOST_OF_A_PROMISE = 8


class Left(Struct, frozen=True):
    """What is left after a set of changes: something that depends on promises at these places (on
    every promise where none is given), and on these fields of theirs.
    """

    places: frozenset[int]
    fields: frozenset[str]

    def depends_on(self, candidate: Candidate) -> bool:
        if self.places and candidate.place not in self.places:
            return False
        return candidate.action == "strike" or not self.fields.isdisjoint(candidate.fields)


class Gap(Struct, frozen=True):
    """Work that has to go before the deal can be sound, and how much of it goes at most with a
    change to the promise at a place. Sets that cannot close it are never judged.
    """

    needed: float
    most: Mapping[int, float]

    def is_open(self, chosen: Chosen) -> bool:
        places = {candidate.place for candidate in chosen}
        return fsum(self.most.get(place, 0) for place in places) < self.needed


class Outcome(Struct, frozen=True):
    """What came of a set: nothing `left` where the deal is sound. `offered` are further changes."""

    left: tuple[Left, ...] = ()
    offered: tuple[Candidate, ...] = ()
    gaps: tuple[Gap, ...] = ()


Try = Callable[[Chosen], Outcome]


class Found(Struct, frozen=True):
    """The cheapest set, None where no set of the offered changes does it, and whether every
    cheaper set was ruled out.
    """

    chosen: Chosen | None
    is_complete: bool


class _State(Struct, frozen=True):
    """Changes of one promise that go together."""

    cost: Cost
    chosen: Chosen


class Search:
    """Remembers what was offered and what is known to fail."""

    def __init__(self, attempt: Try, new_columns: Callable[[Candidate], bool]) -> None:
        """`new_columns` says of a change whether it names a field that the input has no column
        for: rules may run with it that did not, on any promise.
        """
        self._attempt = attempt
        self._names_columns = new_columns
        self.offered: dict[Candidate, None] = {}
        self._failed: dict[Left, set[Chosen]] = {}
        """By what was left, the changes that it was left with."""
        self._gaps: list[Gap] = []
        self._passed: list[Chosen] = []
        self.judged = 0
        self._looked_at = 0

    @property
    def _is_small(self) -> bool:
        return len(self.offered) <= EXHAUSTIVE

    def cheapest(self, most: int = _MOST_JUDGED) -> Found:
        """The cheapest set that is not a known one with more in it."""
        stop = self.judged + most
        while self.judged < stop or self._is_small:
            chosen, is_complete = self._next()
            if chosen is None:
                return Found(None, is_complete)
            outcome = self._attempt(chosen)
            self.judged += 1
            self._offer(outcome.offered)
            self._gaps += outcome.gaps
            if not outcome.left:
                self._passed.append(chosen)
                return Found(chosen, is_complete)
            for left in outcome.left:
                touched = frozenset(it for it in chosen if self._matters(left, it))
                self._failed.setdefault(left, set()).add(touched)
        return Found(None, is_complete=False)

    def repaired(self) -> Chosen | None:
        """A set that works and of which nothing can be left out, by adding the cheapest change to
        what is left until nothing is; None where that leads nowhere.
        """
        chosen: Chosen = frozenset()
        for _ in range(2 * len(self.offered) + 1):
            outcome = self._attempt(chosen)
            self.judged += 1
            if not outcome.left:
                return self._without_the_needless(chosen)
            further = (it for it in self.offered if outcome.left[0].depends_on(it))
            fitting = [it for it in further if it not in chosen]
            if not fitting:
                return None
            added = min(fitting, key=lambda it: (cost((it,)), it.place))
            chosen = frozenset(it for it in chosen if it.goes_with(added)) | {added}
        return None

    def _without_the_needless(self, chosen: Chosen) -> Chosen:
        for candidate in sorted(chosen, key=lambda it: cost((it,)), reverse=True):
            self.judged += 1
            if not self._attempt(chosen - {candidate}).left:
                chosen -= {candidate}
        self._passed.append(chosen)
        return chosen

    def _offer(self, more: Iterable[Candidate]) -> None:
        for candidate in more:
            own = [known for known in self.offered if known.place == candidate.place]
            is_known = any(known.changes == candidate.changes for known in own)
            if len(own) < _MOST_OF_A_PROMISE and not is_known:
                self.offered.setdefault(candidate)

    def _matters(self, left: Left, candidate: Candidate) -> bool:
        return left.depends_on(candidate) or self._names_columns(candidate)

    def _next(self) -> tuple[Chosen | None, bool]:
        """The cheapest set that nothing is known against; False where the search was cut short."""
        states = [list(self._states(place)) for place in self._places()]
        if not all(states):
            return None, True
        is_plain = not any(map(self._names_columns, self.offered))
        shared = {
            left: sets
            for left, sets in self._failed.items()
            if len(left.places) != 1 or not is_plain
        }
        if not self._passed:  # what nothing shared depends on is best at its cheapest
            states = [own if self._is_shared(own, shared) else own[:1] for own in states]
        for chosen in _cheapest_first(states):
            is_short = any(gap.is_open(chosen) for gap in self._gaps)
            if not is_short and not self._fails(chosen, shared):
                return chosen, True
            self._looked_at += 1
            if self._looked_at >= _MOST_LOOKED_AT and not self._is_small:
                return None, False
        return None, True

    def _is_shared(self, own: Sequence[_State], shared: Iterable[Left]) -> bool:
        """Does anything that depends on several promises depend on a change of this one?"""
        every = frozenset[Candidate]().union(*(state.chosen for state in own))
        return any(self._matters(left, it) for left in shared for it in every) or any(
            it.place in gap.most for gap in self._gaps for it in every
        )

    def _places(self) -> list[int]:
        """Promises that can be changed, or of which alone something is left."""
        alone = (place for left in self._failed if len(left.places) == 1 for place in left.places)
        return sorted({*alone, *(candidate.place for candidate in self.offered)})

    def _states(self, place: int) -> Iterator[_State]:
        """What can be done to a promise and is not known to fail by itself, the cheapest first; of
        what costs the same that which was offered first, as the nearest value is.
        """
        own = [candidate for candidate in self.offered if candidate.place == place]
        against = {it: of for it, of in self._failed.items() if it.places == frozenset((place,))}
        if any(map(self._names_columns, self.offered)):
            against = {}  # what is known of this promise depends on others too
        states = [
            _State(cost(chosen), frozenset(chosen))
            for size in range(len(own) + 1)
            for chosen in combinations(own, size)
            if all(a.goes_with(b) for a, b in combinations(chosen, 2))
        ]
        for state in sorted(states, key=lambda it: it.cost):
            if not self._fails(state.chosen, against):
                yield state

    def _fails(self, chosen: Chosen, known: Mapping[Left, set[Chosen]]) -> bool:
        """Is it known that something is left after this set, or that less would do?"""
        for left, sets in known.items():
            if frozenset(it for it in chosen if self._matters(left, it)) in sets:
                return True
        return any(passed <= chosen for passed in self._passed)


def _cheapest_first(states: Sequence[Sequence[_State]]) -> Iterator[Chosen]:
    """Every way to take one state of each promise, by what they cost together."""
    first = (0,) * len(states)
    costs = [[state.cost for state in own] for own in states]
    total = tuple(map(sum, zip(FREE, *(own[0] for own in costs), strict=True)))
    waiting: list[tuple[Cost, tuple[int, ...]]] = [(total, first)]
    while waiting:
        total, at = heappop(waiting)
        picked = (states[row][column].chosen for row, column in enumerate(at))
        yield frozenset[Candidate]().union(*picked)
        last = max((row for row, column in enumerate(at) if column), default=0)
        for row in range(last, len(states)):
            column = at[row]
            if column + 1 < len(costs[row]):
                less, more = costs[row][column], costs[row][column + 1]
                further = tuple(a - b + c for a, b, c in zip(total, less, more, strict=True))
                heappush(waiting, (further, (*at[:row], column + 1, *at[row + 1 :])))
