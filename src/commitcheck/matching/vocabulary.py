"""The WordPiece vocabulary, asked for a piece at a time instead of being read into a dictionary.

A small check looks for a few hundred of its 30,522 pieces, in less time than it takes to split
them into lines. Beside `vocab.txt` lies `vocab.hash`, which `hashed` makes of it: where each
piece is by its CRC, and where its line starts. A test makes it again and compares.
"""

import struct
from binascii import crc32
from collections.abc import Sequence
from pathlib import Path

_SLOTS = 1 << 16
"""Twice as many as pieces, so that a piece is found at the second look on average."""


def hashed(pieces: Sequence[bytes]) -> bytes:
    """`vocab.hash`: 16-bit slots with a piece's number and one added, 0 for none, each piece in
    the first free slot from its CRC on; then the 32-bit offset of each line, and of the end.
    """
    slots = [0] * _SLOTS
    offsets = [0]
    for number, piece in enumerate(pieces):
        at = crc32(piece) % _SLOTS
        while slots[at]:
            at = (at + 1) % _SLOTS
        slots[at] = number + 1
        offsets.append(offsets[-1] + len(piece) + 1)
    return struct.pack(f"<{_SLOTS}H{len(offsets)}I", *slots, *offsets)


class Vocabulary:
    """The pieces in their order, each one line of `vocab.txt` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._lines = (folder / "vocab.txt").read_bytes()
        self._hash = (folder / "vocab.hash").read_bytes()

    def __len__(self) -> int:
        return (len(self._hash) - 2 * _SLOTS) // 4 - 1

    def __getitem__(self, number: int) -> bytes:
        start, end = struct.unpack_from("<II", self._hash, 2 * _SLOTS + 4 * number)
        return self._lines[start : end - 1]

    def find(self, piece: bytes) -> int | None:
        """The number of a piece."""
        at = crc32(piece) % _SLOTS
        while found := self._hash[2 * at] + 256 * self._hash[2 * at + 1]:
            if self[found - 1] == piece:
                return found - 1
            at = (at + 1) % _SLOTS
        return None
