"""Ids of promises that neither a new page before them nor another name of the file moves."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from commitcheck.model.document import DocumentPromise, DocumentReading

_DIGITS = 6


def promise_ids(source: str, promises: Sequence[DocumentPromise]) -> Iterator[DocumentPromise]:
    """With ids of the kind of paper and six hex digits of the words: `order_form~1a2b3c`.

    Equal words that stand twice in a document get `.2` behind the second.
    """
    stem = "document" if source == "unspecified" else source
    counts: Counter[str] = Counter()
    for promise in promises:
        name = f"{stem}~{fingerprint(promise)}"
        counts[name] += 1
        yield msgspec.structs.replace(
            promise, id=name if counts[name] == 1 else f"{name}.{counts[name]}"
        )


def fingerprint(promise: DocumentPromise) -> str:
    """Of the words, and of the line above the list that they finish."""
    words = " ".join(f"{promise.clause.lead_in} {promise.quote}".casefold().split())
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]


def distinct(readings: Sequence[DocumentReading]) -> Iterator[DocumentReading]:
    """Documents of one call, whose equal promises get `.2`, `.3` behind the first of them."""
    counts: Counter[str] = Counter()
    for reading in readings:
        promises = []
        for promise in reading.promises:
            counts[promise.id] += 1
            count = counts[promise.id]
            name = promise.id if count == 1 else f"{promise.id.partition('.')[0]}.{count}"
            promises.append(msgspec.structs.replace(promise, id=name))
        yield msgspec.structs.replace(reading, promises=tuple(promises))
