"""The records that a company's own rules look at: their fields, and what stands in each.

A field is spoken of as in the model and in the schemas. Every one is there in every record, null
or an empty list where the input has nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

Content = Literal["text", "number", "day", "truth", "any", "texts", "records", "record"]
Words = Literal["id", "customer", "deal", "person", "money", "quote", "ours"]
"""What redaction takes a field's content for; `ours` is a word of a closed list."""


class Field(Struct, frozen=True):
    """`always`: never null. `derived`: no field of the input, worked out from others."""

    content: Content
    words: Words = "quote"
    always: bool = False
    derived: bool = False
    fields: Mapping[str, "Field"] = MappingProxyType({})


def _text(words: Words = "quote", *, always: bool = False) -> Field:
    return Field("text", words, always)


def _truth(*, derived: bool = False) -> Field:
    return Field("truth", "ours", always=derived, derived=derived)


_NUMBER = Field("number", "ours")
_DAY = Field("day", "ours")
_IDS = Field("texts", "id")

APPROVAL: Mapping[str, Field] = {"role": _text("ours"), "date": _DAY, "by": _text("person")}

PROMISE: Mapping[str, Field] = {
    "id": _text("id", always=True),
    "customer": _text("customer", always=True),
    "title": _text(always=True),
    "deal": _text("deal", always=True),
    "segment": _text("id"),
    "arr": Field("number", "money"),
    "currency": _text("ours"),
    "description": _text(),
    "kind": _text("ours", always=True),
    "capability": _IDS,
    "roadmap_item": _IDS,
    "dimension": _text("id"),
    "op": _text("ours", always=True),
    "value": Field("any"),
    "certification": _text("id"),
    "claimed_as": _text("ours"),
    "source": _text("ours", always=True),
    "source_ref": _text(),
    "quote": _text(),
    "binding": _text("ours"),
    "status": _text("ours", always=True),
    "signed_on": _DAY,
    "expected_signature": _DAY,
    "due": _DAY,
    "original_due": _DAY,
    "delivered_on": _DAY,
    "effort": _NUMBER,
    "reuse": _text("ours"),
    "delivery_mode": _text("ours"),
    "hardening_due": _DAY,
    "exit_criteria": _text(),
    "remedy": _text("ours"),
    "remedy_cap_pct": _NUMBER,
    "payment_contingent": _truth(),
    "disclaimer": _truth(),
    "revenue_review": _text("ours"),
    "approvals": Field("records", fields=APPROVAL),
    "owner": _text("person"),
    "promised_by": _text("person"),
    "depends_on": _IDS,
    "until": _DAY,
    "scope_segment": _text("id"),
    "scope_region": _text("id"),
    "supports": _IDS,
    "is_open": _truth(derived=True),
    "is_draft": _truth(derived=True),
    "is_signed": _truth(derived=True),
    "is_deliverable": _truth(derived=True),
    "is_firm": _truth(derived=True),
    "is_future": _truth(derived=True),
}
"""A commitment, with the terms that the rules derive from it."""

DEAL: Mapping[str, Field] = {
    "id": _text("deal", always=True),
    "customer": _text("customer", always=True),
    "segment": _text("id"),
    "arr": Field("number", "money"),
    "currency": _text("ours"),
    "expected_signature": _DAY,
    "signed_on": _DAY,
    "is_draft": _truth(derived=True),
    "promises": Field("records", always=True, fields=PROMISE),
}
"""The open promises of one deal together: what its rows give, the soonest expected signature."""

ROADMAP_ITEM: Mapping[str, Field] = {
    "id": _text("id", always=True),
    "title": _text(),
    "description": _text(),
    "capabilities": _IDS,
    "horizon": _text("ours"),
    "status": _text("ours", always=True),
    "earliest": _DAY,
    "latest": _DAY,
    "confidence": _text("ours", always=True),
    "effort": _NUMBER,
    "theme": _text("id"),
}

VISION: Mapping[str, Field] = {
    "product": Field(
        "record",
        fields={
            "name": _text(always=True),
            "id": _text("id"),
            "stage": _text("ours", always=True),
        },
    ),
    "positioning": Field(
        "record",
        fields={
            "version": _text("ours"),
            "status": _text("ours"),
            "owner": _text("person"),
            "approved_on": _DAY,
            "review_by": _DAY,
        },
    ),
    "capabilities": Field("texts", "id", always=True),
    "themes": Field("texts", "id", always=True),
    "segments": Field("texts", "id", always=True),
    "non_goals": Field("texts", "id", always=True),
}
"""What a rule may ask of the vision: a few words of it, and the ids that it lists."""

SUBJECTS: Mapping[str, Mapping[str, Field]] = {
    "promise": PROMISE,
    "deal": DEAL,
    "roadmap_item": ROADMAP_ITEM,
}
"""What a rule can be about, and the fields of that record."""


def roots(subject: str) -> Mapping[str, Field]:
    """The names that a rule about `subject` may begin with."""
    return {
        subject: Field("record", always=True, fields=SUBJECTS[subject]),
        "vision": Field("record", always=True, fields=VISION),
        "as_of": Field("day", "ours", always=True),
    }


def field_at(subject: str, path: str) -> Field:
    """The field of a whole name, as `promise.owner`.

    Raises:
        KeyError: there is none.
    """
    head, *rest = path.split(".")
    found = roots(subject)[head]
    for name in rest:
        found = found.fields[name]
    return found


def is_of_a_list(subject: str, path: str) -> bool:
    """Is it a field of a list's records, as `promise.approvals.role`?"""
    parts = path.split(".")
    above = (".".join(parts[:end]) for end in range(1, len(parts)))
    return any(field_at(subject, name).content == "records" for name in above)
