"""No format is quadratic: twice the rows are at most twice the work, counted in steps.

As in the tests of the rules, a step is a line that Python runs; templates are compiled to such
lines, and libraries that write bytes run them too.
"""

import datetime as dt
from functools import cache

import pytest

import building as b
from commitcheck.assessment.assess import assess
from commitcheck.assessment.selection import Settings
from commitcheck.model.report import Report
from commitcheck.reporting import FORMATS, RenderOptions, render
from rules.test_linear import steps

ROWS = 80
SLACK = 1.03
ONCE = 5_000
"""Steps of what a page has once: its frame, its style, the thresholds, the diagnosis."""

NO = {"capabilities": [{"id": "on-prem", "status": "rejected"}], "roadmap": [],
      "non_goals": [{"id": "NG1", "capabilities": ["on-prem"]}]}  # fmt: skip


@cache
def crowd(shape: str, rows: int) -> Report:
    """Rows that do not conform, with something in common."""
    common = {"customer": {"customer": "Alder"}, "deal": {"deal": "D-1"}, "id": {"id": "C-1"}}
    promises = [
        b.promise(
            **{"id": f"C-{at}", "customer": f"Firm {at}", "capability": "on-prem",
               "source": "order_form", **common.get(shape, {})},
            line=at + 2,
        )
        for at in range(rows)
    ]  # fmt: skip
    project = b.project(b.vision(**NO), promises)
    return assess(project, Settings(dt.date(2026, 3, 16), engine="off"))


@pytest.mark.parametrize("shape", ["apart", "customer", "deal", "id"])
@pytest.mark.parametrize("name", FORMATS)
def test_twice_the_rows_are_at_most_twice_the_work(name: str, shape: str) -> None:
    """Of one customer, of one deal, of one id, or of nothing in common."""
    options = RenderOptions()
    few, many = crowd(shape, ROWS), crowd(shape, 2 * ROWS)
    for report in (few, many):  # what is compiled, and what a report works out when asked
        render(report, name, options)

    once = steps(lambda: render(few, name, options))
    twice = steps(lambda: render(many, name, options))

    assert twice <= 2 * once * SLACK + ONCE
