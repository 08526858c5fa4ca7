"""Markdown: CommonMark with tables as markdown-it-py reads it, with lines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from commitcheck.loading.documents.block import (
    MAX_CHARACTERS,
    Block,
    Reading,
    Refusal,
    collapsed,
    too_long,
)
from commitcheck.loading.documents.html import HtmlBlocks, closed
from commitcheck.model.pattern import pattern

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = pattern(r"\A---\n(?:.*\n)*?---\n")
_TAG = pattern(r"<[^>]{0,2000}>|&nbsp;")
_LETTER = pattern(r"\s*\(?([a-z])[.)]\s+\S")
_CLAUSE = pattern(r"\s*((?:\d{1,3}\.)+\d{1,3})\.?\s+[^\W\d_]")
_LABEL = pattern(r"\s*[^\W\d_][^:.!?]{0,40}:\s+\S")
_MAX_NESTING = 100


def read_markdown(text: str) -> Reading:
    """Read a Markdown text.

    Raises:
        Refusal: too large or empty.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 30 ms that only Markdown needs

    if len(text) > MAX_CHARACTERS:
        raise too_long()
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    text = _FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text)
    walk = _Walk()
    for token in parser.parse(text):
        walk.take(token)
    if not walk.blocks:
        raise Refusal("has no text", "check that it is the file that you meant")
    return Reading(blocks=tuple(walk.blocks))


class _Walk:
    """Follows the tokens; the numbers of nested lists are joined (1, 1.1, 1.1.1)."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._counts: list[int | None] = []
        self._number = ""
        self._heading = self._line = 0
        self._cells: list[tuple[str, ...]] | None = None

    def take(self, token: Token) -> None:
        if token.map:
            self._line = token.map[0] + 1
        kind = token.type
        if kind == "heading_open":
            self._heading = int(token.tag[1:])
        elif kind == "heading_close":
            self._heading = 0
        elif kind in ("ordered_list_open", "bullet_list_open"):
            start = int(token.attrs.get("start", 1)) if kind == "ordered_list_open" else None
            self._counts.append(None if start is None else start - 1)
        elif kind in ("ordered_list_close", "bullet_list_close"):
            self._counts.pop()
        elif kind == "list_item_open":
            self._count()
        elif kind in ("tr_open", "tr_close"):
            self._row(kind)
        elif kind == "inline":
            self._inline(token)
        elif kind in ("html_block", "code_block", "fence"):
            self._raw(token)

    def _count(self) -> None:
        count = self._counts[-1]
        if count is None:
            self._number = ""
            return
        self._counts[-1] = count + 1
        self._number = ".".join(str(number) for number in self._counts if number is not None)

    def _row(self, kind: str) -> None:
        if kind == "tr_open":
            self._cells = []
        elif self._cells:
            place = f"line {self._line}"
            self.blocks.append(Block(place=place, layout="row", cells=tuple(self._cells)))
            self._cells = None

    def _inline(self, token: Token) -> None:
        lines = visible(token)
        if self._cells is not None:
            text = collapsed(" ".join(lines))
            self._cells.append((text,) if text else ())
            return
        begin, apart = 0, _numbered(lines) or _labelled(lines)
        for end in (*(apart or _lettered(lines)), len(lines)):
            text = collapsed(" ".join(lines[begin:end]))
            if text:
                is_item = begin > 0 and not apart
                self._text(text, f"line {self._line + begin}", is_item=is_item)
            begin = end

    def _text(self, text: str, place: str, *, is_item: bool) -> None:
        if self._heading:
            self.blocks.append(Block(text=text, place=place, layout="heading", level=self._heading))
        elif self._counts or is_item:
            number, self._number = self._number, ""
            level = len(self._counts) + is_item
            self.blocks.append(
                Block(text=text, place=place, layout="li", level=level, number=number)
            )
        else:
            self.blocks.append(Block(text=text, place=place))

    def _raw(self, token: Token) -> None:
        if token.type == "html_block":
            reader = HtmlBlocks(f"line {self._line}")
            reader.feed(closed(token.content))
            self.blocks.extend(reader.finish())
        else:
            text = collapsed(token.content)
            if text:
                self.blocks.append(Block(text=text, place=f"line {self._line}"))


def visible(token: Token) -> list[str]:
    """The words of an inline token line by line, without marks, link addresses and pictures."""
    lines = [""]
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            lines[-1] += child.content
        elif child.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif child.type == "html_inline" and re.match(r"<(?:br|/?p|/?div)\b", child.content):
            lines[-1] += " "
    return [_TAG.sub(" ", line) for line in lines]


def _lettered(lines: list[str]) -> list[int]:
    """Where lines begin with (a), (b), c.: lists of contracts that Markdown does not know."""
    marked = [(at, found[1]) for at, line in enumerate(lines) if (found := _LETTER.match(line))]
    if not marked or marked[0][1] != "a":
        return []
    expected = [chr(ord("a") + count) for count in range(len(marked))]
    return [at for at, _ in marked if at] if [mark for _, mark in marked] == expected else []


def _numbered(lines: list[str]) -> list[int]:
    """Where lines after the first begin with the number of a clause that follows on the one
    before (3.1, 3.2): written below each other, they are one paragraph to Markdown.
    """
    marked = [(at, found[1]) for at, line in enumerate(lines) if (found := _CLAUSE.match(line))]
    numbers = [tuple(map(int, number.split("."))) for _, number in marked]
    follows = all(
        number[:-1] == before[:-1] and number[-1] == before[-1] + 1
        for before, number in pairwise(numbers)
    )
    return [at for at, _ in marked if at] if follows and len(marked) > 1 else []


def _labelled(lines: list[str]) -> list[int]:
    """Where lines after the first begin, if each is a label with its value: `Customer: Acme`."""
    are_all = all(map(_LABEL.match, lines))
    return [*range(1, len(lines))] if are_all else []
