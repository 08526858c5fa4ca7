"""Careful editing of a user's YAML: single values are spliced in where they stand.

Comments, anchors, indentation, quotes and line ends stay as they are. Every edit is read again,
and if anything but the intended values changed (a shared anchor, a layout we do not understand),
the next way to write it is tried; when none is left, nothing is edited.
"""

from collections.abc import Iterator
from typing import Any

from yaml import YAMLError

from commitcheck.editing.yaml.same import Node, Path, differs_only_at, tree
from commitcheck.editing.yaml.words import Entries, Scalar, block, flow, pair
from commitcheck.errors import CommitcheckError

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
