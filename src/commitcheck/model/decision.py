"""What people decided beside the files of the vision and of the promises."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from commitcheck.model.vision import Record
from commitcheck.model.vocabulary import Role, Scalar


class ApprovalDecision(Record, frozen=True):
    """A role said yes to a promise as it stood: `fingerprint` is one hash per part."""

    commitment: str
    role: Role
    date: dt.date | None = None
    by: str | None = None
    fingerprint: Mapping[str, str] = {}


ReadingAnswer = Literal["accepted", "rejected", "not_a_promise"]


class ReadingDecision(Record, frozen=True):
    """What a person says about words that were read.

    `commitment` names the record, or `deal` and `customer` one without an id of its own. `part`
    are six hex digits of the promise's own words where its cell held several promises, `parts`
    how many, `record` the mark of all the record's words then (`text_fingerprint`). `field` is
    None where the words are no promise. `text` is the mark of the sentences that the words stand
    in (`sentences_mark`), `over` the given value that they stand over, as `spoken` says it.
    """

    decision: ReadingAnswer
    field: str | None = None
    value: Scalar | tuple[Scalar, ...] | None = None
    dimension: str | None = None
    op: str | None = None
    commitment: str | None = None
    part: str | None = None
    parts: int | None = None
    deal: str | None = None
    customer: str | None = None
    over: str | None = None
    by: str | None = None
    date: dt.date | None = None
    bulk: bool | None = None
    text: str | None = None
    record: str | None = None
    words: str | None = None

    @property
    def record_key(self) -> tuple[str, str, str]:
        """The record that it is about: by its id, or by deal and customer."""
        return (self.commitment or "", self.deal or "", self.customer or "")

    @property
    def sort_key(self) -> tuple[str, ...]:
        """A total order for what is written."""
        return (*self.record_key, self.part or "", self.text or "", self.field or "", self.decision)

    @property
    def answer(self) -> tuple[object, ...]:
        """What it says, whoever said it and when."""
        return (self.decision, self.dimension, self.op, self.value)

    def yields_to(self, new: "ReadingDecision") -> bool:
        """Does a new decision leave no place for this one? So do two about one field of the same
        words, and what is no promise and any value of it.
        """
        if self.record_key != new.record_key or self.part != new.part:
            return False
        is_same_text = self.text == new.text or (self.part is None and self.commitment is not None)
        return is_same_text and (self.field == new.field or None in (self.field, new.field))


def spoken(value: object) -> str:
    """A value in one way of writing, for a decision to know it again."""
    if isinstance(value, tuple):
        return ", ".join(map(spoken, value))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"{value:.12g}"
    return str(value)
