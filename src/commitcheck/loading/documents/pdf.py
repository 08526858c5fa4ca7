"""PDF: the text that PDFium extracts, line by line with its place on the page.

Geometry is asked for twice a line, not once a character, so that rebuilding paragraphs costs
less than the extraction itself.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from commitcheck.loading.documents.block import (
    MAX_CHARACTERS,
    MAX_PAGES,
    Reading,
    Refusal,
    too_long,
)
from commitcheck.loading.documents.layout import Piece, in_reading_order, without_running_heads
from commitcheck.loading.documents.lines import blocks_of
from commitcheck.model.pattern import pattern

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_STREAM = 100_000_000
MAX_STREAMS = 400_000_000
_STREAM = pattern(rb"stream\r?\n")
_PACKED = frozenset(bytes((window << 4 | 8,)) for window in range(8))
"""What a stream of zlib's begins with, by how far back it looks."""
_NESTED = 3
_WORDS = pattern("[^\r\n\ufffe]+\ufffe?")
"""PDFium writes U+FFFE for a hyphen at a line's end, and no line end after it."""
_UNREADABLE = pattern("[\ufffd\ue000-\uf8ff\u0000-\u0008]")
_SCAN = 15
"""Characters a page; a page number and a stamp are all the text that a scan has."""
_BOLD = 600
_GAP = 1.6
"""In letter heights; words of justified text never stand so far apart, columns always do."""
_PASSWORD = 4
_USUAL_SIZE = 10.0


def read_pdf(content: bytes) -> Reading:
    """Read a PDF document.

    Raises:
        Refusal: encrypted, damaged, too long, a scan, or with fonts that hide its words.
    """
    _refuse_bomb(content)
    document = _opened(content)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise Refusal(
                f"has {count} pages, the limit is {MAX_PAGES}",
                "print the pages with the promises into a file of their own",
            )
        pages = list(_pages(document, count))
        lines = [line for page in without_running_heads(pages) for line in in_reading_order(page)]
        notes = tuple(_notes(document, pages))
    finally:
        document.close()
    return Reading(blocks=blocks_of(lines), notes=notes)


def _pdfium() -> Any:
    """The library, which takes 40 ms that only a PDF needs."""
    import pypdfium2  # noqa: PLC0415 - as it says

    return pypdfium2


def _opened(content: bytes) -> PdfDocument:
    try:
        return _pdfium().PdfDocument(content)
    except _pdfium().PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise Refusal("is protected by a password", "save a copy without one") from None
        raise Refusal("is damaged", "export it to PDF again") from None


def _pages(document: PdfDocument, count: int) -> Iterator[list[Piece]]:
    characters = unreadable = 0
    for number in range(count):
        pieces = _page(document, number)
        words = "".join(piece.text for piece in pieces)
        characters += len(words)
        unreadable += len(_UNREADABLE.findall(words))
        if characters > MAX_CHARACTERS:
            raise too_long()
        yield pieces
    if characters < _SCAN * count:
        raise Refusal(
            "has no text, its pages are pictures (a scan)",
            "ask for the file that was scanned, or run text recognition (OCR) on it first",
        )
    if unreadable * 4 > characters:
        raise Refusal(
            "has fonts that do not say which letters they show",
            "export it again from its program, or run text recognition (OCR) on it",
        )


def _page(document: PdfDocument, number: int) -> list[Piece]:
    try:
        page = document[number]
        text_page = page.get_textpage()
    except _pdfium().PdfiumError:
        raise Refusal(f"is damaged on page {number + 1}", "export it to PDF again") from None
    try:
        height = page.get_height()
        text = text_page.get_text_range()
        if len(text) > MAX_CHARACTERS:
            raise too_long()
        geometry = _Geometry(_pdfium().raw, text_page.raw, height)
        return [
            piece for match in _WORDS.finditer(text) for piece in geometry.pieces(match, number + 1)
        ]
    finally:
        text_page.close()
        page.close()


