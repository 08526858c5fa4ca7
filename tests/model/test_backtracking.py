"""No expression can be matched in exponentially many ways: a cell of fifty characters must not
keep a run for hours.

What is repeated must not be, alone, a repeat itself: `(a+)*` takes `aaaa` apart in eight ways, and
a text that fails behind it is tried in all of them. A possessive repeat (`a++`) gives nothing back.
"""

import gc
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

import commitcheck
from commitcheck.model import pattern as patterns
from commitcheck.reading.plain import words_only

op: Any = importlib.import_module("re._constants")
parser: Any = importlib.import_module("re._parser")

Nodes = Iterable[tuple[Any, Any]]
FEW = 3
"""Repeats up to here cannot multiply into anything."""


def repeats_in_repeats(nodes: Nodes) -> Iterator[str]:
    """Where a repeat's whole turn may be one other repeat of changing length."""
    for kind, value in nodes:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            if value[1] >= FEW and any(map(is_one_repeat, turns(value[2]))):
                yield str(value[2])
            yield from repeats_in_repeats(value[2])
        else:
            for inner in inside(kind, value):
                yield from repeats_in_repeats(inner)


def turns(nodes: Any) -> Iterator[Any]:
    """The alternatives of what is repeated."""
    only: tuple[Any, Any] = nodes[0] if len(nodes) == 1 else (None, None)
    kind, value = only
    if kind is op.BRANCH:
        for alternative in value[1]:
            yield from turns(alternative)
    elif kind is op.SUBPATTERN:
        yield from turns(value[3])
    else:
        yield nodes


def is_one_repeat(nodes: Any) -> bool:
    """Can all of it but one repeat be empty?"""
    widths = [parser.SubPattern(nodes.state, [node]).getwidth()[0] for node in nodes]
    for at, (kind, value) in enumerate(nodes):
        if any(widths[:at] + widths[at + 1 :]):
            continue
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[1] - value[0] >= FEW - 1:
            return True
        if kind is op.SUBPATTERN and any(map(is_one_repeat, turns(value[3]))):
            return True
    return False


def inside(kind: Any, value: Any) -> Iterable[Any]:
    if kind is op.SUBPATTERN:
        return (value[3],)
    if kind is op.BRANCH:
        return tuple(value[1])
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return (value[1],)
    if kind is op.ATOMIC_GROUP:
        return (value,)
    return (value[2],) if kind is op.POSSESSIVE_REPEAT else ()


def expressions() -> dict[str, int]:
    """Every expression of the house, compiled or not yet, with its flags."""
    for module in pkgutil.walk_packages(commitcheck.__path__, "commitcheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    known = gc.get_objects()
    late = [found for found in known if isinstance(found, patterns._Late)]
    compiled = [
        value
        for found in known
        if isinstance(found, dict) and str(found.get("__name__")).startswith("commitcheck.")
        for value in found.values()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    ]
    texts = {found._text: found._flags for found in late if isinstance(found._text, str)}
    return texts | {found.pattern: found.flags for found in compiled}


EXPRESSIONS = expressions()
"""Looked for while tests are collected: what is known afterwards is hidden from this search."""


def test_no_expression_repeats_a_repeat() -> None:
    assert len(EXPRESSIONS) > 200
    parsed = {text: parser.parse(text, flags) for text, flags in EXPRESSIONS.items()}
    assert [text for text in parsed if [*repeats_in_repeats(parsed[text])]] == []


@pytest.mark.parametrize(
    "expression", ["(a+)*b", "(?:[^<]|\\s+){0,500}>", "(a*|b){4}", "((?:a+b?)+)", "(?:a?(b{2,9}))+"]
)
def test_an_explosive_one_is_seen(expression: str) -> None:
    assert [*repeats_in_repeats(parser.parse(expression))]


@pytest.mark.parametrize(
    "expression", ["(?:[^<]|\\s++)*>", "(?:a+b)*", "(?:a{2})*", "(?:a+)?", "(?:a+){0,2}", "(?>a+)*"]
)
def test_a_harmless_one_is_not(expression: str) -> None:
    assert not [*repeats_in_repeats(parser.parse(expression))]


def test_a_tag_that_never_ends_is_left_as_it_is() -> None:
    """Fifty blanks behind `<e` took longer than anybody would wait."""
    text = "the ledger.<eq" + " " * 5_000 + "| by June"
    assert words_only(text) == (text, ())
    assert words_only("a <b  class='x'   id=y > c")[0].split() == ["a", "c"]
