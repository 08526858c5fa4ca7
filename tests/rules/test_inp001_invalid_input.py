"""INP001: something in the input could not be read, or was read with a doubt."""

import datetime as dt

import pytest

from building import project, promise
from commitcheck.model.finding import Finding, Related, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
from commitcheck.model.problem import Problem
from commitcheck.model.severity import Severity
from commitcheck.rules.context import Context
from commitcheck.rules.inp001_invalid_input import INFO, check

AT = Location("deals.csv", 7, 12, "due")
FIRST = Related("commitment", "C-2", Location("deals.csv", 3), "first seen here")

C1 = Subject("commitment", "C-1")


def problem(
    subject: Subject = C1,
    severity: Severity = Severity.ERROR,
    rule: str = "INP001",
) -> Problem:
    return Problem(
        "ambiguous_date.due",
        words("03/04/2026 is 3 April or 4 March"),
        AT,
        subject,
        words("write 2026-04-03 or 2026-03-04"),
        severity,
        rule,
        (FIRST,),
    )


def found(*problems: Problem, status: str = "proposed") -> list[Finding]:
    read = project(promises=[promise(status=status)], problems=problems)
    return list(check(Context(read, dt.date(2026, 3, 16))))


def test_a_problem_becomes_a_finding_with_everything_it_says() -> None:
    """Loading found it; every report can show it, where it stands and with its cure."""
    [finding] = found(problem())

    assert str(finding.message) == "03/04/2026 is 3 April or 4 March"
    assert str(finding.next_step) == "write 2026-04-03 or 2026-03-04"
    assert (finding.rule, finding.variant) == ("INP001", "ambiguous_date.due")
    assert (finding.severity, finding.who, finding.cure) == (Severity.ERROR, "product", "decide")
    assert (finding.at, finding.related) == (AT, (FIRST,))
    assert finding.roots == ()


@pytest.mark.parametrize("severity", list(Severity))
def test_the_problem_decides_its_weight(severity: Severity) -> None:
    """An unknown column is a warning, an error under `--strict`."""
    assert [one.severity for one in found(problem(severity=severity))] == [severity]


@pytest.mark.parametrize(("status", "unsigned"), [("proposed", 1), ("signed", 0)])
def test_a_problem_of_a_draft_is_preventable(status: str, unsigned: int) -> None:
    """Loading does not know what is a draft; the finding does."""
    [finding] = found(problem(), status=status)

    assert finding.subject == ("commitment", "C-1", bool(unsigned))


@pytest.mark.parametrize(
    "subject", [Subject("file", "deals.csv"), Subject("commitment", "C-9"), Subject("theme", "C-1")]
)
def test_files_and_records_that_were_not_read_keep_their_subject(subject: Subject) -> None:
    """A row that is lost has no promise to look at."""
    assert [one.subject for one in found(problem(subject))] == [subject]


def test_problems_of_other_rules_are_left_to_them() -> None:
    """Each problem is reported once."""
    assert found(problem(rule="INP002"), problem(rule="INP004")) == []


def test_nothing_of_the_input_can_be_waived() -> None:
    """What is not read is not checked, whoever approves of it."""
    assert not INFO.waivable
