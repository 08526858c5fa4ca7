"""What each role's meeting is about: its decisions in their order, and what others decide."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from assessment.desks import AS_OF, desk, finding
from building import promise, vision
from commitcheck.assessment.packs.agenda import decisions, on_agenda, roles_of
from commitcheck.assessment.packs.facts import Desk
from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.location import Location

PROMISES = (
    promise("C-1", deal="D-1", title="SCIM", arr=1000, source_ref="page 3", customer="Norvik",
            expected_signature="2026-04-30"),
    promise("C-2", deal="D-2", status="signed"),
    promise("C-3", deal="D-3", expected_signature="2026-03-31"),
)  # fmt: skip
GIVEN = desk(vision(capabilities=["scim"]), *PROMISES)


def with_findings(*findings: Finding) -> Desk:
    return Desk(GIVEN.context, replace(GIVEN.report, findings=findings))


def decided(role: str, *findings: Finding) -> list[str]:
    return [
        f"{decision.finding.subject.id} {decision.finding.code}"
        for decision in decisions(with_findings(*findings), role)
    ]


def draft(rule: str = "VIS601", id: str = "C-1", **fields: Any) -> Finding:  # noqa: A002 - the subject's
    return finding(rule, id=id, unsigned=True, **fields)


def test_a_decision_has_the_promise_s_words_and_worth() -> None:
    """Its day is that of the expected signature."""
    quote = Quote("We will.", Location("commitments.yaml"))
    leading = draft(quotes=(quote,))
    hint = draft("COV304", severity=Severity.INFO)
    warning = draft("COM802", who="legal", variant="side_letter", severity=Severity.WARNING)
    [decision] = decisions(with_findings(leading, hint, warning), "product")
    assert (decision.finding, decision.title, decision.customer, decision.deal) == (
        leading,
        "SCIM",
        "Norvik",
        "D-1",
    )
    assert (str(decision.arr), decision.quote, decision.source_ref) == (
        "ARR 1,000 of D-1",
        quote,
        "page 3",
    )
    assert (decision.also, decision.by) == (("COM802:side_letter",), dt.date(2026, 4, 30))
    assert str(decision.options[0].text).startswith("strike C-1 and say")


def test_a_decision_about_a_deal_has_no_promise_s_words() -> None:
    """The nearest signature of the deal counts where it can still be prevented."""
    quote = Quote("Banks", Location("vision.yaml"))
    about: dict[str, Any] = {"kind": "deal", "id": "D-1", "quotes": (quote,)}
    [decision] = decisions(with_findings(finding("VIS602", unsigned=True, **about)), "product")
    assert (decision.title, decision.customer, decision.deal, str(decision.arr)) == (
        "", "Norvik", "D-1", "ARR 1,000 of D-1",
    )  # fmt: skip
    assert (decision.quote, decision.source_ref, decision.by) == (None, None, dt.date(2026, 4, 30))
    [late] = decisions(with_findings(finding("VIS602", **about)), "product")
    assert late.by is None


def test_a_decision_about_neither_has_neither() -> None:
    [decision] = decisions(
        with_findings(finding("POS101", "positioning", "positioning")), "product"
    )
    assert (decision.title, decision.customer, decision.deal, decision.arr, decision.by) == (
        "",
        "",
        "",
        None,
        None,
    )


def test_a_signed_promise_has_no_day_to_decide_by() -> None:
    [decision] = decisions(with_findings(finding(id="C-2")), "product")
    assert decision.by is None


def test_the_order_of_the_meeting() -> None:
    """What can be prevented, then the nearest signature, the worst, the agenda, the subject."""
    assert decided(
        "product",
        finding("VIS601", id="C-8"),
        finding("VIS601", id="C-7"),
        finding("COV301", id="C-6"),
        finding("VIS601", id="C-5", severity=Severity.WARNING),
        draft("COV301", id="C-4"),
        draft("VIS601", id="C-1"),
        draft("COV301", id="C-3"),
    ) == [
        "C-3 COV301",
        "C-1 VIS601",
        "C-4 COV301",
        "C-7 VIS601",
        "C-8 VIS601",
        "C-6 COV301",
        "C-5 VIS601",
    ]  # fmt: skip


def test_the_role_s_own_agenda_leads_an_entry() -> None:
    """Then the usual precedence: a worse finding that is not on it does not lead."""
    off = draft("VIS601", who="engineering")
    worse = draft("COV304", who="engineering")
    on = draft("TIM401", who="engineering", severity=Severity.WARNING)
    assert decided("engineering", off, worse, on) == ["C-1 TIM401"]
    assert decided("engineering", off) == ["C-1 VIS601"]


def test_a_far_signature_still_comes_before_none() -> None:
    """However far it is."""
    far = promise("C-2", deal="D-2", expected_signature="2027-12-31")
    given = desk(vision(capabilities=["scim"]), promise("C-1", deal="D-1"), far)
    report = replace(given.report, findings=(draft(id="C-1"), draft(id="C-2")))
    told = decisions(Desk(given.context, report), "product")
    assert [decision.finding.subject.id for decision in told] == ["C-2", "C-1"]


@pytest.mark.parametrize("code", ["INP001", "GOV201", "GOV203"])
def test_what_is_to_be_repaired_is_no_decision(code: str) -> None:
    assert decided("product", draft(code)) == []


def test_a_missing_approval_waits_for_everybody_who_is_missing() -> None:
    """Whoever the finding names; of a promise that is not there for nobody."""
    missing = draft("GOV205", variant="missing", who="product")
    for role, count in (("product", 1), ("engineering", 1), ("legal", 0)):
        assert len(decided(role, missing)) == count
    assert decided("product", draft("GOV205", id="C-9", variant="missing")) == []


def test_what_others_decide_is_on_the_agenda() -> None:
    """What can be prevented first, in the order of the agenda; nothing of one's own twice."""
    findings = (
        finding("TIM402", id="C-2"),
        draft("CAP503"),
        draft("TIM401", id="C-3"),
        draft("COM802"),
    )
    given = with_findings(*findings)
    told = [point.code for point in on_agenda(given, "engineering", ())]
    assert told == ["TIM401", "CAP503", "TIM402"]
    own = decisions(with_findings(draft("CAP503", who="engineering")), "engineering")
    assert [point.code for point in on_agenda(given, "engineering", own)] == ["TIM401", "TIM402"]
    assert on_agenda(given, "product", ()) == ()


