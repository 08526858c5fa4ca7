"""Rules of the company's own, run as ours are: what they find, what they could not judge."""

from collections.abc import Iterable
from typing import Any

import pytest

import building as b
from commitcheck import check
from commitcheck.assessment.redaction.redact import redacted
from commitcheck.errors import UsageError
from commitcheck.loading.own_rules.condition import CelCondition
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.own_rule import OwnRule, Words
from commitcheck.model.report import Report
from commitcheck.model.vision import Vision
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context
from commitcheck.rules.own import as_rule, with_own
from commitcheck.rules.pages import page_markdown, page_text

OWNER = "promise.arr > 100000.0 && promise.owner == null"


def own(when: str = OWNER, subject: Any = "promise", **fields: Any) -> OwnRule:
    known: dict[str, Any] = {
        "code": "ACME101",
        "name": "big-deal-without-owner",
        "severity": Severity.ERROR,
        "message": Words(("", " is big and nobody owns it"), (f"{subject}.id",)),
        "next_step": Words(("name an owner",)),
    }
    return OwnRule(when=CelCondition(when, subject), subject=subject, **{**known, **fields})


def found(rule: OwnRule, *promises: Commitment, vision: Vision | None = None) -> list[Finding]:
    return list(as_rule(rule).check(b.context(vision or b.vision(), *promises)))


def subjects(findings: Iterable[Finding]) -> list[str]:
    return [it.subject.id for it in findings]


def report(*promises: Commitment, rule: OwnRule | None = None, **more: Any) -> Report:
    project = b.project(b.vision(), promises)
    rules = (rule or own(),)
    return check(b.replaced(project, own_rules=rules, **more), as_of="2026-03-16")


def test_both_sides_of_the_bound() -> None:
    at, over = b.promise("C-1", arr=100000), b.promise("C-2", arr=100001)
    assert subjects(found(own(), at, over)) == ["C-2"]


def test_a_finding_has_the_place_of_the_first_field_that_is_filled() -> None:
    (it,) = found(own(), b.promise("C-2", arr=200000, line=7))
    assert (it.at.line, it.at.field, it.code, it.who) == (7, "arr", "ACME101", "product")
    assert str(it.message) == "C-2 is big and nobody owns it"
    assert str(it.next_step) == "name an owner"
    assert len(it.fingerprint) == 16


def test_promises_that_are_over_are_looked_at_only_where_the_rule_says_so() -> None:
    gone = b.promise("C-1", arr=200000, status="withdrawn")
    assert found(own(), gone) == []
    assert subjects(found(own(statuses=("withdrawn",)), gone)) == ["C-1"]


def test_what_has_no_answer_is_not_judged_and_never_passed() -> None:
    """Neither false nor true: said once a rule, and no promise conforms by it."""
    known, unknown = b.promise("C-1", arr=5, owner="ines"), b.promise("C-2")
    said = [it for it in report(known, unknown).not_checked if it.rule == "ACME101"]
    assert [(str(it.reason), it.needs) for it in said] == [
        ("C-2 was not judged", "a value in promise.arr or promise.owner")
    ]


def test_only_an_error_of_the_company_stands_against_a_yes() -> None:
    def missing(severity: Severity) -> list[str]:
        answers = report(b.promise("C-2", kind="pricing"), rule=own(severity=severity)).commitments
        return [str(text) for text in answers[0].missing if "ACME101" in str(text)]

    assert missing(Severity.ERROR) == ["what ACME101 needs to judge it"]
    assert missing(Severity.WARNING) == []


def test_an_error_of_the_company_leads_its_promise_before_our_warnings() -> None:
    """A card says first why the promise does not conform."""
    row = b.promise("C-2", arr=200000, kind="custom_development", capability=["scim"])
    answers = report(row).commitments
    assert (answers[0].answer, answers[0].headline) == ("does_not_conform", "ACME101")
    warns = report(row, rule=own(severity=Severity.WARNING)).commitments
    assert warns[0].headline != "ACME101"


def test_a_column_that_nobody_has_switches_the_rule_off() -> None:
    project = b.replaced(
        b.project(b.vision(), [b.promise(arr=200000)], fields=["arr"]), own_rules=(own(),)
    )
    judged = check(project, as_of="2026-03-16")
    assert "ACME101" not in {it.rule for it in judged.findings}
    (said,) = [it for it in judged.not_checked if it.rule == "ACME101"]
    assert said.needs == "a column owner in the commitments"


def test_a_cell_that_could_not_be_used_is_left_alone_and_said() -> None:
    rows = [b.promise("C-1", unusable=["arr"]), b.promise("C-2", arr=200000)]
    judged = report(*rows)
    assert subjects(it for it in judged.findings if it.rule == "ACME101") == ["C-2"]
    assert [str(it.reason) for it in judged.not_checked if it.rule == "ACME101"] == [
        "it left C-1 alone: what it reads there could not be used"
    ]


