"""Takes items out of a list in a YAML text; every other character stays as it is.

A block item goes with its own lines, a flow item with its comma. Comments on other lines
stay. What was meant is for the caller to check: read the new text and compare.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from yaml import YAMLError

from commitcheck.editing.yaml.same import Node, tree
from commitcheck.model.pattern import pattern

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
        return _without(text, [_in_flow(text, items, index, indexes) for index in sorted(indexes)])
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


def _in_flow(text: str, items: Node, index: int, doomed: Collection[int]) -> Cut:
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
