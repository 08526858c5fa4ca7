"""Sync packs: who gets a page, what stands first on it, and what never does."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from building import ALL, promise, vision
from building import project as made
from commitcheck import check, load
from commitcheck.assessment.packs.facts import Decision, Pack
from commitcheck.assessment.packs.packs import packs
from commitcheck.assessment.packs.wordings import read_wordings
from commitcheck.model.vocabulary import ROLES

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = dt.date(2026, 3, 16)


@cache
def example(name: str) -> dict[str, Pack]:
    project = load(config=str(EXAMPLES / name / "commitcheck.yaml"))
    return {pack.role: pack for pack in packs(project, check(project), read_wordings())}


def packed(vision_: Any, *promises: Any, fields: Any = ALL) -> dict[str, Pack]:
    project = made(vision_, promises, fields)
    report = check(project, as_of=AS_OF, engine="off")
    return {pack.role: pack for pack in packs(project, report, read_wordings())}


def leading(pack: Pack) -> list[str]:
    return [f"{decision.finding.subject.id} {decision.finding.code}" for decision in pack.decisions]


def people(*roles: str) -> Any:
    return [{"id": f"{role[:3]}-1", "role": role, "required": True} for role in roles]


def test_every_role_that_is_held_or_waited_for_gets_a_page() -> None:
    """In the order of the vocabulary; nobody holds marketing in either example."""
    assert list(example("portfolio")) == list(ROLES)
    assert list(example("infancy")) == [role for role in ROLES if role != "customer_success"]


def test_a_vacant_role_is_told_on_its_own_page_only() -> None:
    vacant = {role for role, pack in example("infancy").items() if not pack.holders}
    assert vacant == {"security", "marketing"}


def test_everybody_reads_the_same_sentence() -> None:
    assert len({pack.truth for pack in example("portfolio").values()}) == 1


def test_what_can_be_prevented_comes_first_then_the_nearest_signature_then_the_worst() -> None:
    """And among equals the role's own agenda."""
    keys = [
        (not decision.finding.preventable, decision.by or dt.date.max, -decision.finding.severity)
        for decision in example("portfolio")["legal"].decisions
    ]
    assert keys == sorted(keys)
    assert leading(example("portfolio")["legal"])[:3] == [
        "K-28 XCF701", "K-26 GOV205:missing", "K-29 GOV205:missing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "subject", "code"),
    [
        ("executive", "2026-Q4", "CAP501:signed"),
        ("sales", "K-16", "COM806"),
        ("engineering", "K-06", "TIM401"),
        ("finance", "K-26", "COM801"),
        ("legal", "K-11", "COM802:side_letter"),
        ("security", "K-31", "VIS604:certification"),
        ("customer_success", "K-09", "VIS603"),
        ("marketing", "DF2", "POS103:aspirational"),
        ("product", "K-05", "VIS601:explicit"),
    ],
)
def test_a_role_decides_what_only_it_can(role: str, subject: str, code: str) -> None:
    """Its own agenda leads the entry of a promise, whatever else stands on it."""
    assert f"{subject} {code}" in leading(example("portfolio")[role])


def test_a_missing_approval_is_a_decision_of_every_role_that_is_missing() -> None:
    """K-28 needs product, finance, legal and executive, and nobody else."""
    asked = {
        role
        for role, pack in example("portfolio").items()
        if any(decision.finding.subject.id == "K-28" for decision in pack.decisions)
    }
    assert asked == {"product", "finance", "legal", "executive"}


def decision(role: str, subject: str) -> Decision:
    every = example("portfolio")[role].decisions
    return next(point for point in every if point.finding.subject.id == subject)


def test_options_say_what_they_do_to_date_capacity_and_arr() -> None:
    """Moving costs days, keeping the date costs capacity that is not there."""
    point = decision("engineering", "K-06")
    told = [(str(o.text), str(o.date), str(o.capacity), str(o.arr)) for o in point.options]
    assert told == [
        ("promise 2027-01-31 instead of 2026-11-30", "2027-01-31, 62 days later than promised",
         "as planned", "ARR 610,000 of D-202 kept if the customer agrees"),
        ("split it: what is ready by 2026-11-30, the rest by 2027-01-31",
         "2027-01-31, 62 days later than promised",
         "as planned", "ARR 610,000 of D-202 kept if the customer agrees"),
        ("bring RM04, RM03 forward, ahead of other work", "2026-11-30, as promised",
         "36 person-weeks; 36 too few by the end of 2026-Q4", "ARR 610,000 of D-202 kept"),
    ]  # fmt: skip


