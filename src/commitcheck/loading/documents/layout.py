"""Pieces of a PDF page in reading order: columns one after the other, table rows whole."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import msgspec

from commitcheck.loading.documents.lines import Line
from commitcheck.model.pattern import pattern

_SAME = 0.35
"""Of a letter height: pieces that stand on one line."""
_ROWS_HIGH = 12
_PROSE = 24
_COLUMN_LINES = 6
_CELL_LINES = 4
_CELL_PROSE = 15
"""A table has a short cell in each row, a date or a number; columns of prose have none."""
_NOTE = 0.9
_MARGIN = 0.78
_CLOSE = 1.6
_NOTE_DIGITS = 3
_RAISED = 0.85


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a line. `y` counts from the page's top to the base line, in points."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    page: int


def in_reading_order(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a page as a person reads them."""
    if not pieces:
        return []
    pieces = _whole_lines(pieces)
    ordered = _columns(list(pieces))
    stacks = _stacks(ordered)
    lines: list[Line] = []
    position = 0
    body = _body_size(pieces)
    while position < len(stacks):
        cells = _row(stacks, position)
        if len(cells) > 1:
            lines.append(_row_line(cells))
            position += len(cells)
        else:
            lines.extend(_stack_lines(stacks[position], body, pieces))
            position += 1
    return lines


def _whole_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that only a change of font or a footnote's raised number cut from their line."""
    whole: list[Piece] = []
    for piece in pieces:
        before = whole[-1] if whole else None
        if before is None:
            whole.append(piece)
        elif _is_raised_number(before, piece):
            whole[-1] = msgspec.structs.replace(before, right=max(before.right, piece.right))
        elif (
            abs(before.y - piece.y) < _SAME * piece.size
            and -0.5 * piece.size < piece.left - before.right < _CLOSE * piece.size
        ):
            text = f"{before.text} {piece.text}"
            whole[-1] = msgspec.structs.replace(before, text=text, right=piece.right)
        else:
            whole.append(piece)
    return whole


def _is_raised_number(before: Piece, piece: Piece) -> bool:
    return (
        piece.text.isdecimal()
        and len(piece.text) <= _NOTE_DIGITS
        and piece.size < _RAISED * before.size
        and abs(before.y - piece.y) < before.size
        and before.left <= piece.left <= before.right + before.size
    )


def _columns(pieces: list[Piece]) -> list[Piece]:
    """Text set in two columns whose lines came side by side: left column first."""
    pairs = [
        (before, after)
        for before, after in pairwise(pieces)
        if abs(before.y - after.y) < _SAME * after.size and after.left >= before.right
    ]
    if len(pairs) < _COLUMN_LINES:
        return pieces
    gutter = median(after.left for _, after in pairs)
    beside = [pair for pair in pairs if pair[0].right <= gutter <= pair[1].left + 2]
    lengths = [len(piece.text) for pair in beside for piece in pair]
    if len(beside) < _COLUMN_LINES or median(lengths) < _PROSE:
        return pieces
    ordered: list[Piece] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces:
        if piece.left < gutter - 1 < piece.right - piece.size:
            ordered += [*left, *right, piece]
            left, right = [], []
        else:
            (right if piece.left >= gutter - 1 else left).append(piece)
    return [*ordered, *left, *right]


def _stacks(pieces: list[Piece]) -> list[list[Piece]]:
    """Runs of pieces below each other: a paragraph, a column, or a cell of a table."""
    stacks: list[list[Piece]] = []
    for piece in pieces:
        before = stacks[-1][-1] if stacks else None
        if before is not None and _is_below(before, piece):
            stacks[-1].append(piece)
        else:
            stacks.append([piece])
    return stacks


def _is_below(before: Piece, piece: Piece) -> bool:
    step = piece.y - before.y
    overlap = min(before.right, piece.right) - max(before.left, piece.left)
    return 0.3 * piece.size < step < 2.2 * max(piece.size, before.size) and overlap > 0


def _row(stacks: list[list[Piece]], position: int) -> list[list[Piece]]:
    """The cells of the table row that begins here; a single stack where none does."""
    cells = [stacks[position]]
    for stack in stacks[position + 1 :]:
        before = cells[-1]
        level = abs(stack[0].y - cells[0][0].y) < _SAME * stack[0].size
        beside = stack[0].left >= max(piece.right for piece in before) - 1
        if not level or not beside or max(len(stack), len(before)) > _ROWS_HIGH:
            break
        cells.append(stack)
    prose = all(
        len(cell) >= _CELL_LINES and median(len(piece.text) for piece in cell) >= _CELL_PROSE
        for cell in cells
    )
    is_mark = len(cells) == 2 and len(cells[0]) == 1 and len(cells[0][0].text) <= 5  # noqa: PLR2004
    return cells[:1] if prose or is_mark else cells


