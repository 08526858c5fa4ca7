"""One pass over the XML of a word processor's document, which DOCX and ODT take alike.

Blocks come in the order of the text. A table within a cell stands where it stands: a line of the
cell for each of its rows, never rows of their own.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from commitcheck.loading.documents.block import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    Block,
    too_deep,
    too_long,
)


class Walk(ABC):
    """What was found so far; a format says which elements are rows, cells, paragraphs, tables."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._paragraphs = self._tables = self._size = 0

    @abstractmethod
    def rows(self, table: Element) -> Iterator[Element]:
        """The rows of a table itself."""

    @abstractmethod
    def cells(self, row: Element) -> Iterable[Element]:
        """The cells of a row; none of one that is deleted."""

    @abstractmethod
    def parts(self, cell: Element) -> Iterator[tuple[str, Element]]:
        """What a cell holds that counts: each a `paragraph`, a `table` or a `group` of such."""

    @abstractmethod
    def words(self, paragraph: Element) -> str:
        """The visible words of a paragraph in a cell."""

    def add(self, block: Block) -> None:
        """Keep a block that has text.

        Raises:
            Refusal: with it the text is longer than any contract.
        """
        self._size += len(block.text) + sum(len(text) for cell in block.cells for text in cell)
        if self._size > MAX_CHARACTERS:
            raise too_long()
        if block.text or block.cells:
            self.blocks.append(block)

    def table(self, element: Element) -> None:
        """Each row that holds anything as a block; its number counts the empty ones too."""
        self._tables += 1
        table = self._tables
        for row, line in enumerate(self.rows(element), 1):
            cells = tuple(self._cell(cell, 0) for cell in self.cells(line))
            if any(cells):
                self.add(Block(place=f"table {table} row {row}", layout="row", cells=cells))

    def _cell(self, element: Element, depth: int) -> tuple[str, ...]:
        """A cell's paragraphs, those of a table within it once, where it stands."""
        if depth > MAX_DEPTH:
            raise too_deep()
        texts: list[str] = []
        for kind, part in self.parts(element):
            if kind == "paragraph":
                texts.append(self.words(part))
            elif kind == "table":
                texts += (self._line(row, depth + 1) for row in self.rows(part))
            else:
                texts += self._cell(part, depth + 1)
        return tuple(text for text in texts if text)

    def _line(self, row: Element, depth: int) -> str:
        cells = (" ".join(self._cell(cell, depth)) for cell in self.cells(row))
        return " | ".join(cell for cell in cells if cell)
