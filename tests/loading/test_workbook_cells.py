"""Cells that mean something else than the number or the nothing stored in them."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from commitcheck.loading.tables.workbook.package import percent_in
from loading.old_workbooks import DECORATED, PERCENT, Formula, Styled, old_workbook, record
from loading.workbooks import HEADER, ROWS, archive, ods, read_book, saved, workbook
from tables import said, variants

GUARDRAIL: list[Any] = ["id", "customer", "title", "kind", "dimension", "value"]
DISCOUNT: list[Any] = ["1", "Acme", "Rebate", "pricing", "discount_pct"]


@pytest.mark.parametrize(
    ("code", "is_percent"),
    [
        ("0%", True),
        ("0.0 %", True),
        ("#,##0.00%;[Red]-#,##0.00%", True),
        ('0.0"%"', False),
        (r"0.0\%", False),
        ("0_%", False),
        ("0*%", False),
        ("General", False),
        ('0%;-0%;"none"', True),
        ("[>1]0;0%", None),
        ("0.00;0%", None),
    ],
)
def test_a_percent_sign_that_counts(code: str, is_percent: Any) -> None:
    """In quotes, behind a backslash, as a width or a filling it is decoration."""
    assert percent_in(code) is is_percent


@pytest.mark.parametrize(
    ("stored", "code", "value"),
    [(0.3, "0%", 30.0), (0.07, "0.0 %", 7.0), (0.125, "0.00%;-0.00%", 12.5), (30, '0"%"', 30.0)],
)
def test_a_percent_cell_means_what_it_shows(stored: float, code: str, value: float) -> None:
    """The stored fraction would pass every limit."""
    book = workbook({"S": [GUARDRAIL, [*DISCOUNT, stored]]})
    book["S"]["F2"].number_format = code
    reading = read_book(saved(book))
    assert (reading.commitments[0].value, reading.problems) == (value, ())


def test_a_format_that_shows_percent_for_some_numbers_is_in_doubt() -> None:
    """Which of the two the cell shows is for a person to say."""
    book = workbook({"S": [GUARDRAIL, [*DISCOUNT, 0.3]]})
    book["S"]["F2"].number_format = "[>1]0;0%"
    reading = read_book(saved(book))
    assert reading.commitments[0].unusable == ("value",)
    assert "deals.xlsx S!F2 1: value: '#PERCENT?' shows percent for some numbers" in said(reading)


def opendocument(cell: str, styles: str = "", columns: str = "") -> bytes:
    """A sheet with the header of a guardrail, whose one value is this cell."""
    content = ods([GUARDRAIL, DISCOUNT])
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        files = {name: book.read(name) for name in book.namelist()}
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("style", "number", "calcext")
    )
    text = files["content.xml"].decode().replace("<office:body>", f"{styles}<office:body>")
    text = text.replace("<office:document-content ", f"<office:document-content {spaces} ")
    text = text.replace('table:name="Deals">', f'table:name="Deals">{columns}')
    last = text.rindex("</table:table-row>")
    files["content.xml"] = (text[:last] + cell + text[last:]).encode()
    return archive(files)


FLOAT = 'office:value-type="float" office:value="0.45"'
PERCENT_STYLE = (
    '<number:percentage-style style:name="N11"/>'
    '<style:style style:name="ce0" style:family="table-cell" style:data-style-name="N11"/>'
    '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="ce0"/>'
)

STYLED_COLUMNS = (
    '<table:table-column table:number-columns-repeated="6" table:default-cell-style-name="ce0"/>'
)


@pytest.mark.parametrize(
    ("cell", "styles", "columns", "value"),
    [
        ('<table:table-cell office:value-type="percentage" office:value="0.45"/>', "", "", 45.0),
        (f'<table:table-cell table:style-name="ce1" {FLOAT}/>', PERCENT_STYLE, "", 45.0),
        (
            f"<table:table-cell {FLOAT}/>",
            PERCENT_STYLE,
            STYLED_COLUMNS,
            45.0,
        ),
        (f"<table:table-cell {FLOAT}><text:p>0.45</text:p></table:table-cell>", "", "", 0.45),
    ],
    ids=["typed", "styled", "column", "number"],
)
def test_percent_in_an_opendocument_sheet(
    cell: str, styles: str, columns: str, value: float
) -> None:
    """By the cell's type, by its style, or by its column's."""
    assert read_book(opendocument(cell, styles, columns)).commitments[0].value == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [(Styled(0.3, PERCENT), 30.0), (Styled(30.0, DECORATED), 30.0), (0.3, 0.3)],
    ids=["percent", "decoration", "number"],
)
def test_percent_in_an_old_workbook(cell: object, value: float) -> None:
    """The style's number format says it there too."""
    reading = read_book(old_workbook([GUARDRAIL, [*DISCOUNT, cell]]))
    assert (reading.commitments[0].value, reading.problems) == (value, ())


