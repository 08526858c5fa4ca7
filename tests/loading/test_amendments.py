"""`amendment`: the paper that changed a promise, in YAML and in a cell."""

import datetime as dt
from typing import Any

import pytest

from building import project, promise, vision
from commitcheck.assessment.usable_days import with_usable_days
from commitcheck.loading.records.commitments import cell_of, commitments_of
from commitcheck.loading.schemas.check import CheckedDocument, check_document
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.commitment import Amendment, Commitment, Was
from tables import read, said

DAY = dt.date(2026, 4, 1)
FULL = Amendment("AM-3", DAY, Was(dt.date(2026, 6, 30), 99.5, "within a day"))
WRITTEN: dict[str, Any] = {
    "ref": "AM-3",
    "date": "2026-04-01",
    "was": {"due": "2026-Q2", "value": 99.5, "quote": "within a day"},
}


def in_yaml(amendment: str) -> CheckedDocument:
    text = f"commitments:\n  - {{id: K1, customer: A, title: x, amendment: {amendment}}}\n"
    return check_document(read_yaml("c.yaml", text.encode()), "commitments")


def of(document: CheckedDocument) -> Commitment:
    (found,) = commitments_of(document.data, document.source, document.unusable)
    return found


@pytest.mark.parametrize(
    ("text", "amendment"),
    [
        ("{ref: AM-3, date: 2026-04-01}", Amendment("AM-3", DAY)),
        ("{ref: AM-3, was: {due: 2026-06-30}}", Amendment("AM-3", None, Was(FULL.was.due))),  # type: ignore[union-attr]
        ("{date: 2026-04-01, was: {value: [eu, us]}}",
         Amendment(None, DAY, Was(value=("eu", "us")))),
        ("{was: {}}", None),
        ("{}", None),
        ("null", None),
    ],
)  # fmt: skip
def test_what_a_file_says(text: str, amendment: Amendment | None) -> None:
    """One that says nothing is none."""
    document = in_yaml(text)
    assert document.problems == ()
    assert of(document).amendment == amendment


@pytest.mark.parametrize(
    "text", ["AM-3", "[AM-3]", "{ref: AM-3, due: 2026-04-01}", "{was: {due: open}}", "{date: soon}"]
)
def test_what_is_no_amendment_is_told_and_hides_nothing_else(text: str) -> None:
    """The promise stays; the rules that read the amendment know that it could not be used."""
    document = in_yaml(text)
    assert len(document.problems) == 1
    assert of(document).id == "K1"


@pytest.mark.parametrize(
    ("cell", "amendment"),
    [
        ("AM-3@2026-04-01", Amendment("AM-3", DAY)),
        ("sales@acme.example 3@2026-04-01", Amendment("sales@acme.example 3", DAY)),
        ("AM-3", Amendment("AM-3")),
        ("@2026-04-01", Amendment(None, DAY)),
        ('"{""ref"": ""AM-3"", ""was"": {""due"": ""2026-Q2""}}"',
         Amendment("AM-3", None, Was(dt.date(2026, 6, 30)))),
        ("{}", None),
        ("", None),
    ],
)  # fmt: skip
def test_what_a_cell_says(cell: str, amendment: Amendment | None) -> None:
    reading = read(f"id,customer,title,amendment\nK1,A,x,{cell}\n")
    assert reading.commitments[0].amendment == amendment


@pytest.mark.parametrize(
    "cell",
    ["AM-3@soon", "{", '"{""paid"": 1}"', '"{""ref"": 3}"', '"{""was"": ""2026-06-30""}"',
     '"{""was"": {""due"": ""soon""}}"'],
)  # fmt: skip
def test_a_cell_that_says_no_amendment_is_told(cell: str) -> None:
    reading = read(f"id,customer,title,amendment\nK1,A,x,{cell}\n")
    assert "says no amendment" in said(reading)
    assert reading.commitments[0].unusable == ("amendment",)


def test_a_cell_that_is_written_is_read_again() -> None:
    """What the tables of a report hold can be checked anew."""
    cell = cell_of(WRITTEN).replace('"', '""')
    reading = read(f'id,customer,title,amendment\nK1,A,x,"{cell}"\n')
    assert reading.commitments[0].amendment == FULL


def test_a_day_before_that_cannot_be_meant_is_taken_out() -> None:
    """A filler of a clock would make every promise a broken one."""
    far = promise(due="2026-06-30", amendment={"ref": "AM-1", "was": {"due": "2996-06-30"}})
    filler = promise(due="2026-06-30", amendment={"ref": "AM-1", "was": {"due": "1970-01-01"}})
    for own, unusable in ((far, ("amendment",)), (filler, ())):
        whole = with_usable_days(project(vision(), [own]), DAY)
        assert whole.commitments[0].amendment is None
        assert whole.commitments[0].unusable == unusable
        (problem,) = whole.problems
        assert f"amendment {own.amendment.was.due} " in str(problem.message)  # type: ignore[union-attr]
