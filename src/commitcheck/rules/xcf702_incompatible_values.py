"""Two promises fix one product-wide property at incompatible values.

What: open firm promises on a dimension whose `scope` is product, with `op` eq, min or max.
When no single value can satisfy all of them, the later promise is in conflict with the
earlier ones: signed before draft, then by signature.

Why: one product cannot have two truths. A property that every customer shares (a schema
version, the end of an old interface) can only be frozen once; the second customer gets a
fork, and then every feature ships twice.

Bad:
    dimensions: [{id: event_schema, type: string, scope: product}]
    promises:
      - {id: K-13, customer: Corvus, dimension: event_schema, value: v1, status: signed}
      - {id: K-20, customer: EuroParts, dimension: event_schema, value: v3}

Good:
    promises:
      - {id: K-13, customer: Corvus, dimension: event_schema, value: v3, status: signed}
      - {id: K-20, customer: EuroParts, dimension: event_schema, value: v3}

Resolve: choose one value and migrate the other customer, with a date, or make the property
customer-wide on purpose (`scope: customer`) and pay for it.

Configure: `dimensions[].scope` says which properties all customers share; `type` (number,
date) how values compare. Without a type, values are numbers or days when all of them read as
such, else words, where only eq can conflict.

Not checked when: the vision has no `dimensions`, or the commitments have no column
`dimension` or no column `value`. Promises that are not firm are left out.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vision import Dimension
from commitcheck.model.vocabulary import Scalar
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import are_equal, as_number, as_values, in_order
from commitcheck.rules.terms.parties import (
    LISTED,
    NAMED,
    Clash,
    as_related,
    both_sides,
    by_later_party,
    lateness,
    others_of,
)
from commitcheck.rules.terms.quoting import joined

INFO = RuleInfo(
    code="XCF702",
    name="incompatible-values",
    severities=(Severity.ERROR,),
    who="product",
    roots=("R3",),
    cure=Cure.EDIT,
    doc=__doc__,
)

_OPS: Mapping[str, str] = {"eq": "{}", "min": "at least {}", "max": "at most {}"}

Read = Callable[[Scalar], float | None]
Bound = tuple[float, Commitment]
_by_value = itemgetter(0)


def check(context: Context) -> Iterator[Finding]:
    shared = {
        dimension.id: dimension
        for dimension in context.vision.dimensions
        if dimension.scope == "product"
    }
    for name, promises in _constraints(context, shared).items():
        for subject, clashes in by_later_party(_clashes(shared[name], promises)):
            yield _finding(context, subject, clashes)


def _constraints(
    context: Context, shared: Mapping[str, Dimension]
) -> Mapping[str, list[Commitment]]:
    """Firm promises of one value on each shared dimension, the earliest first."""
    groups: defaultdict[str, list[Commitment]] = defaultdict(list)
    if shared:
        for promise in context.open:
            name = promise.dimension
            if name and name in shared and _has_one_value(promise) and promise.is_firm:
                groups[name].append(promise)
    return {name: sorted(found, key=lateness) for name, found in groups.items()}


def _has_one_value(promise: Commitment) -> bool:
    return promise.op in _OPS and len(as_values(promise.value)) == 1


def _clashes(dimension: Dimension, promises: Sequence[Commitment]) -> Iterator[Clash]:
    read = _reader(dimension, promises)
    return _unequal(dimension, promises) if read is None else _disjoint(dimension, promises, read)


def _reader(dimension: Dimension, promises: Sequence[Commitment]) -> Read | None:
    """How this dimension's values are ordered; None where they are words."""
    if dimension.type in ("number", "date"):
        return as_number if dimension.type == "number" else _as_day
    readers = () if dimension.type else (as_number, _as_day)
    for read in readers:
        if all(read(_value(promise)) is not None for promise in promises):
            return read
    return None


def _as_day(value: Scalar) -> float | None:
    """The place in the calendar of a day or of a quarter's last day."""
    if as_number(value) is not None:
        return None
    pair = in_order(value, value)
    return pair[0] if pair else None


def _unequal(dimension: Dimension, promises: Sequence[Commitment]) -> Iterator[Clash]:
    """Words: the first promise sets the truth, and every other word contradicts it."""
    agreed: list[Commitment] = []
    for promise in promises:
        if promise.op != "eq":
            continue
        if not agreed or are_equal(_value(promise), _value(agreed[0])):
            agreed.append(promise)
            continue
        yield from (Clash(promise, other, dimension.id) for other in agreed[:LISTED])


def _disjoint(dimension: Dimension, promises: Sequence[Commitment], read: Read) -> Iterator[Clash]:
    """Numbers or days: intervals that share no point with what was promised before.

    `lows` and `highs` hold the bounds of the promises that agree so far, in order, so that
    the ones a new interval misses are a slice and no promise is compared with every other.
    """
    lows: list[Bound] = []
    highs: list[Bound] = []
    for promise in promises:
        value = read(_value(promise))
        if value is None:
            continue
        missed = _missed(promise.op, value, lows, highs)
        if missed:
            yield from (Clash(promise, other, dimension.id) for other in missed)
            continue
        if promise.op != "max":
            insort(lows, (value, promise), key=_by_value)
        if promise.op != "min":
            insort(highs, (value, promise), key=_by_value)


def _missed(
    op: str, value: float, lows: Sequence[Bound], highs: Sequence[Bound]
) -> list[Commitment]:
    """The promises above this upper bound, and those below this lower bound."""
    above: Sequence[Bound] = ()
    below: Sequence[Bound] = ()
    if op != "min":
        above = lows[bisect_right(lows, value, key=_by_value) :][:LISTED]
    if op != "max":
        below = highs[: bisect_left(highs, value, key=_by_value)][:LISTED]
    return [promise for _, promise in (*above, *below)]


def _finding(context: Context, subject: Commitment, clashes: Sequence[Clash]) -> Finding:
    others = others_of(subject, clashes)
    name = clashes[0].about
    contradicting = [
        phrase("{} promises {}", ident(other.id), _constraint(other)) for other in others
    ]
    return INFO.finding(
        context.subject(subject),
        phrase(
            "{} promises {} {}, but {}",
            ident(subject.id),
            ident(name),
            _constraint(subject),
            joined(contradicting[:NAMED]),
        ),
        severity=Severity.ERROR,
        at=subject.at("value"),
        quotes=both_sides(subject, others),
        related=as_related(others, "promised differently here"),
        next_step=phrase(
            "choose one {} for all customers and migrate the other side, with a date", ident(name)
        ),
    )


def _constraint(promise: Commitment) -> Phrase:
    """`v3`, `at least 5`, `at most 2028-12-31`."""
    value = _value(promise)
    shown = words("yes" if value else "no") if isinstance(value, bool) else value
    return phrase(_OPS[promise.op], shown)


def _value(promise: Commitment) -> Scalar:
    return as_values(promise.value)[0]


RULE = Rule(
    INFO,
    check,
    needs=(section("dimensions"), column("dimension"), column("value")),
    reads=(
        "dimension", "op", "value", "status", "source", "binding", "signed_on",
        "expected_signature",
    ),
)  # fmt: skip
