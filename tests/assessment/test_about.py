"""What a baseline entry was taken for: worse or another thing is new, better stays known."""

from typing import Any

import pytest

from building import context, finding, promise, vision
from commitcheck.assessment.baseline import about, worse
from commitcheck.model.finding import Finding
from commitcheck.model.vision import Vision
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context

SIGNED: dict[str, Any] = {"status": "signed", "signed_on": "2026-02-01", "source": "order_form"}
VISION = vision(
    capabilities=[
        {"id": "offline", "status": "rejected"},
        {"id": "desktop", "status": "rejected"},
        {"id": "old-api", "sunset_on": "2026-12-31"},
        {"id": "audit"},
    ],
    roadmap=[{"id": "RM1", "capabilities": ["audit"], "earliest": "2026-10-01",
              "latest": "2026-12-31"}],
    non_goals=[{"id": "NG1", "capabilities": ["offline", "desktop"]},
               {"id": "NG2", "capabilities": ["desktop"]}],
    guardrails=[{"id": "GR1", "dimension": "uptime", "op": "max", "value": 99.95},
                {"id": "GR2", "dimension": "notice", "op": "min", "value": 30},
                {"id": "GR3", "dimension": "region", "op": "in", "value": ["eu", "us"]}],
    facts=[{"dimension": "latency", "proven": 200, "better": "lower"}],
    certifications=[{"id": "soc2", "status": "in_progress", "expected_on": "2026-12-31"}],
)  # fmt: skip


def seen(code: str, sections: Vision = VISION, **fields: Any) -> tuple[Finding, Context]:
    """The one finding of a rule on this promise."""
    given = context(sections, promise(**{"id": "C-1", "customer": "Alder", **SIGNED, **fields}))
    rule = next(rule for rule in ALL_RULES if rule.info.code == code.partition(":")[0])
    [found] = [found for found in rule.check(given) if found.code == code]
    return found, given


def reason(code: str, before: dict[str, Any], now: dict[str, Any]) -> str | None:
    first, then = seen(code, **before)
    found, given = seen(code, **now)
    why = worse(found, about(first, then), about(found, given), given)
    return None if why is None else str(why)


UPTIME: dict[str, Any] = {"kind": "sla", "dimension": "uptime"}
NOTICE: dict[str, Any] = {"kind": "sla", "dimension": "notice"}
REGION: dict[str, Any] = {"kind": "deployment", "dimension": "region", "op": "eq"}
LATENCY: dict[str, Any] = {"kind": "performance", "dimension": "latency"}


@pytest.mark.parametrize(
    ("code", "fields", "before", "now", "is_worse"),
    [
        ("VIS603", UPTIME, 99.97, 99.9999, True),
        ("VIS603", UPTIME, 99.97, 99.97, False),
        ("VIS603", UPTIME, 99.97, "99.97 %", False),
        ("VIS603", UPTIME, 99.9999, 99.97, False),
        ("VIS603", NOTICE, 20, 10, True),
        ("VIS603", NOTICE, 10, 20, False),
        ("VIS603", REGION, "cn", "ru", True),
        ("VIS603", REGION, "cn", "cn", False),
        ("VIS604:fact", LATENCY, 150, 100, True),
        ("VIS604:fact", LATENCY, 100, 150, False),
    ],
)
def test_a_value_further_from_its_bound_is_worse(
    code: str, fields: dict[str, Any], before: Any, now: Any, *, is_worse: bool
) -> None:
    """And one that came nearer stays known; where there is no order, another one is new."""
    why = reason(code, {**fields, "value": before}, {**fields, "value": now})
    assert why == (f"its value was {before}, now {now}" if is_worse else None)


@pytest.mark.parametrize(
    ("code", "fields", "before", "now", "is_worse"),
    [
        ("TIM401", {"capability": "audit"}, "2026-09-30", "2026-08-31", True),
        ("TIM401", {"capability": "audit"}, "2026-08-31", "2026-09-30", False),
        ("TIM401", {"capability": "audit"}, "2026-08-31", "2026-08-31", False),
        ("VIS604:certification", {"certification": "soc2"}, "2026-09-30", "2026-08-31", True),
        ("VIS604:certification", {"certification": "soc2"}, "2026-08-31", "2026-09-30", False),
        ("XCF705", {"capability": "old-api"}, "2027-01-31", "2027-06-30", True),
        ("XCF705", {"capability": "old-api"}, "2027-06-30", "2027-01-31", False),
        ("COM801", {"capability": "audit"}, "2026-09-30", "2026-08-31", False),
    ],
)
def test_an_earlier_day_is_worse(
    code: str, fields: dict[str, Any], before: str, now: str, *, is_worse: bool
) -> None:
    """Where the rule is about days; beyond a sunset a later one is."""
    why = reason(code, {**fields, "due": before}, {**fields, "due": now})
    assert why == (f"it was due {before}, now {now}" if is_worse else None)


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        ({}, {"customer": "Birch"}, "it is for another customer now"),
        ({}, {"customer": "ALDER "}, None),
        ({"deal": "D-1"}, {"deal": "D-2"}, "it is in another deal now"),
        ({"deal": "D-1"}, {"deal": "D-1", "title": "Another title"}, None),
        ({"status": "proposed", "signed_on": None}, {}, "it is signed now"),
        ({"signed_on": None}, {}, None),
        ({}, {"signed_on": None}, None),
        ({}, {"status": "proposed", "signed_on": None}, None),
        ({}, {"signed_on": "2026-03-01"}, "it was signed on 2026-03-01 instead of 2026-02-01"),
        ({}, {"capability": "desktop"}, "it is about desktop, NG2 too"),
        ({}, {"capability": ["offline", "desktop"]}, "it is about desktop, NG2 too"),
        ({"capability": ["offline", "desktop"]}, {}, None),
    ],
)  # fmt: skip
def test_another_customer_deal_signature_or_thing_is_new(
    before: dict[str, Any], now: dict[str, Any], why: str | None
) -> None:
    """Under the same id, and one thing less is better."""
    base = {"capability": "offline", "deal": "D-1"}
    assert reason("VIS601:explicit", {**base, **before}, {**base, **now}) == why


def test_what_is_measured_over_many_promises_counts_by_its_severity_only() -> None:
    """The demand of a period is another number every week."""
    capacity = {"periods": [{"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 1}]}
    work = {"kind": "services", "due": "2026-05-31", "effort": 5}
    found, given = seen("CAP501:signed", vision(capacity=capacity), **work)
    assert about(found, given) == type(about(found, given))()


def test_names_are_marked_and_not_written() -> None:
    """A baseline is committed where customers may not be named."""
    found, given = seen("VIS601:explicit", capability="offline", deal="Alder renewal")
    known = about(found, given)
    assert known.customer is not None
    assert known.deal is not None
    assert len(known.customer) == len(known.deal) == 16
    assert "lder" not in f"{known}".replace("deal", "")


def test_whose_deal_it_is_does_not_depend_on_the_order_of_its_rows() -> None:
    """Else a finding on a deal would be new whenever an export comes in another order."""
    rows = [
        promise("K-1", customer="Partner", deal="D-1"),
        promise("K-2", customer="Acme", deal="D-1"),
    ]
    found = finding("VIS602", "D-1", "deal")

    before, after = (about(found, context(None, *ordered)) for ordered in (rows, rows[::-1]))

    assert before.customer is not None
    assert after == before
