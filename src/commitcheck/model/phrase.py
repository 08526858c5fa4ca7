"""Sentences that remember which of their words came from a user's file.

A finding's message is made of literal words (from our code) and `Said` parts (from the
inputs). Redaction replaces parts by kind, once, on the whole report; a reporter that wants
to set customer words apart can, and one that does not just calls `str`.

How many, in words.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from msgspec import Struct

Kind = Literal["customer", "person", "deal", "money", "quote", "id", "value", "path"]


class Said(Struct, frozen=True):
    """Words from a user's file. `kind` says what redaction must do with them.

    `id` is an identifier of the product's own vocabulary or of a promise, kept by every
    redaction; `value` is any other cell content, treated as a quote.
    """

    kind: Kind
    text: str

    def __str__(self) -> str:
        return self.text


class Phrase(Struct, frozen=True):
    """One sentence: literal words and said words, in order."""

    parts: tuple[str | Said, ...]

    def __str__(self) -> str:
        return "".join([part if type(part) is str else str(part) for part in self.parts])


Value = str | int | float | dt.date | Said | Phrase | Iterable["Value"] | None


def phrase(template: str, *values: Value) -> Phrase:
    """Fill each `{}` of our own `template` with the next value.

    A bare `str` counts as a cell's content (`Said("value", ...)`): what is ours belongs in
    the template or comes through `words`. An iterable is joined with ", "; None says "none".

    Raises:
        ValueError: the number of `{}` and of values differ.
    """
    literals = _literals(template)
    if len(literals) != len(values) + 1:
        raise ValueError(f"{template!r} has {len(literals) - 1} places for {len(values)} values")
    parts: list[str | Said] = [literals[0]] if literals[0] else []
    for place, value in enumerate(values, 1):
        if type(value) is Said:  # most are, and a table of findings has hundreds of thousands
            parts.append(value)
        elif type(value) is Phrase:
            parts += value.parts
        else:
            parts += _parts(value)
        if literals[place]:
            parts.append(literals[place])
    return Phrase(tuple(parts))


@lru_cache(maxsize=1024)
def _literals(template: str) -> tuple[str, ...]:
    """Our own words around the places; rules fill the same few templates again and again."""
    return tuple(template.split("{}"))


def words(text: str) -> Phrase:
    """Words of our own (an enum's value, a rule code) as a value for `phrase`."""
    return Phrase((text,)) if text else Phrase(())


def customer(name: str) -> Said:
    return Said("customer", name)


def person(name: str) -> Said:
    return Said("person", name)


def deal(name: str) -> Said:
    return Said("deal", name)


def quote(text: str) -> Said:
    return Said("quote", text)


def ident(name: str) -> Said:
    return Said("id", name)


def first_ids(names: Sequence[str], most: int) -> Phrase:
    """`K-01, K-15`, or the first of them `and 7 more`."""
    listed = [ident(name) for name in names[:most]]
    more = len(names) - most
    return phrase("{} and {} more", listed, more) if more > 0 else phrase("{}", listed)


def first_names(names: Iterable[str], most: int) -> str:
    """`a, b`, or the first of them `and 7 more`, as words of our own or already made inert."""
    names = tuple(names)
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def money(amount: float, currency: str | None = None) -> Said:
    """`1,250,000 EUR`: whole units, the currency only where the input names one."""
    return Said("money", f"{amount:,.0f} {currency}" if currency else f"{amount:,.0f}")


def number(value: float) -> str:
    """A number as a person writes it: no trailing zero, no exponent below 1e15."""
    if value == int(value) and abs(value) < 1e15:  # noqa: PLR2004 - beyond it floats skip integers
        return str(int(value))
    return repr(value)


def _parts(value: Value) -> list[str | Said]:
    match value:
        case Said():
            return [value]
        case Phrase():
            return list(value.parts)
        case str():
            return [Said("value", value)]
        case dt.date():
            return [value.isoformat()]
        case bool():
            return ["yes" if value else "no"]
        case int() | float():
            return [number(value)]
        case None:
            return ["none"]
        case _:
            return _joined(value)


def _joined(values: Iterable[Value]) -> list[str | Said]:
    parts: list[str | Said] = []
    for index, value in enumerate(values):
        if index:
            parts.append(", ")
        parts += _parts(value)
    return parts


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 promise`, `9 promises`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


# Did you mean: the known word nearest to one that is not known.

_ALIKE = 0.7
_LONGEST = 80


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `word`, or None; case, `_`, `-` and spaces make no difference.

    A word longer than any name is not compared at all: the comparison is quadratic.
    """
    if len(word) > _LONGEST:
        return None
    by_shape = {_shape(candidate): candidate for candidate in candidates}
    if (exact := by_shape.get(_shape(word))) is not None:
        return exact
    nearest = get_close_matches(_shape(word), by_shape, n=1, cutoff=_ALIKE)
    return by_shape[nearest[0]] if nearest else None


def _shape(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "").replace(" ", "")
