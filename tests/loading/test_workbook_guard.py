"""Workbooks that must not be opened: refused with the reason, before they are laid out."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitcheck.loading.tables.workbook.old_excel import lengths_of
from loading.old_workbooks import old_workbook, record
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
    monkeypatch.setattr("commitcheck.loading.tables.workbook.package.MAX_INFLATED", 3_000_000)
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


def entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def sheet_with(rows: bytes, more: bytes = b"", shared: bytes = b"") -> dict[str, bytes]:
    """The parts of a workbook whose sheet holds these rows of XML below its own."""
    files = entries(saved(workbook({"S": [HEADER, *ROWS]})))
    sheet = "xl/worksheets/sheet1.xml"
    files[sheet] = files[sheet].replace(b"</sheetData>", rows + b"</sheetData>" + more)
    if shared:
        files["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (MAIN, shared)
        files["xl/_rels/workbook.xml.rels"] = files["xl/_rels/workbook.xml.rels"].replace(
            b"</Relationships>", TEXTS + b"</Relationships>"
        )
    return files


MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXTS = (
    b'<Relationship Id="rIdX" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/sharedStrings"/>'
)
FAR_CELL = b'<row r="1000000"><c r="ZZ1000000"><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def moved(files: dict[str, bytes], target: str, part: str) -> dict[str, bytes]:
    """The sheet under another path, which only the workbook's relations know."""
    files = dict(files)
    files[part] = files.pop("xl/worksheets/sheet1.xml")
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        files[name] = files[name].replace(b"/xl/worksheets/sheet1.xml", target.encode())
    return files


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("/xl/other/sheet1.xml", "xl/other/sheet1.xml"),
        ("other/Sheet1.xml", "xl/other/sheet1.xml"),
        ("/data.bin", "data.bin"),
        ("xl/other/../sheet.xml", "xl/sheet.xml"),
    ],
)
def test_the_sheet_is_what_the_relations_name(target: str, part: str) -> None:
    """Under whatever path: a stray cell far out is refused, a small sheet is read."""
    assert "reaches to row 1000000, column 702" in said(
        read_book(archive(moved(sheet_with(FAR_CELL), target, part)))
    )


def test_a_small_sheet_under_another_path_is_read() -> None:
    """It is unusual, and no harm."""
    files = moved(sheet_with(b""), "/xl/other/sheet1.xml", "xl/other/sheet1.xml")
    assert len(read_book(archive(files)).commitments) == 2


@pytest.mark.parametrize("filling", [b"", b"\0" * 504], ids=["eight bytes", "a header"])
def test_an_archive_behind_the_first_bytes_of_an_old_workbook_is_measured(filling: bytes) -> None:
    """The reader would find it wherever it begins."""
    reading = read_book(OLE + filling + archive(sheet_with(FAR_CELL)))
    assert "reaches to row 1000000" in said(reading)
    small = read_book(OLE + filling + archive(sheet_with(b"")))
    assert not small.commitments
    assert "the workbook cannot be read" in said(small)


TEXT_CELL = b'<c t="s"><v>0</v></c>'

MERGED = b"<mergeCells>%s</mergeCells>" % (b'<mergeCell ref="B2:B60000"/>' * 100)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (sheet_with(b"<row><c><v>1</v></c></row>" * 90_000 + b"<row>" + b"<c><v>1</v></c>" * 4_000),
         "the archive is damaged"),
        (sheet_with(b"<row><c><v>1</v></c></row>" * 30_000 + b"<row>%s</row>"
                    % (b"<c><v>1</v></c>" * 4_000)), "reaches to row 30004, column 4000"),
        (sheet_with(b"<row>%s</row>" % (TEXT_CELL * 4_000),
                    shared=b"<si><t>%s</t></si>" % (b"x" * 90_000)), "a long text over and over"),
        (sheet_with(b'<row r="60000"><c r="B60000"><v>1</v></c></row>', MERGED),
         "merged cells lie over each other"),
        (sheet_with(b'<row><c t="inlineStr"><is><t>%s</t></is></c></row>' % (b"x" * 200_000)),
         "a cell is longer than 100000 characters"),
        (sheet_with(b'<row><c r="PPPPPPPPPPPPPPPPPPPPPPPP9"><v>1</v></c></row>'), "limit is 5000"),
        ({**sheet_with(b""), "content.xml": b"<a/>"}, "the archive holds two workbooks"),
        ({**sheet_with(b""), "XL/worksheets/Sheet1.xml": b"<a/>"}, "the archive is damaged"),
        ({**sheet_with(b""), "xl/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
         "the archive is damaged"),
        ({**sheet_with(b""), "xl/worksheets/sheet1.xml": "<worksheet/>".encode("utf-16")},
         "a sheet is written in UTF-16"),
    ],
    ids=["broken", "unnamed cells", "text", "merged", "long", "nowhere", "two", "twice",
         "entities", "utf-16"],
)  # fmt: skip
def test_a_small_package_that_asks_for_much_is_refused(files: dict[str, bytes], words: str) -> None:
    """Ten kilobytes of it would take gigabytes or minutes."""
    content = archive(files)
    assert len(content) < 1_000_000
    reading = read_book(content)
    assert not reading.commitments
    assert words in said(reading)


