"""A row and its paper are one promise: the promises of documents that a row already stands for.

They leave the list of promises, so that nothing counts twice, and stay beside their row: what
their words state is judged as read, and held against what the row gives.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise

_OF_ITS_OWN = frozenset(
    ("exclusivity", "mfn", "eol_support", "ip_escrow", "pricing", "roadmap_disclosure")
)
"""Kinds that say another thing of a capability than that it will be there."""


def paired(project: Project) -> Project:
    """The project with the promises of documents that are a row's paper beside that row."""
    if not any(promise.read for promise in project.commitments):
        return project
    rows: defaultdict[str, list[Commitment]] = defaultdict(list)
    for promise in project.commitments:
        if promise.read is None and promise.deal:
            rows[promise.deal].append(promise)
    papers: dict[str, list[Commitment]] = {}
    rest: list[Commitment] = []
    for promise in project.commitments:
        row = _row_of(promise.read, rows.get(promise.deal, ()), project)
        if row is None:
            rest.append(promise)
        else:
            papers.setdefault(row.id, []).append(promise)
    found: Mapping[str, tuple[Commitment, ...]] = {id_: tuple(own) for id_, own in papers.items()}
    return replace(project, commitments=tuple(rest), papers=found)


def _row_of(
    read: ReadPromise | None, rows: Iterable[Commitment], project: Project
) -> Commitment | None:
    """The row of the same deal about the same thing; of several the one with the same day."""
    if read is None:
        return None
    same = [row for row in rows if row.is_open and _is_same(row, read, project)]
    return next((row for row in same if row.due == read.due), same[0] if same else None)


def _is_same(row: Commitment, read: ReadPromise, project: Project) -> bool:
    if row.kind != read.kind and not _OF_ITS_OWN.isdisjoint((row.kind, read.kind)):
        return False
    bands = read.bands
    for name in ("dimension", "certification"):
        given, stated = getattr(row, name), getattr(read, name)
        if given or (stated and bands.get(name) != "unclear"):
            return bool(given) and given == stated
    known = project.capabilities
    named = {known[name].id for name in row.capability if name in known}
    return bands.get("capabilities") != "unclear" and not named.isdisjoint(read.capabilities)
