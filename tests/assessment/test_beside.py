"""A thing that is not there yet beside a value in one cell: both are judged as read."""

import datetime as dt
from typing import Any

import pytest

import building as b
from commitcheck.api import check

TODAY = dt.date(2026, 10, 1)
RAW = frozenset(("id", "customer", "title", "deal", "status", "quote"))
VISION = b.vision(
    guardrails=[{"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9}],
    capabilities=[
        {"id": "sso", "name": "Single sign-on", "status": "available"},
        {"id": "scim", "name": "SCIM provisioning"},
        {"id": "kiosk", "name": "Kiosk", "status": "rejected"},
    ],
    roadmap=[{"id": "RM4", "title": "Provisioning", "capabilities": ["scim"],
              "earliest": "2027-04-01", "latest": "2027-06-30", "confidence": "high"}],
)  # fmt: skip


def read(title: str) -> Any:
    row = b.promise("C-1", deal="D-1", title=title)
    found = check(b.project(VISION, (row,), RAW), as_of=TODAY).as_read
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("SCIM provisioning by March 2027 with 99.95 % uptime", {"TIM401", "VIS603"}),
        ("SCIM provisioning by March 2027 with 99.9 % uptime", {"TIM401"}),
        ("SCIM provisioning by June 2027 with 99.95 % uptime", {"VIS603"}),
        ("The kiosk, with a 15 % discount", {"COV303"}),
        ("Single sign-on with 99.95 % uptime", {"VIS603"}),
    ],
)
def test_a_cell_of_a_thing_and_a_value(title: str, rules: set[str]) -> None:
    assert {found.rule for found in read(title).findings} == rules


def test_each_has_its_own_words_and_a_name_of_its_own() -> None:
    found = read("SCIM provisioning by March 2027 with 99.9 % uptime")
    level, thing = found.promises
    assert thing.words == "SCIM provisioning"
    assert level.commitment != thing.commitment
    assert {level.record, thing.record} == {"C-1"}


def test_what_is_there_is_no_promise_of_its_own() -> None:
    (entry,) = read("Single sign-on with 99.95 % uptime").promises
    assert entry.commitment == "C-1"
