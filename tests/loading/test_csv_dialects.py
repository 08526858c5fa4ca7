"""CSV as tools really write it: encodings, delimiters, furniture, broken rows."""

import csv
import datetime as dt
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitcheck.loading.tables.cells import clean
from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.loading.tables.csv.body import CsvPlaces, Dialect
from commitcheck.model.config import TableConfig
from tables import read, said, variants

HEADER = ["id", "customer", "title", "due"]
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


def written(rows: list[list[str]], delimiter: str = ",", quoting: Any = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting)
    writer.writerows(rows)
    return out.getvalue()


LETTERS = st.characters(codec="cp1252", categories=["L"])
TEXTS = st.text(
    st.characters(codec="cp1252", exclude_characters="\ufeff", exclude_categories=["Cc"]),
    max_size=11,
)
WORDS = st.builds(lambda letter, text: f"w{letter}{text}".strip(), LETTERS, TEXTS)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2069, 12, 31)).map(dt.date.isoformat)
RECORDS = st.lists(st.tuples(WORDS, WORDS, DAYS), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(
    records=RECORDS,
    delimiter=st.sampled_from(sorted(DELIMITERS.values())),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    declared=st.booleans(),
    titles=st.integers(0, 3),
    empty_rows=st.integers(0, 3),
    footer=st.booleans(),
)
def test_written_in_any_dialect_it_reads_back_equal(  # noqa: PLR0913, PLR0917 - a dialect has these sides
    records: list[tuple[str, str, str]],
    delimiter: str,
    encoding: str,
    quoting: int,
    end: str,
    declared: bool,  # noqa: FBT001 - drawn by hypothesis
    titles: int,
    empty_rows: int,
    footer: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    """The same promises, whatever tool and whatever country wrote them."""
    rows = [[f"C-{n}", *map(clean, record)] for n, record in enumerate(records)]
    text = written([HEADER, *rows], delimiter, quoting)
    lines = [f"Report part {n}\r\n" for n in range(titles)] + [text, "\r\n" * empty_rows]
    if footer:
        lines.append("Confidential Information - Do Not Distribute\r\n")
    if declared:
        lines.insert(0, f"sep={delimiter}\r\n")
    content = "".join(lines).replace("\r\n", end).encode(encoding)
    if encoding in ("utf-16-be", "utf-16-le") and not titles:
        content = {"utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}[encoding] + content
    reading = read(content)
    found = [
        [commitment.id, commitment.customer, commitment.title, str(commitment.due)]
        for commitment in reading.commitments
    ]
    assert found == rows, said(reading)
    line = 1 + declared + titles + 1
    assert reading.commitments[0].at().line == line


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: f"id,customer,title\n{text}".encode())
)
def test_no_bytes_raise(content: bytes) -> None:
    """A problem is a value: whatever the file holds, there is an answer."""
    reading = read_table("x.csv", content, TableConfig("x.csv"))
    for promise in reading.commitments:
        assert promise.at("title").line >= 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(WORDS, st.text("ab\n\"',;", max_size=8).map(str.strip)), min_size=1, max_size=6
    )
)
def test_every_record_keeps_its_line_and_its_column(records: list[tuple[str, str]]) -> None:
    """Quoted line ends move the records below, and the place still shows the cell."""
    rows = [[f"C-{n}", customer, f"t{title}"] for n, (customer, title) in enumerate(records)]
    text = written([["id", "customer", "title"], *rows])
    lines = text.split("\r\n")
    reading = read(text)
    assert len(reading.commitments) == len(rows)
    for promise in reading.commitments:
        at = promise.at("id")
        line = text.splitlines(keepends=True)  # only \n and \r\n occur
        assert "".join(line[at.line - 1 :]).startswith(promise.id)
        customer = promise.at("customer")
        assert "".join(line[at.line - 1 :])[customer.column - 1 :].lstrip('"').startswith("w")
    assert len(lines) > 1


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["", "w", "é", "a b", '"q"', '"q,r"', '"q""r"', '""', '5" pipe', '"q"x', '"']
        ),
        min_size=1,
        max_size=7,
    ),
    st.sampled_from(["utf-8", "cp1252"]),
)
def test_a_cell_is_found_as_the_reader_cuts_it(cells: list[str], codec: str) -> None:
    """Quoted or not, with quotes inside or astray: what stands there reads as the same cell."""
    line = ",".join(cells)
    (row,) = csv.reader([line])
    places = CsvPlaces(f"{line}\nnext".encode(codec), codec, Dialect(","))
    for at, cell in enumerate(row):
        rest = line[places.column(1, at) - 1 :]
        assert (next(csv.reader([rest])) or [""])[0] == cell


