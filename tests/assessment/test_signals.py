"""Signals: lit at the mark, unlit just below it, not known where nothing could show it."""

from typing import Any

import pytest

from assessment.evidences import (
    FOUR,
    E,
    I,
    W,
    evidence,
    found,
    hits,
    is_lit,
    out_of,
    promises,
)
from building import ALL, promise, vision
from commitcheck.assessment.diagnosis import signals
from commitcheck.assessment.diagnosis.signals import ROOTS


def test_there_are_five_signals_for_each_of_the_four_root_problems() -> None:
    """Each bears the number of its root problem."""
    shown = {name: [look(evidence()).id for look in looks] for name, (_, looks) in ROOTS.items()}
    assert shown == {
        root: [f"S{root[1]}.{number}" for number in range(1, 6)]
        for root in ("R1", "R2", "R3", "R4")
    }


@pytest.mark.parametrize(
    ("number", "whole", "expected"),
    [
        (2, 14, (False, False)),
        (3, 20, (True, False)),
        (5, 20, (True, False)),
        (6, 20, (True, True)),
    ],
)
def test_hits_on_the_vision_light_at_15_and_decide_at_30_percent(
    number: int, whole: int, expected: Any
) -> None:
    """S2.1: a non-goal and a guardrail hit by one promise count once."""
    assert is_lit(signals.vision_hits(out_of(number, whole, "VIS601", "VIS603"))) == expected


@pytest.mark.parametrize(("number", "lit"), [(1, False), (2, True)])
def test_a_fifth_of_one_offs_is_a_sign(number: int, lit: Any) -> None:
    """S2.2."""
    rows = [*promises(number, reuse="one_off"), *promises(10 - number, reuse="general")]
    assert signals.one_offs(evidence(promises=rows)).lit is lit


def test_a_period_over_its_share_of_one_offs_is_a_sign_too() -> None:
    """S2.2 with CAP502."""
    assert signals.one_offs(evidence(found("CAP502"), promises=promises(10))).lit is True


@pytest.mark.parametrize(
    ("variant", "lit"), [("sold_out", True), ("off_theme", True), ("starved", False)]
)
def test_a_sold_out_or_off_theme_plan_is_a_sign(variant: str, lit: Any) -> None:
    """S2.3; a starved theme alone is not."""
    planned = vision(roadmap=[{"id": "R-1", "theme": "TH1", "effort": 5, "horizon": "now"}])
    assert signals.crowded_out(evidence(found(f"DEB903:{variant}"), vision_=planned)).lit is lit


def test_a_starved_theme_speaks_for_neither_half_that_could_not_run() -> None:
    """S2.3 is not known without capacity and without efforts, whatever else DEB903 looked at."""
    unplanned = vision(themes=["TH1"], roadmap=[{"id": "R-1", "horizon": "now"}])
    signal = signals.crowded_out(evidence(found("DEB903:starved"), vision_=unplanned))
    assert (signal.lit, str(signal.text)) == (
        None,
        "capacity sold to signed promises: not known, neither capacity nor efforts are there",
    )


@pytest.mark.parametrize(
    ("look", "code"),
    [
        (signals.quarter_end, "DEB902"),
        (signals.one_customer, "CAP504"),
        (signals.unclear_decider, "GOV202"),
        (signals.broken_promises, "DEB905"),
    ],
)
def test_one_finding_is_the_sign(look: Any, code: str) -> None:
    """S2.4, S2.5, S3.3, S4.4: lit with it, unlit without, not known where its rule was silent."""
    assert look(evidence(found(code, severity=I))).lit is True
    assert look(evidence()).lit is False
    assert look(evidence(silent=[code])).lit is None


@pytest.mark.parametrize(
    ("lacking", "expected"),
    [(1, (False, False)), (2, (True, False)), (4, (True, False)), (5, (True, True))],
)
def test_a_bypassed_product_lights_at_20_and_decides_at_50_percent(
    lacking: int, expected: Any
) -> None:
    """S3.1 is over the promises that need product: pricing does not."""
    some = [
        *promises(lacking),
        *promises(10 - lacking, approvals=["product"]),
        promise("P-1", kind="pricing", source="order_form"),
    ]
    assert is_lit(signals.bypass(evidence(promises=some))) == expected


