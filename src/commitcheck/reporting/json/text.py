"""A value as JSON on one line, spelt so that nobody who prints it executes it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, repeat
from typing import Any

from msgspec import json

from commitcheck.model.pattern import pattern

_UNSAFE = pattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##[A-Za-z]*\\[|::")
"""Legal in JSON, and yet orders to a terminal, a text editor or a CI runner that prints it."""

_SURROGATES = pattern("[\ud800-\udfff]")

_TWO_COLONS = pattern("::")
"""A pattern, because a line of JSON is full of single ones, at which `in` stops each time."""


def json_text(value: object) -> str:
    """The value as JSON. A lone surrogate (half a character, from a broken file) has no UTF-8
    form and becomes U+FFFD; everything else keeps its value.
    """
    return _inert(_written(value))


_AT_ONCE = 64
_BETWEEN = "\0"
"""Stands between values that are written at once; no input may hold one."""


def json_lines(values: Iterable[object]) -> Iterator[str]:
    """What `json_text` gives for each of many values, in fewer calls of the encoder."""
    every = iter(values)
    while some := list(islice(every, _AT_ONCE)):
        parted = list(chain.from_iterable(zip(some, repeat(_BETWEEN))))[:-1]
        yield from map(_inert, _written(parted)[1:-1].split(', "\\u0000", '))


def _written(value: object) -> str:
    try:
        written = json.encode(value)
    except UnicodeEncodeError:
        written = json.encode(_whole(value))
    return json.format(written, indent=0).decode()


def _inert(line: str) -> str:
    """Most lines take the short way."""
    is_plain = line.isascii() and "#" not in line and "\x7f" not in line
    if is_plain and not _TWO_COLONS.search(line):
        return line
    return _UNSAFE.sub(_escaped, line)


def _whole(value: Any) -> Any:
    """The same without halves of characters."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole(key): _whole(inner) for key, inner in value.items()}
    return list(map(_whole, value)) if isinstance(value, list | tuple) else value


def _escaped(match: re.Match[str]) -> str:
    """Only characters inside strings can match: our own frame holds none of them."""
    found = match.group()
    return f"{found[:-1]}\\u{ord(found[-1]):04x}"
