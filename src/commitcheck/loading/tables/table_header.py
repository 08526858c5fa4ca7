"""Where a table's header is, and whose names it speaks."""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from commitcheck.loading.tables.header import (
    find_header,
    holds_data,
    is_own,
    likely_header,
    second_header,
)
from commitcheck.loading.tables.mapping.preset import (
    GENERIC,
    OWN,
    Preset,
    detect,
    known_names,
    named,
    shipped,
)
from commitcheck.loading.tables.table import Row, TableFile, refuse
from commitcheck.model.config import TableConfig
from commitcheck.model.location import Location

ReadOther = Callable[[str], bytes | None]


class HeaderFound(Struct, frozen=True):
    """The header row, and the presets that explain it: the likelier one first."""

    line: int
    names: tuple[str, ...]
    preset: str
    layers: tuple[Preset, ...]
    second: frozenset[int] = frozenset()
    """The lines below it that name the columns once more."""


def header_of(file: TableFile, config: TableConfig, read_other: ReadOther) -> HeaderFound:
    """Find the header row and the presets for it.

    Raises:
        Refusal: no row is recognised, or the preset asked for does not exist.
    """
    head = _head(file)
    asked = named(file.path, config.preset, read_other) if config.preset else None
    if config.header_row == 0:
        return numbered_header(head, asked)
    if config.header_row is not None:
        line, row = _row_at(file, config.header_row)
    elif is_own(head[0][1]):
        line, row = head[0]
    else:
        line, row = _recognised(file, head, config, asked)
    names = _as_wide_as_needed(row, head, line)
    preset, layers = layers_for(names, asked)
    known = cache(lambda: known_names(config, asked))
    second = second_header(head, line, names, known)
    return HeaderFound(line, names, preset, layers, second)


def numbered_header(head: Sequence[tuple[int, Row]], asked: Preset | None = None) -> HeaderFound:
    """For a file without a header: its columns are named by their numbers."""
    width = max(_filled_width(row) for _, row in head)
    layers = (asked,) if asked else (shipped(GENERIC),)
    return HeaderFound(0, tuple(map(str, range(1, width + 1))), layers[0].name, layers)


def guessed_header(file: TableFile) -> HeaderFound:
    """For showing a table that nobody recognises: the row that looks most like a header, unless
    it holds what no header does.
    """
    head = _head(file)
    line = likely_header(head)
    if holds_data(next(row for at, row in head if at == line)):
        return numbered_header(head)
    names = _as_wide_as_needed(next(row for at, row in head if at == line), head, line)
    return HeaderFound(line, names, GENERIC, (shipped(GENERIC),))


def layers_for(names: Sequence[str], asked: Preset | None) -> tuple[str, tuple[Preset, ...]]:
    """Ours only, or a preset and behind it the generic names."""
    if asked is None and is_own(names):
        return OWN, (Preset(OWN),)
    detected = None if asked else detect(names)
    found = shipped(detected) if detected else asked
    generic = shipped(GENERIC)
    if found is None or found.name == GENERIC:
        return GENERIC, (generic,)
    return found.name, (found, generic)


def _head(file: TableFile) -> Sequence[tuple[int, Row]]:
    head = file.head()
    if not head:
        raise refuse(file.path, "the file has no rows", "export it again with its header")
    return head


def _as_wide_as_needed(row: Row, head: Sequence[tuple[int, Row]], line: int) -> tuple[str, ...]:
    """Without the empty names at its end, unless the rows below have cells there."""
    width = max((index + 1 for index, name in enumerate(row) if name.strip()), default=1)
    below = max((_filled_width(other) for at, other in head if at > line), default=0)
    return (*row[:width], *[""] * (min(below, len(row)) - width))


def _filled_width(row: Row) -> int:
    return max((index + 1 for index, cell in enumerate(row) if cell.strip()), default=0)


def _row_at(file: TableFile, wanted: int) -> tuple[int, Row]:
    last, what = 1, "no row"
    for line, row in file.rows():
        if line == wanted and any(cell.strip() for cell in row):
            return line, row
        if line >= wanted:
            what = "an empty row" if line == wanted else what
            break
        last = line
    raise refuse(
        Location(file.path, last),
        f"header_row points at {what} of the file",
        "write the line on which the header starts",
    )


def _recognised(
    file: TableFile, head: Sequence[tuple[int, Row]], config: TableConfig, asked: Preset | None
) -> tuple[int, Row]:
    line = find_header(head, known_names(config, asked))
    if line is None:
        message = "no row of the first ones holds two column names that are known"
        cure = "set header_row, or name the columns under columns (preview shows them)"
        if not guessed_header(file).line:
            message += "; the file seems to have no header (numbers, days where names should be)"
            cure = "set header_row: 0 and name the columns by number, like title: 2"
        raise refuse(Location(file.path, head[0][0]), message, cure)
    return next((at, row) for at, row in head if at == line)
