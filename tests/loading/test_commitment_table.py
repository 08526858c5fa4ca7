"""A table of promises in our own names, from bytes to commitments."""

import datetime as dt

import pytest

from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.model.commitment import Approval
from commitcheck.model.config import TableConfig
from commitcheck.model.dates import FiscalYear
from commitcheck.model.finding import Subject
from tables import read, said, variants


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
    assert said(reading) == (
        "deals.csv:3:5 the row has no customer, it is not read | fill the cell, or delete the row"
    )


def test_a_row_that_is_lost_says_all_that_is_wrong_with_it() -> None:
    """Not only what it lacks first: the next run should find nothing that this one knew."""
    reading = read(
        "id,customer,title,due,arr\n"
        "C-1,,,2026-02-30,-5\n"
        "C-2,Acme,SSO,2026-02-28,5\n"
        "C-3,Acme,API,2026-02-30,5\n"
    )
    assert sorted((problem.at[1:3], str(problem.message)) for problem in reading.problems) == [
        ((2, 5), "the row has no customer, it is not read"),
        ((2, 6), "the row has no title, it is not read"),
        ((2, 7), "C-1: due: '2026-02-30' is not a date (2 cells, first here)"),
        ((2, 18), "C-1: arr: '-5' is below 0"),
    ]
    assert [(commitment.id, commitment.unusable) for commitment in reading.commitments] == [
        ("C-2", ()),
        ("C-3", ("due",)),
    ]


def test_every_row_that_makes_no_promise_is_counted_in_the_summary() -> None:
    """What is read and what is left out are together what the file holds."""
    rows = "C-1,A,x\nC-2,,x\n,A,x\nC-4,A,\nC-5,A,x,y\nC-6,A,x\n"
    reading = read("id,customer,title\n" + rows)
    assert reading.input.summary == (
        "UTF-8, comma, our column names, 2 rows (3 incomplete rows, 1 unreadable row left out)"
    )
    assert (len(reading.commitments), reading.rows_lost) == (2, 4)


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


def test_a_table_without_customers_is_read_and_every_promise_lacks_one() -> None:
    """A tracker knows no customers: the rest of it can still be checked."""
    reading = read("id,title,due\nC-1,SCIM,2026-03-31\n")
    [promise] = reading.commitments
    assert (promise.customer, promise.deal, promise.unusable) == ("", "C-1", ("customer",))
    assert "no_customer" in variants(reading)


def test_ids_are_made_from_customer_and_title() -> None:
    """The same promise has the same id wherever its row stands, and it is said once."""
    head, acme, two = "customer,title,due\n", "Acme,SCIM,2026-03-31\n", "Bolt,SSO,\n"
    first, second = read(head + acme + two), read(head + two + acme)
    assert {promise.id for promise in first.commitments} == {
        promise.id for promise in second.commitments
    }
    assert first.commitments[0].id.startswith("acme-scim-")
    assert variants(first) == ["derived_ids"]


def test_records_alike_in_everything_still_have_ids_of_their_own() -> None:
    """Two identical rows are two promises until somebody deletes one."""
    reading = read("customer,title,due\nAcme,SCIM,\nAcme,SCIM,\nAcme,SCIM,2026-03-31\n")
    assert len({promise.id for promise in reading.commitments}) == 3


def test_our_answers_come_back_unnoticed() -> None:
    """The columns that our own writer added for sales are no surprise to us."""
    reading = read("id,customer,title,commitcheck_answer\nC-1,Acme,SCIM,conforms\n")
    assert not reading.problems
    assert reading.table is not None
    assert [row for _, row in reading.table.file.rows()][1][3] == "conforms"


def test_the_guard_of_our_writer_is_taken_off_once() -> None:
    """Exactly one quote, and only before what a spreadsheet would run."""
    rows = "1,A,'=1+1\n2,A,''=1+1\n3,A,'til dawn\n4,A,=1+1\n5,A,'-5\n"
    titles = [promise.title for promise in read("id,customer,title\n" + rows).commitments]
    assert titles == ["=1+1", "''=1+1", "'til dawn", "=1+1", "-5"]


def test_a_hundred_wrong_dates_do_not_drown_the_report() -> None:
    """Twenty are told one by one, the rest as a number."""
    rows = "".join(f"C-{n},Acme,SCIM,someday {n}\n" for n in range(100))
    reading = read("id,customer,title,due\n" + rows)
    assert len(reading.problems) == 21
    assert str(reading.problems[-1].message) == "80 more values in due cannot be used"
    assert all(promise.unusable == ("due",) for promise in reading.commitments)


def test_two_columns_for_one_field_are_named() -> None:
    """`due` and `Due` cannot both be meant."""
    [problem] = read("id,customer,title,due,Due\n1,A,x,2026-01-01,2026-02-01\n").problems
    assert problem.variant == "two_columns.due"
    assert str(problem.message) == "two columns give due: due, Due"


def test_columns_of_one_name_are_one_list() -> None:
    """As Jira writes several labels; a dict reader would keep the last."""
    text = "id,customer,title,capability,capability\n1,A,x,scim,sso\n2,A,y,,api\n"
    found = [promise.capability for promise in read(text).commitments]
    assert found == [("scim", "sso"), ("api",)]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("-1", "is below 0"),
        ("NaN", ""),
        ("lots", "is not a number"),
        ("1.2.3,4", "is not a number"),
    ],
)
def test_amounts_that_are_none(cell: str, why: str) -> None:
    """Negative, not a number, or a null word, which is an empty cell."""
    reading = read(f'id,customer,title,arr\n1,A,x,"{cell}"\n')
    assert reading.commitments[0].arr is None
    assert why in said(reading)
    assert bool(reading.problems) == bool(why)


def test_a_list_may_be_json_or_have_its_own_separator() -> None:
    """JSON is recognised; another separator is configured."""
    text = 'id,customer,title,capability\n1,A,x,"[""scim"", ""sso""]"\n2,A,y,a|b\n'
    config = TableConfig("deals.csv", split={"capability": "|"}, delimiter="comma")
    found = [promise.capability for promise in read(text, config).commitments]
    assert found == [("scim", "sso"), ("a", "b")]


@pytest.mark.parametrize(
    ("fiscal", "said"),
    [
        (FiscalYear(4), ["fiscal_years"]),
        (FiscalYear(4, is_said=True), []),
        (FiscalYear(4, "start", is_said=True), []),
        (FiscalYear(1), []),
    ],
)
def test_how_fiscal_years_are_read_is_said_once_where_nobody_decided(
    fiscal: FiscalYear, said: list[str]
) -> None:
    """Once per file, however many cells; not where fiscal years are those of the calendar."""
    rows = b"id,customer,title,due\n1,Acme,SSO,FY27 Q3\n2,Acme,SCIM,FY27 Q4\n"
    found = read_table("c.csv", rows, TableConfig("c.csv"), None, fiscal)
    assert [problem.variant for problem in found.problems] == said


def test_without_a_fiscal_year_in_it_nothing_is_said() -> None:
    rows = b"id,customer,title,due\n1,Acme,SSO,Q3 2027\n"
    assert not read_table("c.csv", rows, TableConfig("c.csv"), None, FiscalYear(4)).problems
