"""Amounts and decimals: signs, currencies, `1.2M`, and which mark is the decimal one.

The mark is inferred for a column from its own cells, then from the file's, then taken from
the configuration. `45.577` alone is not decidable, and is never decided.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from commitcheck.loading.tables.values.units import beside
from commitcheck.model.pattern import pattern

_NUMBER = pattern(r"\d+(?:[.,' \u2019]\d+)*|[.,]\d+")
_NO_CENTS = pattern(
    r"(?<=\d)[.,](?:-{1,2}|[\u2013\u2014])(?!\d)",
    needs=".- ,- .\u2013 ,\u2013 .\u2014 ,\u2014",
)
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SIGNS = " $€£¥₹"
_SCIENTIFIC = pattern(
    r"[-+]?\d(?:[.,]\d+)?[eE]\+?\d{1,2}",
    needs="e",
)
_THOUSAND = 3
_LONGEST = 64


class Amount(Struct, frozen=True):
    """The digits of an amount as written, what to multiply them by, and its currency."""

    digits: str
    factor: float
    currency: str | None = None


class EitherMark(Struct, frozen=True):
    """What an amount means with a decimal point, and with a decimal comma."""

    with_point: float
    with_comma: float


def split_amount(text: str) -> Amount | None:
    """Take sign, currency and unit off; None when something is left over."""
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return Amount(text, 1.0)
    if not any(map(str.isdecimal, text)):
        return None
    text = _plainly_written(text)
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    before, after = text[: found[0].start()], text[found[0].end() :]
    meant = beside(f"{_word(before)} {_word(after)}")
    if meant is None or _is_cut_off(before, after):
        return None
    factor = -meant.factor if _is_negative(before, after) else meant.factor
    return Amount(found[0][0], factor, meant.currency)


def _plainly_written(text: str) -> str:
    """Blanks and hyphens of every kind as the plain ones; `500,-` and `CHF 500.--` without it."""
    text = text.replace("\xa0", " ").replace("\u202f", " ").replace("\u2009", " ")
    return _NO_CENTS.sub("", text.translate(_HYPHENS))


def _is_cut_off(before: str, after: str) -> bool:
    """One bracket without the other may have been a minus; `500+` is no amount but a bound."""
    around = before + after
    return around.count("(") != around.count(")") or "+" in after


def _is_negative(before: str, after: str) -> bool:
    """Brackets round the number wherever the currency stands, or a minus beside it."""
    opened, closed = before.count("(") - before.count(")"), after.count(")") - after.count("(")
    left, right = before.strip(), after.strip()
    return (opened > 0 and closed > 0) or "-" in (
        left.strip(_SIGNS)[-1:], left[:1], left[-1:], right[:1], right[-1:]
    )  # fmt: skip


def decimal_shown(text: str) -> str | None:
    """`.` or `,` when the amount can only be read so; None when it tells nothing."""
    amount = split_amount(text)
    return _mark(amount.digits) if amount else None


def needs_mark(text: str) -> bool:
    """Is it an amount that can be read in two ways?"""
    return isinstance(read_amount(text), EitherMark)


def decimal_of(texts: Iterable[str]) -> str | None:
    """The decimal mark that all telling cells of a column agree on."""
    seen = {mark for mark in map(decimal_shown, texts) if mark}
    return seen.pop() if len(seen) == 1 else None


def read_amount(text: str, decimal: str | None = None) -> float | EitherMark | None:
    """The number; both readings when only the decimal mark could tell; None when it is none."""
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return float(text)
    if _SCIENTIFIC.fullmatch(text):
        return float(text.replace(",", "."))
    amount = split_amount(text)
    if amount is None:
        return None
    if not re.search(r"[.,]", amount.digits):
        return _plain(amount.digits) * amount.factor
    mark = _mark(amount.digits) or decimal
    if mark:
        number = _with_mark(amount.digits, mark)
        return None if number is None else number * amount.factor
    point, comma = _with_mark(amount.digits, "."), _with_mark(amount.digits, ",")
    if point is None or comma is None:
        return None
    return EitherMark(point * amount.factor, comma * amount.factor)


def _word(text: str) -> str:
    return text.strip(" ()+-\t")


def _mark(digits: str) -> str | None:
    """Which mark the digits show to be the decimal one."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return "." if digits.rfind(".") > digits.rfind(",") else ","
    if points + commas == 0:
        return None
    mark, other = (".", ",") if points else (",", ".")
    if points + commas > 1:
        return other
    whole, _, part = digits.partition(mark)
    has_groups = any(char in whole for char in " '\u2019")
    if len(part) != _THOUSAND or whole in ("", "0") or len(whole) > _THOUSAND or has_groups:
        return mark
    return None


def _plain(digits: str) -> float:
    return float(re.sub(r"\D", "", digits))


def _with_mark(digits: str, mark: str) -> float | None:
    whole, found, part = digits.partition(mark)
    if not part.isdigit() and found:
        return None
    groups = re.split(r"[.,' \u2019]", whole)
    if len(groups) > 1 and any(len(group) not in (2, _THOUSAND) for group in groups[1:]):
        return None
    return float(f"{''.join(groups) or '0'}.{part or '0'}")
