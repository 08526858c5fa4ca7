"""How a table was understood, for a person to look at before anything is checked.

The same steps as the check, which also go on where the check has to refuse: a table that
nobody recognises is shown with its columns, so that they can be mapped.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile
from operator import attrgetter
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict, replace

from commitcheck.loading.tables import notes
from commitcheck.loading.tables.commitment_table import summary_line
from commitcheck.loading.tables.header import ANSWER_COLUMNS
from commitcheck.loading.tables.mapping.mapping import FIELDS, FieldSource, Names
from commitcheck.loading.tables.mapping.preset import GENERIC, OWN, Preset
from commitcheck.loading.tables.open_table import open_table
from commitcheck.loading.tables.reading import Gathered, Understood, gather, read
from commitcheck.loading.tables.records import Records
from commitcheck.loading.tables.status_words import StatusWord, may_be_status
from commitcheck.loading.tables.table import Refusal, Skipped, Table, TableFile
from commitcheck.loading.tables.table_header import ReadOther, guessed_header, header_of
from commitcheck.loading.yaml_text.scalars import as_yaml
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import TableConfig
from commitcheck.model.dates import CALENDAR_YEARS, FiscalYear
from commitcheck.model.finding import Problem
from commitcheck.model.location import unguarded
from commitcheck.model.pattern import pattern

_ROWS_LOOKED_AT = 40
_SEVERAL_WORDS = 3
_LONGEST_TEXT = 4000

IGNORED = "ignored"
"""What stands for a field at a column of our own answers."""


class PreviewColumn(Struct, frozen=True):
    """A column: what gives, how many rows fill it, what stands in it. `maybe` is a suggestion."""

    name: str
    field: str | None
    filled: int
    samples: tuple[str, ...]
    maybe: str | None = None


class Preview(Struct, frozen=True):
    """How a table was understood.

    `sources` says per field which columns give it; the columns of the fields in `empty` hold
    nothing. `config` is what the user said about the table beforehand.
    """

    path: str
    kind: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_line: int | None = None
    preset: str | None = None
    rows: int = 0
    skipped: tuple[Skipped, ...] = ()
    columns: tuple[PreviewColumn, ...] = ()
    summary: str = ""
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    config: TableConfig | None = None
    status: tuple[StatusWord, ...] = ()
    """What each word of the status became."""
    promises: tuple[Commitment, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By column, the first cells of it in which several words stand."""
    is_guess: bool = False
    """No header was recognised; the columns are those of the row that looks most like one."""

    def as_data(self) -> dict[str, Any]:
        """The shape of `preview --format json`."""
        return {
            "path": self.path,
            "kind": self.kind,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "sheet": self.sheet,
            "header_line": self.header_line,
            "preset": self.preset,
            "rows": self.rows,
            "skipped": [{"line": run.line, "reason": run.told} for run in self.skipped],
            "columns": [
                {
                    "name": column.name,
                    "field": column.field,
                    "filled": column.filled,
                    "samples": list(column.samples),
                }
                for column in self.columns
            ],
            "status": [asdict(word) for word in self.status],
            "summary": self.summary,
        }


def preview_table(
    path: str,
    content: bytes,
    config: TableConfig,
    read_other: ReadOther | None = None,
    fiscal: FiscalYear = CALENDAR_YEARS,
) -> Preview:
    """Understand a table and say how; what the check would refuse is among the problems."""
    read_other = read_other or _nothing
    try:
        file = open_table(path, content, config)
        gathered, refused = _gathered(file, config, read_other)
        is_guess = bool(refused)
    except Refusal as refusal:
        return Preview(path, "unknown", summary="not readable", problems=(refusal.problem,))
    try:
        if not refused:
            notes.refuse_without_text(gathered.table, gathered.chosen, gathered.header.layers)
            return _shown(gathered, read(gathered, config, fiscal), config)
    except Refusal as refusal:
        refused = [refusal.problem]
    problems = (*refused, *gathered.problems)
    table, header = gathered.table, gathered.header
    unread = Understood(
        table, header.preset, header.layers, gathered.chosen, Records(), frozenset(), problems
    )
    return replace(_shown(gathered, unread, config), is_guess=is_guess)