def test_nobody_is_advised_to_approve_what_does_not_conform() -> None:
    """K-05 hits a non-goal: refusing comes first, approving as it stands last."""
    texts = [str(option.text) for option in decision("engineering", "K-05").options]
    assert texts[0] == "refuse it: ask to be released from K-05"
    assert texts[-1] == "approve K-05 as it stands"


def test_every_option_of_the_table_can_be_filled_in() -> None:
    """No decision of either example is without a way out, and each says all it does."""
    for name in ("portfolio", "infancy"):
        for pack in example(name).values():
            for decision in pack.decisions:
                assert len(decision.options) >= 2, decision.finding.code
                said = [(way.text, way.date, way.capacity, way.arr) for way in decision.options]
                assert all(str(words) for way in said for words in way)


def test_sales_can_promise_what_is_there_and_what_is_sure() -> None:
    """Available capabilities, held certifications, dated work of high confidence, by segment."""
    offer = example("portfolio")["sales"].sellable
    assert offer is not None
    assert [item.name for item in offer.today] == [
        "tracking", "eta-ml", "webhooks", "edi-214", "iso27001", "soc2-type2",
    ]  # fmt: skip
    assert [f"{item.name}: {item.said}" for item in offer.dated] == [
        "Exception playbooks GA: from 2026-09-30 (RM01, high confidence)",
        "Multi-org tenancy: from 2026-10-15 (RM08, high confidence)",
    ]
    assert [str(segment) for segment in offer.segments][-1] == (
        "Public transport agencies: no promise; say so early"
    )
    assert "events_per_minute: at most 320000, as measured" in [
        f"{limit.name}: {limit.said}" for limit in offer.limits
    ]


@pytest.mark.parametrize("role", ["sales", "legal", "executive"])
def test_those_who_sign_see_every_clause_of_every_draft(role: str) -> None:
    """The nearest signature first; a clause that is fine is said to be."""
    signings = example("portfolio")[role].signings
    assert [signing.deal for signing in signings] == ["D-207", "D-208"]
    clauses = {clause.commitment: clause for signing in signings for clause in signing.clauses}
    assert list(clauses) == ["K-26", "K-27", "K-28", "K-29", "K-30", "K-31"]
    assert clauses["K-30"].problems == ()
    assert clauses["K-29"].wording == (
        "Customer Data is stored in one of these regions, at Customer's choice:"
        " eu-central, us-east."
    )


def test_what_is_owed_is_the_roles_own_with_its_owner() -> None:
    """Overdue first; the day within 90 days from now is the last that counts."""
    rows = example("infancy")["engineering"].owed
    assert [(row.commitment, row.owner) for row in rows] == [
        ("C-05", "ines"), ("C-03", "ines"), ("C-06", "ines"), ("C-07", "ines"), ("C-04", None),
    ]  # fmt: skip
    near = promise("C-1", status="signed", due="2026-06-14")
    far = promise("C-2", status="signed", due="2026-06-15")
    pack = packed(vision(stakeholders=people("engineering")), near, far)["engineering"]
    assert [debt.commitment for debt in pack.owed] == ["C-1"]


def test_the_next_sync_is_a_cadence_away() -> None:
    held = people("product")
    monthly = packed(vision(stakeholders=held))["product"]
    weekly = packed(vision(stakeholders=held, governance={"sync_cadence_days": 7}))["product"]
    assert monthly.next_sync == dt.date(2026, 4, 15)
    assert weekly.next_sync == dt.date(2026, 3, 23)


def test_changes_since_the_last_sync_come_from_the_dates_in_the_files() -> None:
    """The day of the last sync itself was known then."""
    known = {"id": "sal-1", "role": "sales", "last_synced_on": "2026-03-01"}
    rows = [
        promise("C-1", status="signed", signed_on="2026-03-01"),
        promise("C-2", status="signed", signed_on="2026-03-02"),
        promise("C-3", status="delivered", delivered_on="2026-03-10"),
        promise("C-4", status="signed", signed_on="2026-01-01", due="2026-03-15"),
    ]
    pack = packed(vision(stakeholders=[known]), *rows)["sales"]
    assert [str(change) for change in pack.changes] == [
        "1 promise signed: C-2",
        "1 promise delivered: C-3",
        "1 promise due and not delivered: C-4",
    ]


