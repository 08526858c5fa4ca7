"""A table of promises in our own names, from bytes to commitments."""

import datetime as dt

import pytest

from commitcheck.loading.commitment_table import TableReading, read_table
from commitcheck.model.commitment import Approval
from commitcheck.model.config import TableConfig
from commitcheck.model.finding import Subject


def read(text: str | bytes, path: str = "deals.csv") -> TableReading:
    content = text.encode() if isinstance(text, str) else text
    return read_table(path, content, TableConfig(path))


def said(reading: TableReading) -> list[str]:
    return [f"{one.at.label} {one.variant}: {one.message}" for one in reading.problems]


def test_every_kind_of_field_is_read() -> None:
    """Text, lists, numbers, days, quarters, yes and no, and approvals with their days."""
    reading = read(
        "id,customer,title,capability,arr,due,signed_on,disclaimer,approvals,value,op\n"
        "C-1,Acme,SCIM,scim;sso,120000,2026-Q3,2026-01-31,yes,"
        "product@2026-01-30;legal@2026-02-01,99.95,min\n"
    )
    [promise] = reading.commitments
    assert not reading.problems
    assert promise.capability == ("scim", "sso")
    assert promise.arr == 120000
    assert promise.due == dt.date(2026, 9, 30)
    assert promise.disclaimer is True
    assert promise.approvals == (
        Approval("product", dt.date(2026, 1, 30)),
        Approval("legal", dt.date(2026, 2, 1)),
    )
    assert (promise.value, promise.op) == (99.95, "min")


@pytest.mark.parametrize(
    ("signed", "delivered", "status"),
    [("", "", "proposed"), ("2026-01-01", "", "signed"), ("2026-01-01", "2026-02-01", "delivered")],
)
def test_dates_imply_the_status(signed: str, delivered: str, status: str) -> None:
    """Where no status is written, the dates say it."""
    reading = read(
        f"id,customer,title,signed_on,delivered_on\nC-1,Acme,SCIM,{signed},{delivered}\n"
    )
    assert reading.commitments[0].status == status


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_every_delimiter_with_and_without_mark(delimiter: str, mark: bytes) -> None:
    """The same table, however Excel saved it."""
    rows = [["id", "customer", "title"], ["C-1", "Acme", "SCIM"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    [promise] = read(mark + text.encode()).commitments
    assert (promise.id, promise.customer, promise.title) == ("C-1", "Acme", "SCIM")


def test_a_cell_that_cannot_be_used_is_named_and_left_out() -> None:
    """Place, value and the expected; the promise knows which of its fields it lost."""
    reading = read("id,customer,title,kind,due\nC-1,Acme,SCIM,featur,31 February\n")
    [promise] = reading.commitments
    assert promise.unusable == ("kind", "due")
    assert promise.due is None
    kind, due = reading.problems
    assert kind.variant == "unknown_value.kind"
    assert str(kind.message) == "C-1: kind: 'featur' is not known, did you mean feature?"
    assert kind.at[:3] == ("deals.csv", 2, 15)
    assert kind.subject == Subject("commitment", "C-1")
    assert str(due.message) == "C-1: due: '31 February' is not a date"


def test_an_unknown_value_is_said_once_with_its_count() -> None:
    """Three hundred rows of one stage are one thing to fix."""
    rows = "".join(f"C-{n},Acme,SCIM,won\n" for n in range(300))
    [problem] = read("id,customer,title,status\n" + rows).problems
    assert str(problem.message).endswith("(300 cells, first here)")


def test_a_row_without_customer_is_lost_and_told() -> None:
    """The others are still read."""
    reading = read("id,customer,title\nC-1,Acme,SCIM\nC-2,,SSO\nC-3,Bolt,API\n")
    assert [promise.id for promise in reading.commitments] == ["C-1", "C-3"]
    assert reading.rows_lost == 1
    assert said(reading) == [
        "deals.csv:3:5 missing.customer.3: the row has no customer, it is not read"
    ]


def test_an_ambiguous_date_shows_both_readings() -> None:
    """03/04/2026 is never guessed."""
    [problem] = read("id,customer,title,due\nC-1,Acme,SCIM,03/04/2026\n").problems
    assert str(problem.message) == "C-1: due: '03/04/2026' can be 2026-04-03 or 2026-03-04"


def test_a_misspelt_column_is_named_with_its_neighbour() -> None:
    """One line for the file, with the field it was probably meant to be."""
    [problem] = read("id,customer,title,Capabilty\nC-1,Acme,SCIM,scim\n").problems
    assert problem.variant == "unused_columns"
    assert "Capabilty: did you mean capability?" in str(problem.message)


def test_fields_are_those_of_the_header() -> None:
    """An empty column was offered, so its emptiness can mean something."""
    assert read("id,customer,title,owner\nC-1,Acme,SCIM,\n").fields == {
        "id", "customer", "title", "owner",
    }  # fmt: skip


def test_a_header_without_rows_is_no_error() -> None:
    """There is nothing to check, which is for the exit code to say."""
    reading = read("id,customer,title\n")
    assert (reading.commitments, reading.rows_lost) == ((), 0)
    assert [problem.variant for problem in reading.problems] == ["no_rows"]
