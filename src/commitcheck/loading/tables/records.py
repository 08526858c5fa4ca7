"""From a table's columns to promises: column by column, the records made in one go.

What is said about cells: once for each different text of a field, with count and place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress, repeat
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.loading.tables.mapping.mapping import CLOSE_DATE
from commitcheck.loading.tables.table import WARNING, file_problem, times
from commitcheck.loading.tables.values.columns import Column, without_nobody, without_nothing
from commitcheck.loading.tables.values.converters import Bad, is_open_day
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.finding import Problem, Subject
from commitcheck.model.location import Location, Source, Where
from commitcheck.model.phrase import Said, ident, phrase, words
from commitcheck.model.project import LostRecord
from commitcheck.model.vocabulary import DRAFT_STATUSES

REQUIRED = ("id", "customer", "title")

_DEFAULTS: Mapping[str, Any] = Commitment._field_defaults

_AFTER_SIGNATURE = frozenset(("signed", "delivered"))

_BEFORE_SIGNATURE = frozenset(DRAFT_STATUSES)


class Records:
    """The promises of a table, what is wrong with its cells, and the rows that made none."""

    __slots__ = ("commitments", "lost", "problems")

    def __init__(self) -> None:
        self.commitments: tuple[Commitment, ...] = ()
        self.problems: list[Problem] = []
        self.lost: tuple[LostRecord, ...] = ()


def records_of(
    columns: dict[str, Column],
    lines: Sequence[int],
    source: Source,
    headers: Mapping[str, str],
    doubts: Mapping[int, Sequence[str]] | None = None,
) -> Records:
    """Build the promises; rows without id, customer or title are told and left out.

    `doubts` are fields, by row, whose value is there and cannot be relied on.
    """
    records = Records()
    if "customer" in columns:
        columns = {**columns, "customer": without_nobody(columns["customer"])}
    if "title" in columns:
        columns = {**columns, "title": without_nothing(columns["title"])}
    ids = columns["id"].values
    unusable = {row: list(names) for row, names in (doubts or {}).items()}
    for name, column in columns.items():
        if column.bad and name not in REQUIRED:  # without one of those, the row says so itself
            problems, rows = bad_cells(column, Place(name, headers[name], ids, lines, source))
            records.problems += problems
            for row in rows:
                unusable.setdefault(row, []).append(name)
    keep = _complete(records, columns, lines, source, headers)
    if keep is not None:
        columns, lines, unusable = _kept(keep, columns, lines, unusable)
    values = {name: column.values for name, column in columns.items()}
    _leave_out(values, unusable)
    if "customer" not in values:
        _without_customer(values, unusable, len(lines))
    _imply_status(values, len(lines))
    _place_close_date(values, unusable, len(lines))
    due = columns.get("due")
    open_days: Iterable[bool] = repeat(False, len(lines))
    if due is not None and (open_words := {text for text in {*due.texts} if is_open_day(text)}):
        open_days = map(open_words.__contains__, due.texts)
    records.commitments = _assembled(values, unusable, lines, source, open_days)
    return records


def _complete(
    records: Records, columns: Mapping[str, Column], lines: Sequence[int], source: Source,
    headers: Mapping[str, str],
) -> Sequence[bool] | None:  # fmt: skip
    """Which rows have what every promise must have; None where all do. The others are told."""
    needed = [columns[name].values for name in REQUIRED if name in columns]
    if not any(None in values or "" in values for values in needed):
        return None
    keep = list(map(all, zip(*needed, strict=True)))
    lost = [row for row, kept in enumerate(keep) if not kept]
    records.lost = tuple(_lost(columns, row) for row in lost)
    empty = [row for row in lost if _holds_no_promise(columns, row)]
    if empty:
        at = source.locate(lines[empty[0]], "title")
        records.problems.append(_no_promise(at, len(empty), headers["title"]))
        lost = sorted({*lost}.difference(empty))
    for row in lost[:TOLD_PER_FIELD]:
        records.problems += _incomplete(columns, row, lines[row], source, headers)
    if len(lost) > TOLD_PER_FIELD:
        more = times(len(lost) - TOLD_PER_FIELD, "more row lacks", "more rows lack")
        message = phrase("{} an id, a customer or a title", more)
        at = source.locate(lines[lost[TOLD_PER_FIELD]])
        records.problems.append(file_problem(at, "incomplete_rows", message, _FILL))
    return keep


_OF_THE_DEAL = frozenset(
    (
        "id", "customer", "deal", "status", "arr", "currency", "segment", "promised_by", "source",
        "source_ref", "signed_on", "expected_signature", CLOSE_DATE,
    )
)  # fmt: skip
"""What is true of a deal, whether or not anything was promised in it."""

_NAMES = frozenset(("id", "customer"))
"""Alone they are a row that was cut off."""


def _holds_no_promise(columns: Mapping[str, Column], row: int) -> bool:
    """Does the row tell of a deal, and of nothing that was promised in it?"""
    filled = {name for name, column in columns.items() if column.texts[row]}
    return "customer" in filled and filled <= _OF_THE_DEAL and not filled <= _NAMES


def _no_promise(at: Location, count: int, header: str) -> Problem:
    message = phrase(
        "{} no promise, first here: {} is empty",
        times(count, "row holds", "rows hold"), words(header),
    )  # fmt: skip
    cure = words("write the promise in the cell, if there is one")
    return file_problem(at, "no_promise", message, cure, WARNING)


def _lost(columns: Mapping[str, Column], row: int) -> LostRecord:
    """What can be read of a row that makes no promise."""
    id_, customer, deal = (
        (columns[name].values[row] or None) if name in columns else None
        for name in ("id", "customer", "deal")
    )
    names_deal = "deal" in columns and columns["deal"].texts[row]
    return LostRecord(id_, customer, deal if names_deal else customer)


def _kept(
    keep: Sequence[bool], columns: Mapping[str, Column], lines: Sequence[int],
    unusable: Mapping[int, list[str]],
) -> tuple[dict[str, Column], Sequence[int], dict[int, list[str]]]:  # fmt: skip
    """The same without the other rows: what follows moves up."""
    kept_columns = {
        name: Column(
            list(compress(column.texts, keep)), list(compress(column.values, keep)), column.bad
        )
        for name, column in columns.items()
    }
    moved = {old: new for new, old in enumerate(compress(range(len(lines)), keep))}
    still = {moved[row]: names for row, names in unusable.items() if row in moved}
    return kept_columns, list(compress(lines, keep)), still


_FILL = words("fill the cell, or delete the row")


def _incomplete(
    columns: Mapping[str, Column], row: int, line: int, source: Source, headers: Mapping[str, str]
) -> Iterator[Problem]:
    """What the row lacks; the subject is the promise where at least the id is known."""
    id_ = columns["id"].values[row]
    for name in REQUIRED:
        column = columns.get(name)
        if column is None or column.values[row]:
            continue
        at = source.locate(line, name)
        text = column.texts[row]
        bad = column.bad.get(text)
        if bad:
            message = phrase("{}: {} {}; the row is not read", words(headers[name]), text, bad.why)
            problem = file_problem(at, f"{bad.variant}.{name}.{line}", message, bad.cure)
        else:
            message = phrase("the row has no {}, it is not read", words(name))
            problem = file_problem(at, f"missing.{name}.{line}", message, _FILL)
        if id_:
            subject = Subject("commitment", id_)
            problem = replace(problem, variant=f"missing.{name}", subject=subject)
        yield problem


def _leave_out(values: dict[str, Sequence[Any]], unusable: Mapping[int, Sequence[str]]) -> None:
    """What cannot be relied on is no value: two deals must not become one."""
    for name in values.keys() - set(REQUIRED):
        rows = [row for row, names in unusable.items() if name in names]
        if any(values[name][row] is not None for row in rows):
            kept = list(values[name])
            for row in rows:
                kept[row] = None
            values[name] = kept


def _without_customer(
    values: dict[str, Sequence[Any]], unusable: dict[int, list[str]], count: int
) -> None:
    """No column names the customers: nobody can tell which promises belong together."""
    values["customer"] = [""] * count
    values.setdefault("deal", values["id"])
    for row in range(count):
        unusable.setdefault(row, []).append("customer")


def _imply_status(values: dict[str, Sequence[Any]], count: int) -> None:
    """Where no status is given, the dates say it: delivered, else signed, else proposed."""
    status = values.get("status") or [None] * count
    if None not in status and status:
        return
    delivered = values.get("delivered_on") or repeat(None, count)
    signed = values.get("signed_on") or repeat(None, count)
    values["status"] = [
        given or ("delivered" if done else "signed" if day else "proposed")
        for given, done, day in zip(status, delivered, signed, strict=True)
    ]


def _place_close_date(
    values: dict[str, Sequence[Any]], unusable: Mapping[int, list[str]], count: int
) -> None:
    """A deal's close date is the expected signature before it and the signature after it."""
    close = values.pop(CLOSE_DATE, None)
    if close is None:
        return
    for fields in unusable.values():
        if CLOSE_DATE in fields:
            fields[fields.index(CLOSE_DATE)] = "expected_signature"
            fields.append("signed_on")
    for name, when in (("signed_on", _AFTER_SIGNATURE), ("expected_signature", _BEFORE_SIGNATURE)):
        given = values.get(name) or repeat(None, count)
        values[name] = [
            own or (day if status in when else None)
            for own, day, status in zip(given, close, values["status"], strict=True)
        ]


