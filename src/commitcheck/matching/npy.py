"""The .npy format, read without numpy: plain little-endian arrays, never pickles."""

import re
from io import SEEK_END
from typing import BinaryIO

_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER_AT = len(_MAGIC) + 2
_HEADER = re.compile(
    rb"\{'descr': '\|i1', 'fortran_order': False, 'shape': \((\d+), (\d+)\), \} *\n"
)


class Int8Rows:
    """The rows of a two-dimensional int8 array; one is read when it is asked for.

    Args:
        file: an open file, kept open: a run looks at few of its rows.

    Raises:
        ValueError: it does not hold such an array in version 1.0 of the format.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        start = file.read(_HEADER_AT)
        if not start.startswith(_MAGIC) or len(start) < _HEADER_AT:
            raise ValueError("not a .npy file of version 1.0")
        header = _HEADER.fullmatch(file.read(int.from_bytes(start[-2:], "little")))
        if header is None:
            raise ValueError("not a C-ordered array of int8")
        self._first = file.tell()
        self.count, self.width = int(header[1]), int(header[2])
        if file.seek(0, SEEK_END) != self._first + self.count * self.width:
            raise ValueError("not as long as its header says of the int8 array")

    def __del__(self) -> None:
        self._file.close()

    def row(self, at: int) -> bytes:
        """The `width` bytes of a row, a negative value as its two's complement."""
        self._file.seek(self._first + at * self.width)
        return self._file.read(self.width)
