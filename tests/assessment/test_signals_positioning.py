"""Signals of a positioning that is weak or without buy-in, S1.1 to S1.5."""

from typing import Any

import pytest
from msgspec.structs import replace

from assessment.evidences import (
    FOUR,
    E,
    I,
    evidence,
    found,
    is_lit,
    out_of,
    promises,
    stakeholders,
)
from building import ALL, promise
from commitcheck.assessment.diagnosis import signals


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], (False, False)),
        ([found("POS102")], (False, False)),
        ([found("POS102"), found("POS103", severity=I)], (False, False)),
        ([found("POS102"), found("POS103")], (True, False)),
        ([found("POS101", severity=E)], (True, True)),
    ],
)
def test_positioning_is_weak_with_an_error_or_two_warnings(findings: Any, expected: Any) -> None:
    """S1.1; an error alone decides."""
    assert is_lit(signals.weak_positioning(evidence(*findings))) == expected


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([], (False, False)),
        ([("eng", "stale")], (True, False)),
        ([("sal", "stale")], (True, False)),
        ([("sal", "missing")], (True, True)),
        ([("sal", "rejected")], (True, True)),
        ([("eng", "missing")], (True, False)),
        ([("eng", "missing"), ("fin", "stale")], (True, False)),
        ([("eng", "missing"), ("fin", "stale"), ("pat", "stale")], (True, True)),
    ],
)
def test_every_required_sign_off_must_stand(gaps: Any, expected: Any) -> None:
    """S1.2: sales or executive missing or against it decides, and so do fewer than half."""
    findings = [found(f"GOV201:{variant}", who, E, "stakeholder") for who, variant in gaps]
    assert is_lit(signals.sign_offs(evidence(*findings, vision_=FOUR))) == expected


def test_sign_offs_are_not_known_where_nobody_must_give_one() -> None:
    """S1.2 over nobody says nothing."""
    nobody = stakeholders({"id": "pat", "role": "product"})
    assert signals.sign_offs(evidence(vision_=nobody)).lit is None


@pytest.mark.parametrize(
    ("variant", "lit"), [("reserved", True), ("rejected", True), ("stale", False)]
)
def test_a_reservation_or_rejection_on_record_is_a_sign(variant: str, lit: Any) -> None:
    """S1.3."""
    assert signals.reservations(evidence(found(f"GOV201:{variant}"))).lit is lit


def test_a_reservation_counts_whether_the_agreement_is_required_or_not() -> None:
    """S1.3 is about what is on record; GOV201 speaks of required agreement only."""
    legal = {"id": "li", "role": "legal", "signoff": {"version": "1.0", "decision": "rejected"}}
    assert signals.reservations(evidence(vision_=stakeholders(legal))).lit is True


def test_a_positioning_out_of_force_is_a_sign() -> None:
    """S1.4."""
    assert signals.not_in_force(evidence(found("GOV204"))).lit is True
    assert signals.not_in_force(evidence()).lit is False


@pytest.mark.parametrize(("number", "lit"), [(1, False), (2, True)])
def test_a_fifth_that_cannot_be_classified_is_a_sign(number: int, lit: Any) -> None:
    """S1.5 at 20 % is lit, at 10 % it is not."""
    assert signals.unclassified(out_of(number, 10, "COV302")).lit is lit


def test_a_promise_without_a_segment_cannot_be_classified() -> None:
    """S1.5 counts it once, with COV302 or without."""
    some = [*promises(8, segment="s"), promise("C-9"), promise("C-10")]
    signal = signals.unclassified(evidence(found("COV302", "C-9"), promises=some))
    assert signal.lit is True
    assert str(signal.text) == "open promises that cannot be classified: 2 of 10 (20%)"


def test_without_a_column_for_segments_the_half_about_them_is_not_known() -> None:
    """S1.5: what is mapped is fine, who it is for nobody can say."""
    given = evidence(promises=promises(10), fields=ALL - {"segment"})
    assert signals.unclassified(given).lit is None


@pytest.mark.parametrize("waived", [False, True])
def test_a_waiver_signs_nothing_off(waived: bool) -> None:  # noqa: FBT001 - the case
    """S1.2 is about who has agreed, and an exception from the rule is no agreement."""
    gap = found("GOV201:missing", "sal", E, "stakeholder")
    seen = evidence(*([] if waived else [gap]), vision_=FOUR)
    assert is_lit(signals.sign_offs(replace(seen, waived=(gap,) if waived else ()))) == (True, True)