def with_promise_column(preview: Preview, name: str | None) -> Preview:
    """The preview with the column that holds the promises' words as a suggestion for their quote,
    or for their title where there is none; as it is, where the mapping reads that column.
    """
    wanted = "quote" if "title" in preview.sources else "title"
    if wanted in preview.sources:
        return preview
    columns = tuple(
        replace(column, maybe=wanted) if column.name == name and not column.field else column
        for column in preview.columns
    )
    return replace(preview, columns=columns)


def _nothing(_: str) -> bytes | None:
    return None


def _gathered(
    file: TableFile, config: TableConfig, read_other: ReadOther
) -> tuple[Gathered, list[Problem]]:
    try:
        header = header_of(file, config, read_other)
    except Refusal as refusal:
        return gather(file, guessed_header(file), config, read_other), [refusal.problem]
    return gather(file, header, config, read_other), []


def _shown(gathered: Gathered, found: Understood, config: TableConfig) -> Preview:
    table, file = found.table, found.table.file
    return Preview(
        path=file.path,
        kind=file.kind,
        encoding=file.encoding,
        delimiter=file.delimiter,
        sheet=file.sheet,
        header_line=table.header_line,
        preset=found.preset,
        rows=len(table.lines),
        skipped=tuple(sorted((*_above(table), *table.skipped), key=attrgetter("line", "reason"))),
        columns=_columns(table, gathered.chosen, found.layers),
        summary=summary_line(found),
        problems=found.problems,
        sources={name: _named(table, source) for name, source in gathered.chosen.items()},
        empty=frozenset(
            name
            for name, source in gathered.chosen.items()
            if table.lines and not any(table.filled[index] for index in source.flat)
        ),
        config=config,
        status=found.status,
        promises=found.records.commitments,
        texts=_texts(table),
    )


def _texts(table: Table) -> Mapping[str, tuple[str, ...]]:
    """Free text, of columns that are none of our own answers."""
    found: dict[str, list[str]] = {}
    below = (row for line, row in table.file.rows() if line > table.header_line)
    for row in islice(below, _ROWS_LOOKED_AT):
        for name, cell in zip(table.header, row, strict=False):
            if name.strip() not in ANSWER_COLUMNS and len(cell.split()) >= _SEVERAL_WORDS:
                found.setdefault(name.strip(), []).append(cell[:_LONGEST_TEXT])
    return {name: tuple(cells) for name, cells in found.items()}


def _above(table: Table) -> list[Skipped]:
    """The rows above the header: a report's title, its filters."""
    rows = takewhile(lambda row: row[0] < table.header_line, table.file.rows())
    return [Skipped(line, "row above the header") for line, row in rows if any(row)]


def _named(table: Table, source: FieldSource) -> tuple[str, ...]:
    """The columns of a field, as the configuration would name them."""
    groups = (
        " + ".join(unguarded(table.header[index]).strip() for index in group)
        for group in source.columns
    )
    return tuple(dict.fromkeys(groups))


def _columns(
    table: Table, chosen: Mapping[str, FieldSource], layers: Sequence[Preset]
) -> tuple[PreviewColumn, ...]:
    fields = {index: name for name, source in chosen.items() for index in source.flat}
    maybe = _suggested(table, layers, fields)
    return tuple(
        PreviewColumn(
            name=name.strip(),
            field=IGNORED if name.strip() in ANSWER_COLUMNS else fields.get(index),
            filled=table.filled[index],
            samples=tuple(table.samples[index]),
            maybe=maybe.get(index),
        )
        for index, name in enumerate(table.header)
    )


def _suggested(table: Table, layers: Sequence[Preset], used: Mapping[int, str]) -> dict[int, str]:
    """Filled columns that a preset thinks of for a field that nothing filled gives yet."""
    names = Names(table.header)
    given = {name for index, name in used.items() if table.filled[index]}
    found: dict[int, str] = {}
    for layer in layers:
        for field_name, theirs in layer.suggest.items():
            for index in (index for name in theirs for index in names.find(name)):
                if index not in used and field_name not in given and table.filled[index]:
                    found.setdefault(index, field_name)
    if "status" not in given:
        for index in may_be_status(table, {}, layers):
            if index not in used:
                found.setdefault(index, "status")
    return found


# The block of commitcheck.yaml that says in writing how a table was understood.