def test_a_deal_is_its_open_promises_together() -> None:
    rule = own(
        "deal.arr > 250000.0 && deal.promises.exists(p, p.kind == 'custom_development') && "
        "!deal.promises.exists(p, p.approvals.exists(a, a.role == 'executive'))",
        "deal",
    )
    custom = b.promise("C-1", deal="D-1", arr=300000, kind="custom_development")
    approved = b.promise("C-2", deal="D-1", approvals=["executive@2026-01-01"])
    assert subjects(found(rule, custom)) == ["D-1"]
    assert found(rule, custom)[0].subject.kind == "deal"
    assert found(rule, custom)[0].subject.unsigned
    assert found(rule, custom, approved) == []
    assert subjects(found(rule, custom, approved._replace(status="released"))) == ["D-1"]


def test_a_deals_arr_is_the_largest_of_its_rows_as_everywhere() -> None:
    rule = own("deal.arr > 250000.0", "deal", message=Words(("", ""), ("deal.arr",)))
    rows = [
        b.promise("C-1", deal="D-1", arr=100000, currency="USD"),
        b.promise("C-2", deal="D-1", arr=300000, currency="EUR", status="withdrawn"),
    ]
    (finding,) = found(rule, *rows)
    assert str(finding.message) == "300,000 EUR"


def test_the_records_without_an_answer_are_listed_and_counted() -> None:
    """A deal's name is redacted as one: it is often the customer's."""
    rule = own("deal.arr > 250000.0", "deal")
    rows = [b.promise(f"C-{n}", deal=f"Norvik {n}", customer=f"Norvik {n}") for n in range(25)]
    judged = report(*rows, b.promise("C-99", arr=5), rule=rule)
    (card,) = judged.own_rules
    assert (card.state, card.unanswered_count, len(card.unanswered)) == ("ran", 25, 20)
    assert (card.unanswered[0].kind, card.unanswered[0].id) == ("deal", "Norvik 0")
    assert "Norvik" not in str(redacted(judged, "customers"))


def test_a_rule_that_could_not_run_says_what_it_needs() -> None:
    project = b.project(b.vision(), [b.promise(arr=200000)], fields=["arr"])
    judged = check(b.replaced(project, own_rules=(own(),)), as_of="2026-03-16")
    (card,) = judged.own_rules
    assert (card.state, card.needs) == ("could_not_run", "a column owner in the commitments")


def test_an_item_of_the_roadmap() -> None:
    rule = own("roadmap_item.effort > 10.0", "roadmap_item")
    items = [{"id": "R-1", "effort": 10}, {"id": "R-2", "effort": 11}, {"id": "R-3"}]
    context = b.context(b.vision(roadmap=items))
    made = as_rule(rule)
    assert subjects(made.check(context)) == ["R-2"]
    assert made.leaves is not None
    assert [str(left.reason) for left in made.leaves(context)] == ["R-3 was not judged"]


def test_what_the_vision_says_and_the_day() -> None:
    rule = own("vision.product.stage == 'growth' && promise.due < as_of")
    late, today = b.promise("C-1", due="2026-03-15"), b.promise("C-2", due="2026-03-16")
    assert subjects(found(rule, late, today)) == ["C-1"]
    infancy = b.vision(product={"stage": "infancy"})
    assert found(rule, late, vision=infancy) == []


def test_the_fields_of_a_message_are_said_in_their_kinds() -> None:
    names = ("customer", "arr", "owner", "due", "capability", "disclaimer", "title")
    message = Words(("",) + (" ",) * 6 + ("",), tuple(f"promise.{name}" for name in names))
    rule = own("promise.is_open", message=message)
    row = b.promise(arr=1250000, currency="EUR", due="2026-06-30", capability=["a", "b"])
    assert str(found(rule, row)[0].message) == (
        "Acme 1,250,000 EUR none 2026-06-30 a, b none A promise"
    )


def test_what_a_message_names_is_redacted_as_in_any_other() -> None:
    message = Words(("", " promised ", ""), ("promise.owner", "promise.customer"))
    judged = report(b.promise(arr=5, owner="Ines", customer="Norvik"),
                    rule=own("promise.arr < 9.0", message=message))  # fmt: skip
    hidden = redacted(judged, "customers,people")
    (it,) = [it for it in hidden.findings if it.rule == "ACME101"]
    assert "Norvik" not in str(hidden)
    assert "Ines" not in str(hidden)
    assert str(it.message) == "Person 1 promised Customer A"


