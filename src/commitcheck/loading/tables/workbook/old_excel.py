"""The sheets of an old Excel file (XLS), looked through record by record.

Source: [MS-XLS]. What it finds is what `guard` finds in the other kinds: cells that show percent
or an error, hidden rows and columns, how far a sheet reaches and how much text it shows.
"""

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import is_zipfile

from commitcheck.loading.tables.table import Refusal, refuse
from commitcheck.loading.tables.workbook.guard import (
    MAX_TEXT,
    WORKBOOKS,
    Measured,
    measure,
    refuse_sparse,
)
from commitcheck.loading.tables.workbook.package import Archive, Cell, SheetLook, percent_in

# The stream of records in an old Excel file, taken out of the compound file around it.
#
# Source: [MS-CFB]. Every chain of sectors is followed at most as far as the file is long.

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = ("Workbook", "Book")
_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
_SHIFTS = (9, 12)
_MINI_SHIFT = 6
_MINI_CUTOFF = 4096
_ROOT = 5


def workbook_stream(content: bytes) -> bytes | None:
    """The records of the workbook; None where this is no compound file that holds one."""
    if len(content) < _HEADER or not content.startswith(SIGNATURE):
        return None
    try:
        return _Compound(content).stream(_STREAMS)
    except (struct.error, IndexError, ValueError):
        return None