def test_somebody_never_synced_has_nothing_to_compare_with() -> None:
    """Also when a second one of the role was."""
    both = [*people("sales"), {"id": "two", "role": "sales", "last_synced_on": "2026-03-01"}]
    pack = packed(vision(stakeholders=both))["sales"]
    assert (pack.last_synced, pack.changes) == (None, ())


def test_stop_start_and_continue_are_one_candidate_each_with_its_count() -> None:
    habits = example("portfolio")["sales"].habits
    assert str(habits.stop) == (
        "promises by email, call, chat, slide or side letter: 4 so far (K-11, K-17, K-25, K-35)"
    )
    assert str(habits.start).startswith("approval by everybody before the signature, which is")
    assert str(habits.keep).startswith("promises that everybody approved and that conform: 12")


def test_without_anything_wrong_a_pack_is_short_and_says_so() -> None:
    pack = packed(vision(stakeholders=people("sales"), non_goals=[{"id": "NG1", "kinds": ["mfn"]}]))
    assert pack["sales"].decisions == ()
    assert str(pack["sales"].habits.stop) == "nothing in the promises calls for it"


def test_a_page_says_whose_it_is_and_of_when() -> None:
    """The product, the day, the sentence for everybody, and when its people meet again."""
    known = vision(
        stakeholders=[
            {"id": "kim", "role": "sales", "last_synced_on": "2026-03-02"},
            {"id": "kai", "role": "sales", "last_synced_on": "2026-03-01"},
            {"id": "lee", "role": "legal"},
        ],
        positioning={"version": "1.1"},
    )
    sales, legal = packed(known)["sales"], packed(known)["legal"]
    assert (sales.role, sales.holders, sales.product) == ("sales", ("kim", "kai"), "Auditrail")
    assert (sales.as_of, sales.last_synced) == (AS_OF, dt.date(2026, 3, 1))
    assert sales.truth == "There are no promises to check."
    assert (sales.cadence_days, sales.owed_days) == (30, 90)
    assert (sales.vision.version, legal.vision.version) == ("1.1", "1.1")
    assert [str(off) for off in legal.sign_offs] == ["lee has not answered to version 1.1 yet"]


def test_some_parts_stand_on_some_pages_only() -> None:
    """The diagnosis for those who run it, clauses for those who sign, offers for sales."""
    pages = example("portfolio")
    assert {role for role, page in pages.items() if page.diagnosis} == {"product", "executive"}
    assert {role for role, page in pages.items() if page.signings} == {
        "sales", "legal", "executive",
    }  # fmt: skip
    assert {role for role, page in pages.items() if page.wording_note} == {
        "sales", "legal", "executive",
    }  # fmt: skip
    assert pages["legal"].wording_note.endswith("Not legal advice.")
    assert {role for role, page in pages.items() if page.sellable} == {"sales"}


def test_numbers_agenda_and_debts_are_the_role_s_own() -> None:
    pages = example("portfolio")
    assert [str(number).partition(":")[0] for number in pages["customer_success"].numbers] == [
        "promises kept by their first date"
    ]
    assert {point.rule[:3] for point in pages["executive"].agenda} <= {"CAP", "DEB", "GOV"}
    owed = {role: {debt.commitment for debt in page.owed} for role, page in pages.items()}
    assert owed["marketing"] < owed["product"]


def test_an_approval_that_is_missing_is_not_advised_where_something_else_is_wrong() -> None:
    """What can be edited is changed first, what must go is refused first; else it is approved."""
    cap = [{"id": "onprem", "status": "rejected"}, {"id": "scim", "status": "planned"}]
    no = [{"id": "NG1", "statement": "No", "capabilities": ["onprem"], "enforcement": "hard"}]
    item = [{"id": "RM1", "capabilities": ["scim"], "latest": "2026-07-31", "effort": 3}]
    known = vision(capabilities=cap, non_goals=no, roadmap=item)

    def ways(**fields: Any) -> list[str]:
        row = promise("C-1", status="signed", signed_on="2026-01-31", source="order_form",
                      revenue_review="cleared", **fields)  # fmt: skip
        page = packed(known, row)["finance"]
        [point] = [
            decision for decision in page.decisions if decision.finding.code == "GOV205:missing"
        ]
        return [str(way.text).partition(" ")[0] for way in point.options]

    assert ways(capability="scim", due="2026-12-31") == ["approve", "approve", "refuse"]
    assert ways(capability="onprem", due="2026-12-31") == ["refuse", "approve", "approve"]
