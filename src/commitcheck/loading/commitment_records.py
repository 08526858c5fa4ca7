"""A commitments file's checked data as promises."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from commitcheck.loading.records import converted
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.location import Source, Where
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
    values = converted(Commitment, item, where)
    values.setdefault("status", implied_status(values))
    return Commitment(**values, where=where, unusable=unusable)


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
    named = {name for _, item in entries(data) for name in item}
    if "delivery_mode" in named:
        named |= _EXIT
    return frozenset(RECORD_FIELDS) & named


def entries(data: Any) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    """Every record of a commitments file with its key path; what is no record is passed over."""
    listed, prefix = _listed(data)
    for index, item in enumerate(listed):
        if isinstance(item, Mapping):
            yield (*prefix, index), item


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
