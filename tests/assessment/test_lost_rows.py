"""Rows that made no promise because they could not be read, by the deals that they name."""

from dataclasses import replace

from building import project, vision
from commitcheck.assessment.lost_rows import lost_rows
from commitcheck.model.project import Project
from commitcheck.model.source_table import SourceRow, SourceTable

ROWS = (
    SourceRow("C-1", ("D-1", "Acme", "read")),
    SourceRow(None, (" D-1 ", "Acme", "torn")),
    SourceRow(None, ("D-1", "again")),
    SourceRow(None, ("D-2 and more", "Bolt")),
    SourceRow(None, ("D-3", "Crux")),
)


def read(*, lost: int) -> Project:
    table = SourceTable("deals.csv", ("deal", "customer", "title"), lambda: ROWS)
    return replace(project(vision()), rows_lost=lost, tables=(table,))


def test_the_cells_of_lost_rows_are_gathered_by_deal() -> None:
    """A row names a deal when a cell says just that; other deals are not asked about."""
    assert lost_rows(read(lost=4), {"D-1", "D-2"}) == {
        "D-1": frozenset(("D-1", "Acme", "torn", "again"))
    }


def test_without_a_loss_the_input_is_not_read_again() -> None:
    assert lost_rows(read(lost=0), {"D-1"}) == {}
