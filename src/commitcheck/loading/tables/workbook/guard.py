"""A workbook is a ZIP archive from outside: measured before anything opens it.

On the way its sheets are looked through for what the reader would not tell (`look`), and for
what would not fit in memory: a stray cell far out, a long text that many cells show, runs of
equal cells. The sheets are those that the workbook's own relations name, whatever their path.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import ZipInfo

from commitcheck.loading.tables.table import Refusal, refuse
from commitcheck.loading.tables.workbook.opendocument import OpenDocument
from commitcheck.loading.tables.workbook.package import (
    RELATIONS,
    WORKBOOK,
    Archive,
    Package,
    SheetLook,
    cell_at,
    column_number,
    damaged,
    local,
    package_of,
    relations_of,
    xml_parser,
)
from commitcheck.loading.tables.workbook.sheet_xml import SheetPatterns
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, words

# How far a sheet of an XLSX file reaches and how much text it holds, element by element.
#
# The reader lays out every cell up to the last one, and copies a shared text into every cell that
# shows it: both are counted here, exactly as it will do it, before it is let at the file.


class SheetReach:
    """Is fed a sheet; `rows` and `columns` are those of the last cell that holds anything."""

    def __init__(self, path: str) -> None:
        self.rows = self.columns = self.filled_rows = 0
        self.shared: dict[str, int] = {}
        """How many cells show each of the shared texts."""
        self._path = path
        self._row = self._column = -1
        self._is_shared = self._is_filled = False
        self._value = ""
        self._parser = xml_parser(path)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, piece: bytes, is_last: bool = False) -> None:  # noqa: FBT001, FBT002 - as expat
        """Look at the next piece.

        Raises:
            Refusal: it is no XML.
        """
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError:
            raise damaged(self._path) from None

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = local(name)
        if name == "c":
            at = cell_at(attributes["r"]) if "r" in attributes else None
            if at:
                self._row, self._column = at
            else:
                self._column += 1
            self._is_shared = attributes.get("t") == "s"
        elif name in ("v", "is", "f"):
            if not self._is_filled:
                self._is_filled = True
                self.filled_rows += 1
            self.rows = max(self.rows, self._row + 1)
            self.columns = max(self.columns, self._column + 1)
            if name == "v" and self._is_shared:
                self._value = ""
                self._parser.CharacterDataHandler = self._text
        elif name == "row":
            self._is_filled = False
            written = attributes.get("r", "")
            is_number = written.isdecimal() and len(written) < len("10000000")
            self._row = int(written) - 1 if is_number else self._row + 1
            self._column = -1

    def _text(self, text: str) -> None:
        self._value += text

    def _end(self, name: str) -> None:
        if self._is_shared and local(name) == "v":
            self._parser.CharacterDataHandler = None
            self.shared[self._value] = self.shared.get(self._value, 0) + 1


class SharedTexts:
    """Is fed the shared texts; `lengths` are those of each, in their order."""

    def __init__(self, path: str) -> None:
        self.lengths: list[int] = []
        self._path = path
        self._parser = xml_parser(path)
        self._parser.StartElementHandler = self._start
        self._parser.CharacterDataHandler = self._text

    def feed(self, piece: bytes) -> None:
        """Look at the next piece.

        Raises:
            Refusal: it is no XML.
        """
        try:
            self._parser.Parse(piece, False)
        except expat.ExpatError:
            raise damaged(self._path) from None

    def _start(self, name: str, _: Mapping[str, str]) -> None:
        if local(name) == "si":
            self.lengths.append(0)

    def _text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)

    def shown_by(self, cells: Mapping[str, int]) -> int:
        """How many characters these cells show together."""
        return sum(
            self.lengths[int(index)] * count
            for index, count in cells.items()
            if index.isdecimal() and len(index) < len("10000000") and int(index) < len(self.lengths)
        )


WORKBOOKS = {WORKBOOK: "xlsx", "content.xml": "ods", "xl/workbook.bin": "xlsb"}
"""What an archive is by the part that it holds."""

MAX_COLUMNS = 5_000
MAX_CELLS = 60_000_000
MAX_SPARSE = 4_000_000
"""So many cells may be empty; where more are, no byte of the archive stands for most of them."""
FREE_ROWS = 40_000
BYTES_OF_A_ROW = 8
"""More rows than the free ones take at least so many bytes of the packed file each, or they are
the same row over and over.
"""
MAX_TEXT = 48_000_000
"""So many characters the cells may show together, or as many as the archive holds, four times."""
_EXACTLY = 64_000_000
"""Archives up to this size unpacked are measured element by element, larger ones by patterns:
their own size bounds what they can ask for.
"""
_LARGEST_PART = 8_000_000
_OVERLAP = 512
_LETTERS = 4
"""One more than the last column has."""
_BYTE_ORDER = (b"\xff\xfe", b"\xfe\xff")

_ROW = pattern(rb"row\b[^>]{0,400}?\br\s*=\s*[\"'](\d{1,9})")
_FAR_CELL = pattern(rb"r\s*=\s*[\"'](?:([A-Za-z]{2,})(\d{1,9})|[A-Za-z](\d{7,9}))")
"""A cell's name with two letters, or far down; more letters than a sheet has are counted too."""


