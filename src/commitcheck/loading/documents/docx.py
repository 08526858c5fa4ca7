"""DOCX: the body's paragraphs and tables in document order, tracked changes as if accepted."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from commitcheck.loading.documents.block import (
    MAX_DEPTH,
    Block,
    Reading,
    Refusal,
    collapsed,
    too_deep,
)
from commitcheck.loading.documents.docx_numbers import Numbering, Style, styles_of
from commitcheck.loading.documents.package import Package, attribute, local
from commitcheck.loading.documents.walk import Walk
from commitcheck.model.pattern import pattern

_CONTAINERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink",
                         "fldSimple", "dir", "bdo", "r", "AlternateContent", "Fallback", "rubyBase",
                         "ruby"))  # fmt: skip
_DROPPED = frozenset(("del", "moveFrom"))
_BREAKS = frozenset(("tab", "br", "cr", "ptab"))
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
_HEADING_NAMES = ("heading ", "title", "subtitle")
_BASES = 20
_HEADING_WORDS = 14
_BODY_TEXT = 9
"""The outline level of what is no heading."""
_SENTENCE_WITHIN = pattern(r"[a-z)][.:;] +\S")
_NO_TEXT = Refusal(
    "has no text",
    "if it holds pictures of pages, export it again with its text, or run text recognition on it",
)


def read_docx(content: bytes) -> Reading:
    """Read a Word document.

    Raises:
        Refusal: damaged, encrypted, too large, or without text.
    """
    package = Package(content)
    body = package.part("word/document.xml")
    if body is None:
        raise Refusal("is a damaged Word document", "save it again as DOCX")
    walk = _Walk(package)
    walk.body(_children(body, "body"))
    footnotes = package.part("word/footnotes.xml")
    walk.footnotes(footnotes if footnotes is not None else ())
    if not walk.blocks:
        raise _NO_TEXT
    return Reading(blocks=tuple(walk.blocks), notes=tuple(walk.notes(package)))


class _Walk(Walk):
    """The state of one pass over a document: counters of lists, paragraphs and tables."""

    def __init__(self, package: Package) -> None:
        super().__init__()
        self._numbering = Numbering(package.part("word/numbering.xml"))
        self._styles = styles_of(package.part("word/styles.xml"))
        self._changes = self._hidden = 0
        self._kept = ""

    def body(self, elements: Iterable[Element], depth: int = 0) -> None:
        """Blocks of a body, in order."""
        if depth > MAX_DEPTH:
            raise too_deep()
        for element in elements:
            tag = local(element.tag)
            if tag == "p":
                self._paragraph(element, depth)
            elif tag == "tbl":
                self.table(element)
            elif tag in _CONTAINERS:
                self._changes += tag in _CHANGES
                self.body(element, depth + 1)
            elif tag in _DROPPED:
                self._changes += 1

    def footnotes(self, elements: Iterable[Element]) -> None:
        """Footnotes follow the text that they belong to."""
        for element in elements:
            text = " ".join(self._text(part) for part in element if local(part.tag) == "p")
            if local(element.tag) == "footnote" and text.strip():
                place = f"footnote {attribute(element, 'id')}"
                self.add(Block(text=collapsed(text), place=place, layout="note"))

    def notes(self, package: Package) -> Iterator[str]:
        if self._changes:
            count = f"{self._changes} tracked change{'' if self._changes == 1 else 's'}"
            yield f"the document has {count} that nobody accepted yet; read as if accepted"
        if self._hidden:
            yield "hidden text was left out"
        if any(name.endswith("vbaProject.bin") for name in package.names):
            yield "the document holds macros; they were not looked at"

    def _paragraph(self, element: Element, depth: int) -> None:
        self._paragraphs += 1
        text = self._kept + self._text(element)
        self._kept = text if _mark_is_deleted(element) else ""
        block = self._block(element, text)
        if not self._kept and block.text:
            self.add(block)
        for box in _text_boxes(element):
            self.body(box, depth + 1)

    def _block(self, element: Element, text: str) -> Block:
        place = f"paragraph {self._paragraphs}"
        style_id, list_id, level, outline = _properties(element)
        chain = list(_inherited(self._styles, style_id))
        if not list_id:
            listed = next((style for style in chain if style.list_id), None)
            list_id, level = (listed.list_id, listed.list_level) if listed else ("", 0)
        text = collapsed(text)
        number = self._numbering.number(list_id, level) if list_id and text else None
        heading = _heading_level(chain, outline)
        if heading and _is_short(text):
            return Block(
                text=text, place=place, layout="heading", level=heading, number=number or ""
            )
        if number is not None:
            depth = max(level + 1, heading)
            return Block(text=text, place=place, layout="li", level=depth, number=number)
        return Block(text=text, place=place)

    def rows(self, table: Element) -> Iterator[Element]:
        return _rows(table)

    def cells(self, row: Element) -> Iterable[Element]:
        if _row_is_deleted(row):
            self._changes += 1
            return ()
        return _children(row, "tc")

    def parts(self, cell: Element) -> Iterator[tuple[str, Element]]:
        for part in cell:
            tag = local(part.tag)
            if tag == "p":
                yield "paragraph", part
            elif tag == "tbl":
                self._tables += 1
                yield "table", part
            elif tag in _CONTAINERS:
                yield "group", part

    def words(self, paragraph: Element) -> str:
        self._paragraphs += 1
        return collapsed(self._block_text(paragraph))

    def _block_text(self, element: Element) -> str:
        text = self._text(element)
        boxes = (self._text(part) for box in _text_boxes(element) for part in box)
        return " ".join((text, *boxes))

    def _text(self, element: Element, depth: int = 0) -> str:
        """The visible words of a paragraph or of a part of it."""
        if depth > MAX_DEPTH:
            raise too_deep()
        pieces = []
        for part in element:
            tag = local(part.tag)
            if tag == "t":
                pieces.append(part.text or "")
            elif tag in _BREAKS:
                pieces.append(" ")
            elif tag == "noBreakHyphen":
                pieces.append("-")
            elif tag == "r" and _is_hidden(part):
                self._hidden += 1
            elif tag in _CONTAINERS:
                self._changes += tag in _CHANGES
                pieces.append(self._text(part, depth + 1))
            elif tag in _DROPPED:
                self._changes += 1
        return "".join(pieces)


def _properties(element: Element) -> tuple[str, str, int, int | None]:
    """A paragraph's style, list, level in it and outline level."""
    style = list_id = ""
    level, outline = 0, None
    for part in next(_children_named(element, "pPr"), ()):
        tag = local(part.tag)
        if tag == "pStyle":
            style = attribute(part, "val")
        elif tag == "outlineLvl":
            outline = _small(attribute(part, "val"))
        elif tag == "numPr":
            values = {local(value.tag): attribute(value, "val") for value in part}
            list_id, level = values.get("numId", ""), _small(values.get("ilvl", "0"))
    return style, list_id, level, outline


