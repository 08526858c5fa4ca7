"""Numbers as people write them: `12,000`, `250 000`, `1.5k`, `99,95`, `twenty-four`, `ten (10)`.

The words around a number say whether it is a least or a most: `at least`, `<`, `or less`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from commitcheck.model.pattern import pattern
from commitcheck.reading.tokens import Token, folded_words

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
    small = {name: at for at, names in enumerate(_UNITS, 1) for name in folded_words(names)}
    return small | {name: at for at, names in _TENS.items() for name in folded_words(names)}


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


_MOST = (
    r"not? (?:more|longer|later|greater|higher) than|not exceed(?:ing)?|shall not exceed|exceeds?|"
    r"at most|up to and including|no more than|less than|fewer than|lower than|below|under|within|"
    r"max(?:imum)?\.?|limited to|capped at|ceiling|<=?|≤|not beyond|cap(?:ped)?(?: of)?|"
    r"höchstens|maximal|weniger als|unter|binnen|innerhalb(?: von)?|nicht mehr als|"
    r"begrenzt auf|auf|"
    r"au plus|moins de|inférieure? à|sous|maximum de|ne dépass\w+ pas|au-delà de|"
    r"como máximo|menos de|inferior a|en menos de|máximo de|no más de|"
    r"no máximo|até|abaixo de|al massimo|meno di|entro|inferiore a|non oltre|"
    r"ten hoogste|maximaal|minder dan|hooguit"
)

_LEAST = (
    r"at least|not? (?:less|lower|fewer) than|no lower than|(?<!\d )(?<!\d)min(?:imum)?\.?|>=?|≥|"
    r"exceeding|mindestens|nicht weniger als|wenigstens|au moins|au minimum|al menos|"
    r"como mínimo|por lo menos|pelo menos|no mínimo|almeno|come minimo|minstens|ten minste"
)

_BEFORE = pattern(
    rf"(?:^|[\s(|:])(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<floor>floor))"
    r"\W{0,3}(?:by |um |de |von |of |than )?$",
    2,  # re.IGNORECASE
    needs="than exceed most includ below under within max limited cap ceiling < ≤ "
    "beyond höchst wenig unter binnen innerhalb mehr auf plus moins férieur sous "
    "dépass au-del máximo meno inferior más até abaixo massimo entro oltre "
    "hoogste hooguit least min > ≥ mínim floor",
)

_AFTER = pattern(
    r"\s*(?:(?P<most>or (?:less|fewer|below)|at most|max\b|oder weniger|ou moins|o menos|cap\b)"
    r"|(?P<least>or (?:more|better|above)|at least|min\b|oder mehr|ou plus|o más))",
    2,  # re.IGNORECASE
    needs="less fewer below most max wenig moins menos cap more better above least min "
    "mehr plus más",
)

_CONDITION = pattern(
    r"\b(?:if|should|falls?|drops?|when|wenn|sinkt|unterschreit\w+)\b[^.;]{0,60}$", 2
)

_LOOKED_BACK = 40


def operator_at(text: str, start: int, end: int) -> str:
    """`min`, `max` or `floor` where the words around a number say so, else `eq`.

    What triggers a remedy (`if availability drops under 99.5 %`) is no operator.
    """
    before = text[max(0, start - _LOOKED_BACK) : start]
    found = _BEFORE.search(before)
    if found and found.lastgroup:
        is_trigger = found.lastgroup == "most" and _CONDITION.search(before[: found.start()])
        if not is_trigger:
            return {"most": "max", "least": "min"}.get(found.lastgroup, "floor")
        return "eq"
    after = _AFTER.match(text, end)
    if after and after.lastgroup:
        return "max" if after.lastgroup == "most" else "min"
    return "eq"
