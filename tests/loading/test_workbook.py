"""Workbooks: sheets, typed cells, merged cells."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitcheck.loading.tables.workbook.package import column_letters, column_number
from commitcheck.loading.tables.workbook.sheet import text_of
from loading.workbooks import HEADER, ROWS, ods, read_book, saved, workbook
from tables import said, variants


def test_typed_cells_are_read_and_placed() -> None:
    """Days, amounts, and the sheet and cell of each."""
    reading = read_book(saved(workbook({"Deals": [HEADER, *ROWS]})))
    first, second = reading.commitments
    assert not reading.problems
    assert (first.due, first.arr, second.arr) == (dt.date(2026, 3, 31), 120000.5, 7)
    assert first.at("due").label == "deals.xlsx Deals!D2"
    assert second.at("owner").label == "deals.xlsx Deals!A3"
    assert second.at("arr")[:3] == ("deals.xlsx", 3, 5)
    assert reading.input.summary == "sheet Deals, our column names, 2 rows"


def test_title_rows_and_an_empty_column_before_the_table() -> None:
    """Places are those of the sheet, not of the table in it."""
    rows = [[None, "Our promises"], [], [None, *HEADER], [None, *ROWS[0]]]
    reading = read_book(saved(workbook({"S": rows})))
    assert reading.commitments[0].at("id").cell == "B4"


def test_of_several_sheets_the_known_header_wins() -> None:
    """Empty and hidden ones do not count; what was taken is said."""
    book = workbook(
        {"Notes": [["read", "me"]], "Deals": [HEADER, *ROWS], "Old": [HEADER, *ROWS], "E": []}
    )
    book["Old"].sheet_state = "hidden"
    reading = read_book(saved(book))
    assert len(reading.commitments) == 2
    assert reading.input.summary.startswith("sheet Deals")


def test_two_good_sheets_are_for_the_user() -> None:
    """Both are named; a sheet may be asked for, and misspelt."""
    content = saved(workbook({"EMEA": [HEADER, *ROWS], "AMER": [HEADER, *ROWS]}))
    assert "2 sheets could hold the promises: EMEA, AMER" in said(read_book(content))
    assert len(read_book(content, sheet="AMER").commitments) == 2
    assert "did you mean AMER?" in said(read_book(content, sheet="AMRE"))


def test_a_cell_merged_over_rows_holds_for_each() -> None:
    """As people write a customer once for its promises."""
    book = workbook({"S": [HEADER[:3], ["C-1", "Acme", "SCIM"], ["C-2", None, "SSO"]]})
    book["S"].merge_cells("B2:B3")
    assert [commitment.customer for commitment in read_book(saved(book)).commitments] == [
        "Acme",
        "Acme",
    ]


def test_an_id_that_lost_its_digits_is_named() -> None:
    """A number keeps fifteen digits; the rest is gone for good."""
    rows = [HEADER[:3], [12345678901234567, "Acme", "SCIM"]]
    assert variants(read_book(saved(workbook({"S": rows})))) == ["lost_digits.id"]


def test_a_formula_is_text() -> None:
    """It has no value that was stored, and it is never worked out."""
    rows = [HEADER[:3], ["C-1", "Acme", "'=1+1"]]
    assert read_book(saved(workbook({"S": rows}))).commitments[0].title == "=1+1"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1042.0, "1042"),
        (45.577, "45.5770"),
        (True, "true"),
        (dt.datetime(2026, 3, 31), "2026-03-31"),  # noqa: DTZ001 - a workbook knows no zone
        (dt.datetime(2026, 3, 31, 8), "2026-03-31 08:00:00"),  # noqa: DTZ001 - as above
        (1e-7, "0.000000100000"),
        (float("nan"), ""),
    ],
)
def test_a_typed_cell_becomes_text_that_means_the_same(value: object, text: str) -> None:
    """A decimal point is never taken for a thousands mark."""
    assert text_of(value) == text


@given(st.integers(1, 20_000))
def test_columns_have_letters(number: int) -> None:
    """A, Z, AA, XFD: there and back."""
    assert column_number(column_letters(number)) == number


CELLS = st.text(st.characters(codec="ascii", categories=["L", "Nd"]), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, st.dates(dt.date(1990, 1, 1))), min_size=1, max_size=5))
def test_a_workbook_reads_back_equal(records: list[tuple[str, str, dt.date]]) -> None:
    """Texts and days, as they were written."""
    rows = [[f"C-{n}", f"c{a}", f"t{b}", day] for n, (a, b, day) in enumerate(records)]
    found = read_book(saved(workbook({"S": [HEADER[:4], *rows]}))).commitments
    assert [[finding.id, finding.customer, finding.title, finding.due] for finding in found] == rows


def test_an_opendocument_sheet_is_read() -> None:
    """As LibreOffice saves it."""
    reading = read_book(ods([["id", "customer", "title"], ["C-1", "Acme", "SCIM"]]))
    assert [commitment.title for commitment in reading.commitments] == ["SCIM"]
    assert reading.commitments[0].at("title").label == "deals.xlsx Deals!C2"