def test_cp1252_is_read_and_said() -> None:
    """Excel's "CSV" in the west; the first line that needs it is named."""
    reading = read("id,customer,title\n1,Acme,SSO\n2,Café,API\n".encode("cp1252"))
    assert reading.commitments[1].customer == "Café"
    assert variants(reading) == ["encoding"]
    assert reading.problems[0].at.line == 3
    assert reading.input.summary.startswith("cp1252, comma")


def test_a_few_damaged_bytes_do_not_change_the_whole_file() -> None:
    """Mostly good UTF-8 stays UTF-8; the damage is shown."""
    good = "id,customer,title\n" + "".join(f"{n},Café,SSO\n" for n in range(60))
    reading = read(good.encode() + b"99,Caf\xe9,SSO\n")
    assert reading.commitments[0].customer == "Café"
    assert reading.commitments[-1].customer == "Caf\ufffd"
    assert "1 damaged bytes" in said(reading)


def test_broken_accents_are_kept_and_said() -> None:
    """A repair would be a guess."""
    reading = read("id,customer,title\n1,CafÃ©,SSO\n")
    assert reading.commitments[0].customer == "CafÃ©"
    assert "broken accents" in said(reading)


def test_an_encoding_can_be_asked_for() -> None:
    """What nothing can tell from the bytes: Mac Roman, cp1250."""
    content = "id,customer,title\n1,Łódź,SSO\n".encode("cp1250")
    reading = read(content, TableConfig("deals.csv", encoding="cp1250"))
    assert reading.commitments[0].customer == "Łódź"
    assert "no encoding" in said(read(content, TableConfig("deals.csv", encoding="klingon")))


def test_a_delimiter_can_be_asked_for() -> None:
    """By its name or as it is; two characters are none."""
    text = "id:customer:title\n1:Acme:SSO\n"
    reading = read(text, TableConfig("deals.csv", delimiter=":"))
    assert reading.commitments[0].title == "SSO"
    assert "is no delimiter" in said(read(text, TableConfig("deals.csv", delimiter="::")))


def test_titles_above_and_footers_below_are_no_records() -> None:
    """A formatted report; what was left out is counted in the summary."""
    text = (
        "Renewals at risk,,,\nAs of 2026-03-01,,,\n,,,\n"
        "Opportunity ID,Account Name,Description,Stage\n"
        "D-1,Acme,SSO by June,Prospecting\n"
        "Total,,,1\n,,,\n"
        "Confidential Information - Do Not Distribute,,,\n"
        "Copyright (c) 2000-2026 salesforce.com inc.,,,\n"
    )
    reading = read(text)
    assert [promise.id for promise in reading.commitments] == ["D-1"]
    assert "header on line 4" in reading.input.summary
    assert "2 footers, 1 total row left out" in reading.input.summary


def test_headers_leaked_into_the_data_are_left_out() -> None:
    """Boards with groups repeat their header, sometimes only half of it."""
    rows = (
        "D-1,Acme,SSO,Open\nID,Customer,Title,Status\nD-2,Bolt,API,Open\nx,Customer,Title,Status\n"
    )
    reading = read("ID,Customer,Title,Status\n" + rows)
    assert [promise.id for promise in reading.commitments] == ["D-1", "D-2"]
    assert "2 repeated headers left out" in reading.input.summary


def test_a_customer_called_total_is_a_customer() -> None:
    """Only a row of nothing but numbers behind the word is a total."""
    text = "customer,id,title\nTotal Energy,1,SSO\nTotal,2,API\n"
    assert len(read(text).commitments) == 2


