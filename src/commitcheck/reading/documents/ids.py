"""Ids of promises that neither a new page before them nor a file's new place moves."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

import msgspec

from commitcheck.model.document import DocumentPromise
from commitcheck.model.pattern import pattern

_NO_LETTER = pattern(r"[^a-z0-9]+")
_DIGITS = 6


def promise_ids(path: str, promises: Sequence[DocumentPromise]) -> Iterator[DocumentPromise]:
    """With ids of the file's name and six hex digits of the words: `order-form~1a2b3c`.

    Equal words that stand twice in a document get `.2` behind the second.
    """
    stem = _NO_LETTER.sub("-", PurePath(path.rpartition(" > ")[2]).stem.casefold()).strip("-")
    counts: Counter[str] = Counter()
    for promise in promises:
        name = f"{stem or 'document'}~{fingerprint(promise)}"
        counts[name] += 1
        yield msgspec.structs.replace(
            promise, id=name if counts[name] == 1 else f"{name}.{counts[name]}"
        )


def fingerprint(promise: DocumentPromise) -> str:
    """Of the words, and of the line above the list that they finish."""
    words = " ".join(f"{promise.clause.lead_in} {promise.quote}".casefold().split())
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
