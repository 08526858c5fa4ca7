"""What stands on every page of a PDF belongs to the paper, not to its text."""

import re
from collections import Counter
from collections.abc import Sequence

from commitcheck.loading.documents.layout import Piece
from commitcheck.model.pattern import pattern

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
    return kept


def _edges(page: Sequence[Piece]) -> list[Piece]:
    if not page:
        return []
    ordered = sorted(page, key=lambda piece: piece.y)
    return [*ordered[:_EDGE], *ordered[-_EDGE:]] if len(ordered) > 2 * _EDGE else ordered


def _key(piece: Piece) -> tuple[str, int]:
    return _DIGITS.sub("#", piece.text.casefold()), round(piece.y / _NEAR)


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
