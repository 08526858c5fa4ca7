"""Checked data of the files beside the vision as waivers, links and a baseline."""

from collections.abc import Iterator, Mapping
from typing import Any

from commitcheck.loading.records.build import R, build, day_in
from commitcheck.model.location import Source, Where
from commitcheck.model.waiver import About, Baseline, BaselineEntry, Link, Waiver

_IDENTIFYING = ("fingerprint", "rule", "severity", "subject_kind", "subject_id")


def waivers_of(data: Mapping[str, Any], source: Source) -> tuple[Waiver, ...]:
    """Every waiver with an id and a rule; what else it lacks is the waiver rules' business."""
    return tuple(_records(Waiver, "waivers", data, source, needs=("id", "rule")))


def links_of(data: Mapping[str, Any], source: Source) -> tuple[Link, ...]:
    """Every link that names a promise."""
    return tuple(_records(Link, "links", data, source, needs=("commitment",)))


def baseline_of(data: Mapping[str, Any]) -> Baseline:
    """The known findings; an entry that lost a part could match nothing and is left out."""
    written = data.get("as_of")
    return Baseline(
        entries=tuple(_entries(data)),
        as_of=day_in("as_of", written) if written else None,
        dominant_roots=tuple(data.get("dominant_roots") or ()),
    )


def _entries(data: Mapping[str, Any]) -> Iterator[BaselineEntry]:
    for item in data.get("entries") or ():
        values = {name: item.get(name) for name in _IDENTIFYING}
        if None not in values.values():
            yield BaselineEntry(**values, about=_about(item.get("about")))


def _about(data: Mapping[str, Any] | None) -> About | None:
    if data is None:
        return None
    due = data.get("due")
    return About(
        counterparts=tuple(data.get("counterparts") or ()),
        values=tuple(data.get("values") or ()),
        due=day_in("due", due) if due else None,
        **{name: data.get(name) for name in ("customer", "deal", "signed")},
    )


def _records(
    record: type[R],
    section: str,
    data: Mapping[str, Any],
    source: Source,
    *,
    needs: tuple[str, ...],
) -> Iterator[R]:
    for index, item in enumerate(data.get(section) or ()):
        if all(item.get(name) is not None for name in needs):
            yield build(record, item, Where(source, (section, index)))
