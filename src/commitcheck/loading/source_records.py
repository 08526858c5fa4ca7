"""A YAML file of promises as it came, kept as a way to read its records once more, as a table."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from commitcheck.loading.commitment_records import entries, key_of, named_fields
from commitcheck.loading.yaml_document import Document
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.source_table import RowsOfFile, SourceRow, SourceTable

_HOLDS_MORE = (Mapping, list, tuple)


def source_of_yaml(document: Document, commitments: Sequence[Commitment]) -> SourceTable:
    """A YAML file: our fields in the schema's order, then the user's own keys; values as our
    tables write them.
    """
    records = list(entries(document.raw))
    named = dict.fromkeys(str(name) for _, item in records for name in item)
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
        return json.dumps(_nested(value), ensure_ascii=False)
    return f"{cell_of(role)}@{cell_of(day)}" if day else cell_of(role)


def _list(values: Sequence[Any]) -> str:
    """Parts that hold the separator themselves are kept apart as a JSON list."""
    if any(isinstance(one, list | tuple) for one in values):
        return json.dumps(_nested(values), ensure_ascii=False)
    found = list(map(cell_of, values))
    if any(";" in part or part != part.strip() or part[:1] == "[" for part in found):
        return json.dumps(found, ensure_ascii=False)
    return ";".join(found)


def _nested(value: Any) -> Any:
    """What stands deeper, for one JSON text: JSON in JSON would double its signs at every step."""
    if isinstance(value, Mapping):
        return {str(name): _nested(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return list(map(_nested, value))
    return cell_of(value)
