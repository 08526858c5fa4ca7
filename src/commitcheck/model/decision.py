"""What people decided beside the files of the vision and of the promises."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from commitcheck.model.commitment import Scalar
from commitcheck.model.vision import Record
from commitcheck.model.vocabulary import Role


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
    def about(self) -> tuple[str | None, ...]:
        """What it answers: two decisions about the same leave place for one only."""
        record = (self.commitment, self.deal, self.customer)
        return (*record, self.part, self.text, self.field or "")


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
