"""The records of a CSV file below its header: made equally wide, with nothing lost silently."""

import csv
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Protocol

from msgspec import Struct

from commitcheck.loading.files import starts_in_bytes
from commitcheck.loading.tables.table import WARNING, Row, Skipped, Slice, file_problem, times
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase
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


# Which character separates the cells: the one that gives the most consistent columns.
#
# `csv.Sniffer` finds the character but not the dialect, and fails on one column; this asks the
# csv module itself, with standard quoting, for each candidate.

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_NAMES = {name: char for char, name in DELIMITERS.items()} | {"\\t": "\t", "pipe": "|"}
_SEP_LINE = pattern(r'"?sep=(.)"?\s*$', re.IGNORECASE)
_SAMPLE_ROWS = 200


class Dialect(Struct, frozen=True):
    """How a line is cut. `skip_space`: a quote counts as such after a space too."""

    delimiter: str
    skip_space: bool = False

    @property
    def name(self) -> str:
        return DELIMITERS.get(self.delimiter, self.delimiter)


def dialect_named(asked: str) -> Dialect | None:
    """What `delimiter:` in the configuration means: the character or its name."""
    char = _NAMES.get(asked.strip().casefold(), asked)
    return Dialect(char) if len(char) == 1 and char not in '"\r\n' else None


def sep_line(line: str) -> str | None:
    """The delimiter that a first line `sep=;` declares for Excel."""
    if "sep=" not in line[:5].casefold():
        return None
    match = _SEP_LINE.match(line)
    return match[1] if match else None


def find_dialect(lines: list[str]) -> Dialect | None:
    """The dialect of these lines, or None when none gives two columns."""
    scored = [(_score(lines, dialect), dialect) for dialect in _candidates(lines)]
    score, best = max(scored, key=lambda rated: rated[0], default=(0, None))
    return best if score > 0 else None


def _candidates(lines: list[str]) -> list[Dialect]:
    sample = "".join(lines)
    plain = [Dialect(char) for char in DELIMITERS if char in sample]
    spaced = [Dialect(char, skip_space=True) for char in DELIMITERS if f'{char} "' in sample]
    return plain + spaced


def _score(lines: list[str], dialect: Dialect) -> float:
    """The share of rows with the commonest width; wider tables win, loose quotes lose."""
    widths: Counter[int] = Counter()
    loose = 0
    may_be_loose = any(' "' in line for line in lines)
    try:
        reader = csv.reader(lines, delimiter=dialect.delimiter, skipinitialspace=dialect.skip_space)
        for _, row in zip(range(_SAMPLE_ROWS), reader, strict=False):
            if any(row):
                widths[len(row)] += 1
                loose += may_be_loose and any(cell.startswith(' "') for cell in row)
    except csv.Error:
        pass  # a cell beyond the limit: the rows before it still tell
    if not widths:
        return 0
    total = widths.total()
    width = max(widths, key=lambda width: (widths[width] * (width > 1), width))
    if width < 2:  # noqa: PLR2004 - one column is no table
        return 0
    return widths[width] / total * (1 - 1 / width) * (1 - loose / total / 2)


# Where in its line a cell of a CSV file starts: found by reading that one record again.

_FIRST_LOOK = 1 << 12
_KEPT = 16
"""Lines of which the places of quoted cells are kept: those of one promise are asked in a row."""


