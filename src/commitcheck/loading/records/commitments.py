"""A commitments file's checked data as promises.

A YAML file of promises as it came, kept as a way to read its records once more, as a table.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from commitcheck.loading.records.build import converted
from commitcheck.loading.records.read_block import is_of_other_words, read_of
from commitcheck.loading.schemas.check import Document
from commitcheck.loading.schemas.read import OPEN
from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.loading.tables.cells import clean, is_unusable, names_nobody, says_nothing
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.finding import Problem, Severity, Subject
from commitcheck.model.json_text import to_json
from commitcheck.model.location import Location, RowsOfFile, Source, SourceRow, SourceTable, Where
from commitcheck.model.phrase import Phrase, Said, counted, phrase, quote, words
from commitcheck.model.project import LostRecord

KeyPath = tuple[str | int, ...]

Unusable = Mapping[KeyPath, tuple[str, ...]]


def commitments_of(data: Any, source: Source, unusable: Unusable) -> tuple[Commitment, ...]:
    """Build the promises of a mapping with `commitments`, or of a bare list.

    `unusable` names, by a record's key path, the fields whose value had to be dropped.
    """
    return tuple(
        promise_of(item, Where(source, key), unusable.get(key, ())) for key, item in entries(data)
    )


def promise_of(item: Mapping[str, Any], where: Where, unusable: tuple[str, ...] = ()) -> Commitment:
    """Build one promise with its defaults."""
    is_due_open = item.get("due") == OPEN
    if is_due_open:
        item = {name: value for name, value in item.items() if name != "due"}
    values = converted(Commitment, item, where)
    values.setdefault("status", implied_status(values))
    read = read_of(item) if item.get("read") else None
    return Commitment(**values, where=where, unusable=unusable, is_due_open=is_due_open, read=read)


def implied_status(values: Mapping[str, Any]) -> str:
    """What the dates say where no status is given."""
    if values.get("delivered_on") is not None:
        return "delivered"
    return "signed" if values.get("signed_on") is not None else "proposed"


_EXIT = frozenset(("hardening_due", "exit_criteria"))


def named_fields(data: Any) -> frozenset[str]:
    """The fields that at least one record of a file names, null or unusable ones too.

    YAML has no columns that somebody would have to add: whoever writes how a fix is delivered
    could write how it ends, so `delivery_mode` names its exit too.
    """
    named = set().union(*(item for _, item in entries(data)))
    if "delivery_mode" in named:
        named |= _EXIT
    return frozenset(RECORD_FIELDS) & named


def entries(data: Any) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    """Every record of a commitments file with its key path; what is no record is passed over."""
    listed, prefix = _listed(data)
    for index, item in enumerate(listed):
        if isinstance(item, Mapping):
            yield (*prefix, index), item


def empty_words(promises: Sequence[Commitment]) -> Iterator[Problem]:
    """Says whose customer or title is a word for nothing, as `[NULL]` or `TBD`, that a program or a
    form has left there, or an error of a spreadsheet.
    """
    for promise in promises:
        for name, said, is_empty in (
            ("customer", promise.customer, names_nobody),
            ("title", promise.title, says_nothing),
        ):
            is_failed = is_unusable(said)
            if is_failed or not clean(said) or is_empty(said):
                yield Problem(
                    f"missing.{name}",
                    phrase(
                        "{} is {}, which is an error of the spreadsheet"
                        if is_failed
                        else "{} is {}, which says nothing",
                        words(name),
                        quote(said),
                    ),
                    promise.at(name),
                    Subject("commitment", promise.id),
                    words("write the customer's name" if name == "customer" else "write it out"),
                )


def unconfirmed(document: Document) -> Iterator[Problem]:
    """Says that what was read of documents (`read:`) counts as read and decides nothing, and of
    which promises the words are others now.
    """
    held = [item for _, item in entries(document.data) if item.get("read")]
    if not held:
        return
    changed = [item for item in held if is_of_other_words(item)]
    if len(held) > len(changed):
        yield _note(
            document,
            "unconfirmed_readings",
            phrase(
                "{} of {}: values that were read and that nobody confirmed are judged as read",
                words(counted(len(held) - len(changed), "promise")),
                Said("path", document.source.path),
            ),
            "confirm them, or move what is right out of read:, up to the promise's own fields",
        )
    if changed:
        yield _note(
            document,
            "reading_of_other_words",
            phrase(
                "{} of {}: the words changed since they were read, so they were read again",
                words(counted(len(changed), "promise")),
                Said("path", document.source.path),
            ),
            "read the document again, or delete read: there",
        )


def _note(document: Document, variant: str, message: Phrase, cure: str) -> Problem:
    path = document.source.path
    return Problem(
        variant=variant,
        message=message,
        at=Location(path),
        subject=file_subject(path),
        next_step=words(cure),
        severity=Severity.WARNING,
        rule="",
    )


def key_of(promise: Commitment) -> KeyPath:
    """The key path of its record in the data."""
    key = promise.where.key
    return key if isinstance(key, tuple) else (1,)


def lost_of(data: Any, promised: Collection[KeyPath]) -> Iterator[LostRecord]:
    """What can be read of the entries that made no promise; an empty dash is no entry."""
    listed, prefix = _listed(data)
    known = frozenset(promised)
    for index, item in enumerate(listed):
        if item is not None and (*prefix, index) not in known:
            yield _lost(item if isinstance(item, Mapping) else {})


def _lost(item: Mapping[str, Any]) -> LostRecord:
    id_, customer, deal = (
        str(value) if isinstance(value := item.get(name), str) and value else None
        for name in ("id", "customer", "deal")
    )
    return LostRecord(id_, customer, deal if item.get("deal") is not None else customer)


def _listed(data: Any) -> tuple[list[Any], KeyPath]:
    """The entries of a file, and what comes before their number in a key path."""
    listed = data.get("commitments") if isinstance(data, Mapping) else data
    return listed if isinstance(listed, list) else [], () if listed is data else ("commitments",)


_HOLDS_MORE = (Mapping, list, tuple)


def source_of_yaml(document: Document, commitments: Sequence[Commitment]) -> SourceTable:
    """A YAML file: our fields in the schema's order, then the user's own keys; values as our
    tables write them.
    """
    records = list(entries(document.raw))
    named = dict.fromkeys(map(str, chain.from_iterable(item for _, item in records)))
    fields = named_fields(document.raw)
    ours = [name for name in RECORD_FIELDS if name in fields]
    header = (*ours, *(name for name in named if name not in RECORD_FIELDS))
    in_file = document.in_file  # the rest of the document need not stay

    def rows() -> Iterator[SourceRow]:
        ids = {in_file(key_of(promise)): promise.id for promise in commitments}
        for key, item in records:
            yield SourceRow(ids.get(key), tuple(cell_of(item.get(name)) for name in header))

    return SourceTable(document.source.path, header, RowsOfFile(rows))


def cell_of(value: Any) -> str:
    """A YAML value as a cell: lists `;`-separated, approvals `role@day`, days as written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return _approval(value)
    if isinstance(value, list | tuple):
        return _list(value)
    return str(value)


def _approval(value: Mapping[Any, Any]) -> str:
    role, day = value.get("role"), value.get("date")
    if not role or isinstance(role, _HOLDS_MORE) or isinstance(day, _HOLDS_MORE):
        return to_json(_nested(value))
    return f"{cell_of(role)}@{cell_of(day)}" if day else cell_of(role)


def _list(values: Sequence[Any]) -> str:
    """Parts that hold the separator themselves are kept apart as a JSON list."""
    if any(isinstance(value, list | tuple) for value in values):
        return to_json(_nested(values))
    found = list(map(cell_of, values))
    if any(";" in part or part != part.strip() or part[:1] == "[" for part in found):
        return to_json(found)
    return ";".join(found)


def _nested(value: Any) -> Any:
    """What stands deeper, for one JSON text: JSON in JSON would double its signs at every step."""
    if isinstance(value, Mapping):
        return {str(name): _nested(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return list(map(_nested, value))
    return cell_of(value)
