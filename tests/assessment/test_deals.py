"""One word per deal, and what has to change."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.assessment.answers import answers
from commitcheck.assessment.coverage import Coverage
from commitcheck.assessment.deals import deal_answers
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import words
from commitcheck.model.project import LostRecord
from commitcheck.model.report import Change, DealAnswer
from commitcheck.rules.context import Context
from rules.test_linear import steps

SIGNS = "2026-03-31"


def finding(
    subject: str,
    cure: str = "edit",
    severity: Severity = Severity.ERROR,
    kind: str = "commitment",
    *,
    rule: str = "TIM401",
    **more: Any,
) -> Finding:
    given: dict[str, Any] = {"who": "engineering", "next_step": words("move the date"), **more}
    return b.finding(rule, subject, kind, cure=cure, severity=severity, **given)


def judged(promises: list[Commitment], *findings: Finding) -> DealAnswer:
    context = b.context(b.vision(), *promises)
    told = answers(context, findings, frozenset(), Coverage())
    (deal,) = deal_answers(context, findings, told)
    return deal


def draft(id_: str) -> Commitment:
    return b.promise(id_, deal="D-1", capability="scim", due="2026-06-30", expected_signature=SIGNS)


def signed(id_: str) -> Commitment:
    return b.promise(id_, deal="D-1", capability="scim", due="2026-06-30", signed_on="2026-01-31")


def test_a_clean_draft_can_be_signed() -> None:
    deal = judged([draft("C-1")])
    assert (deal.verdict, deal.changes) == ("sign", ())
    assert deal.signature == dt.date(2026, 3, 31)


def test_an_error_on_a_draft_is_a_change_with_who_and_by_when() -> None:
    deal = judged([draft("C-1"), draft("C-2")], finding("C-1"))
    assert deal.verdict == "sign_with_changes"
    (change,) = deal.changes
    assert (change.action, change.commitment, change.who, change.by) == (
        "edit",
        "C-1",
        "engineering",
        dt.date(2026, 3, 31),
    )


def test_a_waived_error_is_no_change() -> None:
    assert judged([draft("C-1")], finding("C-1", waived_by="W-1")).verdict == "sign"


def test_a_warning_that_signature_turns_into_an_error_counts_as_one() -> None:
    worse = finding("C-1", "decide", Severity.WARNING, worse_when_signed=True)
    assert judged([draft("C-1")], worse).verdict == "sign_with_changes"
    plain = finding("C-1", "decide", Severity.WARNING)
    assert judged([draft("C-1")], plain).verdict == "sign"


def test_every_draft_struck_is_do_not_sign() -> None:
    strikes = [finding("C-1", "strike"), finding("C-2", "strike")]
    assert judged([draft("C-1"), draft("C-2")], *strikes).verdict == "do_not_sign"
    assert judged([draft("C-1"), draft("C-2")], strikes[0]).verdict == "sign_with_changes"


def test_an_excluded_segment_is_do_not_sign() -> None:
    excluded = finding("D-1", "strike", kind="deal", rule="VIS602")
    assert judged([draft("C-1"), draft("C-2")], excluded).verdict == "do_not_sign"


def test_capacity_that_a_draft_tips_is_a_change_of_its_deal() -> None:
    tips = finding(
        "2026-Q2", "edit", Severity.WARNING, "period", rule="CAP501",
        worse_when_signed=True, deals=("D-1",),
    )  # fmt: skip
    assert judged([draft("C-1")], tips).verdict == "sign_with_changes"


def test_errors_on_signed_rows_of_a_deal_with_drafts_are_owed_beside_it() -> None:
    deal = judged([draft("C-1"), signed("C-2")], finding("C-2", "strike"))
    assert deal.verdict == "sign"
    assert [change.commitment for change in deal.owed] == ["C-2"]


def test_a_draft_that_cannot_be_told_leaves_the_deal_untold() -> None:
    unlinked = b.promise("C-1", deal="D-1", expected_signature=SIGNS)
    assert judged([unlinked]).verdict == "could_not_be_judged"


@pytest.mark.parametrize(
    ("cure", "word"),
    [("strike", "conflicts"), ("edit", "owes_changes"), ("decide", "owes_changes")],
)
def test_a_signed_deal_conflicts_or_owes(cure: str, word: str) -> None:
    assert judged([signed("C-1")], finding("C-1", cure)).verdict == word


def test_a_clean_signed_deal_conforms() -> None:
    assert judged([signed("C-1")]).verdict == "conforms"


def test_a_deal_without_a_name_is_the_customer() -> None:
    context = b.context(b.vision(), b.promise("C-1", customer="Acme", capability="scim"))
    told = answers(context, (), frozenset(), Coverage())
    assert [deal.id for deal in deal_answers(context, (), told)] == ["Acme"]


def test_a_change_says_which_rule_asks_whom_for_what_by_when() -> None:
    """Of the deal as a whole it names no promise."""
    own, whole = finding("C-1"), finding("D-1", kind="deal", rule="VIS602", variant="adjacent")
    by = dt.date(2026, 3, 31)
    assert judged([draft("C-1")], own, whole).changes == (
        Change("edit", "TIM401", words("move the date"), "engineering", by, "C-1"),
        Change("edit", "VIS602:adjacent", words("move the date"), "engineering", by),
    )


def test_a_signed_deal_that_cannot_be_told_is_not_called_fine() -> None:
    unlinked = b.promise("C-1", deal="D-1", status="signed", signed_on="2026-01-31")
    assert judged([unlinked]).verdict == "could_not_be_judged"


def test_a_deal_that_may_have_lost_a_promise_is_not_called_fine() -> None:
    """One that names no deal may be anybody's; another deal's is not."""
    context = b.context(b.vision(), draft("C-1"))
    words_for = {
        lost: deal_answers(
            Context(replace(context.project, lost=(lost,)), context.as_of),
            (),
            answers(context, (), frozenset(), Coverage()),
        )[0].verdict
        for lost in (
            LostRecord("C-2", "Acme", "D-1"),
            LostRecord("C-2", "Acme", "D-2"),
            LostRecord("C-2"),
        )
    }
    assert list(words_for.values()) == ["could_not_be_judged", "sign", "could_not_be_judged"]


def test_an_id_of_two_deals_tells_nothing_about_either() -> None:
    """Findings know promises by their ids; what is about others still counts."""
    context = b.context(
        b.vision(),
        draft("C-1"),
        draft("C-3"),
        b.promise("C-1", deal="D-2", capability="scim", expected_signature=SIGNS),
    )
    told = answers(context, (), frozenset(), Coverage())
    found = [finding("C-1", "strike"), finding("C-3")]
    assert [answer.verdict for answer in deal_answers(context, found, told)] == [
        "sign_with_changes",
        "could_not_be_judged",
    ]


def test_what_is_waived_or_could_not_be_read_hides_nothing_else() -> None:
    """Whatever comes first in the file."""
    found = (
        finding("C-1", rule="VIS601", waived_by="W-1"),
        finding("C-1", rule="INP001"),
        finding("C-1"),
    )
    assert [change.rule for change in judged([draft("C-1")], *found).changes] == ["TIM401"]


def test_a_subject_of_another_kind_is_no_promise_of_the_deal() -> None:
    """Whatever its id."""
    assert judged([draft("C-1")], finding("C-1", kind="theme")).changes == ()


def test_a_debt_on_what_was_delivered_is_listed_and_does_not_change_the_deal_s_word() -> None:
    """The same on a promise that is still open does."""
    delivered = b.promise("C-2", deal="D-1", capability="scim", status="delivered")
    over = judged([signed("C-1")._replace(status="signed"), delivered], finding("C-2"))
    assert (over.verdict, over.changes) == ("conforms", ())
    assert [change.commitment for change in over.owed] == ["C-2"]

    still = judged([signed("C-1")._replace(status="signed"), delivered], finding("C-1"))
    assert (still.verdict, still.owed) == ("owes_changes", ())


def test_a_deal_of_many_errors_is_no_product() -> None:
    """Half of them on its drafts, half owed on what is signed: no finding is held against all."""

    def taken(count: int) -> int:
        rows = [draft("C-0"), *(signed(f"C-{at}") for at in range(1, count))]
        context = b.context(b.vision(), *rows)
        findings = [finding(row.id) for row in rows] + [finding("D-1", kind="deal")] * count
        told = answers(context, tuple(findings), frozenset(), Coverage())
        return steps(lambda: deal_answers(context, findings, told))

    assert taken(400) <= 2.1 * taken(200)
