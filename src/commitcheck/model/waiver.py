"""Governed exceptions, remembered links and known debt: the records beside the vision."""

import datetime as dt

from msgspec import Struct

from commitcheck.model.vision import Record


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
    """

    commitment: str
    item: str | None = None
    decision: str = "accepted"
    by: str | None = None
    date: dt.date | None = None
    text: str | None = None


class BaselineEntry(Struct, frozen=True):
    """A finding that was known when the baseline was written."""

    fingerprint: str
    rule: str
    severity: str
    subject_kind: str
    subject_id: str


class Baseline(Struct, frozen=True):
    """Known debt. `dominant_roots` holds the dominant root of the runs before, oldest first."""

    entries: tuple[BaselineEntry, ...] = ()
    as_of: dt.date | None = None
    dominant_roots: tuple[str | None, ...] = ()
