"""A report is a value: it can leave its process, and holds no file that it came from."""

import copy
import datetime as dt
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from commitcheck import check, load
from commitcheck.model.figures import KnownFigures
from commitcheck.model.report import KnownOrigin, Report
from commitcheck.reporting import FORMATS, render

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("infancy", "minimal", "portfolio")


def report_of(name: str) -> Report:
    project = load(config=str(EXAMPLES / name / "commitcheck.yaml"))
    return check(project, as_of=dt.date(2026, 8, 17))


@cache
def first_written(name: str, form: str) -> str | bytes:
    """A format of a report of which nothing was read before."""
    return render(report_of(name), form)


def pickled(report: Report) -> Report:
    again: Report = pickle.loads(pickle.dumps(report))  # noqa: S301 - our own bytes
    return again


@pytest.mark.parametrize("again", [pickled, copy.copy, copy.deepcopy])
@pytest.mark.parametrize("name", NAMES)
def test_a_report_again_is_the_same(name: str, again: Callable[[Report], Report]) -> None:
    """Equal in every part, and every format of it is the same, whatever was read before."""
    report = report_of(name)
    other = again(report)
    assert (other, hash(other)) == (report, hash(report))
    for form in FORMATS:
        assert render(other, form) == first_written(name, form)


def test_what_is_worked_out_late_counts() -> None:
    """Reports that differ only there are not the same."""
    report = report_of("portfolio")
    first = report.commitments[0]
    moved = replace(first, origin=KnownOrigin(first.at._replace(line=99), first.quote))
    table = report.tables[0]
    assert replace(report, figures=KnownFigures()) != report
    assert replace(report, commitments=(moved, *report.commitments[1:])) != report
    assert replace(report, tables=(replace(table, rows=list(table.rows)[1:]),)) != report
    assert repr(report) == repr(report_of("portfolio"))


def test_a_pickled_report_holds_plain_values() -> None:
    """Neither files nor what was made of them: only what the report says."""
    report = pickled(report_of("portfolio"))
    assert isinstance(report.figures, KnownFigures)
    assert {type(answer.origin) for answer in report.commitments} == {KnownOrigin}
    assert {type(table.rows) for table in report.tables} == {tuple}
    assert b"commitcheck.loading" not in pickle.dumps(report_of("portfolio"))


def test_a_process_pool_can_return_it() -> None:
    with ProcessPoolExecutor(1) as pool:
        assert pool.submit(report_of, "minimal").result() == report_of("minimal")
