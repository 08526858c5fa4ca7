"""One sheet of a workbook as a table: typed cells become the text that means the same."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from commitcheck.loading.tables.table import Refusal, Row, Skipped, Slice, refuse
from commitcheck.loading.tables.workbook.package import Cell, SheetLook, column_letters
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase
from commitcheck.model.project import LostRecord

HEAD_ROWS = 40
SLICE_ROWS = 1024
_SCANNED = 400
MAX_CELL = 100_000
"""Three times what a spreadsheet program lets anybody type into a cell."""
_EXACT = 1e15
_ALL_DIGITS = 1 << 53
"""From here on not every whole number can be stored; spreadsheets keep fifteen digits."""
_DOUBTFUL = 3


class OpenedSheet:
    """A sheet as the reader gave it, before it is known whether it is the one that counts."""

    def __init__(
        self, name: str, values: list[list[Any]], look: SheetLook, *, is_hidden: bool
    ) -> None:
        self.name = name
        self.is_hidden = is_hidden
        self.values = values
        self._look = look

    def head(self) -> Sequence[tuple[int, Row]]:
        """The first rows that hold anything, each with its line."""
        return head_of(self.values)

    def filled_rows(self, below: int = 0) -> int:
        """How many rows below this line hold anything."""
        return sum(any(cell != "" for cell in row) for row in self.values[below:])

    def hidden_rows(self) -> list[int]:
        """Those that hold anything, from 0."""
        rows = (row for row in self._look.hidden_rows if row < len(self.values))
        return sorted(row for row in rows if any(cell != "" for cell in self.values[row]))

    def hidden_columns(self) -> list[int]:
        """Those that hold anything, from 0."""
        width = len(self.values[0]) if self.values else 0
        columns = (column for column in self._look.hidden_columns if column < width)
        return sorted(column for column in columns if any(row[column] != "" for row in self.values))


def head_of(values: Sequence[Sequence[Any]]) -> Sequence[tuple[int, Row]]:
    """The first rows that hold anything, as texts, each with its line."""
    found = []
    for line, row in enumerate(values[:_SCANNED], 1):
        texts = list(map(text_of, row))
        if any(texts):
            found.append((line, texts))
        if len(found) == HEAD_ROWS:
            break
    return found


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
        besides: str = "",
    ) -> None:
        self.path = path
        self.kind = kind
        self.sheet = sheet
        self.values = values
        self.problems = problems
        self.besides = besides

    def lost_digits(self, line: int, column: int) -> bool:
        """Is this a number so long that its last digits are not those that were typed?"""
        row = self.values[line - 1]
        value = row[column] if column < len(row) else ""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        is_long = abs(value) >= _EXACT and text_of(value).endswith("0")
        return abs(value) >= _ALL_DIGITS or is_long

    def head(self) -> Sequence[tuple[int, Row]]:
        return head_of(self.values)

    def rows(self) -> Iterator[tuple[int, Row]]:
        for line, row in enumerate(self.values, 1):
            yield line, list(map(text_of, row))

    def body(self, header_line: int, width: int) -> "SheetBody":
        return SheetBody(self.path, self.values, header_line, width)

    def place(self, line: int, column: int | None = None, field: str | None = None) -> Location:
        number = (column or 0) + 1
        cell = f"{column_letters(number)}{line}"
        return Location(self.path, line, number, field, self.sheet, cell)


class SheetBody:
    """The rows below the header, as slices of text columns."""

    rows_lost = 0

    def __init__(self, path: str, values: list[list[Any]], header_line: int, width: int) -> None:
        self.skipped: list[Skipped] = []
        self.problems: list[Problem] = []
        self.lost: list[LostRecord] = []
        self._path = path
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
                texts = [as_texts(column) for column in columns[: self._width]]
                if any(max(map(len, column)) > MAX_CELL for column in texts):
                    raise too_long(Location(self._path, lines[0]))
                yield Slice(lines, texts)

    def _skip(self, lines: list[int]) -> None:
        for line in lines:
            last = self.skipped[-1] if self.skipped else None
            if last and last.line + last.rows == line:
                self.skipped[-1] = Skipped(last.line, last.reason, last.rows + 1)
            else:
                self.skipped.append(Skipped(line, "empty row"))


def too_long(at: Location | str) -> Refusal:
    """A cell holds more than anybody can have typed there."""
    return refuse(at, phrase("a cell is longer than {} characters", MAX_CELL), "shorten the cell")


def with_meanings(values: list[list[Any]], look: SheetLook) -> None:
    """Put what cells mean in the place of what is stored in them."""
    for cell in look.percents:
        value = _value_at(values, cell)
        if isinstance(value, int | float) and not isinstance(value, bool):
            values[cell[0]][cell[1]] = _hundredfold(value)
    if look.unusable:
        width = max(max(column for _, column in look.unusable) + 1, len(values[0]) if values else 0)
        height = max(row for row, _ in look.unusable) + 1
        if values and len(values[0]) < width:
            for cells in values:
                cells.extend([""] * (width - len(cells)))
        values += [[""] * width for _ in range(height - len(values))]
        for (row, column), text in look.unusable.items():
            values[row][column] = text


def _value_at(values: list[list[Any]], cell: Cell) -> Any:
    row, column = cell
    return values[row][column] if row < len(values) and column < len(values[row]) else ""


def _hundredfold(value: float) -> float:
    """What a percent cell shows; by way of decimals, so that 0.07 is 7."""
    return float(Decimal(repr(value)) * 100)


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
