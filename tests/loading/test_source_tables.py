"""The files of promises as they came: header and records, the user's own columns too."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from commitcheck.loading.load import read_commitments
from commitcheck.loading.records.commitments import cell_of
from commitcheck.loading.tables.cells import clean
from commitcheck.model.config import TableConfig
from commitcheck.model.location import GUARDED, SourceRow, SourceTable, guarded, unguarded


def source(
    folder: Path, name: str, text: str, ignored: Mapping[str, tuple[str, ...]] | None = None
) -> SourceTable:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    table = read_commitments(TableConfig(str(path), ignore_rows=ignored or {})).table
    assert table is not None
    return table


def test_a_table_comes_as_it_is(tmp_path: Path) -> None:
    """Every column in its order, cells as written, the promise and the line of each record."""
    table = source(
        tmp_path,
        "deals.csv",
        "Region;id;customer;title;due\r\n EMEA ;C-1;Acme;SSO;31.12.2026\r\n;C-2;Birch;N/A ok;\r\n",
    )
    assert table.header == ("Region", "id", "customer", "title", "due")
    assert list(table.rows) == [
        SourceRow("C-1", (" EMEA ", "C-1", "Acme", "SSO", "31.12.2026"), line=2),
        SourceRow("C-2", ("", "C-2", "Birch", "N/A ok", ""), line=3),
    ]
    assert list(table.rows) == list(table.rows)


def test_furniture_is_left_out(tmp_path: Path) -> None:
    """Titles, blank rows and totals are no records; short rows are filled up."""
    table = source(
        tmp_path,
        "deals.csv",
        "Q3 deals\n\nid,customer,title,arr\nC-1,Acme,SSO,10\n,,,\nC-2,Birch,Audit\nTotal,,,10\n",
    )
    assert list(table.rows) == [
        SourceRow("C-1", ("C-1", "Acme", "SSO", "10"), line=4),
        SourceRow("C-2", ("C-2", "Birch", "Audit", ""), line=6),
    ]


def test_ignored_and_unreadable_rows_are_handed_back(tmp_path: Path) -> None:
    """They are the user's records, though no promise was made of them."""
    table = source(
        tmp_path,
        "deals.csv",
        "id,customer,title,Stage\nC-1,Acme,SSO,Won\nC-2,Birch,Audit,Dead\nC-3,,Audit,Won\n"
        "C-4,Birch,Audit,Won,said,too,much\n",
        ignored={"Stage": ("Dead",)},
    )
    assert [row.commitment for row in table.rows] == ["C-1", None, None, None]
    assert [row.cells[0] for row in table.rows] == ["C-1", "C-2", "C-3", "C-4"]


def test_our_guard_is_off(tmp_path: Path) -> None:
    """In cells and in the header, exactly one apostrophe."""
    table = source(tmp_path, "d.csv", "id,customer,title,'=x\nC-1,Acme,'+1,''=2\n")
    assert table.header == ("id", "customer", "title", "=x")
    assert list(table.rows) == [SourceRow("C-1", ("C-1", "Acme", "+1", "''=2"), line=2)]


def test_yaml_gives_its_keys_as_a_header(tmp_path: Path) -> None:
    """Our fields in the schema's order, then the user's own; values as our tables write them."""
    table = source(
        tmp_path,
        "commitments.yaml",
        "- title: SSO\n  id: C-1\n  customer: Acme\n  due: 2026-Q4\n  arr: 120000\n"
        "  capability: [sso, audit-log]\n  approvals:\n    - {role: legal, date: 2026-01-31}\n"
        "    - {role: product}\n  disclaimer: true\n"
        "- {id: C-2, customer: Birch, title: Audit, capability: sso, until: null}\n",
    )
    assert table.header == (
        "id", "customer", "title", "arr", "capability", "due", "disclaimer", "approvals", "until",
    )  # fmt: skip
    first, second = table.rows
    assert first == SourceRow(
        "C-1",
        ("C-1", "Acme", "SSO", "120000", "sso;audit-log", "2026-Q4", "true",
         "legal@2026-01-31;product", ""),
    )  # fmt: skip
    assert second == SourceRow("C-2", ("C-2", "Birch", "Audit", "", "sso", "", "", "", ""))


def test_what_stands_behind_a_lost_entry_keeps_its_own_promise(tmp_path: Path) -> None:
    """An entry without a title makes none, and those below it do not move up."""
    table = source(
        tmp_path,
        "commitments.yaml",
        "- {id: C-1, customer: Acme, title: SSO}\n- {id: C-2, customer: Acme}\n"
        "- not a record\n- {id: C-4, customer: Birch, title: Audit}\n",
    )
    assert [(row.commitment, row.cells[0]) for row in table.rows] == [
        ("C-1", "C-1"),
        (None, "C-2"),
        ("C-4", "C-4"),
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (["a", "b"], "a;b"),
        (["a;b", "c"], '["a;b", "c"]'),
        (["[x"], '["[x"]'),
        ([{"role": "legal", "date": "2026-01-31"}], "legal@2026-01-31"),
        ({"their": {"own": "1"}}, '{"their": {"own": "1"}}'),
        ([["a", ["b", None]], "c"], '[["a", ["b", ""]], "c"]'),
    ],
)
def test_a_yaml_value_as_a_cell(value: object, cell: str) -> None:
    """A list whose parts hold the separator is kept apart as JSON."""
    assert cell_of(value) == cell


def test_a_cell_is_as_long_as_what_it_holds() -> None:
    """Lists in lists thirty deep: JSON in JSON in JSON would fill the memory with backslashes."""
    value: object = 'a "word"; another'
    for _ in range(30):
        value = [{"their": [value]}]
    assert len(cell_of(value)) < 2000


@pytest.mark.parametrize("sign", GUARDED)
def test_writer_and_reader_agree_on_the_guard(sign: str) -> None:
    """What the one puts before a cell, the other takes off, once."""
    text = f"{sign}1+1"
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text
    assert clean(guarded(text)) == clean(text)
    assert guarded("plain") == unguarded("plain") == "plain"
    assert unguarded("'quoted'") == "'quoted'"
