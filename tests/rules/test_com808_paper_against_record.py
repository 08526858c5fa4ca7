"""COM808: a document says something else than the record of the same promise."""

import datetime as dt
from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.reading import Band, Measure, Reading, ReadPromise
from commitcheck.rules.com808_paper_against_record import check

QUOTE = "Provider shall deliver the Live yard map by 31 March 2027."


def due(day: str, band: Band = "clear") -> ReadPromise:
    stated = dt.date.fromisoformat(day)
    reading = Reading("due", stated, 0, len(QUOTE), band, "a day")
    return ReadPromise(0, len(QUOTE), due=stated, readings=(reading,))


def value(size: float, band: Band = "clear", dimension: str = "uptime_pct") -> ReadPromise:
    reading = Reading("value", Measure(dimension, "min", size), 0, 5, band, "a number")
    return ReadPromise(
        0, len(QUOTE), dimension=dimension, op="min", value=size, readings=(reading,)
    )


def found(*reads: ReadPromise, paper_status: str = "proposed", **fields: Any) -> list[Finding]:
    row = promise("C-4", **fields)
    papers = tuple(
        promise(f"order_form~{number}", quote=QUOTE, status=paper_status)._replace(read=read)
        for number, read in enumerate(reads)
    )
    base = context(vision(), row)
    return list(check(type(base)(base.project, base.as_of, papers=((row, papers),))))


def test_another_day_is_said_with_the_words_of_both_sides() -> None:
    [finding] = found(due("2027-03-31"), due="2027-07-31", title="Live yard map")
    assert str(finding.message) == "C-4 gives due 2027-07-31 where its paper says 2027-03-31"
    assert [quote.text for quote in finding.quotes] == ["Live yard map", QUOTE]
    assert [related.id for related in finding.related] == ["order_form~0"]
    assert (finding.severity, finding.at.field) == (Severity.WARNING, "due")
    assert finding.worse_when_signed


@pytest.mark.parametrize(("day", "count"), [("2027-03-30", 1), ("2027-03-31", 0)])
def test_a_day_apart_is_another_day(day: str, count: int) -> None:
    assert len(found(due("2027-03-31"), due=day)) == count


@pytest.mark.parametrize(("size", "count"), [(99.95, 1), (99.9, 0)])
def test_another_value_of_the_same_dimension(size: float, count: int) -> None:
    assert len(found(value(size), dimension="uptime_pct", value=99.9)) == count


def test_a_value_of_another_dimension_says_nothing_against_it() -> None:
    assert found(value(99.95, dimension="latency_ms"), dimension="uptime_pct", value=99.9) == []


@pytest.mark.parametrize("fields", [{}, {"dimension": "uptime_pct"}])
def test_what_the_row_does_not_give_is_not_contradicted(fields: dict[str, Any]) -> None:
    assert found(due("2027-03-31"), value(99.95), **fields) == []


@pytest.mark.parametrize(
    ("band", "status", "severity"),
    [
        ("clear", "signed", Severity.ERROR),
        ("likely", "signed", Severity.WARNING),
        ("clear", "proposed", Severity.WARNING),
    ],
)
def test_an_error_once_it_is_signed_and_clear(band: Band, status: str, severity: Severity) -> None:
    [of_row] = found(due("2027-03-31", band), due="2027-07-31", status=status)
    [of_paper] = found(due("2027-03-31", band), due="2027-07-31", paper_status=status)
    assert {of_row.severity, of_paper.severity} == {severity}


def test_what_is_unclear_contradicts_nothing() -> None:
    assert found(due("2027-03-31", "unclear"), due="2027-07-31") == []


def test_several_papers_are_one_finding() -> None:
    [finding] = found(due("2027-03-31"), due("2027-04-30"), due="2027-07-31")
    assert [related.id for related in finding.related] == ["order_form~0", "order_form~1"]


def test_a_row_without_a_paper_is_silent() -> None:
    assert list(check(context(vision(), promise("C-4", due="2027-07-31")))) == []
