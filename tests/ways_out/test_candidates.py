"""What a change costs, which of them go together, and what they make of a project."""

import datetime as dt

import pytest

import building as b
from commitcheck.model.commitment import Approval
from commitcheck.ways_out.candidate import FREE, Candidate, changed, cost, in_order
from ways_out.searches import DECIDE, LOWER, MOVE, NARROW, STRIKE, SWAP, UNDATE, approval, change


def test_what_a_deal_desk_gives_up_last_is_dearest() -> None:
    """A place for each of the groups, from the dearest to the cheapest."""
    cheaper = [approval(0, "legal"), NARROW, MOVE, UNDATE, SWAP, STRIKE]
    assert [cost((it,)) for it in cheaper] == [
        (0, 0, 0, 0, 0, 1), (0, 0, 0, 0, 1, 0), (0, 0, 0, 1, 0, 0), (0, 0, 1, 0, 0, 0),
        (0, 1, 0, 0, 0, 0), (1, 0, 0, 0, 0, 0),
    ]  # fmt: skip
    assert (cost((LOWER,)), cost((DECIDE,))) == (cost((NARROW,)), cost((approval(0, "legal"),)))
    assert cost((STRIKE, change(1, "strike", status="withdrawn"), MOVE)) == (2, 0, 0, 1, 0, 0)
    assert cost(()) == FREE == (0,) * 6
    assert sorted(cheaper, key=lambda it: cost((it,))) == cheaper
    assert cost((change(due=None, is_due_open=False),)) == cost((MOVE,))


@pytest.mark.parametrize(
    ("one_side", "other", "expected"),
    [
        (MOVE, change(1), True),
        (STRIKE, change(1, "strike", status="withdrawn"), True),
        (STRIKE, MOVE, False),
        (MOVE, LOWER, True),
        (MOVE, UNDATE, False),
        (change(a=1, c=1), change(c=2, d=2), False),
        (approval(0, "legal"), approval(0, "finance"), True),
        (approval(0, "legal", "finance"), approval(0, "finance"), False),
        (approval(0, "legal"), approval(1, "legal"), True),
        (approval(0, "legal"), MOVE, True),
        (approval(0, "legal"), change(approvals=()), False),
    ],
)
def test_which_changes_go_together(
    one_side: Candidate, other: Candidate, *, expected: bool
) -> None:
    assert one_side.goes_with(other) is expected
    assert other.goes_with(one_side) is expected


def test_changes_are_made_in_a_copy() -> None:
    """An approval takes the place of an older one of its role, and columns that are new count."""
    promises = [
        b.promise("C-1", due="2026-06-30"),
        b.promise("C-2", approvals=["legal@2026-01-05", "product@2026-01-06"]),
        b.promise("C-3"),
    ]
    project = b.project(b.vision(), promises, fields=("id", "title"))
    day = dt.date(2026, 7, 1)
    chosen = frozenset((change(0, due=day), approval(1, "legal", "finance")))
    made = changed(project, chosen, day)
    assert [it.due for it in made.commitments] == [day, None, None]
    assert made.commitments[1].approvals == (
        Approval("product", dt.date(2026, 1, 6)), Approval("legal", day), Approval("finance", day),
    )  # fmt: skip
    assert made.commitments[2] is project.commitments[2]
    assert made.fields == {"id", "title", "due", "approvals"}
    assert project.commitments[0].due == dt.date(2026, 6, 30)


def test_changes_come_by_promise_the_dearest_first_and_approvals_last() -> None:
    every = [approval(0, "legal"), LOWER, MOVE, SWAP, change(1), approval(1, "legal"), DECIDE]
    expected = [SWAP, MOVE, LOWER, DECIDE, every[0], every[4], every[5]]
    assert in_order(every) == expected
    assert in_order(every[::-1]) == expected
