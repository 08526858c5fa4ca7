"""What the signals say: what is counted and its numbers, and which silent rule hides which sign."""

import pytest

from assessment.evidences import E, evidence, found
from building import ALL, promise, vision
from commitcheck.assessment.diagnosis.metrics import Evidence
from commitcheck.assessment.diagnosis.signals import ROOTS
from commitcheck.model.report import Signal

VISION = vision(
    positioning={
        "version": "1.1",
        "status": "approved",
        "review_by": "2026-12-31",
        "segments": [{"id": "s"}],
    },
    stakeholders=[
        {"id": "a", "role": "product", "required": True, "decision_role": "approver"},
        {
            "id": "b",
            "role": "sales",
            "required": True,
            "decision_role": "approver",
            "signoff": {"version": "1.1", "decision": "rejected", "date": "2026-01-01"},
        },
        {"id": "c", "role": "legal", "required": True},
        {
            "id": "d",
            "role": "executive",
            "signoff": {"version": "1.1", "decision": "approved_with_reservations"},
        },
    ],
    capabilities=["scim"],
    themes=["TH1"],
    roadmap=[
        {"id": "RM1", "capabilities": ["scim"], "effort": 6, "theme": "TH1", "horizon": "now"},
        {"id": "RM2", "effort": 2, "horizon": "next"},
    ],
    capacity={
        "periods": [
            {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 20, "reserved": 5}
        ]
    },
)
ROWS = [
    promise(
        f"C-{number}",
        customer=f"Customer {number}",
        deal=f"D-{number}",
        segment="s",
        arr=100 * number,
        capability="scim" if number <= 2 else None,
        reuse="one_off" if number <= 2 else None,
        effort=number if number <= 2 else None,
        source="sow",
        status="signed",
        signed_on="2026-01-31",
        due="2026-06-30",
        approvals=["product"] if number == 1 else [],
    )
    for number in range(1, 5)
]
FOUND = (
    found("POS101", severity=E),
    found("POS102"),
    found("POS103"),
    found("GOV201:missing", "b", E, "stakeholder"),
    found("GOV204"),
    found("COV302", "C-1"),
    found("VIS601", "C-1", E),
    found("VIS603", "C-2", E),
    found("CAP502", "Q2", kind="period"),
    found("DEB903:sold_out"),
    found("DEB902"),
    found("CAP504:arr"),
    found("COM802", "C-2"),
    found("GOV202"),
    found("GOV205:retroactive"),
    found("WVR953", "W-1"),
    found("GOV203", "b", kind="stakeholder"),
    found("GOV203", "d", kind="stakeholder"),
    found("DEB901", "C-1"),
    found("CAP503", "C-1"),
    found("TIM401", "C-1", E),
    found("COV304", "C-2", E),
    found("DEB905"),
    found("DEB904"),
)


def signals(given: Evidence) -> dict[str, Signal]:
    made = (look(given) for _, looks in ROOTS.values() for look in looks)
    return {signal.id: signal for signal in made}


def test_every_sign_says_what_is_counted_with_its_numbers() -> None:
    """The words that a reader of the diagnosis sees."""
    made = signals(evidence(*FOUND, promises=ROWS, vision_=VISION))
    assert {name: str(signal.text) for name, signal in made.items()} == {
        "S1.1": "weak points of the positioning: 1 error, 2 warnings",
        "S1.2": "required sign-offs in force: 2 of 3 (66.7%)",
        "S1.3": "reservations or rejections on record: 2",
        "S1.4": "positioning in force: no, status approved, to be reviewed by 2026-12-31",
        "S1.5": "open promises that cannot be classified: 1 of 4 (25%)",
        "S2.1": "open promises against a non-goal or guardrail: 2 of 4 (50%)",
        "S2.2": "one-off promises: 2 of 4 (50%); periods over their share: 1",
        "S2.3": "capacity sold to signed promises: 40%; coming work that serves a theme: 75%",
        "S2.4": "rush of signatures at a quarter's end: said",
        "S2.5": "largest customer: share of ARR 40%, of one-off work 66.7%",
        "S3.1": "promises that lack product's approval: 3 of 4 (75%)",
        "S3.2": "promises off the paper: 1 of 4 (25%)",
        "S3.3": "who decides: unclear, 2 approvers, 1 from product",
        "S3.4": "approvals after signature: 1; waivers without authority: 1",
        "S3.5": "overdue syncs with sales or executive: 2",
        "S4.1": "quick fixes without an exit: 1",
        "S4.2": "deliverables without an estimate: 1 of 4 (25%)",
        "S4.3": "firm deliverables on shaky backing or too early: 2 of 4 (50%)",
        "S4.4": "promises kept by their first date: 0 of 0",
        "S4.5": "serial one-offs: 1; reserve: 25%",
    }
    assert all(signal.lit for signal in made.values())


