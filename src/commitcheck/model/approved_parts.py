"""What people said yes to, part by part, each with a fingerprint: a positioning that is signed off,
and a promise that is approved.
"""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import Any

from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.digest import short_digest
from commitcheck.model.json_text import to_json
from commitcheck.model.phrase import number
from commitcheck.model.vision import Record, Vision, said_names

# The parts of a positioning that people agree to, and a fingerprint of each.
#
# A sign-off records the fingerprints of what was agreed to, and one that no longer equals the
# part's present fingerprint shows that this part has changed since. Only meaning counts: the
# order of lists, spacing, an empty field that is spelt out or left out, `2` or `2.0` are the
# same text.

POSITIONING_SLOTS = (
    "target_customer",
    "need",
    "category",
    "key_benefit",
    "alternatives",
    "differentiators",
    "segments",
)
_BESIDE_IT = ("non_goals", "guardrails")
POSITIONING_PARTS: tuple[str, ...] = (*POSITIONING_SLOTS, *_BESIDE_IT)
"""What a sign-off covers, in the order a person reads it."""


def part_fingerprints(vision: Vision) -> dict[str, str]:
    """16 hex digits of sha256 over each part's canonical text."""
    return {part: _digest(_content(vision, part)) for part in POSITIONING_PARTS}


def changed_parts(agreed: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Parts that are no longer what somebody agreed to; a part not agreed to cannot change."""
    return tuple(part for part in POSITIONING_PARTS if part in agreed and agreed[part] != now[part])


def _content(vision: Vision, part: str) -> Any:
    if part in _BESIDE_IT:
        return getattr(vision, part)
    return getattr(vision.positioning, part) if vision.positioning else None


def _digest(value: Any) -> str:
    return short_digest(canonical_text(value))


def canonical_text(value: Any) -> str:
    """A value as text with nothing in it but meaning."""
    return _text(_canonical(value))


def _canonical(value: Any) -> Any:
    """Plain data with nothing in it but meaning; None for what is empty."""
    match value:
        case str():
            return " ".join(unicodedata.normalize("NFC", value).split()) or None
        case bool() | None:
            return value
        case int() | float():
            return {"number": number(value)}
        case dt.date():
            return value.isoformat()
        case tuple() | list():
            items = [item for entry in value if (item := _canonical(entry)) is not None]
            return sorted(items, key=_text) or None
        case Record():
            named = {
                name: canonical
                for name in said_names(type(value))
                if not (name == "decided" and getattr(value, name))  # as where nobody asks
                and (canonical := _canonical(getattr(value, name))) is not None
            }
            return named or None
        case _:
            raise TypeError(f"a positioning holds no {type(value).__name__}")


def _text(canonical: Any) -> str:
    return to_json(canonical, sort_keys=True)


# What an approval of a promise is of: one of other words is told from one of these.

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
    return short_digest(canonical_text(value))
