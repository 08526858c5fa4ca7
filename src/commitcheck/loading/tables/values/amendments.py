"""A cell that says how a promise was amended: `REF@YYYY-MM-DD`, or JSON where more is said."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from commitcheck.model.commitment import Amendment, Was
from commitcheck.model.dates import parse_day
from commitcheck.model.vocabulary import Scalar

ReadScalar = Callable[[str], Any]


class _Before(msgspec.Struct, forbid_unknown_fields=True):
    due: str | None = None
    value: Scalar | list[Scalar] | None = None
    quote: str | None = None


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """As in YAML; our own tables write an empty value as an empty text."""

    ref: str | None = None
    date: str | None = None
    was: _Before | str | None = None


def read_amendment(text: str, scalar: ReadScalar) -> Amendment | None:
    """What a cell says; None for one that says nothing. `scalar` reads a value that is text.

    Raises:
        ValueError: it is neither a reference with its day nor such JSON.
    """
    if text.startswith("{"):
        try:
            written = msgspec.json.decode(text, type=_Written)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise ValueError(text) from error
    else:
        ref, at, day = text.rpartition("@")
        written = _Written(ref.strip(), day.strip()) if at else _Written(text)
    if isinstance(written.was, str) and written.was:
        raise ValueError(text)
    before = written.was if isinstance(written.was, _Before) else _Before()
    was = Was(_day(before.due), _value(before.value, scalar), before.quote or None)
    found = Amendment(written.ref or None, _day(written.date), None if was == Was() else was)
    return None if found == Amendment() else found


def _day(text: str | None) -> dt.date | None:
    return parse_day(text, end=True) if text else None


def _value(value: Any, scalar: ReadScalar) -> Any:
    """Texts that a table made of numbers are numbers again."""
    if isinstance(value, list):
        return tuple(_value(part, scalar) for part in value)
    return (scalar(value) if value else None) if isinstance(value, str) else value
