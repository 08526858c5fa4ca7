"""Governed exceptions, remembered links and known debt: the records beside the vision."""

import datetime as dt

from commitcheck.model.frozen import frozen
from commitcheck.model.vision import Record


@frozen
class Waiver(Record):
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


@frozen
class Link(Record):
    """A person's decision about what a promise is about; `item` is `kind:id`.

    `text` is the fingerprint of the promise's words then; another one now makes it suspect.
    """

    commitment: str
    item: str | None = None
    decision: str = "accepted"
    by: str | None = None
    date: dt.date | None = None
    text: str | None = None


@frozen
class BaselineEntry:
    """A finding that was known when the baseline was written."""

    fingerprint: str
    rule: str
    severity: str
    subject_kind: str
    subject_id: str


@frozen
class Baseline:
    """Known debt. `dominant_roots` holds the dominant root of the runs before, oldest first."""

    entries: tuple[BaselineEntry, ...] = ()
    as_of: dt.date | None = None
    dominant_roots: tuple[str | None, ...] = ()
