"""Governed exceptions, remembered links and known debt: the records beside the vision.

The words of a promise that a remembered link was decided on, as a fingerprint.
"""

import datetime as dt
import unicodedata
from hashlib import sha256

from msgspec import Struct

from commitcheck.model.commitment import Commitment
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


class Baseline(Struct, frozen=True):
    """Known debt. `dominant_roots` holds the dominant root of the runs before, oldest first.

    Until the day of `drafts_until` known findings do not fail a run though they are about
    what is not signed yet.
    """

    entries: tuple[BaselineEntry, ...] = ()
    as_of: dt.date | None = None
    dominant_roots: tuple[str | None, ...] = ()
    drafts_until: dt.date | None = None


def text_fingerprint(promise: Commitment) -> str:
    """16 hex digits over title, description and quote.

    Case, kinds of white space and ways to write a character make no difference: a decision
    is to survive an export, not a change of words.
    """
    texts = (promise.title, promise.description, promise.quote)
    identity = "\0".join(_normal(text or "") for text in texts)
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
