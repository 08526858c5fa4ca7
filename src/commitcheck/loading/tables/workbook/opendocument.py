"""How far the sheets of an OpenDocument file reach, counted before anything lays them out.

A run of equal cells or rows is written once, with its length: ten bytes can stand for a
million rows, and only what is filled in them matters.
"""

from collections.abc import Mapping
from xml.parsers import expat

from commitcheck.loading.tables.problems import Refusal, refuse
from commitcheck.model.phrase import phrase

_CELLS = frozenset(("table:table-cell", "table:covered-table-cell"))
_FILLED = ("office:value", "office:date-value", "office:time-value", "office:boolean-value",
           "office:string-value", "table:formula")  # fmt: skip
_ROW_LIMIT = 12_000
"""Equal filled rows on end; nobody promises the same thing so often."""

_CURE = "delete the repeated cells behind the data"


class OpenDocumentReach:
    """Is fed `content.xml` piece by piece; `cells` is the area of the largest sheet."""

    def __init__(self, path: str, column_limit: int) -> None:
        self.cells = 0
        self._path = path
        self._column_limit = column_limit
        self._row = self._column = self._width = self._widest = 0
        self._rows_on_end = self._columns_on_end = 1
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, piece: bytes) -> None:
        """Look at the next piece.

        Raises:
            Refusal: it is no XML, or a run of filled cells is too long.
        """
        try:
            self._parser.Parse(piece, False)
        except expat.ExpatError:
            raise self._damaged() from None

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _CELLS:
            self._columns_on_end = _count(attributes, "table:number-columns-repeated")
            self._column += self._columns_on_end
            if not attributes.keys().isdisjoint(_FILLED):
                self._fill()
        elif name == "text:p":
            self._fill()
        elif name == "table:table-row":
            self._rows_on_end = _count(attributes, "table:number-rows-repeated")
            self._column = self._width = 0
        elif name == "table:table":
            self._row = self._widest = 0

    def _end(self, name: str) -> None:
        if name == "table:table-row":
            self._row += self._rows_on_end
            if self._width:
                self._widest = max(self._widest, self._width)
                self.cells = max(self.cells, self._row * self._widest)

    def _fill(self) -> None:
        self._width = self._column
        for count, limit in (
            (self._rows_on_end, _ROW_LIMIT),
            (self._columns_on_end, self._column_limit),
        ):
            if count > limit:
                message = phrase("the sheet repeats a filled cell {} times", count)
                raise refuse(self._path, message, _CURE)

    def _doctype(self, *_: object) -> None:
        raise self._damaged()

    def _damaged(self) -> Refusal:
        return refuse(self._path, "the archive is damaged", "save the workbook again")


def _count(attributes: Mapping[str, str], name: str) -> int:
    """How long a run is; what is no number stands for itself only."""
    written = attributes.get(name, "1").strip()
    return int(written) if written.isdecimal() and len(written) <= len(str(1 << 62)) else 1
