"""The one table value: every reader of tables makes it, everything else works on it; and how its
problems are made.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, counted, words
from commitcheck.model.project import LostRecord

Row = list[str]

ELSEWHERE = "row of another product"
"""Why a row of an export for several products was left out here."""

UNCLAIMED = "row of no product"
"""Why one was that no product takes: it is a record of the user's all the same."""


class Skipped(Struct, frozen=True):
    """A row that was left out, and why. One entry stands for a run of alike `rows`."""

    line: int
    reason: str
    rows: int = 1

    @property
    def told(self) -> str:
        """`empty row`, or `empty row (500 on end)`."""
        return self.reason if self.rows == 1 else f"{self.reason} ({self.rows} on end)"


class Slice(Struct, frozen=True):
    """Some records on end, by column; `lines` is where each of them starts."""

    lines: Sequence[int]
    columns: Sequence[Sequence[str]]


class Body(Protocol):
    """The records below a header, slice by slice; what went wrong is known when it is used up."""

    skipped: list[Skipped]
    problems: list[Problem]
    rows_lost: int
    lost: list[LostRecord]

    def __iter__(self) -> Iterator[Slice]: ...


class TableFile(Protocol):
    """An opened table: a CSV file or one sheet of a workbook."""

    @property
    def path(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def encoding(self) -> str | None: ...
    @property
    def delimiter(self) -> str | None: ...
    @property
    def sheet(self) -> str | None: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def besides(self) -> str:
        """What else the file holds and was not read, for its summary; mostly nothing."""

    def lost_digits(self, line: int, column: int) -> bool:
        """Does the cell hold a number with more digits than its file can keep?"""

    def head(self) -> Sequence[tuple[int, Row]]:
        """The first rows that are not blank, each with its line."""

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Every row as written, each with its line."""

    def body(self, header_line: int, width: int) -> Body:
        """The records below the header, each as wide as it."""

    def place(self, line: int, column: int | None = None, field: str | None = None) -> Location:
        """Where a cell stands (`column` counts from 0), or the start of its record."""


class Table(Struct, frozen=True):
    """A table as it was understood.

    `header` is as written. `texts` holds, for the columns somebody asked for, the cleaned text
    of every record; of the others only `filled` and `samples` are known, because a table
    of a million rows is read through once and not kept.
    """

    file: TableFile
    header: tuple[str, ...]
    header_line: int
    lines: Sequence[int]
    texts: Mapping[int, Sequence[str]]
    filled: Sequence[int]
    samples: Sequence[Sequence[str]]
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows_lost: int = 0
    lost: tuple[LostRecord, ...] = ()
    """What is known of them; rows that one open quotation mark swallowed are one."""
    width: int = 0
    """How many of the header's columns are the file's own; more are joined from another, or
    constants of the mapping.
    """

    @property
    def header_at(self) -> Location:
        """Where the header stands; the file's start where it has none."""
        return Location(self.file.path, max(1, self.header_line))


class TableSource(Struct, frozen=True):
    """Says where a record's fields stand; `columns` are the columns each field is read from.

    Columns from `width` on come from the joined table: their cells are in `joined`.
    """

    file: TableFile
    columns: Mapping[str, Sequence[int]]
    width: int
    joined: "JoinedPlaces | None" = None

    @property
    def path(self) -> str:
        return self.file.path

    def locate(self, key: object, field: str | None = None) -> Location:
        line = key if isinstance(key, int) else 1
        columns = self.columns.get(field or "", ())
        for column in columns:
            if column < self.width:
                return self.file.place(line, column, field)
        if columns and self.joined and field is not None:
            there = self.joined.locate(line, columns[0] - self.width, field)
            if there is not None:
                return there
        return self.file.place(line, None, field)


class JoinedPlaces(Protocol):
    """Finds, for a record of this table, the cell of the table joined to it, if it has a match."""

    def locate(self, line: int, column: int, field: str) -> Location | None: ...


# How problems of a table are made: one wording for the file, one for a cell.

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Refusal(Exception):  # noqa: N818 - not an error of ours: it carries the user's problem up
    """A file that cannot be read at all. Raised and caught inside `loading` only."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem
        self.others: tuple[Problem, ...] = ()


def file_problem(
    at: Location | str,
    variant: str,
    message: Phrase | str,
    next_step: Phrase | str,
    severity: Severity = ERROR,
) -> Problem:
    """One thing that is said once for the whole file."""
    place = Location(at) if isinstance(at, str) else at
    return Problem(
        variant=variant,
        message=words(message) if isinstance(message, str) else message,
        at=place,
        subject=file_subject(place.path),
        next_step=words(next_step) if isinstance(next_step, str) else next_step,
        severity=severity,
    )


def refuse(at: Location | str, message: Phrase | str, next_step: Phrase | str) -> Refusal:
    """The file is left unread for this reason, and this is what helps."""
    return Refusal(file_problem(at, "unreadable", message, next_step))


def times(count: int, noun: str, plural: str | None = None) -> Phrase:
    """`1 row`, `3 rows`, as part of a sentence."""
    return words(counted(count, noun, plural))
