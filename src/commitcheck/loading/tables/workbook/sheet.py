"""One sheet of a workbook as a table: typed cells become the text that means the same."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from commitcheck.loading.tables.table import Row, Skipped, Slice
from commitcheck.loading.tables.workbook.guard import column_letters
from commitcheck.model.location import Location
from commitcheck.model.problem import Problem
from commitcheck.model.project import LostRecord

HEAD_ROWS = 40
SLICE_ROWS = 1024
_SCANNED = 400
_EXACT = 1e15
_DOUBTFUL = 3


class WorkbookSheet:
    """The rows of one sheet; row 1 is line 1."""

    encoding = None
    delimiter = None

    def __init__(
        self,
        path: str,
        kind: str,
        sheet: str,
        values: list[list[Any]],
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.path = path
        self.kind = kind
        self.sheet = sheet
        self.values = values
        self.problems = problems

    def head(self) -> Sequence[tuple[int, Row]]:
        found = []
        for line, row in enumerate(self.values[:_SCANNED], 1):
            texts = list(map(text_of, row))
            if any(texts):
                found.append((line, texts))
            if len(found) == HEAD_ROWS:
                break
        return found

    def rows(self) -> Iterator[tuple[int, Row]]:
        for line, row in enumerate(self.values, 1):
            yield line, list(map(text_of, row))

    def body(self, header_line: int, width: int) -> "SheetBody":
        return SheetBody(self.values, header_line, width)

    def place(self, line: int, column: int | None = None, field: str | None = None) -> Location:
        number = (column or 0) + 1
        cell = f"{column_letters(number)}{line}"
        return Location(self.path, line, number, field, self.sheet, cell)


class SheetBody:
    """The rows below the header, as slices of text columns."""

    rows_lost = 0

    def __init__(self, values: list[list[Any]], header_line: int, width: int) -> None:
        self.skipped: list[Skipped] = []
        self.problems: list[Problem] = []
        self.lost: list[LostRecord] = []
        self._values = values
        self._header_line = header_line
        self._width = width

    def __iter__(self) -> Iterator[Slice]:
        for start in range(self._header_line, len(self._values), SLICE_ROWS):
            rows = self._values[start : start + SLICE_ROWS]
            lines: Sequence[int] = range(start + 1, start + 1 + len(rows))
            filled = [any(cell != "" for cell in row) for row in rows]
            if not all(filled):
                kept = [number for number, is_filled in enumerate(filled) if is_filled]
                self._skip([start + 1 + number for number, full in enumerate(filled) if not full])
                rows, lines = (
                    [rows[number] for number in kept],
                    [start + 1 + number for number in kept],
                )
            if rows:
                columns = list(zip(*rows, strict=True))
                columns += [("",) * len(rows)] * (self._width - len(columns))
                yield Slice(lines, [as_texts(column) for column in columns[: self._width]])

    def _skip(self, lines: list[int]) -> None:
        for line in lines:
            last = self.skipped[-1] if self.skipped else None
            if last and last.line + last.rows == line:
                self.skipped[-1] = Skipped(last.line, last.reason, last.rows + 1)
            else:
                self.skipped.append(Skipped(line, "empty row"))


def as_texts(column: Sequence[Any]) -> Sequence[str]:
    """A column's cells as text; most columns are text already."""
    if {*map(type, column)} == {str}:
        return column
    return list(map(text_of, column))


def text_of(value: Any) -> str:
    """The text that our readers of dates and numbers cannot misread: ISO days, a decimal point."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number_text(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _number_text(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN is not itself
        return ""
    if value == int(value):
        return str(int(value)) if abs(value) < _EXACT else f"{value:.0f}"
    text = repr(float(value))
    if "e" in text:
        text = f"{value:.12f}"
    is_doubtful = len(text.partition(".")[2]) == _DOUBTFUL
    return text + "0" if is_doubtful else text
