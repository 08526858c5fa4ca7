"""What stands beside a number: units (`k`, `Mio.`, `lakh`) and currencies, apart or in one word.

`TEUR`, `k€`, `USD thousands` and `million US dollars` are each one unit and one currency.
"""

import re
from functools import cache

from msgspec import Struct

from commitcheck.model.pattern import pattern

# Currencies as exports write them: every code of ISO 4217, signs, and everyday words.
#
# A sign or word that several countries use (`$`, `kr`, `peso`) is a currency, and says not which.

_ISO_4217 = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN
    BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP
    ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR
    ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
    MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
    PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL
    THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF
    XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG ZWL
"""
CODES = frozenset(_ISO_4217.split())
"""All of ISO 4217 but XXX and XTS, which stand for no currency, and those gone since 2010."""

_WORDS_TOO = """
    ALL AMD ANG BAM BOB CHE COP CUP GEL LAK MAD MOP NAD PAB PEN RON SOS STN TOP TRY
"""
_ALSO_WORDS = frozenset(_WORDS_TOO.split())
"""Codes that are words or names elsewhere: in a header only as written in capitals."""

SYMBOLS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "R$": "BRL", "US$": "USD", "U$S": "USD", "C$": "CAD",
    "CA$": "CAD", "CDN$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "MX$": "MXN", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "₩": "KRW",
    "₪": "ILS", "₺": "TRY", "₽": "RUB", "₴": "UAH", "₸": "KZT", "₦": "NGN", "₱": "PHP", "฿": "THB",
    "₫": "VND", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₭": "LAK", "₮": "MNT", "₾": "GEL", "₼": "AZN",
    "֏": "AMD", "৳": "BDT", "៛": "KHR", "CHF": "CHF", "SFr.": "CHF", "SFr": "CHF", "Rs.": "INR",
    "Rp": "IDR", "Rp.": "IDR", "RM": "MYR", "S/": "PEN", "S/.": "PEN", "лв": "BGN", "лв.": "BGN",
    "руб": "RUB", "руб.": "RUB", "грн": "UAH", "грн.": "UAH",  # noqa: RUF001
    "元": "CNY", "円": "JPY", "원": "KRW",
    "RMB": "CNY",
}  # fmt: skip
UNTOLD = frozenset(("$", "¥", "￥", "kr", "kr.", "lei", "R", "Rs", "Fr", "Fr.", "din", "din."))
"""Signs of several currencies."""

NAMES = {
    "us dollar": "USD", "us dollars": "USD", "dollar": "USD", "euro": "EUR", "euros": "EUR",
    "pound sterling": "GBP", "british pound": "GBP", "british pounds": "GBP",
    "pounds sterling": "GBP", "swiss franc": "CHF", "swiss francs": "CHF", "indian rupee": "INR",
    "indian rupees": "INR", "rupees": "INR", "yen": "JPY", "japanese yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "chinese yuan": "CNY", "won": "KRW", "south korean won": "KRW",
    "canadian dollar": "CAD", "canadian dollars": "CAD", "australian dollar": "AUD",
    "australian dollars": "AUD", "new zealand dollar": "NZD", "singapore dollar": "SGD",
    "hong kong dollar": "HKD", "brazilian real": "BRL", "reais": "BRL", "mexican peso": "MXN",
    "mexican pesos": "MXN", "swedish krona": "SEK", "swedish kronor": "SEK", "kronor": "SEK",
    "norwegian krone": "NOK", "norwegian kroner": "NOK", "danish krone": "DKK",
    "danish kroner": "DKK", "forint": "HUF", "zloty": "PLN", "złoty": "PLN", "złotych": "PLN",
    "czech koruna": "CZK", "korun": "CZK", "south african rand": "ZAR", "rand": "ZAR",
    "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "dong": "VND", "naira": "NGN",
    "hryvnia": "UAH", "ruble": "RUB", "rubles": "RUB", "roubles": "RUB", "turkish lira": "TRY",
    "shekel": "ILS", "shekels": "ILS", "uae dirham": "AED", "emirati dirham": "AED",
    "saudi riyal": "SAR", "romanian leu": "RON",
}  # fmt: skip
_OF_SEVERAL = """
    dollars peso pesos krone kroner krona dirham dirhams riyal riyals dinar dinars lira liras
    franc francs pound pounds rupee
