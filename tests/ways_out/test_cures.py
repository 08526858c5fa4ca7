"""Which changes are offered against which finding: what somebody decides, and whom it is about."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.ways_out.cures.case import Case
from commitcheck.ways_out.cures.catalogue import offered
from ways_out.offers import STRIKE, VISION, YES, about, draft, offers, signed_for, told


@pytest.mark.parametrize(
    ("code", "fields", "others", "expected"),
    [
        ("CAP503", {}, (), ["0 decide effort=1.0", STRIKE]),
        ("COM801", {}, (), ["0 decide revenue_review=cleared", STRIKE]),
        ("COM802:side_letter", {}, (), ["0 decide source=order_form", STRIKE]),
        ("COM806", {"claimed_as": "available"}, (), ["0 narrow claimed_as=roadmap", STRIKE]),
        ("COM806", {"claimed_as": "roadmap"}, (), [STRIKE]),
        ("POS101", {}, (), [STRIKE]),
        ("COV302", {}, (), []),
        ("VIS602:excluded", {"approvals": []}, (), []),
        ("VIS602:adjacent", {}, (), []),
        ("VIS602:adjacent", {"approvals": signed_for("engineering", "finance", "legal")}, (),
         ["0 approve product"]),
        ("VIS602:adjacent", {"source": "email", "approvals": []}, (), ["0 approve product"]),
        ("VIS602:adjacent", {"kind": "pricing", "approvals": []}, (),
         ["0 approve product, finance, legal"]),
        ("VIS602:adjacent", {"kind": "pricing", "approvals": signed_for("product")}, (),
         ["0 approve finance, legal"]),
        ("GOV205:missing", {"kind": "pricing", "approvals": []}, (),
         ["0 approve finance, legal", STRIKE]),
        ("GOV205:missing", {}, (), [STRIKE]),
        ("GOV205:missing", {"approvals": signed_for("product")}, (),
         ["0 approve engineering", STRIKE]),
        ("GOV205:missing", {"approvals": []}, (), ["0 approve product, engineering", STRIKE]),
        ("GOV205:missing", {"approvals": [], "capability": ["app"]}, (),
         ["0 approve product, engineering, finance, legal", STRIKE]),
        ("GOV205:missing", {"approvals": [], "source": "email"}, (), ["0 approve product", STRIKE]),
    ],
)  # fmt: skip
def test_what_somebody_decides(
    code: str, fields: dict[str, Any], others: tuple[str, ...], expected: list[str]
) -> None:
    """Roles in the order of the field's list; a segment that is excluded is no matter of a clause,
    and what is merely not mapped, or sold elsewhere than planned, is not struck.
    """
    assert offers(about(code, *others), draft(**fields)) == expected


@pytest.mark.parametrize("field", ["capability", "roadmap_item"])
def test_what_its_words_are_certainly_close_to_is_what_it_is_about(field: str) -> None:
    meant = {"C-1": (field, "app")}
    assert offers(about("COV302"), draft(), mapped=meant) == [f"0 decide {field}=app"]
    assert offers(about("COV302"), draft(), mapped={"C-2": (field, "app")}) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["lower remedy=service_credit, remedy_cap_pct=10.0", "lower remedy_cap_pct=10.0"]),
        (
            {"remedy_cap_pct": 5, "payment_contingent": True},
            [
                "lower remedy=service_credit, remedy_cap_pct=5.0",
                "lower remedy_cap_pct=10.0",
                "narrow payment_contingent=False",
            ],
        ),
        (
            {"approvals": signed_for("product", "engineering"), "payment_contingent": False},
            [
                "approve finance, legal",
                "lower remedy=service_credit, remedy_cap_pct=10.0",
                "lower remedy_cap_pct=10.0",
            ],
        ),
        (
            {"approvals": signed_for("legal", "product", "engineering")},
            [
                "approve finance",
                "lower remedy=service_credit, remedy_cap_pct=10.0",
                "lower remedy_cap_pct=10.0",
            ],
        ),
    ],
)
def test_a_heavy_remedy_is_approved_by_two_or_becomes_the_usual_one(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """With the cap that it has already, else ten percent."""
    assert offers(about("COM804"), draft(**fields)) == [*(f"0 {it}" for it in expected), STRIKE]


def test_who_said_yes_to_other_words_is_asked_again() -> None:
    """Whoever else said yes is not."""
    promise = draft(due="2026-06-30", kind="feature", approvals=YES[:3])
    outdated = tuple(
        replace(it, fingerprint=(("due", "0000000000000000"),)) if it.role == "legal" else it
        for it in promise.approvals
    )
    promise = promise._replace(approvals=outdated)
    assert offers(about("GOV207"), promise) == ["0 approve legal", STRIKE]
    assert offers(about("GOV205"), promise) == [STRIKE]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["hardening_due=2026-06-14", "exit_criteria=to be agreed"]),
        ({"due": "2026-05-01"}, ["hardening_due=2026-07-30", "exit_criteria=to be agreed"]),
        ({"due": "2026-01-01"}, ["hardening_due=2026-06-14", "exit_criteria=to be agreed"]),
        ({"expected_signature": "2026-04-01"},
         ["hardening_due=2026-06-30", "exit_criteria=to be agreed"]),
        ({"due": "2026-05-01", "expected_signature": "2026-04-01", "exit_criteria": "tests pass"},
         ["hardening_due=2026-07-30"]),
        ({"hardening_due": "2026-03-15", "exit_criteria": "tests pass"},
         ["hardening_due=2026-06-14"]),
        ({"hardening_due": "2026-03-16", "exit_criteria": "tests pass"}, []),
    ],
)  # fmt: skip
def test_a_quick_fix_is_replaced_90_days_after_it_is_there(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """After its day, else its signature, and never counted from a day that has gone by."""
    decided = [f"0 decide {it}" for it in expected]
    assert offers(about("DEB901"), draft(**fields)) == [*decided, STRIKE]


def test_no_column_is_made_for_criteria() -> None:
    """A table without them says nothing of any promise's."""
    fields = b.ALL - {"exit_criteria"}
    context = b.context(VISION, draft(), fields=fields)
    made = [told(it) for it in offered(Case(context, "D-1", {"C-1": 0}, {}), about("DEB901"))]
    assert made == ["0 decide hardening_due=2026-06-14", STRIKE]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("commitment", {}, [0]),
        ("deal", {}, [0, 1, 4]),
        ("period", {}, [0]),
        ("capability", {}, []),
    ],
)
def test_whom_a_finding_is_about(kind: str, fields: dict[str, Any], expected: list[int]) -> None:
    """Its subject, all drafts of the deal, or those behind the work that a period is full of;
    never a signed promise or another deal's.
    """
    promises = (
        draft("C-1", capability=["app"]),
        draft("C-2", capability=["map"]),
        draft("C-3", capability=["app"], status="signed"),
        b.promise("C-4", deal="D-2", capability=["app"]),
        draft("C-5", kind="services"),
    )
    found = about("POS101", "roadmap_item RM1", kind=kind, id_="C-1")
    assert [int(it[0]) for it in offers(found, *promises)] == expected


