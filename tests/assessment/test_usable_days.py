"""Days that cannot be meant: told, and never judged by."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

import building
from commitcheck.api import check, load
from commitcheck.assessment.usable_days import with_usable_days
from commitcheck.model.commitment import Amendment, Was
from commitcheck.model.finding import Severity
from commitcheck.model.project import Project

AS_OF = dt.date(2026, 9, 1)


def _project(**fields: object) -> Project:
    promise = building.promise(status="signed")._replace(**fields)  # type: ignore[arg-type]
    return with_usable_days(building.project(building.vision(), [promise]), AS_OF)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2569-09-30", "is 543 years after 2026-09-01 (2026 in the Thai calendar)"),
        ("1405-06-30", "is 621 years before 2026-09-01 (2026 in the Iranian calendar)"),
        ("1448-03-01", "(2026 in the Islamic calendar)"),
        ("2083-06-15", "(2026 in the Nepali calendar)"),
        ("5787-01-01", "(2027 in the Hebrew calendar)"),
        ("2206-09-30", "is 180 years after 2026-09-01"),
        ("1026-09-30", "is 1000 years before 2026-09-01"),
        ("2057-01-01", "is 31 years after 2026-09-01"),
        ("1975-12-31", "is 51 years before 2026-09-01"),
    ],
)
@pytest.mark.parametrize("field", ["due", "signed_on", "until"])
def test_a_day_some_decades_away_cannot_be_used(day: str, said: str, field: str) -> None:
    """Another calendar's year is named as such; the promise knows which field it lost."""
    project = _project(**{field: dt.date.fromisoformat(day)})
    assert getattr(project.commitments[0], field) is None
    assert project.commitments[0].unusable == (field,)
    [problem] = project.problems
    assert said in str(problem.message)
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize("day", ["2036-06-30", "2056-12-31", "1976-01-01", "2026-09-01"])
def test_a_day_within_reach_is_a_day(day: str) -> None:
    """Ten years ahead, and the last of thirty."""
    project = _project(due=dt.date.fromisoformat(day))
    assert str(project.commitments[0].due) == day
    assert not project.problems


@pytest.mark.parametrize(
    "day", ["9999-12-31", "2999-12-31", "1900-01-01", "1970-01-01", "1899-12-30", "0001-01-01"]
)
def test_a_filler_means_no_date_and_that_is_said(day: str) -> None:
    """The ends of calendars and the starts of clocks."""
    project = _project(due=dt.date.fromisoformat(day))
    [promise] = project.commitments
    assert (promise.due, promise.unusable) == (None, ())
    [problem] = project.problems
    assert "stands for no date" in str(problem.message)
    assert problem.severity is Severity.WARNING


def test_one_day_in_many_cells_is_told_once() -> None:
    """With their number; of many different ones the rest is counted."""
    promises = [
        building.promise(id=f"C-{n}")._replace(due=dt.date(2500 + max(0, n - 9), 1, 1))
        for n in range(40)
    ]
    project = with_usable_days(building.project(building.vision(), promises), AS_OF)
    assert "(10 cells, first here)" in str(project.problems[0].message)
    assert "11 more days cannot be meant" in str(project.problems[-1].message)


EXPORT = (
    "Opportunity ID,Account Name,Promised Feature,Stage,Close Date,Capability,Delivery Date\n"
    "1,Acme,Audit log,Closed Won,2027-06-30,audit-log,2026-10-30\n"
)


def test_a_won_deal_that_closes_later_is_judged_all_the_same(tmp_path: Path) -> None:
    """The close date is often the start of the contract: said at its cell, and no more."""
    vision = {
        "schema_version": 1,
        "product": {"name": "P"},
        "capabilities": [{"id": "audit-log", "status": "planned"}],
    }
    (tmp_path / "vision.yaml").write_text(str(vision), encoding="utf-8")
    (tmp_path / "deals.csv").write_text(EXPORT, encoding="utf-8")
    project = load(tmp_path / "vision.yaml", tmp_path / "deals.csv")
    report = check(project, as_of=AS_OF)
    [found] = [finding for finding in report.findings if "close_date" in str(finding.message)]
    assert (found.severity, found.at.line, found.at.column) == (Severity.WARNING, 2, 29)
    assert not any(finding.rule == "INP004" for finding in report.findings)
    assert report.commitments[0].answer != "could_not_be_judged"


