"""Dependencies that come back to where they started."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

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
