"""Sheets that are not read, and what is hidden in the one that is."""

import io
import struct
import zipfile
from typing import Any

import pytest

from commitcheck.loading.tables.preview import preview_table
from commitcheck.model.config import TableConfig
from commitcheck.model.finding import Severity
from loading.old_workbooks import old_workbook, record
from loading.workbooks import HEADER, ROWS, archive, ods, read_book, saved, workbook
from tables import said

NOTES: list[list[Any]] = [["how to read this"], ["ask Mira"]]


def test_a_hidden_sheet_that_looks_like_promises_is_a_warning() -> None:
    """Its rows count for nothing, so somebody has to know; the preview says it too."""
    book = workbook({"Open": [HEADER, *ROWS], "Later": [HEADER, ROWS[0]]})
    book["Later"].sheet_state = "hidden"
    reading = read_book(saved(book))
    (problem,) = reading.problems
    assert (problem.variant, problem.severity) == ("sheet_not_read", Severity.WARNING)
    assert said(reading) == (
        "deals.xlsx Later!A1 the sheet Later, which is hidden, was not read: 1 row below a header "
        "like that of promises | read it with sheet: Later, or bring its rows into one sheet"
    )
    assert "not read: Later (2 rows, hidden)" in reading.input.summary
    preview = preview_table("deals.xlsx", saved(book), TableConfig("deals.xlsx"))
    assert [shown.message for shown in preview.problems] == [problem.message]


def test_a_visible_sheet_whose_header_is_known_less_well_is_a_warning() -> None:
    """Two known names would have been enough, had it stood alone."""
    rows = [["id", "title"], ["C-9", "SSO"]]
    reading = read_book(saved(workbook({"Open": [HEADER, *ROWS], "Autumn": rows})))
    assert "the sheet Autumn was not read: 1 row below a header like" in said(reading)


def test_a_sheet_of_something_else_is_said_and_no_warning() -> None:
    """With its rows, in the summary that every report shows."""
    reading = read_book(saved(workbook({"Notes": NOTES, "Deals": [HEADER, *ROWS]})))
    assert [problem.severity for problem in reading.problems] == [Severity.INFO]
    assert reading.input.summary == (
        "sheet Deals, not read: Notes (2 rows), our column names, 2 rows"
    )


def test_who_chose_a_sheet_is_told_of_the_others_without_a_warning() -> None:
    """Also where they look like promises."""
    content = saved(workbook({"EMEA": [HEADER, *ROWS], "AMER": [HEADER, *ROWS]}))
    reading = read_book(content, sheet="AMER")
    assert [problem.severity for problem in reading.problems] == [Severity.INFO]
    assert "the sheet EMEA was not read: 2 rows" in said(reading)


@pytest.mark.parametrize("others", [{}, {"Empty": []}], ids=["alone", "empty"])
def test_one_sheet_with_rows_gets_no_message(others: dict[str, list[list[Any]]]) -> None:
    """There is nothing else to read."""
    reading = read_book(saved(workbook({"Deals": [HEADER, *ROWS], **others})))
    assert reading.problems == ()
    assert reading.input.summary == "sheet Deals, our column names, 2 rows"


def test_hidden_rows_and_columns_count_and_are_said() -> None:
    """Only those that hold something."""
    book = workbook({"S": [HEADER, *ROWS]})
    for row in (3, 9):
        book["S"].row_dimensions[row].hidden = True
    for column in ("E", "H"):
        book["S"].column_dimensions[column].hidden = True
    reading = read_book(saved(book))
    assert [commitment.id for commitment in reading.commitments] == ["C-1", "C-2"]
    assert "S!A3 1 hidden row holds something and counts like the others" in said(reading)
    assert "1 hidden column holds something and counts" in said(reading)


@pytest.mark.parametrize(
    ("before", "after", "said_of"),
    [
        (b'<row r="3"', b'<row ht="0" customHeight="1" r="3"', "1 hidden row holds something"),
        (b'<row r="3"', b'<row r="3" ht="0.0"', "1 hidden row holds something"),
        (b"<sheetData>", b'<cols><col min="4" max="4" width="0"/></cols><sheetData>',
         "1 hidden column holds something"),
        (b'<row r="3"', b'<row r="3" ht="0.5"', ""),
        (b"<sheetData>", b'<cols><col min="4" max="4" width="10"/></cols><sheetData>', ""),
    ],
)  # fmt: skip
def test_what_has_no_height_or_width_is_hidden_too(
    before: bytes, after: bytes, said_of: str
) -> None:
    """Nobody sees it either."""
    content = saved(workbook({"S": [HEADER, *ROWS]}))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        files = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert before in files[sheet]
    files[sheet] = files[sheet].replace(before, after)
    told = said(read_book(archive(files)))
    assert ("hidden" in told) is bool(said_of)
    assert said_of in told


def test_hidden_rows_of_an_opendocument_sheet() -> None:
    """A filter hides them as a person does."""
    content = ods([["id", "customer", "title"], ["1", "A", "x"]])
    assert read_book(content).problems == ()
    hidden = _with(content, b'number-rows-repeated="1"', b'visibility="filter"')
    assert "2 hidden rows hold something and count like the others" in said(read_book(hidden))


def _with(content: bytes, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        files = {name: book.read(name) for name in book.namelist()}
    files["content.xml"] = files["content.xml"].replace(old, new)
    return archive(files)


def test_hidden_rows_and_columns_of_an_old_workbook() -> None:
    """By the records that describe them."""
    row = record(0x208, struct.pack("<HHHHHHHH", 1, 0, 3, 255, 0, 0, 0x20, 0))
    column = record(0x7D, struct.pack("<HHHHHH", 2, 2, 2048, 0, 1, 0))
    reading = read_book(
        old_workbook([["id", "customer", "title"], ["1", "A", "x"]], more=row + column)
    )
    assert len(reading.commitments) == 1
    assert "1 hidden row holds" in said(reading)
    assert "1 hidden column holds" in said(reading)
