"""Dependencies that come back to where they started."""

import pytest

from commitcheck.rules.terms.promised_capabilities import cycles

Graph = dict[str, list[str]]


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["a"]}, [("a", "a")]),
        ({"a": ["b"], "b": ["a"]}, [("a", "b", "a")]),
        ({"x": ["b"], "b": ["c"], "c": ["b"]}, [("b", "c", "b")]),
        ({"a": ["b", "c"], "b": ["c"], "c": ["a"]}, [("a", "c", "a")]),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [("a", "b", "a"), ("c", "d", "c")]),
        ({"c": ["d"], "a": ["b"], "d": ["c"], "b": ["a"]}, [("a", "b", "a"), ("c", "d", "c")]),
        ({"b": ["c", "a"], "a": ["c", "b"], "c": ["b"]}, [("a", "b", "a")]),
        ({"a": ["nowhere"]}, []),
        ({"a": ["b", "b"], "b": []}, []),
    ],
)
def test_one_way_round_for_each_group_from_the_name_that_sorts_first(
    graph: Graph, expected: list[tuple[str, ...]]
) -> None:
    """The shortest way round; the order of a file says nothing."""
    assert [cycle.way for cycle in cycles(graph)] == expected


def test_two_loops_through_one_node_are_one_group() -> None:
    """They cannot be taken apart without cutting both, but they are one knot."""
    assert len(list(cycles({"a": ["b", "c"], "b": ["a"], "c": ["a"]}))) == 1


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "a", "c")])
def test_members_and_way_are_the_same_in_any_order(order: tuple[str, ...]) -> None:
    """Those who export the rows in another order read the same finding."""
    graph = {"a": ["c"], "b": ["a"], "c": ["b"]}
    assert list(cycles({name: graph[name] for name in order})) == [
        (("a", "b", "c"), ("a", "c", "b", "a"))
    ]


def test_a_very_long_chain_does_not_exhaust_the_stack() -> None:
    """A table of a hundred thousand rows may depend on each other in a row."""
    length = 50_000
    chain = {str(at): [str((at + 1) % length)] for at in range(length)}
    [(_, way)] = cycles(chain)

    assert (way[0], way[-1], len(way)) == ("0", "0", length + 1)
