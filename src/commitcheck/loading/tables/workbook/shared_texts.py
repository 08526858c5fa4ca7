"""How long the shared texts of an old Excel file are: the cells show them by their number."""

from collections.abc import Sequence

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
