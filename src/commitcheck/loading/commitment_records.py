"""A commitments file's checked data as promises."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from commitcheck.loading.records import converted
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.location import Source, Where

KeyPath = tuple[str | int, ...]
_NOTHING_UNUSABLE: Mapping[KeyPath, tuple[str, ...]] = {}


class CommitmentRecords(NamedTuple):
    """What one file gave: promises, the fields that some record names, and records lost."""

    commitments: tuple[Commitment, ...]
    fields: frozenset[str]
    rows_lost: int = 0


def commitments_of(
    data: Mapping[str, Any] | list[Any],
    source: Source,
    unusable: Mapping[KeyPath, tuple[str, ...]] = _NOTHING_UNUSABLE,
) -> CommitmentRecords:
    """Build the promises of a mapping with `commitments`, or of a bare list.

    `unusable` names, by a record's key path, the fields whose value had to be dropped. A
    record without an id is lost: nothing could refer to it. One without a customer or a title
    is kept, with that field unusable, so that it is at best "cannot tell".
    """
    promises: list[Commitment] = []
    fields: set[str] = set()
    lost = 0
    for key, item in _items(data):
        dropped = unusable.get(key, ())
        fields.update(item, dropped)
        if item.get("id") is None:
            lost += 1
            continue
        promises.append(promise_of(item, Where(source, key), dropped))
    return CommitmentRecords(tuple(promises), frozenset(fields).intersection(RECORD_FIELDS), lost)


def promise_of(item: Mapping[str, Any], where: Where, unusable: tuple[str, ...] = ()) -> Commitment:
    """Build one promise with its defaults."""
    values = converted(Commitment, item, where)
    for name in ("customer", "title"):
        if values.setdefault(name, "") == "" and name not in unusable:
            unusable = (*unusable, name)
    if not values["customer"]:
        values.setdefault("deal", values["id"])  # without a customer it belongs with no other
    values.setdefault("status", implied_status(values))
    return Commitment(**values, where=where, unusable=unusable)


def implied_status(values: Mapping[str, Any]) -> str:
    """What the dates say where no status is given."""
    if values.get("delivered_on") is not None:
        return "delivered"
    return "signed" if values.get("signed_on") is not None else "proposed"


def _items(data: Mapping[str, Any] | list[Any]) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    prefix: KeyPath = () if isinstance(data, list) else ("commitments",)
    listed = data if isinstance(data, list) else data.get("commitments") or []
    for index, item in enumerate(listed):
        if isinstance(item, Mapping):
            yield (*prefix, index), item
