"""What is about to be signed, clause by clause, with words that could stand there instead."""

import datetime as dt
from typing import Any

import pytest

from assessment.desks import desk
from building import promise, vision
from commitcheck.assessment.packs.facts import Signing
from commitcheck.assessment.packs.signing import signings
from commitcheck.assessment.packs.wordings import Wording, WordingLibrary
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Severity
from commitcheck.model.vision import Vision

NOTHING = WordingLibrary("Not legal advice.")


def told(known: Vision, *promises: Commitment, library: WordingLibrary = NOTHING) -> list[Signing]:
    return list(signings(desk(known, *promises), library))


def test_the_deals_with_a_draft_come_nearest_signature_first() -> None:
    """Without a day last, then by id; only their drafts are clauses."""
    drafts = told(
        vision(capabilities=["scim"]),
        promise("C-1", deal="D-3"),
        promise("C-2", deal="D-2", status="signed"),
        promise("C-3", deal="D-4", status="negotiating", expected_signature="2026-05-31"),
        promise("C-4", deal="D-5", expected_signature="2026-04-30"),
        promise("C-5", deal="D-5", status="signed"),
        promise("C-6", deal="D-1", expected_signature="2026-05-31"),
    )
    assert [draft.deal for draft in drafts] == ["D-5", "D-1", "D-4", "D-3"]
    assert [clause.commitment for draft in drafts for clause in draft.clauses] == [
        "C-4", "C-6", "C-3", "C-1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arr", "said"), [(150000, "ARR 150,000 EUR"), (0, "ARR 0 EUR"), (None, "ARR not known")]
)
def test_a_deal_says_what_it_is_worth(arr: float | None, said: str) -> None:
    draft = promise("C-1", customer="Norvik", deal="D-1", arr=arr, currency="EUR",
                    expected_signature="2026-04-30")  # fmt: skip
    [deal] = told(vision(capabilities=["scim"]), draft)
    assert (deal.deal, deal.customer, str(deal.arr)) == ("D-1", "Norvik", said)
    assert deal.on == dt.date(2026, 4, 30)
    assert deal.verdict == "sign_with_changes"


def test_a_clause_has_its_words_and_every_problem_the_worst_first() -> None:
    """Hints are none."""
    no = {"id": "NG1", "statement": "No", "capabilities": ["onprem"], "enforcement": "hard"}
    known = vision(capabilities=[{"id": "onprem", "status": "rejected"}], non_goals=[no])
    draft = promise("C-1", title="On premise", quote="We will.", capability="onprem",
                    source="order_form")  # fmt: skip
    [deal] = told(known, draft)
    [clause] = deal.clauses
    assert (clause.title, clause.quote.text, clause.wording) == ("On premise", "We will.", None)
    assert [str(problem) for problem in clause.problems][:2] == [
        "C-1 is about onprem, which NG1 rules out",
        "C-1 promises onprem (rejected), which was decided against",
    ]
    given = desk(known, draft)
    assert {str(problem) for problem in clause.problems} == {
        str(finding.message)
        for finding in given.by_subject["commitment", "C-1"]
        if finding.severity >= Severity.WARNING
    }


FIELDS = "{feature}|{capability}|{customer}|{segment}|{target}|{dimension}|{bound}|{limit}|{other}"
ANY = WordingLibrary("", (Wording("W", FIELDS, rules=("GOV205",)),))
KNOWN: dict[str, Any] = {
    "capabilities": [{"id": "scim", "name": "SCIM"}, "audit"],
    "roadmap": [{"id": "RM1", "capabilities": ["scim"], "latest": "2026-06-30"}],
    "certifications": [{"id": "soc2", "status": "planned", "expected_on": "2027-07-01"}],
    "guardrails": [{"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.95}],
    "positioning": {"segments": [{"id": "bank", "name": "Banks"}, {"id": "retail"}]},
}


def filled(facts: Any = (), guardrails: Any = None, **fields: Any) -> list[str]:
    """What the fields of a wording become."""
    known = {**KNOWN, "facts": list(facts)}
    if guardrails is not None:
        known["guardrails"] = guardrails
    draft = promise("C-1", title="The thing", customer="Norvik", **fields)
    [deal] = told(vision(**known), draft, library=ANY)
    wording = deal.clauses[0].wording
    assert wording is not None
    return wording.split("|")


def test_a_wording_is_filled_in_from_the_promise_and_the_vision() -> None:
    """What it has no field for stays as it is."""
    assert filled(capability=["scim", "audit"], segment="bank", dimension="uptime_pct") == [
        "The thing",
        "SCIM, audit",
        "Norvik",
        "Banks",
        "in the first half of 2026",
        "uptime_pct",
        "at most 99.95",
        "99.95",
        "{other}",
    ]


def test_what_is_not_known_is_left_to_be_filled_in() -> None:
    assert filled() == [
        "The thing",
        "The thing",
        "Norvik",
        "<segment>",
        "at a date still to be planned",
        "<dimension>",
        "what the guardrail allows",
        "<limit>",
        "{other}",
    ]


@pytest.mark.parametrize(("segment", "said"), [("retail", "retail"), ("unheard of", "unheard of")])
def test_a_segment_without_a_name_goes_by_its_id(segment: str, said: str) -> None:
    assert filled(segment=segment)[3] == said


def test_a_certificate_s_day_is_the_target() -> None:
    """As exact as a target that is no commitment may be."""
    assert filled(certification="soc2")[4] == "in the second half of 2027"


@pytest.mark.parametrize(
    ("guardrails", "facts", "limit"),
    [
        ([], [], "<limit>"),
        ([{"op": "max", "value": 500}], [], "500"),
        ([{"op": "max", "value": 500}], [{"proven": 320}], "320"),
        ([{"op": "max", "value": 500}], [{"proven": 999}], "500"),
        ([{"op": "max", "value": 500}], [{}], "500"),
        ([{"op": "in", "value": ["eu", "us"]}], [{"proven": 1}], "eu, us"),
        ([{"op": "max", "value": 500}, {"op": "min", "value": 5}], [], "500, 5"),
    ],
)
def test_the_limit_is_the_guardrail_s_and_never_more_than_was_measured(
    guardrails: Any, facts: Any, limit: str
) -> None:
    """A guardrail or a figure of another dimension says nothing here."""
    rails = [
        {"id": f"GR{n}", "dimension": "rate", **guardrail} for n, guardrail in enumerate(guardrails)
    ]
    other = {"id": "GR9", "dimension": "uptime_pct", "op": "max", "value": 1}
    measured = [{"dimension": "rate", "better": "higher", **fact} for fact in facts]
    far = {"dimension": "uptime_pct", "proven": 2, "better": "higher"}
    told = filled([far, *measured], guardrails=[*rails, other], dimension="rate")
    assert told[7] == limit


def test_the_first_finding_that_any_text_fits_has_its_text() -> None:
    """The worst finding first; of several texts that fit it the first of the library."""
    fits_both = WordingLibrary(
        "",
        (
            Wording("A", "for another kind", rules=("GOV205",), kinds=("mfn",)),
            Wording("B", "for the approval", rules=("GOV205",)),
            Wording("C", "also for the approval", rules=("GOV205",)),
        ),
    )
    [deal] = told(vision(**KNOWN), promise("C-1", capability="scim"), library=fits_both)
    assert deal.clauses[0].wording == "for the approval"
