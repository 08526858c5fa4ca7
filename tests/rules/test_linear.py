"""No rule is quadratic: twice the rows are at most twice the work, counted in steps, not seconds.

A step is a line that Python runs; a loop in C counts as one, so what is watched is our own code.
Rules about pairs of promises list so many others and no more: they are shown where every promise
has that many. XCF701 compares exclusivities, and XCF704 price protections, with all that they are
about; here such clauses stay as many as they are, and test_rivals.py makes every second row one.
"""

import sys
from collections.abc import Callable
from itertools import chain, islice, repeat
from types import FrameType
from typing import Any

import pytest
from msgspec.structs import replace

from commitcheck.assessment.waiving import waive
from commitcheck.model.commitment import Commitment
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context
from rules.crowded import crowded_context

ROWS = 200
CROWDED = 2
"""So many times the rows for rules about pairs, whose lists are full only then."""
SLACK = 1.03
"""Sorting takes a little more than its share."""
ONCE = 2_000
"""Steps that a rule may take whatever the rows: the vision's side, and what it compiles once."""

Crowd = tuple[Commitment, ...]
Make = Callable[[Rule, int], Crowd]


def everybody_alike(rule: Rule, count: int) -> Crowd:
    """Few customers and deals, which get longer: what compares all of a deal suffers most."""
    some = involved(rule) if is_about_pairs(rule) else crowded_context().project.commitments[:ROWS]
    again = tuple(
        commitment for commitment in some if commitment.kind not in ("exclusivity", "mfn")
    )
    every = chain(some, chain.from_iterable(repeat(again)))
    return tuple(
        commitment._replace(id=f"C-{at}") for at, commitment in enumerate(islice(every, count))
    )


def everybody_apart(rule: Rule, count: int) -> Crowd:
    """More customers and deals of the same size: what compares all with all suffers most."""
    return tuple(
        commitment._replace(customer=f"{commitment.customer} {at // 8}", deal=f"D-{at // 8}")
        for at, commitment in enumerate(everybody_alike(rule, count))
    )


def is_about_pairs(rule: Rule) -> bool:
    return rule.info.family == "XCF"


def involved(rule: Rule) -> Crowd:
    """The promises that clash: among others they would be too few to fill a list."""
    context = crowded_context()
    found = list(rule.check(context))
    ids = {finding.subject.id for finding in found} | {
        it.id for finding in found for it in finding.related
    }
    return tuple(commitment for commitment in context.project.commitments if commitment.id in ids)


def steps(work: Callable[[], object]) -> int:
    """Lines that were run."""
    count = 0

    def trace(_frame: FrameType, _event: str, _value: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def context_of(rule: Rule, make: Make, rows: int) -> Context:
    """One that no rule has warmed; the second pass sees findings and the waivers' use."""
    project = replace(crowded_context().project, commitments=make(rule, rows))
    first = Context(project, crowded_context().as_of)
    if not rule.second_pass:
        return first
    found = tuple(
        finding for rule in ALL_RULES if not rule.second_pass for finding in rule.check(first)
    )
    waiving = waive(first, found)
    return replace(first, findings=waiving.findings, covered=waiving.covered)


def work_of(rule: Rule, make: Make, rows: int) -> int:
    context = context_of(rule, make, rows)
    return steps(lambda: list(rule.check(context)))


@pytest.mark.parametrize("make", [everybody_alike, everybody_apart])
@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.info.code)
def test_twice_the_rows_are_at_most_twice_the_work(rule: Rule, make: Make) -> None:
    """However many customers and deals they belong to."""
    rows = ROWS * CROWDED if is_about_pairs(rule) else ROWS
    list(rule.check(context_of(rule, make, ROWS)))  # word lists and patterns are read once

    once, twice = work_of(rule, make, rows), work_of(rule, make, 2 * rows)

    assert once > 0
    assert twice <= 2 * once * SLACK + ONCE
