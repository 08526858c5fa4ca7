"""Files without a header, records above it, constants, and titles in numbered columns."""

import pytest
import yaml

from commitcheck.loading.config_file import config_of
from commitcheck.loading.tables.preview import mapping_block, preview_table
from commitcheck.model.config import TableConfig
from tables import read, said, variants

BARE = (
    '"100","Alder Bank","179500.00",\\N,"Closed Lost","Partner","2026-08-14 16:08:10"\n'
    '"104","Birch Foods","420.00",\\N,"Closed Won","Cliente","2026-08-14 16:22:19"\n'
)
SEMICOLONS = "1;Rote Mappe;Kunde;Won;30.09.2026\n2;Blaue Mappe;Status;Won;30.09.2026\n"
ROWS = "C-1,Acme,SSO,Open\nC-2,Birch,Audit log,Won\n"


def _block(text: str, config: TableConfig | None = None) -> str:
    return mapping_block(
        preview_table("deals.csv", text.encode(), config or TableConfig("deals.csv"))
    )


@pytest.mark.parametrize("text", [BARE, SEMICOLONS])
def test_a_record_is_never_taken_for_the_header(text: str) -> None:
    """Though it holds words that are names elsewhere; the refusal says how to go on."""
    reading = read(text)
    assert not reading.commitments
    assert "the file seems to have no header" in said(reading)
    assert "set header_row: 0 and name the columns by number" in said(reading)
    block = _block(text)
    assert "    # header_row: 0    # the file seems to have no header\n" in block
    assert "\n    header_row:" not in block
    assert yaml.safe_load(block)["commitments"] == [{"file": "deals.csv", "columns": {}}]


def test_a_file_without_a_header_is_read_by_number() -> None:
    """All of its rows, each at its line."""
    mapping = {"file": "deals.csv", "header_row": 0}
    columns = {"id": "1", "title": "2", "customer": "3", "status": "4", "due": "5"}
    config = config_of({"commitments": {**mapping, "columns": columns}}).commitments[0]
    reading = read(SEMICOLONS, config)
    assert [promise.title for promise in reading.commitments] == ["Rote Mappe", "Blaue Mappe"]
    assert [promise.at("title").line for promise in reading.commitments] == [1, 2]
    assert [promise.status for promise in reading.commitments] == ["signed", "signed"]
    assert variants(reading) == []


def test_title_rows_above_a_real_header_are_none_of_its_records() -> None:
    """They fill too few cells."""
    reading = read(f"Promises of the year\n\nID,Customer,Promise,Status\n{ROWS}")
    assert [promise.id for promise in reading.commitments] == ["C-1", "C-2"]
    set_to_three = TableConfig("deals.csv", header_row=3)
    again = read(f"Promises of the year\n\nID,Customer,Promise,Status\n{ROWS}", set_to_three)
    assert "rows_above" not in variants(again)


def test_records_above_a_header_row_that_was_set_are_told() -> None:
    """Whoever sets it too low loses rows; no deal is then known whole."""
    text = "ID,Customer,Promise,Status\n" + ROWS + "id,customer,title,status\nC-3,Cedar,API,Open\n"
    reading = read(text, TableConfig("deals.csv", header_row=4))
    assert "3 rows stand above header_row as full as the header" in said(reading)
    assert reading.lost


def test_a_year_may_be_a_column_s_name() -> None:
    """A number of other digits may not."""
    reading = read("ID,Customer,Promise,2025,2026\nC-1,Acme,SSO,1,2\n")
    assert [promise.id for promise in reading.commitments] == ["C-1"]


def test_a_constant_stands_for_a_column_that_is_missing() -> None:
    """In every row, under its own name; the block to paste keeps it."""
    config = TableConfig("deals.csv", columns={"customer": ("=Acme Corp",)})
    text = "ID,Promise,Stage\n1,SSO,Open\n2,API,Won\n"
    reading = read(text, config)
    assert [promise.customer for promise in reading.commitments] == ["Acme Corp", "Acme Corp"]
    assert "no_customer" not in variants(reading)
    assert '      customer: "=Acme Corp"\n' in _block(text, config)
    pasted = config_of(yaml.safe_load(_block(text, config))).commitments[0]
    assert [promise[:3] for promise in read(text, pasted).commitments] == [
        promise[:3] for promise in reading.commitments
    ]


def test_a_constant_fills_what_a_column_leaves_empty() -> None:
    """As any other alternative does; a column of that very name is that column."""
    config = TableConfig("deals.csv", columns={"customer": ("Client", "=Acme")})
    text = "ID,Promise,Client\n1,SSO,Birch\n2,API,\n"
    assert [promise.customer for promise in read(text, config).commitments] == ["Birch", "Acme"]
    named = TableConfig("deals.csv", columns={"customer": ("=Acme",)})
    assert read("ID,Promise,=Acme\n1,SSO,Birch\n", named).commitments[0].customer == "Birch"


@pytest.mark.parametrize("base", ["Title", "title", "Summary"])
@pytest.mark.parametrize("blank", [" ", ""])
def test_numbered_titles_are_one_title_the_deepest_first(base: str, blank: str) -> None:
    """The levels of a tree: each row fills its own."""
    base += blank
    header = f"ID,{base}1,{base}2,{base}3,State,Customer\n"
    rows = "1,Identity,,,New,Acme\n2,,SSO,,New,Acme\n3,Identity,,Audit log,New,Birch\n"
    reading = read(header + rows)
    assert [promise.title for promise in reading.commitments] == ["Identity", "SSO", "Audit log"]
    assert f"      title: [{base}3, {base}2, {base}1]\n" in _block(header + rows)


def test_one_title_is_the_title() -> None:
    """A numbered one beside it is another column."""
    reading = read("ID,Title,Title 2,State,Customer\n1,SSO,Old,New,Acme\n")
    assert reading.commitments[0].title == "SSO"
