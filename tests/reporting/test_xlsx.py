"""XLSX back to sales: three kinds of sheets, every cell text or a day, the same bytes each time."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from commitcheck.errors import OutputError
from commitcheck.loading.tables.header import known_in
from commitcheck.loading.tables.mapping.preset import known_names
from commitcheck.model.config import TableConfig
from commitcheck.model.location import SourceRow, SourceTable
from commitcheck.model.report import Report
from commitcheck.reporting import xlsx
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import against_baseline
from commitcheck.reporting.xlsx import FINDINGS, summary_rows
from reporting.hostile import ALL_AT_ONCE, CORPUS, MEGABYTE
from reporting.reports import clean_report, hostile_report, planted_report, sample_report

AUGUST_31 = dt.datetime.fromisoformat("2026-08-31")
ANY_TEXT = st.text(st.characters(codec=None)) | st.sampled_from(list(CORPUS.values()))


def written(report: Report) -> bytes:
    return xlsx.render(report, RenderOptions())


def opened(report: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(report)))


def with_table(*records: SourceRow, path: str = "exports/August deals.csv") -> Report:
    return replace(clean_report(), tables=(SourceTable(path, ("id", "Close Date"), records),))


def test_the_workbook_has_promises_findings_and_a_summary() -> None:
    """The sheet of promises is called as its file and comes first."""
    book = opened(with_table(SourceRow("K-01", ("K-01", "2026-08-31"))))
    assert book.sheetnames == ["August deals", "commitcheck findings", "commitcheck summary"]
    first = book.worksheets[0]
    assert [cell.value for cell in first[1]] == [
        "id", "Close Date", "commitcheck_answer", "commitcheck_finding", "commitcheck_next_step",
        "commitcheck_by",
    ]  # fmt: skip
    assert [cell.value for cell in first[2]][:3] == [
        "K-01", AUGUST_31, "conforms",
    ]  # fmt: skip


def test_a_sheet_is_ready_to_filter() -> None:
    """The header stays in sight, columns are wide enough and have filters."""
    sheet = opened(with_table(SourceRow("K-01", ("K-01", "x" * 300)))).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F2"
    assert sheet.column_dimensions["B"].width == pytest.approx(60, abs=1)


def test_every_finding_has_a_row() -> None:
    """Waived ones too, with their waiver; nothing is capped, known debt stands last."""
    report = sample_report()
    sheet = opened(report)["commitcheck findings"]
    found = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(found) == len(report.findings)
    in_order = sorted(report.findings, key=lambda finding: finding.is_known_debt)
    assert [row[1] for row in found] == [finding.code for finding in in_order]
    assert [row[9] for row in found if row[9]] == [found[-1][9]] == ["known"]
    assert [row[8] for row in found if row[8]] == ["W-1"]


def test_the_summary_begins_with_the_verdict() -> None:
    """The sentence, the counts, a line per deal, and what was read."""
    sheet = opened(clean_report())["commitcheck summary"]
    lines = [row[:2] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert lines[0] == (
        "verdict", "No conformance problem found in 2 open promises (0 waived)."
    )  # fmt: skip
    assert ("deal D-209, Lumen Freight", "sign") in lines
    assert ("read as commitments", "deals.csv") in lines


def test_the_summary_says_how_the_run_stands_to_its_baseline() -> None:
    """And nothing where it has none."""
    said = [row[1] for row in summary_rows(sample_report()) if row[0] == "to the baseline"]
    assert said == [against_baseline(sample_report())]
    assert "to the baseline" not in [row[0] for row in summary_rows(clean_report())]


def test_our_own_sheets_are_no_promises() -> None:
    """The reader chooses the sheet with the most known names; these have none."""
    known = known_names(TableConfig("back.xlsx"), None)
    assert known_in(FINDINGS, known) == 0
    assert max(known_in(row, known) for row in summary_rows(sample_report())) <= 1


@pytest.mark.parametrize("make", [sample_report, clean_report, hostile_report])
def test_two_runs_write_the_same_bytes(make: Callable[[], Report]) -> None:
    """No clock is read: the properties say the day of the report, the archive a fixed one."""
    report = make()
    assert written(report) == written(report)
    with zipfile.ZipFile(io.BytesIO(written(report))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2026-08-17T00:00:00Z") == 2


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    """Planted everywhere: shared strings only, and two other readers open it."""
    report = replace(
        planted_report(text),
        narrowed_to=None,
        tables=(SourceTable(text, (text, "id"), [SourceRow(None, (text, text))]),),
    )
    content = written(report)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    for sheet in sheets:
        assert not re.search(rb"<(f|hyperlink)[ >]|t=\"(str|e|b)\"", sheet)
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert names == openpyxl.load_workbook(io.BytesIO(content)).sheetnames


@pytest.mark.parametrize("text", [MEGABYTE, ALL_AT_ONCE * 3, "\U0001f9d1" * 20_000])
def test_a_cell_ends_where_xlsx_ends(text: str) -> None:
    """32,767 units are all it can hold; the reader sees that there was more."""
    cell = opened(with_table(SourceRow("K-01", (text, "")))).worksheets[0]["A2"].value
    assert isinstance(cell, str)
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * 32_767:
        assert cell.endswith("…")
    assert len(cell.encode("utf-16-le")) <= 2 * 40_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-08-31", AUGUST_31),
        ("2026-02-30", "2026-02-30"),
        ("1899-12-31", "1899-12-31"),
        ("2026-08-31 ", "2026-08-31 "),
        ("31.08.2026", "31.08.2026"),
        ("120000", "120000"),
        ("=1+1", "'=1+1"),
        ("0071", "0071"),
        ("12345678901234567", "12345678901234567"),
        ("http://evil.example", "http://evil.example"),
    ],
)
def test_only_a_day_is_more_than_text(text: str, value: object) -> None:
    """Ids keep their zeros and their last digits."""
    assert opened(with_table(SourceRow("K-01", ("K-01", text)))).worksheets[0]["B2"].value == value


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (("a/deals.csv", "b/DEALS.xlsx"), ["deals", "DEALS 2"]),
        (("[x]:*?'.csv",), ["x"]),
        (("History.csv",), ["History 2"]),
        (("x" * 40 + ".csv", "x" * 40 + ".xlsx"), ["x" * 30 + "…", "x" * 28 + "… 2"]),
        (("-",), ["-"]),
        (("'.csv",), ["commitments"]),
    ],
)
def test_sheets_have_names_that_excel_takes(paths: tuple[str, ...], names: list[str]) -> None:
    """Without forbidden characters, short, and each only once."""
    tables = tuple(SourceTable(path, ("id",)) for path in paths)
    assert opened(replace(clean_report(), tables=tables)).sheetnames[:-2] == names


def test_a_table_that_does_not_fit_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A million rows are for csv."""
    monkeypatch.setattr(xlsx, "MAX_ROWS", 2)
    record = SourceRow("K-01", ("K-01", ""))
    with pytest.raises(OutputError, match="has 2 rows, a sheet ends at 2: use csv"):
        written(with_table(record, record))
