"""Where in its line a cell of a CSV file starts: found by reading that one record again."""

import re
from array import array
from collections.abc import Iterator
from functools import cache

from commitcheck.loading.line_starts import starts_in_bytes
from commitcheck.loading.tables.csv.delimiter import Dialect

_FIRST_LOOK = 1 << 12


class CsvPlaces:
    """Knows where the lines of one file start, and cuts a record the way the reader did."""

    def __init__(self, content: bytes, codec: str, dialect: Dialect) -> None:
        self._content = content
        self._codec = codec
        self._dialect = dialect
        self._starts = array("Q", starts_in_bytes(content))

    def text_from(self, line: int) -> str:
        start = self._starts[min(line, len(self._starts)) - 1]
        return self._content[start:].decode(self._codec, "replace")

    def column(self, line: int, cell: int) -> int:
        """The character at which the cell starts, counted from 1.

        A cell that starts on a later physical line of its record has no place on the
        record's own line: it is found at its start.
        """
        start = self._starts[min(line, len(self._starts)) - 1]
        plain = self._plainly(line, start, cell)
        if plain is not None:
            return plain
        size = _FIRST_LOOK
        while True:
            text = self._content[start : start + size].decode(self._codec, "replace")
            found = _cell_start(text, cell, self._dialect)
            if found is not None or start + size >= len(self._content):
                return (found or 0) + 1
            size *= 8

    def _plainly(self, line: int, start: int, cell: int) -> int | None:
        """The same where no quotation mark stands before the cell: a report names a place
        for every promise, so most of them must cost no more than a split.
        """
        end = self._starts[line] if line < len(self._starts) else len(self._content)
        if self._dialect.skip_space or end - start > _FIRST_LOOK:
            return None
        text = self._content[start:end].decode(self._codec, "replace")
        parts = text.split(self._dialect.delimiter, cell)
        before = len(text) - len(parts[-1])
        is_plain = len(parts) > cell and text.find('"', 0, before) < 0
        return before + 1 if is_plain else None


def _cell_start(text: str, cell: int, dialect: Dialect) -> int | None:
    """The offset of a cell, 0 when it is not on the first line, None when the text ends before."""
    if cell == 0:
        return 0
    for number, (_, end) in enumerate(_cells(text, dialect), 1):
        if number == cell:
            return _start_after(text, end, dialect) if _is_on_one_line(text[:end]) else 0
        if end < len(text) and text[end] in "\r\n":
            return 0
    return None


def _start_after(text: str, delimiter_at: int, dialect: Dialect) -> int:
    start = delimiter_at + 1
    while dialect.skip_space and text[start : start + 1] == " ":
        start += 1
    return start


def _is_on_one_line(text: str) -> bool:
    return "\n" not in text and "\r" not in text


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