def formula_book(change: Callable[[str], str] = str, column: str = "D") -> bytes:
    """A workbook that a program wrote: formulas, and no value stored with them."""
    book = workbook({"S": [HEADER, *ROWS]})
    book["S"][f"{column}2"] = "=DATE(2026,9,30)"
    content = saved(book)
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        files = {name: made.read(name) for name in made.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    files[sheet] = change(files[sheet].decode()).encode()
    return archive(files)


@pytest.mark.parametrize(
    "change",
    [
        str,
        lambda text: text.replace("<v />", ""),
        lambda text: text.replace("<v />", "<v></v>"),
        lambda text: text.replace("<v />", "<v>0</v>"),
        lambda text: re.sub(r"<(/?)(\w)", r"<\1x:\2", text).replace("xmlns=", "xmlns:x="),
        lambda text: text.replace('r="D2"', "\n r = 'D2'"),
        lambda text: re.sub(r"<f>[^<]*</f>", '<f t="shared" si="0"/>', text),
    ],
    ids=["empty", "none", "blank", "nought", "prefixed", "quotes", "shared"],
)
def test_a_formula_without_a_value_is_named_and_unusable(change: Callable[[str], str]) -> None:
    """No day would conform to everything; whoever wrote the file left the value to others."""
    reading = read_book(formula_book(change))
    assert reading.commitments[0].due is None
    assert reading.commitments[0].unusable == ("due",)
    assert "deals.xlsx S!D2 C-1: due: '#FORMULA in D2' was never calculated" in said(reading)
    assert "open the file in the spreadsheet program and save it" in said(reading)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<v />", "<v>46295</v>"),
        lambda text: text.replace("<v />", "<v></v>").replace('<c r="D2"', '<c r="D2" t="str"'),
    ],
    ids=["day", "empty text"],
)
def test_a_formula_with_a_value_is_that_value(change: Callable[[str], str]) -> None:
    """An empty text is a value too, where the spreadsheet program has calculated it."""
    book = formula_book(change)
    with zipfile.ZipFile(io.BytesIO(book)) as made:
        files = {name: made.read(name) for name in made.namelist()}
    calculated = files["xl/workbook.xml"].replace(b'fullCalcOnLoad="1"', b"")
    reading = read_book(archive({**files, "xl/workbook.xml": calculated}))
    assert reading.problems == ()
    assert reading.commitments[0].due in (None, dt.date(2026, 9, 30))


@pytest.mark.parametrize(("column", "name"), [("B", "customer"), ("C", "title")])
def test_a_row_whose_name_was_never_calculated_is_lost_by_name(column: str, name: str) -> None:
    """A promise without its customer or its text cannot be judged, and is not dropped."""
    reading = read_book(formula_book(column=column))
    assert [commitment.id for commitment in reading.commitments] == ["C-2"]
    assert f"S!{column}2 {name}: #FORMULA in {column}2 was never calculated" in said(reading)
    assert [lost.id for lost in reading.lost] == ["C-1"]


