"""The proof of an edit: two texts mean the same but for one value.

It rests on where everything stands in a YAML text: its nodes with exact spans, aliases
unresolved.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from msgspec import Struct
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from commitcheck.errors import UsageError
from commitcheck.loading.yaml_text.build import Next, events
from commitcheck.loading.yaml_text.file import YamlFile, read_yaml
from commitcheck.loading.yaml_text.scalars import UNUSABLE, Plain
from commitcheck.model.pattern import pattern

# How a value that we put into a user's YAML is written: so that every reader reads the same.

_NOT_PRINTED = pattern('[^\\x20-\\x7e\\xa0-\\u2027\\u202f-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd'
                          '\\U00010000-\\U0010ffff]|["\\\\]')  # fmt: skip
"""What a double-quoted scalar must escape: marks, line ends, controls, the byte-order mark."""

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


class Scalar(Struct, frozen=True):
    """A text to be written; None is null. A `plain` one is safe without quotes (a day, a word
    of ours), any other always stands in quotes: `1.10` and `0123` are no numbers here.
    """

    text: str | None
    plain: bool = False

    def written(self, quote: str = "") -> str:
        """As it stands in the file; `quote` is the sign that its place uses."""
        if self.text is None:
            return "null"
        if self.plain and not quote:
            return self.text
        if self.plain and quote == "'":
            return f"'{self.text}'"
        return quoted(self.text)


Entries = Mapping[str, "Scalar | Entries"]
"""What goes into a mapping: our own words as keys."""


def quoted(text: str) -> str:
    """The text between double quotes, on one line.

    Raises:
        UsageError: it holds half a character, which no file can.
    """
    return f'"{_NOT_PRINTED.sub(_escaped, text)}"'


def flow(entries: Entries, quote: str = "") -> str:
    """`{version: "1.1", decision: approved}`; with a `quote`, the keys stand in it too."""
    inner = ", ".join(pair(key, value, quote) for key, value in entries.items())
    return f"{{{inner}}}"


def pair(key: str, value: "Scalar | Entries", quote: str = "") -> str:
    """`decision: approved`, on one line."""
    said = value.written(quote) if isinstance(value, Scalar) else flow(value, quote)
    return f"{quote}{key}{quote}: {said}"


def block(entries: Entries, indent: int, step: int = 2) -> Iterator[str]:
    """The lines of a block mapping, indented by `indent` blanks."""
    for key, value in entries.items():
        margin = " " * indent
        if isinstance(value, Scalar):
            yield f"{margin}{key}: {value.written()}"
        else:
            yield f"{margin}{key}:"
            yield from block(value, indent + step, step)


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    if found in _SHORT:
        return _SHORT[found]
    code = ord(found)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the surrogates
        raise UsageError(f"{match.string!r} is not text that a file can hold")
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two digits


Path = tuple[str | int, ...]


def differs_only_at(before: str, after: str, path: Path, value: Scalar | Entries) -> bool:
    """Does `after` hold `value` at `path`, and is everything else as in `before`?

    What was quoted stays quoted, no value that could be read becomes one that cannot, and no
    new problem arises.
    """
    old, new = _read(before), _read(after)
    if _faults(new) - _faults(old):
        return False
    return _without(old.data, path) == _without(new.data, path) and _holds(new.data, path, value)


def lacks_only(before: str, after: str, section: str, indexes: Collection[int]) -> bool:
    """Is `after` the same without these items of the list `section`? Both must be faultless."""
    old, new = _read(before), _read(after)
    if _faults(old) or _faults(new):
        return False
    expected = _whole(old.data)
    for index in sorted({*indexes}, reverse=True):
        del expected[section][index]
    return bool(_whole(new.data) == expected)


_MEANT_OTHERWISE = ("comment", "name")
"""Warnings about text that YAML takes for something else: the data is right, and a name whose last
use is changed away does no harm.
"""


def _faults(file: YamlFile) -> Counter[str]:
    variants = (problem.variant for problem in file.problems)
    return Counter(it for it in variants if it.partition(".")[0] not in _MEANT_OTHERWISE)


def _read(text: str) -> YamlFile:
    return read_yaml("edited", text.encode("utf-8"))


def _without(data: Any, path: Path) -> Any:
    """Everything but the value at the path, with the way each scalar was written."""
    if not path:
        return None
    head, rest = path[0], path[1:]
    if isinstance(data, dict):
        around: Any = {key: _whole(value) for key, value in data.items() if key != head}
        return (around, _without(data.get(head), rest))
    if isinstance(data, list) and isinstance(head, int) and head < len(data):
        around = [_whole(value) for index, value in enumerate(data) if index != head]
        return (around, _without(data[head], rest))
    return _whole(data)


def _whole(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _whole(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_whole(value) for value in data]
    if isinstance(data, str):
        return (isinstance(data, Plain), str(data))
    return None if data is None else repr(data)


def _holds(data: Any, path: Path, value: Scalar | Entries) -> bool:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return False
    return _is(data, value)


def _is(data: Any, value: Scalar | Entries) -> bool:
    if data is UNUSABLE:
        return False
    if isinstance(value, Scalar):
        return bool(data == value.text)
    return (
        isinstance(data, dict)
        and list(data) == list(value)
        and all(_is(data[key], inner) for key, inner in value.items())
    )


_ENDS = (MappingEndEvent, SequenceEndEvent)


class Node(Struct, frozen=True):
    """One value as written, from `start` to just behind `end`.

    `kind` is scalar, alias, mapping or sequence. A scalar's `style` is the sign it opens with
    (`"`, `'`, `|`, `>`), empty for a plain one; a mapping or sequence `is_flow` between brackets.
    A mapping's `children` are its keys and values in turn.
    """

    kind: str
    start: int
    end: int
    column: int
    style: str = ""
    is_flow: bool = False
    text: str = ""
    children: tuple["Node", ...] = ()

    def pairs(self) -> Iterator[tuple["Node", "Node"]]:
        return zip(self.children[::2], self.children[1::2], strict=True)

    def child(self, part: str | int) -> "Node | None":
        """The value under a key, or the item at an index; None where there is none or two."""
        if self.kind == "sequence" and isinstance(part, int):
            return self.children[part] if part < len(self.children) else None
        found = [
            value
            for key, value in (self.pairs() if self.kind == "mapping" else ())
            if key.kind == "scalar" and key.text == part
        ]
        return found[0] if len(found) == 1 else None


def tree(text: str) -> Node | None:
    """The first document of a text; None where it is empty.

    Raises:
        yaml.YAMLError: it is not valid YAML.
    """
    get = events(text)
    while (event := get()) is not None:
        if isinstance(event, (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent)):
            return _node(event, get)
        if isinstance(event, DocumentEndEvent):
            return None
    return None


def _node(event: Any, get: Next) -> Node:
    start, end, column = event.start_mark.index, event.end_mark.index, event.start_mark.column
    if isinstance(event, AliasEvent):
        return Node("alias", start, end, column)
    if isinstance(event, ScalarEvent):
        style = event.style if event.style in ('"', "'", "|", ">") else ""
        return Node("scalar", start, end, column, style, text=event.value)
    children = []
    while (inner := get()).__class__ not in _ENDS:
        children.append(_node(inner, get))
    kind = "mapping" if isinstance(event, MappingStartEvent) else "sequence"
    is_flow = bool(event.flow_style)
    if is_flow:
        closing: Any = inner.end_mark
        end = closing.index
    elif children:
        end = children[-1].end
    return Node(kind, start, end, column, is_flow=is_flow, children=tuple(children))
