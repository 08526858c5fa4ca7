"""How far a sheet of an XLSX file reaches and how much text it holds, element by element.

The reader lays out every cell up to the last one, and copies a shared text into every cell that
shows it: both are counted here, exactly as it will do it, before it is let at the file.
"""

from collections.abc import Mapping
from xml.parsers import expat

from commitcheck.loading.tables.workbook.look import cell_at
from commitcheck.loading.tables.workbook.package import damaged, local, xml_parser


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
