"""Records that made no promise because they could not be read, by the deals they may belong to."""

import pytest
from msgspec.structs import replace

from building import project, vision
from commitcheck.assessment.coverage import deals_in_doubt, lost_promises
from commitcheck.model.project import LostRecord, Project

DEALS = frozenset(("D-1", "D-2", "D-3"))


def lacking(*lost: LostRecord) -> Project:
    return replace(project(vision()), lost=lost)


@pytest.mark.parametrize(
    ("lost", "doubted"),
    [
        ((), set()),
        ([LostRecord("C-1", "Acme", "D-1")], {"D-1"}),
        ([LostRecord("C-1", "Acme", "D-9")], set()),
        ([LostRecord("C-1", "Acme"), LostRecord(deal="D-1")], DEALS),
        ([LostRecord(cells=frozenset(("C-4", "D-2", "said", "too", "much")))], {"D-2"}),
        ([LostRecord(cells=frozenset(("C-4", "D-2 and more")))], set()),
    ],
)
def test_a_deal_is_in_doubt_with_a_record_that_may_be_its_own(
    lost: list[LostRecord], doubted: set[str]
) -> None:
    """One that names no deal may be anybody's; where no column is known, a cell must say it."""
    assert deals_in_doubt(lacking(*lost), DEALS) == doubted


def test_the_promises_that_a_deal_may_have_lost() -> None:
    """By their ids, where they have any."""
    lost = lacking(
        LostRecord("C-1", "Acme", "D-1"),
        LostRecord("C-2", "Acme", "D-2"),
        LostRecord("C-3", "Acme"),
        LostRecord(None, "Acme", "D-1"),
    )
    assert lost_promises(lost, {"D-1"}) == {"C-1", "C-3"}