def test_where_there_is_nothing_the_numbers_are_none() -> None:
    """And what nobody could count is not known, never zero."""
    made = {name: (signal.lit, str(signal.text)) for name, signal in signals(evidence()).items()}
    assert made == {
        "S1.1": (False, "weak points of the positioning: 0 errors, 0 warnings"),
        "S1.2": (None, "required sign-offs in force: not known, nobody is required to sign off"),
        "S1.3": (False, "reservations or rejections on record: 0"),
        "S1.4": (False, "positioning in force: yes, status draft, no day of review given"),
        "S1.5": (False, "open promises that cannot be classified: 0 of 0"),
        "S2.1": (False, "open promises against a non-goal or guardrail: 0 of 0"),
        "S2.2": (False, "one-off promises: 0 of 0; periods over their share: 0"),
        "S2.3": (
            None,
            "capacity sold to signed promises: not known, neither capacity nor efforts are there",
        ),
        "S2.4": (False, "rush of signatures at a quarter's end: none"),
        "S2.5": (False, "largest customer: share of ARR not known, of one-off work not known"),
        "S3.1": (False, "promises that lack product's approval: 0 of 0"),
        "S3.2": (False, "promises off the paper: 0 of 0"),
        "S3.3": (False, "who decides: clear, 0 approvers, 0 from product"),
        "S3.4": (False, "approvals after signature: 0; waivers without authority: 0"),
        "S3.5": (False, "overdue syncs with sales or executive: 0"),
        "S4.1": (False, "quick fixes without an exit: 0"),
        "S4.2": (False, "deliverables without an estimate: 0 of 0"),
        "S4.3": (False, "firm deliverables on shaky backing or too early: 0 of 0"),
        "S4.4": (False, "promises kept by their first date: 0 of 0"),
        "S4.5": (False, "serial one-offs: 0; reserve: not known"),
    }


@pytest.mark.parametrize(
    ("rules", "name"),
    [
        (("POS101", "POS102", "POS103", "POS104"), "S1.1"),
        (("GOV201",), "S1.2"),
        (("GOV201",), "S1.3"),
        (("GOV204",), "S1.4"),
        (("COV302",), "S1.5"),
        (("VIS601", "VIS603"), "S2.1"),
        (("CAP502",), "S2.2"),
        (("DEB903",), "S2.3"),
        (("DEB902",), "S2.4"),
        (("CAP504",), "S2.5"),
        (("COM802",), "S3.2"),
        (("GOV202",), "S3.3"),
        (("GOV205", "WVR953"), "S3.4"),
        (("GOV203",), "S3.5"),
        (("DEB901",), "S4.1"),
        (("CAP503",), "S4.2"),
        (("COV304", "TIM401"), "S4.3"),
        (("DEB905",), "S4.4"),
        (("DEB904",), "S4.5"),
    ],
)
def test_a_sign_that_a_silent_rule_could_have_lit_is_not_known(
    rules: tuple[str, ...], name: str
) -> None:
    """Any one of its rules; what another rule shows stays what it is."""
    classified = [promise("C-1", capability="scim", segment="s", approvals=["product"])]
    people = [
        {"id": "a", "role": "product", "required": True, "decision_role": "approver"},
    ]
    capacity = {
        "periods": [
            {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 20, "reserved": 5}
        ]
    }
    known = vision(
        positioning={"segments": [{"id": "s"}]},
        stakeholders=people,
        capabilities=["scim"],
        capacity=capacity,
    )
    heard = signals(evidence(promises=classified, vision_=known))
    assert heard[name].lit is False
    for rule in rules:
        made = signals(evidence(promises=classified, vision_=known, silent=(rule,)))
        assert made[name].lit is None
        assert str(made[name].text).endswith(": not known, its rules did not run")


@pytest.mark.parametrize(
    ("column", "name", "why"),
    [
        ("segment", "S1.5", "there are no segments to sort them by"),
        ("reuse", "S2.2", "nothing says what is a one-off (reuse)"),
        ("approvals", "S3.1", "nothing says who approved (approvals)"),
    ],
)
def test_a_sign_of_a_column_that_nobody_gave_is_not_known(column: str, name: str, why: str) -> None:
    """And says so: its rules may well have run."""
    made = signals(evidence(promises=[promise("C-1", capability="scim")], fields=ALL - {column}))
    assert made[name].lit is None
    assert str(made[name].text).endswith(f": not known, {why}")
