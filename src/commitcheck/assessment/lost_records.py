"""Records that made no promise because they could not be read, by the deals they may belong to."""

from collections.abc import Collection

from commitcheck.model.project import LostRecord, Project


def deals_in_doubt(project: Project, deals: Collection[str]) -> frozenset[str]:
    """The deals that a lost record belongs to, or may belong to: none of these is known whole."""
    found: set[str] = set()
    for lost in project.lost:
        found.update(_may_be_of(lost, deals))
        if len(found) == len(deals):
            break
    return frozenset(found)


def lost_promises(project: Project, deals: Collection[str]) -> frozenset[str]:
    """The ids of the lost records that belong, or may belong, to any of these deals."""
    return frozenset(lost.id for lost in project.lost if lost.id and _may_be_of(lost, deals))


def _may_be_of(lost: LostRecord, deals: Collection[str]) -> Collection[str]:
    """The one it names, among all its cells where its columns are not known; where nothing says
    which, any of them.
    """
    if lost.deal is not None:
        return (lost.deal,) if lost.deal in deals else ()
    return lost.cells.intersection(deals) if lost.cells else deals
