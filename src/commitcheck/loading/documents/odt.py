"""ODT: the text's paragraphs, lists and tables in document order."""

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
from commitcheck.loading.documents.package import Package, attribute, local
from commitcheck.loading.documents.walk import Walk

_DROPPED = frozenset(("tracked-changes", "annotation", "note", "sequence-decls", "ruby-text",
                      "annotation-end", "forms", "table-of-content"))  # fmt: skip


def read_odt(content: bytes) -> Reading:
    """Read an OpenDocument text.

    Raises:
        Refusal: damaged, encrypted, too large, or without text.
    """
    package = Package(content)
    if _is_encrypted(package):
        raise Refusal("is protected by a password", "save a copy without one")
    root = package.part("content.xml")
    body = None if root is None else next((e for e in root.iter() if local(e.tag) == "text"), None)
    if root is None or body is None:
        raise Refusal("is no OpenDocument text", "save it again as ODT, DOCX or PDF")
    walk = _Walk(_numbered_lists(root))
    walk.body(body)
    walk.footnotes(body)
    if not walk.blocks:
        raise Refusal("has no text", "export it again with its text")
    changes = sum(local(element.tag) == "changed-region" for element in root.iter())
    notes = []
    if changes:
        count = f"{changes} tracked change{'' if changes == 1 else 's'}"
        notes.append(f"the document has {count} that nobody accepted yet; read as if accepted")
    if any(name.startswith("Basic/") for name in package.names):
        notes.append("the document holds macros; they were not looked at")
    return Reading(blocks=tuple(walk.blocks), notes=tuple(notes))


class _Walk(Walk):
    """The state of one pass over a document."""

    def __init__(self, numbered: frozenset[str]) -> None:
        super().__init__()
        self._numbered = numbered

    def body(self, elements: Iterable[Element], depth: int = 0) -> None:
        """Blocks of a body or section, in order."""
        if depth > MAX_DEPTH:
            raise too_deep()
        for element in elements:
            tag = local(element.tag)
            if tag == "p":
                self._add(element)
            elif tag == "h":
                level = attribute(element, "outline-level")
                level_number = int(level) if level.isdecimal() and len(level) < len("1000") else 1
                self._add(element, "heading", level_number)
            elif tag == "list":
                self._list(element, "", 1, attribute(element, "style-name"))
            elif tag == "table":
                self.table(element)
            elif tag not in _DROPPED:
                self.body(element, depth + 1)

    def footnotes(self, body: Element) -> None:
        """Footnotes follow the text that they belong to."""
        for count, note in enumerate((e for e in body.iter() if local(e.tag) == "note"), 1):
            texts = (
                visible(part) for inner in note if local(inner.tag) == "note-body" for part in inner
            )
            self.add(
                Block(text=collapsed(" ".join(texts)), place=f"footnote {count}", layout="note")
            )

    def _add(self, element: Element, layout: str = "p", level: int = 0, number: str = "") -> None:
        self._paragraphs += 1
        place = f"paragraph {self._paragraphs}"
        text = collapsed(visible(element))
        self.add(Block(text=text, place=place, layout=layout, level=level, number=number))

    def _list(self, element: Element, prefix: str, depth: int, style: str) -> None:
        count = 0
        for item in element:
            if local(item.tag) not in ("list-item", "list-header"):
                continue
            count += 1
            number = f"{prefix}{count}." if style in self._numbered else ""
            for position, part in enumerate(item):
                tag = local(part.tag)
                if tag in ("p", "h"):
                    self._add(part, "li", depth, number if position == 0 else "")
                elif tag == "list":
                    self._list(part, number, depth + 1, style)
                elif tag == "table":
                    self.table(part)

    def rows(self, table: Element) -> Iterator[Element]:
        return _rows(table)

    def cells(self, row: Element) -> Iterable[Element]:
        """Without those that a cell over several columns or rows covers."""
        return (cell for cell in row if local(cell.tag) == "table-cell")

    def parts(self, cell: Element) -> Iterator[tuple[str, Element]]:
        for part in cell:
            tag = local(part.tag)
            if tag in ("p", "h"):
                yield "paragraph", part
            elif tag == "table":
                yield "table", part
            elif tag not in _DROPPED:
                yield "group", part

    def words(self, paragraph: Element) -> str:
        return collapsed(visible(paragraph))


def visible(element: Element, depth: int = 0) -> str:
    """The words of a paragraph, without notes and comments."""
    if depth > MAX_DEPTH:
        raise too_deep()
    pieces = [element.text or ""]
    for part in element:
        tag = local(part.tag)
        if tag in ("s", "tab", "line-break"):
            pieces.append(" ")
        elif tag not in _DROPPED:
            pieces.append(visible(part, depth + 1))
        pieces.append(part.tail or "")
    return "".join(pieces)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table itself, with those in its header rows and groups."""
    for part in table:
        tag = local(part.tag)
        if tag == "table-row":
            yield part
        elif tag in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(part)


def _numbered_lists(root: Element) -> frozenset[str]:
    """The list styles whose first level counts."""
    return frozenset(
        attribute(style, "name")
        for style in root.iter()
        if local(style.tag) == "list-style"
        and any(local(level.tag) == "list-level-style-number" for level in style)
    )


def _is_encrypted(package: Package) -> bool:
    manifest = package.part("META-INF/manifest.xml")
    return manifest is not None and any(
        local(element.tag) == "encryption-data" for element in manifest.iter()
    )
