"""The .npy format, read without numpy: plain little-endian arrays, never pickles."""

import ast
import struct

_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER_AT = len(_MAGIC) + 2


def read_int8(data: bytes) -> tuple[memoryview, int, int]:
    """The values of a two-dimensional int8 array, row by row, with its rows and columns.

    Raises:
        ValueError: if the bytes are not such an array in version 1.0 of the format.
    """
    if not data.startswith(_MAGIC) or len(data) < _HEADER_AT:
        raise ValueError("not a .npy file of version 1.0")
    (length,) = struct.unpack_from("<H", data, len(_MAGIC))
    start = _HEADER_AT + length
    header = ast.literal_eval(data[_HEADER_AT:start].decode("latin-1").strip())
    rows, columns = header["shape"]
    if header["descr"] != "|i1" or header["fortran_order"] or len(data) != start + rows * columns:
        raise ValueError("not a C-ordered array of int8")
    return memoryview(data)[start:].cast("b"), rows, columns
