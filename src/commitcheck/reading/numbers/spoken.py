"""Numbers in words, in seven languages: `twenty-four`, `two hundred and fifty`, `anderthalb`."""

from collections.abc import Mapping, Sequence
from functools import cache

from commitcheck.reading.tokens import Token, folded_words

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

_MORE: Mapping[float, str] = {
    12: "dozen dutzend douzaine docena duzia dozzina dozijn",
    1.5: "anderthalb eineinhalb einundeinhalb anderhalf", 2.5: "zweieinhalb zweiundeinhalb",
    3.5: "dreieinhalb dreiundeinhalb", 4.5: "viereinhalb", 5.5: "funfeinhalb", 6.5: "sechseinhalb",
    200: "zweihundert doscientos doscientas duzentos duzentas tweehonderd",
    250: "zweihundertfunfzig", 300: "dreihundert trescientos trezentos driehonderd",
    400: "vierhundert cuatrocientos quatrocentos", 500: "funfhundert quinientos quinhentos",
    600: "sechshundert seiscientos seiscentos", 700: "siebenhundert setecientos setecentos",
    800: "achthundert ochocientos oitocentos", 900: "neunhundert novecientos novecentos",
    1000: "thousand tausend eintausend mille mil mila duizend", 2000: "zweitausend",
    3000: "dreitausend", 5000: "funftausend", 10_000: "zehntausend",
}  # fmt: skip
_MULTIPLIERS: Mapping[str, int] = {
    word: value
    for value, spelt in (
        (12, "dozen dutzend douzaine docena duzia dozzina dozijn"),
        (100, "hundred hundert cent honderd"),
        (1000, "thousand tausend mille mil mila duizend"),
        (1_000_000, "million millionen millone milhoe milhao milioni miljoen"),
    )
    for word in folded_words(spelt)
}
_AND = frozenset(("and", "und", "et", "y", "e", "en"))
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_HALF = (
    ("and", "a", "half"), ("and", "one", "half"), ("und", "ein", "halb"), ("et", "demi"),
    ("et", "demie"), ("y", "media"), ("y", "medio"), ("e", "meia"), ("e", "meio"), ("e", "mezza"),
    ("e", "mezzo"), ("en", "een", "half"),
)  # fmt: skip


@cache
def number_words() -> Mapping[str, float]:
    small = {name: at for at, names in enumerate(_UNITS, 1) for name in folded_words(names)}
    large = _TENS | dict(_MORE)
    return small | {name: at for at, names in large.items() for name in folded_words(names)}


def spoken_number(found: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The number that words say from an index on, and the index after them: `twenty-four`,
    `two hundred and fifty`, `one and a half`.
    """
    if found[at].word not in number_words():
        return None
    value, after = _whole(found, at)
    decimals = _decimals(found, after)
    if decimals:
        return float(f"{int(value)}.{decimals}"), after + 1 + len(decimals)
    half = half_after(found, after) if value < _HUNDRED else 0
    return (value + 0.5, after + half) if half else (value, after)


_POINT = frozenset("point komma virgule coma virgola virgula".split())  # noqa: SIM905 - a word list


def _decimals(found: Sequence[Token], at: int) -> str:
    """The digits that words say behind a point: `ninety-nine point nine five`."""
    if at >= len(found) or found[at].word not in _POINT:
        return ""
    digits = ""
    for token in found[at + 1 : at + 5]:
        digit = number_words().get(token.word, _TEN)
        if not (digit < _TEN and digit % 1 == 0):
            break
        digits += str(int(digit))
    return digits


def _whole(found: Sequence[Token], at: int) -> tuple[float, int]:
    words = number_words()
    total, current, here = 0.0, words[found[at].word], at + 1
    while here < len(found):
        skipped = found[here].word in _AND and current % _HUNDRED == 0
        n = here + skipped
        if n >= len(found) or any(
            found[k].start - found[k - 1].end > 1 for k in range(here, n + 1)
        ):
            break
        times, more = _MULTIPLIERS.get(found[n].word), words.get(found[n].word, 0)
        if times and not skipped and current and current < times and current % 1 == 0:
            current *= times
            if times >= _THOUSAND:
                total, current = total + current, 0
        elif 0 < more < _rest(current, total) and more % 1 == 0:
            current += more
        else:
            break
        here = n + 1
    return total + current, here


def _rest(current: float, total: float) -> float:
    """What is still added to a number must be less than this: units to tens, tens to hundreds."""
    if current == 0:
        return _THOUSAND if total else 0
    if current % _HUNDRED == 0:
        return _HUNDRED if current < _THOUSAND else _THOUSAND
    return _TEN if current > _TEN and current % _TEN == 0 else 0


def half_after(found: Sequence[Token], at: int) -> int:
    """How many words from an index on say `and a half`, in seven languages; 0 where none do."""
    if at >= len(found) or found[at].word not in _AND:
        return 0
    for words in _HALF:
        if tuple(token.word for token in found[at : at + len(words)]) == words:
            return len(words)
    return 0
