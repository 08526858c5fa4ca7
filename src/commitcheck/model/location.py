"""Where a thing stands in a user's file, and how a record finds its own places."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple, Protocol

from msgspec import Struct

from commitcheck.model.late import Late


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


# A file of promises as it came, for the formats that hand it back with the answers beside it.

GUARD = "'"
GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that starts so as a formula, quoted or not."""


def guarded(text: str) -> str:
    """The cell as our writers write it: `'` before what would run."""
    return GUARD + text if text[:1] in GUARDED else text


def unguarded(text: str) -> str:
    """The cell as it was before our writers guarded it; exactly one `'` is taken off."""
    return text[1:] if text[:1] == GUARD and text[1:2] in GUARDED else text


class SourceRow(Struct, frozen=True):
    """A record as wide as its header; `commitment` is None where no promise was made of it.

    Where it came with more cells than the header, which no promise is made of, it has them too.
    `line` is its place in a table, 0 where it has none.
    """

    commitment: str | None
    cells: tuple[str, ...]
    line: int = 0


class RowsOfFile(Late):
    """Records that are read again whenever somebody goes through them; `read` reads them."""

    def __init__(self, read: Callable[[], Iterator[SourceRow]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[SourceRow]:
        return self._read()

    def settled(self) -> tuple[SourceRow, ...]:
        return tuple(self)


class SourceTable(Struct, frozen=True):
    """Header and records of one file, the user's own columns too, without our guards.

    Of a file the records are read again each time somebody goes through `rows`: a run that
    writes no such format pays nothing for a million of them. Of YAML the header are the keys in
    use.
    """

    path: str
    header: tuple[str, ...]
    rows: Iterable[SourceRow] = ()