class _Compound:
    def __init__(self, content: bytes) -> None:
        shift = struct.unpack_from("<H", content, 30)[0]
        if shift not in _SHIFTS:
            raise ValueError(shift)
        self._content = content
        self._size = 1 << shift
        self._table = self._sector_table()
        directory, _, _, _, mini = struct.unpack_from("<IIIII", content, 48)
        self._directory = self._chain(directory)
        self._mini_start = mini

    def stream(self, names: Sequence[str]) -> bytes | None:
        """The first of these streams that there is."""
        found: dict[str, tuple[int, int]] = {}
        root = (0, 0)
        for at in range(0, len(self._directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", self._directory, at + 64)
            name = self._directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", self._directory, at + 116)
            if kind == _ROOT:
                root = (start, size)
            found.setdefault(name, (start, size))
        for name in names:
            if name in found:
                start, size = found[name]
                whole = self._chain(start) if size >= _MINI_CUTOFF else self._mini(root, start)
                return whole[:size]
        return None

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size]

    def _sector_table(self) -> list[int]:
        """Which sector follows each."""
        sectors = list(struct.unpack_from("<109I", self._content, 76))
        more, count = struct.unpack_from("<II", self._content, 68)
        per_sector = self._size // 4
        for _ in range(min(count, len(self._content) // self._size)):
            if more >= _LAST_SECTOR:
                break
            numbers = struct.unpack(f"<{per_sector}I", self._sector(more))
            sectors += numbers[:-1]
            more = numbers[-1]
        table: list[int] = []
        for number in sectors:
            if number < _LAST_SECTOR:
                part = self._sector(number)
                table += struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])
        return table

    def _chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        for _ in range(len(self._content) // self._size + 1):
            if start >= _LAST_SECTOR:
                break
            parts.append(self._sector(start))
            start = self._table[start]
        return b"".join(parts)

    def _mini(self, root: tuple[int, int], start: int) -> bytes:
        """A small stream stands in sectors of 64 bytes of its own."""
        sectors = self._chain(root[0])
        written = self._chain(self._mini_start)
        table = struct.unpack(f"<{len(written) // 4}I", written)
        parts: list[bytes] = []
        for _ in range(len(table)):
            if start >= _LAST_SECTOR:
                break
            parts.append(sectors[start << _MINI_SHIFT : (start + 1) << _MINI_SHIFT])
            start = table[start]
        return b"".join(parts)


# How long the shared texts of an old Excel file are: the cells show them by their number.

_IS_WIDE, _HAS_MORE, _HAS_RUNS = 1, 4, 8


class _Parts:
    """The bytes of a record and its continuations; a text that goes on begins with a new flag."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = parts
        self._part = self._at = 0

    @property
    def is_used_up(self) -> bool:
        while self._part < len(self._parts) and self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        return self._part >= len(self._parts)

    def number(self, size: int) -> int:
        return int.from_bytes(self._take(size), "little")

    def skip(self, count: int) -> None:
        while count > 0 and not self.is_used_up:
            taken = min(count, len(self._parts[self._part]) - self._at)
            self._at += taken
            count -= taken

    def skip_text(self, length: int, *, wide: bool) -> None:
        """Go past so many characters."""
        while length > 0 and not self.is_used_up:
            if self._at == 0:
                wide = bool(self.number(1) & _IS_WIDE)
            width = 2 if wide else 1
            there = (len(self._parts[self._part]) - self._at) // width
            taken = min(length, there)
            self._at = self._at + taken * width if taken else len(self._parts[self._part])
            length -= taken

    def _take(self, size: int) -> bytes:
        found = b""
        while len(found) < size and not self.is_used_up:
            part = self._parts[self._part]
            piece = part[self._at : self._at + size - len(found)]
            self._at += len(piece)
            found += piece
        return found


def lengths_of(parts: Sequence[bytes]) -> list[int]:
    """The length of each shared text, in characters."""
    left = _Parts(parts)
    left.skip(8)
    lengths: list[int] = []
    while not left.is_used_up:
        length, flags = left.number(2), left.number(1)
        runs = left.number(2) if flags & _HAS_RUNS else 0
        more = left.number(4) if flags & _HAS_MORE else 0
        left.skip_text(length, wide=bool(flags & _IS_WIDE))
        left.skip(4 * runs + more)
        lengths.append(length)
    return lengths


_BOF, _EOF, _BOUND_SHEET, _XF, _FORMAT, _SST, _CONTINUE = 0x809, 0x0A, 0x85, 0xE0, 0x41E, 0xFC, 0x3C
_NUMBER, _RK, _MUL_RK, _FORMULA, _LABEL_SST = 0x203, 0x27E, 0xBD, 0x06, 0xFD
_BOOL_ERR, _ROW, _COLUMNS, _DIMENSIONS, _FILE_PASS = 0x205, 0x208, 0x7D, 0x200, 0x2F
_OTHER_CELLS = (0x204, 0xD6)
_CELLS = frozenset((_NUMBER, _RK, _MUL_RK, _FORMULA, _LABEL_SST, _BOOL_ERR, *_OTHER_CELLS))
_BIFF8 = 0x600
_MOST_CELLS = 65_536 * 256
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
_HIDDEN_ROW, _IS_TEXT, _IS_ERROR, _IS_EMPTY = 0x20, 0xFFFF, 2, 3
_CALCULATED = 0x1C1
"""Excel says by it which of its versions has calculated the formulas."""


def measure_old(path: str, content: bytes) -> Measured:
    """Look through an old workbook; an archive that hides behind its first bytes is measured too.

    Raises:
        Refusal: no workbook of this kind, protected, or one that would not fit in memory.
    """
    if is_zipfile(BytesIO(content)) and not WORKBOOKS.keys().isdisjoint(
        Archive(path, content).names
    ):
        measure(path, content)
    stream = workbook_stream(content)
    if stream is None:
        raise _damaged(path)
    try:
        sheets = _Records(path, stream).sheets()
    except struct.error:
        raise _damaged(path) from None
    refuse_sparse(path, sum(look.cells for look in sheets.values()), len(content))
    if sum(look.text for look in sheets.values()) > max(MAX_TEXT, len(content)):
        raise refuse(path, "the cells show a long text over and over", "delete the repeated cells")
    return Measured("xls", len(content), sheets)


_AGAIN = "open it, save it again as XLSX"


def _damaged(path: str) -> Refusal:
    return refuse(path, "the workbook cannot be read: it is damaged", _AGAIN)


class _Records:
    def __init__(self, path: str, stream: bytes) -> None:
        self._path = path
        self._stream = stream
        self._formats: dict[int, str] = {}
        self._styles: list[int] = []
        self._bounds: list[tuple[str, int]] = []
        self._lengths: list[int] = []
        self._is_new = True
        self._is_calculated = False

    def sheets(self) -> dict[str, SheetLook]:
        """Every sheet's look by its name."""
        texts: list[bytes] = []
        is_in_texts = False
        for kind, data in self._records(0):
            is_in_texts = kind == _SST or (is_in_texts and kind == _CONTINUE)
            if is_in_texts:
                texts.append(data)
            else:
                self._of_workbook(kind, data)
        self._lengths = lengths_of(texts)
        percents = {index for index, number in enumerate(self._styles) if self._is_percent(number)}
        return {name: self._sheet(start, percents) for name, start in self._bounds}

    def _of_workbook(self, kind: int, data: bytes) -> None:
        """One record of those that come before the sheets."""
        if kind == _BOF:
            self._is_new = struct.unpack_from("<H", data)[0] == _BIFF8
        elif kind == _CALCULATED:
            self._is_calculated = True
        elif kind == _FILE_PASS:
            raise refuse(
                self._path, "the workbook is protected by a password", "save it without one"
            )
        elif kind == _FORMAT:
            self._formats[struct.unpack_from("<H", data)[0]] = self._text(data[2:], wide=True)
        elif kind == _XF:
            self._styles.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _BOUND_SHEET:
            name = self._text(data[6:], wide=False)
            self._bounds.append((name, struct.unpack_from("<I", data)[0]))

    def _is_percent(self, number: int) -> bool:
        code = self._formats.get(number)
        return number in (9, 10) if code is None else percent_in(code) is not False

    def _text(self, data: bytes, *, wide: bool) -> str:
        """A text with its length before it: of two bytes for a format, else of one."""
        if not self._is_new:
            return data[1 : 1 + data[0]].decode("latin-1") if data else ""
        size = 2 if wide else 1
        length = int.from_bytes(data[:size], "little")
        is_two = data[size : size + 1] == b"\x01"
        rest = data[size + 1 :]
        return (
            rest[: 2 * length].decode("utf-16-le", "replace")
            if is_two
            else (rest[:length].decode("latin-1"))
        )

    def _records(self, start: int) -> Iterator[tuple[int, bytes]]:
        """The records of one part, up to its end."""
        depth = 0
        while start + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, start)
            start += 4
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            if depth == 1:
                yield kind, self._stream[start : start + length]
            start += length

    def _sheet(self, start: int, percents: set[int]) -> SheetLook:
        look = SheetLook()
        rows = columns = 0
        for kind, data in self._records(start):
            if kind in _CELLS:
                row, column = struct.unpack_from("<HH", data)
                last = column
                if kind == _MUL_RK:
                    last = column + (len(data) - 6) // 6 - 1
                rows, columns = max(rows, row + 1), max(columns, last + 1)
                self._cell(look, kind, data, (row, column), percents)
            elif kind == _ROW:
                if struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
                    look.hidden_rows.add(struct.unpack_from("<H", data)[0])
            elif kind == _COLUMNS:
                first, end, _, _, flags = struct.unpack_from("<HHHHH", data)
                if flags & 1:
                    look.hidden_columns.update(range(first, min(end, 255) + 1))
            elif kind == _DIMENSIONS:
                self._refuse_dimensions(data)
        look.cells = rows * columns
        return look

    def _refuse_dimensions(self, data: bytes) -> None:
        """The reader makes room for what the sheet says of its size."""
        shape = "<IIHH" if self._is_new else "<HHHH"
        first, last, left, right = struct.unpack_from(shape, data)
        if (last - first + 1) * (right - left + 1) > _MOST_CELLS + last + right:
            raise _damaged(self._path)

    def _cell(self, look: SheetLook, kind: int, data: bytes, at: Cell, percents: set[int]) -> None:
        style = struct.unpack_from("<H", data, 4)[0]
        if kind == _LABEL_SST:
            index = struct.unpack_from("<I", data, 6)[0]
            look.text += self._lengths[index] if index < len(self._lengths) else 0
        elif kind == _BOOL_ERR:
            value, is_error = struct.unpack_from("<BB", data, 6)
            if is_error:
                look.shows_error(at, _ERRORS.get(value, "#N/A"))
        elif kind == _MUL_RK:
            styles = struct.iter_unpack("<HI", data[4 : 4 + (len(data) - 6) // 6 * 6])
            look.percents += [
                (at[0], at[1] + number)
                for number, (kept, _) in enumerate(styles)
                if kept in percents
            ]
        elif kind == _FORMULA and struct.unpack_from("<H", data, 12)[0] == _IS_TEXT:
            self._result(look, data, at)
        elif style in percents and kind in (_NUMBER, _RK, _FORMULA):
            look.percents.append(at)

    def _result(self, look: SheetLook, data: bytes, at: Cell) -> None:
        """A formula's stored result that is no number."""
        if data[6] == _IS_ERROR:
            look.shows_error(at, _ERRORS.get(data[8], "#N/A"))
        elif data[6] == _IS_EMPTY and not self._is_calculated:
            look.never_calculated(at)
