"""Lines of a page or of wrapped text become paragraphs again, which matters most of all.

Cutting text into sentences is easy once paragraphs are whole: of labelled clauses 98 % came out
equal then, but only half of them from PDF text whose lines were simply joined.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from commitcheck.loading.documents.block import Block, collapsed
from commitcheck.model.pattern import pattern

_BULLET = pattern(r"([•●○▪■◦‣\u2043∙·\u2013—*+\u2022\uf0b7\uf0a7-]|o(?=\s{2,}))\s+(?=\S)")
_MARK = pattern(
    r"((?:§+\s?)?\d{1,2}(?:\.\d{1,3}){0,5}[.)]?|\((?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})\)|"
    r"[a-zA-Z][.)]|[ivx]{1,5}[.)])\s+(?=\S)"
)
_TERMINAL = (".", "!", "?", ":", ";", '."', ".”", ".)")
_ITEM_END = (*_TERMINAL, "; and", "; or", ", and", ", or")
_ABBREVIATED = ("e.g.", "i.e.", "etc.", "no.", "sec.", "art.", "inc.", "ltd.", "vs.", "cf.")
_HEADING_WORDS = 14
_LONG_GAP = 1.45
_BOLD_GAP = 1.2
_SHORT = 0.82
_HALF = 0.62
_LARGER = 1.08
_INDENT = 1.5
_CAPS = 4
_BULLET_LEVEL = 8
"""Below every number: a bullet may finish the sentence of a numbered clause."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line with its place: x from left to right, `gap` to the line above in usual line steps.

    The unit of x is a point in a PDF and a column in plain text; `size` is the height of its
    letters in the same unit, to a tenth. `cells` are the parts of a table row that stand on
    one line.
    """

    text: str
    left: float
    right: float
    gap: float = 1.0
    size: float = 1.0
    bold: bool = False
    page: int | None = None
    place: str = ""
    cells: tuple[str, ...] = ()
    note: bool = False
    width: tuple[float, float] = (0.0, 0.0)


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Paragraphs, list items, headings and rows in order; footnotes follow what they cut in two."""
    body = _usual_size(lines)
    groups: list[list[Line]] = []
    notes: list[list[Line]] = []
    for line in lines:
        target = notes if line.note else groups
        if target and _joins(target[-1], line, body):
            target[-1].append(line)
        else:
            target.append([line])
    sizes = sorted({group[0].size for group in groups if group[0].size > body}, reverse=True)
    found = [_block(group, body, sizes) for group in groups]
    return (*found, *(_note(group) for group in notes))


def joined(lines: Sequence[str]) -> str:
    """The words of consecutive lines; a word split at a line's end is whole again."""
    text = ""
    for line in lines:
        words = line.strip()
        if text.endswith(("\u00ad", "\u2010")) or (
            text.endswith("-") and _is_split_word(text, words)
        ):
            text = text.rstrip("\u00ad\u2010-") + words
        elif text.endswith("-") or (text.endswith("/") and "//" in text.split()[-1]):
            text += words
        else:
            text = f"{text} {words}" if text else words
    return collapsed(text)


def _is_split_word(text: str, following: str) -> bool:
    """Say that "compli-" and "ance" are a word, but "third-" and "party" are two."""
    before = text.rsplit(None, 1)[-1].rstrip("-")
    return (
        before.isalpha()
        and following[:1].islower()
        and before.casefold() not in _PREFIXES
        and len(before) > 1
    )


_PREFIXES = frozenset((
    "third", "first", "second", "self", "non", "pre", "post", "multi", "cross", "long",
    "short", "high", "low", "real", "end", "user", "single", "two", "three", "full", "half",
    "part", "well", "ill", "all", "anti", "co", "re", "sub", "over", "under", "year", "day",
    "month", "time", "cost", "built", "read", "open", "closed", "best", "state", "on", "off",
    "in", "up", "add", "data", "business", "customer", "client", "server", "industry", "risk",
    "role", "rule", "event", "cloud", "web", "fail", "system-wide", "large", "small", "mid",
    "inter", "intra", "so", "follow", "go", "opt", "sign", "log", "back", "check", "roll",
    "stand", "work", "site", "role-based", "month-to", "out",
))  # fmt: skip


