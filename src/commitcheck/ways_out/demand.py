"""Demand: open promises that nothing in the vision answers, together where they mean the same.

Those that name a capability are of one group; texts that name none are near each other by the
matcher's vectors. Each group is input for a decision: a capability, a roadmap item, or a non-goal.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import mul

from commitcheck.matching.similarity import PackedVectors, static_table
from commitcheck.matching.tokens import tokenizer_for
from commitcheck.model.commitment import Commitment
from commitcheck.model.figures import Demand, Group, Money, Wish
from commitcheck.model.vision import Capability
from commitcheck.model.vocabulary import MAPPED_KINDS
from commitcheck.rules.context import Context

_NEAR = 0.72
"""So alike are two texts that mean the same thing in other words."""

_AT_ONCE = 128
"""Groups that a text is held against in one step."""

_BLUR = 0.005
"""More than a cosine of packed vectors is off by."""

_NAMED = {"rejected": "rejected", "deprecated": "rejected", "candidate": "candidate"}


def demand(context: Context) -> Demand:
    """Every group of what nothing answers."""
    named: defaultdict[str, list[Commitment]] = defaultdict(list)
    unnamed: list[Commitment] = []
    for promise in context.open:
        for capability in _unanswered(context, promise):
            named[capability.id].append(promise)
        ties = promise.capability or promise.roadmap_item or promise.dimension
        if not ties and not promise.certification and promise.kind in MAPPED_KINDS:
            unnamed.append(promise)
    known = context.project.capabilities
    groups = [
        _group(context, known[name].name or name, _why(known[name]), promises, name)
        for name, promises in named.items()
    ]
    groups += [
        _group(context, promises[0].title, "unknown", promises) for promises in _alike(unnamed)
    ]
    return Demand(context.as_of, tuple(sorted(groups, key=_weightiest)))


def _unanswered(context: Context, promise: Commitment) -> Iterator[Capability]:
    """What it names that is refused, or that nothing on the roadmap delivers."""
    for capability in context.capabilities_of(promise):
        is_planned = context.backing_of(capability.id) is not None
        if capability.status in ("rejected", "deprecated") or (
            capability.status != "available" and not is_planned
        ):
            yield capability


def _why(capability: Capability) -> str:
    return _NAMED.get(capability.status, "unplanned")


def _group(
    context: Context, name: str, why: str, promises: Sequence[Commitment], id_: str | None = None
) -> Group:
    wishes = (
        Wish(it.id, it.customer, it.deal_id, it.status, it.quote or it.title, it.at(), it.due)
        for it in promises
    )
    return Group(name, why, tuple(wishes), id_, tuple(_money(context, promises)))


def _money(context: Context, promises: Iterable[Commitment]) -> Iterator[Money]:
    """The ARR of each deal once: the largest that one of its promises gives."""
    totals: defaultdict[str, list[float]] = defaultdict(list)
    for deal in dict.fromkeys(promise.deal_id for promise in promises):
        worth = [it for it in context.by_deal[deal] if it.arr is not None]
        if worth:
            largest = max(worth, key=lambda it: it.arr or 0)
            totals[largest.currency or ""].append(largest.arr or 0)
    for currency, amounts in totals.items():
        yield Money(math.fsum(amounts), currency)


def _alike(promises: Sequence[Commitment]) -> list[list[Commitment]]:
    """Texts near each other; each joins the nearest group that it is near enough to."""
    groups = _Groups()
    for promise in promises:
        groups.take(promise)
    return groups.members


class _Groups:
    """Groups by the text that each began with. A text is held against all of them, which is a
    product by nature, and therefore against many at once: only the near ones are looked at.
    """

    def __init__(self) -> None:
        self.members: list[list[Commitment]] = []
        self._vectors: list[Sequence[float]] = []
        self._blocks: list[PackedVectors] = []
        self._table, self._tokenizer = static_table(), tokenizer_for("english")

    def take(self, promise: Commitment) -> None:
        """Put it into the nearest group, or begin another one with it."""
        vector = self._table.vector(Counter(self._tokenizer.forms(promise.title)))
        cosines = {at: _cosine(self._vectors[at], vector) for at in self._candidates(vector)}
        nearest = max(cosines, key=cosines.__getitem__, default=None)
        if nearest is not None and cosines[nearest] >= _NEAR:
            self.members[nearest].append(promise)
            return
        self.members.append([promise])
        self._vectors.append(vector)
        if len(self._vectors) % _AT_ONCE == 0:
            self._blocks.append(PackedVectors(self._vectors[-_AT_ONCE:], self._table.width))

    def _candidates(self, vector: Sequence[float]) -> Iterator[int]:
        """In their order, the groups that may be near enough, and the newest ones."""
        for number, block in enumerate(self._blocks):
            near = block.dot(vector)
            if max(near) >= _NEAR - _BLUR:
                first = number * _AT_ONCE
                yield from (first + at for at, it in enumerate(near) if it >= _NEAR - _BLUR)
        yield from range(len(self._blocks) * _AT_ONCE, len(self._vectors))


def _cosine(one_side: Sequence[float], other: Sequence[float]) -> float:
    lengths = math.hypot(*one_side) * math.hypot(*other)
    return math.fsum(map(mul, one_side, other)) / lengths if lengths else 0.0


def _weightiest(group: Group) -> tuple[int, float, str]:
    return (-len(group.customers), -sum(it.amount for it in group.money), group.name)
