"""Plain text as people wrap it: blank lines, indents, bullets and lines in capitals."""

from commitcheck.loading.documents.block import (
    MAX_CHARACTERS,
    Block,
    Reading,
    Refusal,
    too_long,
)
from commitcheck.loading.documents.lines import Line, blocks_of
from commitcheck.model.pattern import pattern

_PAGE_NUMBER = pattern(
    r"\s*(?:-\s?\d{1,4}\s?-|page \d{1,4}(?: of \d{1,4})?|\d{1,4})\s*$",
    2,  # re.IGNORECASE
)
_RULE = pattern(r"\s*(?:[-=_*~#]\s?){3,}$")
_BLANK = 2.0
_TAB = 8
_SHORT_LINE = 30


def read_plain(text: str) -> Reading:
    """Read a text.

    Raises:
        Refusal: too large or empty.
    """
    if len(text) > MAX_CHARACTERS:
        raise too_long()
    blocks = plain_blocks(text)
    if not blocks:
        raise Refusal("has no text", "check that it is the file that you meant")
    return Reading(blocks=blocks)


def plain_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, each with the line where it starts."""
    rows = text.expandtabs(_TAB).splitlines()
    widths = sorted(len(row.rstrip()) for row in rows if len(row.strip()) > _SHORT_LINE)
    width = float(widths[len(widths) * 9 // 10]) if widths else 80.0
    lines: list[Line] = []
    gap, indent = _BLANK, 0
    for number, row in enumerate(rows, 1):
        words = row.strip()
        if not words or _RULE.match(row) or _PAGE_NUMBER.fullmatch(row):
            gap = _BLANK
            continue
        left = len(row) - len(row.lstrip())
        if gap > 1:
            indent = left
        lines.append(
            Line(
                text=words,
                left=float(left),
                right=float(len(row.rstrip())),
                gap=gap,
                place=f"line {number}",
                cells=_cells(words),
                width=(float(min(indent, left)), width),
            )
        )
        gap = 1.0
    return blocks_of(lines)


def _cells(row: str) -> tuple[str, ...]:
    """The cells of a table that is drawn with bars; spaces alone are often only alignment."""
    if row.count("|") < 1 or not (row.startswith("|") or row.count("|") > 1):
        return ()
    return tuple(cell.strip() for cell in row.strip("| ").split("|"))
