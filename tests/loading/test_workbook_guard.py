"""Workbooks that must not be opened: refused with the reason, before they are laid out."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loading.workbooks import HEADER, ROWS, archive, ods, read_book, saved, workbook
from tables import said


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
    monkeypatch.setattr("commitcheck.loading.tables.workbook.guard.MAX_SPARSE", 1000)
    assert len(read_book(far_sheet(b"E100")).commitments) == 2
    reading = read_book(far_sheet(b"AX1000"))
    assert "a sheet has 50000 cells, nearly all of them empty" in said(reading)


@pytest.mark.parametrize("claimed", [None, 10])
def test_a_decompression_bomb_is_stopped(
    monkeypatch: pytest.MonkeyPatch, claimed: int | None
) -> None:
    """Also when its directory claims to be small."""
    monkeypatch.setattr("commitcheck.loading.tables.workbook.archive.MAX_INFLATED", 3_000_000)
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
    assert [commitment.id for commitment in reading.commitments] == ["C-1"]