class CsvPlaces:
    """Knows where the lines of one file start, and cuts a record the way the reader did."""

    def __init__(self, content: bytes, codec: str, dialect: Dialect) -> None:
        self._content = content
        self._codec = codec
        self._dialect = dialect
        self._delimiter = dialect.delimiter.encode(codec, "replace")
        self._starts = array("Q", starts_in_bytes(content))
        self._quoted_starts = lru_cache(_KEPT)(self._starts_of_cells)

    def text_from(self, line: int) -> str:
        start = self._starts[min(line, len(self._starts)) - 1]
        return self._decoded(self._content[start:])

    def cells(self, line: int) -> list[tuple[int, int]]:
        """Start and end of each cell of the record on a line, in the text from there on."""
        text = self.text_from(line)
        found = list(_cells(text, self._dialect))
        end = found[-1][1] if found else -1
        if text[end : end + 1] not in ("\r", "\n"):  # the file ends with its last cell
            found.append((end + 1, len(text)))
        return found

    def column(self, line: int, cell: int) -> int:
        """The character at which the cell starts, counted from 1.

        A cell that starts on a later physical line of its record has no place on the
        record's own line: it is found at its start.

        A report names places for every promise: most of them cost no more than a split.
        """
        starts = self._starts
        if line < len(starts):
            start, end = starts[line - 1], starts[line]
        else:
            start, end = starts[-1], len(self._content)
        size = _FIRST_LOOK
        while True:
            record = self._content[start : end if end - start < size else start + size]
            found = self._cell_start(record, cell)
            if found is None:
                cells = self._quoted_starts(record)
                found = cells[cell] if cell < len(cells) else None
            if found is not None or start + size >= end:
                return (found or 0) + 1
            size *= 8

    def _cell_start(self, record: bytes, cell: int) -> int | None:
        """The offset of a cell in what its record starts with; None where a cell before it is not
        quoted as it should be, or goes on in the next line, and where there are fewer.
        """
        if self._dialect.skip_space:
            return None
        at, left = 0, cell
        while True:
            quote = record.find(b'"', at)
            plain = record[at:quote] if quote >= 0 else record[at:]
            parts = plain.split(self._delimiter, left)
            if len(parts) > left:
                before = at + len(plain) - len(parts[left])
                return before if record.isascii() else len(self._decoded(record[:before]))
            if quote < 0 or parts[-1]:
                return None
            end = record.find(b'"', quote + 1)
            while end >= 0 and record[end + 1 : end + 2] == b'"':
                end = record.find(b'"', end + 2)
            behind = record.find(self._delimiter, end) if end >= 0 else -1
            if behind < 0:
                return None
            at, left = behind + len(self._delimiter), left - len(parts)

    def _starts_of_cells(self, record: bytes) -> Sequence[int]:
        """Where the cells start of which all before them end, quoted ones too."""
        text, before = self._decoded(record), _cell_before(self._dialect)
        starts = [0]
        while found := before.match(text, starts[-1]):
            starts.append(found.end())
        return starts

    def _decoded(self, record: bytes) -> str:
        return record.decode(self._codec, "replace")


@cache
def _cell_before(dialect: Dialect) -> re.Pattern[str]:
    """A cell of one line with what ends it, quoted or not, and never two ways to cut it."""
    quoted = r'"[^"\r\n]*+(?:""[^"\r\n]*+)*+"'
    delimiter = re.escape(dialect.delimiter)
    space = " *+" if dialect.skip_space else ""
    return re.compile(f'{space}(?:{quoted}|(?!"))[^{delimiter}\r\n]*+{delimiter}{space}')


def _cells(text: str, dialect: Dialect) -> Iterator[tuple[int, int]]:
    """Start and end of each cell of the record that the text starts with."""
    at = 0
    while at < len(text):
        start = at
        if dialect.skip_space:
            while text[at : at + 1] == " ":
                at += 1
        if text[at : at + 1] == '"':
            at = _after_quotes(text, at + 1)
        stop = _cell_end(dialect.delimiter).search(text, at)
        if stop is None:
            return
        yield start, stop.start()
        if stop[0] in "\r\n":
            return
        at = stop.end()


@cache
def _cell_end(delimiter: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(delimiter)}\r\n]")


def _after_quotes(text: str, at: int) -> int:
    while True:
        end = text.find('"', at)
        if end < 0:
            return len(text)
        if text[end + 1 : end + 2] != '"':
            return end + 1
        at = end + 2