def _usual_size(lines: Sequence[Line]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.size] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size)) if counts else 1.0


def _joins(group: list[Line], line: Line, body: float) -> bool:
    """Whether a line goes on with the paragraph that the group is so far."""
    before = group[-1]
    if line.cells or before.cells or _BULLET.match(line.text):
        return False
    size_differs = abs(before.size - line.size) > (_LARGER - 1) * max(before.size, line.size)
    if size_differs or (before.bold != line.bold and _is_title(group, body)):
        return False
    if line.bold and not before.bold and (line.gap > _BOLD_GAP or line.page != before.page):
        return False
    text = before.text.rstrip()
    ended = text.endswith(_TERMINAL) and not text.casefold().endswith(_ABBREVIATED)
    goes_on = line.text[:1].islower() and not ended
    if goes_on and not _is_title(group, body):
        return True
    if line.gap > _LONG_GAP:
        return False
    left, right = before.width
    span = max(right - left, 1.0)
    filled = (before.right - left) / span
    item_ended = ended or text.endswith(_ITEM_END)
    if _MARK.match(line.text) and (item_ended or filled < _SHORT or _is_title(group, body)):
        return False
    if line.left > group[0].left + line.size and _is_item(group[0].text):
        return True
    if filled < _HALF or (ended and filled < _SHORT):
        return False
    return not (ended and line.left > before.left + _INDENT * line.size)


def _is_item(text: str) -> bool:
    """Whether a text begins as a list item; lines that hang below it belong to it."""
    return bool(_BULLET.match(text) or _MARK.match(text))


def _is_title(group: list[Line], body: float) -> bool:
    """Whether the lines so far look like a heading: larger or bold, short, no sentence."""
    words = sum(len(line.text.split()) for line in group)
    if words > _HEADING_WORDS or group[-1].text.rstrip().endswith((",", ";")):
        return False
    first = group[0]
    return first.size > body * _LARGER or all(line.bold for line in group)


def _block(group: list[Line], body: float, sizes: list[float]) -> Block:
    first = group[0]
    if first.cells:
        cells = tuple((cell,) if cell else () for cell in first.cells)
        return Block(place=first.place, page=first.page, layout="row", cells=cells)
    text = joined([line.text for line in group])
    if _BULLET.match(first.text):
        return _paragraph(group, text, len("- "), "li", _BULLET_LEVEL)
    mark = _MARK.match(text)
    if _is_heading(group, text, body):
        larger = first.size > body * _LARGER
        level = 1 + sizes.index(first.size) if larger else 1 + len(sizes)
        depth = mark[1].rstrip(".").count(".") if mark else 0
        return Block(
            text=text, place=first.place, page=first.page, layout="heading", level=level + depth
        )
    if mark:
        number = mark[1]
        level = 1 + number.rstrip(".").count(".") if number[0].isdigit() else 3
        return _paragraph(group, text, mark.end(), "li", level, number)
    return _paragraph(group, text, 0, "p", 0)


def _paragraph(
    group: list[Line], text: str, begin: int, layout: str, level: int, number: str = ""
) -> Block:
    """A block without the mark before `begin`, and where in it a page is turned."""
    first = group[0]
    turns = []
    for position, (before, line) in enumerate(pairwise(group), 1):
        if line.page != before.page and line.page is not None:
            length = len(joined([upper.text for upper in group[:position]]))
            turns.append((max(0, length - begin), line.page))
    return Block(
        text=text[begin:],
        place=first.place,
        page=first.page,
        layout=layout,
        level=level,
        number=number,
        turns=tuple(turns),
    )


def _is_heading(group: list[Line], text: str, body: float) -> bool:
    words = text.split()
    if len(words) > _HEADING_WORDS or len(text) > 110 or text.endswith((".", ",", ";", ":")):  # noqa: PLR2004 - a line
        return False
    if not any(letter.isalpha() for letter in text):
        return False
    if _is_title(group, body):
        return True
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= _CAPS and all(letter.isupper() for letter in letters)


def _note(group: list[Line]) -> Block:
    text = joined([line.text for line in group])
    return Block(text=text, place=f"{group[0].place}, footnote", page=group[0].page, layout="note")
