"""From parser events to plain data, with the traps on the way and the span of every container.

PyYAML's parser events, from libyaml where it is there: twenty times faster.
"""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from yaml import parser, reader, scanner
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from commitcheck.loading.yaml_text import traps
from commitcheck.loading.yaml_text.scalars import LOST, UNUSABLE, Plain, Unusable
from commitcheck.loading.yaml_text.traps import Key, Trap, Valueless

Next = Callable[[], Any]

_STARTS = (MappingStartEvent, SequenceStartEvent)

_ENDS = (MappingEndEvent, SequenceEndEvent)

_MEANINGS = {"": None, "~": None, "null": None, LOST: UNUSABLE}


class Span(Struct, frozen=True):
    """Where a list or mapping starts and where what follows it does."""

    start: int
    end: int


_NAMELESS: Any = object()
"""The state between two fields, when the next scalar is a name."""

_DROPPED: Any = object()
"""The name under which refused values are collected until their mapping ends."""


class _TooMuchError(Exception):
    """Reading on would not end in bounded time and memory."""


class Builder:
    """Reads the first document of a stream.

    `data` is made of dict, list, None, `Plain` and `str`, with `UNUSABLE` in place of a value
    that has its trap. `spans` is by `id` of a container of `data`; one object is shared by
    all aliases of an anchor.
    """

    def __init__(self, get_event: Next) -> None:
        self._get = get_event
        self.data: Any = None
        self.is_empty = True
        self.traps: list[Trap] = []
        self.spans: dict[int, Span] = {}
        self._names: dict[str, str] = {}
        self._anchors: dict[str, Any] = {}
        self._anchored: dict[int, Any] = {}
        self._sizes: dict[int, tuple[int, int]] = {}
        self._shared = 0
        self._stack: list[tuple[Any, Any, int]] = []
        self._into: Any = None
        self._key: Any = _NAMELESS
        self._named: Any = None
        self.valueless: list[Valueless] = []
        """Fields without a value, to be looked at where they stand between `{` and `}`."""

    def read(self) -> None:
        """Read all; a yaml.YAMLError of the parser goes through."""
        top: list[Any] = []
        self._into = top
        try:
            self._take_all(top)
        except _TooMuchError:
            return
        if top and top[0] is not None:
            self.is_empty = False
            self.data = top[0]

    def _take_all(self, top: list[Any]) -> None:
        """The hot path of every YAML file: a plain scalar, nearly every event, is handled in the
        loop and everything rare outside.
        """
        get, names, longest = self._get, self._names, traps.MAX_TEXT
        while (event := get()) is not None:
            if event.__class__ is not ScalarEvent:
                if self._is_over(event, top):
                    return
                continue
            text = event.value
            is_plain = not event.style and event.tag is None and event.anchor is None
            if not is_plain or text in _MEANINGS or len(text) > longest:
                self._scalar(event)
            elif (into := self._into).__class__ is not dict:
                into.append(Plain(text))
            elif (key := self._key) is not _NAMELESS:
                into[key] = Plain(text)
                self._key = _NAMELESS
            elif text in names and text not in into:
                self._key, self._named = names[text], event
            else:
                self._name(text, event, plain=True)

    def _is_over(self, event: Any, top: list[Any]) -> bool:
        """Take what is no scalar; a second document ends the reading."""
        kind = event.__class__
        if kind in _STARTS:
            self._start(event, {} if kind is MappingStartEvent else [])
        elif kind in _ENDS:
            self._end(event.start_mark.index)
        elif kind is AliasEvent:
            self._alias(event)
        elif kind is DocumentStartEvent and top:
            self.traps.append(traps.second_document(event.start_mark.index))
            return True
        return False

    def _scalar(self, event: Any) -> None:
        value: Any = event.value
        into = self._into
        awaits_key = self._key is _NAMELESS and into.__class__ is dict
        if event.tag is not None or len(value) > traps.MAX_TEXT:
            value = self._refused(event)
        elif event.style:
            pass
        elif awaits_key:
            self._name(value, event, plain=True)
            return
        elif value in _MEANINGS:
            if value == "" and into.__class__ is dict and self._key.__class__ is str:
                named_at, at = self._named.start_mark.index, event.start_mark.index
                self.valueless.append(Valueless(into, self._key, self.key, named_at, at))
            value = _MEANINGS[value]
        else:
            value = Plain(value)
        if event.anchor is not None:
            self._anchors[event.anchor] = value
        if awaits_key:
            self._name(value, event, plain=False)
        elif into.__class__ is dict:
            into[self._key] = value
            self._key = _NAMELESS
        else:
            into.append(value)

    def _refused(self, event: Any) -> Unusable:
        at = event.start_mark.index
        if event.tag is not None:
            self.traps.append(traps.tag(event.tag, at, self.key))
        else:
            self.traps.append(traps.too_long(len(event.value), at, self.key))
        return UNUSABLE

    def _name(self, text: Any, event: Any, *, plain: bool) -> None:
        """Take the name of the field that comes next, as its event or an alias of it says."""
        if text is UNUSABLE:
            self._key = _DROPPED
            return
        if plain and text not in self._names:
            trap = traps.key_trap(text, event.start_mark.index, self.key)
            if trap is not None:
                self.traps.append(trap)
                self._into[text] = UNUSABLE
                self._key = _DROPPED
                return
            self._names[text] = text
        self._key, self._named = text, event
        if text in self._into:
            self._twice(text, event.start_mark.index)

    def _twice(self, name: str, index: int) -> None:
        """Two scalars under one name: neither counts. Of lists and mappings the first is kept."""
        self.traps.append(traps.duplicate_key(name, index, self.key))
        if not isinstance(self._into[name], dict | list):
            self._into[name] = UNUSABLE
        self._key = _DROPPED

    def _put(self, value: Any) -> None:
        if self._into.__class__ is dict:
            self._into[self._key] = value
            self._key = _NAMELESS
        else:
            self._into.append(value)

    def _start(self, event: Any, container: Any) -> None:
        index = event.start_mark.index
        if self._into.__class__ is dict and self._key is _NAMELESS:
            self.traps.append(traps.key_is_no_text(index, self.key))
            self._skip()
            self._key = _DROPPED
            return
        self._check_depth(0, index)
        if event.tag is not None:
            self.traps.append(traps.tag(event.tag, index, self.key))
        if event.anchor is not None:
            self._anchors[event.anchor] = container
            self._anchored[id(container)] = container  # kept, so that no id is used twice
        self._stack.append((self._into, self._key, index))
        self._into = container
        self._key = _NAMELESS

    def _end(self, index: int) -> None:
        container = self._into
        if container.__class__ is dict:
            container.pop(_DROPPED, None)
        self._into, self._key, start = self._stack.pop()
        self.spans[id(container)] = Span(start, index)
        if id(container) in self._anchored:
            self._sizes[id(container)] = self._measure(container)
        self._put(container)

    def _skip(self) -> None:
        """Read over the rest of a list or mapping whose start was just seen."""
        depth = 1
        while depth:
            event = self._get()
            depth += (event.__class__ in _STARTS) - (event.__class__ in _ENDS)
            self._check_depth(depth, event.start_mark.index)

    def _check_depth(self, more: int, index: int) -> None:
        """The parser's own time grows with the square of the depth, so this ends the reading."""
        if len(self._stack) + more >= traps.MAX_DEPTH:
            self.traps.append(traps.too_deep(index, self.key))
            raise _TooMuchError

    def _alias(self, event: Any) -> None:
        name, index = event.anchor, event.start_mark.index
        value = self._anchors.get(name, UNUSABLE)
        if name not in self._anchors:
            self.traps.append(traps.unknown_alias(name, index, self.key))
        elif isinstance(value, dict | list):
            value = self._shared_container(name, value, index)
        if self._into.__class__ is dict and self._key is _NAMELESS:
            self._name_by_alias(value, event)
        else:
            self._put(value)

    def _name_by_alias(self, value: Any, event: Any) -> None:
        if isinstance(value, str):
            self._name(str(value), event, plain=isinstance(value, Plain))
            return
        if value is not UNUSABLE:
            self.traps.append(traps.key_is_no_text(event.start_mark.index, self.key))
        self._key = _DROPPED

    def _shared_container(self, name: str, value: Any, index: int) -> Any:
        """A list or mapping used again, unless it holds itself or grows without bound."""
        if id(value) not in self._sizes:
            self.traps.append(traps.recursive_alias(name, index, self.key))
            return UNUSABLE
        size, height = self._sizes[id(value)]
        self._shared += size
        if self._shared > traps.MAX_SHARED:
            self.traps.append(traps.alias_bomb(index, self.key))
            raise _TooMuchError
        self._check_depth(height, index)
        return value

    def _measure(self, container: Any) -> tuple[int, int]:
        """Number of values in a finished container, aliases written out, and its height."""
        size, height = 1, 1
        for value in container.values() if container.__class__ is dict else container:
            if value.__class__ is dict or value.__class__ is list:
                inner = self._sizes.get(id(value)) or self._measure(value)
                size += inner[0]
                height = max(height, inner[1] + 1)
            else:
                size += 1
        return size, height

    @property
    def key(self) -> Key:
        """The path of the container that is being filled."""
        return tuple(
            str(key) if into.__class__ is dict else len(into) for into, key, _ in self._stack[1:]
        )


"""Gives the next event, and None behind the last; raises yaml.YAMLError where it is no YAML."""


class _PurePython(reader.Reader, scanner.Scanner, parser.Parser):
    """Where PyYAML was built without libyaml: slow, but the same events."""

    def __init__(self, text: str) -> None:
        reader.Reader.__init__(self, text)
        scanner.Scanner.__init__(self)
        parser.Parser.__init__(self)


def _best_parser() -> Callable[[str], Any]:
    """Depends on how PyYAML was built."""
    try:
        from yaml import _yaml  # noqa: PLC0415 - it need not be there
    except ImportError:
        return _PurePython
    return _yaml.CParser


_parser = _best_parser()


def events(text: str) -> Next:
    """The events of a whole stream, one at a call."""
    get: Next = _parser(text).get_event
    return get