class _Geometry:
    """Asks PDFium where characters of a page stand."""

    def __init__(self, raw: Any, page: Any, height: float) -> None:
        self._raw, self._page, self._height = raw, page, height
        self._rect = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def pieces(self, line: re.Match[str], page: int) -> Iterator[Piece]:
        """A line as it stands, or its parts where white space as wide as a column cuts it."""
        words = line[0].strip()
        if not words:
            return
        begin = line.start() + len(line[0]) - len(line[0].lstrip())
        end = begin + len(words)
        first = self._index(begin)
        size = self._letter_height(first) or _USUAL_SIZE
        cuts = [begin, *self._cuts(words, begin, size), end]
        for start, stop in pairwise(cuts):
            text = line.string[start:stop].strip()
            if not text:
                continue
            lead = len(line.string[start:stop]) - len(line.string[start:stop].lstrip())
            yield self._piece(text, start + lead, size, page)

    def _piece(self, text: str, start: int, size: float, page: int) -> Piece:
        first, last = self._index(start), self._index(start + len(text) - 1)
        left, y = self._origin(first)
        right = self._right(last)
        weight = self._raw.FPDFText_GetFontWeight(self._page, first)
        return Piece(
            text=text.replace("\ufffe", "-"),
            left=min(left, right),
            right=max(left, right),
            y=self._height - y,
            size=round(size, 1),
            bold=weight >= _BOLD or self._is_bold(first),
            page=page,
        )

    def _index(self, text_index: int) -> int:
        index: int = self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, text_index)
        return index if index >= 0 else text_index

    def _origin(self, index: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return self._x.value, self._y.value

    def _right(self, index: int) -> float:
        self._raw.FPDFText_GetLooseCharBox(self._page, index, self._rect)
        return float(self._rect.right)

    def _letter_height(self, index: int) -> float:
        """The height of a font's box as it is drawn, whatever scale the page applies to it."""
        self._raw.FPDFText_GetLooseCharBox(self._page, index, self._rect)
        return abs(float(self._rect.top - self._rect.bottom))

    def _is_bold(self, index: int) -> bool:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(self._page, index, name, 128, flags)
        return b"bold" in name.value.lower() or b"black" in name.value.lower()

    def _cuts(self, words: str, begin: int, size: float) -> list[int]:
        """Where a line is cut; characters are only looked at if its rectangles leave a gap."""
        first = self._index(begin)
        count = self._index(begin + len(words) - 1) - first + 1
        if self._raw.FPDFText_CountRects(self._page, first, count) < 2:  # noqa: PLR2004
            return []
        cuts = []
        for position, letter in enumerate(words):
            if letter == " ":
                before = self._right(self._index(begin + position - 1))
                after, _ = self._origin(self._index(begin + position + 1))
                if after - before > _GAP * size or after < before - 3 * size:
                    cuts.append(begin + position)
        return cuts


def _notes(document: PdfDocument, pages: list[list[Piece]]) -> Iterator[str]:
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    if empty:
        shown = ", ".join(empty[:10]) + (" and more" if len(empty) > 10 else "")  # noqa: PLR2004
        pages_word = "page" if len(empty) == 1 else "pages"
        yield f"{pages_word} {shown} without text: empty, or a picture that was not read"
    if document.get_formtype():
        yield "the document is a form; what was typed into its fields may not have been read"


def _refuse_bomb(content: bytes) -> None:
    """Inflate every stream in pieces before PDFium does it whole.

    Raises:
        Refusal: a stream, or all together, would not fit in memory.
    """
    left = MAX_STREAMS
    for match in _STREAM.finditer(content):
        left -= _inflated_size(content, match.end(), min(left, MAX_STREAM), 0)
        if left <= 0:
            raise _bomb()


def _inflated_size(content: bytes, start: int, limit: int, depth: int) -> int:
    """The length of the stream at a place; one that grows a thousandfold is looked into again."""
    unpacker = zlib.decompressobj()
    piece, size = content[start : start + 65536], 0
    if piece[:1] not in _PACKED:
        return 0
    at, inner = start + len(piece), b""
    try:
        while piece and not unpacker.eof:
            out = unpacker.decompress(piece, 1 << 20)
            inner = inner or out
            size += len(out)
            if size > limit:
                raise _bomb()
            piece = unpacker.unconsumed_tail
            if not piece:
                piece = content[at : at + 65536]
                at += len(piece)
    except zlib.error:
        return size
    if depth < _NESTED and inner[:1] in _PACKED:
        size += _inflated_size(inner, 0, limit, depth + 1)
    return size


def _bomb() -> Refusal:
    return Refusal(
        f"unpacks to more than {MAX_STREAM // 1_000_000} MB in a stream or "
        f"{MAX_STREAMS // 1_000_000} MB together",
        "print it to PDF again, without its pictures",
    )
