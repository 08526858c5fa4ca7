"""The words of both sides, as a finding quotes them."""

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Quote, Related
from commitcheck.model.phrase import Phrase, phrase
from commitcheck.model.vision import Certification, Record, RoadmapItem


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
