"""The why-chain: every rule says of one promise what it looked at and what came of it."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import building
from commitcheck import check, load
from commitcheck.api import why
from commitcheck.assessment.why import Outcome, Step, Why
from commitcheck.errors import UsageError
from commitcheck.model.commitment import Commitment
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES

AS_OF = dt.date(2026, 3, 16)
EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def portfolio() -> tuple[Project, Report]:
    project = load(config=str(EXAMPLES / "portfolio" / "commitcheck.yaml"))
    return project, check(project, engine="off")


@cache
def chain(promise: str) -> Why:
    return why(*portfolio(), promise)


def step(promise: str, rule: str) -> Step:
    return next(step for step in chain(promise).steps if step.rule == rule)


def test_every_rule_has_a_step_in_code_order() -> None:
    assert [step.rule for step in chain("K-05").steps] == [rule.info.code for rule in ALL_RULES]
    assert {step.outcome for step in chain("K-05").steps} <= set(get_args(Outcome))


def test_what_fired_is_what_the_report_has_on_the_promise() -> None:
    """Of every promise, waived findings too."""
    project, report = portfolio()
    for promise in project.commitments:
        fired = {f.code for step in chain(promise.id).steps if step.outcome == "fired"
                 for f in step.findings}  # fmt: skip
        on_it = {f.code for f in report.findings if f.subject[:2] == ("commitment", promise.id)}
        assert fired == on_it


@pytest.mark.parametrize(
    ("promise", "rule", "outcome"),
    [
        ("K-05", "VIS601", "fired"),
        ("K-05", "CAP501", "involved"),
        ("K-13", "XCF702", "involved"),
        ("K-01", "VIS601", "passed"),
        ("K-01", "XCF701", "involved"),
        ("K-05", "COM802", "does_not_apply"),
        ("K-32", "COM801", "does_not_apply"),
        ("K-05", "POS101", "elsewhere"),
        ("K-05", "WVR953", "elsewhere"),
    ],
)
def test_the_outcome_of_a_rule(promise: str, rule: str, outcome: str) -> None:
    """The other side of a conflict is involved; a rule that stopped at the source or at the
    status does not apply.
    """
    assert step(promise, rule).outcome == outcome


def test_a_step_says_what_was_compared() -> None:
    """Field by field, as it stands in the file."""
    compared = {name: str(said) for name, said in step("K-36", "VIS603").compared}
    assert compared["dimension"] == "events_per_minute"
    assert compared["value"] == "600000"
    assert str(step("K-05", "COM802").reason) == "source is order_form"


def test_the_derived_terms_are_told() -> None:
    """What counts as firm, future, backed and approved."""
    assert {name: str(said) for name, said in chain("K-13").terms} == {
        "open": "yes",
        "binding": "contractual, in the order form: firm",
        "future": "no",
        "backing": "none",
        "approvals": "required product",
    }
    backing = dict(chain("K-06").terms)["backing"]
    assert str(backing) == "RM04 lands between 2026-12-01 and 2027-01-31"


def test_who_made_the_promise_is_never_told() -> None:
    fields = {name for step in chain("K-05").steps for name, _ in step.compared}
    assert "promised_by" not in fields


def test_a_rule_that_was_not_asked_for_or_did_not_run_says_so() -> None:
    project, _ = portfolio()
    report = check(project, engine="off", ignore=("VIS601",))
    steps = {step.rule: step for step in why(project, report, "K-05", ignore=("VIS601",)).steps}
    assert steps["VIS601"].outcome == "not_asked"
    infancy = load(config=str(EXAMPLES / "infancy" / "commitcheck.yaml"))
    of_c1 = why(infancy, check(infancy, engine="off"), "C-01").steps
    (silent,) = (any_step for any_step in of_c1 if any_step.rule == "XCF702")
    assert (silent.outcome, str(silent.reason), silent.needs) == (
        "not_checked",
        "the input does not have what it reads",
        "dimensions in the vision",
    )


def test_watching_changes_nothing() -> None:
    """The report of the project is the same before and after."""
    project, report = portfolio()
    why(project, report, "K-05")
    assert check(project, engine="off") == report


def test_an_unknown_promise_is_said_with_what_is_near() -> None:
    with pytest.raises(UsageError, match=r"no promise K-055 among the commitments; did you mean"):
        chain("K-055")


def followed(*promises: Commitment, ignore: tuple[str, ...] = (), **sections: Any) -> Why:
    """The chain of the first of them."""
    project = building.project(building.vision(**sections), promises)
    report = check(project, as_of=AS_OF, engine="off", ignore=ignore)
    return why(project, report, promises[0].id, ignore=ignore)


def test_the_answer_is_the_promise_s_own_and_every_step_has_its_rule_s_name() -> None:
    told = followed(
        building.promise("C-1", capability="scim"),
        building.promise("C-2", capability="scim"),
        capabilities=["scim"],
        ignore=("VIS",),
    )
    assert told.answer.commitment == "C-1"
    assert {step.rule: step.name for step in told.steps} == {
        rule.info.code: rule.info.name for rule in ALL_RULES
    }
    assert len({step.outcome for step in told.steps}) >= 5


def test_what_was_not_asked_for_compares_nothing() -> None:
    told = followed(building.promise("C-1"), capabilities=["scim"], ignore=("TIM",))
    (told_step,) = (step for step in told.steps if step.rule == "TIM401")
    assert (told_step.outcome, told_step.compared, str(told_step.reason)) == (
        "not_asked", (), "it was not asked for",
    )  # fmt: skip


def one_step(rule: str, *promises: Commitment, **sections: Any) -> Step:
    return next(step for step in followed(*promises, **sections).steps if step.rule == rule)


def test_a_rule_that_found_nothing_to_judge_says_what_it_looked_for() -> None:
    """The fields that are empty, rather than that the promise is open."""
    promise = building.promise("C-1", capability="scim", status="signed", source="order_form")
    known = {"capabilities": ["scim"], "guardrails": [{"id": "GR1", "dimension": "uptime_pct"}]}
    step = one_step("VIS603", promise, **known)
    assert (step.outcome, str(step.reason)) == ("does_not_apply", "dimension is not given")
    assert [name for name, _ in step.compared] == ["status", "dimension"]
    over = one_step("VIS603", promise._replace(status="withdrawn"), **known)
    assert (over.outcome, str(over.reason)) == ("does_not_apply", "status is withdrawn")
    assert [name for name, _ in over.compared] == ["status"]


def test_the_last_word_on_its_scope_is_why_a_rule_stopped() -> None:
    promise = building.promise("C-1", status="signed", source="order_form")
    step = one_step("COM802", promise)
    assert (step.outcome, str(step.reason)) == ("does_not_apply", "source is order_form")
    assert len(step.compared) > 1


def test_the_other_side_of_a_finding_is_involved_in_it() -> None:
    """So is a promise of a deal that has one."""
    segments = [{"id": "retail", "fit": "excluded"}]
    step = one_step(
        "VIS602",
        building.promise("C-1", deal="D-1", segment="retail"),
        building.promise("C-2", deal="D-2", segment="retail"),
        positioning={"segments": segments},
    )
    assert [found.subject[:2] for found in step.findings] == [("deal", "D-1")]
    assert step.outcome == "involved"


def test_a_promise_with_an_unusable_cell_says_that_it_was_left_alone() -> None:
    """Another promise of the same project was judged."""
    known = {
        "capabilities": ["scim"],
        "roadmap": [{"id": "RM1", "capabilities": ["scim"], "latest": "2026-07-31"}],
    }
    bad = building.promise("C-1", capability="scim", due=None, unusable=["due"])
    fine = building.promise("C-2", capability="scim", due="2026-08-31")
    assert one_step("TIM401", bad, fine, **known).outcome == "not_checked"
    assert one_step("TIM401", fine, bad, **known).outcome == "passed"


def test_the_terms_of_a_promise_that_is_over_say_so() -> None:
    told = followed(
        building.promise(
            "C-1", capability="scim", status="released", source="email", approvals=["product"]
        ),
        capabilities=["scim"],
        roadmap=[{"id": "RM1", "capabilities": ["scim"]}],
    )
    assert {name: str(said) for name, said in told.terms} == {
        "open": "no, it is released",
        "binding": "informal, in an email: not firm",
        "future": "yes",
        "backing": "RM1 lands at no date",
        "approvals": "required product",
    }


def test_the_roles_whose_approval_is_missing_are_told() -> None:
    told = followed(
        building.promise("C-1", capability="scim", source="order_form", approvals=["product"]),
        capabilities=["scim"],
    )
    assert str(dict(told.terms)["approvals"]) == (
        "required product, engineering, finance, legal, missing engineering, finance, legal"
    )


def test_a_field_is_told_as_it_stands_in_the_file() -> None:
    own = building.promise("C-1", approvals=["product@2026-01-31", "engineering"], kind="feature")
    compared = dict(one_step("GOV205", own, capabilities=["scim"]).compared)
    assert str(compared["approvals"]) == "product on 2026-01-31, engineering"


def test_a_promise_that_is_like_nothing_is_not_guessed() -> None:
    with pytest.raises(UsageError) as raised:
        chain("nothing like it")
    assert str(raised.value) == "there is no promise nothing like it among the commitments"
