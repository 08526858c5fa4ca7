"""No way out of one deal is at another deal's cost."""

from building import project, promise, vision
from commitcheck.api import check
from commitcheck.deal_desk import fix
from commitcheck.model.project import Project

YES = [f"{role}@2026-01-05" for role in ("product", "engineering", "legal", "finance", "executive")]

VISION = vision(
    themes=[{"id": "TH1", "name": "Connectors"}],
    capabilities=[
        {"id": "old", "name": "SAP connector, old", "status": "rejected", "theme": "TH1",
         "reason": "the new one is there"},
        {"id": "new", "name": "SAP connector, new", "status": "available", "theme": "TH1"},
    ],
)  # fmt: skip


def two_deals(*, theirs: str) -> Project:
    """A draft of what is rejected, which could be what is there, and another customer's draft."""
    ours = promise(
        "C-1", deal="D-1", customer="Acme", kind="integration", capability=["old"], quote="x",
        source="order_form", due="2026-09-30", approvals=YES, revenue_review="cleared",
        segment="bank", expected_signature="2026-06-30",
    )  # fmt: skip
    others = promise(
        "C-2", deal="D-2", customer="Corvus", kind="exclusivity", capability=[theirs], quote="y",
        source="order_form", until="2027-12-31", approvals=YES, segment="bank",
        expected_signature="2026-07-31",
    )  # fmt: skip
    return project(VISION, [ours, others])


def test_a_swap_to_what_is_there() -> None:
    """Where nobody else is to have it for themselves."""
    found = fix(two_deals(theirs="old"), "D-1", as_of="2026-06-01", engine="off")
    assert [(it.action, it.new) for it in found.steps] == [("swap", ["new"])]


def test_a_swap_that_would_break_anothers_exclusivity_waits_until_it_ends() -> None:
    """The other deal, signed later, would be against it: it keeps what it has."""
    portfolio = two_deals(theirs="new")
    (theirs,) = (it for it in check(portfolio, as_of="2026-06-01").deals if it.id == "D-2")
    assert theirs.changes == ()
    found = fix(portfolio, "D-1", as_of="2026-06-01", engine="off")
    assert {(it.action, str(it.new)) for it in found.steps} == {
        ("swap", "['new']"), ("move", "2028-01-01")
    }  # fmt: skip
