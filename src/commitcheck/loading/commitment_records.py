"""A commitments file's checked data as promises."""

from collections.abc import Iterator, Mapping
from typing import Any

from commitcheck.loading.records import converted
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.location import Source, Where

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
    prefix: KeyPath = () if isinstance(data, list) else ("commitments",)
    listed = data.get("commitments") if isinstance(data, Mapping) else data
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(item, Mapping):
            yield (*prefix, index), item


def count_written(data: Any) -> int:
    """How many entries a file lists, readable or not; an empty dash is none."""
    listed = data.get("commitments") if isinstance(data, Mapping) else data
    return sum(item is not None for item in listed) if isinstance(listed, list) else 0
