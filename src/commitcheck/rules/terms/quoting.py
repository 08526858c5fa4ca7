"""The words of both sides, as a finding quotes them.

Also how it names a deal, by when something has to happen, several causes in one sentence, and
where a promise stands.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Quote, Related
from commitcheck.model.phrase import Phrase, Said, customer, deal, phrase
from commitcheck.model.vision import Certification, Record, RoadmapItem
from commitcheck.model.vocabulary import SourceKind


def promised(promise: Commitment) -> Quote:
    """The promise in the customer's paper where it is quoted, else its title."""
    if promise.quote:
        return Quote(promise.quote, promise.at("quote"))
    return Quote(promise.title, promise.at("title"))


def planned(item: RoadmapItem) -> Quote:
    """The roadmap's own words for the work."""
    return Quote(item.title or item.id, item.at("title" if item.title else "id"))


def certified(certification: Certification) -> Quote:
    """The certification as the vision lists it."""
    return Quote(certification.id, certification.at("id"))


def stated(text: str, record: Record, field: str) -> Quote:
    """A sentence of the vision, at its field."""
    return Quote(text, record.at(field))


def other_promise(promise: Commitment, note: str) -> Related:
    """The other party of a conflict: named, never painted red."""
    return Related("commitment", promise.id, promise.at(), note)


def landing(item: RoadmapItem) -> Phrase:
    """When planned work lands: `between 2026-08-01 and 2026-09-30`, `on ...`, `at no date`."""
    if item.earliest and item.latest and item.earliest != item.latest:
        return phrase("between {} and {}", item.earliest, item.latest)
    if item.earliest is None and item.latest is None:
        return phrase("at no date")
    return phrase("on {}", item.latest or item.earliest)


def deal_name(promise: Commitment) -> Phrase:
    """`D-101 with Norvik Insurance`; where no deal is named the customer stands for it."""
    if promise.deal:
        return phrase("{} with {}", deal(promise.deal), customer(promise.customer))
    return phrase("with {}", customer(promise.customer))


def by_signature(promise: Commitment, as_of: dt.date) -> Phrase:
    """`before the signature on 2026-03-31` while there is time, else `now`; a day that passed
    without a signature is said to have.
    """
    return _by(promise.expected_signature, as_of) if promise.is_draft else _NOW


_NOW = phrase("now")


@lru_cache(1024)
def _by(day: dt.date | None, as_of: dt.date) -> Phrase:
    """Of a draft; a table has as many days as there are in a quarter."""
    if day is None:
        return phrase("before the signature")
    if day < as_of:
        return phrase("now, for it was due before the signature on {}", day)
    return phrase("before the signature on {}", day)


def joined(causes: Iterable[Phrase], between: str = "; ") -> Phrase:
    """The causes one after the other; a single one reads as if there were no list."""
    parts: list[str | Said] = []
    for cause in causes:
        if parts:
            parts.append(between)
        parts += cause.parts
    return Phrase(tuple(parts))


PLACES: Mapping[SourceKind, str] = MappingProxyType(
    {
        "msa": "in the master agreement",
        "order_form": "in the order form",
        "sow": "in the statement of work",
        "amendment": "in an amendment",
        "dpa": "in the data processing agreement",
        "side_letter": "in a side letter",
        "rfp_response": "in an RFP response",
        "security_questionnaire": "in a security questionnaire",
        "demo": "in a demo",
        "marketing": "in marketing material",
        "email": "in an email",
        "call": "in a call",
        "chat": "in a chat",
        "roadmap_slide": "on a roadmap slide",
        "slide_deck": "in a slide deck",
        "unspecified": "in an unnamed source",
    }
)
