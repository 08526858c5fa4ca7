"""The sheets of an OpenDocument file, looked through before anything lays them out.

A run of equal cells or rows is written once, with its length: ten bytes can stand for a
million rows, and only what is filled in them matters.
"""

from collections.abc import Mapping
from xml.parsers import expat

from commitcheck.loading.tables.table import refuse
from commitcheck.loading.tables.workbook.package import (
    SheetLook,
    damaged,
    elements,
    local,
    xml_parser,
)
from commitcheck.model.phrase import phrase

_CELLS = frozenset(("table:table-cell", "table:covered-table-cell"))
_VALUES = ("office:value", "office:date-value", "office:time-value", "office:boolean-value",
           "office:string-value")  # fmt: skip
_HIDDEN = ("collapse", "filter")
_ROW_LIMIT = 12_000
"""Equal filled rows in a document; nobody promises the same thing so often."""
_CELL_LIMIT = 500_000
"""Equal filled cells in a document."""
_MARK_LIMIT = 1_000_000
_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576

_CURE = "delete the repeated cells behind the data"

Attributes = Mapping[str, str]


class _Styles:
    """Which cell styles show percent: by themselves, or by the style they are made from."""

    def __init__(self) -> None:
        self._percents: set[str] = set()
        self._made_of: dict[str, tuple[str, str]] = {}

    def add(self, name: str, attributes: Attributes) -> None:
        """Take in a style's element; names come without the prefixes of their namespaces."""
        if name == "percentage-style":
            self._percents.add(attributes.get("name", ""))
        elif name == "style" and attributes.get("family") == "table-cell":
            self._made_of[attributes.get("name", "")] = (
                attributes.get("data-style-name", ""),
                attributes.get("parent-style-name", ""),
            )

    def is_percent(self, name: str) -> bool:
        for _ in range(len(self._made_of)):
            data, parent = self._made_of.get(name, ("", ""))
            if data or not parent:
                return data in self._percents
            name = parent
        return False


