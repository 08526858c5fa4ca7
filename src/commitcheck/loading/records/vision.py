"""vision.yaml's checked data as a Vision."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from commitcheck.loading.records.build import build
from commitcheck.loading.schemas.subjects import subject_at
from commitcheck.model.config import Policy, Shared, WaiverBudget
from commitcheck.model.location import Source, Where
from commitcheck.model.vision import Product, Vision

Key = tuple[str | int, ...]
ROOT: Key = ()
NOTHING: Mapping[Key, tuple[str, ...]] = MappingProxyType({})
NO_PACKS: Mapping[str, tuple[Any, str]] = MappingProxyType({})


def vision_of(
    data: Mapping[str, Any],
    source: Source,
    unusable: Mapping[Key, tuple[str, ...]] = NOTHING,
    shared: Mapping[str, tuple[Any, str]] = NO_PACKS,
) -> Vision:
    """Build the vision. Without a usable product the rest is still worth checking.

    `unusable` names, by a record's key path, the fields whose value had to be dropped. `shared`
    are thresholds of packs, each with its pack: what the vision sets itself stands over them.
    """
    sections = {name: value for name, value in data.items() if name != "policy"}
    sections["product"] = {"name": "", **(data.get("product") or {})}
    sections["roadmap"] = [_interval(item) for item in data.get("roadmap") or ()]
    stage = sections["product"].get("stage") or Product(name="").stage
    return build(
        Vision,
        sections,
        Where(source, ROOT),
        policy=Policy.of(stage, _overrides(data.get("policy") or {}), _of_packs(shared)),
        named=frozenset(data),
        unusable=_undecided(data) | _by_record(data, unusable),
    )


UNDECIDED = ("decided",)
"""What stands for the fields of a record that is only proposed."""


def _undecided(data: Mapping[str, Any]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Capabilities and segments that nobody decided on: what rests on one is left unjudged."""
    segments = (data.get("positioning") or {}).get("segments") or ()
    kinds = (("capability", data.get("capabilities") or ()), ("segment", segments))
    return {
        (kind, record["id"]): UNDECIDED
        for kind, records in kinds
        for record in records
        if record.get("decided") is False and "id" in record
    }


def _by_record(data: Any, unusable: Mapping[Key, tuple[str, ...]]) -> dict[tuple[str, str], Any]:
    """The dropped fields by kind and id of their record; a slot of the positioning is its own.

    A fact has no id: it goes by its dimension.
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for key, names in unusable.items():
        subject = subject_at(data, key, "")
        if subject.kind != "file":
            found[subject[:2]] = (*found.get(subject[:2], ()), *names)
        elif key[:1] == ("facts",) and len(key) > 1:
            name = str(data["facts"][key[1]].get("dimension", ""))
            found["fact", name] = (*found.get(("fact", name), ()), *names)
        elif key[:1] == ("positioning",):
            found |= {("slot", name): (name,) for name in names}
    return found


def _interval(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """One date given is both; copied as written, so that a quarter stays the whole quarter."""
    earliest, latest = item.get("earliest"), item.get("latest")
    return {
        **item,
        "earliest": earliest or latest,
        "latest": latest or earliest,
        "has_earliest": bool(earliest),
    }


def _of_packs(shared: Mapping[str, tuple[Any, str]]) -> dict[str, Shared]:
    values = _overrides({key: value for key, (value, _) in shared.items()})
    return {key: Shared(value, shared[key][1]) for key, value in values.items()}


def _overrides(policy: Mapping[str, Any]) -> dict[str, Any]:
    settings = {key: value for key, value in policy.items() if value is not None}
    if "max_waivers" in settings:
        settings["max_waivers"] = WaiverBudget(**settings["max_waivers"])
    if "approvals" in settings:
        settings["approvals"] = {
            kind: tuple(roles) for kind, roles in settings["approvals"].items() if roles is not None
        }
    return settings
