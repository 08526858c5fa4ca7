"""The promises of documents as commitments: what is given as given, what was read as read.

Given are the deal, the customer, the status and what kind of paper it is: by the call, by
commitcheck.yaml, or by the document's own head and signature block. Everything typed stays in
`read`, where only the run that judges as read looks at it.
"""

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.model.config import Config
from commitcheck.model.document import (
    NO_DEAL,
    DocumentPromise,
    DocumentReading,
    Paper,
    PaperPromises,
)
from commitcheck.model.finding import Problem, Severity, Subject
from commitcheck.model.location import Location, Where
from commitcheck.model.phrase import Phrase, Said, counted, phrase, words
from commitcheck.model.reading import ReadPromise
from commitcheck.model.vision import Vision
from commitcheck.model.vocabulary import Status
from commitcheck.reading.documents.naming import customer_of, deal_of, distinct, source_of
from commitcheck.reading.documents.promises import DocumentReader

_TITLE = 80
_FIELDS = frozenset(
    ("id", "deal", "customer", "title", "quote", "source", "source_ref", "status")
)  # fmt: skip


class ClauseSource(Struct, frozen=True):
    """A document as the home of its promises; a key is the number of a clause, from 1."""

    path: str
    clauses: Mapping[int, str]

    def locate(self, key: Hashable, field: str | None = None) -> Location:
        number = key if isinstance(key, int) else 1
        return Location(self.path, number, 1, field, clause=self.clauses.get(number))


def promises_of_papers(
    papers: Sequence[Paper], vision: Vision | None, config: Config
) -> tuple[PaperPromises, ...]:
    """The promises of every paper, in the order of the papers; equal ids are told apart.

    Args:
        papers: as `loading.documents.papers` gave them.
        vision: whose words make values readable; without one less is read.
        config: whose order of days and fiscal year hold.
    """
    reader = DocumentReader(vision, config)
    readings = [
        reader.read(
            paper.document,
            written_on=paper.signed_on,
            source=paper.source or source_of(paper.document),
        )
        for paper in papers
    ]
    return tuple(map(_promises_of, papers, distinct(readings)))


def _promises_of(paper: Paper, reading: DocumentReading) -> PaperPromises:
    ours = [promise for promise in reading.promises if promise.promise.is_promise]
    clauses = paper.document.clauses
    deal = paper.deal or deal_of(clauses)
    customer = paper.customer or customer_of(clauses)
    missing = _missing(paper, deal, customer) if ours else ()
    others = len(reading.no_promise) + len(reading.promises) - len(ours)
    summary = f"{paper.document.kind.upper()}, {counted(len(ours), 'promise')}"
    signed = _signed(paper, reading)
    return PaperPromises(
        commitments=() if missing else tuple(_commitments(paper, reading, deal, customer)),
        fields=_FIELDS | ({"signed_on"} if signed else frozenset()),
        problems=(*missing, *_notes(paper)),
        summary=f"{summary}, {counted(others, 'other clause')}{_signature(paper, reading)}",
    )


def _commitments(
    paper: Paper, reading: DocumentReading, deal: str, customer: str
) -> Iterator[Commitment]:
    numbers = {id(clause): at for at, clause in enumerate(paper.document.clauses, 1)}
    places = {numbers[id(p.clause)]: p.place for p in reading.promises}
    source = ClauseSource(paper.document.path, places)
    signed = _signed(paper, reading)
    status: Status = paper.status or ("signed" if signed else "proposed")
    for promise in reading.promises:
        if not promise.promise.is_promise:
            continue
        yield Commitment(
            id=promise.id,
            customer=customer,
            title=title_of(promise.quote),
            deal=deal,
            source=paper.source or source_of(paper.document),
            source_ref=promise.place,
            quote=promise.quote,
            status=status,
            signed_on=signed,
            where=Where(source, numbers[id(promise.clause)]),
            read=in_quote(promise),
        )


def title_of(quote: str) -> str:
    """The quote's beginning, cut at a word."""
    if len(quote) <= _TITLE:
        return quote
    return quote[:_TITLE].rpartition(" ")[0].rstrip(",;:") + " ..."


def in_quote(promise: DocumentPromise) -> ReadPromise:
    """What was read, with places that count in the quote and not in its clause.

    A value whose words stand outside of the quote has no place in it and is left out.
    """
    start, end = promise.promise.start, promise.promise.end
    readings = tuple(
        replace(reading, start=reading.start - start, end=reading.end - start)
        for reading in promise.promise.readings
        if start <= reading.start and reading.end <= end
    )
    return replace(promise.promise, start=0, end=end - start, readings=readings)


def _signed(paper: Paper, reading: DocumentReading) -> dt.date | None:
    """When it was signed; a status that says that it was not stands against its block."""
    if paper.signed_on or paper.status not in (None, "signed"):
        return paper.signed_on
    return reading.signature.signed_on if reading.signature else None


def _signature(paper: Paper, reading: DocumentReading) -> str:
    signed = reading.signature
    if signed is None or signed.signed_on is None or paper.signed_on or paper.status:
        return ""
    return f", signed on {signed.signed_on} as read from its {signed.place}"


def _missing(paper: Paper, deal: str, customer: str) -> tuple[Problem, ...]:
    """A promise belongs to a deal and a customer; who knows them is asked."""
    said = {
        (False, False): ("which deal it belongs to and who the customer is",
                         "name them: --deal ID --customer NAME"),
        (False, True): ("which deal it belongs to", "name it: --deal ID"),
        (True, False): ("who the customer is", "name it: --customer NAME"),
    }  # fmt: skip
    found = said.get((bool(deal), bool(customer)))
    if found is None:
        return ()
    path = paper.document.path
    message = phrase("{} does not say {}", Said("path", path), words(found[0]))
    return (_problem(path, NO_DEAL, message, found[1]),)


def _notes(paper: Paper) -> Iterator[Problem]:
    """What a person should know of how it was read; nothing was lost by it."""
    path = paper.document.path
    for note in paper.document.notes:
        message = phrase("{}: {}", Said("path", path), note)
        yield _problem(path, "document_note", message, "a look at the document", is_note=True)


def _problem(
    path: str, variant: str, message: Phrase, next_step: str, *, is_note: bool = False
) -> Problem:
    return Problem(
        variant=variant,
        message=message,
        at=Location(path),
        subject=Subject("file", path),
        next_step=words(next_step),
        severity=Severity.WARNING if is_note else Severity.ERROR,
        rule="" if is_note else "INP001",
    )
