"""CSV of every dialect, read with the standard library's reader over the file's own bytes.

Neither the text nor the rows are kept: `body` streams slices, `place` finds the character of
a cell by reading its one record again.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from commitcheck.loading.tables.csv.body import (
    CsvBody,
    CsvPlaces,
    Dialect,
    dialect_named,
    find_dialect,
    sep_line,
    unclosed_quote,
)
from commitcheck.loading.tables.csv.encoding import Encoded, decode, with_doubled_quotes
from commitcheck.loading.tables.table import Refusal, Row, refuse
from commitcheck.model.config import TableConfig
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase

if TYPE_CHECKING:
    import _csv

MAX_CELL = 1_000_000
MAX_COLUMNS = 5_000
HEAD_ROWS = 40
BATCH_ROWS = 1024
_SAMPLE_LINES = 400
_SAMPLE_CHARS = 1 << 18


class CsvFile:
    """An opened CSV file."""

    kind = "csv"
    sheet = None
    besides = ""

    def __init__(self, path: str, encoded: Encoded, dialect: Dialect, skip: int) -> None:
        self.path = path
        self.encoded = encoded
        self.dialect = dialect
        self.skip = skip
        self.unclosed: tuple[int, int] | None = None
        """First and last line of a last record whose quotation mark is never closed."""
        self._head: Sequence[tuple[int, Row]] | None = None
        self._places: CsvPlaces | None = None

    @property
    def encoding(self) -> str:
        return self.encoded.name

    @property
    def delimiter(self) -> str:
        return self.dialect.name

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.encoded.problems

    def head(self) -> Sequence[tuple[int, Row]]:
        if self._head is None:
            self._head = self._read_head()
        return self._head

    def _read_head(self) -> Sequence[tuple[int, Row]]:
        scanned = islice(self.rows(), _SAMPLE_LINES)
        return list(islice(((line, row) for line, row in scanned if any(row)), HEAD_ROWS))

    def rows(self) -> Iterator[tuple[int, Row]]:
        for lines, rows in self.batches():
            yield from zip(lines, rows, strict=True)

    def batches(self) -> Iterator[tuple[Sequence[int], list[Row]]]:
        """The rows in batches, each row with the physical line it starts on."""
        with cells_up_to(MAX_CELL):
            reader = self.reader()
            last = line = self.skip + 1
            try:
                while True:
                    lines, rows = [line], []
                    for row in islice(reader, BATCH_ROWS):
                        rows.append(row)
                        lines.append(self.skip + reader.line_num + 1)
                    if not rows:
                        break
                    line = lines.pop()
                    last = lines[-1]
                    yield lines, rows
            except csv.Error as error:
                raise self._unreadable(error) from None
        self._note_unclosed(last, line)

    def _note_unclosed(self, start: int, after: int) -> None:
        """Did the last record run to the end of the file for want of a closing quote?"""
        if after - start > 1:
            text = self._known_places.text_from(start)
            is_unclosed = unclosed_quote(io.StringIO(text, newline=""), self.dialect.delimiter)
            self.unclosed = (start, after - 1) if is_unclosed else None

    @property
    def _known_places(self) -> CsvPlaces:
        if self._places is None:
            self._places = CsvPlaces(self.encoded.content, self.encoded.codec, self.dialect)
        return self._places

    def lost_digits(self, line: int, column: int) -> bool:  # noqa: ARG002 - as in a workbook
        """Text keeps every digit."""
        return False

    def body(self, header_line: int, width: int) -> CsvBody:
        return CsvBody(self, header_line, width)

    def place(self, line: int, column: int | None = None, field: str | None = None) -> Location:
        if column is None:
            return Location(self.path, line, 1, field)
        places = self._places or self._known_places
        return Location(self.path, line, places.column(line, column), field)

    def _unreadable(self, error: csv.Error) -> Refusal:
        """What the csv module stumbled over, found again row by row to know the line."""
        line, reader = self.skip + 1, self.reader()
        with suppress(csv.Error):
            for _ in reader:
                line = self.skip + reader.line_num + 1
        at = Location(self.path, line)
        if "field larger" in str(error):
            message = phrase("a cell is longer than {} characters", MAX_CELL)
            cure = "close the quotation mark that is open there, or shorten the cell"
            return refuse(at, message, cure)
        return refuse(at, phrase("the row cannot be read: {}", str(error)), "export it again")

    def reader(self) -> "_csv.Reader":
        lines = text_lines(self.encoded)
        for _ in range(self.skip):
            next(lines)
        return csv.reader(
            lines, delimiter=self.dialect.delimiter, skipinitialspace=self.dialect.skip_space
        )


class cells_up_to:  # noqa: N801 - reads as a word of the with statement
    """The csv module's limit is one for the whole process: set it, and set it back."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __enter__(self) -> None:
        self.before = csv.field_size_limit(self.limit)

    def __exit__(self, *_: object) -> None:
        csv.field_size_limit(self.before)


def text_lines(encoded: Encoded) -> Iterator[str]:
    """The physical lines, decoded as they are asked for."""
    binary = io.BytesIO(encoded.content)
    return iter(io.TextIOWrapper(binary, encoded.codec, errors="replace", newline=""))


def open_csv(path: str, content: bytes, config: TableConfig) -> CsvFile:
    """Find out the encoding and the dialect.

    Raises:
        Refusal: no text, or no table.
    """
    encoded = decode(path, content, config.encoding)
    with cells_up_to(MAX_CELL):
        encoded = with_doubled_quotes(path, encoded, lambda content: _delimiter(content, config))
    sample = _sample(encoded)
    declared = sep_line(sample[0]) if sample else None
    skip = 1 if declared else 0
    dialect = _dialect(path, config, declared, sample[skip:])
    file = CsvFile(path, encoded, dialect, skip)
    _refuse_too_wide(path, file)
    return file


def _delimiter(encoded: Encoded, config: TableConfig) -> str | None:
    """What separates the cells; None where nothing does."""
    sample = _sample(encoded)
    declared = sep_line(sample[0]) if sample else None
    asked = dialect_named(config.delimiter) if config.delimiter else None
    found = asked or (Dialect(declared) if declared else find_dialect(sample))
    return found.delimiter if found else None


def _sample(encoded: Encoded) -> list[str]:
    sample: list[str] = []
    size = 0
    for line in islice(text_lines(encoded), _SAMPLE_LINES):
        sample.append(line)
        size += len(line)
        if size > _SAMPLE_CHARS:
            break
    return sample


def _dialect(path: str, config: TableConfig, declared: str | None, sample: list[str]) -> Dialect:
    if config.delimiter:
        asked = dialect_named(config.delimiter)
        if asked is None:
            raise refuse(
                path,
                phrase("{} is no delimiter: it is one character", config.delimiter),
                "write delimiter: comma, semicolon, tab or pipe",
            )
        return asked
    if declared:
        return Dialect(declared)
    with cells_up_to(MAX_CELL):
        found = find_dialect(sample)
    if found is None:
        raise refuse(
            path,
            "no comma, semicolon, tab or bar cuts the lines into two columns or more",
            "export it as CSV, or name its delimiter in commitcheck.yaml",
        )
    return found


def _refuse_too_wide(path: str, file: CsvFile) -> None:
    """Ten thousand columns are a mistake, and every step after this one would suffer."""
    widest = max((len(row) for _, row in file.head()), default=0)
    if widest > MAX_COLUMNS:
        raise refuse(
            path,
            phrase("a row has {} cells, the limit is {} columns", widest, MAX_COLUMNS),
            "export only the columns that matter",
        )
