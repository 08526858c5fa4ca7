"""Which capabilities a promise is about, for rules that hold promises against each other.

Beside them: what must be there before a capability can be, what a promise names that the product
does not have today, and how a finding says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Quote, Related
from commitcheck.model.phrase import Phrase, Value, ident, phrase, words
from commitcheck.model.vision import Capability, RoadmapItem
from commitcheck.rules.context import Context, derived

# What must be there before a capability: dependencies that come back to where they started.

Graph = Mapping[str, Sequence[str]]


class Cycle(NamedTuple):
    """Nodes that all need each other, sorted, and the shortest way round from the first."""

    members: tuple[str, ...]
    way: tuple[str, ...]


def cycles(graph: Graph) -> Iterator[Cycle]:
    """Each group of nodes that all need each other, once.

    Everything comes in the order of the names, whatever the order of the graph; names that are
    no node of it are left out.
    """
    found = [
        tuple(sorted(group))
        for group in _entangled(graph)
        if len(group) > 1 or group[0] in graph[group[0]]
    ]
    for members in sorted(found):
        yield Cycle(members, _way_round(graph, members))


def _entangled(graph: Graph) -> Iterator[list[str]]:
    """Strongly connected components (Tarjan), without recursion: chains can be long."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_nodes: dict[str, None] = {}
    for root in graph:
        if root in number:
            continue
        path = [(root, iter(graph[root]))]
        number[root] = lowest[root] = len(number)
        open_nodes[root] = None
        while path:
            node, needs = path[-1]
            for other in needs:
                if other not in graph:
                    continue
                if other not in number:
                    number[other] = lowest[other] = len(number)
                    open_nodes[other] = None
                    path.append((other, iter(graph[other])))
                    break
                if other in open_nodes:
                    lowest[node] = min(lowest[node], number[other])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[node])
                if lowest[node] == number[node]:
                    yield _closed(open_nodes, node)


def _closed(open_nodes: dict[str, None], first: str) -> list[str]:
    """Take the nodes opened since `first`, and it, off the open ones."""
    group = []
    while True:
        node, _ = open_nodes.popitem()
        group.append(node)
        if node == first:
            return group


def _way_round(graph: Graph, group: Sequence[str]) -> tuple[str, ...]:
    """The shortest way from the first node of a group back to it."""
    first, inside = group[0], frozenset(group)
    came_from: dict[str, str] = {}
    waiting = [first]
    for node in waiting:
        for other in sorted(graph[node]):
            if other == first:
                return _steps(came_from, first, node)
            if other in inside and other not in came_from:
                came_from[other] = node
                waiting.append(other)
    return tuple(group)


def _steps(came_from: Mapping[str, str], first: str, last: str) -> tuple[str, ...]:
    way = [last]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return (*reversed(way), first)


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


class Prerequisites:
    """The unmet prerequisites of capabilities, direct and through others, each worked out once."""

    def __init__(self, context: Context) -> None:
        self._known = context.project.capabilities
        self._unmet: dict[str, tuple[Capability, ...]] = {}

    def unmet(self, capability: Capability) -> tuple[Capability, ...]:
        """Those not available, nearest first; a capability that is available needs none.

        A cycle ends where it comes round: it is INP004's business.
        """
        if capability.id not in self._unmet:
            self._unmet[capability.id] = self._walk(capability)
        return self._unmet[capability.id]

    def _walk(self, capability: Capability) -> tuple[Capability, ...]:
        found: dict[str, Capability] = {}
        waiting = [capability]
        for other in waiting:
            if other.status == "available":
                continue
            for name in other.depends_on:
                needed = self._known.get(name)
                if needed is None or needed.id == capability.id or needed.id in found:
                    continue
                if needed.status != "available":
                    found[needed.id] = needed
                    waiting.append(needed)
        return tuple(found.values())


Thing = Capability | RoadmapItem


def missing_today(context: Context, promise: Commitment) -> tuple[Thing, ...]:
    """The capabilities a promise names that are not available, else its unshipped items."""
    if promise.capability:
        return tuple(cap for cap in context.capabilities_of(promise) if cap.status != "available")
    items = (context.project.roadmap.get(name) for name in promise.roadmap_item)
    return tuple(item for item in items if item is not None and item.status != "shipped")


def with_status(things: Iterable[Thing]) -> Phrase:
    """`scim (planned), rbac (beta)`; a promise of work that names nothing is `custom work`."""
    named: list[Value] = [
        phrase("{} ({})", ident(thing.id), words(thing.status)) for thing in things
    ]
    return phrase("{}", named) if named else words("custom work")


def in_vision(things: Iterable[Thing]) -> tuple[Quote, ...]:
    """The vision's own words for them."""
    return tuple(_quote(thing) for thing in things)


def as_related(things: Iterable[Thing]) -> tuple[Related, ...]:
    return tuple(
        Related(
            "capability" if isinstance(thing, Capability) else "roadmap_item",
            thing.id,
            thing.at("status"),
            "not available today",
        )
        for thing in things
    )


def _quote(thing: Thing) -> Quote:
    name = thing.name if isinstance(thing, Capability) else thing.title
    field = "name" if isinstance(thing, Capability) else "title"
    return Quote(name, thing.at(field)) if name else Quote(thing.id, thing.at("id"))


def is_there(context: Context, promise: Commitment) -> bool:
    """Does the vision say that what a deliverable promises is there already?

    All capabilities it is about are available, and all roadmap items it names have shipped.
    Where the vision lists no capabilities, the work behind its words has. A promise of numbers,
    such as scale or performance, is not kept by a thing that is there.
    """
    if not promise.is_deliverable or context.is_dangling(promise):
        return False
    known, roadmap = context.project.capabilities, context.project.roadmap
    things = [known[name] for name in capability_ids(context, promise) if name in known]
    works = [roadmap[name] for name in promise.roadmap_item if name in roadmap]
    if not things:
        works = [*works, *context.backing(promise)]
    return (
        bool(things or works)
        and all(thing.status == "available" for thing in things)
        and all(work.status == "shipped" for work in works)
    )
