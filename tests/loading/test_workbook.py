"""Workbooks: sheets, typed cells, merged cells, and what must not be opened."""

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitcheck.loading.tables.commitment_table import TableReading
from commitcheck.loading.tables.workbook_guard import column_letters, column_number
from commitcheck.loading.tables.workbook_sheet import text_of
from commitcheck.model.config import TableConfig
from tables import read, said, variants

HEADER: list[Any] = ["id", "customer", "title", "due", "arr"]
ROWS: list[list[Any]] = [
    ["C-1", "Acme", "SCIM", dt.date(2026, 3, 31), 120000.5],
    ["C-2", "Bolt", "SSO", None, 7],
]


def workbook(sheets: dict[str, list[list[Any]]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_book(content: bytes, **config: Any) -> TableReading:
    return read(content, TableConfig("deals.xlsx", **config), "deals.xlsx")


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
    assert [one.customer for one in read_book(saved(book)).commitments] == ["Acme", "Acme"]


def test_error_cells_are_empty_and_named() -> None:
    """The reader gives an empty text for #REF!; the cell is found all the same."""
    book = workbook({"S": [HEADER, *ROWS]})
    book["S"]["E2"] = "#REF!"
    book["S"]["E2"].data_type = "e"
    reading = read_book(saved(book))
    assert reading.commitments[0].arr is None
    assert "deals.xlsx S!E2 1 cell holds a spreadsheet's error" in said(reading)


def test_an_id_that_lost_its_digits_is_named() -> None:
    """A number keeps fifteen digits; the rest is gone for good."""
    rows = [HEADER[:3], [12345678901234567, "Acme", "SCIM"]]
    assert variants(read_book(saved(workbook({"S": rows})))) == ["lost_digits"]


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
    assert [[one.id, one.customer, one.title, one.due] for one in found] == rows


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def far_sheet(cell: bytes) -> bytes:
    content = saved(workbook({"S": [HEADER, *ROWS]}))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        files = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    row = cell.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    stray = b'<row r="%s"><c r="%s"><v>1</v></c></row></sheetData>' % (row, cell)
    files[sheet] = files[sheet].replace(b"</sheetData>", stray)
    return archive(files)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (archive({"readme.txt": b"hello"}), "a ZIP archive, no table"),
        (archive({"xl/workbook.bin": b""}), "a binary workbook"),
        (archive({"xl/workbook.xml": b"<workbook/>"}), "cannot be read"),
        (far_sheet(b"XFD1048576"), "the limit is 5000"),
        (far_sheet(b"CZ1048576"), "reaches to row 1048576"),
        (far_sheet(b"PPPPPPPPPPPPPPPPPPPPPPPPB4"), "the limit is 5000"),
        (far_sheet(b"xfd4"), "the limit is 5000"),
        (far_sheet(b"A99999999"), "reaches to row 99999999"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "cannot be read"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (saved(workbook({"S": []})), "no visible sheet with rows"),
    ],
    ids=[
        "zip",
        "xlsb",
        "broken",
        "wide",
        "long",
        "nowhere",
        "small",
        "deep",
        "ole",
        "encrypted",
        "empty",
    ],
)
def test_what_is_refused_says_why(content: bytes, words: str) -> None:
    """In bounded time and memory, whatever the archive claims."""
    reading = read_book(content)
    assert not reading.commitments
    assert words in said(reading)


def test_a_stray_cell_far_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten kilobytes with a value in the last row would take gigabytes to lay out."""
    monkeypatch.setattr("commitcheck.loading.tables.workbook_guard.MAX_SPARSE", 1000)
    assert len(read_book(far_sheet(b"E100")).commitments) == 2
    reading = read_book(far_sheet(b"AX1000"))
    assert "a sheet has 48951 cells, nearly all of them empty" in said(reading)


@pytest.mark.parametrize("claimed", [None, 10])
def test_a_decompression_bomb_is_stopped(
    monkeypatch: pytest.MonkeyPatch, claimed: int | None
) -> None:
    """Also when its directory claims to be small."""
    monkeypatch.setattr("commitcheck.loading.tables.workbook_guard.MAX_INFLATED", 3_000_000)
    content = archive({"xl/workbook.xml": b" " * 5_000_000})
    if claimed is not None:
        content = content.replace((5_000_000).to_bytes(4, "little"), claimed.to_bytes(4, "little"))
    assert "unpacks to more than 3 MB" in said(read_book(content))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_never_raises(at: int, damage: bytes) -> None:
    """It is refused, or read as far as it can be."""
    content = saved(workbook({"S": [HEADER, *ROWS]}))
    read_book(content[:at] + damage + content[at + len(damage) :])


def ods(rows: list[list[str]], repeated: int = 1) -> bytes:
    def cell(text: str) -> str:
        inside = f"<text:p>{text}</text:p>"
        return f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'

    body = "".join(
        f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(map(cell, row))}'
        "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Deals">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis"/>'
    return archive(
        {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content.encode()}
    )


def test_an_opendocument_sheet_is_read() -> None:
    """As LibreOffice saves it."""
    reading = read_book(ods([["id", "customer", "title"], ["C-1", "Acme", "SCIM"]]))
    assert [one.title for one in reading.commitments] == ["SCIM"]
    assert reading.commitments[0].at("title").label == "deals.xlsx Deals!C2"


def test_an_opendocument_bomb_is_refused() -> None:
    """One row, written once, a million times over."""
    content = ods([["id", "customer", "title"]], repeated=1_000_000)
    assert "repeats a filled cell 1000000 times" in said(read_book(content))


def sheets_of(rows: str) -> bytes:
    """An OpenDocument file whose one sheet has a header and these rows."""
    content = ods([["id", "customer", "title"]])
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        files = {name: book.read(name) for name in book.namelist()}
    files["content.xml"] = files["content.xml"].replace(
        b"</table:table>", rows.encode() + b"</table:table>"
    )
    return archive(files)


FILLED = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
EMPTY = '<table:table-cell table:number-columns-repeated="4000"/>'

FAR = f"<table:table-row>{EMPTY}{FILLED}</table:table-row>"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (f"<table:table-row table:number-rows-repeated = '900000'>{FILLED}</table:table-row>",
         "repeats a filled cell 900000 times"),
        (f'<table:table-row table:number-rows-repeated="900000">{EMPTY}{FILLED}</table:table-row>',
         "repeats a filled cell 900000 times"),
        (f'<table:table-row table:number-rows-repeated="900000">{EMPTY}</table:table-row>{FAR}',
         "a sheet has 3600908002 cells"),
        (f"<table:table-row>{FILLED}", "the archive is damaged"),
    ],
    ids=["quotes", "late", "far", "broken"],
)  # fmt: skip
def test_however_it_is_written_a_run_is_counted(rows: str, words: str) -> None:
    """Before the reader lays it out, which would end the whole process."""
    assert words in said(read_book(sheets_of(rows)))


def test_the_empty_rows_that_fill_a_sheet_up_are_no_bomb() -> None:
    """LibreOffice ends every sheet with a run of them, and the next sheet may follow at once."""
    empty = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/>'
    other = f'</table:table><table:table table:name="Other"><table:table-row>{FILLED}'
    row = FILLED.replace(">x<", ">C-1<") + FILLED * 2
    reading = read_book(
        sheets_of(
            f"<table:table-row>{row}</table:table-row>{empty}</table:table-row>"
            f"{other}</table:table-row>"
        )
    )
    assert [one.id for one in reading.commitments] == ["C-1"]
