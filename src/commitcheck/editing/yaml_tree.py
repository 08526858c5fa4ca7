"""Where everything stands in a YAML text: its nodes with exact spans, aliases unresolved."""

from collections.abc import Iterator
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

from commitcheck.loading.yaml_text.yaml_events import Next, events

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
