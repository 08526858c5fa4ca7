"""Regular expressions in conditions: written there, readable, and not heavier than one may be."""

import pytest

from commitcheck.loading.own_rules.condition import CelCondition, faults_of
from commitcheck.loading.own_rules.patterns import HEAVIEST, weight
from commitcheck.loading.own_rules.tokens import tokens


def weighed(pattern: str) -> int:
    (literal,) = tokens(pattern)
    return weight(literal)


def faults(source: str) -> list[tuple[str, str, int]]:
    found = faults_of(CelCondition(source, "promise"))
    return [(fault.message, fault.cure, fault.at) for fault in found]


@pytest.mark.parametrize(
    ("pattern", "repeated"),
    [
        ("'acme|northwind'", 0),
        (r"'(?i)\\b(acme|northwind)\\b'", 0),
        ("'a?'", 0),
        ("'a*b+'", 2),
        ("'[*+]{2}'", 2),
        (r"'\\*\\+'", 0),
        ("'a{3}'", 3),
        ("'a{2,}'", 2),
        ("'a{1,7}'", 7),
        ("'(a{1,30}){1,30}b'", 930),
        ("'(a*b+){3}'", 9),
        ("'((a*)*)*'", 3),
        (r"r'\d{1,3}'", 3),
        (r"'\\d{1,3}'", 3),
        (r"'a\x7b1,50\x7d'", 50),
        (r"'a\173" + r"1,50\175'", 50),
        ("'a)b{2}'", 2),
        ("'(a'", 0),
    ],
)
def test_what_a_pattern_repeats_is_counted_however_it_is_written(
    pattern: str, repeated: int
) -> None:
    assert weighed(pattern) == repeated


def test_as_much_as_may_be_and_no_more() -> None:
    most = f"promise.title.matches('a{{{HEAVIEST}}}')"
    assert faults(most) == []
    assert faults(f"{most} || promise.title.matches('b*')") == [
        (
            f"its patterns repeat {HEAVIEST + 1} things, {HEAVIEST} at most",
            "repeat less within { }, or part the rule",
            22,
        )
    ]


@pytest.mark.parametrize(
    ("source", "message", "cure", "at"),
    [
        ("promise.title.matches(promise.customer)", "matches() takes a pattern as written",
         "write the pattern there, in quotes", 14),
        ("promise.title.matches('a{1,' + '900}')", "matches() takes a pattern as written",
         "write the pattern there, in quotes", 14),
        ("matches(promise.title, 'a')", "matches() is asked of no text",
         "write promise.title.matches('...')", 0),
        ("promise.title.matches('(a')", "'(a' is no pattern",
         "invalid regular expression: missing ): (a", 22),
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_be_meant_is_said_at_its_place(
    source: str, message: str, cure: str, at: int
) -> None:
    assert faults(source) == [(message, cure, at)]


def test_what_it_costs_grows_with_what_it_repeats() -> None:
    assert CelCondition("promise.arr > 1.0", "promise").weight == 0
    assert CelCondition("promise.title.matches('a')", "promise").weight == 1
    assert CelCondition("promise.title.matches('a*b{3}')", "promise").weight == 41
