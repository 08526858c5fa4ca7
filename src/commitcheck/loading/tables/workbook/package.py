"""The parts of an XLSX package that say what its sheets are: workbook, relations, styles."""

import posixpath
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from commitcheck.loading.tables.cells import NEVER_CALCULATED
from commitcheck.loading.tables.table import Refusal, refuse
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_BUILT_IN_PERCENTS = ("9", "10")
_DECORATION = pattern(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
"""Of a number format what shows as it is, and conditions, colours, widths and fillings."""

Element = tuple[str, Mapping[str, str]]


@dataclass(slots=True)
class Package:
    """`sheets` gives each sheet's part by its name; `calculates` asks for all formulas anew."""

    sheets: dict[str, str] = field(default_factory=dict)
    percents: frozenset[int] = frozenset()
    mixed: frozenset[int] = frozenset()
    calculates: bool = False


def relations_of(path: str, content: bytes) -> dict[str, tuple[str, str]]:
    """Each relation's kind (the last word of its type) and part, by its id."""
    return {
        attributes["Id"]: (
            attributes.get("Type", "").rpartition("/")[2],
            _part(attributes["Target"]),
        )
        for name, attributes in elements(path, content)
        if name == "Relationship" and "Id" in attributes and "Target" in attributes
    }


def _part(target: str) -> str:
    """The part's path in the archive, in small letters: the reader does not tell them apart."""
    whole = target if target.startswith(("/", "xl/")) else posixpath.join("xl", target)
    return posixpath.normpath(whole).lstrip("/").lower()


def package_of(path: str, workbook: bytes, relations: bytes, styles: bytes) -> Package:
    """Which part is which sheet, and which cell styles show percent.

    Raises:
        Refusal: one of the parts is no XML.
    """
    parts = relations_of(path, relations) if relations else {}
    found = Package()
    for name, attributes in elements(path, workbook):
        if name == "sheet" and "name" in attributes:
            found.sheets[attributes["name"]] = parts.get(attributes.get("id", ""), ("", ""))[1]
        elif name == "calcPr":
            found.calculates = attributes.get("fullCalcOnLoad") in ("1", "true")
    if styles:
        found.percents, found.mixed = _percent_styles(path, styles)
    return found


def _percent_styles(path: str, content: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """The cell styles that always show percent, and those that do so for some numbers."""
    always, sometimes = set(_BUILT_IN_PERCENTS), set[str]()
    styles: list[str] = []
    is_inside = False
    for name, attributes in elements(path, content):
        if name == "numFmt":
            kind = percent_in(attributes.get("formatCode", ""))
            always.discard(attributes.get("numFmtId", ""))
            if kind is not False:
                chosen = always if kind else sometimes
                chosen.add(attributes.get("numFmtId", ""))
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            is_inside = name == "cellXfs"
        elif name == "xf" and is_inside:
            styles.append(attributes.get("numFmtId", "0"))
    return (
        frozenset(index for index, number in enumerate(styles) if number in always),
        frozenset(index for index, number in enumerate(styles) if number in sometimes),
    )


def percent_in(code: str) -> bool | None:
    """Does this number format show a hundredfold? None: for some numbers only."""
    sections = [part for part in _DECORATION.sub("", code).split(";") if _shows_number(part)]
    shown = {"%" in part for part in sections}
    return None if len(shown) > 1 else shown == {True}


def _shows_number(section: str) -> bool:
    return any(mark in section for mark in "0#?%") or "general" in section.lower()


def elements(path: str, content: bytes) -> Iterator[Element]:
    """Every element with its attributes, both without the prefixes of their namespaces.

    Raises:
        Refusal: it is no XML, or declares a document type.
    """
    found: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((local(name), {local(key): value for key, value in attributes.items()}))

    parser = xml_parser(path)
    parser.StartElementHandler = start
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise damaged(path) from None
    yield from found


def local(name: str) -> str:
    return name.rpartition(":")[2]


def xml_parser(path: str) -> expat.XMLParserType:
    """A parser that takes no document type: nothing of it is needed, and entities can explode."""

    def doctype(*_: object) -> None:
        raise damaged(path)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.buffer_text = True
    return parser


def damaged(path: str) -> Refusal:
    return refuse(path, "the archive is damaged", "save the workbook again")


# What a workbook says about the cells of a sheet and its reader does not pass on.

Cell = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(slots=True)
class SheetLook:
    """Cells of a sheet that mean something else than the number that is stored in them.

    `percents` hold a fraction and show a hundred times as much. `unusable` says for a cell that
    has no value of its own (an error, a formula that nobody calculated) what stands in its place.
    `cells` is the area up to the last filled cell, `text` how many characters all cells hold.
    """

    percents: list[Cell] = field(default_factory=list)
    unusable: dict[Cell, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    cells: int = 0
    text: int = 0

    def never_calculated(self, cell: Cell) -> None:
        """A formula without a stored value."""
        name = f"{column_letters(cell[1] + 1)}{cell[0] + 1}"
        self.unusable[cell] = f"{NEVER_CALCULATED} {name}"

    def shows_error(self, cell: Cell, error: str) -> None:
        """A cell that shows an error like `#REF!`; `#N/A` is no missing word here, it failed."""
        self.unusable[cell] = "#N/A!" if error == "#N/A" or not error.startswith("#") else error


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


def cell_at(name: str) -> Cell | None:
    """`B12` is row 11, column 1; None for what is no cell's name."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and digits) or len(name) > _LONGEST_NAME:
        return None
    return int(digits) - 1, column_number(letters.upper()) - 1


_LONGEST_NAME = 16


# An archive from outside, inflated in small pieces and up to a limit, whatever it claims.

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
