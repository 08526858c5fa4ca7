"""The .npy format, read without numpy: plain little-endian arrays, never pickles."""

import os
from pathlib import Path

from commitcheck.model.pattern import pattern

_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER_AT = len(_MAGIC) + 2
_HEADER = pattern(rb"\{'descr': '\|i1', 'fortran_order': False, 'shape': \((\d+), (\d+)\), \} *\n")


class Int8Rows:
    """The rows of a two-dimensional int8 array; one is read when it is asked for.

    Raises:
        ValueError: the file does not hold such an array in version 1.0 of the format.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            start = file.read(_HEADER_AT)
            header = file.read(int.from_bytes(start[len(_MAGIC) :], "little"))
        if not start.startswith(_MAGIC) or len(start) < _HEADER_AT:
            raise ValueError("not a .npy file of version 1.0")
        shape = _HEADER.fullmatch(header)
        if shape is None:
            raise ValueError("not a C-ordered array of int8")
        self.count, self.width = int(shape[1]), int(shape[2])
        self._first = len(start) + len(header)
        if path.stat().st_size != self._first + self.count * self.width:
            raise ValueError("not as long as its header says of the int8 array")
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            os.close(self._file)

    def row(self, at: int) -> bytes:
        """The `width` bytes of a row, a negative value as its two's complement."""
        os.lseek(self._file, self._first + at * self.width, os.SEEK_SET)
        return os.read(self._file, self.width)
