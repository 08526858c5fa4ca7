"""The one way a table is understood, for the check and for the preview alike."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.loading.schemas.compile import load_schema
from commitcheck.loading.tables import notes
from commitcheck.loading.tables.cells import NULLS
from commitcheck.loading.tables.exports import Exports, for_all, routed
from commitcheck.loading.tables.furniture import Roles
from commitcheck.loading.tables.gather import Gatherer, without
from commitcheck.loading.tables.ids import complete_ids
from commitcheck.loading.tables.mapping.join import JoinedLines, joined_in, read_joined
from commitcheck.loading.tables.mapping.mapping import (
    CLOSE_DATE,
    FieldSource,
    Plan,
    constants_of,
    plan,
    settle,
    with_constants,
)
from commitcheck.loading.tables.mapping.preset import Preset
from commitcheck.loading.tables.open_table import open_table
from commitcheck.loading.tables.records import REQUIRED, Records, records_of
from commitcheck.loading.tables.status_words import StatusWord, status_words
from commitcheck.loading.tables.table import (
    WARNING,
    Refusal,
    Skipped,
    Table,
    TableFile,
    TableSource,
    file_problem,
    times,
)
from commitcheck.loading.tables.table_header import HeaderFound, ReadOther, header_of
from commitcheck.loading.tables.values.columns import Column
from commitcheck.loading.tables.values.hints import headers_of, values_of
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.config import TableConfig
from commitcheck.model.dates import FiscalYear
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, words
from commitcheck.model.project import LostRecord

# Numbers that name things and are longer than a spreadsheet keeps: their ends are gone for good,
# in a workbook and in a table that one has saved as text (`1.23457E+17`).

_KEPT = 15
"""Digits of a number that every spreadsheet keeps."""
_SHORTENED = pattern(r"\d(?:[.,]\d+)?E\+\d{1,3}")
_TOLD = 20
_AMOUNTS = frozenset(("value",))
_CURE = words("format the column as text before typing or pasting such numbers")

Doubts = dict[int, list[str]]
"""By row the fields whose value is not the one that was typed."""


def lost_digits(table: Table, chosen: Mapping[str, FieldSource]) -> tuple[list[Problem], Doubts]:
    """What to say of such cells, and the fields of the rows that cannot be relied on."""
    problems: list[Problem] = []
    doubts: Doubts = {}
    for name in _naming(chosen):
        found = list(_cells(table, chosen[name]))
        for row, index, text in found[:_TOLD]:
            place = table.file.place(table.lines[row], index, name)
            message = phrase(
                "the {} {} was stored as a number; its last digits are lost", words(name), text
            )
            problems.append(file_problem(place, f"lost_digits.{name}", message, _CURE, WARNING))
        if len(found) > _TOLD:
            more = times(len(found) - _TOLD, "more number", "more numbers")
            message = phrase("{} of {} lost their last digits", more, words(name))
            row, index, _ = found[_TOLD]
            place = table.file.place(table.lines[row], index, name)
            problems.append(file_problem(place, f"lost_digits.{name}", message, _CURE, WARNING))
        for row, _, _ in found:
            doubts.setdefault(row, []).append(name)
    return problems, doubts


def _cells(table: Table, source: FieldSource) -> Iterator[tuple[int, int, str]]:
    for index in source.flat:
        texts = table.texts[index] if index < table.width else ()
        together = "\0".join(texts)
        is_shortened = "+" in together and "E+" in together  # a sign alone is found at once
        if table.file.sheet is None and not is_shortened:
            continue
        for row, text in enumerate(texts):
            is_long = len(text) > _KEPT and text.lstrip("-").isdigit()
            if (is_shortened and _SHORTENED.fullmatch(text)) or (
                is_long and table.file.lost_digits(table.lines[row], index)
            ):
                yield row, index, text


def _naming(chosen: Mapping[str, FieldSource]) -> Sequence[str]:
    """The fields of a promise that hold names or numbers of things, no amounts and no days."""
    properties = load_schema("commitments")["definitions"]["commitment"]["properties"]
    return [
        name
        for name in chosen
        if name in RECORD_FIELDS
        and name not in _AMOUNTS
        and "number" not in properties[name].get("type", ())
        and not str(properties[name].get("$ref")).startswith("#/definitions/date")
    ]


class Understood(Struct, frozen=True):
    """A table with everything that was decided about it."""

    table: Table
    preset: str
    layers: tuple[Preset, ...]
    sources: Mapping[str, FieldSource]
    records: Records
    fields: frozenset[str]
    problems: tuple[Problem, ...]
    status: tuple[StatusWord, ...] = ()
    """What each word of the status became."""


class Gathered(Struct, frozen=True):
    """A table that was read, with the columns chosen for our fields."""

    table: Table
    header: HeaderFound
    layout: Plan
    chosen: dict[str, FieldSource]
    joined: JoinedLines | None = None
    problems: list[Problem] = field(default_factory=list)


class Whole(Struct, frozen=True):
    """A table with the values of all its rows, before it is said whose each row is."""

    gathered: Gathered
    columns: Mapping[str, Column]
    problems: tuple[Problem, ...]


def understand(
    path: str,
    content: bytes,
    config: TableConfig,
    read_other: ReadOther,
    fiscal: FiscalYear,
    exports: Exports | None = None,
) -> Understood:
    """Read the whole table; of one in `exports` only the rows of one product are made of it.

    Raises:
        Refusal: it is no table, or not one of promises.
    """
    make = partial(whole, path, content, config, read_other, fiscal)
    if exports is None or config.route is None:
        return parted(make(), config)
    key = repr((path, for_all(config), fiscal))
    return parted(exports.once(key, make), config)


def whole(
    path: str, content: bytes, config: TableConfig, read_other: ReadOther, fiscal: FiscalYear
) -> Whole:
    """Every row of a table, with its values.

    Raises:
        Refusal: it is no table, or not one of promises.
    """
    file = open_table(path, content, config)
    header = header_of(file, config, read_other)
    gathered = gather(file, header, config, read_other)
    try:
        notes.refuse_without_text(gathered.table, gathered.chosen, header.layers)
    except Refusal as refusal:
        refusal.others = tuple(gathered.problems)
        raise
    return valued(gathered, config, fiscal)


def gather(
    file: TableFile, header: HeaderFound, config: TableConfig, read_other: ReadOther
) -> Gathered:
    """Read the rows: every column that a field could come from is kept."""
    at = Location(file.path, max(1, header.line))
    joined = read_joined(file.path, header.names, config, read_other)
    constants = constants_of(config, header.names)
    names = (*header.names, *(joined.names if joined else ()), *constants)
    layout = plan(names, at, config, header.layers)
    width = len(header.names)
    wanted = {index for index in layout.wanted() if index < width}
    if joined:
        wanted.add(joined.mine)
    nulls = NULLS.union(*(layer.nulls for layer in header.layers))
    gatherer = Gatherer(file, header.names, header.line, wanted, nulls)
    table = gatherer.read(
        file.body(header.line, width),
        {anchor for anchor in _anchors(layout) if anchor < width},
        _roles(layout, width),
        header.second,
    )
    problems = [*file.problems, *table.problems, *layout.problems]
    problems += notes.sheet_of_no_workbook(file, config.sheet)
    if config.header_row:
        above = notes.records_above(file, header.line, header.names)
        problems += above
        table = replace(table, lost=(*table.lost, *(LostRecord() for _ in above)))
    lines = None
    if joined:
        table, lines, unmatched = joined_in(table, joined)
        problems += unmatched
    table = with_constants(table, constants)
    table = _without_ignored(table, layout)
    return Gathered(table, header, layout, settle(layout, table.filled), lines, problems)


def valued(gathered: Gathered, config: TableConfig, fiscal: FiscalYear) -> Whole:
    """Turn the gathered columns into values."""
    table, chosen, header = gathered.table, gathered.chosen, gathered.header
    if not table.lines:
        return Whole(gathered, {}, tuple(gathered.problems))
    columns, conflicts = values_of(table, chosen, config, header.layers, fiscal)
    ids = complete_ids(table, header.preset, columns)
    levels = notes.several_levels(table, gathered.layout.levels)
    return Whole(gathered, columns, (*gathered.problems, *conflicts, *ids, *levels))


def read(gathered: Gathered, config: TableConfig, fiscal: FiscalYear) -> Understood:
    """Turn the gathered columns into promises."""
    return parted(valued(gathered, config, fiscal), config)


def parted(found: Whole, config: TableConfig) -> Understood:
    """Turn the values into promises, of an export for several products those of one."""
    gathered, problems = found.gathered, [*found.problems]
    table, chosen, header = gathered.table, gathered.chosen, gathered.header
    records = Records()
    status: tuple[StatusWord, ...] = ()
    fields = _fields(chosen)
    if table.lines:
        columns = dict(found.columns)
        if config.route is not None and config.route.whose is not None:
            column = next(iter(gathered.layout.route), None)
            table, columns, nobodys = routed(table, column, config.route, columns)
            problems += nobodys
        fields |= {"currency"} & columns.keys()
        status = status_words(columns.get("status"))
        flat = {name: source.flat for name, source in chosen.items()}
        source = TableSource(table.file, flat, table.width, gathered.joined)
        headers = dict.fromkeys(columns, "") | headers_of(table, chosen)
        lost, doubts = lost_digits(table, chosen)
        records = records_of(columns, table.lines, source, headers, doubts)
        problems += [*lost, *records.problems]
    problems = [
        *problems,
        *notes.of_table(table, chosen, header.layers, records.commitments, _read_besides(gathered)),
    ]
    return Understood(
        table, header.preset, header.layers, chosen, records, fields, tuple(problems), status
    )


def _read_besides(gathered: Gathered) -> set[int]:
    """The columns that say which rows to leave out, and the keys of both tables of a join."""
    found = {*gathered.layout.ignore, *gathered.layout.route}
    if gathered.joined:
        joined = gathered.joined.joined
        found |= {joined.mine, gathered.table.width + joined.key}
    return found


def _fields(chosen: Mapping[str, FieldSource]) -> frozenset[str]:
    """Our fields that some column provides; a close date provides both of signature's."""
    fields = frozenset(chosen).intersection(RECORD_FIELDS)
    return fields | {"expected_signature", "signed_on"} if CLOSE_DATE in chosen else fields


def _anchors(layout: Plan) -> set[int]:
    """The columns that every record should fill: the likeliest for id, customer and title."""
    sources = [
        layout.fixed.get(name) or next(iter(layout.choices.get(name, ())), None)
        for name in REQUIRED
    ]
    return {source.flat[0] for source in sources if source}


def _roles(layout: Plan, width: int) -> Roles:
    """The columns of the file that may say whose a row is, its id, and what was promised."""

    def columns(*names: str) -> frozenset[int]:
        sources = (
            source
            for name in names
            for source in (
                [layout.fixed[name]] if name in layout.fixed else layout.choices.get(name, ())
            )
        )
        return frozenset(index for source in sources for index in source.flat if index < width)

    return Roles(columns("id"), columns("customer", "deal"), columns("title"))


def _without_ignored(table: Table, layout: Plan) -> Table:
    rows = {
        row
        for index, words in layout.ignore.items()
        for row, text in enumerate(table.texts[index])
        if text.casefold() in words
    }
    if not rows:
        return table
    skipped = [Skipped(table.lines[row], "ignored row") for row in sorted(rows)]
    kept = without(table, rows)
    return replace(kept, skipped=(*kept.skipped, *skipped))
