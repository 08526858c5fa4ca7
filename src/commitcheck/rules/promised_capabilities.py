"""Which capabilities a promise is about, for rules that hold promises against each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.vision import RoadmapItem
from commitcheck.rules.context import Context
from commitcheck.rules.derived import derived


def capability_ids(context: Context, promise: Commitment) -> tuple[str, ...]:
    """The capabilities it names, else those of the roadmap items it names; aliases resolved.

    Where the vision lists no capabilities a name counts as written: two promises that use the
    same word speak of the same thing. Where it does, a name outside the list is INP003's.
    """
    known = context.project.capabilities
    if len(promise.capability) == 1 and promise.capability[0] in known:  # nearly every row
        return (known[promise.capability[0]].id,)
    names: Iterable[str] = promise.capability or (
        name for item in named_items(context, promise) for name in item.capabilities
    )
    if context.vision.has("capabilities"):
        return tuple(dict.fromkeys(known[name].id for name in names if name in known))
    return tuple(dict.fromkeys(names))


def named_items(context: Context, promise: Commitment) -> tuple[RoadmapItem, ...]:
    """The roadmap items it names; a dropped one promises nothing any more."""
    if not promise.roadmap_item:
        return ()
    items = (context.project.roadmap.get(name) for name in promise.roadmap_item)
    return tuple(item for item in items if item is not None and item.status != "dropped")


@derived
def excluding_pairs(context: Context) -> Sequence[tuple[str, str]]:
    """Pairs of capability ids that rule each other out, each once whichever names the other."""
    known = context.project.capabilities
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for capability in context.vision.capabilities:
        for name in capability.excludes:
            other = known[name].id if name in known else name
            if other != capability.id:
                pairs.setdefault(frozenset((capability.id, other)), (capability.id, other))
    return tuple(pairs.values())


def delivered_by(context: Context, item: RoadmapItem) -> frozenset[str]:
    """The capabilities that an item delivers, aliases resolved."""
    known = context.project.capabilities
    return frozenset(known[name].id if name in known else name for name in item.capabilities)


def by_capability(
    context: Context, promises: Iterable[Commitment]
) -> Mapping[str, tuple[Commitment, ...]]:
    """Promises by each capability they are about, in file order."""
    groups: defaultdict[str, list[Commitment]] = defaultdict(list)
    for promise in promises:
        for name in capability_ids(context, promise):
            groups[name].append(promise)
    return {name: tuple(found) for name, found in groups.items()}
