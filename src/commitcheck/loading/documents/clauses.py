"""Blocks become clauses: headings and lead-ins are carried down, paragraphs cut into sentences."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from commitcheck.loading.documents.block import Block
from commitcheck.loading.documents.sentences import clause_texts
from commitcheck.model.document import Clause
from commitcheck.model.pattern import pattern

_NUMBER = pattern(
    r"((?:§+\s?|(?:section|article|clause)\s)?"
    r"(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)]|\((?:\d{1,2}|[a-zA-Z]|[ivxl]{1,5})\)|[a-zA-Z]\)|[A-Z]\."
    r"|[a-z]\.))\s+(?=\S)",
    re.IGNORECASE,
)
_HEADING_NUMBER = pattern(r"((?:§+\s?)?\d{1,3}(?:\.\d{1,3}){0,5}\.?|[A-Z]\.|[IVX]{1,5}\.)\s+(?=\S)")
_RECORD_CELLS = 3
_RECORD_WORDS = 60
_LABEL_LENGTH = 120


class _Context(msgspec.Struct):
    """What stands above the block at hand."""

    headings: list[tuple[int, str]] = []
    leads: list[tuple[int, str]] = []
    numbers: list[tuple[int, str]] = []


def clauses_of(blocks: Iterable[Block]) -> tuple[Clause, ...]:
    """The clauses of a document, in order. Headings are clauses of layout `heading`."""
    context = _Context()
    return tuple(
        clause
        for position, block in enumerate(blocks)
        for clause in _clauses(block, position, context)
    )


def _clauses(block: Block, position: int, context: _Context) -> Iterator[Clause]:
    if block.layout == "heading":
        yield _heading(block, position, context)
    elif block.layout == "row":
        context.leads.clear()
        yield from _row(block, position, context)
    else:
        yield from _paragraph(block, position, context)


def _heading(block: Block, position: int, context: _Context) -> Clause:
    context.leads.clear()
    context.numbers.clear()
    while context.headings and context.headings[-1][0] >= block.level:
        context.headings.pop()
    above = tuple(text for _, text in context.headings)
    number, text = block.number, block.text
    if not number and (found := _HEADING_NUMBER.match(text)):
        number = found[1]
    context.headings.append((block.level, text))
    if number:
        context.numbers.append((0, number))
    return Clause(
        text=text,
        place=block.place,
        page=block.page,
        number=number.rstrip("."),
        heading=above[-1] if above else "",
        headings=above,
        layout="heading",
        block=position,
    )


def _paragraph(block: Block, position: int, context: _Context) -> Iterator[Clause]:
    """A paragraph's or list item's sentences; the last one may begin a list below it."""
    level = block.level if block.layout == "li" else 0
    while context.leads and context.leads[-1][0] > level:
        context.leads.pop()
    number, text = block.number, block.text
    if not number and (found := _NUMBER.match(text)):
        number, text = found[1], text[found.end() :]
    lead = context.leads[-1][1] if context.leads and level else ""
    above = tuple(heading for _, heading in context.headings)
    parts = clause_texts(text)
    cut, at = len(block.text) - len(text), 0
    for part in parts:
        at = text.find(part, at)
        page = _page(block, cut + at)
        yield Clause(
            text=part,
            place=block.place if page == block.page else f"page {page}",
            page=page,
            number=_full_number(number, level, context),
            heading=above[-1] if above else "",
            headings=above,
            layout=block.layout,
            lead_in=lead,
            block=position,
        )
    if parts and parts[-1].endswith((":", ": -", "—")):
        context.leads.append((level + 1, parts[-1]))
    elif not level:
        context.leads.clear()


def _page(block: Block, at: int) -> int | None:
    """The page on which the words at a place in a block stand."""
    return next((page for turn, page in reversed(block.turns) if at >= turn), block.page)


def _full_number(number: str, level: int, context: _Context) -> str:
    """Give "(b)" below "4.2" as "4.2 (b)"; what counts from the top stays as it is."""
    number = number.strip().rstrip(".")
    if not number:
        while not level and context.numbers and not _is_section(context.numbers[-1]):
            context.numbers.pop()
        return context.numbers[-1][1].rstrip(".") if context.numbers else ""
    while context.numbers and context.numbers[-1][0] >= max(level, 1):
        context.numbers.pop()
    if not number[0].isdigit() and number[0] != "§" and context.numbers and level:
        above = context.numbers[-1][1].rstrip(".")
        number = f"{above} {number}"
    context.numbers.append((max(level, 1), number))
    return number


def _is_section(number: tuple[int, str]) -> bool:
    """A paragraph without a number belongs to section 4.2 above it, not to item 3 of a list."""
    level, text = number
    return level == 0 or "." in text.rstrip(".") or "§" in text


def _is_record(cells: list[tuple[int, tuple[str, ...]]]) -> bool:
    """A line of a table, as opposed to a label with a text beside it."""
    if len(cells) >= _RECORD_CELLS:
        return all(sum(len(text.split()) for text in cell) <= _RECORD_WORDS for _, cell in cells)
    texts = cells[1:] or cells
    return all(len(cell) == 1 and len(clause_texts(cell[0])) == 1 for _, cell in texts)


def _row(block: Block, position: int, context: _Context) -> Iterator[Clause]:
    """A row is one clause, unless a cell of it is a text of its own below the row's label."""
    above = tuple(heading for _, heading in context.headings)
    cells = [(index, cell) for index, cell in enumerate(block.cells, 1) if cell]

    def clause(text: str, layout: str, heading: str, place: str, lead: str = "") -> Clause:
        return Clause(
            text=text,
            place=place,
            page=block.page,
            heading=heading,
            headings=above,
            layout=layout,
            lead_in=lead,
            block=position,
        )

    if _is_record(cells):
        text = " | ".join(" ".join(cell) for _, cell in cells)
        yield clause(text, "row", above[-1] if above else "", block.place)
        return
    label = " ".join(cells[0][1])
    labelled = len(cells) > 1 and len(label) <= _LABEL_LENGTH
    heading = label if labelled else (above[-1] if above else "")
    for index, cell in cells[1:] if labelled else cells:
        lead = ""
        place = f"{block.place} column {index}" if len(cells) > 1 else block.place
        for paragraph in cell:
            parts = clause_texts(paragraph)
            for part in parts:
                yield clause(part, "cell", heading, place, lead)
            if parts and parts[-1].endswith(":"):
                lead = parts[-1]