def test_a_row_with_too_many_cells_is_told_and_left_out() -> None:
    """It is usually a broken quotation mark; the others are read."""
    reading = read("id,customer,title\n1,A,x\n2,A,y,oops\n3,A,z,\n")
    assert [promise.id for promise in reading.commitments] == ["1", "3"]
    assert reading.rows_lost == 1
    assert "deals.csv:3:1 the row has 4 cells, the header has 3" in said(reading)


def test_short_rows_are_filled_up_and_said_once() -> None:
    """A missing cell is an empty one."""
    reading = read("id,customer,title,due,owner\n1,A,x\n2,A,y\n")
    assert len(reading.commitments) == 2
    assert variants(reading) == ["short_rows"]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing_silently() -> None:
    """The lines it took are named and counted."""
    reading = read('id,customer,title\n1,A,"x\n2,A,y\n3,A,z\n')
    assert reading.rows_lost == 2
    assert "lines 2 to 4 were read as one row" in said(reading)


def test_quotes_after_a_blank_are_quotes() -> None:
    """Tables written by hand have a blank after the comma."""
    reading = read('id, customer, title\n1, "Acme, Inc", "SSO, now"\n2, "B", "C"\n')
    assert reading.commitments[0].customer == "Acme, Inc"
    assert reading.commitments[0].at("title").column == 17


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n\n", "the file is empty"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x1f\x8b\x08...", "a gzip archive"),
        (b"PK\x03\x04 no archive", "the archive is damaged"),
        (b"<html><table><tr>", "an HTML page"),
        (b"<?xml version='1.0'?><Workbook>", "the file is XML"),
        (b"id,customer,title\n1,\x00,x\n", "NUL bytes"),
        (b"one\ntwo\nthree\n", "two columns or more"),
        (b"1,2,3\n4,5,6\n", "two column names that are known"),
        (b"id,customer\n1,Acme\n", "no column holds the text of the promise"),
        (b"id,customer,title\n1,Acme,\n2,Bolt,\n", "is empty in every row"),
        (b"id,customer,title\n1,Acme," + b"x" * 1_000_001, "longer than 1000000 characters"),
        (b",".join([b"a"] * 10_000) + b"\n", "the limit is 5000 columns"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_what_is_refused_says_why(content: bytes, words: str) -> None:
    """One sentence and one cure, at the file and the line."""
    reading = read(content)
    assert not reading.commitments
    assert words in said(reading)
    assert reading.problems[0].at.path == "deals.csv"
    assert str(reading.problems[0].next_step)


def test_a_file_over_the_limit_is_not_even_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong file of many gigabytes ends at once."""
    monkeypatch.setattr("commitcheck.loading.tables.open_table.MAX_BYTES", 10)
    assert "the limit is" in said(read("id,customer,title\n1,A,x\n"))


def test_reading_leaves_the_csv_module_as_it_was() -> None:
    """Its limit on cells belongs to the whole process."""
    before = csv.field_size_limit()
    read("id,customer,title\n1,A,x\n")
    assert csv.field_size_limit() == before


def test_a_column_without_a_name_is_said_unless_it_counts_rows() -> None:
    """Something stands there that nobody can ask for."""
    assert variants(read("id,customer,title,\n1,A,x,why\n")) == ["unnamed_columns"]
    assert variants(read(",id,customer,title\n0,1,A,x\n1,2,B,y\n")) == []


def test_asking_for_the_wrong_encoding_is_said() -> None:
    """Nothing of the damage is hidden."""
    content = "id,customer,title\n1,Café,x\n".encode("cp1252")
    assert variants(read(content, TableConfig("deals.csv", encoding="utf-8"))) == ["encoding"]


def test_a_very_long_cell_costs_no_time() -> None:
    """No expression runs away on a cell of blanks, commas or digits."""
    for cell in (" " * 90_000, "1," * 90_000, "1 " * 90_000, "x" * 90_000):
        rows = f'1,A,x,"{cell}","{cell}","{cell}"\nTotal,"{cell}x",,,,\n'
        [promise] = read(f"id,customer,title,due,arr,kind\n{rows}").commitments
        assert promise.due is None
