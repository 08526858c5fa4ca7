"""The judgement is not quadratic: twice the rows are at most twice the work, counted in steps."""

import datetime as dt
from typing import Any

import pytest

import building as b
from commitcheck.assessment.assess import assess
from commitcheck.assessment.selection import Settings
from rules.test_linear import steps

ROWS = 80
SLACK = 1.03
ONCE = 5_000
"""Steps of what there is once: the rules' own side, the diagnosis, the thresholds."""

VISION = b.vision(
    capabilities=[{"id": "on-prem", "status": "rejected"}, {"id": "audit", "depends_on": ["base"]},
                  "base"],
    roadmap=[{"id": "RM1", "capabilities": ["audit"], "latest": "2026-12-31", "effort": 3}],
    non_goals=[{"id": "NG1", "capabilities": ["on-prem"], "keywords": ["server"]}],
    guardrails=[{"id": "GR1", "dimension": "uptime", "op": "max", "value": 99}],
    stakeholders=[{"id": "pat", "role": "product"}],
)  # fmt: skip

SHAPES: dict[str, dict[str, Any]] = {
    "apart": {},
    "customer": {"customer": "Alder"},
    "deal": {"customer": "Alder", "deal": "D-1"},
    "id": {"id": "C-1"},
    "capability": {"capability": "audit", "due": "2026-09-30"},
    "guardrail": {"kind": "sla", "dimension": "uptime", "value": 99.9},
    "keyword": {"quote": "servers, and a server of their own"},
}


@pytest.mark.parametrize("status", ["negotiating", "signed"])
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_rows_are_at_most_twice_the_work(shape: str, status: str) -> None:
    """Of one customer, deal, id, capability, guardrail or non-goal."""

    def taken(rows: int) -> int:
        promises = [
            b.promise(
                **{"id": f"C-{at}", "customer": f"Firm {at}", "capability": "on-prem",
                   "status": status, "source": "order_form", **SHAPES[shape]},
                line=at + 2,
            )
            for at in range(rows)
        ]  # fmt: skip
        project = b.project(VISION, promises)
        return steps(lambda: assess(project, Settings(dt.date(2026, 3, 16), engine="off")))

    taken(2)  # word lists and patterns are read once

    assert taken(2 * ROWS) <= 2 * taken(ROWS) * SLACK + ONCE
