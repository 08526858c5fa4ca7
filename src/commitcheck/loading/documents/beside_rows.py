"""A row and its paper are one promise: the promises of documents that a row already stands for.

They leave the list of promises, so that nothing counts twice, and stay beside their row: what
their words state is judged as read, and held against what the row gives.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.model.document import Paper
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise
from commitcheck.model.spelling import Meant, folded, has_unseen

_OF_ITS_OWN = frozenset(
    ("exclusivity", "mfn", "eol_support", "ip_escrow", "pricing", "roadmap_disclosure")
)
"""Kinds that say another thing of a capability than that it will be there."""


def bound(paper: Paper, rows: Sequence[Commitment]) -> Paper:
    """The paper with the deal of the rows that its own words for the deal mean: its id, else the
    only deal whose customer or id has these words. Where several may be meant it is of none, so
    that the run asks.
    """
    said = paper.deal or paper.customer or ""
    wanted = folded(said)
    if not wanted:
        return paper
    if has_unseen(said):
        names = {folded(name) for row in rows for name in (row.deal_id, row.customer)}
        wanted = Meant(names).by(said) or wanted
    whole = re.compile(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])")
    looks: tuple[Callable[[Commitment], object], ...] = (
        lambda row: folded(row.deal_id) == wanted,
        lambda row: folded(row.customer) == wanted,
        lambda row: whole.search(folded(row.deal_id)) or whole.search(folded(row.customer)),
    )
    for is_meant in looks:
        meant = {row.deal_id: row for row in rows if is_meant(row)}
        if len(meant) == 1:
            ((deal, row),) = meant.items()
            return replace(paper, deal=deal, customer=paper.customer or row.customer)
        if meant:
            return replace(paper, deal=None)
    return paper


def paired(project: Project) -> Project:
    """The project with the promises of documents that are a row's paper beside that row."""
    if not any(map(_is_of_a_document, project.commitments)):
        return project
    rows: defaultdict[str, list[Commitment]] = defaultdict(list)
    for promise in project.commitments:
        if promise.deal and not _is_of_a_document(promise):
            rows[promise.deal].append(promise)
    papers: dict[str, list[Commitment]] = {}
    rest: list[Commitment] = []
    for promise in project.commitments:
        own = rows.get(promise.deal, ()) if _is_of_a_document(promise) else ()
        row = _row_of(promise.read, own, project)
        if row is None:
            rest.append(promise)
        else:
            papers.setdefault(row.id, []).append(promise)
    found: Mapping[str, tuple[Commitment, ...]] = {id_: tuple(own) for id_, own in papers.items()}
    return replace(project, commitments=tuple(rest), papers=found)


def _is_of_a_document(promise: Commitment) -> bool:
    """Its words were read where they stand; a record of a YAML file that keeps what was read of
    it (its key is a path) stands for itself.
    """
    return promise.read is not None and not isinstance(promise.where.key, tuple)


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