def test_approvals_nobody_could_write_down_are_not_known() -> None:
    """S3.1 without the column."""
    assert signals.bypass(evidence(promises=promises(3), fields=ALL - {"approvals"})).lit is None


@pytest.mark.parametrize(
    ("number", "severity", "lit"), [(1, W, True), (1, I, False), (0, W, False)]
)
def test_a_tenth_off_the_paper_is_a_sign(number: int, severity: Any, lit: Any) -> None:
    """S3.2 counts warnings and errors, not drafts that can still move onto the paper."""
    assert signals.off_paper(out_of(number, 10, "COM802", severity=severity)).lit is lit


@pytest.mark.parametrize(
    ("code", "lit"), [("GOV205:retroactive", True), ("WVR953", True), ("GOV205:missing", False)]
)
def test_an_approval_after_the_fact_is_a_sign(code: str, lit: Any) -> None:
    """S3.4."""
    assert signals.after_the_fact(evidence(found(code))).lit is lit


@pytest.mark.parametrize(
    ("who", "severity", "lit"), [("sal", W, True), ("sal", I, False), ("eng", E, False)]
)
def test_an_overdue_sync_with_sales_or_executive_is_a_sign(
    who: str, severity: Any, lit: Any
) -> None:
    """S3.5; engineering's is not, and an optional one never synced is not."""
    given = evidence(found("GOV203", who, severity, "stakeholder"), vision_=FOUR)
    assert signals.out_of_sync(given).lit is lit


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, (False, False)), (1, (True, False)), (2, (True, False)), (3, (True, True))],
)
def test_three_quick_fixes_without_an_exit_decide(number: int, expected: Any) -> None:
    """S4.1 counts those on delivered rows too."""
    assert is_lit(signals.quick_fixes(evidence(*hits("DEB901", number, E)))) == expected


@pytest.mark.parametrize(("number", "whole", "lit"), [(1, 10, True), (1, 11, False)])
def test_a_tenth_without_an_estimate_is_a_sign(number: int, whole: int, lit: Any) -> None:
    """S4.2 is over open deliverables only."""
    rows = [*promises(whole), promise("P-1", kind="pricing")]
    given = evidence(*hits("CAP503", number), found("CAP503", "P-1"), promises=rows)
    assert signals.unestimated(given).lit is lit


@pytest.mark.parametrize(
    ("number", "severity", "lit"), [(1, E, True), (1, W, False), (0, E, False)]
)
def test_a_tenth_on_shaky_backing_or_too_early_is_a_sign(
    number: int, severity: Any, lit: Any
) -> None:
    """S4.3 counts errors, and a promise with both once."""
    given = out_of(number, 10, "COV304", "TIM401", severity=severity, source="order_form")
    assert signals.shaky_dates(given).lit is lit
    assert f"{number if severity is E else 0} of 10" in str(signals.shaky_dates(given).text)


def reserve(reserved: int) -> Any:
    period = {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 100}
    return vision(capacity={"periods": [{**period, "reserved": reserved}]})


@pytest.mark.parametrize(("reserved", "lit"), [(19, True), (20, False)])
def test_less_than_a_fifth_in_reserve_is_a_sign(reserved: int, lit: Any) -> None:
    """S4.5, with the policy's own mark."""
    assert signals.no_reserve(evidence(vision_=reserve(reserved))).lit is lit


def test_a_one_off_sold_twice_is_a_sign_and_no_capacity_is_none() -> None:
    """S4.5: a missing capacity section leaves the reserve unlit."""
    assert signals.no_reserve(evidence(found("DEB904"))).lit is True
    assert signals.no_reserve(evidence()).lit is False


def test_a_rule_that_did_not_run_leaves_its_sign_not_known() -> None:
    """Silence must never look like health: the numbers are not shown either."""
    signal = signals.off_paper(evidence(promises=promises(3), silent=["COM802"]))
    assert signal.lit is None
    assert str(signal.text) == "promises off the paper: not known, its rules did not run"


def test_a_sign_that_shows_is_known_although_another_rule_was_silent() -> None:
    """One ground is enough; two rules stand behind S2.1."""
    given = evidence(*hits("VIS601", 1), promises=promises(2), silent=["VIS603"])
    assert signals.vision_hits(given).lit is True
    assert signals.vision_hits(evidence(promises=promises(2), silent=["VIS603"])).lit is None
