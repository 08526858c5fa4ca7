"""Rows that made no promise because they could not be read, by the deals that they name."""

from collections.abc import Collection, Mapping

from commitcheck.model.project import Project


def lost_rows(project: Project, deals: Collection[str]) -> Mapping[str, frozenset[str]]:
    """The cells of the lost rows of each of these deals; of a deal without any, nothing.

    A row names a deal when one of its cells says just that: which column it stood in may be
    what could not be read. The input is read once more for it, so only after a loss; then rows
    that the configuration leaves out count too, since nobody can tell them from those.
    """
    if not project.rows_lost:
        return {}
    found: dict[str, frozenset[str]] = {}
    for table in project.tables:
        for row in table.rows():
            if row.commitment is None:
                cells = frozenset(cell.strip() for cell in row.cells)
                for deal in cells.intersection(deals):
                    found[deal] = found.get(deal, frozenset()) | cells
    return found
