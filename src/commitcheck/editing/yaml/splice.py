"""Careful editing of a user's YAML: single values are spliced in where they stand.

Comments, anchors, indentation, quotes and line ends stay as they are. Every edit is read again,
and if anything but the intended values changed (a shared anchor, a layout we do not understand),
the next way to write it is tried; when none is left, nothing is edited.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from yaml import YAMLError

from commitcheck.editing.yaml.same import (
    Entries,
    Node,
    Path,
    Scalar,
    block,
    differs_only_at,
    flow,
    pair,
    tree,
)
from commitcheck.errors import CommitcheckError
from commitcheck.model.pattern import pattern

_BOM = "\ufeff"
_BLANKS = " \t\r\n"


class EditError(CommitcheckError):
    """There is no way to change only what was meant; the message says why."""


def with_entries(content: bytes, path: Path, entries: Entries) -> bytes:
    """The file with these values in the mapping at `path`, everything else as it was.

    Values that are there are replaced, others added at the mapping's end; what the mapping
    holds beside them stays.

    Raises:
        EditError: not without changing something else.
    """
    text = _text(content)
    mark = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    for key, value in entries.items():
        text = _with_value(text, (*path, key), value)
    return (mark + text).encode("utf-8")


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EditError("the file is not UTF-8") from error


def _with_value(text: str, path: Path, value: Scalar | Entries) -> str:
    node = _mapping_at(text, path[:-1])
    old = node.child(path[-1])
    if old is not None and old.kind == "mapping" and not isinstance(value, Scalar):
        for key, inner in value.items():
            text = _with_value(text, (*path, key), inner)
        return text
    for attempt in _attempts(text, node, path[-1], value):
        if differs_only_at(text, attempt, path, value):
            return attempt
    raise EditError(f"{path[-1]} cannot be changed without changing something else")


def _mapping_at(text: str, path: Path) -> Node:
    try:
        node = tree(text)
    except YAMLError as error:
        raise EditError("the file is not valid YAML") from error
    for part in path:
        node = node.child(part) if node is not None else None
    if node is None or node.kind != "mapping":
        raise EditError(f"{path[-1]} is not written out in place")
    return node


def _attempts(text: str, node: Node, key: Any, value: Scalar | Entries) -> Iterator[str]:
    """Ways to write the value, the most natural first."""
    old = node.child(key)
    if old is not None:
        yield from _replaced(text, old, value)
    elif any(node.kind == "scalar" and node.text == key for node, _ in node.pairs()):
        return  # twice there: neither is the one
    elif node.is_flow:
        yield _in_flow(text, node, key, value)
    else:
        for before in reversed(list(node.pairs())):
            yield _below(text, node, before[1], {key: value})


def _replaced(text: str, old: Node, value: Scalar | Entries) -> Iterator[str]:
    if old.kind not in ("scalar", "alias"):
        return
    start, end = old.start, _end(text, old)
    if "#" in text[start:end].partition("\n")[0] and old.style in ("|", ">"):
        return  # a comment behind the sign of a block of text would be lost
    quote = old.style if old.style in ('"', "'") else ""
    new = value.written(quote) if isinstance(value, Scalar) else flow(value)
    gap = " " if start == end and text[start - 1 : start] not in (" ", "\t") else ""
    yield f"{text[:start]}{gap}{new}{text[end:]}"


def _in_flow(text: str, node: Node, key: str, value: Scalar | Entries) -> str:
    quote = '"' if node.children and node.children[0].style == '"' else ""
    new = pair(key, value, quote)
    if not node.children:
        at = text.index("{", node.start) + 1
        return f"{text[:at]}{new}{text[at:]}"
    at = _end(text, node.children[-1])
    return f"{text[:at]}, {new}{text[at:]}"


def _below(text: str, node: Node, before: Node, entries: Entries) -> str:
    """A new line, or several, below the last line of the value before."""
    end = _end(text, before)
    at = next((index for index in range(end, len(text)) if text[index] in "\r\n"), len(text))
    newline = _newline(text)
    column = node.children[0].column
    lines = block(entries, column, _step(text))
    return text[:at] + "".join(newline + line for line in lines) + text[at:]


def _end(text: str, node: Node) -> int:
    """Where the value's last character ends: a block of text ends with the line after it."""
    end = node.end
    while end > node.start and text[end - 1] in _BLANKS:
        end -= 1
    return end


