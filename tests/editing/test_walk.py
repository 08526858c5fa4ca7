"""A walk through questions: a key each, recorded as it is taken, and taken back as it was."""

import datetime as dt
from collections.abc import Sequence

import pytest

import building
from commitcheck.assessment.confirming.question import Choice, Question, Row
from commitcheck.editing.decisions import Decision, Decisions, Merged, merge
from commitcheck.editing.walk import Decider, Walk
from commitcheck.model.decision import Link, ReadingDecision

DAY = dt.date(2026, 11, 30)
ANA = Decider("ana", DAY)
DUE = Choice("due", "2027-06-30", "clear", "30 June 2027")
SSO = Choice("capability", ("sso",), "clear", "SSO")
DOUBT = Choice("kind", "sla", "unclear", "always")
OVER = Choice("due", "2027-06-30", "clear", "30 June 2027", over="2026-12-31")
ROW = Row(building.promise("C-1"), "quote", "0" * 16)
OTHER = Row(building.promise("C-2"), "quote", "0" * 16)


def words(*choices: Choice, rows: Sequence[Row] = (ROW,)) -> Question:
    return Question("words", "SSO by 30 June 2027", tuple(rows), choices)


def link(*choices: Choice, may_be_none: bool = True) -> Question:
    return Question("link", "SSO", (ROW,), choices, may_be_none)


LAST = words(SSO, rows=(OTHER,))
"""So that there is something to undo from: a walk ends with its last answer."""


class Keys:
    """Keys in a row; a line stands between slashes."""

    def __init__(self, keys: str) -> None:
        self._keys = list(keys)

    def key(self) -> str:
        return self._keys.pop(0) if self._keys else ""

    def line(self, asked: str) -> str:
        assert asked
        assert self.key() == "/"
        typed = ""
        while (key := self.key()) != "/":
            typed += key
        return typed


class Memory:
    """Decisions that are kept nowhere; `theirs` come in from somebody else at the first key."""

    def __init__(self, held: Decisions = (), theirs: Decisions = ()) -> None:
        self.held, self.known, self._theirs = held, held, theirs

    def record(self, new: Decisions) -> Merged:
        merged = merge(self.known, (*self.held, *self._theirs), new)
        self._theirs = ()
        self.held = merged.held
        self.known = (*self.known, *merged.recorded)
        return merged

    def take_back(self, recorded: Decisions, replaced: Decisions) -> None:
        self.held = (*(element for element in self.held if element not in recorded), *replaced)


def walked(keys: str, *questions: Question, memory: Memory | None = None) -> list[str]:
    """What is decided in the end, each as `C-1 due accepted 2027-06-30`."""
    memory = memory or Memory()
    Walk(questions, ANA, memory).go(Keys(keys), lambda *_: None)
    return [said(decision) for decision in memory.held]


def said(decision: Decision) -> str:
    if isinstance(decision, Link):
        return f"{decision.commitment} {decision.item} {decision.decision}"
    return f"{decision.commitment} {decision.field} {decision.decision} {decision.value}"


def shown(keys: str, *questions: Question, memory: Memory | None = None) -> list[str]:
    """The words after each key."""
    heard: list[str] = []
    Walk(questions, ANA, memory or Memory()).go(
        Keys(keys), lambda _q, _at, word: heard.append(word)
    )
    return heard[1:]


def test_a_accepts_all_that_is_sure() -> None:
    assert walked("a", words(DUE, SSO)) == [
        "C-1 due accepted 2027-06-30",
        "C-1 capability accepted ('sso',)",
    ]


def test_what_is_not_sure_is_asked_again_by_itself() -> None:
    assert walked("aq", words(DUE, DOUBT)) == ["C-1 due accepted 2027-06-30"]
    assert walked("a1", words(DUE, DOUBT))[1] == "C-1 kind accepted sla"
    assert shown("aa", words(DUE, DOUBT))[-1].startswith("nothing here is sure")


def test_words_over_a_column_are_never_accepted_unseen() -> None:
    assert walked("aq", words(OVER)) == []
    memory = Memory()
    assert walked("1", words(OVER), memory=memory) == ["C-1 due accepted 2027-06-30"]
    (decision,) = memory.held
    assert isinstance(decision, ReadingDecision)
    assert decision.over == "2026-12-31"


def test_a_number_accepts_one_and_the_rest_is_asked_on() -> None:
    assert walked("1r", words(DUE, SSO)) == [
        "C-1 due accepted 2027-06-30",
        "C-1 capability rejected None",
    ]