def _row_line(cells: list[list[Piece]]) -> Line:
    first = cells[0][0]
    return Line(
        text=" | ".join(piece.text for cell in cells for piece in cell),
        left=first.left,
        right=cells[-1][-1].right,
        gap=2.0,
        size=first.size,
        page=first.page,
        place=f"page {first.page}",
        cells=tuple(" ".join(piece.text for piece in cell) for cell in cells),
    )


def _stack_lines(stack: list[Piece], body: float, pieces: Sequence[Piece]) -> list[Line]:
    usual = _usual_step(pieces)
    left, right = min(piece.left for piece in stack), max(piece.right for piece in stack)
    column = [p for p in pieces if p.left < right and p.right > left and p.left >= left - 40]
    width = (left, max(piece.right for piece in (*column, *stack)))
    lowest = max(piece.y for piece in pieces)
    lines = []
    before: Piece | None = None
    for piece in stack:
        if before is None:
            gap = _gap_above(piece, pieces, usual)
        else:
            gap = (piece.y - before.y) / max(usual, 1.0)
        note = piece.size < _NOTE * body and piece.y > _MARGIN * lowest and _starts_note(stack)
        lines.append(
            Line(
                text=piece.text,
                left=piece.left,
                right=piece.right,
                gap=gap,
                size=piece.size,
                bold=piece.bold,
                page=piece.page,
                place=f"page {piece.page}",
                note=note,
                width=width,
            )
        )
        before = piece
    return lines


def _starts_note(stack: list[Piece]) -> bool:
    return stack[0].text[:1].isdigit() or stack[0].text[:1] in "*†‡¹²³"


def _gap_above(piece: Piece, pieces: Sequence[Piece], usual: float) -> float:
    """Line steps to the nearest piece above; none above: the page or column begins here."""
    above = [
        piece.y - other.y
        for other in pieces
        if piece.y - other.y > 1 and other.left < piece.right and other.right > piece.left
    ]
    return min(above) / max(usual, 1.0) if above else 1.0


def _usual_step(pieces: Sequence[Piece]) -> float:
    steps = [
        after.y - before.y
        for before, after in pairwise(pieces)
        if 0.5 * after.size < after.y - before.y < 2 * after.size
    ]
    return median(steps) if steps else pieces[0].size


def _body_size(pieces: Sequence[Piece]) -> float:
    sizes = sorted(piece.size for piece in pieces for _ in range(1 + len(piece.text) // 20))
    return sizes[len(sizes) // 2]


# What stands on every page of a PDF belongs to the paper, not to its text.

_EDGE = 4
"""Pieces at the top and at the bottom that can belong to a running head."""
_DIGITS = pattern(r"\d+|\b[ivxlc]+\b")
_DASH = r"[-|\u2013\u2014]"
_PAGE_NUMBER = pattern(
    rf"(?:{_DASH}\s*)?(?:page|p\.|seite)?\s*\d{{1,4}}"
    rf"(?:\s*(?:of|/|von)\s*\d{{1,4}})?(?:\s*{_DASH})?$",
    re.IGNORECASE,
)
_NEAR = 12.0
_SENTENCE = 5
_TOP, _BOTTOM = 0.12, 0.88


def without_running_heads(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pages without page numbers and without what most of them repeat at the same height."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({_key(piece) for piece in _edges(page)})
    filled = sum(bool(page) for page in pages)
    enough = max(2, (filled + 1) // 2)
    kept = []
    for page in pages:
        edges = {id(piece) for piece in _edges(page)}
        kept.append(
            [
                piece
                for piece in page
                if id(piece) not in edges
                or not (_repeats(piece, counts, enough) or _is_page_number(piece, page))
            ]
        )
    # where every page says the same and nothing else, that is the text
    return kept if any(kept) else [list(page) for page in pages]


def _edges(page: Sequence[Piece]) -> list[Piece]:
    ordered = sorted(page, key=lambda piece: piece.y)
    return [*ordered[:_EDGE], *ordered[-_EDGE:]]


def _key(piece: Piece) -> tuple[str, int]:
    """Its words and height; numbers count up in heads, and say something in a sentence."""
    words = piece.text.casefold()
    is_sentence = words.endswith((".", ";")) and len(words.split()) >= _SENTENCE
    return words if is_sentence else _DIGITS.sub("#", words), round(piece.y / _NEAR)


def _repeats(piece: Piece, counts: Counter[tuple[str, int]], enough: int) -> bool:
    text, height = _key(piece)
    return max(counts[text, near] for near in (height - 1, height, height + 1)) >= enough


def _is_page_number(piece: Piece, page: Sequence[Piece]) -> bool:
    """A bare number in the margin; on a page of three lines everything is margin."""
    lowest = max(other.y for other in page)
    highest = min(other.y for other in page)
    span = max(lowest - highest, 1.0)
    outside = not _TOP < (piece.y - highest) / span < _BOTTOM
    return outside and bool(_PAGE_NUMBER.fullmatch(piece.text.strip()))
