"""The records of a CSV file below its header: made equally wide, with nothing lost silently."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from commitcheck.loading.tables.problems import WARNING, file_problem, times
from commitcheck.loading.tables.table import Row, Skipped, Slice
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase
from commitcheck.model.problem import Problem
from commitcheck.model.project import LostRecord

_TOLD_ONE_BY_ONE = 20
TOO_LONG = "more cells than the header"
_FURNITURE_CELLS = 2
"""Footers have no more; that they are short is no news."""


class Batched(Protocol):
    """What the body needs of a CSV file."""

    @property
    def path(self) -> str: ...

    @property
    def unclosed(self) -> tuple[int, int] | None: ...

    def batches(self) -> Iterator[tuple[Sequence[int], list[Row]]]: ...


class CsvBody:
    """Streams slices; rows that are too long are told and left out, short ones are filled up."""

    def __init__(self, file: Batched, header_line: int, width: int) -> None:
        self.path = file.path
        self.skipped: list[Skipped] = []
        self.problems: list[Problem] = []
        self.rows_lost = 0
        self.lost: list[LostRecord] = []
        self._file = file
        self._header_line = header_line
        self._width = width
        self._short: list[int] = []

    def __iter__(self) -> Iterator[Slice]:
        for lines, rows in self._below_header():
            is_even = set(map(len, rows)) == {self._width} and all(map(any, rows))
            at, even = (lines, rows) if is_even else self._straightened(lines, rows)
            if even:
                yield Slice(at, list(zip(*even, strict=True)))
        self._tell_many()
        self._tell_short()
        self._tell_unclosed()

    def _tell_many(self) -> None:
        if self.rows_lost > _TOLD_ONE_BY_ONE:
            more = times(self.rows_lost - _TOLD_ONE_BY_ONE, "more row has", "more rows have")
            message = phrase("{} more cells than the header", more)
            self.problems.append(file_problem(self.path, "ragged", message, _CLOSE_QUOTES))

    def _below_header(self) -> Iterator[tuple[Sequence[int], list[Row]]]:
        batches = self._file.batches()
        if not self._header_line:  # a file without a header is all body
            yield from batches
        for lines, rows in batches:
            if self._header_line in lines:
                below = lines.index(self._header_line) + 1
                yield lines[below:], rows[below:]
                break
        yield from batches

    def _straightened(
        self, lines: Sequence[int], rows: list[Row]
    ) -> tuple[Sequence[int], list[Row]]:
        kept = [(line, row) for line, row in zip(lines, rows, strict=True) if self._fits(line, row)]
        return [line for line, _ in kept], [row for _, row in kept]

    def _fits(self, line: int, row: Row) -> bool:
        """Make the row as wide as the header; False when it is to be left out."""
        if not any(row):
            self._blank(line)
            return False
        missing = self._width - len(row)
        if missing > 0:
            if missing < len(row) or sum(map(bool, row)) > _FURNITURE_CELLS:
                self._short.append(line)
            row.extend([""] * missing)
        elif any(map(str.strip, row[self._width :])):
            self._too_long(line, row)
            return False
        else:
            del row[self._width :]
        return True

    def _blank(self, line: int) -> None:
        if self.skipped and self.skipped[-1].line + self.skipped[-1].rows == line:
            last = self.skipped[-1]
            self.skipped[-1] = Skipped(last.line, last.reason, last.rows + 1)
        else:
            self.skipped.append(Skipped(line, "empty row"))

    def _too_long(self, line: int, row: Row) -> None:
        self.rows_lost += 1
        self.lost.append(LostRecord(cells=frozenset(map(str.strip, row))))
        self.skipped.append(Skipped(line, TOO_LONG))
        if self.rows_lost <= _TOLD_ONE_BY_ONE:
            message = phrase("the row has {} cells, the header has {}", len(row), self._width)
            at = Location(self.path, line)
            self.problems.append(file_problem(at, "ragged", message, _CLOSE_QUOTES))

    def _tell_unclosed(self) -> None:
        if self._file.unclosed:
            first, last = self._file.unclosed
            self.rows_lost += last - first
            self.lost.append(LostRecord())
            message = phrase(
                "a quotation mark is never closed: lines {} to {} were read as one row", first, last
            )
            at = Location(self.path, first)
            self.problems.append(file_problem(at, "unclosed_quote", message, _CLOSE_QUOTES))

    def _tell_short(self) -> None:
        if self._short:
            message = phrase(
                "{} fewer cells than the header, first here; the missing ones count as empty",
                times(len(self._short), "row has", "rows have"),
            )
            at = Location(self.path, self._short[0])
            self.problems.append(file_problem(at, "short_rows", message, _CLOSE_QUOTES, WARNING))


_CLOSE_QUOTES = "check its quotation marks and delimiters, or export it again"


def unclosed_quote(record: Iterable[str], delimiter: str) -> bool:
    """Do these last lines of a file end inside quotation marks?"""
    try:
        list(csv.reader(record, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
