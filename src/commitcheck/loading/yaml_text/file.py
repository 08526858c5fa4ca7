"""A YAML file as data that knows its places; what is wrong with it is a list of problems."""

import re
from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from yaml import MarkedYAMLError, YAMLError

from commitcheck.loading.files import CURE, MergeMarks, merge_marks, without_collector
from commitcheck.loading.schemas.subjects import file_subject, subject_at
from commitcheck.loading.yaml_text.build import Builder, Span, events
from commitcheck.loading.yaml_text.positions import Lines, Places
from commitcheck.loading.yaml_text.traps import Key, Trap, cut_off, stray_character, without_cut
from commitcheck.model.finding import Problem, Related, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase, words

# The text of a YAML file: its encoding and the characters that YAML does not allow.

_ALLOWED = "\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_RANGES = (("\x20", "\x7e"), ("\xa0", "\ud7ff"), ("\ue000", "\ufefe"), ("\uff00", "\ufffd"))
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""Nearly all of nearly every file, taken out at once before single characters are looked at."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")


class Undecodable(Exception):  # noqa: N818 - a signal between two modules, not an error of ours
    """The bytes are no text that can be read; the place is where reading had to stop."""

    def __init__(self, line: int, column: int, message: str, cure: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message
        self.cure = cure


class Stray(Struct, frozen=True):
    """A character that YAML does not allow, and how many more of its kind follow."""

    at: int
    name: str
    more: int


def decode(content: bytes) -> str:
    """UTF-8 with or without BOM, or UTF-16 with one.

    Raises:
        Undecodable: anything else, or NUL characters in the text.
    """
    if content.startswith(_UTF32):
        raise Undecodable(1, 1, "the file is in UTF-32, expected UTF-8", "save it as UTF-8")
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable_byte(error) from error
    if (nul := text.find("\0")) >= 0:
        line, column = _place(text[:nul])
        message = "the file holds NUL bytes, so it is not a text file in UTF-8"
        raise Undecodable(line, column, message, "save it as UTF-8 text")
    return text


def without_strays(text: str) -> tuple[str, list[Stray]]:
    """The text with U+FFFD for every control character, and what was replaced."""
    rare = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if all(map(_is_allowed, set(rare.decode("utf-8", "surrogatepass")))):
        return text, []
    found: dict[str, Stray] = {}
    for match in _not_allowed().finditer(text):
        first = found.get(match[0])
        found[match[0]] = (
            replace(first, more=first.more + 1)
            if first
            else Stray(match.start(), f"U+{ord(match[0]):04X}", 0)
        )
    return _not_allowed().sub("\ufffd", text), list(found.values())


def _is_allowed(char: str) -> bool:
    """What the pattern says, of one character: few files need the pattern."""
    return (
        any(first <= char <= last for first, last in _RANGES)
        or char in "\t\n\r\x85"
        or char >= "\U00010000"
    )


@cache
def _not_allowed() -> re.Pattern[str]:
    """So large a class takes three milliseconds to compile."""
    return re.compile(f"[^{_ALLOWED}]")


def _undecodable_byte(error: UnicodeDecodeError) -> Undecodable:
    if error.encoding.startswith("utf-16"):
        place = _place(error.object[: error.start].decode(error.encoding, "replace"))
        return Undecodable(*place, "the file is broken UTF-16", "save it as UTF-8")
    text, byte = error.object[: error.start], error.object[error.start]  # without the BOM
    shown = bytes([byte]).decode("cp1252", "replace")
    message = f"byte 0x{byte:02X} is not UTF-8 (in Windows-1252 it would be {shown})"
    return Undecodable(*_place(text.decode("utf-8")), message, "save the file as UTF-8")


def _place(before: str) -> tuple[int, int]:
    """1-based line and column of what comes after `before`."""
    lines = re.split(r"\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


_REMEMBERED = 8
_MOST_ANSWERS = 4096
"""Places kept: many promises name the same few things of a vision, each with its place."""

_MOST_ROUNDS = 20
"""Each round mends one list; a file of ours has fewer, and another's must not take for ever."""


class YamlFile:
    """What a YAML file says, exactly as written, and where it says it.

    `data` is made of dict, list, None, `str` for text in quotes and `Plain` for text without;
    `UNUSABLE` stands where a value has a problem of its own. It is None when the file is empty
    (a problem of variant `empty`) or cannot be read at all. `locate` takes the path of keys and
    indexes to a record, and a field of it.
    """

    def __init__(self, path: str, text: str, data: Any, spans: dict[int, Span]) -> None:
        self.path = path
        self.text = text
        self.data = data
        self.problems: tuple[Problem, ...] = ()
        self._spans = spans
        self._lines: Lines | None = None
        self._places: dict[int, Places] = {}
        self._answers: dict[tuple[Hashable, str | None], Location] = {}

    def locate(self, key: Hashable, field: str | None = None) -> Location:
        """Where a field's value stands; its record where it is absent, else what is around it."""
        found = self._answers.get((key, field))
        if found is None:
            keys = key if isinstance(key, tuple) else (key,)
            index = self._index_of((*keys, field) if field is not None else keys)
            found = self._location(index, field)
            if len(self._answers) < _MOST_ANSWERS:
                self._answers[key, field] = found
        return found

    def locate_name(self, key: Key, field: str) -> Location:
        """Where the name of a field stands."""
        record = self._descend(key)
        index = None
        if self._span_of(record) is not None:
            index = self._places_in(record).of_name(field)
        return self.locate(key, field) if index is None else self._location(index, field)

    def _location(self, index: int, field: str | None = None) -> Location:
        return Location(self.path, *self._all_lines().place(index), field)

    def _descend(self, key: Iterable[Any]) -> Any:
        inner = self.data
        for part in key:
            inner = _child(inner, part)
        return inner

    def _index_of(self, keys: tuple[Any, ...]) -> int:
        """The place of the innermost thing on the path that is there."""
        outer = self.data
        span = self._span_of(outer)
        index = span.start if span else 0
        for part in keys:
            inner = _child(outer, part)
            span = self._span_of(inner)
            if span is not None:
                index = span.start
            elif self._span_of(outer) is not None:
                found = self._places_in(outer).of(part)
                index = index if found is None else found
            outer = inner
        return index

    def _span_of(self, value: Any) -> Span | None:
        """Only a list or mapping has one; the id of anything else may have been another's."""
        return self._spans.get(id(value)) if isinstance(value, dict | list) else None

    def _places_in(self, container: Any) -> Places:
        places = self._places.get(id(container))
        if places is None:
            if len(self._places) >= _REMEMBERED:
                self._places.pop(next(iter(self._places)))
            span = self._spans[id(container)]
            first = self._all_lines().start(span.start)
            places = Places(self.text, span.start, span.end, first)
            self._places[id(container)] = places
        return places

    def _all_lines(self) -> Lines:
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines

    def problem_of(self, trap: Trap) -> Problem:
        """A trap at its place, about the record it stands in."""
        subject = subject_at(self.data, trap.key, self.path)
        return Problem(
            trap.variant,
            trap.message,
            self._location(trap.at, trap.field),
            subject,
            trap.next_step,
            related=self._first_of_two(trap, subject),
        )

    def _first_of_two(self, trap: Trap, subject: Subject) -> tuple[Related, ...]:
        if not trap.variant.startswith("duplicate_key") or trap.field is None:
            return ()
        first = self.locate_name(trap.key, trap.field)
        return (Related(subject.kind, subject.id, first, "given here first"),)


def read_yaml(path: str, content: bytes) -> YamlFile:
    """Read one file. Whatever is wrong with it becomes a problem; nothing is raised."""
    try:
        text = decode(content)
    except Undecodable as error:
        return _undecodable(path, error)
    text, strays = without_strays(text)
    marks = merge_marks(text)
    if marks:
        return _unmerged(path, text, marks)
    with without_collector():
        builder, traps = _read(text)
    found = [stray_character(stray.name, stray.more, stray.at) for stray in strays] + traps
    if builder.is_empty and not found:
        found.append(_empty())
    file = YamlFile(path, text, builder.data, builder.spans)
    file.problems = tuple(map(file.problem_of, found))
    if " #" in text or " &" in text:
        from commitcheck.loading.yaml_text.hashes import (  # noqa: PLC0415 - rarely needed
            taken_for_other,
        )

        file.problems += tuple(taken_for_other(path, text))
    return file


def _read(text: str) -> tuple[Builder, list[Trap]]:
    """Read with every broken entry cut out, or as far as the first fault if that is no help."""
    first = builder = Builder(events(text))
    first_broken = broken = _broken(builder, text)
    lost: list[Trap] = []
    for _ in range(_MOST_ROUNDS):
        if broken is None:
            break
        from commitcheck.loading.yaml_text.recovery import (  # noqa: PLC0415 - rarely broken
            without_broken_entries,
        )

        text, cut = without_broken_entries(text, broken)
        if not cut:
            break
        lost += cut
        builder = Builder(events(text))
        broken = _broken(builder, text)
    if broken is None:
        return builder, lost + builder.traps + _cut_off(builder, text)
    # the builder may have stumbled over the same place in its own way before the parser gave up
    traps = [trap for trap in first.traps if first_broken and trap.at != first_broken.at]
    return first, traps + ([first_broken] if first_broken else [])


def _cut_off(builder: Builder, text: str) -> list[Trap]:
    """What a comma or a missing blank cuts off; rare, so its words are loaded only then."""
    found = list(cut_off(builder.valueless, text))
    without_cut(builder.valueless)
    return found


def _broken(builder: Builder, text: str) -> Trap | None:
    try:
        builder.read()
    except MarkedYAMLError as error:
        from commitcheck.loading.yaml_text.syntax import syntax_trap  # noqa: PLC0415 - as above

        return syntax_trap(error, text)
    except YAMLError as error:
        message = phrase("this is not valid YAML: {}", str(error))
        return Trap("unreadable", message, words("save it as UTF-8 text"), 0)
    return None


def _unmerged(path: str, text: str, marks: MergeMarks) -> YamlFile:
    file = YamlFile(path, text, None, {})
    at = Location(path, marks.first, 1)
    file.problems = (Problem("unmerged", marks.message, at, file_subject(path), CURE),)
    return file


def _undecodable(path: str, error: Undecodable) -> YamlFile:
    file = YamlFile(path, "", None, {})
    at = Location(path, error.line, error.column)
    problem = Problem("encoding", words(error.message), at, file_subject(path), words(error.cure))
    file.problems = (problem,)
    return file


def _empty() -> Trap:
    return Trap("empty", words("the file is empty"), words("fill it, or name another file"), 0)


def _child(outer: Any, part: Any) -> Any:
    if isinstance(outer, dict):
        return outer.get(part)
    if isinstance(outer, list) and isinstance(part, int) and 0 <= part < len(outer):
        return outer[part]
    return None