def test_what_a_finding_names_can_be_changed_too() -> None:
    """A commitment by that name, and nothing else that has the same."""
    promises = draft("C-1"), draft("C-2"), draft("app")
    found = about("XCF705", "commitment C-2", "capability app")
    assert [int(it[0]) for it in offers(found, *promises)] == [0, 1]
    found = about("XCF705", "commitment C-2", kind="deal", id_="D-9")
    assert [int(it[0]) for it in offers(found, *promises)] == [0, 1, 2]
    found = about("XCF705", "commitment C-2", kind="period", id_="C-1")
    assert [int(it[0]) for it in offers(found, *promises)] == [1]


def test_the_case_knows_its_drafts_and_their_signatures() -> None:
    """Of an id that is no draft of the deal there is none; without a day the check's own counts."""
    mine, theirs = draft(expected_signature="2026-04-01"), b.promise("C-2", deal="D-2")
    case = Case(b.context(VISION, theirs, mine), "D-1", {"C-1": 1}, {})
    assert case.draft("C-1") == mine
    assert case.draft("C-2") is None
    assert case.signature(mine) == dt.date(2026, 4, 1)
    assert case.signature(theirs) == dt.date(2026, 3, 16)
    assert case.others(("C-2", "C-9", "C-1")) == (theirs, mine)
