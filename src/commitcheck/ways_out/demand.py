"""Demand: open promises that nothing in the vision answers, together where they mean the same.

Those that name a capability are of one group; texts that name none are near each other by the
matcher's vectors. Each group is input for a decision: a capability, a roadmap item, or a non-goal.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from commitcheck.matching.similarity import static_table
from commitcheck.matching.tokens import tokenizer_for
from commitcheck.model.commitment import Commitment
from commitcheck.model.demand import Demand, Group, Money, Wish
from commitcheck.model.vision import Capability
from commitcheck.model.vocabulary import MAPPED_KINDS
from commitcheck.rules.context import Context

_NEAR = 0.72
"""So alike are two texts that mean the same thing in other words."""

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
    if not promises:
        return []
    table, tokenizer = static_table(), tokenizer_for("english")
    groups: list[tuple[list[float], list[Commitment]]] = []
    for promise in promises:
        vector = table.vector(Counter(tokenizer.forms(promise.title)))
        near = max(groups, key=lambda group: _cosine(group[0], vector), default=None)
        if near is not None and _cosine(near[0], vector) >= _NEAR:
            near[1].append(promise)
        else:
            groups.append((vector, [promise]))
    return [members for _, members in groups]


def _cosine(one_side: Sequence[float], other: Sequence[float]) -> float:
    lengths = math.hypot(*one_side) * math.hypot(*other)
    together = math.fsum(a * b for a, b in zip(one_side, other, strict=True))
    return together / lengths if lengths else 0.0


def _weightiest(group: Group) -> tuple[int, float, str]:
    return (-len(group.customers), -sum(it.amount for it in group.money), group.name)