def test_a_redacted_report_does_not_tell_the_rule_itself() -> None:
    rule = own("promise.customer == 'Norvik'", why="Norvik must not know")
    hidden = redacted(report(b.promise(customer="Acme"), rule=rule), "customers")
    assert "Norvik" not in str(hidden)


def test_a_waiver_takes_its_finding_and_a_wrong_code_is_said() -> None:
    owner, approver = {"id": "ines", "role": "product"}, {"id": "omar", "role": "executive"}
    vision = b.vision(stakeholders=[owner, approver])
    fields = {"commitment": "C-1", "reason": "x", "owner": "ines", "approved_by": "omar",
              "approved_on": "2026-03-01", "expires_on": "2026-04-01"}  # fmt: skip
    waivers = [b.waiver("W-1", "ACME101", **fields), b.waiver("W-2", "ACME102", **fields)]
    project = b.project(vision, [b.promise(arr=200000)], waivers=waivers)
    judged = check(b.replaced(project, own_rules=(own(),)), as_of="2026-03-16")
    assert {it.waived_by for it in judged.findings if it.rule == "ACME101"} == {"W-1"}
    (unknown,) = [it for it in judged.findings if it.rule == "INP003"]
    assert unknown.subject.id == "W-2"
    assert "did you mean ACME101?" in str(unknown.next_step) + str(unknown.message)


def test_it_is_selected_ignored_and_weighed_by_code_and_family() -> None:
    project = b.replaced(b.project(b.vision(), [b.promise(arr=200000)]), own_rules=(own(),))

    def codes(**options: Any) -> set[str]:
        return {it.rule for it in check(project, as_of="2026-03-16", **options).findings}

    assert codes(select="ACME") == {"ACME101"}
    assert codes(select="ACME101") == {"ACME101"}
    assert "ACME101" not in codes(ignore="ACME")
    with pytest.raises(UsageError, match="did you mean ACME101"):
        codes(select="ACME1O1")


def test_lists_too_long_to_go_through_are_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitcheck.rules.own.STEPS", 4)
    rule = as_rule(own("promise.supports.exists(s, s == 'x')"))
    rows = [b.promise("C-1", supports=["x"] * 4), b.promise("C-2", supports=["x"])]
    context = b.context(b.vision(), *rows)
    assert subjects(rule.check(context)) == ["C-1"]
    assert rule.leaves is not None
    (left,) = rule.leaves(context)
    assert "C-2 was not judged: its lists have more than 4 entries" in str(left.reason)


def test_texts_too_long_to_search_are_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as the budget allows are; of the others that is said, and none has passed."""
    rule = as_rule(own("promise.title.matches('x+')"))
    rows = [b.promise("C-1", title="x" * 400), b.promise("C-2", title="x")]
    monkeypatch.setattr("commitcheck.rules.own.SEARCHED", 11 * (400 + 600))
    context = b.context(b.vision(), *rows)
    assert subjects(rule.check(context)) == ["C-1"]
    assert rule.leaves is not None
    (left,) = rule.leaves(context)
    assert str(left.reason) == (
        "C-2 was not judged: there is more text than one rule may search through"
    )
    monkeypatch.setattr("commitcheck.rules.own.SEARCHED", 11 * (401 + 1200))
    assert subjects(rule.check(b.context(b.vision(), *rows))) == ["C-1", "C-2"]


def test_the_page_is_made_of_the_files_own_words() -> None:
    rule = as_rule(own(why="somebody must answer for it", unjudged_without=("promise.arr",)))
    text = page_text(rule)
    assert text.startswith("ACME101 big-deal-without-owner\n\nBig deal without owner.\n")
    assert f"Condition:\n    {OWNER}" in text
    assert "Why: somebody must answer for it" in text
    assert "Not checked when: promise.arr is empty." in text
    assert f"```cel\n{OWNER}\n```" in page_markdown(rule)


def test_a_rule_in_python_stands_beside_ours_and_cannot_take_a_place_of_theirs() -> None:
    mine = as_rule(own(code="ACME200"))
    assert with_own((), (mine,)) == (*ALL_RULES, mine)
    with pytest.raises(UsageError, match="two rules ACME200"):
        with_own((), (mine, mine))
    with pytest.raises(UsageError, match="XCF701"):
        with_own((), (next(rule for rule in ALL_RULES if rule.info.code == "XCF701"),))


def test_it_runs_with_every_rule_on_the_same_context() -> None:
    """What one has worked out stays with its context."""
    context: Context = b.context(b.vision(), b.promise(arr=200000))
    rule = as_rule(own())
    assert list(rule.check(context)) == list(rule.check(context))
    assert subjects(rule.check(b.context(b.vision(), b.promise(arr=1)))) == []
