"""What people decided beside the files of the vision and of the promises."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.digest import short_digest
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


# Governed exceptions, remembered links and known debt: the records beside the vision.
#
# The words of a promise that a remembered link was decided on, as a fingerprint.


class Waiver(Record, frozen=True):
    """An exception that is sanctioned, owned and expiring. `rule` is a code or `code:variant`."""

    id: str
    rule: str
    commitment: str | None = None
    deal: str | None = None
    object: str | None = None
    reason: str | None = None
    owner: str | None = None
    approved_by: str | None = None
    approved_on: dt.date | None = None
    expires_on: dt.date | None = None
    ticket: str | None = None
    renewals: int = 0


class Link(Record, frozen=True):
    """A person's decision about what a promise is about; `item` is `kind:id`.

    `text` is the fingerprint of the promise's words then; another one now makes it suspect.
    `bulk`: it was accepted with others at once, so that it earns no signature.
    """

    commitment: str
    item: str | None = None
    decision: str = "accepted"
    by: str | None = None
    date: dt.date | None = None
    bulk: bool | None = None
    text: str | None = None

    def is_suspect(self, promise: Commitment) -> bool:
        """Did the promise's words change since the decision? Then it needs another look."""
        return self.text is not None and self.text != text_fingerprint(promise)

    def yields_to(self, new: "Link") -> bool:
        """Does a new decision leave no place for this one? Two of one item do, and so do what
        was accepted and that nothing is meant.
        """
        if self.commitment != new.commitment:
            return False
        return self.item == new.item or {self.decision, new.decision} == {"accepted", "none"}


class About(Struct, frozen=True):
    """What a known finding was taken for, beyond its rule and subject.

    `counterparts` are the things it was in conflict with, as `kind:id`; `values` what was
    promised and `due` by when, where the rule is about these; `customer` and `deal` 16 hex
    digits over the name; `signed` the day of signature, or `yes` without one.
    """

    counterparts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    due: dt.date | None = None
    customer: str | None = None
    deal: str | None = None
    signed: str | None = None


class BaselineEntry(Struct, frozen=True):
    """A finding that was known when the baseline was written.

    An entry of a version-1 baseline has no `about`: it knows whatever has its fingerprint.
    """

    fingerprint: str
    rule: str
    severity: str
    subject_kind: str
    subject_id: str
    about: About | None = None
    product: str | None = None
    """Of several products in one baseline, whose it is."""


class Baseline(Struct, frozen=True):
    """Known debt. `dominant_roots` holds the dominant root of the runs before, oldest first.

    Until the day of `drafts_until` known findings do not fail a run though they are about
    what is not signed yet.
    """

    entries: tuple[BaselineEntry, ...] = ()
    as_of: dt.date | None = None
    dominant_roots: tuple[str | None, ...] = ()
    drafts_until: dt.date | None = None
    others: tuple[BaselineEntry, ...] = ()
    """Entries of the company's other products, where this is what one of them knows."""


def text_fingerprint(promise: Commitment) -> str:
    """16 hex digits over title, description and quote.

    Case, kinds of white space and ways to write a character make no difference: a decision
    is to survive an export, not a change of words.
    """
    texts = (promise.title, promise.description, promise.quote)
    identity = "\0".join(_normal(text or "") for text in texts)
    return short_digest(identity)


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
