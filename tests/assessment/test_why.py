"""The why-chain: every rule says of one promise what it looked at and what came of it."""

from functools import cache
from pathlib import Path

import pytest

from commitcheck import check, load
from commitcheck.api import why
from commitcheck.assessment.why import OUTCOMES, Step, Why
from commitcheck.errors import UsageError
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def portfolio() -> tuple[Project, Report]:
    project = load(config=str(EXAMPLES / "portfolio" / "commitcheck.yaml"))
    return project, check(project, engine="off")


@cache
def chain(promise: str) -> Why:
    return why(*portfolio(), promise)


def step(promise: str, rule: str) -> Step:
    return next(one for one in chain(promise).steps if one.rule == rule)


def test_every_rule_has_a_step_in_code_order() -> None:
    assert [one.rule for one in chain("K-05").steps] == [rule.info.code for rule in ALL_RULES]
    assert {one.outcome for one in chain("K-05").steps} <= set(OUTCOMES)


def test_what_fired_is_what_the_report_has_on_the_promise() -> None:
    """Of every promise, waived findings too."""
    project, report = portfolio()
    for promise in project.commitments:
        fired = {f.code for one in chain(promise.id).steps if one.outcome == "fired"
                 for f in one.findings}  # fmt: skip
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
    fields = {name for one in chain("K-05").steps for name, _ in one.compared}
    assert "promised_by" not in fields


def test_a_rule_that_was_not_asked_for_or_did_not_run_says_so() -> None:
    project, _ = portfolio()
    report = check(project, engine="off", ignore=("VIS601",))
    steps = {one.rule: one for one in why(project, report, "K-05", ignore=("VIS601",)).steps}
    assert steps["VIS601"].outcome == "not_asked"
    infancy = load(config=str(EXAMPLES / "infancy" / "commitcheck.yaml"))
    of_c1 = why(infancy, check(infancy, engine="off"), "C-01").steps
    (silent,) = (one for one in of_c1 if one.rule == "XCF702")
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
