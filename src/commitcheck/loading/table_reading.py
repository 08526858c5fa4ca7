"""The one way a table is understood, for the check and for the preview alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from commitcheck.loading import table_notes as notes
from commitcheck.loading.columns import Convert, converter
from commitcheck.loading.converted import Column, convert, texts_of
from commitcheck.loading.derived_ids import derived_ids, numbered
from commitcheck.loading.file_kind import kind_of
from commitcheck.loading.gather import Gatherer, without
from commitcheck.loading.header import OWN_NAMES, find_header, is_own, normal
from commitcheck.loading.mapping import CLOSE_DATE, FieldSource, Plan, plan, settle
from commitcheck.loading.preset import GENERIC, OWN, Preset, detect, named, shipped, signature_names
from commitcheck.loading.reading_hints import HintMaker, Written
from commitcheck.loading.schema_files import load_schema
from commitcheck.loading.table import Row, Table, TableFile, TableSource
from commitcheck.loading.table_problems import refuse
from commitcheck.loading.table_records import REQUIRED, Records, records_of
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.config import TableConfig
from commitcheck.model.location import Location
from commitcheck.model.problem import Problem

ReadOther = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Understood:
    """A table with everything that was decided about it."""

    table: Table
    preset: str
    layers: tuple[Preset, ...]
    sources: Mapping[str, FieldSource]
    records: Records
    fields: frozenset[str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class HeaderFound:
    """Where the header is and whose names it speaks."""

    line: int
    names: tuple[str, ...]
    preset: str
    layers: tuple[Preset, ...]


def understand(
    path: str, content: bytes, config: TableConfig, read_other: ReadOther, fiscal_start: int
) -> Understood:
    """Read the whole table.

    Raises:
        Refusal: it is no table, or not one of promises.
    """
    file = open_table(path, content, config)
    header = header_of(file, config, read_other)
    table, made, chosen = gathered(file, header, config)
    notes.refuse_without_text(table, chosen)
    return _read(table, header, made, chosen, config, fiscal_start)


def open_table(path: str, content: bytes, config: TableConfig) -> TableFile:
    """The right reader for these bytes, whatever the name says."""
    if kind_of(path, content) == "text":
        from commitcheck.loading.csv_file import open_csv  # noqa: PLC0415 - a workbook needs none

        return open_csv(path, content, config)
    from commitcheck.loading.workbook import open_workbook  # noqa: PLC0415 - imports calamine

    return open_workbook(path, content, config)


def header_of(file: TableFile, config: TableConfig, read_other: ReadOther) -> HeaderFound:
    """Find the header row and the presets that explain it."""
    head = file.head()
    if not head:
        raise refuse(file.path, "the file has no rows", "export it again with its header")
    asked = named(file.path, config.preset, read_other) if config.preset else None
    if config.header_row is not None:
        line, names = _row_at(file, config.header_row)
    elif is_own(head[0][1]):
        line, names = head[0]
    else:
        line, names = _recognised(file, head, config, asked)
    width = max((index + 1 for index, name in enumerate(names) if name.strip()), default=0)
    longest = max((len(row) for at, row in head if at >= line), default=0)
    names = [*names[: max(width, 1)], *[""] * (min(longest, len(names)) - width)]
    preset, layers = layers_for(names, asked)
    return HeaderFound(line, tuple(names), preset, layers)


def layers_for(names: Sequence[str], asked: Preset | None) -> tuple[str, tuple[Preset, ...]]:
    """Whose names the header speaks: ours only, or a preset's and behind it the generic ones."""
    if asked is None and is_own(names):
        return OWN, (Preset(OWN),)
    found = asked or _shipped(detect(names))
    generic = shipped(GENERIC)
    if found is None or found.name == GENERIC:
        return GENERIC, (generic,)
    return found.name, (found, generic)


def _shipped(name: str | None) -> Preset | None:
    return shipped(name) if name else None


