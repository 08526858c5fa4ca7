"""A promised value lies outside a guardrail.

What: an open promise has the dimension of a guardrail, and its value is not what the guardrail
allows: above its `max`, below its `min`, not `in` its list, in its `not_in` list, other than its
`eq`. The bound itself is allowed. Numbers compare as numbers, days as days, words without
regard to case; where a bound and a value are neither both numbers nor both days, `max` and
`min` have nothing to compare, and INP001 says so. Error for a hard guardrail, warning for a soft
one.

Why: ceilings exist because the people who run the product set them. 99.9 % allows 44 minutes
of downtime a month, 99.99 % allows 4: the difference is an architecture, not a digit.

Bad:
    guardrails:
      - {id: GR3, dimension: uptime_pct, op: max, value: 99.9, enforcement: hard}
    commitments:
      - {id: C-3, customer: Meridian, title: Uptime, kind: sla, dimension: uptime_pct, value: 99.99}

Good:
    guardrails:
      - {id: GR3, dimension: uptime_pct, op: max, value: 99.9, enforcement: hard}
    commitments:
      - {id: C-3, customer: Meridian, title: Uptime, kind: sla, dimension: uptime_pct, value: 99.9}

Resolve: use the fallback wording with a value that the guardrail allows, or ask its approver
for an exception that ends.

Figures: 99.9 % = 43.8 minutes a month, 99.99 % = 4.4 (gremlin.group, "What your SLA actually
guarantees"). The bounds are your own.

Configure: `guardrails[].enforcement` and `approver`.

Not checked when: the vision has no `guardrails`, or the commitments have no `dimension` or no
`value`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vision import Guardrail
from commitcheck.model.vocabulary import Scalar
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import Key, are_equal, as_values, beyond, in_order, key_of
from commitcheck.rules.terms.parties import NAMED
from commitcheck.rules.terms.quoting import joined, promised, stated

# All guardrails of a dimension, so prepared that a promise is not held against each of them.
#
# A vision may list thousands of bounds and a table thousands of values; their product would be a
# run that never ends. Upper and lower bounds stand in order of their strictness, so the ones that
# a value breaks are a slice; lists of allowed and refused values are looked up.

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
        key = promise.op, repr(promise.value)  # for 1 and true are not the same
        if key not in self._known:
            values = as_values(promise.value)
            is_plain = len(values) == 1 and promise.op != "not_in"
            self._known[key] = self._by_one(values[0]) if is_plain else self._by_each(promise)
        return self._known[key]

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


INFO = RuleInfo(
    code="VIS603",
    name="guardrail-breach",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R2",),
    cure=Cure.EDIT,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    by_dimension: dict[str, list[Guardrail]] = {}
    for guardrail in context.vision.guardrails:
        if guardrail.dimension and guardrail.value is not None:
            by_dimension.setdefault(guardrail.dimension, []).append(guardrail)
    spoken: dict[int, _Spoken] = {}
    bounds = {name: Bounds(guardrails) for name, guardrails in by_dimension.items()}
    for promise in context.open:
        if promise.dimension in bounds and promise.value is not None:
            breach = bounds[promise.dimension].broken_by(promise)
            if breach is None:
                continue
            if id(breach) not in spoken:  # bounds keep their breaches, so the id stays theirs
                spoken[id(breach)] = _spoken(breach)
            yield _finding(context, promise, breach, spoken[id(breach)])


class _Spoken(Struct, frozen=True):
    """What is said of a breach: the same for all that promise the same value."""

    allowed: Phrase
    instead: Phrase
    quotes: tuple[Quote, ...]
    related: tuple[Related, ...]


def _spoken(breach: Breach) -> _Spoken:
    return _Spoken(
        _first_of(breach, _allowed),
        _first_of(breach, bound),
        tuple(_as_written(guardrail) for guardrail in breach.listed[:NAMED]),
        tuple(
            Related("guardrail", guardrail.id, guardrail.at("value"), "allowed here")
            for guardrail in breach.listed
        ),
    )


def _finding(context: Context, promise: Commitment, breach: Breach, spoken: _Spoken) -> Finding:
    worst = breach.worst
    approver = worst.approver or INFO.who
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} promises {} {}{}, but {}",
            ident(promise.id),
            ident(promise.dimension or ""),
            words("none of " if promise.op == "not_in" else ""),
            breach.values,
            spoken.allowed,
        ),
        severity=Severity.ERROR if worst.enforcement == "hard" else Severity.WARNING,
        at=promise.at("value"),
        quotes=(promised(promise), *spoken.quotes),
        related=spoken.related,
        next_step=phrase(
            "promise {}, or ask {} for an exception that ends",
            spoken.instead,
            words(approver.replace("_", " ")),
        ),
        who=approver,
    )


def _first_of(breach: Breach, said: Callable[[Guardrail], Phrase]) -> Phrase:
    """The bounds that are broken; of many the first few, and how many more there are."""
    shown = breach.listed if breach.count <= NAMED + 1 else breach.listed[:NAMED]
    bounds = joined(map(said, shown), " and ")
    more = breach.count - len(shown)
    return phrase("{} and {} more", bounds, more) if more else bounds


def _allowed(guardrail: Guardrail) -> Phrase:
    return phrase("{} allows {}", ident(guardrail.id), bound(guardrail))


def bound(guardrail: Guardrail) -> Phrase:
    """What a guardrail allows: `at most 99.95`, `only eu-central, us-east`."""
    template = {
        "max": "at most {}",
        "min": "at least {}",
        "in": "only {}",
        "not_in": "anything but {}",
    }.get(guardrail.op, "exactly {}")
    return phrase(template, as_values(guardrail.value))


def _as_written(guardrail: Guardrail) -> Quote:
    """Why there is a bound; the bound itself is in the message."""
    if guardrail.rationale:
        return stated(guardrail.rationale, guardrail, "rationale")
    return stated(guardrail.id, guardrail, "id")


RULE = Rule(
    INFO,
    check,
    needs=(section("guardrails"), column("dimension"), column("value")),
    reads=("dimension", "op", "value", "status"),
    is_alone=True,
)
