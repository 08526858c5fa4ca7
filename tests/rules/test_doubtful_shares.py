"""INP001: percentages that keep a bound as written and break it as they may be meant."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.rules.inp001_invalid_input import check

DISCOUNT = {"id": "G1", "dimension": "discount_pct", "op": "max", "value": 25}
UPTIME = {"id": "G2", "dimension": "uptime_pct", "op": "max", "value": 99.9}
MEASURED = {"dimension": "uptime_pct", "proven": 99.93, "better": "higher"}


def asked(
    given: Any, bound: dict[str, Any] | None = None, facts: tuple[dict[str, Any], ...] = ()
) -> list[tuple[str, str]]:
    guardrail = {**DISCOUNT, **(bound or {})}
    dimension = facts[0]["dimension"] if facts else guardrail["dimension"]
    read = vision(guardrails=[] if facts else [guardrail], facts=list(facts))
    made = promise(kind="pricing", dimension=dimension, value=given)
    return [(str(it.message), str(it.next_step)) for it in check(context(read, made))]


def test_a_share_of_one_may_be_a_percentage_beyond_the_bound() -> None:
    """A percent cell leaves its spreadsheet as 0.3."""
    [(message, step)] = asked(0.3)
    assert message == "C-1 promises discount_pct 0.3: is 30 meant? Then it is more than 25 of G1"
    assert step == "write 30, or 0.3 % if that is what was promised"
    assert asked(0.9995, UPTIME)
    assert asked("0.9995", facts=(MEASURED,))


def test_a_discount_below_nought_may_be_one() -> None:
    """Many write minus 30 for 30 off."""
    [(message, step)] = asked(-30)
    assert message == "C-1 promises discount_pct -30: is 30 meant? Then it is more than 25 of G1"
    assert step == "write 30, or a dimension of its own if the price goes up"


@pytest.mark.parametrize("value", [0.2, 0, 1, 20, "0.3 %", "0.3%", -20, 30])
def test_what_both_readings_allow_or_the_rules_find_is_not_asked(value: Any) -> None:
    """A percent sign says which is meant, and 30 is found by the rule."""
    assert asked(value) == []


@pytest.mark.parametrize(
    ("value", "bound"),
    [
        (0.3, {"dimension": "error_rate", "value": 0.5}),
        (0.3, {"dimension": "error_rate_pct", "value": 0.2}),
        (-30, {"dimension": "price_change_pct"}),
        (0.3, {"op": "min"}),
        (0.9, {"dimension": "uptime_pct", "value": 99.9}),
    ],
)
def test_no_percentage_no_ceiling_no_question(value: Any, bound: dict[str, Any]) -> None:
    """A price may fall, and 0.3 is more than 0.2 as it stands."""
    assert asked(value, bound) == []