def _heading_level(chain: list[Style], outline: int | None) -> int:
    """1 for the outermost heading, 0 where the paragraph is none."""
    for style in chain:
        name = style.name.lower()
        if name.startswith(_HEADING_NAMES):
            return _small(name.removeprefix("heading ")) or 1
        if outline is None:
            outline = style.outline
    return outline + 1 if outline is not None and outline < _BODY_TEXT else 0


def _is_short(text: str) -> bool:
    """Templates of contracts set whole clauses in heading styles, for their numbers."""
    return len(text.split()) <= _HEADING_WORDS and not _SENTENCE_WITHIN.search(text)


def _inherited(styles: dict[str, Style], style_id: str) -> Iterator[Style]:
    for _ in range(_BASES):
        if style_id not in styles:
            return
        yield styles[style_id]
        style_id = styles[style_id].base


def _small(text: str) -> int:
    return min(int(text), _BODY_TEXT) if text.isdecimal() and text.isascii() else 0


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if local(part.tag) == "tr":
            yield part
        elif local(part.tag) in _CONTAINERS:
            yield from (row for row in part.iter() if local(row.tag) == "tr")


def _children(element: Element, name: str) -> Iterator[Element]:
    """The children of the children of that name for a body, else the children themselves."""
    for part in element:
        if local(part.tag) == name:
            yield from part if name == "body" else (part,)
        elif local(part.tag) in _CONTAINERS:
            yield from _children(part, name)


def _children_named(element: Element, name: str) -> Iterator[Element]:
    return (part for part in element if local(part.tag) == name)


def _mark_is_deleted(paragraph: Element) -> bool:
    """Whether a tracked change joins the paragraph with the next."""
    for properties in _children_named(paragraph, "pPr"):
        for run in _children_named(properties, "rPr"):
            return any(local(part.tag) in _DROPPED for part in run)
    return False


def _row_is_deleted(row: Element) -> bool:
    properties = next(_children_named(row, "trPr"), ())
    return any(local(part.tag) in _DROPPED for part in properties)


def _is_hidden(run: Element) -> bool:
    for properties in _children_named(run, "rPr"):
        for part in _children_named(properties, "vanish"):
            return attribute(part, "val") not in ("0", "false", "off")
    return False


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Text boxes once: Word writes each for itself and for older programs."""
    seen = set()
    for part in paragraph.iter():
        if local(part.tag) == "txbxContent":
            words = "".join(piece.text or "" for piece in part.iter() if local(piece.tag) == "t")
            if words and words not in seen:
                seen.add(words)
                yield part
