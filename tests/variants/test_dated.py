"""Which commit made a change: every line between two versions, and what must be said of it."""

from typing import Any

import pytest

from building import project, vision
from commitcheck.model.project import Project
from commitcheck.variants import dating
from commitcheck.variants.changes import changes
from commitcheck.variants.dating import dated
from commitcheck.variants.git_history import SHALLOW, Commit
from commitcheck.variants.versions import Side, Version
from variants.timeline import Past, day


def at(need: str, stage: str = "concept", *themes: str) -> Project:
    """Three things that change on their own."""
    return project(
        vision(product={"name": "x", "stage": stage}, positioning={"need": need}, themes=themes)
    )


def told(
    past: Past, then: Project, now: Project, base: Commit | None, newest: Commit | None = None
) -> tuple[list[str], tuple[str, ...]]:
    """Of each change the number of its commit, and the notes."""
    history: Any = past
    version = Version(side=Side("ref"), project=then, commit=base)
    made = changes(then, now)
    found, notes = dated(made, history, version, newest or past.history.line[0], now)
    assert [change.key for change in found] == [change.key for change in made]
    days = {commit.id: commit.day for commit in past.history.line}
    assert all(change.day == (change.commit and days[change.commit]) for change in found)
    return [
        f"{change.key.field or change.key.id} {(change.commit or '-')[:2]}"
        for change in found
        if change.is_shown
    ], notes


A, B, C = at("a"), at("b"), at("b", "growth")


def test_a_change_is_of_the_commit_that_made_its_value() -> None:
    past = Past(("01-05", A), ("01-06", B), ("01-07", B), ("01-08", C), ("01-09", C))
    first = past.history.line[-1]
    assert told(past, A, C, first) == (["stage 03", "need 01"], ())
    assert past.asked == ["01", "02", "03", "04"]
    newer = past.history.line[-2]
    assert told(past, B, C, newer) == (["stage 03"], ())
    assert told(past, A, B, first, past.history.line[2]) == (["need 01"], ())


def test_a_value_that_came_twice_is_of_the_last_time() -> None:
    past = Past(("01-05", A), ("01-06", B), ("01-07", A), ("01-08", B))
    assert told(past, A, B, past.history.line[-1]) == (["need 03"], ())


def test_what_is_not_committed_has_no_commit() -> None:
    past = Past(("01-05", A), ("01-06", B))
    assert told(past, A, C, past.history.line[-1]) == (["stage -", "need 01"], ())
    assert told(past, A, at("c"), past.history.line[-1]) == (["need -"], ())


def test_a_field_of_a_record_that_came_is_of_the_commit_that_brought_it() -> None:
    with_theme, other = at("a", "concept", "T1"), at("a", "concept", "T1", "T2")
    past = Past(("01-05", A), ("01-06", with_theme), ("01-07", other))
    assert told(past, A, other, past.history.line[-1]) == (["T1 01", "T2 02"], ())


def test_what_cannot_be_read_is_named_and_its_change_is_of_the_next_one() -> None:
    past = Past(("01-05", A), ("01-06", "!"), ("01-07", "-"), ("01-08", B))
    broken, without = past.history.line[2], past.history.line[1]
    assert told(past, A, B, past.history.line[-1]) == (
        ["need 03"],
        (
            f"{broken.id[:12]} of 2026-01-06 is left out: it is broken",
            f"{without.id[:12]} of 2026-01-07 is left out: its vision is not readable",
        ),
    )


def test_a_base_on_another_line_counts_from_where_the_two_parted() -> None:
    line = (("01-05", A), ("01-06", B), ("01-07", C))
    side = Commit("side", day("01-20"))
    past = Past(*line, base=Past(*line).history.line[1])
    assert told(past, at("z"), C, side) == (["stage 02", "need -"], ())
    assert past.asked == ["01", "02"]
    assert told(Past(*line), A, C, side) == (
        ["stage -", "need -"],
        ("the two have no history in common",),
    )
    assert told(Past(*line, is_shallow=True), A, C, side)[1] == (SHALLOW,)
    elsewhere = Past(*line, base=Commit("elsewhere", day("01-01")))
    assert told(elsewhere, A, C, side)[1] == ("the two have no history in common",)


def test_a_base_without_a_commit_is_before_the_first_one() -> None:
    past = Past(("01-05", A), ("01-06", B))
    assert told(past, project(), B, None)[0] == [" 00"]


@pytest.mark.parametrize(
    ("most", "found", "notes"),
    [
        (3, ["stage 03", "need 01"], ()),
        (2, ["stage 03", "need -"], ("changes older than the newest 2 commits have no day",)),
        (1, ["stage 03", "need -"], ("changes older than the newest 1 commits have no day",)),
    ],
)
def test_so_many_commits_are_looked_at(
    most: int, found: list[str], notes: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dating, "MOST_COMMITS", most)
    past = Past(("01-05", A), ("01-06", B), ("01-07", B), ("01-08", C))
    assert told(past, A, C, past.history.line[-1]) == (found, notes)
