"""Promised percentages that keep a bound as they are written and break it as they may be meant.

A percent cell that leaves its spreadsheet becomes 0.3, and a discount is often written as -30. Only
where both readings are on different sides of a bound is there anything to ask.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Related
from commitcheck.model.phrase import Phrase, ident, phrase
from commitcheck.model.vocabulary import Scalar
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import as_number, as_values

_PERCENT = ("pct", "percent")
_DISCOUNT = "discount"
_WHOLE = 100


class Ceiling(Struct, frozen=True):
    """A number that a promise must not exceed."""

    bound: float
    related: Related


class DoubtfulShare(Struct, frozen=True):
    """A value of a promise, and the other number that it may stand for."""

    promise: Commitment
    value: Scalar
    meant: float
    ceiling: Ceiling

    @property
    def message(self) -> Phrase:
        return phrase(
            "{} promises {} {}: is {} meant? Then it is more than {} of {}",
            ident(self.promise.id), ident(self.promise.dimension or ""), self.value,
            self.meant, self.ceiling.bound, ident(self.ceiling.related.id),
        )  # fmt: skip

    @property
    def next_step(self) -> Phrase:
        if (as_number(self.value) or 0) < 0:
            return phrase("write {}, or a dimension of its own if the price goes up", self.meant)
        return phrase("write {}, or {} % if that is what was promised", self.meant, self.value)


def doubtful_shares(context: Context) -> Iterator[DoubtfulShare]:
    """Of open promises, the first such value of each."""
    ceilings = _ceilings(context)
    if not ceilings:
        return
    for promise in context.open:
        for ceiling in ceilings.get(promise.dimension or "", ()):
            found = _doubt(promise, ceiling)
            if found:
                yield found
                break


def _ceilings(context: Context) -> Mapping[str, list[Ceiling]]:
    """Of dimensions that are named as percentages."""
    found: defaultdict[str, list[Ceiling]] = defaultdict(list)
    for guardrail in context.vision.guardrails:
        if guardrail.op == "max" and _is_percent(guardrail.dimension):
            for bound in map(as_number, as_values(guardrail.value)):
                if bound is not None:
                    at = guardrail.at("value")
                    related = Related("guardrail", guardrail.id, at, "compares percentages")
                    found[guardrail.dimension].append(Ceiling(bound, related))
    for fact in context.vision.facts:
        proven = None if fact.proven is None else as_number(fact.proven)
        if proven is not None and fact.better == "higher" and _is_percent(fact.dimension):
            related = Related("fact", fact.dimension, fact.at("proven"), "measured in percent")
            found[fact.dimension].append(Ceiling(proven, related))
    return found


def _is_percent(dimension: str) -> bool:
    return any(word in dimension.casefold() for word in _PERCENT)


def _doubt(promise: Commitment, ceiling: Ceiling) -> DoubtfulShare | None:
    for value in as_values(promise.value):
        meant = _other_reading(promise.dimension or "", value)
        if meant is not None and (as_number(value) or 0) <= ceiling.bound < meant:
            return DoubtfulShare(promise, value, meant, ceiling)
    return None


def _other_reading(dimension: str, value: Scalar) -> float | None:
    """30 for 0.3, and for a discount of -30; none for what has its own percent sign and is above
    nought.
    """
    number = as_number(value)
    if number is None:
        return None
    if number < 0:
        return -number if _DISCOUNT in dimension.casefold() else None
    is_share = 0 < number < 1 and not str(value).strip().endswith("%")
    return round(number * _WHOLE, 6) if is_share else None
