"""A value as JSON on one line, spelt so that nobody who prints it executes it."""

import json
import re

from commitcheck.model.pattern import pattern

_UNSAFE = pattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##[A-Za-z]*\\[|::")
"""Legal in JSON, and yet orders to a terminal, a text editor or a CI runner that prints it."""

_SURROGATES = pattern("[\ud800-\udfff]")

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def json_text(value: object) -> str:
    """The value as JSON. A lone surrogate (half a character, from a broken file) has no UTF-8
    form and becomes U+FFFD; everything else keeps its value. Most lines take the short way.
    """
    line = _encode(value)
    if line.isascii() and not any(sign in line for sign in ("::", "##", "\x7f")):
        return line
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub(_escaped, line))


def _escaped(match: re.Match[str]) -> str:
    """Only characters inside strings can match: our own frame holds none of them."""
    found = match.group()
    return f"{found[:-1]}\\u{ord(found[-1]):04x}"
