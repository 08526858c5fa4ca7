"""Old Excel files (XLS) made by hand: records in a compound file."""

import struct
from collections.abc import Iterable, Sequence
from typing import Any

PERCENT, DECORATED = 1, 2
"""Styles of a number: `0.0 %`, and `0.0"%"` whose sign is decoration."""

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


class Styled:
    """A number with one of the styles above."""

    def __init__(self, number: float, style: int) -> None:
        self.number = number
        self.style = style


class Formula:
    """A formula whose stored result is one of the kinds: 2 an error, 3 nothing."""

    def __init__(self, kind: int) -> None:
        self.kind = kind


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _cell(row: int, column: int, value: Any) -> bytes:
    place = struct.pack("<HH", row, column)
    if isinstance(value, Styled):
        return record(0x203, place + struct.pack("<Hd", value.style, value.number))
    if isinstance(value, Formula):
        result = bytes([value.kind, 0, 7, 0, 0, 0, 255, 255])
        return record(0x06, place + struct.pack("<H", 0) + result + bytes(6) + b"\0\0")
    if isinstance(value, float):
        return record(0x203, place + struct.pack("<Hd", 0, value))
    text = str(value)
    return record(0x204, place + struct.pack("<HHB", 0, len(text), 0) + text.encode("latin-1"))


def _sheet(rows: Sequence[Sequence[Any]], more: bytes) -> bytes:
    cells = b"".join(
        _cell(row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    )
    return (
        record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + more + cells + record(0x0A)
    )


def old_workbook(
    rows: Sequence[Sequence[Any]], more: bytes = b"", globals_: Iterable[bytes] = ()
) -> bytes:
    """One sheet called Deals; `more` are records of the sheet, `globals_` of the workbook."""
    formats = b"".join(
        record(0x41E, struct.pack("<HHB", number, len(code), 0) + code)
        for number, code in ((164, b"0.0 %"), (165, b'0.0"%"'))
    )
    styles = b"".join(record(0xE0, struct.pack("<HH16x", 0, number)) for number in (0, 164, 165))
    start = record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    before = start + formats + styles + b"".join(globals_)
    bound = record(0x85, struct.pack("<IBBBB", 0, 0, 0, 5, 0) + b"Deals")
    offset = len(before) + len(bound) + len(record(0x0A))
    bound = record(0x85, struct.pack("<IBBBB", offset, 0, 0, 5, 0) + b"Deals")
    return compound(before + bound + record(0x0A) + _sheet(rows, more))


def compound(stream: bytes) -> bytes:
    """A compound file with one stream, in sectors of 512 bytes."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // _SECTOR)
    table = [_TABLE, _END, *range(3, count + 2), _END]
    assert len(table) <= _SECTOR // 4
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)[:40]
    header = header[:76] + struct.pack("<109I", 0, *[_FREE] * 108)
    entries = _entry("Root Entry", 5, _END, 0, 1) + _entry("Workbook", 2, 2, len(stream), _FREE)
    directory = entries.ljust(_SECTOR, b"\0")
    return (
        header
        + struct.pack(f"<{len(table)}I", *table)
        + directory
        + stream.ljust(count * _SECTOR, b"\0")
    )


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", _FREE, _FREE, child)
    tail = bytes(36) + struct.pack("<III", start, size, 0)
    return text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + links + tail