def test_a_row_of_formulas_only_is_no_empty_row() -> None:
    """Also where the last column and the last row hold nothing else."""
    book = workbook({"S": [HEADER, *ROWS, ["=A1", "=B1", "=C1", "=D1", "=E1"]]})
    reading = read_book(saved(book))
    assert len(reading.commitments) == 2
    assert reading.rows_lost == 1


FAILED = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string"'
    ' office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
    "</table:table-cell>"
)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<table:table-cell table:formula="of:=0.3+0.1"/>', "'#FORMULA in F2' was never"),
        (FAILED, "'#DIV/0!' is an error of the spreadsheet"),
    ],
    ids=["formula", "error"],
)
def test_an_opendocument_cell_without_a_value(cell: str, words: str) -> None:
    """The same as in the other kind of workbook."""
    reading = read_book(opendocument(cell))
    assert reading.commitments[0].unusable == ("value",)
    assert f"deals.xlsx Deals!F2 1: value: {words}" in said(reading)


@pytest.mark.parametrize(
    ("kind", "is_calculated", "words"),
    [
        (2, True, "'#DIV/0!' is an error"),
        (3, False, "'#FORMULA in F2' was never"),
        (3, True, ""),
    ],
    ids=["error", "never", "empty text"],
)
def test_an_old_cell_without_a_value(kind: int, is_calculated: Any, words: str) -> None:
    """Excel says that it has calculated; other programs store an empty text and do not."""
    said_so = [record(0x1C1, bytes(8))] if is_calculated else []
    reading = read_book(old_workbook([GUARDRAIL, [*DISCOUNT, Formula(kind)]], globals_=said_so))
    assert reading.commitments[0].unusable == (("value",) if words else ())
    assert words in said(reading)


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!"])
def test_a_cell_with_an_error_is_named_and_unusable(error: str) -> None:
    """The reader gives an empty text for it; a failed look-up is no word for nothing."""
    book = workbook({"S": [HEADER, *ROWS]})
    book["S"]["E2"] = "#REF!"
    book["S"]["E2"].data_type = "e"
    content = saved(book)
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        files = {name: made.read(name) for name in made.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    files[sheet] = files[sheet].replace(b"#REF!", error.encode())
    reading = read_book(archive(files))
    assert reading.commitments[0].arr is None
    assert reading.commitments[0].unusable == ("arr",)
    assert "deals.xlsx S!E2 C-1: arr: '#" in said(reading)


NAMES = ["id", "customer", "title"]
LONG = 123456789012345696


@pytest.mark.parametrize("field", ["deal", "capability", "owner"])
def test_a_long_number_that_names_something_is_refused(field: str) -> None:
    """Two deals would become one; each cell is named."""
    rows: list[list[Any]] = [
        [*NAMES, field],
        ["1", "A", "x", LONG],
        ["2", "B", "y", LONG + 1],
    ]
    reading = read_book(saved(workbook({"S": rows})))
    assert variants(reading) == [f"lost_digits.{field}"] * 2
    assert f"S!D2 the {field} 123456789012345696 was stored as a number" in said(reading)
    assert "S!D3 " in said(reading)
    assert [commitment.unusable for commitment in reading.commitments] == [(field,)] * 2
    assert not any(getattr(commitment, field) for commitment in reading.commitments)


@pytest.mark.parametrize("deal", [123456789012345, str(LONG), "123456789012345670", 2**53 - 1])
def test_what_is_exact_is_not_complained_of(deal: object) -> None:
    """Fifteen digits as a number, any number of them as text."""
    rows: list[list[Any]] = [[*NAMES, "deal"], ["1", "A", "x", deal]]
    reading = read_book(saved(workbook({"S": rows})))
    assert (reading.problems, reading.commitments[0].deal) == ((), str(deal))


def test_a_long_amount_is_an_amount() -> None:
    """Only what names something must keep every digit."""
    rows: list[list[Any]] = [
        [*NAMES, "arr", "currency"],
        ["1", "A", "x", LONG, "IDR"],
    ]
    assert read_book(saved(workbook({"S": rows}))).problems == ()
