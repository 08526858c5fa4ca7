"""XLSX back to sales: the promises as they came with the answers, the findings, a summary.

The only importer of xlsxwriter. Every cell is written as text, so that nothing in it is ever a
formula, a link or a number with lost digits; days are real days, for filters and sorting.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import PurePath
from typing import Any

import xlsxwriter

from commitcheck.errors import OutputError
from commitcheck.model.finding import Finding
from commitcheck.model.location import guarded
from commitcheck.model.pattern import pattern
from commitcheck.model.report import Report
from commitcheck.reporting.answer_columns import Cells, returned_tables
from commitcheck.reporting.cards import deals_in_order
from commitcheck.reporting.inert import decider, inert, sentence, shorten, statement
from commitcheck.reporting.listing import listed
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import against_baseline

MAX_ROWS = 1_048_576

MAX_CELL = 32_767
"""What a sheet and a cell of XLSX can hold; the cell counts UTF-16 units."""

_DAY = pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")

_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel takes 1900 for a leap year: earlier days come out wrong."""

_NO_TEXT = pattern("[\0\ud800-\udfff\ufffe\uffff]")

_NO_NAME = pattern(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")

_NAME_LENGTH = 31

_WIDTHS = (8, 60)

_MEASURED = 200
"""Rows that are looked at to choose the width of a column."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(report: Report, options: RenderOptions) -> bytes:
    """A sheet per file of promises, then the findings, then a summary.

    Raises:
        OutputError: a file has more promises than a sheet has rows.
    """
    tables = [
        sheet(table.path, PurePath(table.path).stem, table.header, table.rows)
        for table in returned_tables(report)
    ]
    findings = ("commitcheck findings", FINDINGS, findings_rows(report, options))
    _, *rows = summary_rows(report)
    sheets = [*tables, findings, ("commitcheck summary", SUMMARY, rows)]
    return workbook(sheets, report.as_of, report.version)


Sheet = tuple[str, Cells, Sequence[Cells]]
"""The name that a sheet would have, its header and its rows."""


def sheet(path: str, name: str, header: Cells, rows: Iterable[Cells]) -> Sheet:
    """The sheet of a file.

    Raises:
        OutputError: it has more rows than a sheet.
    """
    every = list(rows)
    if len(every) >= MAX_ROWS:
        raise OutputError(f"{path} has {len(every)} rows, a sheet ends at {MAX_ROWS}: use csv")
    return name, header, every


def workbook(sheets: Iterable[Sheet], as_of: dt.date, version: str) -> bytes:
    """The workbook with these sheets, which says the day and the program that it is of."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _OPTIONS)
    day = dt.datetime.combine(as_of, dt.time())
    book.set_properties({"created": day, "comments": f"commitcheck {version}"})
    written = _Sheets(book)
    for name, header, rows in sheets:
        written.add(name, header, rows)
    book.close()
    return content.getvalue()


class _Sheets:
    """The sheets of one workbook, each under a name of its own."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._bold = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._text = workbook.add_format({"valign": "top", "num_format": "@"})
        self._day = workbook.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self._names: set[str] = {"history"}  # Excel keeps this one for itself

    def add(self, name: str, header: Cells, rows: Sequence[Cells]) -> None:
        sheet = self._workbook.add_worksheet(self._name(name))
        for column, cell in enumerate(header):
            sheet.write_string(0, column, _cell(cell), self._bold)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if cell:
                    self._write(sheet, number, column, cell)
        for column in range(len(header)):
            sheet.set_column(column, column, _width(header, rows, column))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), max(0, len(header) - 1))

    def _write(self, sheet: Any, row: int, column: int, cell: str) -> None:
        if (day := _day_of(cell)) is not None:
            sheet.write_datetime(row, column, dt.datetime.combine(day, dt.time()), self._day)
        else:
            sheet.write_string(row, column, _cell(cell), self._text)

    def _name(self, wanted: str) -> str:
        """A name that Excel takes, given once; case does not make another."""
        plain = _NO_NAME.sub(" ", wanted).strip("' ") or "commitments"
        for number in count(1):
            end = "" if number == 1 else f" {number}"
            name = _shortened(plain, _NAME_LENGTH - len(end)).rstrip("' ") + end
            if name.casefold() not in self._names:
                break
        self._names.add(name.casefold())
        return name


def _day_of(cell: str) -> dt.date | None:
    if _DAY.fullmatch(cell) is None:
        return None
    try:
        day = dt.date.fromisoformat(cell)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _cell(text: str) -> str:
    return _shortened(guarded(_NO_TEXT.sub("\ufffd", text)), MAX_CELL)


def _shortened(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units; a longer text ends in an ellipsis."""
    if 2 * len(text) <= limit or len(text.encode("utf-16-le", "surrogatepass")) <= 2 * limit:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)]
    return units.decode("utf-16-le", "ignore") + "\N{HORIZONTAL ELLIPSIS}"


