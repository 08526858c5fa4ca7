"""Where a thing stands in a user's file, and how a record finds its own places."""

from collections.abc import Hashable
from typing import NamedTuple, Protocol


class Location(NamedTuple):
    """One place: a line and column of a text file, a cell of a workbook, a clause of a document.

    Lines and columns are 1-based, the column in code points. In a workbook `line` is the
    row and `column` the column number, so that every format can sort and print places alike.
    In a document `line` is the number of the clause in its order, and `clause` says in words
    where a person finds it: "§ 4.2 (b), page 5".
    """

    path: str
    line: int = 1
    column: int = 1
    field: str | None = None
    sheet: str | None = None
    cell: str | None = None
    clause: str | None = None

    @property
    def label(self) -> str:
        """`deals.csv:12:7`, `deals.xlsx Sheet1!C12`, or `sow.pdf § 4.2, page 5`."""
        if self.clause is not None:
            return f"{self.path} {self.clause}"
        if self.cell is not None:
            return f"{self.path} {self.sheet}!{self.cell}"
        return f"{self.path}:{self.line}:{self.column}"


class Source(Protocol):
    """A file that was read and can say where the value of a record's field stands.

    `key` is the source's own name for a record: a row number in a table, a path of keys
    and indexes in YAML. An absent field is located at its record, an absent record at the
    nearest thing around it. Positions are worked out when asked for: a Location for every
    value would cost 2 GiB at a million rows.
    """

    @property
    def path(self) -> str: ...

    def locate(self, key: Hashable, field: str | None = None) -> Location: ...


class Where(NamedTuple):
    """A record's home: the file it was read from and its key in there."""

    source: Source
    key: Hashable

    def at(self, field: str | None = None) -> Location:
        return self.source.locate(self.key, field)


class FixedSource:
    """For values made by hand: a record stands at line `key` (an int), or at line 1."""

    def __init__(self, path: str) -> None:
        self.path = path

    def locate(self, key: Hashable, field: str | None = None) -> Location:
        return Location(self.path, key if isinstance(key, int) else 1, 1, field)


NOWHERE = Where(FixedSource("<memory>"), 1)