"""
_UNTOLD_NAMES = frozenset(_OF_SEVERAL.split())
_WORDS = pattern(r"[^\w€£₹₩₪₺₽₴₸₦₱฿₫$]+|_+")


def currency_of(word: str) -> str | None:
    """The code of a sign, code or name; `""` for one of several; None when it is no currency."""
    upper = word.upper()
    if word in SYMBOLS:
        return SYMBOLS[word]
    if word in UNTOLD or word.casefold() in ("kr", "kr."):
        return ""
    if word in CODES or (upper in CODES and upper not in _ALSO_WORDS):
        return upper
    name = word.casefold()
    return "" if name in _UNTOLD_NAMES or name == "dollar" else NAMES.get(name)


def currency_in(text: str) -> str | None:
    """The currency that a header names: a code, a name or a telling symbol."""
    words = [text] if text.isalnum() else _WORDS.sub(" ", text).split()
    for word in words:
        found = SYMBOLS.get(word) or _code_in_header(word)
        if found:
            return found
    return NAMES.get(text.strip().casefold()) or next(
        (NAMES[word.casefold()] for word in words if word.casefold() in NAMES), None
    )


def _code_in_header(word: str) -> str | None:
    upper = word.upper()
    if upper not in CODES or (upper in _ALSO_WORDS and word != upper):
        return None
    return upper


_UNITS: dict[float, str] = {
    1e3: "k thousand thousands tsd tausend thsd tys tis mila mille milles duizend tusen тыс 千",
    1e4: "万 萬 만",
    1e5: "lakh lakhs lac lacs",
    1e6: "m mm mn mio mln million millions millionen miljoen miljoner millioner millones millón "
    "milhões milhão milioni milionů milionów mill млн 百万",
    1e7: "crore crores",
    1e8: "亿 億 억",
    1e9: "b bn billion billions mrd mld mdr md milliard milliards milliarde milliarden miliardi "
    "miljard млрд",
    1e12: "tn trn trillion trillions",
}
UNITS = {"%": 1.0} | {word: factor for factor, named in _UNITS.items() for word in named.split()}
_PREFIXES = {"k": 1e3, "K": 1e3, "t": 1e3, "T": 1e3, "m": 1e6, "M": 1e6, "MM": 1e6, "mm": 1e6,
             "mn": 1e6, "Mio": 1e6, "Mio.": 1e6, "Mrd": 1e9, "Md": 1e9, "bn": 1e9, "B": 1e9,
             "G": 1e9}  # fmt: skip
_LONGEST_NAME = 4
_LONGEST_LINE = 120
_THOUSANDS = pattern(
    r"(?:[x\u00d7*] ?)?(?:1?000)(?:s|er)?",
    needs="000",
)
_TIMES = frozenset("0x\u00d7*")
"""A thousand is a unit wherever it stands if it begins so; `1000` alone may be anything."""
_HUMP = pattern(r"(?<=[a-z])[KM]$")
"""`arrK`, as programs name a column."""
_EASTERN = ("百万", "千", "万", "萬", "만", "亿", "億", "억")  # as prefixes of a currency
_GROUPED = pattern(r"(?<=\d)[.,' \u2019](?=\d)")
_APOSTROPHES = str.maketrans("", "", "'\u2019`")
_BRACKETS = pattern(
    r"[(\[{]([^()\[\]{}]*)[)\]}]",
    needs="( [ {",
)
_IN = frozenset(("in", "en", "em", "i", "à"))
_IN_HEADERS: dict[float, str] = {
    0.01: "cent cents ct cts pence",
    100.0: "hundreds",
    1e3: "miles milliers millier migliaia migliaio milhares milhar mii tausender duizenden "
    "tusental tusind tusinde tuhat tuhatta ezer tisíc tisíce tysiąc tysiące tysięcy тысяч тысячи "
    "10^3 10**3 10\u00b3 1e3",
    1e6: "milj miljoonaa milyon миллион миллионы миллионов 10^6 10**6 10\u2076 1e6",
}
_PARTS = {word: factor for factor, named in _IN_HEADERS.items() for word in named.split()}
"""Units that stand in headers only: beside a number some of them are other things."""
_SINGLE = {"k": 1e3, "t": 1e3, "m": 1e6, "mi": 1e6, "b": 1e9, "cr": 1e7, "mil": 0.0}
"""Letters that are units only where a header sets them apart; `mil` is a thousand here, a
million there.
"""


_PERIOD = pattern(
    r"(?:/|\b(?:per|pro|par|por|al|a|p)[ .]) ?(?:month|mo|monat|mois|mes|mese|m\u00eas|maand"
    r"|quarter|quartal|trimestre|kwartaal|week|day|user|seat|licen[cs]e|nutzer|lizenz|utilisateur"
    r"|licence|usuario|usu\u00e1rio|licencia|utente|licenza|gebruiker|licentie)\b"
    r"|\b(?:monthly|quarterly|weekly|daily|monatlich|mtl|viertelj\u00e4hrlich|quartalsweise|mensuel"
    r"|mensuelle|trimestriel|trimestrielle|mensual|trimestral|mensile|trimestrale|mensal"
    r"|maandelijks|half-yearly|halbj\u00e4hrlich)\b",
    re.IGNORECASE,
    needs="mo mes m\u00eas maand quart kwart week day daily mens mtl viertel half halb user "
    "seat licen nutzer lizenz util usu utente gebruik",
)
"""A part of a year, or a price for one user: not what a year of the deal is worth."""
_DIVIDED = pattern(
    r"[/\u00f7] ?(1000(?:000)?)\b",
    needs="1000",
)


class Beside(Struct, frozen=True):
    """A factor and a currency; `""` is one that several countries use, None is none."""

    factor: float = 1.0
    currency: str | None = None


@cache
def beside(text: str) -> Beside | None:
    """What the words beside a number mean; None when one of them means nothing here."""
    tokens = text.split()
    factor, currency, at = 1.0, None, 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + _LONGEST_NAME), at, -1):
            found = _meant(" ".join(tokens[at:end]))
            if found is not None:
                break
        else:
            return None
        factor *= found.factor
        currency = found.currency if found.currency is not None else currency
        at = end
    if "Cr" in tokens or "Cr." in tokens:
        return Beside(factor, currency or "INR")
    return Beside(factor, currency)


def _meant(word: str) -> Beside | None:
    unit = UNITS.get(word.casefold().rstrip("."))
    if unit is None and word in ("Cr", "Cr."):  # in capitals it is an accountant's credit
        unit = UNITS["crore"]
    if unit is not None:
        return Beside(unit)
    currency = currency_of(word)
    if currency is not None:
        return Beside(1.0, currency)
    return _compound(word)


def _compound(word: str) -> Beside | None:
    """`k€`, `TEUR`, `MUSD`, `€k`, `USDm`, `$000s`, `百万円`."""
    for head in _EASTERN:
        if word.startswith(head) and _is_sign(word[len(head) :]):
            return Beside(UNITS[head], currency_of(word[len(head) :]))
    for cut in range(1, min(len(word), 5)):
        head, tail = word[:cut], word[cut:]
        if head in _PREFIXES and _is_sign(tail):
            return Beside(_PREFIXES[head], currency_of(tail))
    for cut in range(1, min(len(word), 5)):
        head, tail = word[:-cut], word[-cut:]
        if tail in _PREFIXES and tail not in "tT" and _is_sign(head):
            return Beside(_PREFIXES[tail], currency_of(head))
        if _THOUSANDS.fullmatch(tail) and _is_sign(head):
            return Beside(1e3, currency_of(head))
    return None


def _is_sign(text: str) -> bool:
    return text in SYMBOLS or text in CODES or text in UNTOLD


class HeaderUnit(Struct, frozen=True):
    """What a header says its numbers are multiplied by; 0 where it says something that could
    be two units, or a part of a year. `word` is how it says so.
    """

    factor: float
    word: str
    currency: str | None = None
    is_part_of_year: bool = False
    line: int | None = None
    """Where it stands, if not in the header but above the table."""


@cache
def unit_in(header: str) -> HeaderUnit | None:
    """The unit that a header names for its whole column: `ARR (k€)`, `Value in INR lakhs`."""
    period = _PERIOD.search(header)
    if period:
        return HeaderUnit(0.0, period[0].strip(" /"), is_part_of_year=True)
    has_digits = any(map(str.isdecimal, header))
    plain = (_GROUPED.sub("", header) if has_digits else header).translate(_APOSTROPHES)
    divided = _DIVIDED.search(plain)
    if divided:
        return HeaderUnit(float(divided[1]), divided[0])
    for aside in _BRACKETS.findall(plain):
        tokens = _tokens(aside.replace("/", " "))
        found = _unit_among(tokens, apart=0)
        if found:
            return found
    tokens = _tokens(_BRACKETS.sub(" ", plain))
    apart = next((at + 1 for at, token in enumerate(tokens) if token.casefold() in _IN), None)
    return _unit_among(tokens, len(tokens) if apart is None else apart)


def unit_above(text: str) -> HeaderUnit | None:
    """The unit that a line above a table names for its amounts: `All amounts in thousands`.

    A bare number and a part of a year are none there: `Deals (1000)`, `Monthly report`.
    """
    if len(text) > _LONGEST_LINE:
        return None
    found = unit_in(text.replace(":", " ").replace("\uff1a", " "))
    if found is None or found.is_part_of_year or found.word[:1] in "/\u00f71":
        return None
    return found


def without_unit(name: str) -> str:
    """A header's words without the unit and currency at their end: `arr in teur` is `arr`."""
    tokens = name.split()
    while len(tokens) > 1 and _is_measure(tokens[-1]):
        tokens.pop()
    return " ".join(tokens)


