"""The answer to a question of sales: what may be said, from when, and who decides."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from commitcheck.model.finding import Quote
from commitcheck.model.phrase import Phrase
from commitcheck.model.reading import ReadPromise
from commitcheck.model.way_out import Step

Verdict = Literal["yes", "yes_from", "yes_with", "no", "could_not_be_judged"]


class Against(Struct, frozen=True):
    """What stands against the promise as it was asked; `quotes` are the vision's words."""

    rule: str
    severity: str
    message: Phrase
    next_step: Phrase
    who: str
    quotes: tuple[Quote, ...] = ()


class Asked(Struct, frozen=True, kw_only=True):
    """`say` is a sentence to the customer, never legal advice; `who` are the roles that have to
    agree. `start` is the first day for which it can be promised, `changes` what is promised
    instead of what was asked. Nothing in it names another customer unless it was asked to.
    `parts` are the answers to each promise of several by itself; the answer is to all together.
    """

    text: str
    as_of: dt.date
    answer: Verdict
    say: str
    note: str = ""
    start: dt.date | None = None
    changes: tuple[Step, ...] = ()
    who: tuple[str, ...] = ()
    read: tuple[ReadPromise, ...] = ()
    against: tuple[Against, ...] = ()
    why: Phrase | None = None
    parts: "tuple[Asked, ...]" = ()


class Offer(Struct, frozen=True):
    """A capability that can be promised, from when, as sure as the roadmap is of it."""

    capability: str
    name: str
    answer: Verdict
    start: dt.date | None = None
    confidence: str = "high"
    who: tuple[str, ...] = ()


class Offers(Struct, frozen=True):
    """Everything that can be promised today, in a segment or in any."""

    as_of: dt.date
    segment: str | None
    offers: tuple[Offer, ...]