@dataclass(slots=True)
class Measured:
    """What the file is (`xlsx`, `ods`, `xls`), its bytes, and its sheets by name."""

    kind: str
    inflated: int = _EXACTLY
    sheets: dict[str, SheetLook] = field(default_factory=dict)


def measure(path: str, content: bytes) -> Measured:
    """Look through the archive.

    Raises:
        Refusal: no workbook, damaged, or one that would not fit in memory.
    """
    archive = Archive(path, content)
    kind = _kind(path, archive.names)
    archive.refuse_bombs()
    sheets = _opendocument(archive) if kind == "ods" else _PackageMeasure(archive).sheets()
    refuse_sparse(path, sum(look.cells for look in sheets.values()), archive.inflated)
    if sum(look.text for look in sheets.values()) > max(MAX_TEXT, 4 * archive.inflated):
        raise refuse(path, "the cells show a long text over and over", "delete the repeated cells")
    return Measured(kind, archive.inflated, sheets)


def _kind(path: str, names: set[str]) -> str:
    found = [kind for part, kind in WORKBOOKS.items() if part in names]
    if len(found) > 1:
        raise refuse(path, "the archive holds two workbooks", "save the one that counts again")
    if found == ["xlsb"]:
        raise refuse(path, "the file is a binary workbook (XLSB)", "save it as XLSX")
    if not found:
        raise refuse(
            path, "the file is a ZIP archive, no table", "unpack it and check what is in it"
        )
    return found[0]