def test_one_of_two_days_puts_the_other_out() -> None:
    days = [Choice("due", day, "unclear", "04/05") for day in ("2027-04-05", "2027-05-04")]
    assert walked("2a", words(*days), words(SSO)) == [
        "C-1 due accepted 2027-05-04",
        "C-1 capability accepted ('sso',)",
    ]


def test_e_edits_a_value() -> None:
    assert walked("e/2027-07-31/", words(DUE)) == ["C-1 due accepted 2027-07-31"]
    assert walked("e/2//scim, sso/q", words(DUE, SSO)) == [
        "C-1 capability accepted ('scim', 'sso')"
    ]
    assert shown("e/soon/q", words(DUE)) == ["that is no value of due"]


@pytest.mark.parametrize("typed", ["sso", "capability:sso"])
def test_e_names_another_thing_that_a_text_is_about(typed: str) -> None:
    choice = Choice("capability", "scim", "match", "SCIM", score=0.5)
    assert walked(f"e/{typed}/", link(choice)) == ["C-1 capability:sso accepted"]


def test_n_says_that_it_is_no_promise_or_about_nothing() -> None:
    assert walked("n", words(DUE)) == ["C-1 None not_a_promise None"]
    assert walked("n", link(Choice("theme", "T1", "none", score=0.1))) == ["C-1 None none"]
    conflict = link(Choice("non_goal", "N1", "match", score=0.9), may_be_none=False)
    assert walked("n", conflict) == []


def test_equal_words_are_answered_once_with_an_entry_per_record() -> None:
    question = words(DUE, rows=(ROW, OTHER))
    assert walked("a", question) == ["C-1 due accepted 2027-06-30", "C-2 due accepted 2027-06-30"]
    assert shown("a", question) == ["recorded for C-1 and 1 more"]


def test_undo_takes_back_all_of_a_key_and_asks_again() -> None:
    question = words(DUE, SSO, rows=(ROW, OTHER))
    assert walked("auq", question, LAST) == []
    assert walked("1u1q", question, LAST)[:1] == ["C-1 due accepted 2027-06-30"]
    assert walked("aurq", words(DUE), LAST) == ["C-1 due rejected None"]
    assert shown("u", question) == ["nothing to undo"]


def test_undo_puts_back_what_made_place() -> None:
    old = ReadingDecision(
        decision="rejected", field="due", commitment="C-1", by="ana", text="0" * 16
    )
    memory = Memory((old,))
    assert walked("au", words(DUE), LAST, memory=memory) == ["C-1 due rejected None"]


def test_skipping_and_quitting_decide_nothing() -> None:
    assert walked("ss", words(DUE), words(SSO)) == []
    assert walked("q", words(DUE)) == []
    assert walked("aq", words(DUE), words(SSO)) == ["C-1 due accepted 2027-06-30"]


def test_what_somebody_else_decided_meanwhile_stands_and_is_shown() -> None:
    theirs = ReadingDecision(
        decision="rejected", field="due", commitment="C-1", by="bo", text="0" * 16
    )
    memory = Memory(theirs=(theirs,))
    assert shown("as", words(DUE), memory=memory)[0] == (
        "not recorded: bo decided otherwise in the meantime (rejected)"
    )
    assert memory.held == (theirs,)


def test_somebody_elses_link_of_the_same_promise_stands_too_and_is_shown() -> None:
    """A promise may be about two things, or one of the two has erred: people know, no program."""
    theirs = Link(commitment="C-1", item="capability:scim", by="bo")
    memory = Memory(theirs=(theirs,))
    assert (
        "bo linked C-1 to capability:scim in the meantime, which stands too"
        in (shown("as", link(SSO), LAST, memory=memory)[0])
    )
    assert theirs in memory.held


def test_what_stood_before_the_walk_is_no_news() -> None:
    memory = Memory((Link(commitment="C-1", item="capability:scim", by="bo"),))
    assert "meantime" not in shown("as", link(SSO), LAST, memory=memory)[0]


def test_somebody_elses_decision_about_another_record_is_kept_beside() -> None:
    theirs = ReadingDecision(
        decision="rejected", field="due", commitment="C-9", by="bo", text="0" * 16
    )
    memory = Memory(theirs=(theirs,))
    assert walked("a", words(DUE), memory=memory) == [
        "C-9 due rejected None", "C-1 due accepted 2027-06-30",
    ]  # fmt: skip


def test_a_suspect_link_that_is_passed_over_is_rejected() -> None:
    suspect = Choice("capability", "scim", "none", score=0.0, why="suspect")
    better = Choice("capability", "sso", "match", score=0.9, why="elsewhere")
    assert walked("2", link(suspect, better)) == [
        "C-1 capability:sso accepted",
        "C-1 capability:scim rejected",
    ]
