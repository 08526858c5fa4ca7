"""Plain YAML scalars: what they are as written, and where YAML readers disagree about them."""

import math
from typing import Any

from commitcheck.model.json_text import to_json
from commitcheck.model.pattern import pattern

LONGEST_NUMBER = 40


class Plain(str):
    """A scalar without quotes, exactly as written."""

    __slots__ = ()


class Unusable:
    """Stands where a value was written that cannot be used; its problem is already reported."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNUSABLE"


UNUSABLE = Unusable()

LOST = "\ue000"
"""Stands in a text where something was cut out: a private character that no file holds."""

_TRUE = frozenset(("true", "yes", "on"))
_FALSE = frozenset(("false", "no", "off"))
_TRUTH = {
    case(word): word in _TRUE for word in _TRUE | _FALSE for case in (str, str.title, str.upper)
}
"""YAML 1.1's words for true and false, in its three cases."""

SUSPECT_START = frozenset("0123456789+-.=<~yYnNtTfFoO")
"""No plain scalar with another first character is ever read as anything but text."""

_OF_NUMBERS = frozenset("0123456789+-._:abcdefABCDEFxoinIN")
"""No text with another character is a number to any reader."""

_OF_DECIMALS = frozenset("0123456789+-.eE")

_DECIMAL = pattern(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WHOLE = pattern(r"-?(?:0|[1-9][0-9]*)")
_LEADING_ZERO = pattern(r"[-+]?0[0-9_]+")
_OTHER_BASE = pattern(r"[-+]?(?:0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+)")
_UNDERSCORED = pattern(r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+][0-9]+)?")
_SEXAGESIMAL = pattern(
    r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
)
_NOT_FINITE = pattern(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NULL = frozenset(("~", "null", "Null", "NULL"))
TIMESTAMP = pattern(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]*)?)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?"
)
"""A day, with a time of day behind it or not; group 1 is the day."""


def disagreement(text: str) -> str | None:
    """What some YAML reader makes of a plain scalar instead of its text, in words; else None.

    `1042` and `1.5` are read as numbers too, but come back as the same text: no harm done.
    """
    if text[:1] not in SUSPECT_START or (len(text) > LONGEST_NUMBER and text[0] != "."):
        return None
    if text in _TRUTH:
        return "true" if _TRUTH[text] else "false"
    if text[0] not in "yYnNtTfFoO":
        number = _as_number(text) if _OF_NUMBERS.issuperset(text) else None
        return number or _as_date(text) or _as_sign(text)
    return "nothing" if text in _NULL else None


def _as_number(text: str) -> str | None:
    if _WHOLE.fullmatch(text):
        return None
    if _LEADING_ZERO.fullmatch(text):
        return "an octal number"
    if _OTHER_BASE.fullmatch(text):
        return "a number in another base"
    if _DECIMAL.fullmatch(text):
        value = float(text)
        return None if repr(value) == text else f"the number {value:g}"
    if _UNDERSCORED.fullmatch(text):
        return f"the number {text.replace('_', '')}"
    if _SEXAGESIMAL.fullmatch(text):
        return f"the number {_base_sixty(text)}"
    return "no finite number" if _NOT_FINITE.fullmatch(text) else None


def _as_date(text: str) -> str | None:
    looks_so = text[4:5] == text[7:8] == "-"
    return "a date" if looks_so and TIMESTAMP.fullmatch(text) else None


def _as_sign(text: str) -> str | None:
    if text in ("<<", "="):
        return "a sign of YAML's own"
    return "nothing" if text in _NULL else None


def _base_sixty(text: str) -> str:
    total = 0.0
    for part in text.lstrip("+-").replace("_", "").split(":"):
        total = total * 60 + float(part)
    return f"{-total if text.startswith('-') else total:g}"


def truth_of(text: str) -> bool | None:
    """true, yes, on and false, no, off in YAML 1.1's cases; None for any other text."""
    return _TRUTH.get(text)


def number_of(text: str) -> int | float | None:
    """A finite decimal number that every YAML reader reads alike; None for any other text."""
    if len(text) > LONGEST_NUMBER or not _OF_DECIMALS.issuperset(text):
        return None
    digits = text[1:] if text[:1] in "+-" else text
    if digits.isdecimal():
        return int(text) if digits == "0" or digits[0] != "0" else None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


# Any text as a YAML scalar in double quotes, which is JSON with what cannot be seen spelt out.

_HALVES = range(0xD800, 0xE000)


def as_yaml(value: Any) -> str:
    """A text, or lists and mappings of them, on one line, read alike by every YAML reader.

    Controls and blanks of other widths are escaped; half a character, which has no spelling in
    YAML, becomes U+FFFD.
    """
    written = to_json(value, default=dict)
    return written if written.isprintable() else "".join(map(_visible, written))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    if code in _HALVES:
        return "\ufffd"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - as YAML has it
