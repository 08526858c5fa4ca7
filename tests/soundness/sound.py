"""What every reading of a file must keep to, whatever the file holds."""

import re
from collections.abc import Iterable, Sequence

from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location

_BREAK = re.compile(r"\r\n|\r|\n")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def lines_of(text: str) -> list[str]:
    """The lines as an editor counts them; an empty file has one."""
    return _BREAK.split(text)


def raw_lines(content: bytes) -> int:
    """At most so many lines, whatever the encoding: UTF-16 has these bytes in its line ends too."""
    both = b"\0" not in content and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
    pairs = content.count(b"\r\n") if both else 0
    return content.count(b"\n") + content.count(b"\r") - pairs + 1


def problems_are_sound(problems: Iterable[Problem], path: str, lines: int) -> None:
    """Each says something, has a cure, and stands in the file it is about."""
    for problem in problems:
        assert str(problem.message), problem
        assert str(problem.next_step), problem
        assert problem.variant, problem
        assert problem.subject.id, problem
        stands_in(problem.at, path, lines)
        for other in problem.related:
            stands_in(other.at, path, lines)


def stands_in(at: Location, path: str, lines: int) -> None:
    """A place of this file that exists; in a workbook a cell that can."""
    assert at.path == path, at
    assert at.line >= 1, at
    assert at.column >= 1, at
    if at.cell is None:
        assert at.line <= lines, at
    else:
        assert at.sheet is not None, at
        assert at.line <= _LAST_ROW, at
        assert at.column <= _LAST_COLUMN, at


def is_on_its_line(at: Location, lines: Sequence[str]) -> None:
    """The column too: one behind the last character at most."""
    assert at.column <= len(lines[at.line - 1]) + 1, at


def promises_are_placed(promises: Iterable[Commitment], path: str, lines: int) -> None:
    """Every field of every promise has a place."""
    for promise in promises:
        assert promise.id, promise
        for field in (None, *RECORD_FIELDS):
            stands_in(promise.at(field), path, lines)
