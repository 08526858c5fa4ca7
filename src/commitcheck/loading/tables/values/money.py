"""Amounts and decimals: signs, currencies, `1.2M`, and which mark is the decimal one.

The mark is inferred for a column from its own cells, then from the file's, then taken from
the configuration. `45.577` alone is not decidable, and is never decided.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from commitcheck.model.pattern import pattern

_NUMBER = pattern(r"\d+(?:[.,' \u2019]\d+)*|[.,]\d+")
_UNITS = {
    "": 1, "k": 1e3, "tsd": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mln": 1e6,
    "b": 1e9, "bn": 1e9, "mrd": 1e9, "%": 1,
}  # fmt: skip
SYMBOLS = {"€": "EUR", "£": "GBP", "₹": "INR", "R$": "BRL", "US$": "USD", "C$": "CAD", "A$": "AUD",
           "zł": "PLN", "₩": "KRW", "₪": "ILS", "₺": "TRY", "CHF": "CHF", "Rs.": "INR"}  # fmt: skip
NAMES = {
    "us dollar": "USD", "dollar": "USD", "euro": "EUR", "pound sterling": "GBP",
    "british pound": "GBP", "swiss franc": "CHF", "indian rupee": "INR", "rupees": "INR",
    "yen": "JPY", "japanese yen": "JPY", "canadian dollar": "CAD", "australian dollar": "AUD",
    "brazilian real": "BRL", "mexican peso": "MXN", "swedish krona": "SEK",
}  # fmt: skip
_SCIENTIFIC = pattern(r"[-+]?\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
_CODE = pattern(r"[A-Z]{3}")
_HEADER_CODES = frozenset(
    [
        "USD",
        "EUR",
        "GBP",
        "CHF",
        "INR",
        "JPY",
        "CAD",
        "AUD",
        "BRL",
        "MXN",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "CLP",
        "COP",
        "NZD",
        "SGD",
        "ZAR",
    ]
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
    found = list(_NUMBER.finditer(text.replace("\xa0", " ").replace("\u202f", " ")))
    if len(found) != 1:
        return None
    digits = found[0][0]
    before, after = text[: found[0].start()], text[found[0].end() :]
    negative = (before.strip()[:1] == "(" and after.strip()[-1:] == ")") or "-" in (
        before.strip(" $€£¥₹")[-1:], before.strip()[:1], after.strip()[:1]
    ) or "\u2212" in before  # fmt: skip
    rest = [part for part in (_word(before), _word(after)) if part]
    currency, factor = None, 1.0
    for word in rest:
        code = _currency(word)
        unit = _UNITS.get(word.casefold().rstrip("."))
        if unit is not None:
            factor *= unit
        elif code is not None:
            currency = code or currency
        else:
            return None
    return Amount(digits, -factor if negative else factor, currency)


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


def currency_in(text: str) -> str | None:
    """The currency that a cell or a header names: a code, a name or a telling symbol."""
    words = [text] if text.isalnum() else re.split(r"[^\w€£₹₩₪₺$]+|_+", text)
    for word in words:
        if word.upper() in _HEADER_CODES:
            return word.upper()
        if word in SYMBOLS:
            return SYMBOLS[word]
    return NAMES.get(text.strip().casefold()) or next(
        (NAMES[word.casefold()] for word in words if word.casefold() in NAMES), None
    )


def _word(text: str) -> str:
    return text.strip(" ()+-\u2212\t")


def _currency(word: str) -> str | None:
    """A code, `` for a bare `$` or `¥` that many countries use, None when it is no currency."""
    if word in ("$", "¥"):
        return ""
    return SYMBOLS.get(word) or (word if _CODE.fullmatch(word) and word in _HEADER_CODES else None)


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