def _row_at(file: TableFile, wanted: int) -> tuple[int, Row]:
    for line, row in file.rows():
        if line == wanted:
            return line, row
        if line > wanted:
            break
    raise refuse(
        Location(file.path, max(wanted, 1)),
        "header_row points at no row of the file",
        "write the line on which the header starts",
    )


def _recognised(
    file: TableFile, head: Sequence[tuple[int, Row]], config: TableConfig, asked: Preset | None
) -> tuple[int, Row]:
    names = known_names(config, asked)
    line = find_header(head, names)
    if line is None:
        raise refuse(
            Location(file.path, head[0][0]),
            "no row of the first ones holds two column names that are known",
            "set header_row, or name the columns under columns (preview shows them)",
        )
    return next((at, row) for at, row in head if at == line)


def known_names(config: TableConfig, asked: Preset | None) -> frozenset[str]:
    """Every name, normalised, that can make a row the header."""
    presets = [one for one in (asked, shipped(GENERIC)) if one]
    theirs = [name for one in presets for names in one.columns.values() for name in names]
    theirs += [name for one in presets for names in one.suggest.values() for name in names]
    mapped = [
        part
        for names in config.columns.values()
        for one in names
        for part in (one, *one.split(" + "))
    ]
    return frozenset(map(normal, (*signature_names(), *theirs, *mapped))).union(OWN_NAMES)


def gathered(
    file: TableFile, header: HeaderFound, config: TableConfig
) -> tuple[Table, Plan, dict[str, FieldSource]]:
    """Read the rows: all columns a field could come from are kept."""
    at = Location(file.path, header.line)
    made = plan(header.names, at, config, header.layers)
    nulls = frozenset(one for layer in header.layers for one in layer.nulls)
    gatherer = Gatherer(file, header.names, header.line, made.wanted(), nulls)
    table = gatherer.read(file.body(header.line, len(header.names)), _anchors(made))
    made.problems += [*file.problems, *table.problems]
    notes.note_errors(made, table, gatherer.errors())
    table = _ignored(table, made)
    return table, made, settle(made, table.filled)


def _anchors(made: Plan) -> set[int]:
    """The columns that every record should fill: the likeliest for id, customer and title."""
    sources = [
        made.fixed.get(name) or next(iter(made.choices.get(name, ())), None) for name in REQUIRED
    ]
    return {source.flat[0] for source in sources if source}


def _ignored(table: Table, made: Plan) -> Table:
    rows = {
        row
        for index, words in made.ignore.items()
        for row, text in enumerate(table.texts[index])
        if text.casefold() in words
    }
    return without(table, rows) if rows else table


def _read(
    table: Table, header: HeaderFound, made: Plan, chosen: dict[str, FieldSource],
    config: TableConfig, fiscal_start: int,
) -> Understood:  # fmt: skip
    source = TableSource(
        table.file, {name: one.flat for name, one in chosen.items()}, len(table.header)
    )
    headers = {
        name: " + ".join(dict.fromkeys(table.header[i].strip() for i in one.flat))
        for name, one in chosen.items()
    }
    if not table.lines:
        return _empty(table, header, made, chosen)
    columns, problems = _converted(table, chosen, config, header.layers, fiscal_start, headers)
    notes_after = _ids(table, chosen, columns)
    columns = _with_deal_as_customer(columns)
    headers = {name: headers.get(name, name) for name in columns}
    records = records_of(columns, table.lines, source, headers)
    problems = [*made.problems, *problems, *notes_after, *records.problems]
    problems += notes.of_table(table, chosen, header.preset, records.commitments)
    fields = frozenset(chosen).intersection(RECORD_FIELDS)
    if CLOSE_DATE in chosen:
        fields |= {"expected_signature", "signed_on"}
    return Understood(table, header.preset, header.layers, chosen, records, fields, tuple(problems))


def _empty(
    table: Table, header: HeaderFound, made: Plan, chosen: dict[str, FieldSource]
) -> Understood:
    problems = (*made.problems, *notes.of_table(table, chosen, header.preset, ()))
    fields = frozenset(chosen).intersection(RECORD_FIELDS)
    return Understood(table, header.preset, header.layers, chosen, Records(), fields, problems)


