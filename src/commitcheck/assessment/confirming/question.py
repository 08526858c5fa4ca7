"""What a person is asked: words or a cell, the records that have them, and what they may mean."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Quote
from commitcheck.model.vocabulary import Scalar

About = Literal["words", "link", "cell"]
"""`words`: typed values that were read. `link`: what a text is about. `cell`: a name that the
vision does not know."""

Value = Scalar | tuple[Scalar, ...]


class Choice(Struct, frozen=True):
    """One answer that is offered.

    `field` and `value` are those of a decision, a day as text; of a link the kind of thing and
    its id. `value` is None where only a person can say it. `band` is clear, likely or unclear, of
    a link match, possible or none, with its `score`. `words` are those that speak for it, `over`
    the given value that they contradict. `why` is that of a suggestion, or the reading's reason.
    """

    field: str
    value: Value | None
    band: str
    words: str = ""
    dimension: str | None = None
    op: str | None = None
    over: str | None = None
    score: float | None = None
    why: str = ""
    note: str = ""
    quote: Quote | None = None

    @property
    def is_sure(self) -> bool:
        """May it be taken at a glance, with the others that are shown?"""
        if self.score is not None:
            return self.band != "none" or self.why == "suspect"
        return self.value is not None and self.band != "unclear" and self.over is None


class Row(Struct, frozen=True):
    """A record that a question is about; `field` is its text that holds the words, `mark` that of
    their sentences, `part` that of the words where the text holds several promises (`parts`).
    """

    promise: Commitment
    field: str = ""
    mark: str | None = None
    part: str | None = None
    parts: int | None = None


class Question(Struct, frozen=True):
    """Equal words of one record or more, asked once."""

    about: About
    words: str
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    may_be_none: bool = True

    @property
    def promise(self) -> Commitment:
        """The first record that it is about."""
        return self.rows[0].promise

    @property
    def money(self) -> float:
        """What the records are worth a year."""
        return sum(row.promise.arr or 0 for row in self.rows)

    @property
    def signature(self) -> dt.date:
        """The nearest day on which one of them is to be signed."""
        return min(map(_signature, self.rows))

    @property
    def is_urgent(self) -> bool:
        """Is one of them still to be signed?"""
        return any(row.promise.is_draft for row in self.rows)


def _signature(row: Row) -> dt.date:
    expected = row.promise.expected_signature if row.promise.is_draft else None
    return expected or dt.date.max