def test_a_role_gets_a_page_that_somebody_holds_or_something_waits_for() -> None:
    known = vision(capabilities=["scim"], stakeholders=[{"id": "lee", "role": "legal"}])
    given = desk(known, *PROMISES)
    report = replace(given.report, findings=(draft("TIM401", who="engineering"),), as_of=AS_OF)
    assert roles_of(Desk(given.context, report)) == ("engineering", "legal")


def test_a_decision_is_due_by_the_promises_own_day_and_else_by_its_deals() -> None:
    """A promise that is signed has none, nor a finding that nothing can prevent any more."""
    rows = (
        promise("C-1", deal="D-1", expected_signature="2026-05-31"),
        promise("C-2", deal="D-1", expected_signature="2026-04-30"),
        promise("C-3", deal="D-1"),
        promise("C-4", deal="D-1", status="signed", expected_signature="2026-04-15"),
    )
    given = desk(vision(capabilities=["scim"]), *rows)

    def by(id_: str, *, unsigned: bool) -> dt.date | None:
        found = finding("VIS601", id=id_, unsigned=unsigned)
        seen = Desk(given.context, replace(given.report, findings=(found,)))
        (decision,) = decisions(seen, "product")
        return decision.by

    (deal,) = given.report.deals
    assert by("C-1", unsigned=True) == by("C-1", unsigned=False) == dt.date(2026, 5, 31)
    assert by("C-2", unsigned=True) == dt.date(2026, 4, 30)
    assert by("C-3", unsigned=True) == by("C-4", unsigned=True) == deal.signature
    assert deal.signature is not None
    assert by("C-3", unsigned=False) is by("C-4", unsigned=False) is None
