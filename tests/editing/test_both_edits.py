"""Decisions of two people in one file: neither loses what the other wrote."""

from commitcheck.editing.both_edits import BothEdits
from commitcheck.model.waiver import Link

ANN, BEA = (Link("1", "capability:sso", "accepted", by) for by in ("ann", "bea"))
OTHER = Link("2", "capability:audit", "accepted", "bea")


def test_without_a_change_the_answer_is_written() -> None:
    """And taken back again by an undo."""
    edits = BothEdits([OTHER])
    assert set(edits.together([OTHER, ANN], [OTHER])) == {OTHER, ANN}
    assert edits.together([OTHER], [OTHER, ANN]) == (OTHER,)
    assert edits.clashes == []


def test_other_decisions_are_kept() -> None:
    """Those that were added, and those that were taken away."""
    assert set(BothEdits([]).together([ANN], [OTHER])) == {ANN, OTHER}
    assert BothEdits([OTHER]).together([OTHER, ANN], []) == (ANN,)


def test_a_clash_on_one_promise_is_known() -> None:
    """The one that stands in the file stays, also when more is decided after it."""
    edits = BothEdits([])
    assert edits.together([ANN], [BEA]) == (BEA,)
    assert edits.clashes == ["1"]
    assert set(edits.together([ANN, OTHER], [BEA])) == {BEA, OTHER}
    assert edits.clashes == ["1"]


def test_the_same_decision_is_no_clash() -> None:
    """Both meant it."""
    edits = BothEdits([])
    assert edits.together([ANN], [ANN]) == (ANN,)
    assert edits.clashes == []


def test_a_decision_that_stands_in_another_file_is_not_taken_away() -> None:
    """What is known from elsewhere is not missing in this file."""
    edits = BothEdits([OTHER], in_file=[])
    assert edits.together([OTHER, ANN], []) == (ANN,)
    assert edits.clashes == []
