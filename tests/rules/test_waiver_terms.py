"""Why a waiver does not apply."""

from typing import Any

import pytest
from msgspec.structs import replace

from building import context, promise, vision, waiver
from commitcheck.model.commitment import Commitment
from commitcheck.model.project import LostRecord
from commitcheck.rules.catalogue import CODES
from commitcheck.rules.context import Context
from commitcheck.rules.terms.waiver_terms import (
    Refusal,
    approving_roles,
    is_own,
    is_waivable,
    owner_role,
    refusals,
)

VISION = vision(
    stakeholders=[
        {"id": "dana", "role": "product"},
        {"id": "raj", "role": "executive"},
        {"id": "kim", "role": "sales"},
        {"id": "otto", "role": "engineering"},
        {"id": "eve"},
    ],
    guardrails=[
        {"id": "GR1", "dimension": "uptime", "op": "max", "value": 99.9, "approver": "engineering"},
        {"id": "GR2", "dimension": "region", "op": "in", "value": ["eu"], "approver": "security"},
        {"id": "GR3", "dimension": "seats", "op": "max", "value": 9},
    ],
)
COMPLETE: dict[str, Any] = {
    "commitment": "C-1",
    "reason": "a bet",
    "owner": "otto",
    "approved_by": "dana",
    "approved_on": "2026-03-01",
    "expires_on": "2026-04-30",
}


def seen(*promises: Commitment, as_of: str = "2026-03-16") -> Context:
    given = promises or (promise("C-1", dimension="uptime", deal="D-1", promised_by="Joe"),)
    return context(VISION, *given, as_of=as_of)


def refused(rule: str = "VIS601", as_of: str = "2026-03-16", **fields: Any) -> list[Refusal]:
    return list(refusals(waiver("W-1", rule, **{**COMPLETE, **fields}), seen(as_of=as_of)))


def test_a_proper_waiver_applies() -> None:
    """Known, waivable, scoped, complete, in time, authorised."""
    assert refused() == []
    assert refused(rule="GOV201:missing") == []
    assert refused(approved_by="raj", approved_on=None) == []


@pytest.mark.parametrize("field", ["reason", "owner", "approved_by", "expires_on"])
def test_a_waiver_lacks_something(field: str) -> None:
    """A missing approver is not also one without authority."""
    fields: dict[str, Any] = {field: None}

    assert refused(**fields) == [Refusal.INCOMPLETE]


@pytest.mark.parametrize(("as_of", "reasons"), [("2026-04-30", []), ("2026-05-01", ["EXPIRED"])])
def test_the_last_day_is_covered(as_of: str, reasons: list[str]) -> None:
    """The day after, it has expired."""
    assert [reason.name for reason in refused(as_of=as_of)] == reasons


def test_one_that_lasts_too_long_still_applies() -> None:
    """It is a warning of WVR952."""
    assert refused(expires_on="2028-12-31") == []


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({"commitment": None}, ["UNSCOPED"]),
        ({"commitment": None, "deal": "D-1"}, []),
        ({"commitment": None, "object": "GR1"}, []),
        ({"commitment": "C-404"}, ["UNKNOWN_TARGET"]),
        ({"commitment": None, "deal": "D-404"}, ["UNKNOWN_TARGET"]),
    ],
)
def test_the_scope_must_be_there(fields: dict[str, Any], reasons: list[str]) -> None:
    """A promise or deal that nobody knows is no scope."""
    assert [reason.name for reason in refused(**fields)] == reasons


@pytest.mark.parametrize("scope", [{"commitment": "C-9"}, {"commitment": None, "deal": "D-9"}])
def test_a_scope_that_could_not_be_read_is_not_called_unknown(scope: dict[str, Any]) -> None:
    """Nobody should delete the waiver for it."""
    read = seen(promise("C-1", deal="D-1"))
    lacking = replace(read.project, lost=(LostRecord("C-9", "Acme", "D-9"),))

    assert refusals(
        waiver("W-1", "VIS601", **{**COMPLETE, **scope}), Context(lacking, read.as_of)
    ) == (Refusal.LOST_TARGET,)


@pytest.mark.parametrize(
    ("approver", "reasons"),
    [
        ("dana", []),
        ("raj", []),
        ("kim", ["WRONG_ROLE"]),
        ("otto", ["WRONG_ROLE", "SELF_APPROVED"]),
        ("eve", ["WRONG_ROLE"]),
        ("stranger", ["UNKNOWN_APPROVER"]),
    ],
)
def test_who_may_approve(approver: str, reasons: list[str]) -> None:
    """Product and executive, and never the owner."""
    assert [reason.name for reason in refused(approved_by=approver)] == reasons


