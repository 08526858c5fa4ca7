"""A file of promises as it came, for the formats that hand it back with the answers beside it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from commitcheck.model.late import Late

GUARD = "'"
GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that starts so as a formula, quoted or not."""


def guarded(text: str) -> str:
    """The cell as our writers write it: `'` before what would run."""
    return GUARD + text if text[:1] in GUARDED else text


def unguarded(text: str) -> str:
    """The cell as it was before our writers guarded it; exactly one `'` is taken off."""
    return text[1:] if text[:1] == GUARD and text[1:2] in GUARDED else text


class SourceRow(NamedTuple):
    """A record as wide as its header; `commitment` is None where no promise was made of it.

    Where it came with more cells than the header, which no promise is made of, it has them too.
    """

    commitment: str | None
    cells: tuple[str, ...]


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
