"""INP001: something in the input could not be read, or was read with a doubt."""

import datetime as dt
from typing import Any

import pytest

from building import context, project, promise, vision
from commitcheck.model.finding import Finding, Problem, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
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
    assert [finding.severity for finding in found(problem(severity=severity))] == [severity]


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
    assert [finding.subject for finding in found(problem(subject))] == [subject]


def test_problems_of_other_rules_are_left_to_them() -> None:
    """Each problem is reported once."""
    assert found(problem(rule="INP002"), problem(rule="INP004")) == []


def test_nothing_of_the_input_can_be_waived() -> None:
    """What is not read is not checked, whoever approves of it."""
    assert not INFO.waivable


GR3 = {"id": "GR3", "dimension": "uptime_pct", "op": "max", "value": 99.9}
NUMBER = {"id": "uptime_pct", "type": "number"}
MEASURED = {"dimension": "uptime_pct", "proven": 99.93}


def unread(*, others: tuple[dict[str, Any], ...] = (), **given: Any) -> list[Finding]:
    """Findings for a promise of uptime and others; sections of the vision by their name."""
    names = ("guardrails", "facts", "dimensions")
    sections = {name: given.pop(name) for name in names if name in given}
    made = promise(**{"kind": "sla", "dimension": "uptime_pct", **given})
    return list(check(context(vision(**sections), made, *(promise(**other) for other in others))))


def test_a_value_that_is_no_number_where_a_guardrail_is_one_is_an_error() -> None:
    """A rule that cannot compare it must not pass it in silence."""
    [finding] = unread(guardrails=[GR3], value="99,99")

    assert str(finding.message) == (
        "C-1 promises uptime_pct 99,99, which is no number, but GR3 compares numbers"
    )
    assert str(finding.next_step) == "write it as 99.99"
    assert (finding.code, finding.severity) == ("INP001:invalid.value", Severity.ERROR)
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "value"
    assert [(related.kind, related.id) for related in finding.related] == [("guardrail", "GR3")]


@pytest.mark.parametrize(
    ("value", "step"),
    [
        ("99,99 %", "write it as 99.99"),
        ("600,000", "write it as 600000, or as 600.000"),
        ("1,600,000", "write it as 1600000"),
        ("15 min", "write the number alone, without its unit: 15"),
        ("high", "write a number such as 99.9, without a unit or a thousands separator"),
        (True, "write a number such as 99.9, without a unit or a thousands separator"),
    ],
)
def test_what_to_write_instead_is_said(value: Any, step: str) -> None:
    """Both readings where a comma has two."""
    assert [str(guardrail.next_step) for guardrail in unread(guardrails=[GR3], value=value)] == [
        step
    ]


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ({"facts": [MEASURED]}, "number, but what was measured is a number"),
        ({"dimensions": [NUMBER]}, "number, but uptime_pct is of the type number"),
        ({"dimensions": [{**NUMBER, "type": "date"}]}, "day, but uptime_pct is of the type date"),
        ({"guardrails": [{**GR3, "value": "2026-Q4"}]}, "day, but GR3 compares days"),
        ({"kind": "mfn"}, "number, but terms of a most favoured customer are compared as numbers"),
    ],
)
def test_every_yardstick_asks_for_what_it_can_compare(given: dict[str, Any], cause: str) -> None:
    """Guardrails, facts, types and clauses: each would skip the value without a word."""
    [finding] = unread(value="15 min", **given)

    assert str(finding.message) == f"C-1 promises uptime_pct 15 min, which is no {cause}"


@pytest.mark.parametrize("value", [99.99, "99.99", "99.99%", "99.99 %", [99.5, "99.9 %"], None])
def test_a_number_in_any_plain_spelling_is_read(value: Any) -> None:
    """What a percent sign means is not in doubt."""
    every = unread(guardrails=[GR3], facts=[MEASURED], dimensions=[NUMBER], value=value)

    assert every == []


@pytest.mark.parametrize(
    "given",
    [
        {"guardrails": [{**GR3, "op": "in", "value": ["gold", "silver"]}]},
        {"guardrails": [{**GR3, "dimension": "latency"}]},
        {"guardrails": [GR3], "status": "delivered"},
        {"guardrails": [GR3], "op": "not_in"},
        {"facts": [{**MEASURED, "proven": "gold"}]},
        {"dimensions": [{**NUMBER, "type": "string"}]},
        {"kind": "mfn", "until": "2026-01-31"},
    ],
)
def test_a_word_is_fine_where_nothing_compares_it(given: dict[str, Any]) -> None:
    """Words have their own rules, and what is closed is judged by none."""
    assert unread(value="gold", **given) == []


def test_a_price_is_read_where_a_clause_favours_another_customer() -> None:
    """Only then does a rule compare it."""
    clause = {"id": "C-2", "kind": "mfn", "dimension": "uptime_pct", "value": "40 %"}

    [finding] = unread(kind="pricing", value="about half", others=(clause,))

    assert [(related.kind, related.id) for related in finding.related] == [("commitment", "C-2")]
    assert unread(kind="pricing", value="about half") == []


def test_all_bad_values_of_a_promise_are_one_finding() -> None:
    """One rule, one subject, one finding."""
    [finding] = unread(guardrails=[GR3], facts=[MEASURED], value=["99,9", 99.5, "15 min"])

    assert str(finding.message).startswith("C-1 promises uptime_pct 99,9, 15 min, which is no")
