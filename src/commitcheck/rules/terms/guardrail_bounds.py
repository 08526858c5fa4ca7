"""All guardrails of a dimension, so prepared that a promise is not held against each of them.

A vision may list thousands of bounds and a table thousands of values; their product would be a
run that never ends. Upper and lower bounds stand in order of their strictness, so the ones that
a value breaks are a slice; lists of allowed and refused values are looked up.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, chain

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.scalar import Scalar
from commitcheck.model.vision import Guardrail
from commitcheck.rules.comparing import Key, are_equal, as_values, beyond, in_order, key_of

MOST = 6
"""So many of the guardrails that a promise breaks are listed; of the others only the number."""

Placed = tuple[int, Guardrail]
"""A guardrail and its place in the file."""


class Breach(Struct, frozen=True):
    """What a promise breaks: how many guardrails, the worst, and of many the strictest.

    `listed` is in file order, `values` are the promised values that one of them does not allow.
    """

    listed: Sequence[Guardrail]
    values: tuple[Scalar, ...]
    count: int
    worst: Guardrail


class _Ladder:
    """Upper bounds from the lowest up (lower bounds negated), and the worst of each beginning."""

    def __init__(self, bounds: Iterable[tuple[float, int, Guardrail]]) -> None:
        ordered = sorted(bounds, key=lambda it: it[:2])
        self._bounds = [bound for bound, _, _ in ordered]
        self._placed: list[Placed] = [(place, guardrail) for _, place, guardrail in ordered]
        self._worst = list(accumulate(self._placed, _heavier))

    def broken_by(self, value: float) -> tuple[int, Sequence[Placed], Sequence[Placed]]:
        """How many bounds lie below a value, the first of them, and the worst."""
        count = bisect_left(self._bounds, value)
        return count, self._placed[: min(count, MOST)], self._worst[count - 1 : count]


class Bounds:
    """The guardrails of one dimension."""

    def __init__(self, guardrails: Sequence[Guardrail]) -> None:
        self._all = guardrails
        ladders: defaultdict[tuple[str, str], list[tuple[float, int, Guardrail]]] = defaultdict(
            list
        )
        self._only: list[tuple[frozenset[Key], Placed]] = []
        self._never: list[tuple[frozenset[Key], Placed]] = []
        for place, guardrail in enumerate(guardrails):
            keys = frozenset(key_of(bound) for bound in as_values(guardrail.value))
            if guardrail.op in ("max", "min"):
                sign = 1 if guardrail.op == "max" else -1
                for kind, bound in _strictest(keys, sign).items():
                    ladders[guardrail.op, kind].append((bound, place, guardrail))
            elif guardrail.op == "not_in":
                self._never.append((keys, (place, guardrail)))
            else:
                self._only.append((keys, (place, guardrail)))
        self._ladders = {key: _Ladder(bounds) for key, bounds in ladders.items()}
        self._known: dict[tuple[str | None, str], Breach | None] = {}

    def broken_by(self, promise: Commitment) -> Breach | None:
        """What the promise breaks; None where it keeps within all of them."""
        asked = promise.op, repr(promise.value)  # for 1 and true are not the same
        if asked not in self._known:
            values = as_values(promise.value)
            is_plain = len(values) == 1 and promise.op != "not_in"
            self._known[asked] = self._by_one(values[0]) if is_plain else self._by_each(promise)
        return self._known[asked]

    def _by_one(self, value: Scalar) -> Breach | None:
        key = kind, number = key_of(value)
        count = 0
        first: list[Placed] = []
        worst: list[Placed] = []
        if not isinstance(number, str):
            for op, sign in (("max", 1), ("min", -1)):
                if ladder := self._ladders.get((op, kind)):
                    broken, strictest, heaviest = ladder.broken_by(sign * number)
                    count += broken
                    first += strictest
                    worst += heaviest
        others = [placed for keys, placed in self._only if key not in keys]
        others += [placed for keys, placed in self._never if key in keys]
        count += len(others)
        if not count:
            return None
        return _breach([*first, *others[:MOST]], (value,), count, [*worst, *others])

    def _by_each(self, promise: Commitment) -> Breach | None:
        """Several values, or all but some: held against each, once for every such promise."""
        broken = [
            ((place, guardrail), values)
            for place, guardrail in enumerate(self._all)
            if (values := outside(promise, guardrail))
        ]
        if not broken:
            return None
        placed = [pair for pair, _ in broken]
        values = tuple(dict.fromkeys(chain.from_iterable(values for _, values in broken)))
        return _breach(placed[:MOST], values, len(placed), placed)


def outside(promise: Commitment, guardrail: Guardrail) -> tuple[Scalar, ...]:
    """The promised values that the guardrail does not allow."""
    if promise.op != "not_in":
        return beyond(promise, partial(_allows, guardrail))
    allowed = as_values(guardrail.value) if guardrail.op in ("in", "eq") else ()
    refused = as_values(promise.value)
    is_left = not frozenset(map(key_of, allowed)) <= frozenset(map(key_of, refused))
    return refused if allowed and not is_left else ()


def _allows(guardrail: Guardrail, value: Scalar) -> bool:
    bounds = as_values(guardrail.value)
    match guardrail.op:
        case "max" | "min":
            pairs = [pair for bound in bounds if (pair := in_order(value, bound)) is not None]
            is_max = guardrail.op == "max"
            return all(held <= bound if is_max else held >= bound for held, bound in pairs)
        case "not_in":
            return not any(are_equal(value, bound) for bound in bounds)
        case _:
            return any(are_equal(value, bound) for bound in bounds)


def _breach(
    first: Sequence[Placed], values: tuple[Scalar, ...], count: int, every: Iterable[Placed]
) -> Breach:
    listed = sorted(first, key=lambda placed: placed[0])[:MOST]
    worst = min(every, key=_weight)
    return Breach([guardrail for _, guardrail in listed], values, count, worst[1])


def _heavier(placed: Placed, other: Placed) -> Placed:
    return min(placed, other, key=_weight)


def _weight(placed: Placed) -> tuple[bool, int]:
    return placed[1].enforcement != "hard", placed[0]


def _strictest(keys: Iterable[Key], sign: int) -> dict[str, float]:
    """Of several bounds of a guardrail the one that binds, numbers and days each."""
    found: dict[str, float] = {}
    for kind, bound in keys:
        if not isinstance(bound, str):
            found[kind] = min(sign * bound, found.get(kind, sign * bound))
    return found
