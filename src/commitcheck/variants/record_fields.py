"""A project as records inside records, whatever their class: what both comparing and taking back
walk over. A new collection of the vision or a new field of a promise needs nothing here.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from commitcheck.model.config import Policy
from commitcheck.model.vision import Record

KINDS = {
    "alternatives": "alternative",
    "business_goals": "business_goal",
    "capabilities": "capability",
    "certifications": "certification",
    "commitments": "commitment",
    "differentiators": "differentiator",
    "dimensions": "dimension",
    "facts": "fact",
    "guardrails": "guardrail",
    "inputs": "file",
    "links": "link",
    "non_goals": "non_goal",
    "periods": "period",
    "roadmap": "roadmap_item",
    "segments": "segment",
    "stakeholders": "stakeholder",
    "tenets": "tenet",
    "themes": "theme",
    "waivers": "waiver",
}
"""The kind of what a collection holds, as findings name it; a new one goes by its own name."""

_NOT_COMPARED = frozenset(
    (
        "where",
        "unusable",
        "overridden",
        "from_packs",
        "has_earliest",
        "path",
        "digest",
        "summary",
        "exported_at",
    )
)
"""Where things stand, and what follows from the rest."""


def names_of(record: Any) -> tuple[str, ...]:
    """The fields of a value, in their order; a promise is a named tuple, all else a Struct."""
    kind = type(record)
    return tuple(kind._fields if hasattr(kind, "_fields") else kind.__struct_fields__)


def with_fields(record: Any, **values: Any) -> Any:
    """The same value but for these fields."""
    if not values:
        return record
    if hasattr(record, "_replace"):
        return record._replace(**values)
    return msgspec.structs.replace(record, **values)


def is_record(value: Any) -> bool:
    """Something with fields of its own that stands inside another."""
    return isinstance(value, Record | Policy)


def is_collection(value: Any) -> bool:
    """Several records; ids of such records are none."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)


def compared_fields(record: Any) -> Iterator[tuple[str, Any]]:
    """The fields that say something, each with its value."""
    for name in names_of(record):
        if name not in _NOT_COMPARED:
            yield name, getattr(record, name)


def id_of(record: Any) -> str:
    """What a record is called; a link by both of its ends."""
    if hasattr(record, "commitment") and hasattr(record, "item"):
        return f"{record.commitment} {record.item or ''}".strip()
    for name in ("id", "dimension", "role", "name", "metric"):
        value = getattr(record, name, None)
        if value:
            return str(value)
    return ""


def keyed(records: Sequence[Any]) -> dict[tuple[str, int], Any]:
    """Records by their id; a second one of the same id by its number too."""
    found: dict[tuple[str, int], Any] = {}
    seen: dict[str, int] = {}
    for record in records:
        name = id_of(record)
        found[name, seen.get(name, 0)] = record
        seen[name] = seen.get(name, 0) + 1
    return found