def _width(header: Cells, rows: Sequence[Cells], column: int) -> int:
    least, most = _WIDTHS
    longest = max((len(row[column]) for row in rows[:_MEASURED]), default=0)
    return min(most, max(least, longest + 1, len(header[column]) + 3))


FINDINGS = (
    "commitcheck_severity",
    "commitcheck_rule",
    "commitcheck_about",
    "commitcheck_finding",
    "commitcheck_next_step",
    "commitcheck_decides",
    "commitcheck_where",
    "commitcheck_preventable",
    "commitcheck_waived_by",
    "commitcheck_baseline",
)
"""Prefixed, so that our reader never takes this sheet for one of promises."""

SUMMARY = ("commitcheck_summary", "commitcheck_value", "commitcheck_more")

_NAME = 120


def findings_rows(report: Report, options: RenderOptions) -> list[Cells]:
    """The findings, waived ones too, in the order of the report but for known debt, which stands
    below the others; last what is not listed.
    """
    shown = listed(report.findings, options)
    in_order = sorted(shown.findings, key=lambda found: found.is_known_debt)
    rest = (("", cut.rule, "", cut.words, *[""] * (len(FINDINGS) - 4)) for cut in shown.cut)
    return [*(_finding(found) for found in in_order), *rest]


def summary_rows(report: Report) -> list[Cells]:
    """The verdict, a line per deal, and what was read, under a header."""
    return [SUMMARY, *_summary(report)]


def _finding(found: Finding) -> Cells:
    return (
        found.severity.label,
        found.code,
        f"{found.subject.kind.replace('_', ' ')} {shorten(found.subject.id, _NAME)}",
        statement(found),
        sentence(found.next_step),
        decider(found.who),
        inert(found.at.label),
        "yes" if found.preventable else "no",
        shorten(found.waived_by or "", _NAME),
        "known" if found.in_baseline else "",
    )


def _summary(report: Report) -> Iterator[Cells]:
    verdict = report.verdict
    yield ("verdict", inert(verdict.sentence), "")
    yield ("product", shorten(report.product, _NAME), "")
    yield ("as of", report.as_of.isoformat(), "")
    if report.narrowed_to is not None:
        yield ("only", inert(report.narrowed_to), "")
    for label, number in (
        ("open promises", verdict.open),
        ("do not conform", verdict.nonconforming),
        ("of these not signed yet", verdict.preventable),
        ("could not be judged", verdict.could_not_be_judged),
        ("against a non-goal", verdict.against_non_goals),
        ("waived findings", verdict.waived),
    ):
        yield (label, str(number), "")
    if report.baseline is not None:
        yield ("to the baseline", against_baseline(report), "")
    for deal in deals_in_order(report.deals):
        name = f"{shorten(deal.id, _NAME)}, {shorten(deal.customer, _NAME)}"
        yield (f"deal {name}", deal.verdict.replace("_", " "), _changes(len(deal.changes)))
    for loosening in report.loosened:
        yield ("loosened", inert(loosening.what), inert(loosening.by))
    for silent in report.not_checked:
        yield ("not checked", f"{inert(silent.rule)}: {sentence(silent.reason)}",
               inert(silent.needs))  # fmt: skip
    for file in report.inputs:
        yield (f"read as {file.role}", inert(file.path), inert(file.summary))


def _changes(number: int) -> str:
    return "" if not number else "1 change" if number == 1 else f"{number} changes"
