"""What people decided, in the promises: values that they confirmed, links, approvals.

A remembered link that was accepted counts like an id written in the promise.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from commitcheck.loading.confirming import confirmed, remembering
from commitcheck.loading.documents.beside_rows import paired
from commitcheck.loading.records.decisions import approved
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Link
from commitcheck.model.project import Project

_FIELDS = ("capability", "roadmap_item")


def as_decided(project: Project) -> Project:
    """The project with every decision in its promises, and papers beside the rows they are of."""
    return paired(approved(remembering(project, linked(confirmed(project)))))


def linked(project: Project) -> Project:
    """The project with every accepted link in its promises; suspect ones are left to be asked.

    A link fills in a field, so that field counts as named by the input from then on.
    """
    accepted: dict[str, list[Link]] = {}
    for link in project.links:
        if link.decision == "accepted" and link.item:
            accepted.setdefault(link.commitment, []).append(link)
    if not accepted:
        return project
    promises = tuple(
        _with_links(promise, accepted[promise.id], project) if promise.id in accepted else promise
        for promise in project.commitments
    )
    named = {kind for promise in promises for kind, _ in map(_parts, promise.linked)}
    fields = project.fields | named.intersection(_FIELDS)
    return replace(project, commitments=promises, fields=fields)


def _with_links(promise: Commitment, links: Iterable[Link], project: Project) -> Commitment:
    items = [link.item for link in links if link.item and not link.is_suspect(promise)]
    found: dict[str, tuple[str, ...]] = {field: getattr(promise, field) for field in _FIELDS}
    for kind, name in map(_parts, items):
        if kind in found and not _names(found[kind], name, project):
            found[kind] = (*found[kind], name)
    return promise._replace(
        capability=found["capability"],
        roadmap_item=found["roadmap_item"],
        linked=(*promise.linked, *items),
    )


def _names(ids: Iterable[str], wanted: str, project: Project) -> bool:
    """Is the thing among these ids already, by this or by another of its names?"""
    meant = project.capabilities.get(wanted)
    return any(
        name == wanted or (meant is not None and project.capabilities.get(name) is meant)
        for name in ids
    )


def _parts(item: str) -> tuple[str, str]:
    kind, _, name = item.partition(":")
    return kind, name
