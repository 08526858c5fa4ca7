"""Converters of cells, made from the schema: this conversion is the validation of a table.

A converter turns the text of one cell into a value, or into a `Bad` that says what was
expected. It runs once per different text, not once per cell.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, cast

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.loading.schemas.read import OPEN
from commitcheck.loading.tables.values.amendments import read_amendment
from commitcheck.loading.tables.values.dates import (
    ORDERS,
    Several,
    as_written,
    month_and_short_year,
    read_date,
)
from commitcheck.loading.tables.values.money import EitherMark, read_amount, split_amount
from commitcheck.loading.tables.values.units import HeaderUnit
from commitcheck.model.commitment import Amendment, Approval
from commitcheck.model.dates import CALENDAR_YEARS, FiscalYear, parse_day
from commitcheck.model.json_text import from_json
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, did_you_mean, phrase, words
from commitcheck.model.spelling import plain
from commitcheck.model.vocabulary import Role

Schema = Mapping[str, Any]

Convert = Callable[[str], Any]

TRUE = frozenset(
    ["true", "yes", "y", "1", "on", "x", "wahr", "ja", "oui", "vrai", "si", "sí", "sim", "vero"]
)

FALSE = frozenset(
    ["false", "no", "n", "0", "off", "falsch", "nein", "non", "faux", "nao", "não", "falso"]
)

NO_VALUE = frozenset(("none", "unknown", "tbd", "tba", "n/a", "na", "?", "-", "--", "no date"))
"""In a date or number column these words say that there is none."""


class Bad(Struct, frozen=True):
    """A cell that cannot be used, and the sentence that says why."""

    variant: str
    why: Phrase
    cure: Phrase


class Hints(Struct, frozen=True):
    """What the table and its configuration say about how a column is written."""

    values: Mapping[str, str] = field(default_factory=dict)
    """Their word (as `word_key` has it) to ours."""
    separator: str = ";"
    order: str | None = None
    asked_order: str | None = None
    """What the configuration says."""
    unsure: frozenset[str] = frozenset()
    """Dates of the column that `order` may not hold for: `asked_order` decides, or nothing."""
    orders: frozenset[str] = frozenset(ORDERS)
    """Those that the column's cells leave open where `order` is not known."""
    serials: bool = False
    decimal: str | None = None
    fiscal: FiscalYear = CALENDAR_YEARS
    unit: HeaderUnit | None = None
    """What the header says its amounts are multiplied by."""


def word_key(text: str) -> str:
    """Words are the same in any case and with any punctuation between their parts; one with a
    question mark is another: `Won?` is not won.
    """
    return "_".join("".join(c if c.isalnum() or c == "?" else " " for c in text.casefold()).split())


def converter(prop: Schema, definitions: Mapping[str, Schema], name: str, hints: Hints) -> Convert:
    """The converter of one field, from its property in the commitments schema."""
    shape = resolved(prop, definitions)
    types = _types(shape)
    if shape is definitions.get("date_or_open"):
        return lambda text: None if is_open_day(text) else to_date(text, hints)
    if shape is definitions["date"]:
        return lambda text: to_date(text, hints)
    if shape is definitions["value"]:
        return to_scalar
    if shape is definitions["amendment"]:
        return to_amendment
    if "array" in types:
        return _list_of(shape, definitions, hints)
    if "boolean" in types:
        return lambda text: to_bool(text, hints)
    if "number" in types:
        return lambda text: to_number(text, shape.get("minimum"), hints, strict=name == "arr")
    if "enum" in shape:
        known = tuple(word for word in shape["enum"] if word is not None)
        return lambda text: to_word(text, known, hints)
    if "pattern" in shape:
        return Patterned(shape, hints)
    return str