def test_a_signature_to_come_that_was_written_as_such_is_a_contradiction() -> None:
    """Only a table's close date is taken for less."""
    project = _project(signed_on=dt.date(2027, 6, 30))
    assert project.commitments[0].signed_on == dt.date(2027, 6, 30)
    assert not project.problems


def test_what_is_fine_stays_the_same_value() -> None:
    """Nothing is made anew."""
    project = building.project(building.vision(), [building.promise()])
    assert with_usable_days(project, AS_OF) is project
    assert with_usable_days(replace(project, commitments=()), AS_OF).commitments == ()


def test_no_yes_without_a_column_of_the_status(tmp_path: Path) -> None:
    """Every promise counts as proposed there, won and lost ones too."""
    vision = {
        "schema_version": 1,
        "product": {"name": "P"},
        "capabilities": [{"id": "sso", "status": "available"}],
    }
    (tmp_path / "vision.yaml").write_text(str(vision), encoding="utf-8")
    rows = "ID,Customer,Promise,Lane,Due Date,Capability\n1,Acme,SSO,Kanban,2026-12-31,sso\n"
    known = rows.replace("Lane", "Stage").replace("Kanban", "Won")
    for header, lacks in ((rows, True), (known, False)):
        (tmp_path / "deals.csv").write_text(header, encoding="utf-8")
        report = check(load(tmp_path / "vision.yaml", tmp_path / "deals.csv"), as_of=AS_OF)
        missing = " ".join(map(str, report.commitments[0].missing))
        assert ("holds the status" in missing) == lacks


def test_a_day_that_cannot_be_meant_is_told_whole() -> None:
    """Field, promise, day and why, with the number of cells that hold it; and what to do."""
    many = [building.promise(id=f"C-{n}")._replace(due=dt.date(2569, 9, 30)) for n in range(2)]
    mixed = [*many, building.promise(id="C-2")._replace(until=dt.date(9999, 12, 31))]
    first, second = with_usable_days(building.project(None, mixed), AS_OF).problems
    why = "is 543 years after 2026-09-01 (2026 in the Thai calendar)"
    assert str(first.message) == f"C-0: due 2569-09-30 {why} (2 cells, first here)"
    assert (first.variant, first.subject, first.at.field) == (
        "far_day.due", ("commitment", "C-0", False), many[0].at("due").field,
    )  # fmt: skip
    assert (str(first.next_step), first.severity) == ("correct the year", Severity.ERROR)
    assert str(second.message) == "C-2: until 9999-12-31 stands for no date"
    assert (second.variant, second.subject[1]) == ("filler_day.until", "C-2")
    assert (str(second.next_step), second.severity) == ("leave the cell empty", Severity.WARNING)


@pytest.mark.parametrize(("number", "more"), [(20, None), (21, "1 more day"), (22, "2 more days")])
def test_of_many_days_the_first_twenty_are_told(number: int, more: str | None) -> None:
    rows = [
        building.promise(id=f"C-{n}", line=n)._replace(due=dt.date(2500 + n, 1, 1))
        for n in range(number)
    ]
    problems = with_usable_days(building.project(None, rows), AS_OF).problems
    assert len(problems) == min(number, 20) + bool(more)
    if more is not None:
        rest = problems[-1]
        assert str(rest.message) == f"{more} cannot be meant"
        assert (rest.variant, str(rest.next_step)) == ("more_days", "correct the year")
        assert rest.subject[:2] == ("file", "commitments.yaml")
        assert rest.at == rows[20].at()


def test_the_first_day_of_an_amendment_counts_too() -> None:
    """The day before it, else its own; of what cannot be meant the whole amendment goes."""
    far, fine = dt.date(2569, 9, 30), dt.date(2026, 9, 30)
    for was, own, is_told in (
        (far, fine, True), (fine, far, False), (None, far, True), (None, None, False),
    ):  # fmt: skip
        amendment = Amendment(None, own, Was(due=was) if was else None)
        project = _project(amendment=amendment)
        assert bool(project.problems) == is_told
        assert project.commitments[0].amendment == (None if is_told else amendment)
        assert project.commitments[0].unusable == (("amendment",) if is_told else ())
