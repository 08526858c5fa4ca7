"""A second table whose columns are brought in by a key: line items and their deals."""

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.tables.gather import Gatherer
from commitcheck.loading.tables.mapping.mapping import Names
from commitcheck.loading.tables.open_table import open_table
from commitcheck.loading.tables.table import WARNING, Table, file_problem, refuse, times
from commitcheck.loading.tables.table_header import ReadOther
from commitcheck.model.config import TableConfig
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import did_you_mean, phrase


class Joined(Struct, frozen=True):
    """The other table by its key; `names` are its columns under the names they get here."""

    table: Table
    key: int
    mine: int
    names: tuple[str, ...]


class JoinedLines(Struct, frozen=True):
    """Which line of the other table belongs to which line of this one."""

    joined: Joined
    lines: Sequence[int]
    rows: Sequence[int | None]

    def locate(self, line: int, column: int, field: str) -> Location | None:
        at = bisect_left(self.lines, line)
        row = self.rows[at] if at < len(self.lines) and self.lines[at] == line else None
        other = self.joined.table
        if row is None:
            return None
        return other.file.place(other.lines[row], column, field)


def read_joined(
    path: str, header: Sequence[str], config: TableConfig, read_other: ReadOther
) -> Joined | None:
    """Read the table that the configuration joins.

    Raises:
        Refusal: it cannot be read, or one of the two has no such key.
    """
    if not config.join:
        return None
    other_path, key = config.join.get("file", ""), config.join.get("key", "")
    content = read_other(other_path)
    if content is None:
        raise refuse(
            path, phrase("the table to join, {}, cannot be read", other_path), "correct the path"
        )
    mine, _, theirs = key.partition(" = ")
    my_key = _key(path, header, mine)
    file = open_table(other_path, content, TableConfig(other_path))
    theirs = theirs or mine
    line, names = next(((at, row) for at, row in file.head() if Names(row).find(theirs)), (1, []))
    other_key = _key(other_path, names, theirs)
    gatherer = Gatherer(file, names, line, range(len(names)))
    table = gatherer.read(file.body(line, len(names)), {other_key})
    return Joined(table, other_key, my_key, _names(other_path, header, names))


def _key(path: str, header: Sequence[str], name: str) -> int:
    found = Names(header).find(name)
    if found:
        return found[0]
    near = did_you_mean(name, [column for column in header if column])
    cure = phrase("did you mean {}?", near) if near else phrase("it has {}", list(header)[:8])
    raise refuse(path, phrase("the table has no column {} to join on", name), cure)


def _names(path: str, header: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """A name that this table has too gets the other's file name in front: `Account.Name`."""
    taken = {name.strip() for name in header}
    stem = PurePath(path).stem
    return tuple(f"{stem}.{name.strip()}" if name.strip() in taken else name for name in names)


def joined_in(table: Table, joined: Joined) -> tuple[Table, JoinedLines, list[Problem]]:
    """The table with the other's columns behind its own."""
    keys = table.texts[joined.mine]
    row_of: dict[str, int] = {}
    for row, key in enumerate(joined.table.texts[joined.key]):
        row_of.setdefault(key, row)
    rows = [row_of.get(key) if key else None for key in keys]
    texts = dict(table.texts)
    for index, column in joined.table.texts.items():
        texts[table.width + index] = [column[row] if row is not None else "" for row in rows]
    filled = [sum(map(bool, texts[table.width + index])) for index in range(len(joined.names))]
    wide = replace(
        table,
        header=(*table.header, *joined.names),
        texts=texts,
        filled=[*table.filled, *filled],
        samples=[*table.samples, *joined.table.samples],
    )
    problems = [*_unmatched(table, joined, rows), *_doubled(joined, keys)]
    return wide, JoinedLines(joined, table.lines, rows), problems


def _doubled(joined: Joined, asked: Sequence[str]) -> list[Problem]:
    """Keys that lead to several rows which say different things: nobody can tell which is meant."""
    columns = [joined.table.texts[index] for index in sorted(joined.table.texts)]
    first: dict[str, tuple[str, ...]] = {}
    doubled: dict[str, int] = {}
    for row, (key, cells) in enumerate(
        zip(joined.table.texts[joined.key], zip(*columns, strict=True), strict=True)
    ):
        if first.setdefault(key, cells) != cells:
            doubled.setdefault(key, row)
    wanted = frozenset(filter(None, asked))
    used = [key for key in doubled if key in wanted]
    if not used:
        return []
    row = doubled[used[0]]
    at = joined.table.file.place(joined.table.lines[row], joined.key)
    count = times(len(used), "key leads", "keys lead")
    message = phrase("{} to several rows, {} here again; the first row counts", count, used[0])
    return [file_problem(at, "doubled_keys", message, "leave one row for each key")]


def _unmatched(table: Table, joined: Joined, rows: Sequence[int | None]) -> list[Problem]:
    missing = [row for row, other in enumerate(rows) if other is None]
    if not missing:
        return []
    at = table.file.place(table.lines[missing[0]], joined.mine)
    count = times(len(missing), "row has", "rows have")
    message = phrase("{} no match in {}, first here", count, joined.table.file.path)
    return [file_problem(at, "unmatched_rows", message, "check the key of both tables", WARNING)]
