"""Which changes broke what: each set of changes that is taken back is judged by a rule that the
test writes down, so that what is found and how often is judged can be said beforehand.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

import pytest

from building import finding, project, promise
from commitcheck.model.finding import Finding, Related
from commitcheck.model.location import Location
from commitcheck.model.project import Project
from commitcheck.model.report import Report, Verdict
from commitcheck.variants import causes as searching
from commitcheck.variants.causes import Cause, causes
from commitcheck.variants.changes import Change, changes

Rule = Callable[[frozenset[int]], Iterable[Finding]]
"""Findings, by which of the changes were made."""


def report(*found: Finding) -> Report:
    return Report("0", "Auditrail", dt.date(2026, 4, 1), Verdict("so"), findings=found)


def version(count: int, title: str) -> Project:
    """So many promises with a title each."""
    return project(None, [promise(f"K-{at}", title=title) for at in range(count)])


class Judge:
    """Judges by a rule, and counts how often."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.asked: list[frozenset[int]] = []

    def __call__(self, judged: Project) -> Report:
        made = frozenset(at for at, it in enumerate(judged.commitments) if it.title == "new")
        self.asked.append(made)
        return report(*self.rule(made))


def searched(
    count: int, rule: Rule, then: Sequence[Finding] = ()
) -> tuple[tuple[Cause, ...], list[list[int]]]:
    """The causes, and which changes were left of those that were judged again, in their order."""
    versions = version(count, "old"), version(count, "new")
    made = changes(*versions)
    assert [change.key.id for change in made] == [f"K-{at}" for at in range(count)]
    judge = Judge(rule)
    now = report(*rule(frozenset(range(count))))
    found = causes((versions[0], report(*then)), (versions[1], now), made, judge)
    return found, [sorted(asked) for asked in judge.asked]


def when(*sets: set[int], about: str = "D-1", rule: str = "VIS601") -> Rule:
    """A finding that is there where all changes of one of these sets were made."""
    return lambda made: [finding(rule, about, "deal")] if any(it <= made for it in sets) else []


def test_a_single_change_is_found_and_nothing_is_judged_after_it() -> None:
    assert searched(4, when({2})) == ((Cause((2,)),), [[1, 2, 3], [0, 2, 3], [0, 1, 3]])


def test_what_the_finding_is_about_is_tried_first() -> None:
    assert searched(4, when({2}, about="K-2")) == ((Cause((2,)),), [[0, 1, 3]])


def test_and_what_it_is_related_to() -> None:
    def rule(made: frozenset[int]) -> list[Finding]:
        near = Related("commitment", "K-3", Location("a.csv"), "by this")
        return [finding("VIS601", "K-1", related=(near,))] if 3 in made else []

    assert searched(4, rule) == ((Cause((3,)),), [[0, 2, 3], [0, 1, 2]])


def test_each_finding_has_its_own_cause_and_what_was_judged_is_remembered() -> None:
    def rule(made: frozenset[int]) -> list[Finding]:
        return [*when({0}, about="D-1")(made), *when({1}, about="D-2")(made)]

    found, asked = searched(3, rule)
    assert found == (Cause((0,)), Cause((1,)))
    assert asked == [[1, 2], [0, 2]]


def test_new_ones_come_before_worse_ones() -> None:
    def rule(made: frozenset[int]) -> list[Finding]:
        worse = [finding("AAA601", "D-0", "deal")] if 1 in made else []
        return [*worse, *when({0})(made)]

    then = [finding("AAA601", "D-0", "deal", unsigned=True)]
    assert searched(2, rule, then)[0] == (Cause((0,)), Cause((1,)))


def test_two_changes_of_which_neither_suffices_are_named_together() -> None:
    """Either would have to be taken back, and only both make it go."""
    found, asked = searched(3, when({0}, {2}))
    assert found == (Cause((0, 2)),)
    assert asked[:3] == [[1, 2], [0, 2], [0, 1]]
    assert asked[3] == []


def test_a_smaller_set_is_looked_for_before_what_was_left_of_all() -> None:
    """Four are needed where the last ones are left out first, and two others do as well."""

    def rule(made: frozenset[int]) -> list[Finding]:
        gone = frozenset(range(6)) - made
        heals = {0, 1, 2} <= gone or {3, 5} <= gone
        return [] if heals else [finding("VIS601", "D-1", "deal")]

    assert searched(6, rule)[0] == (Cause((3, 5)),)


def test_where_nothing_heals_no_cause_is_named() -> None:
    found, asked = searched(2, lambda _: [finding("VIS601", "D-1", "deal")])
    assert found == (Cause((), is_smallest=False),)
    assert asked == [[1], [0], []]


def test_another_finding_of_the_same_kind_is_no_healing() -> None:
    """One of two goes, but as many of that rule and subject are there as before."""

    def rule(made: frozenset[int]) -> list[Finding]:
        def against(name: str) -> Finding:
            return finding("VIS601", related=(Related("non_goal", name, Location("v"), ""),))

        return [against("NG1" if 0 in made else "NG2"), *([against("NG3")] if 1 in made else [])]

    (first, second), _ = searched(2, rule)
    assert (first, second) == (Cause((0, 1)), Cause((1,)))


@pytest.mark.parametrize(
    ("most", "cause"),
    [
        (0, Cause((), is_smallest=False)),
        (2, Cause((), is_smallest=False)),
        (3, Cause((), is_smallest=False)),
        (4, Cause((), is_smallest=False)),
        (5, Cause((0, 1, 2, 3), is_smallest=False)),
        (40, Cause((1, 3), is_smallest=True)),
    ],
)
def test_the_search_ends_after_so_many_judgements(
    most: int, cause: Cause, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_JUDGEMENTS", most)
    found, asked = searched(4, when({1}, {3}))
    assert len(asked) <= most
    assert found == (cause,)


def test_what_cannot_be_tried_for_a_smaller_set_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of six changes three are needed, and fifteen pairs would have to be judged."""
    rule = when({0}, {2}, {4})
    found, asked = searched(6, rule)
    assert found == (Cause((0, 2, 4)),)
    monkeypatch.setattr(searching, "MOST_JUDGEMENTS", len(asked) - 1)
    assert searched(6, rule)[0] == (Cause((0, 2, 4), is_smallest=False),)


def test_a_change_that_nobody_is_shown_is_tried_last() -> None:
    """Which keys a file names is part of the record for a machine only."""
    then = project(None, [promise("K-1")], fields={"due"})
    now = project(None, [promise("K-1", title="new")], fields={"due", "arr"})
    made = changes(then, now)
    assert [change.is_shown for change in made] == [True, False]
    judged: list[bool] = []

    def judge(again: Project) -> Report:
        judged.append("arr" in again.fields)
        return report()

    now_found = report(finding("VIS601", "arr", "column"))
    (cause,) = causes((then, report()), (now, now_found), made, judge)
    assert (cause, judged) == (Cause((1,)), [False])
    hidden_first = tuple(reversed(made))
    (cause,) = causes((then, report()), (now, report(finding())), hidden_first, judge)
    assert isinstance(hidden_first[0], Change)
    assert cause == Cause((0,))