def _assembled(
    values: Mapping[str, Sequence[Any]], unusable: Mapping[int, list[str]], lines: Sequence[int],
    source: Source, open_days: Iterable[bool],
) -> tuple[Commitment, ...]:  # fmt: skip
    count = len(lines)
    columns = [_filled(name, values.get(name), count) for name in RECORD_FIELDS]
    wheres = map(partial(tuple.__new__, Where), zip(repeat(source), lines, strict=False))
    bad: Any = repeat((), count)
    if unusable:
        bad = [tuple(unusable.get(row, ())) for row in range(count)]
    after = Commitment._fields[Commitment._fields.index("unusable") + 1 :]
    known: Mapping[str, Iterable[Any]] = {"is_due_open": open_days}
    rest = (known.get(name) or repeat(_DEFAULTS[name], count) for name in after)
    rows = zip(*columns, wheres, bad, *rest, strict=True)
    return tuple(map(partial(tuple.__new__, Commitment), rows))


def _filled(name: str, column: Sequence[Any] | None, count: int) -> Any:
    """The column with the field's default where a cell is empty."""
    default = _DEFAULTS.get(name)
    if column is None:
        return repeat(default, count)
    if default is None or None not in column:
        return column
    return [default if value is None else value for value in column]


TOLD_PER_FIELD = 20