class OpenDocument:
    """Is fed `styles.xml` whole and `content.xml` piece by piece; fills `sheets`."""

    def __init__(self, path: str, column_limit: int) -> None:
        self.sheets: dict[str, SheetLook] = {}
        self.filled_rows = 0
        self._path = path
        self._column_limit = column_limit
        self._look = SheetLook()
        self._styles = _Styles()
        self._row = self._column = self._width = self._widest = self._marks = 0
        self._rows_on_end = self._columns_on_end = 1
        self._rows_repeated = self._cells_repeated = 0
        self._column_styles: list[tuple[int, str]] = []
        self._columns_declared = 0
        self._row_style = ""
        self._cell: Attributes | None = None
        self._text = ""
        self._parser = xml_parser(path)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def feed_styles(self, content: bytes) -> None:
        """Take in the styles that the whole document knows."""
        for name, attributes in elements(self._path, content):
            self._styles.add(name, attributes)

    def feed(self, piece: bytes) -> None:
        """Look at the next piece.

        Raises:
            Refusal: it is no XML, or a run of filled cells is too long.
        """
        try:
            self._parser.Parse(piece, False)
        except expat.ExpatError:
            raise damaged(self._path) from None

    def _start(self, name: str, attributes: Attributes) -> None:
        if name in _CELLS:
            self._start_cell(attributes)
        elif name == "text:p":
            self._fill()
        elif name == "text:s":
            self._count_text(_count(attributes, "text:c"))
        elif name == "table:table-row":
            self._rows_on_end = _count(attributes, "table:number-rows-repeated")
            self._row_style = attributes.get("table:default-cell-style-name", "")
            self._column = self._width = 0
            if attributes.get("table:visibility") in _HIDDEN:
                last = min(self._row + self._rows_on_end, _LAST_ROW)
                self._look.hidden_rows.update(range(self._row, last))
        elif name == "table:table-column":
            self._start_column(attributes)
        elif name == "table:table":
            self._row = self._widest = self._columns_declared = 0
            self._column_styles = []
            self._look = self.sheets.setdefault(attributes.get("table:name", ""), SheetLook())
        elif name.startswith(("style:", "number:")):
            self._styles.add(local(name), {local(key): text for key, text in attributes.items()})

    def _start_column(self, attributes: Attributes) -> None:
        first = self._columns_declared
        self._columns_declared += _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in _HIDDEN:
            last = min(self._columns_declared, _LAST_COLUMN)
            self._look.hidden_columns.update(range(first, last))
        style = attributes.get("table:default-cell-style-name", "")
        self._column_styles.append((self._columns_declared, style))

    def _start_cell(self, attributes: Attributes) -> None:
        self._columns_on_end = _count(attributes, "table:number-columns-repeated")
        self._column += self._columns_on_end
        self._cell = attributes
        self._text = ""
        if "table:formula" in attributes or not attributes.keys().isdisjoint(_VALUES):
            self._fill()
            self._count_text(len(attributes.get("office:string-value", "")))

    def _characters(self, text: str) -> None:
        if self._cell is not None:
            self._count_text(len(text))
            if len(self._text) < self._column_limit:
                self._text += text

    def _count_text(self, length: int) -> None:
        self._look.text += length * self._rows_on_end * self._columns_on_end

    def _end(self, name: str) -> None:
        if name in _CELLS and self._cell is not None:
            if self._width == self._column:
                self._cells_repeated += self._rows_on_end * self._columns_on_end - 1
                self._refuse_more_than(_CELL_LIMIT, self._cells_repeated)
            self._mark(self._cell)
            self._cell = None
        elif name == "table:table-row":
            self._row += self._rows_on_end
            if self._width:
                self.filled_rows += self._rows_on_end
                self._rows_repeated += self._rows_on_end - 1
                self._refuse_more_than(_ROW_LIMIT, self._rows_repeated)
                self._widest = max(self._widest, self._width)
                self._look.cells = max(self._look.cells, self._row * self._widest)

    def _mark(self, cell: Attributes) -> None:
        """Note what the reader does not tell of this cell and its repetitions."""
        kind = cell.get("office:value-type", "")
        is_error = cell.get("calcext:value-type") == "error"
        has_value = kind == "string" or not cell.keys().isdisjoint(_VALUES)
        is_empty = "table:formula" in cell and not has_value
        is_percent = kind == "percentage" or (kind == "float" and self._shows_percent(cell))
        if not (is_error or is_empty or is_percent):
            return
        self._marks += self._rows_on_end * self._columns_on_end
        if self._marks > _MARK_LIMIT:
            raise refuse(self._path, "too many cells repeat each other", _CURE)
        for row in range(self._row, self._row + self._rows_on_end):
            for column in range(self._column - self._columns_on_end, self._column):
                if is_error:
                    self._look.shows_error((row, column), self._text.strip())
                elif is_empty:
                    self._look.never_calculated((row, column))
                else:
                    self._look.percents.append((row, column))

    def _shows_percent(self, cell: Attributes) -> bool:
        """By its own style, else its row's, else its column's."""
        style = cell.get("table:style-name") or self._row_style
        if not style:
            first = self._column - self._columns_on_end
            style = next((name for end, name in self._column_styles if first < end), "")
        return self._styles.is_percent(style)

    def _fill(self) -> None:
        self._width = self._column
        self._refuse_more_than(_ROW_LIMIT, self._rows_on_end)
        self._refuse_more_than(self._column_limit, self._columns_on_end)

    def _refuse_more_than(self, limit: int, count: int) -> None:
        if count > limit:
            message = phrase("the sheet repeats a filled cell {} times", count)
            raise refuse(self._path, message, _CURE)


def _count(attributes: Attributes, name: str) -> int:
    """How long a run is; what is no number stands for itself only."""
    written = attributes.get(name, "1").strip()
    return int(written) if written.isdecimal() and len(written) <= len(str(1 << 62)) else 1
