"""The stream of records in an old Excel file, taken out of the compound file around it.

Source: [MS-CFB]. Every chain of sectors is followed at most as far as the file is long.
"""

import struct
from collections.abc import Sequence

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
