"""`--deal`, `--customer` and `--promise`: one part of the report, judged by its own counts."""

import datetime as dt
from typing import Any

import pytest

from building import project, promise, vision
from commitcheck.api import check
from commitcheck.assessment.narrowing import of_promise
from commitcheck.errors import UsageError
from commitcheck.model.report import Report

VISION = vision(
    capabilities=[{"id": "scim", "status": "planned"}, {"id": "sso", "status": "available"}],
    non_goals=[{"id": "NG1", "statement": "No hosting on premise", "enforcement": "hard"}],
)
PROMISES = (
    promise("C-1", customer="Acme Retail", deal="D-1", title="SSO", capability="sso"),
    promise("C-2", customer="Acme Retail", deal="D-2", title="SCIM", capability="scim"),
    promise("C-3", customer="Acme Bank", deal="D-3", title="SCIM", capability="scim"),
    promise("C-4", customer="Globex", deal="D-3", title="SSO", capability="nothing"),
)


def reported(**options: Any) -> Report:
    return check(project(VISION, PROMISES), as_of=dt.date(2026, 3, 16), engine="off", **options)


def ids(report: Report) -> list[str]:
    return [one.commitment for one in report.commitments]


def test_without_either_everything_is_shown() -> None:
    whole = reported()
    assert ids(whole) == ["C-1", "C-2", "C-3", "C-4"]
    assert whole.narrowed_to is None


@pytest.mark.parametrize(
    ("options", "shown", "told"),
    [
        ({"deal": "d-3"}, ["C-3", "C-4"], "deal d-3"),
        ({"customer": "ACME retail"}, ["C-1", "C-2"], "customer ACME retail"),
        (
            {"deal": "D-2", "customer": "Acme Retail"},
            ["C-2"],
            "deal D-2 of customer Acme Retail",
        ),
        ({"deal": "D-3", "customer": "Acme Retail"}, [], "deal D-3 of customer Acme Retail"),
    ],
)
def test_a_deal_and_a_customer_are_found_whatever_the_case(
    options: dict[str, str], shown: list[str], told: str
) -> None:
    """Both together leave the deals that are both; a deal is its first promise's customer's."""
    report = reported(**options)
    assert ids(report) == shown
    assert report.narrowed_to == told
    assert report.verdict.open == len(shown)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"customer": "Acme Bnk"},
            "there is no customer Acme Bnk among the commitments; did you mean Acme Bank?",
        ),
        ({"deal": "zzz"}, "there is no deal zzz among the commitments"),
        (
            {"customer": "acme"},
            (
                "there is no customer acme among the commitments;"
                " did you mean Acme Retail or Acme Bank?"
            ),
        ),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_near_ones(
    options: dict[str, str], message: str
) -> None:
    """A part of a name is answered with the names that hold it."""
    with pytest.raises(UsageError) as raised:
        reported(**options)
    assert str(raised.value) == message


def test_at_most_three_names_are_offered_for_a_part_of_them() -> None:
    names = ("Acme Agriculture", "Acme Banking", "Acme Chemicals", "Acme Defence")
    promises = [promise(name, customer=name, deal=name) for name in names]
    with pytest.raises(UsageError) as raised:
        check(project(VISION, promises), customer="acme", engine="off")
    assert str(raised.value).endswith(
        "did you mean Acme Agriculture or Acme Banking or Acme Chemicals?"
    )


def test_one_promise_is_told_by_its_own_findings_and_what_could_not_be_read() -> None:
    """The deal's and the portfolio's findings are not its own."""
    whole = reported()
    told = of_promise(whole, "C-4")
    assert ids(told) == ["C-4"]
    assert told.verdict.open == 1
    assert told.findings
    assert {(one.subject.kind, one.subject.id) for one in told.findings} == {("commitment", "C-4")}
    assert told.as_of == whole.as_of
