"""A commitments file from documents: the words with their places, and values that were only read.

What a person knows (deal, customer, status) is written as given; everything typed stands in
`read:`, which a check judges as read and takes for given once a person confirms or moves it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from commitcheck.loading.records.read_block import said_of, unclear_of
from commitcheck.loading.yaml_text.scalars import as_yaml
from commitcheck.model.document import DocumentPromise
from commitcheck.model.reading import OUR_MODALITIES
from commitcheck.model.record_words import words_mark
from commitcheck.reading.documents.commitments import in_quote, title_of

_HEAD = """\
# Promises as read from {documents}. Nothing was judged and nothing is given but what
# stands outside of `read:`; confirm a value, or move it up, once you have looked at it.
schema_version: 1
commitments:
"""
_READ = ("kind", "due", "dimension", "op", "value", "certification", "until", "scope_segment",
         "remedy", "remedy_cap_pct", "payment_contingent", "disclaimer", "modality")  # fmt: skip


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A promise with what is known of its document."""

    promise: DocumentPromise
    place: str
    customer: str
    deal: str = ""
    source: str = "unspecified"
    status: str = "proposed"
    signed_on: str = ""


def deal_file(entries: Sequence[Entry], documents: Sequence[str]) -> str:
    """The file's text. Words that say what is not promised are left out of it."""
    ours = [e for e in entries if e.promise.promise.modality in OUR_MODALITIES]
    head = _HEAD.format(documents=" ".join(", ".join(documents).split()))
    body = "".join("".join(_lines(entry)) for entry in ours)
    return head + (body or "  []\n")


def _lines(entry: Entry) -> Iterator[str]:
    promise = entry.promise
    fields: dict[str, Any] = {
        "id": promise.id,
        "deal": entry.deal,
        "customer": entry.customer,
        "title": title_of(promise.quote),
        "quote": promise.quote,
        "source": entry.source,
        "source_ref": entry.place,
        "status": entry.status,
        "signed_on": entry.signed_on,
    }
    start = "  - "
    for name, value in fields.items():
        if value:
            yield f"{start}{name}: {as_yaml(value)}\n"
            start = "    "
    yield "    read:\n"
    for name, value in _read(promise).items():
        yield f"      {name}: {as_yaml(value)}\n"


def _read(promise: DocumentPromise) -> Mapping[str, Any]:
    """The values in the words, spelt as the fields of a commitment."""
    values = msgspec.to_builtins(promise.promise)
    read = {name: values[name] for name in _READ if values[name] is not None}
    if promise.promise.capabilities:
        read["capability"] = list(promise.promise.capabilities)
    if promise.promise.roadmap_items:
        read["roadmap_item"] = list(promise.promise.roadmap_items)
    for name in ("due_ambiguous", "due_relative"):
        if values[name]:
            read[name] = values[name]
    if promise.condition:
        read["condition"] = promise.condition
    if promise.touches:
        read["meets"] = list(promise.touches)
    held = in_quote(promise)
    read["bands"] = dict(held.bands)
    read["said"] = dict(said_of(held.readings, promise.quote))
    if open_words := unclear_of(held.readings, promise.quote):
        read["unclear"] = dict(open_words)
    read["text"] = words_mark(promise.quote)
    return read
