"""Where things stand in a YAML text: lines and columns, and a field's place in its record."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

from yaml import YAMLError
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from commitcheck.loading.files import ends_in_feeds, starts_in_text
from commitcheck.loading.yaml_text.build import Next, events
from commitcheck.model.pattern import pattern

_BLOCK = 1 << 14
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_PLAIN = frozenset((*_LETTERS, *"0123456789"))
_ENDS_A_NAME = frozenset((":", " ", "\n", ""))
_NOT_PLAIN = pattern(r"""["'\[\]{}#&*!|>?\r\t]""")
_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


class Lines:
    """Line and column, both 1-based, of an index into a text; editors' lines, not YAML's."""

    def __init__(self, text: str) -> None:
        self._text = text
        # A file with returns alone, which are rare, has its lines listed; else they are counted.
        is_plain = ends_in_feeds(text)
        self._starts = [] if is_plain else list(starts_in_text(text))
        blocks = range(0, len(text), _BLOCK) if is_plain else ()
        counts = (text.count("\n", start, start + _BLOCK) for start in blocks)
        self._before = list(accumulate(counts, initial=1))

    def place(self, index: int) -> tuple[int, int]:
        start = self.start(index)
        if self._starts:
            return bisect_right(self._starts, index), index - start + 1
        block = index // _BLOCK
        line = self._before[block] + self._text.count("\n", block * _BLOCK, index)
        return line, index - start + 1

    def start(self, index: int) -> int:
        """The index at which the line of `index` starts."""
        if self._starts:
            return self._starts[bisect_right(self._starts, index) - 1]
        return self._text.rfind("\n", 0, index) + 1


class Places:
    """Where the fields of one mapping, or the items of one list, stand in a text.

    Found by parsing only the record's own slice of the text, and only as far as asked.
    """

    def __init__(self, text: str, start: int, end: int, line_start: int) -> None:
        indent = start - line_start
        self._text, self._start, self._end = text, start, end
        self._break = "\n" + " " * indent
        self._shift = line_start
        self._found: dict[str | int, int] = {}
        self._names: dict[str, int] = {}
        self._coming = self._scan(events(" " * indent + text[start:end]))

    def of(self, name: str | int) -> int | None:
        """The index of a field's value, or of its name where the value is left empty."""
        if name not in self._found and isinstance(name, str):
            plain = self._plainly(name)
            if plain is not None:
                return plain
        return self._search(self._found, name)

    def _plainly(self, name: str) -> int | None:
        """The same by looking for the line that begins with the name, where that can be trusted.

        In a mapping of one field a line, nothing but a field's name stands exactly as deep as
        the first name does, unless quotes, brackets, comments or anchors stand before it.
        """
        mark = f"{self._break}{name}"
        at = self._text.find(mark, self._start, self._end)
        while at >= 0 and self._text[at + len(mark) : at + len(mark) + 1] not in _ENDS_A_NAME:
            at = self._text.find(mark, at + 1, self._end)  # it is the start of a longer name
        value = at + len(mark) + len(": ")
        if (
            at < 0
            or self._text[value - 2 : value] != ": "
            or self._text[value : value + 1] not in _PLAIN
            or not self._text.startswith(_LETTERS, self._start)
            or self._text.startswith(name, self._start)
            or _NOT_PLAIN.search(self._text, self._start, at)
        ):
            return None
        return value

    def of_name(self, name: str) -> int | None:
        """The index of a field's name, the first of it."""
        return self._search(self._names, name)

    def _search(self, found: dict[Any, int], name: str | int) -> int | None:
        while name not in found:
            if next(self._coming, None) is None:
                return None
        return found[name]

    def _scan(self, get: Next) -> Iterator[int]:
        """Take note of one child after the other; a slice that is no YAML alone just ends."""
        try:
            while (event := get()) is not None:
                if event.__class__ is MappingStartEvent:
                    yield from self._fields(get)
                    return
                if event.__class__ is SequenceStartEvent:
                    yield from self._items(get)
                    return
        except YAMLError:
            return

    def _fields(self, get: Callable[[], Any]) -> Iterator[int]:
        while (key := get()).__class__ is not MappingEndEvent:
            named = key.start_mark.index + self._shift
            _skip(key, get)
            value = get()
            if key.__class__ is ScalarEvent:
                is_empty = value.start_mark.index == value.end_mark.index
                at = named if is_empty else value.start_mark.index + self._shift
                self._names.setdefault(key.value, named)
                self._found.setdefault(key.value, at)
                yield at
            _skip(value, get)

    def _items(self, get: Next) -> Iterator[int]:
        index = 0
        while (item := get()).__class__ is not SequenceEndEvent:
            self._found[index] = item.start_mark.index + self._shift
            yield index
            index += 1
            _skip(item, get)


def _skip(event: Any, get: Next) -> None:
    """Read over what is inside the list or mapping that the event starts, if it does."""
    depth = int(event.__class__ in _STARTS)
    while depth:
        kind = get().__class__
        depth += (kind in _STARTS) - (kind in _ENDS)