_PLAIN = pattern(r"[^\W\d_][\w ./()+-]*")
_WORDS_OF_YAML = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"])
_KEPT = ("dates", "decimal", "currency", "delimiter", "encoding")
_KEPT_MAPPINGS = ("values", "split", "ignore_rows", "join")
_NEEDED = {
    "customer": "who was promised",
    "title": "the text of the promise",
    "due": "the promised date; a close date is none",
    "status": "without it every promise counts as proposed",
}


def mapping_block(preview: Preview) -> str:
    """Ready to paste; what could not be found stands there as a comment."""
    lines = ["commitments:", f"  - file: {quoted(preview.path)}"]
    said = _said(preview.config) if preview.config else []
    if preview.preset and preview.preset not in (OWN, GENERIC):
        lines.append(f"    preset: {quoted(preview.preset)}")
    if preview.sheet:
        lines.append(f"    sheet: {quoted(preview.sheet)}")
    lines += _header_row(preview)
    if any(problem.variant.startswith("ambiguous_date") for problem in preview.problems):
        lines.append("    # dates: DMY    # or MDY: some dates can be read in two ways")
    if any(problem.variant.startswith("ambiguous_number") for problem in preview.problems):
        lines.append('    # decimal: ","  # or ".": some amounts can be read in two ways')
    if any(problem.variant == "no_currency" for problem in preview.problems):
        lines.append("    # currency: EUR")
    return "\n".join([*lines, *said, *_columns_written(preview), *_values(preview)]) + "\n"


def _header_row(preview: Preview) -> list[str]:
    """What was only guessed is no setting: whoever pastes it would lose the rows above."""
    if preview.is_guess:
        has_none = preview.header_line == 0
        said = "0    # the file seems to have no header" if has_none else "?"
        return [f"    # header_row: {said}"]
    if preview.header_line is None or preview.header_line == 1:
        return []
    return [f"    header_row: {preview.header_line}"]


def _said(config: TableConfig) -> list[str]:
    """What the user had said already, and the table does not say by itself."""
    values = {name: getattr(config, name) for name in _KEPT}
    lines = [f"    {name}: {quoted(value)}" for name, value in values.items() if value]
    mappings = {name: getattr(config, name) for name in _KEPT_MAPPINGS}
    lines += [f"    {name}: {as_yaml(value)}" for name, value in mappings.items() if value]
    day = config.exported_on
    return [*lines, f"    exported_on: {day}"] if day else lines


def _columns_written(preview: Preview) -> list[str]:
    named = {
        name: _names_written(preview.sources[name]) for name in FIELDS if name in preview.sources
    }
    given = [
        f"      # {name}: {theirs}    # 0 % filled"
        if name in preview.empty
        else f"      {name}: {theirs}"
        for name, theirs in named.items()
    ]
    is_empty = named.keys() <= preview.empty
    lines = [f"    columns:{' {}' if is_empty else ''}    # our field: their column", *given]
    missing = {name: why for name, why in _NEEDED.items() if name not in preview.sources}
    lines += [f"      # {name}: ?    # {why}" for name, why in missing.items()]
    for column in preview.columns:
        if column.maybe:
            lines.append(f"      # {column.maybe}: {quoted(column.name)}    # perhaps")
    return lines


def _names_written(names: tuple[str, ...]) -> str:
    texts = [quoted(name) for name in names]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def _values(preview: Preview) -> list[str]:
    """Words of the file that are none of ours: to be mapped, so only as comments."""
    unknown = [
        problem for problem in preview.problems if problem.variant.startswith("unknown_value.")
    ]
    lines: list[str] = []
    for name in dict.fromkeys(problem.variant.partition(".")[2] for problem in unknown):
        lines.append(f"    #   {name}:")
        words = [
            _word(str(problem.message))
            for problem in unknown
            if problem.variant.endswith(f".{name}")
        ]
        lines += [f"    #     {quoted(word)}: ?" for word in words if word]
    return ["    # values:    # their word: ours", *lines] if lines else []


def _word(message: str) -> str:
    found = re.search(r": '(.*)' is not known", message)
    return found[1] if found else ""


def quoted(text: str) -> str:
    """The text as a YAML scalar: plain where every reader agrees, else in double quotes."""
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML
    return text if is_plain and not text.endswith(" ") else as_yaml(text)
