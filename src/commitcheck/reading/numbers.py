"""Numbers as people write them: `12,000`, `250 000`, `1.5k`, `99,95`, `twenty-four`, `ten (10)`."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from commitcheck.model.pattern import pattern
from commitcheck.reading.tokens import Token, folded

_GROUPED = pattern(r"\d{1,3}(?:([.,' \u00a0\u202f\u2019])\d{3})(?:\1\d{3}){0,4}(?!\d)")
_PLAIN = pattern(r"\d{1,15}")
_DECIMALS = pattern(r"[.,](\d{1,6})(?![\d.,]\d)")
MULTIPLES: Mapping[str, float] = {
    "k": 1e3, "thousand": 1e3, "tausend": 1e3, "tsd": 1e3, "mille": 1e3, "mil": 1e3, "mila": 1e3,
    "duizend": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millionen": 1e6,
    "millone": 1e6, "milhoe": 1e6, "milioni": 1e6, "miljoen": 1e6, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
_UNITS = (
    "one ein eine einen einem einer un une uno una um uma een",
    "two zwei deux dos due dois duas twee couple",
    "three drei trois tres tre drie",
    "four vier quatre cuatro quattro quatro",
    "five funf fuenf cinq cinco cinque vijf",
    "six sechs seis sei zes",
    "seven sieben sept siete sette sete zeven",
    "eight acht huit ocho otto oito",
    "nine neun neuf nueve nove negen",
    "ten zehn dix diez dieci dez tien",
    "eleven elf onze once undici",
    "twelve zwolf zwoelf douze doce dodici doze twaalf",
    "thirteen dreizehn treize trece tredici treze dertien",
    "fourteen vierzehn quatorze catorce quattordici veertien",
    "fifteen funfzehn fuenfzehn quinze quince quindici vijftien",
    "sixteen sechzehn seize dieciseis sedici zestien",
    "seventeen siebzehn diecisiete diciassette dezessete zeventien",
    "eighteen achtzehn dieciocho diciotto dezoito achttien",
    "nineteen neunzehn diecinueve diciannove dezenove negentien",
)
_TENS = {
    20: "twenty zwanzig vingt veinte venti vinte twintig",
    24: "vierundzwanzig veinticuatro ventiquattro vierentwintig",
    30: "thirty dreissig trente treinta trenta trinta dertig",
    36: "sechsunddreissig trentasei",
    40: "forty vierzig quarante cuarenta quaranta quarenta veertig",
    48: "achtundvierzig quarantotto",
    50: "fifty funfzig fuenfzig cinquante cincuenta cinquanta cinquenta vijftig",
    60: "sixty sechzig soixante sesenta sessanta sessenta zestig",
    72: "zweiundsiebzig",
    70: "seventy siebzig setenta settanta zeventig",
    80: "eighty achtzig ochenta ottanta oitenta tachtig",
    90: "ninety neunzig noventa novanta negentig",
    100: "hundred hundert cent cien cento honderd",
}
_TEN = 10


@cache
def number_words() -> Mapping[str, int]:
    small = {folded(name): at for at, names in enumerate(_UNITS, 1) for name in names.split()}
    return small | {folded(name): at for at, names in _TENS.items() for name in names.split()}


def number_at(text: str, place: int, end: int) -> tuple[float, int] | None:
    """The number in digits that begins at a place, and where it ends; None where none does.

    One group of three after a mark is taken for thousands (`1.200`, `1,200`), anything else
    after a mark for decimals (`99,95`, `0.125`).
    """
    found = _GROUPED.match(text, place, end)
    if found and not found[0].startswith("0"):
        whole = float(re.sub(r"\D", "", found[0]))
        stop = found.end()
        decimals = _DECIMALS.match(text, stop, end)
        if decimals and text[stop] != found[1]:
            return whole + float(f"0.{decimals[1]}"), decimals.end()
        return whole, stop
    found = _PLAIN.match(text, place, end)
    if not found:
        return None
    decimals = _DECIMALS.match(text, found.end(), end)
    if decimals:
        return float(f"{found[0]}.{decimals[1]}"), decimals.end()
    return float(found[0]), found.end()


def spoken_number(found: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The number that words say from an index on, and the index after them: `twenty-four`."""
    words = number_words()
    value = words.get(found[at].word)
    if value is None:
        return None
    after = at + 1
    if value > _TEN and value % _TEN == 0 and after < len(found):
        unit = words.get(found[after].word, 0)
        if 0 < unit < _TEN and found[after].start - found[at].end <= 1:
            return value + unit, after + 1
    return value, after
