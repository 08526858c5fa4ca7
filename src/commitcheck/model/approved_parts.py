"""What an approval of a promise is of: its words, due date, value and capability, each with a
fingerprint, so that an approval of other words is told from one of these.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.positioning_parts import canonical_text

PARTS: tuple[str, ...] = ("words", "due", "value", "capability")
"""In the order a person reads them."""

PART_FIELDS: Mapping[str, tuple[str, ...]] = {
    "words": ("title", "description", "quote"),
    "due": ("due",),
    "value": ("dimension", "op", "value", "certification"),
    "capability": ("capability", "roadmap_item"),
}


def approved_parts(promise: Commitment) -> dict[str, str]:
    """16 hex digits of sha256 over each part's canonical text. Spacing and the order of lists do
    not count; what a remembered link or a confirmed reading added is no part of the promise.
    """
    return {part: _fingerprint(_value(promise, part)) for part in PARTS}


def parts_changed_since(approval: Approval, promise: Commitment) -> tuple[str, ...]:
    """Parts that are no longer what was approved; none where the approval does not say, or where
    the promise has something there that could not be used.
    """
    return tuple(
        part
        for part, mark in approval.fingerprint
        if part in PARTS
        and not set(promise.unusable) & set(PART_FIELDS[part])
        and _fingerprint(_value(promise, part)) != mark
    )


def _value(promise: Commitment, part: str) -> Any:
    if part == "capability":
        own = [_own(promise, name) for name in PART_FIELDS[part]]
        return own if any(own) else None
    fields = Commitment._field_defaults
    confirmed = promise.decided.confirmed
    return [
        fields.get(name) if name in confirmed else getattr(promise, name)
        for name in PART_FIELDS[part]
    ]


def _own(promise: Commitment, kind: str) -> tuple[str, ...]:
    ids: tuple[str, ...] = () if kind in promise.decided.confirmed else getattr(promise, kind)
    return tuple(sorted(id_ for id_ in ids if f"{kind}:{id_}" not in promise.linked))


def _fingerprint(value: Any) -> str:
    return sha256(canonical_text(value).encode("utf-8", "surrogatepass")).hexdigest()[:16]