def refuse_sparse(path: str, cells: int, inflated: int) -> None:
    """Laid out, a sheet takes memory for every cell up to its last one, empty or not.

    Raises:
        Refusal: there are too many of them, or the archive's bytes cannot have filled them.
    """
    if cells > MAX_CELLS or cells > max(MAX_SPARSE, inflated // 4):
        sparse = "" if cells > MAX_CELLS else ", nearly all of them empty"
        message = phrase("a sheet has {} cells{}", cells, words(sparse))
        raise refuse(path, message, "delete the empty rows and columns behind the data")


def refuse_rows(path: str, rows: int, packed: int) -> None:
    """Refuse more rows than this many bytes can tell apart."""
    if rows > FREE_ROWS + packed // BYTES_OF_A_ROW:
        message = phrase("a sheet has {} rows that are nearly all the same", rows)
        raise refuse(path, message, "delete the repeated rows, or export as CSV")


def _opendocument(archive: Archive) -> dict[str, SheetLook]:
    document = OpenDocument(archive.path, MAX_COLUMNS)
    styles = [entry for entry in archive.entries if entry.filename == "styles.xml"]
    for entry in [*styles, *archive.entries]:
        if entry.filename == "styles.xml":
            if styles:
                document.feed_styles(_metadata(archive, styles.pop()))
            continue
        for piece in archive.pieces(entry):
            if entry.filename == "content.xml":
                document.feed(piece)
                refuse_rows(archive.path, document.filled_rows, archive.packed)
    return document.sheets


def _metadata(archive: Archive, entry: ZipInfo | None) -> bytes:
    """A part that is read whole."""
    if entry is None:
        return b""
    content = archive.whole(entry)
    if len(content) > _LARGEST_PART or content.startswith(_BYTE_ORDER):
        raise refuse(archive.path, "the archive is damaged", "save the workbook again")
    return content


class _PackageMeasure:
    """Goes through the parts of an XLSX file, those that say what the others are first."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._path = archive.path
        by_name = {entry.filename.lower(): entry for entry in archive.entries}
        if len(by_name) != len(archive.entries):
            raise refuse(self._path, "the archive is damaged", "save the workbook again")
        relations = _metadata(archive, by_name.get(RELATIONS))
        parts = dict(relations_of(self._path, relations or b"<a/>").values())
        styles = _metadata(archive, by_name.get(parts.get("styles", "xl/styles.xml")))
        workbook = _metadata(archive, by_name.get(WORKBOOK))
        self._package: Package = package_of(self._path, workbook, relations, styles)
        self._texts = {parts.get("sharedStrings", ""), "xl/sharedstrings.xml"}
        self._is_exact = sum(entry.file_size for entry in archive.entries) <= _EXACTLY
        self._looks: dict[str, SheetLook] = {}
        self._shown: dict[str, dict[str, int]] = {}
        self._shared = SharedTexts(self._path)

    def sheets(self) -> dict[str, SheetLook]:
        """Every sheet's look by its name; a part that is two sheets counts for both."""
        parts = set(self._package.sheets.values())
        for entry in self._archive.entries:
            name = entry.filename.lower()
            if name in parts:
                self._measure_sheet(name, entry)
            elif name in self._texts:
                for piece in self._archive.pieces(entry):
                    self._shared.feed(piece)
            else:
                self._measure_other(entry)
        for name, cells in self._shown.items():
            self._looks[name].text = self._shared.shown_by(cells)
        empty = SheetLook()
        return {name: self._looks.get(part, empty) for name, part in self._package.sheets.items()}

    def _measure_sheet(self, name: str, entry: ZipInfo) -> None:
        look = self._looks[name] = SheetLook()
        patterns = SheetPatterns(self._path, look, self._package)
        reach = SheetReach(self._path)
        before, far = b"", _Far()
        for piece in self._archive.pieces(entry):
            if not before and piece.startswith(_BYTE_ORDER):
                raise self._no_sheet()
            patterns.feed(piece)
            self._look_far(far, before + piece)
            before = piece[-_OVERLAP:]
            if self._is_exact:
                reach.feed(piece)
        patterns.finish()
        if self._is_exact:
            reach.feed(b"", is_last=True)
            refuse_far(self._path, reach.rows, reach.columns)
            refuse_rows(self._path, reach.filled_rows, self._archive.packed)
            look.cells = reach.rows * reach.columns
            self._shown[name] = reach.shared

    def _measure_other(self, entry: ZipInfo) -> None:
        """Any other part of XML is held to the same limits: nothing else is laid out."""
        before, far, is_xml = b"", _Far(), True
        for number, piece in enumerate(self._archive.pieces(entry)):
            if not number and not piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                is_xml = False
            if is_xml:
                self._look_far(far, before + piece)
                before = piece[-_OVERLAP:]

    def _look_far(self, far: "_Far", piece: bytes) -> None:
        far.look_at(piece)
        refuse_far(self._path, far.rows, far.columns)

    def _no_sheet(self) -> Refusal:
        return refuse(self._path, "a sheet is written in UTF-16", "save the workbook again")


def refuse_far(path: str, rows: int, columns: int) -> None:
    """Refuse a sheet by its last row and column."""
    if columns > MAX_COLUMNS:
        message = phrase("a sheet has {} columns, the limit is {}", columns, MAX_COLUMNS)
        raise refuse(path, message, "delete the columns that do not matter")
    if rows * columns > MAX_CELLS:
        message = phrase("a sheet reaches to row {}, column {}", rows, columns)
        raise refuse(path, message, "delete the empty rows and columns behind the data")


class _Far:
    """The last row and column that a part names anywhere."""

    def __init__(self) -> None:
        self.rows = self.columns = 1

    def look_at(self, piece: bytes) -> None:
        far = _FAR_CELL.findall(piece)
        rows = [*_ROW.findall(piece), *(row or down for _, row, down in far)]
        self.rows = max(self.rows, max(map(int, rows), default=1))
        for letters in {letters[:_LETTERS] for letters, _, _ in far}:
            self.columns = max(self.columns, column_number(letters.decode().upper()))