def _converted(
    table: Table, chosen: Mapping[str, FieldSource], config: TableConfig, layers: Sequence[Preset],
    fiscal_start: int, headers: Mapping[str, str],
) -> tuple[dict[str, Column], list[Problem]]:  # fmt: skip
    definitions = load_schema("commitments")["definitions"]
    properties = definitions["commitment"]["properties"]
    properties = {**properties, CLOSE_DATE: properties["due"]}
    is_date = {name for name in chosen if properties[name].get("$ref") == "#/definitions/date"}
    is_number = {name for name in chosen if "number" in properties[name].get("type", ())}
    is_list = {name for name in chosen if _is_list(properties[name])}
    texts: dict[str, Sequence[str]] = {}
    for name, one in chosen.items():
        separator = (config.split.get(name) or ";") if name in is_list else None
        texts[name] = texts_of(one, table.texts, separator)
    written = Written(
        {name: list(dict.fromkeys(texts[name])) for name in is_date},
        {name: list(dict.fromkeys(texts[name])) for name in is_number},
        lambda: _other_texts(table, chosen),
    )
    hints = HintMaker(written, config, layers, fiscal_start)
    columns = {}
    for name, column in texts.items():
        to_value: Convert = converter(properties[name], definitions, name, hints.hints(name))
        columns[name] = convert(column, to_value)
    at = Location(table.file.path, table.header_line)
    return columns, hints.conflicts(at, headers)


def _is_list(prop: Mapping[str, object]) -> bool:
    return prop.get("$ref") == "#/definitions/ids" or "anyOf" in prop


def _other_texts(table: Table, chosen: Mapping[str, FieldSource]) -> Iterable[Sequence[str]]:
    """The different texts of columns that were not kept: read again, because it is rarely asked."""
    used = {index for one in chosen.values() for index in one.flat}
    others = [index for index in range(len(table.header)) if index not in used]
    seen: list[dict[str, None]] = [{} for _ in others]
    for piece in table.file.body(table.header_line, len(table.header)):
        for index, texts in zip(others, seen, strict=True):
            texts.update(dict.fromkeys(map(str.strip, piece.columns[index])))
    return [list(texts) for texts in seen]


def _ids(
    table: Table, chosen: Mapping[str, FieldSource], columns: dict[str, Column]
) -> list[Problem]:
    """Ids for a table without any; numbers for line items that repeat their record's id."""
    at = Location(table.file.path, table.header_line)
    if "id" not in columns:
        ids = _derived(table, columns)
        columns["id"] = Column(ids, ids, {})
        return [notes.derived_ids(at)]
    given = columns["id"].values
    repeated = len(given) - len({*given})
    if chosen["id"].origin == OWN or not repeated:
        return []
    ids = numbered([one or "" for one in given])
    repeats = sum("#" in made and made != one for made, one in zip(ids, given, strict=True) if one)
    columns["id"] = replace_values(
        columns["id"], [made if one else None for made, one in zip(ids, given, strict=True)]
    )
    return [notes.numbered_ids(at, repeats)] if repeats else []


def replace_values(column: Column, values: Sequence[str | None]) -> Column:
    return column._replace(values=values)


def _derived(table: Table, columns: Mapping[str, Column]) -> list[str]:
    customers = _with_deal_as_customer(dict(columns))["customer"].values
    titles = columns["title"].values
    rest = [
        "\0".join(cells)
        for cells in zip(*(column.texts for column in columns.values()), strict=True)
    ]
    ids = derived_ids([one or "" for one in customers], [one or "" for one in titles], rest)
    return [
        one if customer and title else ""
        for one, customer, title in zip(ids, customers, titles, strict=True)
    ]


def _with_deal_as_customer(columns: dict[str, Column]) -> dict[str, Column]:
    """Where no column names the customer, the deal's name stands for it; it is said once."""
    if "customer" in columns or "deal" not in columns:
        return columns
    return {**columns, "customer": columns["deal"]}
