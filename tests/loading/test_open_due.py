"""`due: open`: somebody wrote down that no day was promised."""

import pytest

from commitcheck.loading.records.commitments import commitments_of
from commitcheck.loading.schemas.check import CheckedDocument, check_document
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.commitment import Commitment
from tables import read


def checked(due: str, field: str = "due") -> CheckedDocument:
    text = f"commitments:\n  - {{id: K1, customer: A, title: x, {field}: {due}}}\n"
    return check_document(read_yaml("c.yaml", f"schema_version: 1\n{text}".encode()), "commitments")


def promise(document: CheckedDocument) -> Commitment:
    (found,) = commitments_of(document.data, document.source, document.unusable)
    return found


@pytest.mark.parametrize("due", ["open", "Open", '"open"'])
def test_open_in_yaml(due: str) -> None:
    """No day, and that is known."""
    document = checked(due)
    assert document.problems == ()
    assert (promise(document).due, promise(document).is_due_open) == (None, True)


@pytest.mark.parametrize("due", ["2026-09-30", "", "2026-Q3"])
def test_a_day_or_nothing_is_not_open(due: str) -> None:
    """An absent day was perhaps forgotten."""
    document = checked(due)
    assert document.problems == ()
    assert not promise(document).is_due_open


def test_only_due_may_be_open() -> None:
    """Any other day is a day."""
    (problem,) = checked("open", "until").problems
    assert problem.severity.name == "ERROR"
    (other,) = checked("opn").problems
    assert "due is opn, which is no date" in str(other.message)


def test_open_in_a_table() -> None:
    """In the column of the due date, in any case."""
    rows = "1,A,x,open\n2,A,y,Open\n3,A,z,\n4,A,w,2026-09-30\n5,A,,open\n6,A,v,open\n"
    reading = read(f"id,customer,title,due\n{rows}")
    assert {promise.id: promise.is_due_open for promise in reading.commitments} == {
        "1": True, "2": True, "3": False, "4": False, "6": True,
    }  # fmt: skip
    assert all(promise.due is None for promise in reading.commitments if promise.is_due_open)
    assert not any(promise.unusable for promise in reading.commitments)
