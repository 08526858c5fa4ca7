"""The nearest value that guardrails, measurements and other promises leave."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.vocabulary import Scalar
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import as_number, as_values, in_order
from commitcheck.rules.vis603_guardrail_breach import Bounds
from commitcheck.ways_out.candidate import Candidate
from commitcheck.ways_out.cures.case import Case

_USUAL_REMEDY, _USUAL_CAP = "service_credit", 10.0
"""What stands in most contracts in place of a right to leave or a refund."""


def lower(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """The promised value at what is allowed and proven; of several values those that are."""
    allowed = _Allowed(case.context, promise)
    values = as_values(promise.value)
    kept = tuple(value for value in values if allowed.holds(value))
    if kept and len(values) > 1 and promise.op != "not_in":
        yield _with(case, promise, found, kept if len(kept) > 1 else kept[0])
    elif promise.op != "not_in":
        for value in allowed.nearest(values)[:2]:
            yield _with(case, promise, found, value)


def as_the_others(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """The value that the other promises have which it stands against, the customer's own first."""

    def is_others(other: Commitment) -> bool:
        return other.customer != promise.customer

    others = case.others(tuple(it.id for it in found.related if it.kind == "commitment"))
    seen = as_values(promise.value)
    for other in sorted(others, key=is_others):
        value = other.value
        if value is not None and not isinstance(value, tuple) and value not in seen:
            seen = (*seen, value)
            yield replace(_with(case, promise, found, value), tells_others=is_others(other))


def usual_remedy(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Service credits with a cap in place of what legal and finance have to approve."""
    values = (("remedy", _USUAL_REMEDY), ("remedy_cap_pct", promise.remedy_cap_pct or _USUAL_CAP))
    yield Candidate(case.places[promise.id], "lower", found.who, found.code, values)


def capped(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """A cap on the remedy that it has."""
    values = (("remedy_cap_pct", _USUAL_CAP),)
    yield Candidate(case.places[promise.id], "lower", found.who, found.code, values)


def _with(case: Case, promise: Commitment, found: Finding, value: object) -> Candidate:
    place = case.places[promise.id]
    return Candidate(place, "lower", found.who, found.code, (("value", value),))


class _Allowed:
    """What may be promised of a dimension: within every guardrail, and never beyond proof."""

    def __init__(self, context: Context, promise: Commitment) -> None:
        name = promise.dimension
        self._promise = promise
        rails = [
            it for it in context.vision.guardrails if it.dimension == name and it.value is not None
        ]
        self._rails = [it for it in rails if it.enforcement == "hard"] or rails
        self._bounds = Bounds(rails)
        facts = (it for it in context.vision.facts if it.dimension == name)
        self._facts = [
            it for it in facts if it.proven is not None and as_number(it.proven) is not None
        ]

    def holds(self, value: Scalar) -> bool:
        asked = self._promise._replace(value=value)
        return self._bounds.broken_by(asked) is None and self._is_proven(value)

    def nearest(self, promised: Sequence[Scalar]) -> list[Scalar]:
        """Allowed values, the nearest to what was promised first."""
        bounds = (value for it in self._rails if it.op != "not_in" for value in as_values(it.value))
        facts = (fact.proven for fact in self._facts if fact.proven is not None)
        known = list(dict.fromkeys((*bounds, *facts)))
        fine = [value for value in known if value not in promised and self.holds(value)]
        return sorted(fine, key=lambda value: _distance(value, promised))

    def _is_proven(self, value: Scalar) -> bool:
        number = as_number(value)
        numbers = [(as_number(it.proven or 0), it.better) for it in self._facts]
        measured = [(proven, better) for proven, better in numbers if proven is not None]
        if number is None or not measured:
            return True
        return any(
            number <= proven if better == "higher" else number >= proven
            for proven, better in measured
        )


def _distance(value: Scalar, promised: Sequence[Scalar]) -> float:
    pairs = [pair for other in promised if (pair := in_order(value, other)) is not None]
    return min((abs(left - right) for left, right in pairs), default=0)
