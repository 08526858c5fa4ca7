"""A workbook is a ZIP archive from outside: measured before anything opens it.

It is inflated once, in small pieces and up to a limit, whatever its directory claims. On the
way the sheets are looked through for what the reader would not tell: cells that show an error
(read as empty), and a stray cell so far out that the area up to it would not fit in memory.
"""

import html
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from commitcheck.loading.tables.problems import Refusal, refuse
from commitcheck.loading.tables.workbook.opendocument import OpenDocumentReach
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, words

MAX_INFLATED = 600_000_000
MAX_ENTRIES = 5_000
MAX_COLUMNS = 5_000
MAX_CELLS = 60_000_000
MAX_SPARSE = 8_000_000
"""So many cells may be empty; where more are, no byte of the archive stands for most of them."""
_PIECE = 1 << 20
_OVERLAP = 512
_LETTERS = 4
"""One more than the last column has."""

_ROW = pattern(rb"row\b[^>]{0,400}?\br\s*=\s*[\"'](\d{1,9})")
_FAR_CELL = pattern(rb"r\s*=\s*[\"'](?:([A-Za-z]{2,})(\d{1,9})|[A-Za-z](\d{7,9}))")
"""A cell's name with two letters, or far down; more letters than a sheet has are counted too."""
_ERROR = pattern(rb'<c\b(?=[^>]{0,200}?\bt="e")[^>]{0,200}?\br="([A-Z]{1,3}\d{1,7})"')
_SHEET = pattern(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = pattern(r'<Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="([^"]*)")')


class ErrorCells(Struct, frozen=True):
    """Cells of a sheet that show a spreadsheet's error."""

    first: str
    number: int


@dataclass(slots=True)
class Measured:
    """What the archive holds: `xlsx` or `ods`, its bytes, and the error cells by sheet name."""

    kind: str
    inflated: int = MAX_INFLATED
    errors: dict[str, ErrorCells] = field(default_factory=dict)


@dataclass(slots=True)
class _Sheet:
    rows: int = 1
    columns: int = 1
    first_error: str = ""
    errors: int = 0


def measure(path: str, content: bytes) -> Measured:
    """Look through the archive.

    Raises:
        Refusal: no workbook, damaged, or one that would not fit in memory.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise refuse(path, "the archive is damaged", "save the workbook again") from None
    names = {entry.filename for entry in entries}
    kind = _kind(path, names)
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_INFLATED:
        raise _bomb(path)
    sheets: dict[str, _Sheet] = {}
    small: dict[str, str] = {}
    left = MAX_INFLATED
    reach = OpenDocumentReach(path, MAX_COLUMNS)
    for entry in entries:
        sheet = sheets.setdefault(entry.filename, _Sheet())
        is_sheet = entry.filename.startswith("xl/worksheets/")
        is_reached = kind == "ods" and entry.filename == "content.xml"
        for piece in _inflated(path, content, entry, left, 0 if is_reached else _OVERLAP):
            left -= min(len(piece), _PIECE)
            if is_sheet:
                _look_at(path, sheet, piece)
            elif is_reached:
                reach.feed(piece)
            elif entry.filename in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
                small[entry.filename] = small.get(entry.filename, "") + piece[-_PIECE:].decode(
                    "utf-8", "replace"
                )
    refuse_sparse(path, reach.cells, MAX_INFLATED - left)
    return Measured(kind, MAX_INFLATED - left, _errors_by_name(sheets, small))


def _kind(path: str, names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    if "xl/workbook.bin" in names:
        raise refuse(path, "the file is a binary workbook (XLSB)", "save it as XLSX")
    raise refuse(path, "the file is a ZIP archive, no table", "unpack it and check what is in it")


def _bomb(path: str) -> Refusal:
    message = phrase("the workbook unpacks to more than {} MB", MAX_INFLATED // 1_000_000)
    return refuse(path, message, "export fewer rows, or export as CSV")


def refuse_sparse(path: str, cells: int, inflated: int) -> None:
    """Laid out, a sheet takes memory for every cell up to its last one, empty or not.

    Raises:
        Refusal: there are too many of them, or the archive's bytes cannot have filled them.
    """
    if cells > MAX_CELLS or cells > max(MAX_SPARSE, inflated):
        sparse = "" if cells > MAX_CELLS else ", nearly all of them empty"
        message = phrase("a sheet has {} cells{}", cells, words(sparse))
        raise refuse(path, message, "delete the empty rows and columns behind the data")


def _inflated(
    path: str, content: bytes, entry: ZipInfo, limit: int, overlap: int
) -> Iterator[bytes]:
    """The entry in pieces, each with the end of the one before it, so that no tag is cut."""
    start = entry.header_offset
    header = content[start : start + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":  # noqa: PLR2004 - the fixed part
        raise refuse(path, "the archive is damaged", "save the workbook again")
    if entry.flag_bits & 1:
        raise refuse(path, "the workbook is protected by a password", "save it without one")
    names, extra = struct.unpack("<HH", header[26:30])
    start += 30 + names + extra
    packed = memoryview(content)[start : start + entry.compress_size]
    if entry.compress_type == ZIP_STORED:
        pieces: Iterator[bytes] = (
            bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE)
        )
    elif entry.compress_type == ZIP_DEFLATED:
        pieces = _deflated(path, packed)
    else:
        raise refuse(path, "the archive is packed in an unusual way", "save the workbook again")
    before = b""
    for piece in pieces:
        limit -= len(piece)
        if limit < 0:
            raise _bomb(path)
        yield before + piece
        before = piece[-overlap:] if overlap else b""


def _deflated(path: str, packed: memoryview) -> Iterator[bytes]:
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
        raise refuse(path, "the archive is damaged", "save the workbook again") from None


def _look_at(path: str, sheet: _Sheet, piece: bytes) -> None:
    far = _FAR_CELL.findall(piece)
    rows = [*_ROW.findall(piece), *(row or down for _, row, down in far)]
    sheet.rows = max(sheet.rows, max(map(int, rows), default=1))
    for letters in {letters[:_LETTERS] for letters, _, _ in far}:
        sheet.columns = max(sheet.columns, column_number(letters.decode().upper()))
    if sheet.columns > MAX_COLUMNS:
        message = phrase("a sheet has {} columns, the limit is {}", sheet.columns, MAX_COLUMNS)
        raise refuse(path, message, "delete the columns that do not matter")
    if sheet.rows * max(sheet.columns, 26) > MAX_CELLS and sheet.rows * sheet.columns > MAX_CELLS:
        message = phrase("a sheet reaches to row {}, column {}", sheet.rows, sheet.columns)
        raise refuse(path, message, "delete the empty rows and columns behind the data")
    if b't="e"' in piece:
        for found in _ERROR.finditer(piece):
            if found.end() > _OVERLAP or not sheet.first_error:
                sheet.first_error = sheet.first_error or found[1].decode()
                sheet.errors += 1


def _errors_by_name(sheets: dict[str, _Sheet], small: dict[str, str]) -> dict[str, ErrorCells]:
    targets = dict(_RELATION.findall(small.get("xl/_rels/workbook.xml.rels", "")))
    found = {}
    for name, relation in _SHEET.findall(small.get("xl/workbook.xml", "")):
        target = targets.get(relation, "").removeprefix("/xl/")
        sheet = sheets.get(f"xl/{target}")
        if sheet and sheet.errors:
            found[html.unescape(name)] = ErrorCells(sheet.first_error, sheet.errors)
    return found


def column_number(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