def resolved(prop: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """The property itself, behind its `$ref`; of one-or-many, the many."""
    reference = prop.get("$ref")
    if reference:
        return definitions[reference.rpartition("/")[2]]
    many = [option for option in prop.get("anyOf", ()) if option.get("type") == "array"]
    return many[0] if many else prop


def _types(shape: Schema) -> Sequence[str]:
    types = shape.get("type", ())
    return (types,) if isinstance(types, str) else types


def to_word(text: str, known: Iterable[str], hints: Hints) -> str | Bad:
    """One of a closed list of words, as we or as they spell it."""
    key = word_key(text)
    word = hints.values.get(key, key)
    if word in known:
        return word
    near = did_you_mean(text if word == key else word, known)
    guess = phrase(", did you mean {}?", words(near)) if near else words("")
    if word != key:
        why = phrase("is mapped to {}, which is not known{}", word, guess)
        return Bad(
            "unknown_value", why, phrase("map it to one of {} under values", map(words, known))
        )
    cure = phrase("write one of {}, or map the word under values", map(words, known))
    return Bad("unknown_value", phrase("is not known{}", guess), cure)


def to_bool(text: str, hints: Hints) -> bool | Bad:
    word = hints.values.get(word_key(text), text.casefold())
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    return Bad("invalid", words("is neither yes nor no"), words("write yes or no"))


def to_number(
    text: str, minimum: float | None, hints: Hints, *, strict: bool
) -> float | Bad | None:
    """An amount. `strict`: a doubtful decimal mark is an error; else a point is taken as one."""
    text = plain(text)
    if text.casefold() in NO_VALUE:
        return None
    number = read_amount(text, hints.decimal)
    if isinstance(number, EitherMark):
        if strict or "," in text:
            return Bad("ambiguous_number", _either_mark(number), words('set decimal: "." or ","'))
        number = number.with_point
    if number is None or number in (float("inf"), float("-inf")):
        return Bad("invalid", words("is not a number"), words("write it in digits, like 120000"))
    if hints.unit:
        doubt = _unit_doubt(text, hints.unit)
        if doubt:
            return doubt
        number = round(number * hints.unit.factor, _EXACT)
    if minimum is not None and number < minimum:
        cure = words("correct the number or leave the cell empty")
        return Bad("invalid", phrase("is below {}", minimum), cure)
    return number


_EXACT = 6
"""Places after the point: what a product of decimals has more is the machine's."""


def _unit_doubt(text: str, unit: HeaderUnit) -> Bad | None:
    """A unit that is none for sure, and a cell that has one besides the header's."""
    cure = words("write the amounts in full, and the header without a unit")
    if unit.line is not None:
        why = phrase("stands below line {}, which names the unit {}", unit.line, unit.word)
        how = words("write the unit into the header of the column, or the amounts in full")
        return Bad("unit_above", why, how)
    if unit.is_part_of_year:
        why = phrase("stands below {}, and ARR is what a year is worth", unit.word)
        return Bad("part_of_year", why, words("write what a year is worth"))
    if not unit.factor:
        why = phrase("stands below the unit {}, which is a thousand or a million", unit.word)
        return Bad("ambiguous_unit", why, cure)
    amount = split_amount(text)
    if amount and abs(amount.factor) != 1:
        why = phrase("has a unit of its own, and the header has {}", unit.word)
        return Bad("invalid", why, cure)
    return None


def _either_mark(number: EitherMark) -> Phrase:
    return phrase("can be {} or {}", str(number.with_point), str(number.with_comma))


def is_open_day(text: str) -> bool:
    """The word by which somebody says that no day was promised."""
    return text.strip().casefold() == OPEN


def to_date(text: str, hints: Hints) -> dt.date | Bad | None:
    """A day. A date with several readings is an error that shows them."""
    text = as_written(text)
    if text.casefold() in NO_VALUE:
        return None
    found: dt.date | Several | None = None
    if hints.serials and text.isdecimal() and len(text) <= _LONGEST_SERIAL:
        found = serial_day(int(text))
    is_unsure = text in hints.unsure
    if found is None:
        found = read_date(text, hints.asked_order if is_unsure else hints.order, hints.fiscal)
    if isinstance(found, Several):
        return _several_days(found, ORDERS if is_unsure else hints.orders)
    if found and is_unsure and month_and_short_year(text):
        return _day_or_year(found)
    if found is None:
        cure = words("write it as YYYY-MM-DD or YYYY-Qn, or leave the cell empty")
        return Bad("invalid", words("is not a date"), cure)
    return found


def _several_days(found: Several, orders: Collection[str]) -> Bad:
    """The readings that the column's other cells leave open."""
    days = [(order, day) for order, day in found.days if order in orders] or list(found.days)
    shown = [str(day) for day in dict.fromkeys(day for _, day in days)]
    why = phrase(" or ".join(["can be {}", *["{}"] * (len(shown) - 1)]), *map(words, shown))
    named = [order for order, _ in days]
    choice = f"{', '.join(named[:-1])} or {named[-1]}"
    return Bad("ambiguous_date", why, words(f"set dates: {choice}, or write YYYY-MM-DD"))


def _day_or_year(found: dt.date) -> Bad:
    """`Sep-30` beside other years: of 2030, or a day of a year that it does not say."""
    why = phrase(
        "can be {}, or day {} of a year that is not said", f"{found:%Y-%m}", str(found.year % 100)
    )
    return Bad("ambiguous_date", why, words("write it as YYYY-MM-DD, or the month as YYYY-MM"))


_LONGEST_SERIAL = 7
"""Digits of the last day there is, as a number; of more, `int` would refuse thousands."""


def serial_day(number: int) -> dt.date | None:
    """A day as Excel counts it, from the end of 1899."""
    day = dt.date(1899, 12, 30).toordinal() + number
    return dt.date.fromordinal(day) if 0 < day <= dt.date.max.toordinal() else None


_SIMPLE_NUMBER = pattern(r"[-+]?(?:0|[1-9]\d{0,14})(?:\.\d+)?")


def to_scalar(text: str) -> Any:
    """A number, yes or no, a word, or a list of them in `;`."""
    if ";" in text:
        return tuple(to_scalar(part.strip()) for part in text.split(";") if part.strip())
    if _SIMPLE_NUMBER.fullmatch(text):
        return float(text)
    return {"true": True, "false": False}.get(text.casefold(), text)


class Patterned:
    """Text that a pattern must allow.

    Most patterns only forbid characters: then a whole column is searched at once, which is
    what makes a hundred thousand ids cheap.
    """

    def __init__(self, shape: Schema, hints: Hints) -> None:
        self._pattern = re.compile(shape["pattern"])
        forbidden = _ONLY_FORBIDS.fullmatch(shape["pattern"])
        self._forbidden = re.compile(f"[{forbidden[1]}]") if forbidden else None
        self._hints = hints
        self._shape = shape

    def takes_all(self, texts: Iterable[str]) -> bool:
        """Is every filled text fine as it is?"""
        if self._forbidden is None or self._hints.values:
            return False
        return self._forbidden.search("".join(texts)) is None

    def __call__(self, text: str) -> str | Bad:
        values = self._hints.values
        mapped = values.get(word_key(text), text) if values else text
        if self._pattern.search(mapped):
            return mapped
        if self._pattern.search(mapped.upper()):
            return mapped.upper()
        cure = phrase("expected: {}", words(_expected(self._shape)))
        return Bad("invalid", words("cannot be used"), cure)


_ONLY_FORBIDS = pattern(
    r"\^\[\^([^\]]+)\]\+\$",
    needs="^[^",
)


def _expected(shape: Schema) -> str:
    return str(shape.get("description", "another value")).rstrip(".")


def _list_of(shape: Schema, definitions: Mapping[str, Schema], hints: Hints) -> Convert:
    item = resolved(shape["items"], definitions)
    if "properties" in item:
        roles = tuple(role for role in item["properties"]["role"]["enum"] if role)
        return lambda text: to_approvals(text, roles, hints)
    pattern = re.compile(item.get("pattern", ""))
    return lambda text: to_list(text, pattern, item, hints)


def to_list(text: str, pattern: re.Pattern[str], item: Schema, hints: Hints) -> Any:
    parts = split_list(text, hints.separator)
    if not all(map(pattern.search, parts)):
        cure = phrase("expected: {}", words(_expected(item)))
        return Bad("invalid", words("cannot be used"), cure)
    if not hints.values:
        return tuple(parts)
    return tuple(hints.values.get(word_key(part), part) for part in parts)


def split_list(text: str, separator: str) -> list[str]:
    """The parts of a list cell; a JSON list is one whatever the separator."""
    if text.startswith("[") and text.endswith("]"):
        try:
            return [str(part).strip() for part in from_json(text) if str(part).strip()]
        except (ValueError, RecursionError):
            pass
    return [part for part in map(str.strip, text.split(separator)) if part]


def to_approvals(text: str, roles: Sequence[str], hints: Hints) -> tuple[Approval, ...] | Bad:
    """`role@YYYY-MM-DD;role@...`; the day may be left out."""
    found = []
    for part in split_list(text, hints.separator):
        role, _, written = map(str.strip, part.partition("@"))
        known = to_word(role, roles, hints)
        if isinstance(known, Bad):
            return replace(known, why=phrase("names {}, which {}", role, known.why))
        try:
            day = parse_day(written) if written else None
        except ValueError:
            day_found = to_date(written, hints)
            if isinstance(day_found, Bad):
                why = phrase("has the date {}, which {}", written, day_found.why)
                return replace(day_found, why=why)
            day = day_found
        found.append(Approval(cast(Role, known), day))
    return tuple(found)


def to_amendment(text: str) -> Amendment | Bad | None:
    """`AM-3@2026-04-01`, or JSON with what was there before."""
    try:
        return read_amendment(text, to_scalar)
    except ValueError:
        cure = words('write REF@YYYY-MM-DD, or {"ref": ..., "date": ..., "was": {"due": ...}}')
        return Bad("invalid", words("says no amendment"), cure)
