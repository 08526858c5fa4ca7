"""What is said once about a whole table: refusals for want of text, doubts, unused columns."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from commitcheck.loading.tables.mapping.mapping import (
    CLOSE_DATE,
    FieldSource,
    Names,
    near_misses,
    unused,
)
from commitcheck.loading.tables.mapping.preset import OWN, Preset
from commitcheck.loading.tables.status_words import may_be_status
from commitcheck.loading.tables.table import (
    ELSEWHERE,
    INFO,
    UNCLAIMED,
    WARNING,
    Table,
    TableFile,
    file_problem,
    refuse,
    times,
)
from commitcheck.loading.tables.values.hints import units_of
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, phrase, words

_SHOWN = 8
_MISSES = 5
_RECORD_ID = pattern(
    r"00[0-9A-Za-z]{13}(?:[0-9A-Za-z]{3})?|\d{6,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
_LEAST_CELLS = 2
_SENTENCE = 5


def refuse_without_text(
    table: Table, chosen: Mapping[str, FieldSource], layers: Sequence[Preset]
) -> None:
    """A table that does not say what was promised is no table of promises."""
    if not table.lines:
        return
    at = table.header_at
    if "title" not in chosen:
        raise refuse(at, "no column holds the text of the promise", _map(table, "title", layers))
    if not any(table.filled[index] for index in chosen["title"].flat):
        names = _names(table, chosen["title"])
        message = phrase("the column of the promise's text, {}, is empty in every row", names)
        raise refuse(at, message, _map(table, "title", layers))


def _map(table: Table, field: str, layers: Sequence[Preset]) -> Phrase:
    """The cure: which columns there are to choose from, the likely ones first."""
    known = Names(table.header)
    theirs = [name for layer in layers for name in layer.suggest.get(field, ())]
    likely = [table.header[index].strip() for name in theirs for index in known.find(name)[:1]]
    if likely:
        return phrase("name it under columns, perhaps {}: {}", words(field), likely[0])
    full = sorted(range(len(table.header)), key=lambda index: -_worth(table, index))
    names = [table.header[index].strip() for index in full if table.header[index].strip()]
    example = names[:_SHOWN]
    return phrase("name it under columns, like {}: Column; filled are: {}", words(field), example)


def several_levels(table: Table, levels: Sequence[int]) -> list[Problem]:
    """Rows that fill more than one of `Promise 1`, `Promise 2`: these are no levels of one."""
    if not levels:
        return []
    texts = [table.texts[index] for index in levels]
    rows = [row for row, cells in enumerate(zip(*texts, strict=True)) if sum(map(bool, cells)) > 1]
    if not rows:
        return []
    names = [table.header[index].strip() for index in levels]
    message = phrase(
        "{} more than one of {}, first here; the last one is the title, all are described",
        times(len(rows), "row fills", "rows fill"), names,
    )  # fmt: skip
    cure = words("write one promise a row, if they are several")
    place = table.file.place(table.lines[rows[0]], levels[0], "title")
    return [file_problem(place, "several_levels", message, cure, WARNING)]


def _worth(table: Table, index: int) -> float:
    """How full a column is, and how much its cells say: a promise takes more than a word."""
    samples = table.samples[index]
    said = sum(len(text.split()) for text in samples) / len(samples) if samples else 0
    return table.filled[index] * min(said, _SENTENCE)


def _names(table: Table, source: FieldSource) -> list[str]:
    return list(dict.fromkeys(table.header[index].strip() for index in source.flat))


def sheet_of_no_workbook(file: TableFile, asked: str | None) -> list[Problem]:
    """A sheet that was asked for, and a file that has none."""
    if asked is None or file.sheet is not None:
        return []
    message = phrase("the file is no workbook, so the sheet {} is ignored", asked)
    cure = words("leave out --sheet or sheet:, or name the workbook")
    return [file_problem(Location(file.path, 1), "no_sheet", message, cure, WARNING)]


def records_above(file: TableFile, header_line: int, names: Sequence[str]) -> list[Problem]:
    """Rows above a header row that was set, as full as it is: no title, but records."""
    full = max(_LEAST_CELLS, sum(bool(name.strip()) for name in names) * 2 // 3)
    rows = takewhile(lambda row: row[0] < header_line, file.rows())
    lines = [line for line, row in rows if sum(bool(cell.strip()) for cell in row) >= full]
    if not lines:
        return []
    message = phrase(
        "{} header_row as full as the header, first here; not read",
        times(len(lines), "row stands above", "rows stand above"),
    )
    cure = words("correct header_row; header_row: 0 is for a file without a header")
    return [file_problem(Location(file.path, lines[0]), "rows_above", message, cure, WARNING)]


def derived_ids_note(at: Location) -> Problem:
    return file_problem(
        at,
        "derived_ids",
        "not every promise has an id; the missing ones are made from customer and title, "
        "so waivers and baselines follow the wording",
        "name a column of ids under columns, if there is one",
        WARNING,
    )


def repeated_ids_note(at: Location, repeats: int) -> Problem:
    message = phrase(
        "{} an id with another; they are told apart by their words: id~1a2b3c",
        times(repeats, "row shares", "rows share"),
    )
    return file_problem(
        at, "repeated_ids", message, "export line items with an id of their own", WARNING
    )


def of_table(
    table: Table,
    chosen: Mapping[str, FieldSource],
    layers: Sequence[Preset],
    commitments: Sequence[Commitment],
    read_besides: Collection[int] = (),
) -> list[Problem]:
    """Everything that is true of the file and not of a cell; `read_besides` are columns that
    give no field and are used all the same.
    """
    at = table.header_at
    preset = layers[0].name
    notes = [
        _no_rows(table, at),
        _unused(table, chosen, at, preset, read_besides),
        _unnamed(table, chosen, at),
        _header_unit(table, chosen, at),
        *_said_twice(table, chosen, commitments[:1]),
    ]
    if commitments and not {"customer", "deal"} & chosen.keys():
        message = words("no column says who the customer is; every promise lacks it")
        notes.append(file_problem(at, "no_customer", message, _map(table, "customer", layers)))
    if commitments and "status" not in chosen and "signed_on" not in chosen:
        notes.append(_no_status(table, chosen, layers, at, read_besides))
    if preset != OWN and commitments:
        notes += [
            _no_due(chosen, at, commitments),
            _deal_for_customer(table, chosen, at),
            _customer_is_id(table, chosen, at, commitments),
            _no_currency(chosen, at, commitments),
        ]
    return [note for note in notes if note]


def _no_rows(table: Table, at: Location) -> Problem | None:
    if (
        table.lines
        or table.rows_lost
        or any(it.reason in (ELSEWHERE, UNCLAIMED) for it in table.skipped)
    ):
        return None
    return file_problem(
        at,
        "no_rows",
        "no row is left to read: 0 commitments in the file",
        "export it again",
        WARNING,
    )


def _unused(
    table: Table,
    chosen: Mapping[str, FieldSource],
    at: Location,
    preset: str,
    read_besides: Collection[int],
) -> Problem | None:
    names = unused(table.header, chosen, table.filled, read_besides)
    if not names:
        return None
    count = times(len(names), "column is not used", "columns are not used")
    more = phrase(" and {} more", len(names) - _SHOWN) if len(names) > _SHOWN else words("")
    message = phrase("{}: {}{}", count, names[:_SHOWN], more)
    misses = near_misses(names[:200], chosen)[:_MISSES] if preset == OWN else []
    if misses:
        guesses = [phrase("{}: did you mean {}?", name, words(near)) for name, near in misses]
        message = phrase("{}; {}", message, guesses)
    cure = words("rename it, or map what matters under columns (preview shows every column)")
    return file_problem(at, "unused_columns", message, cure, WARNING)


def _unnamed(table: Table, chosen: Mapping[str, FieldSource], at: Location) -> Problem | None:
    """Columns without a name that hold something; a running number is no loss."""
    used = {index for source in chosen.values() for index in source.flat}
    found = [
        index
        for index, name in enumerate(table.header)
        if not name.strip()
        and table.filled[index]
        and index not in used
        and not all(text.replace(".0", "").isdigit() for text in table.samples[index])
    ]
    if not found:
        return None
    count = times(len(found), "column without a name is", "columns without a name are")
    message = phrase("{} not read, the first of them holds {}", count, table.samples[found[0]][:1])
    return file_problem(at, "unnamed_columns", message, "give it a name in the header", WARNING)


def _no_due(
    chosen: Mapping[str, FieldSource], at: Location, commitments: Sequence[Commitment]
) -> Problem | None:
    if "due" in chosen:
        return None
    from commitcheck.loading.tables.values.dates import dated_titles  # noqa: PLC0415 - due is rarely lacking

    close = " (a close date says when the deal signs)" if CLOSE_DATE in chosen else ""
    message = phrase("no column holds the promised date{}", words(close))
    dated = dated_titles(promise.title for promise in commitments)
    if dated:
        message = phrase(
            "{}; {} a date in the text, like {}",
            message, times(dated.number, "promise has", "promises have"), dated.example,
        )  # fmt: skip
    cure = words("name it under columns, like due: Delivery Date")
    return file_problem(at, "no_due", message, cure, WARNING)


def _no_status(
    table: Table,
    chosen: Mapping[str, FieldSource],
    layers: Sequence[Preset],
    at: Location,
    read_besides: Collection[int],
) -> Problem | None:
    """In a table of our own names it is said only where a column may hold the status."""
    names = [
        table.header[index].strip()
        for index in may_be_status(table, chosen, layers)
        if index not in read_besides
    ]
    if layers[0].name == OWN and not names:
        return None
    message = words("no column holds the status; every promise counts as proposed")
    cure = phrase("name it under columns, like status: {}", names[0] if names else words("Stage"))
    return file_problem(at, "no_status", message, cure, WARNING)


def _deal_for_customer(
    table: Table, chosen: Mapping[str, FieldSource], at: Location
) -> Problem | None:
    if "customer" in chosen or "deal" not in chosen:
        return None
    names = _names(table, chosen["deal"])
    message = phrase(
        "no column says who the customer is; the deal's name, {}, stands for it", names
    )
    cure = words("name it under columns, like customer: Account Name")
    return file_problem(at, "no_customer", message, cure, WARNING)


def _customer_is_id(
    table: Table, chosen: Mapping[str, FieldSource], at: Location, commitments: Sequence[Commitment]
) -> Problem | None:
    if "customer" not in chosen or not all(
        _RECORD_ID.fullmatch(commitment.customer) for commitment in commitments
    ):
        return None
    message = phrase(
        "{} holds record ids, not the names of customers", _names(table, chosen["customer"])
    )
    cure = words("map a column of names to customer, or join the accounts with join: {file, key}")
    return file_problem(at, "customer_ids", message, cure, WARNING)


def _no_currency(
    chosen: Mapping[str, FieldSource], at: Location, commitments: Sequence[Commitment]
) -> Problem | None:
    amounts = [it for it in commitments if it.arr is not None] if "arr" in chosen else []
    bare = sum(not it.currency for it in amounts)
    if not bare:
        return None
    message = words("the amounts have no currency")
    if bare < len(amounts):
        message = phrase("{} no currency", times(bare, "amount has", "amounts have"))
    return file_problem(at, "no_currency", message, "set currency: EUR", WARNING)


def _header_unit(table: Table, chosen: Mapping[str, FieldSource], at: Location) -> Problem | None:
    """Amounts that are not what their cells show: the header multiplies them."""
    units = units_of(table, chosen)
    if "arr" not in units or not units["arr"].factor or units["arr"].line is not None:
        return None
    unit, name = units["arr"], _names(table, chosen["arr"])[0]
    factor = f"{unit.factor:,.0f}" if unit.factor >= 1 else f"{unit.factor:g}"
    message = phrase("{}: its amounts are multiplied by {}", name, factor)
    cure = words("write the amounts in full if they are so already, and the header without a unit")
    return file_problem(at, "header_unit", message, cure, INFO)


def _said_twice(
    table: Table, chosen: Mapping[str, FieldSource], commitments: Sequence[Commitment]
) -> Iterator[Problem]:
    """A second table beside the first, or a column that stands there twice: of a row that fills
    both differently the first counts, and what the other says is not read.
    """
    for name, source in chosen.items() if commitments else ():
        named = {table.header[index].strip() for index in source.flat}
        is_list = isinstance(getattr(commitments[0], name, None), tuple)
        if len(source.flat) == 1 or len(named) > 1 or is_list:
            continue
        columns = (table.texts[index] for index in source.flat)
        rows = [
            row for row, cells in enumerate(zip(*columns, strict=True)) if len({*cells} - {""}) > 1
        ]
        if rows:
            message = phrase(
                "{} several columns {} differently; only the first is read, first here",
                times(len(rows), "row fills", "rows fill"), named.pop(),
            )  # fmt: skip
            cure = "give what is another promise a row of its own, and a column a name of its own"
            first = Location(table.file.path, table.lines[rows[0]])
            yield file_problem(first, f"said_twice.{name}", message, cure, WARNING)
