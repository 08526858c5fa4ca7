"""A walk through the questions, a key each: keys in, decisions out, no terminal needed.

Every decision is recorded as it is taken, so that quitting loses nothing.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.confirming.question import Choice, Question, Row, Value
from commitcheck.editing.decisions import Decisions, Merged, links_in
from commitcheck.loading.confirming import NO_VALUE, values_of
from commitcheck.loading.tables.ids import is_derived
from commitcheck.model.decision import Link, ReadingAnswer, ReadingDecision, text_fingerprint
from commitcheck.model.pattern import pattern

# A person's answer to a question as decisions: one for each record that it is about.

_NUMBER = pattern(r"[+-]?\d+(?:\.\d+)?")
_LISTS = ("capability", "roadmap_item")


class Decider(Struct, frozen=True):
    """Who decides and on which day; `is_bulk` for many at once, `keeps_words` to quote them."""

    by: str
    day: dt.date
    is_bulk: bool = False
    keeps_words: bool = False

    def accepted(self, question: Question, choices: Iterable[Choice]) -> Decisions:
        """These choices are right."""
        return self._change(question, tuple(choices), "accepted")

    def rejected(self, question: Question, choices: Iterable[Choice]) -> Decisions:
        """The words do not say that, and the text is not about it."""
        return self._change(question, tuple(choices), "rejected")

    def nothing(self, question: Question) -> Decisions:
        """The words are no promise of ours; of a link: nothing in the vision is meant."""
        if question.about == "link":
            return tuple(self._link(row, None, "none") for row in question.rows)
        return tuple(self._reading(row, None, "not_a_promise", question) for row in question.rows)

    def _change(
        self, question: Question, choices: Sequence[Choice], decision: ReadingAnswer
    ) -> Decisions:
        pairs = [(row, choice) for row in question.rows for choice in choices]
        if question.about == "link":
            return tuple(
                self._link(row, f"{choice.field}:{choice.value}", decision) for row, choice in pairs
            )
        return tuple(self._reading(row, choice, decision, question) for row, choice in pairs)

    def _link(self, row: Row, item: str | None, decision: str) -> Link:
        promise = row.promise
        return Link(
            commitment=promise.id, item=item, decision=decision, by=self.by, date=self.day,
            bulk=True if self.is_bulk else None, text=text_fingerprint(promise),
        )  # fmt: skip

    def _reading(
        self, row: Row, choice: Choice | None, decision: ReadingAnswer, question: Question
    ) -> ReadingDecision:
        promise = row.promise
        has_id = not is_derived(promise)
        is_value = choice is not None and decision == "accepted"
        return ReadingDecision(
            decision=decision,
            commitment=promise.id if has_id else None,
            deal=None if has_id else promise.deal or None,
            customer=None if has_id else promise.customer,
            part=row.part,
            parts=row.parts,
            field=choice.field if choice else None,
            dimension=choice.dimension if choice and is_value else None,
            op=choice.op if choice and is_value else None,
            value=choice.value if choice and is_value else None,
            over=choice.over if choice else None,
            by=self.by,
            date=self.day,
            bulk=True if self.is_bulk else None,
            text=row.mark,
            record=text_fingerprint(promise) if row.part else None,
            words=question.words if self.keeps_words else None,
        )


def edited(choice: Choice, text: str) -> Choice | None:
    """The choice with a value that a person typed; None where it is none of its field."""
    typed = " ".join(text.split())
    value: Value = typed
    if choice.score is not None:
        return _edited_link(choice, typed)
    if choice.field in _LISTS:
        value = tuple(name for name in re.split(r"\s*[,;]\s*", typed) if name)
    elif typed.lower() in ("true", "false", "yes", "no"):
        value = typed.lower() in ("true", "yes")
    elif _NUMBER.fullmatch(typed):
        value = float(typed)
    decision = ReadingDecision(
        decision="accepted", field=choice.field, value=value, dimension=choice.dimension
    )
    if not typed or values_of(decision) is NO_VALUE:
        return None
    return replace(choice, value=value, band="clear")


def _edited_link(choice: Choice, typed: str) -> Choice | None:
    kind, _, name = typed.rpartition(":")
    return replace(choice, field=kind or choice.field, value=name, band="match") if name else None


QUIT = ("q", "\x03", "\x04", "\x1b", "")
_UNDO = ("u", "\x7f", "\x08")
_UNSURE = "nothing here is sure: accept by a number, or edit"
_NO_KEY = "that key says nothing here"


class Keys(Protocol):
    """What a person types: a key at a time, or a line where a value is asked for."""

    def key(self) -> str:
        """The next key; empty when there is none any more."""

    def line(self, prompt: str) -> str:
        """A line, asked for with these words; empty where nothing is meant."""


class Keeper(Protocol):
    """Where decisions are kept."""

    def record(self, new: Decisions) -> Merged:
        """Put decisions in, at once."""

    def take_back(self, recorded: Decisions, replaced: Decisions) -> None:
        """Take decisions out again and put back what had made place for them."""


class Standing(Struct, frozen=True):
    """Where a walk is: the number of the question, and its choices that are still open."""

    at: int = 0
    left: tuple[Choice, ...] | None = None


class _Step(Struct, frozen=True):
    before: Standing
    merged: Merged | None


Show = Callable[[Question | None, int, str], None]
"""Is shown the question at hand (None at the end), its number from 0, and a word about the key
before."""


class Walk:
    """One person's way through the questions."""

    def __init__(self, questions: Sequence[Question], decider: Decider, keeper: Keeper) -> None:
        self._questions = questions
        self._decider = decider
        self._keeper = keeper
        self._now = Standing()
        self._steps: list[_Step] = []

    def go(self, keys: Keys, show: Show) -> int:
        """Ask until all is answered or the person quits; how many decisions were recorded."""
        word = ""
        while (question := self._question()) is not None:
            show(question, self._now.at, word)
            key = keys.key().lower()
            if key in QUIT:
                break
            word = self._answered(question, key, keys)
        else:
            show(None, self._now.at, word)
        return sum(len(step.merged.recorded) for step in self._steps if step.merged)

    def _question(self) -> Question | None:
        if self._now.at >= len(self._questions):
            return None
        question = self._questions[self._now.at]
        return question if self._now.left is None else replace(question, choices=self._now.left)

    def _answered(self, question: Question, key: str, keys: Keys) -> str:
        """Do what the key says; the word to show."""
        if key in _UNDO:
            return self._undone()
        if key in ("s", " "):
            return self._next(question, None, ())
        if key == "a":
            return self._accepted(question)
        if key == "r":
            return self._next(question, self._decider.rejected(question, question.choices), ())
        if key == "n" and question.may_be_none:
            return self._next(question, self._decider.nothing(question), ())
        if key == "e":
            return self._edited(question, keys)
        chosen = _numbered(question, key)
        if chosen is None or chosen.value is None:
            return _NO_KEY if chosen is None else "only you can say this value: edit it (e)"
        return self._chosen(question, chosen)

    def _accepted(self, question: Question) -> str:
        """All that is sure; of a link the first. What is left is asked again."""
        sure = [choice for choice in question.choices if choice.is_sure]
        if question.about == "link":
            sure = sure[:1] if question.choices[0].is_sure else []
        if question.about == "cell" and question.choices[0].value is not None:
            sure = list(question.choices[:1])
        if not sure:
            return _UNSURE
        if question.about == "link":
            return self._chosen(question, sure[0])
        left = tuple(choice for choice in question.choices if choice not in sure)
        return self._next(question, self._decider.accepted(question, sure), left)

    def _chosen(self, question: Question, chosen: Choice) -> str:
        """One of the choices: of a reading the others of its field are out, the rest is left."""
        decided = self._decider.accepted(question, [chosen])
        if question.about == "link":
            passed_over = [c for c in question.choices if c.why == "suspect" and c != chosen]
            return self._next(
                question, (*decided, *self._decider.rejected(question, passed_over)), ()
            )
        left = tuple(choice for choice in question.choices if choice.field != chosen.field)
        return self._next(question, decided, left)

    def _edited(self, question: Question, keys: Keys) -> str:
        number = "1" if len(question.choices) == 1 else keys.line("which number? ").strip()
        chosen = _numbered(question, number)
        if chosen is None:
            return _NO_KEY
        changed = edited(chosen, keys.line(f"{chosen.field.replace('_', ' ')}: "))
        if changed is None:
            return f"that is no value of {chosen.field.replace('_', ' ')}"
        return self._chosen(question, changed)

    def _next(self, question: Question, decided: Decisions | None, left: tuple[Choice, ...]) -> str:
        """Record, and go on: to the choices that are left, else to the next question."""
        merged = self._keeper.record(decided) if decided else None
        if merged is not None and merged.refused and not merged.recorded:
            return f"not recorded: {_said(merged.standing)}"
        self._steps.append(_Step(self._now, merged))
        self._now = Standing(self._now.at, left) if left else Standing(self._now.at + 1)
        if merged is None:
            return "skipped"
        refused = f"; but {_said(merged.standing)}" if merged.refused else ""
        beside = f"; {_linked(merged.beside)}" if merged.beside else ""
        return f"recorded for {_rows(question)}{refused}{beside}"

    def _undone(self) -> str:
        if not self._steps:
            return "nothing to undo"
        step = self._steps.pop()
        if step.merged is not None:
            self._keeper.take_back(step.merged.recorded, step.merged.replaced)
        self._now = step.before
        return "undone"


def _numbered(question: Question, key: str) -> Choice | None:
    number = int(key) if key.isascii() and key.isdigit() and len(key) <= 2 else 0  # noqa: PLR2004 - no long list is shown
    return question.choices[number - 1] if 1 <= number <= len(question.choices) else None


def _said(standing: Decisions) -> str:
    """What others decided in the meantime."""
    first = standing[0]
    return f"{first.by or 'somebody'} decided otherwise in the meantime ({first.decision})"


def _linked(beside: Decisions) -> str:
    """What others linked the same promise to in the meantime; both links stand."""
    first = links_in(beside)[0]
    what = f"{first.commitment} to {first.item}"
    return f"{first.by or 'somebody'} linked {what} in the meantime, which stands too"


def _rows(question: Question) -> str:
    more = len(question.rows) - 1
    others = f" and {more} more" if more else ""
    return f"{question.promise.id}{others}"
