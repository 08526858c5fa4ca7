"""The parts of a positioning that people agree to, and a fingerprint of each.

A sign-off records the fingerprints of what was agreed to, and one that no longer equals the
part's present fingerprint shows that this part has changed since. Only meaning counts: the
order of lists, spacing, an empty field that is spelt out or left out, `2` or `2.0` are the
same text.
"""

import datetime as dt
import json
import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from commitcheck.model.phrase import number
from commitcheck.model.vision import Record, Vision, said_names

_IN_POSITIONING = (
    "target_customer",
    "need",
    "category",
    "key_benefit",
    "alternatives",
    "differentiators",
    "segments",
)
_BESIDE_IT = ("non_goals", "guardrails")
PARTS: tuple[str, ...] = (*_IN_POSITIONING, *_BESIDE_IT)
"""What a sign-off covers, in the order a person reads it."""


def part_fingerprints(vision: Vision) -> dict[str, str]:
    """16 hex digits of sha256 over each part's canonical text."""
    return {part: _fingerprint(_value(vision, part)) for part in PARTS}


def changed_parts(agreed: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Parts that are no longer what somebody agreed to; a part not agreed to cannot change."""
    return tuple(part for part in PARTS if part in agreed and agreed[part] != now[part])


def _value(vision: Vision, part: str) -> Any:
    if part in _BESIDE_IT:
        return getattr(vision, part)
    return getattr(vision.positioning, part) if vision.positioning else None


def _fingerprint(value: Any) -> str:
    text = canonical_text(value)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


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
    return json.dumps(canonical, sort_keys=True, ensure_ascii=False)
