"""Currencies as exports write them: every code of ISO 4217, signs, and everyday words.

A sign or word that several countries use (`$`, `kr`, `peso`) is a currency, and says not which.
"""

from commitcheck.model.pattern import pattern

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
