"""Redacts what was read from words: the findings and the typed values stay, the words go.

A value that may be a word of the text (a place, a standard that the vision does not know) is one
too; so is the part of an id that is worked out from words.
"""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from commitcheck.assessment.redaction.words import Redactor
from commitcheck.model.finding import Finding
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.model.report import AsRead, PromiseAsRead


def redacted_reading(
    read: AsRead, redactor: Redactor, finding: Callable[[Redactor, Finding], Finding]
) -> AsRead:
    """What was read, in codenames; `finding` redacts one finding."""
    return AsRead(
        sentence=read.sentence,
        findings=tuple(finding(redactor, found) for found in read.findings),
        promises=tuple(_promise(redactor, promise) for promise in read.promises),
        deals=tuple((redactor.name("deal", deal), word) for deal, word in read.deals),
        deciding=tuple(finding(redactor, found) for found in read.deciding),
        no_promises=tuple(_promise(redactor, promise) for promise in read.no_promises),
    )


def _promise(redactor: Redactor, promise: PromiseAsRead) -> PromiseAsRead:
    hides = redactor.what.quotes
    return PromiseAsRead(
        commitment=redactor.name("commitment", promise.commitment),
        record=redactor.name("commitment", promise.record),
        deal=redactor.name("deal", promise.deal),
        customer=redactor.name("customer", promise.customer),
        answer=promise.answer,
        field=promise.field,
        words=redactor.codes.of("quote", promise.words) if hides else redactor.text(promise.words),
        start=0 if hides else promise.start,
        end=0 if hides else promise.end,
        at=redactor.place(promise.at),
        read=_values(redactor, promise.read),
    )


def _values(redactor: Redactor, read: ReadPromise) -> ReadPromise:
    """The typed values; of the readings behind them no more than how sure they are."""
    what = redactor.what
    is_word = isinstance(read.value, str)
    hides_value = (what.quotes and is_word) or (what.money and read.kind == "pricing")
    return replace(
        read,
        start=0 if what.quotes else read.start,
        end=0 if what.quotes else read.end,
        dimension=None if what.everything else read.dimension,
        value=None if hides_value else _text(redactor, read.value),
        certification=None if what.quotes else _text(redactor, read.certification),
        capabilities=tuple(redactor.name("capability", id_) for id_ in read.capabilities),
        roadmap_items=tuple(redactor.name("roadmap_item", id_) for id_ in read.roadmap_items),
        scope_segment=None if what.everything else _text(redactor, read.scope_segment),
        reason="",
        readings=tuple(Reading(it.field, "", 0, 0, it.band, "") for it in read.readings),
    )


def _text(redactor: Redactor, value: Any) -> Any:
    return redactor.text(value) if isinstance(value, str) else value
