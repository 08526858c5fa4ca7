"""An archive from outside, inflated in small pieces and up to a limit, whatever it claims."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from commitcheck.loading.tables.problems import Refusal, refuse
from commitcheck.model.phrase import phrase

MAX_INFLATED = 600_000_000
FREELY_INFLATED = 32_000_000
MOST_PACKED = 40
"""A file may unpack to `FREELY_INFLATED`, a larger one to this many times its own size: real
sheets come to half of that at most.
"""
MAX_ENTRIES = 5_000
_PIECE = 1 << 20


class Archive:
    """The entries of a ZIP file; `inflated` counts what was read of them."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.inflated = 0
        self.limit = min(MAX_INFLATED, max(FREELY_INFLATED, MOST_PACKED * len(content)))
        self._content = content
        try:
            with ZipFile(BytesIO(content)) as archive:
                self.entries = archive.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
            raise refuse(path, "the archive is damaged", "save the workbook again") from None

    @property
    def names(self) -> set[str]:
        return {entry.filename for entry in self.entries}

    @property
    def packed(self) -> int:
        """Bytes of the file itself."""
        return len(self._content)

    def refuse_bombs(self) -> None:
        """What it says of itself is enough to refuse it; it is not believed for anything else."""
        claimed = sum(entry.file_size for entry in self.entries)
        if len(self.entries) > MAX_ENTRIES or claimed > self.limit:
            raise self._bomb()

    def whole(self, entry: ZipInfo) -> bytes:
        return b"".join(self.pieces(entry))

    def pieces(self, entry: ZipInfo) -> Iterator[bytes]:
        """The entry, unpacked.

        Raises:
            Refusal: damaged, protected, packed in an unusual way, or too much of it.
        """
        packed = self._packed(entry)
        if entry.compress_type == ZIP_STORED:
            pieces: Iterator[bytes] = (
                bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE)
            )
        elif entry.compress_type == ZIP_DEFLATED:
            pieces = self._deflated(packed)
        else:
            raise refuse(
                self.path, "the archive is packed in an unusual way", "save the workbook again"
            )
        for piece in pieces:
            self.inflated += len(piece)
            if self.inflated > self.limit:
                raise self._bomb()
            yield piece

    def _packed(self, entry: ZipInfo) -> memoryview:
        start = entry.header_offset
        header = self._content[start : start + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":  # noqa: PLR2004 - the fixed part
            raise refuse(self.path, "the archive is damaged", "save the workbook again")
        if entry.flag_bits & 1:
            raise refuse(
                self.path, "the workbook is protected by a password", "save it without one"
            )
        names, extra = struct.unpack("<HH", header[26:30])
        start += 30 + names + extra
        return memoryview(self._content)[start : start + entry.compress_size]

    def _deflated(self, packed: memoryview) -> Iterator[bytes]:
        unpacker = zlib.decompressobj(-15)
        rest: bytes | memoryview = packed
        try:
            while not unpacker.eof:
                piece = unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
                if piece:
                    yield piece
                elif not rest:
                    return
        except zlib.error:
            raise refuse(self.path, "the archive is damaged", "save the workbook again") from None

    def _bomb(self) -> Refusal:
        message = phrase("the workbook unpacks to more than {} MB", self.limit // 1_000_000)
        return refuse(self.path, message, "export fewer rows, or export as CSV")
