"""The review of suggestions: one key per promise, and nothing is lost by stopping."""

import datetime as dt

import pytest
from msgspec.structs import replace

import building
from commitcheck.assessment.suggestions.questions import Question
from commitcheck.editing.review import Decider, review
from commitcheck.model.commitment import Commitment
from commitcheck.model.report import Suggestion
from commitcheck.model.waiver import Link, text_fingerprint

ANA = Decider("Ana", dt.date(2026, 3, 16))
FIRST, SECOND = building.promise("C-1", title="SCIM"), building.promise("C-2", title="On-premise")


def suggestion(promise: Commitment, item: str, why: str = "unlinked") -> Suggestion:
    kind, _, name = item.partition(":")
    return Suggestion(promise.id, kind, name, "possible", 0.5, why)


QUESTIONS = (
    Question(FIRST, (suggestion(FIRST, "capability:scim"), suggestion(FIRST, "theme:TH1"))),
    Question(SECOND, (suggestion(SECOND, "non_goal:NG1", "non_goal"),)),
)


class Reviewed:
    """A review by these keys: every state of the links, and what was shown."""

    def __init__(self, keys: str, links: tuple[Link, ...] = ()) -> None:
        self.shown: list[tuple[str | None, str]] = []
        self.states = [
            [(one.commitment, one.item, one.decision) for one in state]
            for state in review(QUESTIONS, links, ANA, iter(keys), self._show)
        ]

    def _show(self, question: Question | None, _at: int, word: str) -> None:
        self.shown.append((question.promise.id if question else None, word))


SCIM = ("C-1", "capability:scim", "accepted")
THEME = ("C-1", "theme:TH1", "accepted")


@pytest.mark.parametrize(
    ("key", "links"),
    [
        ("a", [SCIM]),
        ("1", [SCIM]),
        ("2", [THEME]),
        ("r", [("C-1", "capability:scim", "rejected"), ("C-1", "theme:TH1", "rejected")]),
        ("n", [("C-1", None, "none")]),
        ("N", [("C-1", None, "none")]),
    ],
)
def test_one_key_decides_about_a_promise(
    key: str, links: list[tuple[str, str | None, str]]
) -> None:
    """The next one is asked at once, and the links are there to be written before that."""
    done = Reviewed(key + "q")
    assert done.states == [links]
    assert [name for name, _ in done.shown] == ["C-1", "C-2"]


def test_a_decision_says_who_when_and_on_which_words() -> None:
    """Who reads it in a year can ask the right person."""
    (state,) = review(QUESTIONS[:1], (), ANA, iter("a"), lambda *_: None)
    assert state == (
        Link("C-1", "capability:scim", "accepted", "Ana", ANA.day, text_fingerprint(FIRST)),
    )


def test_skipping_decides_nothing() -> None:
    """And the end of the questions is the end of the review."""
    done = Reviewed("s ")
    assert done.states == []
    assert done.shown == [("C-1", ""), ("C-2", "skipped"), (None, "skipped")]


def test_undo_goes_back_a_question_and_takes_its_decision_back() -> None:
    """As often as there is something to undo; the states are what the file holds."""
    done = Reviewed("auuna")
    assert done.states == [
        [SCIM],
        [],
        [("C-1", None, "none")],
        [("C-1", None, "none"), ("C-2", "non_goal:NG1", "accepted")],
    ]
    assert [word for _, word in done.shown] == [
        "", "C-1: accepted capability:scim", "undone", "nothing to undo",
        "C-1: nothing in the vision is meant", "C-2: accepted non_goal:NG1",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["q", "\x03", "\x1b", ""])
def test_quitting_keeps_what_was_decided(key: str) -> None:
    """By the key, by the terminal's, or because no key comes any more."""
    assert Reviewed("a" + key).states == [[SCIM]]


@pytest.mark.parametrize("key", ["3", "0", "x", "\u00b2", "\u0663"])
def test_a_key_that_means_nothing_decides_nothing(key: str) -> None:
    """The question stays."""
    done = Reviewed(key)
    assert done.states == []
    assert done.shown == [("C-1", ""), ("C-1", "that key says nothing here")]


def test_what_is_no_confident_match_is_not_taken_at_a_glance() -> None:
    """It takes its number, so that somebody has read which one it is."""
    unsure = suggestion(FIRST, "capability:scim")
    question = Question(FIRST, (replace(unsure, band="none"),))
    said: list[str] = []
    (state,) = review((question,), (), ANA, iter("a1"), lambda _one, _at, word: said.append(word))
    assert said[1] == "none of these is a confident match; accept one by its number"
    assert [one.item for one in state] == ["capability:scim"]


def test_where_only_a_conflict_is_asked_nothing_is_no_answer() -> None:
    """The promise has its link; the conflict is accepted or rejected."""
    done = Reviewed("snr")
    assert done.shown[2] == ("C-2", "that key says nothing here")
    assert done.states == [[("C-2", "non_goal:NG1", "rejected")]]


def test_a_suspect_link_that_is_passed_over_is_rejected() -> None:
    """Its words changed, it was shown, and something else was meant."""
    asked = Question(FIRST, (suggestion(FIRST, "theme:TH9", "suspect"), *QUESTIONS[0].suggestions))
    before = (building.link(item="theme:TH9", text="0" * 16),)
    (state,) = review((asked,), before, ANA, iter("2"), lambda *_: None)
    assert [(one.item, one.decision) for one in state] == [
        ("capability:scim", "accepted"),
        ("theme:TH9", "rejected"),
    ]