_LONGEST_SHOWN = 80


class Place(Struct, frozen=True):
    """Where the cells of a field stand, and whose they are."""

    field: str
    header: str
    ids: Sequence[str | None]
    lines: Sequence[int]
    source: Source

    def at(self, row: int) -> Location:
        return self.source.locate(self.lines[row], self.field)


def bad_cells(column: Column, place: Place) -> tuple[list[Problem], dict[int, None]]:
    """The problems of a column, and the rows they concern."""
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    rows: dict[int, None] = {}
    for row, text in enumerate(column.texts):
        if text in column.bad:
            rows[row] = None
            first.setdefault(text, row)
            count[text] = count.get(text, 0) + 1
    told = _grouped(column.bad, first, count)
    problems = [
        _problem(place, bad, text, count[text], first[text])
        for text, bad in list(told.items())[:TOLD_PER_FIELD]
    ]
    left = len(told) - TOLD_PER_FIELD
    if left > 0:
        more = times(left, "more value")
        message = phrase("{} in {} cannot be used", more, words(place.header))
        cure = words("correct or map the column")
        problems.append(file_problem(place.at(0), f"more_values.{place.field}", message, cure))
    return problems, rows


def _grouped(
    bad: Mapping[str, Bad], first: Mapping[str, int], count: dict[str, int]
) -> dict[str, Bad]:
    """A doubt about how the column is written is one doubt, however many cells show it."""
    told: dict[str, Bad] = {}
    doubts: dict[str, str] = {}
    for text in first:
        reason = bad[text]
        if reason.variant.startswith("ambiguous"):
            main = doubts.setdefault(reason.variant, text)
            if main != text:
                count[main] += count[text]
                continue
        told[text] = reason
    return told


def _problem(place: Place, bad: Bad, text: str, count: int, row: int) -> Problem:
    more = phrase(" ({} cells, first here)", count) if count > 1 else words("")
    message = phrase("{}: {} {}{}", words(place.header), shown(text), bad.why, more)
    id_ = place.ids[row]
    if id_:
        message = phrase("{}: {}", ident(id_), message)
    return Problem(
        variant=f"{bad.variant}.{place.field}",
        message=message,
        at=place.at(row),
        subject=Subject("commitment", id_) if id_ else file_subject(place.source.path),
        next_step=bad.cure,
    )


def shown(text: str) -> Said:
    """A cell's text in a sentence, not longer than one reads."""
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "\u2026"
    return Said("value", repr(short) if "'" not in short and "\\" not in repr(short) else short)
