"""Quantities in prose, and where a promise asks for another one than the item states.

Percentages, durations, amounts of data and counts of one thing are compared within their own
dimension only, and only for a pair of texts that is matched already.
"""

import math
import re
from collections.abc import Iterator

from msgspec import Struct

from commitcheck.model.pattern import pattern

_NUMBER = pattern(
    r"(?<![\w.,/-])(\d{1,12}(?:[.,]\d{1,12}){0,4})[\s\u00a0-]?"
    r"((?:k|m|bn|thousand|million|billion)\b[\s\u00a0-]?)?"
    r"(%|[^\W\d_]+)(?:[\s\u00a0-]([^\W\d_]+))?"
)
_MULTIPLES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_PERCENT = ("%", "percent", "pct")
_SECONDS = {
    "ms": 0.001,
    "millisecond": 0.001,
    "s": 1,
    "sec": 1,
    "second": 1,
    "min": 60,
    "minute": 60,
    "h": 3600,
    "hr": 3600,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_800,
    "quarter": 7_889_400,
    "year": 31_557_600,
}
_PREFIXES = {"": 0, "k": 1, "kilo": 1, "m": 2, "mega": 2, "g": 3, "giga": 3, "t": 4, "tera": 4}
# `Mb` and `Gb` are bits by convention, so a capital prefix wants a capital B.
_DATA = pattern(r"(?:([kKMGT])(i?)B|([kmgt])b|(kilo|mega|giga|tera|)bytes?)")
_SAME_DURATION = 0.02  # "30 days" and "1 month" are one and the same in a contract
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SHORTEST_NOUN = 4


class Quantity(Struct, frozen=True):
    """A number with its dimension: `value` in percent, seconds, bytes or things."""

    dimension: str
    value: float
    spoken: str

    def is_same(self, other: "Quantity") -> bool:
        """Whether both state the same; durations of different units have some slack."""
        slack = _SAME_DURATION if self.dimension == "duration" else 1e-9
        return math.isclose(self.value, other.value, rel_tol=slack)

    def distance(self, other: "Quantity") -> float:
        """How far apart two values are, as the logarithm of their ratio."""
        return abs(math.log((self.value or 1e-9) / (other.value or 1e-9)))


def differences(asked: str, stated: str, speaker: str) -> tuple[str, ...]:
    """One sentence for each dimension in which a promise and an item name different values.

    Args:
        asked: the promise.
        stated: the item.
        speaker: what the item is, as `non-goal`.

    Returns:
        Such as `asks 99.99 %, the non-goal says 99.9 %`, in the promise's order; nothing where
        any two values of a dimension agree.
    """
    theirs = list(quantities(stated))
    mine = list(quantities(asked)) if theirs else []
    notes = []
    for dimension in dict.fromkeys(quantity.dimension for quantity in mine):
        pairs = [
            (quantity, other)
            for quantity in mine
            for other in theirs
            if quantity.dimension == dimension == other.dimension
        ]
        if pairs and not any(quantity.is_same(other) for quantity, other in pairs):
            quantity, other = min(pairs, key=lambda pair: pair[0].distance(pair[1]))
            notes.append(f"asks {quantity.spoken}, the {speaker} says {other.spoken}")
    return tuple(notes)


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a text in order; numbers that measure nothing known are left out."""
    if not any(map(str.isdecimal, text)):
        return
    for found in _NUMBER.finditer(text):
        number, multiple, unit, after = found.groups()
        value = _value(number) * _MULTIPLES.get((multiple or "").strip(" -\u00a0").lower(), 1)
        if not (measure := _measure(unit, after or "", number)):
            continue
        dimension, factor, spoken_until = measure
        end = found.end(4) if spoken_until == "after" else found.end(3)
        yield Quantity(dimension, value * factor, " ".join(text[found.start() : end].split()))


def _measure(unit: str, after: str, number: str) -> tuple[str, float, str] | None:
    """Dimension, factor to its base unit, and the last word that belongs to it."""
    word, singular = unit.lower(), unit.lower().removesuffix("s") or "s"
    if word in _PERCENT:
        return "percent", 1.0, "unit"
    if word == "per" and after.lower() == "cent":
        return "percent", 1.0, "after"
    for name in (word, singular):
        if name in _SECONDS:
            return "duration", _SECONDS[name], "unit"
    if word in {"business", "working"} and after.lower().removesuffix("s") in _SECONDS:
        return "working time", _SECONDS[after.lower().removesuffix("s")], "after"
    is_data = word.endswith(("b", "byte", "bytes"))
    if is_data and (data := _DATA.fullmatch(unit)):
        big, binary, small, name = data.groups()
        power = _PREFIXES[(big or small or name or "").lower()]
        return "data", (1024.0 if binary else 1000.0) ** power, "unit"
    return _count(word, after.lower(), number)


def _count(word: str, after: str, number: str) -> tuple[str, float, str] | None:
    """A count of things: a whole number before a plural, with one word between at most."""
    is_year = number.isdigit() and _FIRST_YEAR <= int(number) <= _LAST_YEAR
    if is_year or not _value(number).is_integer():
        return None
    for noun, last in ((word, "unit"), (after, "after")):
        if noun.endswith("s") and not noun.endswith("ss") and len(noun) >= _SHORTEST_NOUN:
            return f"count of {noun}", 1.0, last
    return None


def _value(number: str) -> float:
    """`1,000` and `1.000.000` are thousands, `99.9` and `99,9` decimals."""
    if number.isdecimal():
        return float(number)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        return float(number.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", number):
        return float(number.replace(".", "").replace(",", "."))
    whole, *rest = re.split(r"[.,]", number)
    return float(f"{whole}.{''.join(rest) or 0}")
