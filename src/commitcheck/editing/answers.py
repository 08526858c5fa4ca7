"""A person's answer to a question as decisions: one for each record that it is about."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.confirming.question import Choice, Question, Row, Value
from commitcheck.editing.merging import Decisions
from commitcheck.loading.confirming import NO_VALUE, values_of
from commitcheck.loading.tables.ids import is_derived
from commitcheck.model.decision import Link, ReadingAnswer, ReadingDecision, text_fingerprint
from commitcheck.model.pattern import pattern

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