def _newline(text: str) -> str:
    """The line end that the file uses."""
    first = text.find("\n")
    if first < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[first - 1 : first] == "\r" else "\n"


def _step(text: str) -> int:
    """How deep the file indents: the smallest indentation of its lines, 2 to 8."""
    depths = (len(line) - len(line.lstrip(" ")) for line in text.splitlines() if line.strip())
    return min((depth for depth in depths if 2 <= depth <= 8), default=2)  # noqa: PLR2004 - sane


# Takes items out of a list in a YAML text; every other character stays as it is.
#
# A block item goes with its own lines, a flow item with its comma. Comments on other lines
# stay. What was meant is for the caller to check: read the new text and compare.

_DASH = pattern(r"^[ \t]*-(?=\s|$)", re.MULTILINE)


class Cut(NamedTuple):
    """A stretch of the text that goes."""

    start: int
    end: int


class CannotCutError(Exception):
    """The text has no such list, or not written so that its items can be told apart."""


def without_items(text: str, section: str, indexes: Collection[int]) -> str:
    """The text without these items (from 0) of the list under the top-level key `section`.

    A list that loses all its items becomes `[]`.

    Raises:
        CannotCutError: there is no such list, or an item shares its lines with something else.
    """
    key, items = _section(text, section)
    count = len(items.children)
    if not set(indexes) <= set(range(count)):
        raise CannotCutError(f"{section} does not have all these items")
    if items.is_flow:
        return _without(
            text, [_item_in_flow(text, items, index, indexes) for index in sorted(indexes)]
        )
    kept = _without(text, [_in_block(text, items, index) for index in sorted(indexes)])
    if len({*indexes}) < count:
        return kept
    colon = text.index(":", key.end) + 1
    return f"{kept[:colon]} []{kept[colon:]}"


def _section(text: str, section: str) -> tuple[Node, Node]:
    try:
        root = tree(text)
    except YAMLError as error:
        raise CannotCutError("it is not valid YAML") from error
    for key, value in root.pairs() if root is not None and root.kind == "mapping" else ():
        if key.text == section and value.kind == "sequence":
            return key, value
    raise CannotCutError(f"there is no list {section}")


def _in_block(text: str, items: Node, index: int) -> Cut:
    """From the start of the dash's line to the end of the line with the item's last word."""
    item = items.children[index]
    earliest = items.children[index - 1].end if index else _line_start(text, items.start)
    dash = _DASH.search(text, earliest, item.start)
    if dash is None:
        raise CannotCutError("an item starts behind something else on its line")
    end = max(item.end, dash.end())
    while text[end - 1].isspace():  # the span of a block of text holds blank lines behind it
        end -= 1
    return _tidied(text, dash.start(), _line_end(text, end))


def _item_in_flow(text: str, items: Node, index: int, doomed: Collection[int]) -> Cut:
    """The item and the comma behind it, or the one before it where no later item stays."""
    item = items.children[index]
    later = range(index + 1, len(items.children))
    if index and set(later) <= {*doomed}:
        before = items.children[index - 1].end
        is_one_line = "\n" not in text[before : item.start]
        return Cut(before if is_one_line else item.start, item.end)
    behind = text.find(",", item.end)
    if not later or behind < 0:
        return Cut(item.start, item.end)
    stop = behind + 1
    line, line_end = _line_start(text, item.start), _line_end(text, stop)
    rest = text[stop:line_end].strip()
    if not text[line : item.start].strip() and (not rest or rest.startswith("#")):
        return Cut(line, line_end)
    while text[stop : stop + 1] in (" ", "\t"):
        stop += 1
    return Cut(item.start, stop)


def _tidied(text: str, start: int, end: int) -> Cut:
    """With one blank line, where the item stood between two or between one and the end."""
    above = text[_line_start(text, start - 1) : start] if start else "top"
    if above.strip():
        return Cut(start, end)
    below = text[end : _line_end(text, end)]
    if below and not below.strip():
        return Cut(start, end + len(below))
    return Cut(start - len(above), end) if end == len(text) else Cut(start, end)


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_end(text: str, index: int) -> int:
    """The index behind the line's own end."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _without(text: str, cuts: Sequence[Cut]) -> str:
    kept, at = [], 0
    for cut in sorted(cuts):
        kept.append(text[at : cut.start])
        at = max(at, cut.end)
    return "".join((*kept, text[at:]))
