"""HTML: the visible text of a page, block by block, with the standard library's parser."""

from html.parser import HTMLParser

import msgspec

from commitcheck.loading.documents.block import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    Block,
    Reading,
    Refusal,
    collapsed,
    too_deep,
    too_long,
)

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset(("script", "style", "head", "template", "noscript", "svg", "math", "select",
                     "textarea", "object", "iframe", "del", "nav"))  # fmt: skip
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base",
                   "embed", "source", "track", "param"))  # fmt: skip
_INLINE = frozenset(("a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "font", "i",
                     "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong",
                     "sub", "sup", "time", "tt", "u", "var", "del", "button"))  # fmt: skip
_LISTS = frozenset(("ul", "ol", "menu"))
_HIDING = ("display:none", "visibility:hidden")


class _List(msgspec.Struct):
    ordered: bool
    count: int = 0


class HtmlBlocks(HTMLParser):
    """Is fed HTML; `finish` gives its blocks. `place` names where they stand, if not by count."""

    def __init__(self, place: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.hidden = 0
        self.blocks: list[Block] = []
        self._place = place
        self._words: list[str] = []
        self._open: list[str] = []
        self._unseen: list[str] = []
        self._lists: list[_List] = []
        self._heading = self._item = self._size = self._tables = self._row = 0
        self._number = ""
        self._cells: list[list[str]] | None = None

    def finish(self) -> tuple[Block, ...]:
        """Everything that was read."""
        self.close()
        self._flush()
        self._end_row()
        return tuple(self.blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag in ("br", "hr"):
                self._words.append(" ")
            return
        if self._unseen or tag in _UNSEEN or _is_hidden(attrs):
            self.hidden += not self._unseen and tag not in _UNSEEN
            self._unseen.append(tag)
            self._bound(self._unseen)
            return
        self._open.append(tag)
        self._bound(self._open)
        if tag not in _INLINE:
            self._flush()
            self._begin(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
            return
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag not in _INLINE:
            self._flush()
            self._finish_element(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(data)

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            start = attributes.get("start") or "1"
            self._lists.append(_List(tag == "ol", int(start) - 1 if start.isdecimal() else 0))
        elif tag == "li" and self._lists:
            self._item = len(self._lists)
            self._lists[-1].count += 1
            self._number = f"{self._lists[-1].count}." if self._lists[-1].ordered else ""
        elif tag == "table":
            self._tables += 1
            self._row = 0
        elif tag == "tr":
            self._end_row()
            self._row += 1
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append([])

    def _finish_element(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in _LISTS and self._lists:
            self._lists.pop()
            self._item = len(self._lists)
        elif tag == "li":
            self._item = len(self._lists) - 1 if self._lists else 0
            self._number = ""
        elif tag in ("tr", "table"):
            self._end_row()

    def _flush(self) -> None:
        """The words since the last block mark are a block, or a paragraph of a cell."""
        text = collapsed("".join(self._words))
        self._words = []
        if not text:
            return
        self._size += len(text)
        if self._size > MAX_CHARACTERS:
            raise too_long()
        if self._cells:
            self._cells[-1].append(text)
            return
        place = self._place or f"block {len(self.blocks) + 1}"
        if self._heading:
            block = Block(text=text, place=place, layout="heading", level=self._heading)
        elif self._item > 0:
            block = Block(
                text=text, place=place, layout="li", level=self._item, number=self._number
            )
            self._number = ""
        else:
            block = Block(text=text, place=place)
        self.blocks.append(block)

    def _end_row(self) -> None:
        if self._cells is None:
            return
        cells = tuple(tuple(cell) for cell in self._cells)
        self._cells = None
        if any(cells):
            place = self._place or f"table {self._tables} row {self._row}"
            self.blocks.append(Block(place=place, layout="row", cells=cells))

    @staticmethod
    def _bound(names: list[str]) -> None:
        """Pages nest a few dozen deep; tags that nobody closes are not counted against them."""
        if len(names) > 20 * MAX_DEPTH:
            raise too_deep()


def read_html(text: str) -> Reading:
    """Read a page.

    Raises:
        Refusal: too large, too deep, or without text.
    """
    reader = HtmlBlocks()
    reader.feed(closed(text))
    blocks = reader.finish()
    if not blocks:
        raise Refusal("has no visible text", "save the page with its text, or print it to PDF")
    return Reading(blocks=blocks, notes=("hidden text was left out",) if reader.hidden else ())


def closed(text: str) -> str:
    """The text without comments, and without markup at its end that nobody closes.

    The parser looks for the end of such markup again and again, which takes minutes for a page
    of nothing else.
    """
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start)
        at = end + len("-->") if end >= 0 else len(text)
    whole = "".join((*kept, text[at:]))
    last = whole.rfind(">") + 1
    return whole[:last] + whole[last:].partition("<")[0]


def _is_hidden(attributes: list[tuple[str, str | None]]) -> bool:
    values = dict(attributes)
    style = (values.get("style") or "").replace(" ", "").lower()
    return "hidden" in values or any(words in style for words in _HIDING)