def test_one_part_that_is_many_sheets_counts_for_each() -> None:
    """The reader lays it out again for every name."""
    files = sheet_with(b'<row r="9000"><c r="CV9000"><v>1</v></c></row>')
    book = files["xl/workbook.xml"].decode()
    start = book.index("<sheet ")
    sheet = book[start : book.index("/>", start) + 2]
    more = "".join(sheet.replace('name="S"', f'name="S{number}"') for number in range(100))
    files["xl/workbook.xml"] = book.replace(sheet, sheet + more).encode()
    assert "a sheet has 90900000 cells" in said(read_book(archive(files)))


BLANKS = FILLED.replace(">x<", '><text:s text:c="2000000000"/><')
WIDE = FILLED.replace(" office", ' table:number-columns-repeated="900" office')


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (f"<table:table-row>{BLANKS}</table:table-row>", "a long text over and over"),
        (f'<table:table-row table:number-rows-repeated="9000">{FILLED}</table:table-row>' * 2,
         "repeats a filled cell 17998 times"),
        (f'<table:table-row table:number-rows-repeated="900">{WIDE}</table:table-row>',
         "repeats a filled cell 809999 times"),
    ],
    ids=["blanks", "rows", "cells"],
)  # fmt: skip
def test_a_small_document_that_asks_for_much_is_refused(rows: str, words: str) -> None:
    """A few bytes stand for as much as somebody wrote into them."""
    assert words in said(read_book(sheets_of(rows)))


@pytest.mark.parametrize(
    "content",
    [
        archive(sheet_with(b"<row>%s</row>" % (TEXT_CELL * 3) * 900, shared=b"<si><t>x</t></si>")),
        sheets_of(f"<table:table-row>{FILLED * 3}</table:table-row>" * 900),
    ],
    ids=["package", "document"],
)
def test_rows_that_no_byte_tells_apart_are_refused(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each would be a promise; as many as the free ones are read."""
    assert len(read_book(content).commitments) > 800
    monkeypatch.setattr("commitcheck.loading.tables.workbook.guard.FREE_ROWS", 100)
    assert "rows that are nearly all the same" in said(read_book(content))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (record(0x203, struct.pack("<HHHd", 65535, 255, 0, 1.0)), "a sheet has 16777216 cells"),
        (record(0x200, struct.pack("<IIHHH", 0, 4_000_000_000, 0, 65_000, 0)), "is damaged"),
        (record(0x203, struct.pack("<HHHd", 60_000, 2, 0, 1.0))
         + record(0xE5, struct.pack("<H", 500) + struct.pack("<HHHH", 1, 60_000, 1, 1) * 500),
         "merged cells lie over each other"),
    ],
    ids=["far", "claimed", "merged"],
)  # fmt: skip
def test_an_old_workbook_that_asks_for_much_is_refused(more: bytes, words: str) -> None:
    """By its records, before the reader lays them out."""
    rows = [["id", "customer", "title"], ["1", "A", "x"]]
    assert len(read_book(old_workbook(rows)).commitments) == 1
    assert words in said(read_book(old_workbook(rows, more)))


def test_shared_texts_of_an_old_workbook_count_for_every_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where a text goes on in the next record, which begins with a flag of its own."""
    assert lengths_of([bytes(8) + b"\x03\x00\x00abc" + b"\x04\x00\x00ab", b"\x01c\0d\0"]) == [3, 4]
    texts = record(0xFC, bytes(8) + struct.pack("<HB", 8000, 0) + b"x" * 8000)
    cells = b"".join(record(0xFD, struct.pack("<HHHI", 5, n % 250, 0, 0)) for n in range(300))
    monkeypatch.setattr("commitcheck.loading.tables.workbook.old_excel.MAX_TEXT", 2_000_000)
    book = old_workbook([["id", "customer", "title"], ["1", "A", "x"]], cells, [texts])
    assert "a long text over and over" in said(read_book(book))