def _is_measure(word: str) -> bool:
    return (
        word in _IN
        or word in _SINGLE
        or word in UNITS
        or word in _PARTS
        or word.upper() in CODES
        or bool(_THOUSANDS.fullmatch(word))
        or _compound(word.upper()) is not None
    )


def _tokens(text: str) -> list[str]:
    return text.replace("_", " ").replace(",", " ").split()


def _unit_among(tokens: list[str], apart: int) -> HeaderUnit | None:
    """The first unit; single letters count from the place `apart`, or beside a currency."""
    for at, token in enumerate(tokens):
        beside_it = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
        is_apart = at >= apart or any(currency_of(other) is not None for other in beside_it)
        is_last = 0 < at == len(tokens) - 1
        found = _unit_of(token, is_apart=is_apart, is_last=is_last)
        if found:
            return found
    return None


def _unit_of(token: str, *, is_apart: bool, is_last: bool) -> HeaderUnit | None:
    word = token.casefold().rstrip(".")
    if word in _SINGLE:
        counts = is_apart or (is_last and word in ("k", "m"))
        return HeaderUnit(_SINGLE[word], token) if counts else None
    if _THOUSANDS.fullmatch(word):
        return HeaderUnit(1e3, token) if is_apart or word[:1] in _TIMES else None
    hump = _HUMP.search(token) if token.endswith(("K", "M")) else None
    if hump and currency_of(token) is None and _compound(token) is None:
        return HeaderUnit(_PREFIXES[hump.group()], hump.group())
    factor = UNITS.get(word, _PARTS.get(word, 1.0))
    if factor != 1.0:
        return HeaderUnit(factor, token)
    found = _compound(token.strip(".:;")) if currency_of(token) is None else None
    if found is None or found.factor == 1.0:
        return None
    return HeaderUnit(found.factor, token, found.currency or None)