def test_product_may_not_approve_its_own_waiver_either() -> None:
    """Authority does not make it someone else's decision."""
    assert refused(owner="dana") == [Refusal.SELF_APPROVED]


def test_a_deal_wide_waiver_stands_where_its_approver_made_only_some_of_the_promises() -> None:
    """It is void for these rows alone."""
    own, other = (
        promise(name, deal="D-1", promised_by=by) for name, by in (("C-1", "dana"), ("C-2", "eve"))
    )
    by_deal = waiver("W-1", "VIS601", **{**COMPLETE, "commitment": None, "deal": "D-1"})

    assert refusals(by_deal, seen(own, other)) == ()
    assert refusals(by_deal, seen(own)) == (Refusal.NOT_INDEPENDENT,)
    assert is_own(by_deal, own)
    assert not is_own(by_deal, other)


@pytest.mark.parametrize("scope", [{"commitment": "C-1"}, {"commitment": None, "deal": "D-1"}])
@pytest.mark.parametrize("name", ["dana", "Dana"])
def test_who_made_the_promise_may_not_approve(scope: dict[str, Any], name: str) -> None:
    """Through the deal neither, however the name is written."""
    made = promise("C-1", deal="D-1", promised_by=name)

    assert refusals(waiver("W-1", "VIS601", **{**COMPLETE, **scope}), seen(made)) == (
        Refusal.NOT_INDEPENDENT,
    )


@pytest.mark.parametrize(
    ("rule", "scope", "roles"),
    [
        ("VIS603", {"commitment": "C-1"}, ("product", "executive", "engineering")),
        ("VIS603", {"deal": "D-1"}, ("product", "executive", "engineering")),
        ("VIS603", {"object": "GR2"}, ("product", "executive", "security")),
        ("VIS603", {"commitment": "C-2"}, ("product", "executive")),
        ("VIS603", {"commitment": "C-404"}, ("product", "executive")),
        ("VIS603", {"deal": "D-2"}, ("product", "executive")),
        ("VIS604", {"commitment": "C-1"}, ("product", "executive")),
    ],
)
def test_a_guardrail_has_its_own_approver(
    rule: str, scope: dict[str, Any], roles: tuple[str, ...]
) -> None:
    """Where several guardrails are in scope, only who approves them all."""
    promises = (
        promise("C-1", dimension="uptime", deal="D-1"),
        promise("C-2", dimension="seats", deal="D-2"),
        promise("C-3", dimension="region", deal="D-2"),
    )

    assert approving_roles(waiver("W-1", rule, **scope), seen(*promises)) == roles


def test_the_guardrails_approver_may_waive_it() -> None:
    """And no other rule."""
    by_otto = {"approved_by": "otto", "owner": "kim"}

    assert refused(rule="VIS603", **by_otto) == []
    assert refused(rule="VIS601", **by_otto) == [Refusal.WRONG_ROLE]


def test_what_no_waiver_covers() -> None:
    """Input errors, the waiver rules, a misrepresented availability and a side letter."""
    never = [code for code in CODES if not is_waivable(code)]

    assert never == [
        "INP001", "INP002", "INP003", "INP004", "COM806", "WVR951", "WVR952", "WVR953", "WVR954",
        "WVR955",
    ]  # fmt: skip
    assert is_waivable("COM802")
    assert is_waivable("COM802:email")
    assert not is_waivable("COM802:side_letter")
    assert not is_waivable("COM806:demo")


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("COM806", Refusal.NOT_WAIVABLE),
        ("COM802:side_letter", Refusal.NOT_WAIVABLE),
        ("INP003", Refusal.NOT_WAIVABLE),
        ("VIS699", Refusal.UNKNOWN_RULE),
        ("vis601", Refusal.UNKNOWN_RULE),
    ],
)
def test_the_rule_must_be_known_and_waivable(rule: str, reason: Refusal) -> None:
    """One reason, not both."""
    assert refused(rule=rule) == [reason]


def test_every_reason_is_given_at_once() -> None:
    """Nobody should have to fix a waiver three times."""
    assert refused(
        rule="COM806", commitment=None, reason=None, expires_on="2026-01-31", approved_by="kim"
    ) == [
        Refusal.NOT_WAIVABLE,
        Refusal.UNSCOPED,
        Refusal.INCOMPLETE,
        Refusal.EXPIRED,
        Refusal.WRONG_ROLE,
    ]


def test_the_owner_is_asked_in_their_role() -> None:
    """An owner whom nobody knows is product's business."""
    assert owner_role(waiver(owner="otto"), seen()) == "engineering"
    assert owner_role(waiver(owner="eve"), seen()) == "product"
    assert owner_role(waiver(owner="stranger"), seen()) == "product"
    assert owner_role(waiver(), seen()) == "product"
